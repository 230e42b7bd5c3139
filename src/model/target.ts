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

export interface TargetRow {
  readonly owner: OwnerKey;
  readonly item?: string;
  /** ISO 4217; absent means the organisation's, for a user the group's (T7). Counts have none. */
  readonly currency?: string;
  /**
   * One value per interval of the fiscal year (12 or 4), first fiscal interval
   * first: whole minor units, or a number of sales. `undefined` is empty (no
   * target), 0 is a target of nothing (T6).
   */
  readonly values: readonly (number | undefined)[];
  readonly locked?: boolean;
}

export interface TargetSet extends TargetKey {
  readonly interval: TargetInterval;
  readonly rows: readonly TargetRow[];
  /** Number of the save that the rows stand at; 0 before the first. */
  readonly revision: number;
  readonly notes?: readonly Note[];
}

/** What a repository holds, without the values. */
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

/** What a save does to one row. Only what is present changes. */
export interface RowChange {
  readonly owner: OwnerKey;
  readonly item?: string;
  readonly currency?: string;
  /** New values by index of the interval; `undefined` empties it. */
  readonly values?: ReadonlyMap<number, number | undefined>;
  readonly locked?: boolean;
  readonly removed?: true;
}

/** One save: all or nothing. */
export interface TargetChange extends TargetKey {
  /** The revision the changes start from; another one is a conflict if it touched the same cells (T30). */
  readonly base: number;
  readonly rows?: readonly RowChange[];
  /** Interval of the set, where the save makes it. */
  readonly interval?: TargetInterval;
  /** Types to add or to change. */
  readonly types?: readonly TargetType[];
  /** Takes the whole year away. */
  readonly removed?: true;
  readonly by?: string;
  readonly comment?: string;
}

export type RevisionKind = 'created' | 'edited' | 'deleted' | 'locked' | 'unlocked';

export interface FieldChange {
  /** Index of the interval, or the field's name. */
  readonly field: number | 'currency' | 'locked' | 'interval' | 'removed';
  readonly from?: string | number | boolean;
  readonly to?: string | number | boolean;
}

/** What one save did to one row (T28). */
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
