import { type DraftEdit, type DraftSet, rowsIn } from './draft.ts';
import { removalOf } from './draft-rows.ts';
import { sumOf } from './hint.ts';
import { TooLarge } from './money.ts';
import type { TargetType } from './organisation.ts';
import { levelOf } from './owner.ts';
import type { TargetKey, TargetRow } from './target.ts';

/** Sum of some targets in one currency; without one for counts, and for money in the base. */
export interface CurrencySum {
  readonly currency?: string;
  /** Undefined beyond what is exact (T8). */
  readonly sum: number | undefined;
}

/** Targets together: how many, of whom, and what they add up to. */
export interface Holding {
  /** Rows that have a target in some interval. */
  readonly rows: readonly TargetRow[];
  /** Intervals with a target. */
  readonly values: number;
  /** How many users have some. */
  readonly users: number;
  readonly sums: readonly CurrencySum[];
}

/** Targets that a change of types takes away (T21–T23), of one year. */
export interface Going extends Holding {
  readonly set: TargetKey;
}

export interface TypePlan {
  readonly edits: readonly DraftEdit[];
  /** Years of which targets go; those without a value are left out. */
  readonly going: readonly Going[];
}

/** Currency that a row of a set is in. */
export type CurrencyOf = (set: DraftSet, row: TargetRow) => string | undefined;

/** Items whose rows a type has: without a choice the one row for all of them. */
function plannedItems({ items }: Pick<TargetType, 'items'>): readonly (string | undefined)[] {
  return items?.length ? items : [undefined];
}

/**
 * Changes the items and levels of a type (T20): rows of items that are no
 * longer selected go, also the row for all items (T22), and those of users
 * where there are no targets for them any more (T21). `sets` are all years of
 * the type. Rows of items that the host no longer lists, but which are
 * selected, stay.
 */
export function changeType(
  before: TargetType,
  after: TargetType,
  sets: readonly DraftSet[],
  currencyOf: CurrencyOf,
): TypePlan {
  const isLimited = after.levels === 'company-and-group';
  const kept = new Set(plannedItems(after));
  const deselected = new Set(plannedItems(before).filter((item) => !kept.has(item)));
  const goes = ({ owner, item }: TargetRow) => (isLimited && levelOf(owner) === 'user') || deselected.has(item);
  return planOf(sets, goes, { kind: 'type', type: after }, currencyOf);
}

/** Deletes a type with all its years (T23). */
export function removeType(targetType: string, sets: readonly DraftSet[], currencyOf: CurrencyOf): TypePlan {
  return planOf(sets, () => true, { kind: 'remove-type', targetType }, currencyOf);
}

/** Makes another type of one that has never been saved, whose dimension and unit may still change (T20). Its targets go. */
export function replaceType(
  before: TargetType,
  after: TargetType,
  sets: readonly DraftSet[],
  currencyOf: CurrencyOf,
): TypePlan {
  const { edits, going } = removeType(before.id, sets, currencyOf);
  return { edits: [...edits, { kind: 'type', type: after, isNew: true }], going };
}

/** Those targets of some sets for which `holds` is true. */
export function holdingOf(
  sets: readonly DraftSet[],
  holds: (row: TargetRow) => boolean,
  currencyOf: CurrencyOf,
): Holding {
  return heldBy(sets.flatMap((set) => valuedRows(set, holds).map((row) => ({ row, currency: currencyOf(set, row) }))));
}

/** Targets of some sets by item; those of the row for all items without one. */
export function holdingsByItem(
  sets: readonly DraftSet[],
  currencyOf: CurrencyOf,
): ReadonlyMap<string | undefined, Holding> {
  const found = new Map<string | undefined, Found[]>();
  for (const set of sets) {
    for (const row of valuedRows(set, () => true)) {
      const own = found.get(row.item);
      const one = { row, currency: currencyOf(set, row) };
      if (own) own.push(one);
      else found.set(row.item, [one]);
    }
  }
  return new Map([...found].map(([item, own]) => [item, heldBy(own)]));
}

interface Found {
  readonly row: TargetRow;
  readonly currency: string | undefined;
}

function heldBy(found: readonly Found[]): Holding {
  const rows = found.map(({ row }) => row);
  const currencies = [...new Set(found.map(({ currency }) => currency))];
  const users = new Set(rows.map(({ owner }) => owner).filter((owner) => levelOf(owner) === 'user'));
  return {
    rows,
    values: rows.reduce((count, { values }) => count + values.filter((value) => value !== null).length, 0),
    users: users.size,
    sums: currencies.map((currency) => ({
      ...(currency && { currency }),
      sum: exactSum(found.filter((one) => one.currency === currency).flatMap(({ row }) => row.values)),
    })),
  };
}

function valuedRows(set: DraftSet, holds: (row: TargetRow) => boolean): TargetRow[] {
  return rowsIn(set).filter((row) => holds(row) && row.values.some((value) => value !== null));
}

function exactSum(values: readonly (number | null)[]): number | undefined {
  try {
    return sumOf(values) ?? undefined;
  } catch (error) {
    if (error instanceof TooLarge) return undefined;
    throw error;
  }
}

function planOf(
  sets: readonly DraftSet[],
  goes: (row: TargetRow) => boolean,
  edit: DraftEdit,
  currencyOf: CurrencyOf,
): TypePlan {
  const keyOf = ({ base: { year, targetType } }: DraftSet): TargetKey => ({ year, targetType });
  const removals = sets.flatMap((set): DraftEdit[] => {
    const rows = rowsIn(set).filter(goes);
    return rows.length ? [{ kind: 'rows', set: keyOf(set), rows: rows.map(removalOf) }] : [];
  });
  const going = sets.flatMap((set) => {
    const holding = holdingOf([set], goes, currencyOf);
    return holding.rows.length ? [{ ...holding, set: keyOf(set) }] : [];
  });
  return { edits: [...removals, edit], going };
}

/**
 * A change of a type over what others have made of it meanwhile: items that one
 * side added or took away are added or taken away, and levels that one side
 * changed are changed (T30).
 */
export function mergedType(base: TargetType, theirs: TargetType, mine: TargetType): TargetType {
  const [before, now, own] = [base, theirs, mine].map(({ items = [] }) => items) as [Items, Items, Items];
  const isGone = (item: string) => before.includes(item) && !now.includes(item);
  const items = [
    ...own.filter((item) => !isGone(item)),
    ...now.filter((item) => !before.includes(item) && !own.includes(item)),
  ];
  const levels = (mine.levels ?? 'all') === (base.levels ?? 'all') ? theirs.levels : mine.levels;
  const { id, dimension, unit } = mine;
  return { id, dimension, unit, ...(items.length > 0 && { items }), ...(levels && { levels }) };
}

type Items = readonly string[];
