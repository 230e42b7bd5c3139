import type { Day } from './day.ts';
import type { DraftSet } from './draft.ts';
import { fiscalYearOf } from './fiscal.ts';
import { type Family, type HintContext, type HintEdits, spreadParent } from './hint.ts';
import type { Membership } from './membership.ts';
import { MAX_MINOR } from './money.ts';
import type { Organisation, TargetType } from './organisation.ts';
import type { OwnerKey } from './owner.ts';
import { fiscalYearPeriod, intervalsOf, type Period } from './period.ts';
import { denyEdit } from './policy-change.ts';
import type { PolicyReason, Rights } from './policy.ts';
import { currencyOfRows } from './row-currency.ts';
import type { Values } from './split.ts';
import type { RowChange, TargetRow } from './target.ts';

/** Rules by which filling in is reckoned. */
export interface FillContext extends HintContext {
  /** Last day of the closed books (A6). */
  readonly closedUntil?: Day;
  readonly rights?: Rights;
  /** The currency of a row: its own, a user's group's (T7). Undefined is the base. */
  currencyOf(row: Pick<TargetRow, 'owner' | 'item' | 'currency'>): string | undefined;
}

/** A row with its values before and after; a preview, and what an edit is made of. */
export interface FilledRow {
  readonly owner: OwnerKey;
  readonly item?: string;
  /** Currency of the values. */
  readonly currency?: string;
  readonly before: Values;
  readonly after: Values;
  /** Currency that they were converted from. */
  readonly convertedFrom?: string;
  /** Of catching up: the surplus that the open intervals could not be lowered by (T15). Above 0. */
  readonly left?: number;
}

/**
 * Why a row is not filled in: `locked` · `missing-rate` · `too-large` beyond
 * the exact range · `no-values` nothing to copy · `no-open-interval` all books
 * are closed, or no open interval has a target · `nothing-to-lower` more was
 * sold than asked for, and the open intervals are 0 already · `no-children` and `no-parent`
 * nothing to spread over, or to spread · or what the policy denies.
 */
export type FillReason =
  | 'locked'
  | 'missing-rate'
  | 'too-large'
  | 'no-values'
  | 'no-open-interval'
  | 'nothing-to-lower'
  | 'no-children'
  | 'no-parent'
  | PolicyReason;

export interface UnfilledRow {
  readonly owner: OwnerKey;
  readonly item?: string;
  readonly reason: FillReason;
  /** For `missing-rate`. */
  readonly currencies?: readonly string[];
}

/** Preview of filling in. Nothing is done yet. */
export interface Fill {
  /** Only rows that would change. */
  readonly rows: readonly FilledRow[];
  readonly refused: readonly UnfilledRow[];
}

/** The context of a set with its edits. */
export function fillContextOf(
  set: DraftSet,
  organisation: Organisation,
  membership: Membership,
  { type, rights }: { readonly type?: TargetType; readonly rights?: Rights } = {},
): FillContext {
  const { currency, rates, closedUntil, fiscalYear } = organisation;
  return {
    year: set.base.year,
    interval: set.interval,
    fiscal: fiscalYearOf(fiscalYear),
    base: currency,
    ...(rates && { rates }),
    ...(type && { unit: type.unit }),
    ...(closedUntil && { closedUntil }),
    ...(rights && { rights }),
    currencyOf: currencyOfRows(set.rows, membership),
  };
}

/** The changes that a fill is, for a step of a draft. */
export function changesOfFill({ rows }: Fill): RowChange[] {
  return rows.map(({ owner, item, before, after }) => {
    const values = after.flatMap((value, index) =>
      value === (before[index] ?? null) ? [] : [[index, value] as const],
    );
    return { owner, ...(item !== undefined && { item }), values: Object.fromEntries(values) };
  });
}

/** Row after filling in, or the reason why it stays. */
export type Filling =
  | {
      readonly after: Values;
      readonly convertedFrom?: string;
      readonly left?: number;
      readonly reason?: undefined;
    }
  | { readonly reason: FillReason; readonly currencies?: readonly string[] };

/** Fills rows one by one. Locked ones and those that may not be edited are refused before they are asked about (T25). */
export function fillRows(rows: readonly TargetRow[], context: FillContext, fill: (row: TargetRow) => Filling): Fill {
  const filled: FilledRow[] = [];
  const refused: UnfilledRow[] = [];
  for (const row of rows) {
    const { owner, item, values } = row;
    const key = { owner, ...(item !== undefined && { item }) };
    const answer = refusalOf(row, context) ?? inRange(fill(row));
    if (answer.reason) {
      refused.push({ ...key, reason: answer.reason, ...(answer.currencies && { currencies: answer.currencies }) });
    } else if (answer.after.some((value, index) => value !== (values[index] ?? null))) {
      const currency = context.unit === 'count' ? undefined : (context.currencyOf(row) ?? context.base);
      const { after, convertedFrom, left } = answer;
      const money = { ...(currency && { currency }), ...(convertedFrom && { convertedFrom }) };
      filled.push({ ...key, ...money, before: values, after, ...(left && { left }) });
    }
  }
  return { rows: filled, refused };
}

function refusalOf({ owner, locked }: TargetRow, { rights }: FillContext): Filling | undefined {
  const denied = rights && denyEdit(rights, owner);
  if (denied) return { reason: denied };
  return locked ? { reason: 'locked' } : undefined;
}

function inRange(answer: Filling): Filling {
  if (answer.reason) return answer;
  return answer.after.some((value) => Math.abs(value ?? 0) > MAX_MINOR) ? { reason: 'too-large' } : answer;
}

/** The answers of a hint (T4) as a preview. `rows` are those that it changes, as they stand. */
export function fillOfHint(edits: HintEdits, { owner, item, parent, children }: Family, context: FillContext): Fill {
  const key = { owner, ...(item !== undefined && { item }) };
  if (edits.refused) {
    const { reason, rows = [], currencies } = edits.refused;
    if (!rows.length) return { rows: [], refused: [{ ...key, reason, ...(currencies && { currencies }) }] };
    const named = rows.map((row) => ({ owner: row.owner, ...(row.item !== undefined && { item: row.item }), reason }));
    return { rows: [], refused: named };
  }
  const changes = new Map(edits.changes.map((change) => [change.owner, change.values ?? {}]));
  const empty = { ...key, values: Array<null>(periodsOf(context).length).fill(null) };
  return fillRows(
    [parent ?? empty, ...children].filter((row) => changes.has(row.owner)),
    context,
    (row) => {
      const values = changes.get(row.owner)!;
      return { after: row.values.map((value, index) => (index in values ? values[index]! : value)) };
    },
  );
}

/**
 * The parent's target of the year spread over its children (T4, T13): over the
 * intervals by weights first, then in each over the children by what they have.
 */
export function spreadYear(
  family: Family,
  weights: (total: number) => readonly number[],
  context: FillContext,
): HintEdits {
  const { parent } = family;
  const own = parent?.values.filter((value) => value !== null) ?? [];
  if (!parent || !own.length) return { refused: { reason: 'no-parent' } };
  const total = own.reduce<number>((sum, value) => sum + value, 0);
  return spreadParent({ ...family, parent: { ...parent, values: weights(total) } }, context);
}

/** The intervals of the set's year, first fiscal one first. */
export function periodsOf({
  year,
  interval,
  fiscal,
}: Pick<FillContext, 'year' | 'interval' | 'fiscal'>): readonly Period[] {
  return intervalsOf(fiscalYearPeriod(year, fiscal), interval, fiscal);
}

/** Whether the books of each interval are closed (A6). */
export function closedIntervals(context: Pick<FillContext, 'year' | 'interval' | 'fiscal' | 'closedUntil'>): boolean[] {
  const { closedUntil } = context;
  return periodsOf(context).map(({ to }) => closedUntil !== undefined && to <= closedUntil);
}
