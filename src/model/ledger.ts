import type { Actuals, ActualsCell } from './actual.ts';
import { decimalsOf } from './currency.ts';
import type { Day, Month } from './day.ts';
import { groupOf } from './directory.ts';
import { convertCells } from './convert-cells.ts';
import { addExact } from './money.ts';
import type { Note } from './note.ts';
import { levelOf, type OwnerKey } from './owner.ts';
import type { Roles } from './queries.ts';
import type { Question } from './question.ts';
import { rowCurrency } from './row-currency.ts';
import { convert, ratioOf, SAME, withoutRate, type Exchange } from './rates.ts';
import { eachOf, type Steps } from './steps.ts';
import {
  sharedSlices,
  slicesOf,
  targetedBy,
  type Convert,
  type HasTarget,
  type PlacedRow,
  type Slice,
} from './target-slices.ts';
import type { TargetRow, TargetSet } from './target.ts';

/** Answers and targets of one question in the one currency shown, ready to be added. */
export interface Ledger {
  readonly currency?: string;
  /** Cells of one role with converted values (T8); undefined where the role was not asked. */
  cells(role: keyof Roles): readonly ActualsCell[] | undefined;
  /** Sum of the cells of one role. */
  sum(role: keyof Roles): number | undefined;
  /** Target intervals of an owner, of all items that count. */
  slices(owner: OwnerKey): readonly Slice[];
  /** Target intervals of one owner, or of one item of whoever is asked about. */
  slicesOf(part: Targeted): readonly Slice[];
  /** Where one of them has a target; undefined if that is everywhere. */
  targeted(part: Targeted): HasTarget | undefined;
  /** Those of several, each interval added up. */
  sharedSlicesOf(parts: readonly Targeted[]): Steps<readonly Slice[]>;
  /** Notes about amounts left out for want of a rate (T7). Complete once everything was read. */
  notes(): readonly Note[];
}

/** An owner, or an item of whoever is asked about; neither has no targets. */
export interface Targeted {
  readonly owner?: OwnerKey;
  readonly item?: string;
}

type Rows = ReturnType<typeof rowsByOwner>;

/** The currency that is shown, none for a count, and the rates to it. */
function exchangeOf(question: Question, rows: Rows): { readonly currency?: string; readonly exchange: Exchange } {
  const { base, organisation, measure, currency, owner } = question;
  // Without an organisation's currency, amounts that name none were read with two decimals (R14).
  const unnamedDecimals = organisation.currency ? undefined : decimalsOf(undefined);
  const exchange: Exchange = { rates: organisation.rates, base, unnamedDecimals };
  const wanted = currency === 'own' ? (ownCurrency(owner, rows, question) ?? base) : currency;
  return { currency: measure === 'count' ? undefined : wanted, exchange };
}

export function* ledgerOf(question: Question, actuals: readonly Actuals[], sets: readonly TargetSet[]): Steps<Ledger> {
  const rows = rowsByOwner(sets);
  const missing = new Set<string>();
  const money = question.measure !== 'count';
  const { currency, exchange } = exchangeOf(question, rows);
  const leaveOut = (from: string | undefined, month: Month) => {
    for (const named of withoutRate(from, currency, month, exchange)) missing.add(named);
  };
  const inShown = (value: number, from: string | undefined, month: Month) => {
    const shown = convert(value, from, currency, month, exchange);
    if (shown === undefined) leaveOut(from, month);
    return shown;
  };
  const converted: (readonly ActualsCell[])[] = [];
  for (const { cells } of actuals)
    converted.push(money ? yield* convertCells(cells, currency, exchange, leaveOut) : cells);
  const convertFor = (placed: PlacedRow): Convert => {
    const from = currencyIn(placed, question) || undefined;
    const isPlain = !money || ratioOf(from, currency, '', exchange) === SAME;
    return isPlain ? (value) => value : (value, month) => inShown(value, from, month);
  };
  const items = question.items && new Set(question.items);
  const rowsOf = (owner: OwnerKey) => chosenRows(rows.get(owner) ?? [], items);
  const slicesFor = (placed: readonly PlacedRow[]) =>
    placed.flatMap((one) => slicesOf(one, question.fiscal, convertFor(one)));
  let byItem: ReadonlyMap<string | undefined, readonly PlacedRow[]> | undefined;
  const rowsOfItem = (item: string) => {
    byItem ??= grouped(rows.get(question.owner) ?? [], ({ row }) => row.item);
    return byItem.get(item) ?? [];
  };
  const rowsOfPart = ({ owner, item }: Targeted) => {
    if (owner) return rowsOf(owner);
    return item === undefined ? [] : rowsOfItem(item);
  };
  // Of whoever is asked about: wanted for the total, and again for its points.
  let own: readonly Slice[] | undefined;
  const cells = (role: keyof Roles) => converted[question.roles[role] ?? -1];
  return {
    currency,
    cells,
    sum(role) {
      const found = cells(role);
      return found && sumOf(found);
    },
    slices: (owner) => (owner === question.owner ? (own ??= slicesFor(rowsOf(owner))) : slicesFor(rowsOf(owner))),
    slicesOf: (part) => slicesFor(rowsOfPart(part)),
    targeted: (part) => targetedBy(rowsOfPart(part), question.period, question.fiscal, convertFor),
    *sharedSlicesOf(parts) {
      const placed: PlacedRow[] = [];
      yield* eachOf(parts, (part) => void placed.push(...rowsOfPart(part)));
      return yield* sharedSlices(placed, question.fiscal, convertFor);
    },
    notes: () => [...missing].map((value) => ({ code: 'missing-rate', value })),
  };
}

const indexed = new WeakMap<TargetSet, ReadonlyMap<OwnerKey, readonly TargetRow[]>>();

/** Sets are frozen and shared by all tiles of a board, so each is put in order once. */
function rowsOfSet(set: TargetSet): ReadonlyMap<OwnerKey, readonly TargetRow[]> {
  const before = indexed.get(set);
  if (before) return before;
  const rows = grouped(set.rows, ({ owner }) => owner);
  indexed.set(set, rows);
  return rows;
}

function grouped<T, K>(list: readonly T[], keyOf: (one: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const one of list) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return groups;
}

interface PlacedRows {
  get(owner: OwnerKey): readonly PlacedRow[] | undefined;
}

function rowsByOwner(sets: readonly TargetSet[]): PlacedRows {
  return {
    get: (owner) =>
      sets.flatMap(
        (set) =>
          rowsOfSet(set)
            .get(owner)
            ?.map((row) => ({ set, row })) ?? [],
      ),
  };
}

/**
 * Rows of the items that count; else the row for all items, or every item's
 * where there is none: of each set on its own, since one year may have such a
 * row and the next none.
 */
function chosenRows(rows: readonly PlacedRow[], items: ReadonlySet<string> | undefined): readonly PlacedRow[] {
  const by = (wanted: (row: TargetRow) => boolean) => rows.filter(({ row }) => wanted(row));
  if (items) return by((row) => row.item !== undefined && items.has(row.item));
  const whole = new Set(by((row) => row.item === undefined).map(({ set }) => set));
  return rows.filter(({ set, row }) => row.item === undefined || !whole.has(set));
}

/** Currency of an owner's targets, or of those of a user's group (R14). */
function ownCurrency(owner: OwnerKey, rows: PlacedRows, { directory }: Question): string | undefined {
  const named = (of: OwnerKey) => rows.get(of)?.find(({ row }) => row.currency)?.row.currency;
  const group = levelOf(owner) === 'user' ? groupOf(owner, directory) : undefined;
  return named(owner) ?? (group && named(`group:${group.id}`));
}

/** A row's currency: for a user that of the group in the same set (T7). */
function currencyIn({ set, row }: PlacedRow, { directory }: Question): string | undefined {
  const group = levelOf(row.owner) === 'user' ? groupOf(row.owner, directory) : undefined;
  return rowCurrency(row, group && rowsOfSet(set).get(`group:${group.id}`));
}

export function sumOf(cells: Iterable<ActualsCell>): number {
  let sum = 0;
  for (const { value } of cells) sum = addExact(sum, value);
  return sum;
}

/** Cells of the months that `from` … `to` touches; the query has already cut them to its days. */
export function cellsIn(cells: readonly ActualsCell[], from: Day, to: Day): readonly ActualsCell[] {
  const first = from.slice(0, 7);
  const last = to.slice(0, 7);
  return cells.filter(({ month }) => month >= first && month <= last);
}
