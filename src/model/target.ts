import type { Note } from './note.ts';
import type { TargetType } from './organisation.ts';
import type { OwnerKey } from './owner.ts';

export type TargetInterval = 'month' | 'quarter';

/** A target set is all rows of one fiscal year and target type. `year` is the year's name (T9). */
export interface TargetKey {
  readonly year: number;
  readonly targetType: string;
}

/** Names a row within its set. Without `item`: the row for all items. */
export interface RowKey extends TargetKey {
  readonly owner: OwnerKey;
  readonly item?: string;
}

/** Whole minor units, or a number of sales. `null` is empty (no target), 0 is a target of nothing (T6). */
export type TargetValue = number | null;

export interface TargetRow {
  readonly owner: OwnerKey;
  readonly item?: string;
  /** ISO 4217; absent means the organisation's, for a user the group's (T7). Counts have none. */
  readonly currency?: string;
  /** One value per interval of the fiscal year (12 or 4), first fiscal interval first. */
  readonly values: readonly TargetValue[];
  readonly locked?: boolean;
}

export interface TargetSet extends TargetKey {
  readonly interval: TargetInterval;
  readonly rows: readonly TargetRow[];
  /** Number of the save that the rows stand at; 0 before the first. */
  readonly revision: number;
  readonly notes?: readonly Note[];
}

/** The content of a repository, without the values. */
export interface TargetCatalogue {
  readonly types: readonly TargetType[];
  /** Which years have targets of which type, and by which interval. */
  readonly sets: readonly (TargetKey & { readonly interval: TargetInterval })[];
  /** Owners that have a row in any set; they exist where no organisation file lists who does (R12). */
  readonly owners: readonly OwnerKey[];
  /** Currencies that rows name (R14). */
  readonly currencies: readonly string[];
  readonly notes?: readonly Note[];
}

/** The part of a save that is about one row. Fields that are absent stay as they are. */
export interface RowChange {
  readonly owner: OwnerKey;
  readonly item?: string;
  readonly currency?: string;
  /** New values by index of the interval: `{ 2: 20_000_00, 3: null }`. */
  readonly values?: Readonly<Record<number, TargetValue>>;
  readonly locked?: boolean;
  readonly removed?: true;
}

/** The part of a save that is about one set; a save has at most one per set. */
export interface TargetChange extends TargetKey {
  /** The revision the changes start from; another one is a conflict if it touched the same cells (T30). */
  readonly base: number;
  readonly rows?: readonly RowChange[];
  /**
   * Interval of the set, where the save makes it. Another than the set has
   * changes all its rows, locked ones too: months become sums, quarters are
   * split (T10). `rows` are then by the new interval.
   */
  readonly interval?: TargetInterval;
  /** For quarters that become months: whole numbers by which they are split, first fiscal month first. Default: equal. */
  readonly weights?: readonly number[];
  /** Types to add or to change. */
  readonly types?: readonly TargetType[];
  /** Ids of types to delete. Their targets have to go with the same save (T23). */
  readonly removedTypes?: readonly string[];
  /** Takes the whole year away. */
  readonly removed?: true;
  readonly by?: string;
  readonly comment?: string;
}

export type RevisionKind = 'created' | 'edited' | 'deleted' | 'locked' | 'unlocked';

/** Index of the interval, or the field's name. */
export type RowField = number | 'currency' | 'locked' | 'interval' | 'removed';

/** Of a row, as it is recorded: `null` is empty. */
export type FieldValue = string | number | boolean | null;

/** With `interval` among the changes of a row, values are from the old intervals to the new ones. */
export interface FieldChange {
  readonly field: RowField;
  readonly from: FieldValue;
  readonly to: FieldValue;
}

/** The changes of one save to one row (T28). */
export interface Revision {
  readonly row: RowKey;
  readonly revision: number;
  readonly kind: RevisionKind;
  /** When, as ISO instant. */
  readonly at: string;
  readonly by?: string;
  readonly comment?: string;
  readonly changes: readonly FieldChange[];
}
