import { type DraftSet, rowAmong, type RowDelta, rowDeltas, type RowTable } from './draft.ts';
import { exchange, type Family, type Hint, type HintContext, hintFigure, sumOf } from './hint.ts';
import { childrenOf, type Membership } from './membership.ts';
import { levelOf, type OwnerKey, rowId } from './owner.ts';
import type { MaySee } from './policy.ts';
import { intervalCount } from './row-change.ts';
import { rowCurrency } from './row-currency.ts';
import { atOnce, eachOf, STEP, type Steps } from './steps.ts';
import type { TargetInterval, TargetRow, TargetValue } from './target.ts';
import { TextTable } from './text-table.ts';

/** The rules by which the rows of a sheet are added up. */
export interface SheetContext extends Omit<HintContext, 'interval'> {
  readonly membership: Membership;
  /** Without it everything may be seen. */
  readonly maySee?: MaySee;
}

type Whole = number | bigint;

/** Rows of one step. */
const ROWS = STEP / 10;

/** Sum of the children of an owner for one item. */
interface FamilySum {
  /** Per interval, exact however many children there are: a big one beyond the safe range. */
  readonly sums: readonly Whole[];
  /** How many children are not empty in an interval. */
  readonly counts: readonly number[];
  /** How many children lack a rate of a currency. */
  readonly missing: ReadonlyMap<string, number>;
}

/** Sums of a sheet, by owner and item, that follow its rows. A value, as the draft is. */
export interface SheetSums {
  readonly context: SheetContext;
  readonly interval: TargetInterval;
  /** The rows that the sums are of. */
  readonly rows: RowTable;
  readonly families: TextTable<FamilySum>;
}

/** A hint of a sheet. */
export interface SheetHint extends Hint {
  /** A sum is beyond what is exact, and absent (T8). */
  readonly tooLarge?: true;
}

type Sheet = Pick<DraftSet, 'rows' | 'interval'>;

/** The sums of all groups and the company. */
export function sheetSums(set: Sheet, context: SheetContext): SheetSums {
  return atOnce(summingUp(set, context));
}

/** The same in steps. */
export function* summingUp(set: Sheet, context: SheetContext): Steps<SheetSums> {
  const rows = TextTable.empty<readonly TargetRow[]>();
  const families = TextTable.empty<FamilySum>();
  return yield* summing({ context, interval: set.interval, rows, families }, set);
}

/**
 * The sums after the rows became others, by edit, undo or merge: in time by
 * the rows that differ, not by all there are. Where a currency changes, the
 * owners that follow it are added up again.
 */
export function sumsAfter(sums: SheetSums, set: Sheet): SheetSums {
  return atOnce(summing(sums, set));
}

/** The same in steps, after an edit of thousands of rows. */
export function* summing(sums: SheetSums, { rows, interval }: Sheet): Steps<SheetSums> {
  const { context } = sums;
  if (interval !== sums.interval) return yield* summingUp({ rows, interval }, context);
  if (rows === sums.rows) return sums;
  const deltas = rowDeltas(sums.rows, rows);
  if (deltas.length > ROWS) yield;
  const anew = otherCurrencies(sums.rows, rows, deltas, context);
  const next = { ...sums, rows };
  const changed = new Map<string, Adder>();
  const adderOf = (id: string) => {
    let adder = changed.get(id);
    if (!adder) changed.set(id, (adder = new Adder(sums.families.get(id), intervalCount(interval))));
    return adder;
  };
  for (const id of anew.keys()) changed.set(id, new Adder(undefined, intervalCount(interval)));
  yield* eachOf(
    deltas,
    ({ before, after }) => {
      const id = familyId((after ?? before)!, context);
      if (!id || anew.has(id)) return;
      const adder = adderOf(id);
      if (before) adder.add(partOf(before, sums), -1);
      if (after) adder.add(partOf(after, next), 1);
    },
    ROWS,
  );
  for (const [id, children] of anew) {
    yield* eachOf(children(rows), (row) => adderOf(id).add(partOf(row, next), 1), ROWS);
  }
  return { ...next, families: sums.families.with([...changed].map(([id, adder]) => [id, adder.sum()])) };
}

/** The sum of an owner's children beside its own target (T4); undefined of users, and where a child is hidden (T24). */
export function hintIn(sums: SheetSums, owner: OwnerKey, item?: string): SheetHint | undefined {
  const { context, rows, interval, families } = sums;
  if (levelOf(owner) === 'user' || hidesChild(owner, context)) return undefined;
  const family = families.get(rowId({ owner, item }));
  const parent = rowAmong(rows, { owner, item });
  const own = parent?.values ?? [];
  const exact = Array.from({ length: intervalCount(interval) }, (_, index) =>
    family?.counts[index] ? family.sums[index]! : null,
  );
  const totals = exact.map(asNumber);
  const year = asNumber(exact.reduce((sum, one) => (one === null ? sum : plus(sum ?? 0, one)), null));
  const tooLarge = [...totals, year].includes('too-large');
  return {
    currency: context.unit === 'count' ? undefined : (parent?.currency ?? context.base),
    intervals: totals.map((total, index) => figure(total, own[index] ?? null)),
    year: figure(year, sumOf(own)),
    missing: [...(family?.missing.keys() ?? [])],
    ...(tooLarge && { tooLarge }),
  };
}

function figure(total: TargetValue | 'too-large', own: TargetValue) {
  return hintFigure(total === 'too-large' ? null : total, own);
}

function plus(one: Whole, other: Whole): Whole {
  const sum = Number(one) + Number(other);
  return Number.isSafeInteger(sum) ? sum : BigInt(one) + BigInt(other);
}

function asNumber(sum: Whole | null): TargetValue | 'too-large' {
  if (sum === null) return null;
  const number = Number(sum);
  return Number.isSafeInteger(number) ? number : 'too-large';
}

function hidesChild(owner: OwnerKey, { membership, maySee }: SheetContext): boolean {
  return !!maySee && !childrenOf(owner, membership).every((child) => maySee(child));
}

/**
 * An owner and its children for one item, for `takeSum` and `spreadParent`.
 * Members of a group without a row, who are listed all the same (T5), are
 * there with an empty one.
 */
export function familyOf(
  { rows, interval }: Sheet,
  owner: OwnerKey,
  item: string | undefined,
  membership: Membership,
): Family {
  const parent = rowAmong(rows, { owner, item });
  const values = Array<null>(intervalCount(interval)).fill(null);
  const children = childrenOf(owner, membership).flatMap((child): TargetRow[] => {
    const row = rowAmong(rows, { owner: child, item });
    const isListed = levelOf(child) === 'user' && !membership.isFormer(child);
    if (row || !isListed) return row ? [row] : [];
    return [{ owner: child, ...(item !== undefined && { item }), values }];
  });
  const own = rows.get(owner);
  return {
    owner,
    ...(item !== undefined && { item }),
    ...(parent && { parent }),
    children,
    ...(levelOf(owner) === 'group' && own && { rows: own }),
  };
}

/** Name of the family that a row is a child in. */
function familyId({ owner, item }: TargetRow, { membership }: SheetContext): string | undefined {
  const parent = membership.parentOf(owner);
  return parent && rowId({ owner: parent, item });
}

/** A row's values in the currency of its parent; none where a rate is missing. */
interface Part {
  readonly values: readonly TargetValue[];
  readonly missing: ReadonlySet<string>;
}

const NONE: ReadonlySet<string> = new Set();

function partOf(row: TargetRow, { rows, interval, context }: SheetSums): Part {
  const parent = context.membership.parentOf(row.owner)!;
  const from = rowCurrency(row, levelOf(row.owner) === 'user' ? rows.get(parent) : undefined);
  const to = rowAmong(rows, { owner: parent, item: row.item })?.currency;
  if (from === to) return { values: row.values, missing: NONE };
  const { values, missing } = exchange(row.values, from, to, { ...context, interval });
  return { values: missing.length ? [] : values, missing: missing.length ? new Set(missing) : NONE };
}

/** Adds to the sum of a family, and takes away from it. */
class Adder {
  readonly #sums: Whole[];
  readonly #counts: number[];
  readonly #missing: Map<string, number>;

  constructor(from: FamilySum | undefined, count: number) {
    this.#sums = from ? [...from.sums] : Array<Whole>(count).fill(0);
    this.#counts = from ? [...from.counts] : Array<number>(count).fill(0);
    this.#missing = new Map(from?.missing);
  }

  add({ values, missing }: Part, sign: 1 | -1): void {
    values.forEach((value, index) => {
      if (value === null) return;
      this.#sums[index] = plus(this.#sums[index]!, sign * value);
      this.#counts[index]! += sign;
    });
    for (const currency of missing) {
      const count = (this.#missing.get(currency) ?? 0) + sign;
      if (count) this.#missing.set(currency, count);
      else this.#missing.delete(currency);
    }
  }

  /** None where there is nothing to add up. */
  sum(): FamilySum | undefined {
    const isEmpty = !this.#missing.size && this.#counts.every((count) => count === 0);
    return isEmpty ? undefined : { sums: this.#sums, counts: this.#counts, missing: this.#missing };
  }
}

type Children = (rows: RowTable) => readonly TargetRow[];

/** Families whose currency, or that of whose children, is another one; with a way to their children. */
function otherCurrencies(
  before: RowTable,
  after: RowTable,
  deltas: readonly RowDelta[],
  { membership }: SheetContext,
): ReadonlyMap<string, Children> {
  const families = new Map<string, Children>();
  const owners = new Set(deltas.map((delta) => (delta.after ?? delta.before)!.owner));
  for (const owner of owners) {
    if (levelOf(owner) === 'user' || currencies(before.get(owner)) === currencies(after.get(owner))) continue;
    const children = childrenOf(owner, membership);
    const items = new Set(
      [before, after].flatMap((rows) => children.flatMap((child) => (rows.get(child) ?? []).map(({ item }) => item))),
    );
    for (const item of items) {
      families.set(rowId({ owner, item }), (rows) =>
        children.flatMap((child) => rowAmong(rows, { owner: child, item }) ?? []),
      );
    }
  }
  return families;
}

function currencies(rows: readonly TargetRow[] = []): string {
  return JSON.stringify(rows.map(({ item, currency }) => [item, currency]));
}
