import type { Actuals, ActualsCell } from './actual.ts';
import { decimalsOf } from './currency.ts';
import type { Day, Month } from './day.ts';
import { groupOf } from './directory.ts';
import { convertCells } from './convert-cells.ts';
import { addExact } from './money.ts';
import type { Note } from './note.ts';
import { type MemberRows, type MemberTargets, membersOf } from './members.ts';
import { levelOf, type OwnerKey } from './owner.ts';
import type { Roles } from './queries.ts';
import type { Question } from './question.ts';
import { rowCurrency } from './row-currency.ts';
import { convert, ratioOf, SAME, withoutRate, type Exchange } from './rates.ts';
import { atOnce, eachOf, type Steps } from './steps.ts';
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
  /** Cells of one role with converted values (T8); undefined where the role was not asked, or cells of last year or of the pipeline have no rate. */
  cells(role: keyof Roles): readonly ActualsCell[] | undefined;
  /** Sum of the cells of one role. */
  sum(role: keyof Roles): number | undefined;
  /** Target intervals of an owner, of all items that count. */
  slices(owner: OwnerKey): readonly Slice[];
  /** Target intervals of one owner, or of one item of whoever is asked about. */
  slicesOf(part: Targeted): readonly Slice[];
  /** Where one of them has a target; undefined if that is everywhere. */
  targeted(part: Targeted): HasTarget | undefined;
  /** Targets of the members of whoever is asked about; absent where it has its own in the period, or they have none (M13). */
  readonly members?: MemberTargets;
  /** Those of several, each interval added up. */
  sharedSlicesOf(parts: readonly Targeted[]): Steps<readonly Slice[]>;
  /** Cells of one role that are left out for want of a rate, as they were. */
  leftOut(role: keyof Roles): readonly ActualsCell[];
  /** Targets that are left out for want of a rate. Complete for an owner or item once its slices were read. */
  readonly targetsLeftOut: readonly TargetLeftOut[];
  /** Notes about amounts left out for want of a rate (T7). Complete once everything was read. */
  notes(): readonly Note[];
}

/** A target without a rate: of an interval that begins with a calendar month. */
export interface TargetLeftOut {
  readonly owner: OwnerKey;
  readonly item?: string;
  readonly first: Month;
  readonly months: number;
  /** Those that have no rate. */
  readonly currencies: readonly string[];
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

/** Conversion of targets to the currency that is shown; what is left out comes into a list. */
function converting(question: Question, currency: string | undefined, exchange: Exchange) {
  return (placed: PlacedRow, into: TargetLeftOut[]): Convert => {
    const from = currencyIn(placed, question) || undefined;
    const isPlain = question.measure === 'count' || ratioOf(from, currency, '', exchange) === SAME;
    if (isPlain) return (value) => value;
    return (value, month) => {
      const shown = convert(value, from, currency, month, exchange);
      if (shown === undefined) {
        const { owner, item } = placed.row;
        const months = placed.set.interval === 'quarter' ? 3 : 1;
        const currencies = withoutRate(from, currency, month, exchange);
        into.push({ owner, ...(item !== undefined && { item }), first: month, months, currencies });
      }
      return shown;
    };
  };
}

export function* ledgerOf(question: Question, actuals: readonly Actuals[], sets: readonly TargetSet[]): Steps<Ledger> {
  for (const set of sets) yield* indexing(set);
  const rows = rowsByOwner(sets);
  const targetsLeftOut: TargetLeftOut[] = [];
  const { currency, exchange } = exchangeOf(question, rows);
  const convertInto = converting(question, currency, exchange);
  const convertFor = (placed: PlacedRow) => convertInto(placed, targetsLeftOut);
  const { converted, left, lacks } = yield* convertedAnswers(actuals, question, currency, exchange);
  const items = question.items && new Set(question.items);
  const rowsOf = (owner: OwnerKey) => chosenRows(rows.get(owner) ?? [], items);
  const slicesFor = (placed: readonly PlacedRow[]) =>
    placed.flatMap((one) => slicesOf(one, question.fiscal, convertFor(one)));
  let byItem: ReadonlyMap<string | undefined, readonly PlacedRow[]> | undefined;
  const rowsOfItem = (item: string) => {
    byItem ??= atOnce(grouping(rows.get(question.owner) ?? [], ({ row }) => row.item));
    return byItem.get(item) ?? [];
  };
  const rowsOfPart = ({ owner, item }: Targeted) => {
    if (owner) return rowsOf(owner);
    return item === undefined ? [] : rowsOfItem(item);
  };
  // Of whoever is asked about: wanted for the total, and again for its points.
  const lacking: TargetLeftOut[] = [];
  const add = (placed: readonly PlacedRow[]) =>
    sharedSlices(placed, question.fiscal, (one) => convertInto(one, lacking));
  const { own, members, theirs } = yield* targetsOf(question, sets, {
    own: slicesFor(rowsOf(question.owner)),
    rowsOf,
    add,
    lacking,
  });
  if (theirs) targetsLeftOut.push(...lacking);
  const leftOut = (role: keyof Roles) => left[question.roles[role] ?? -1] ?? [];
  const cells = (role: keyof Roles) =>
    !role.startsWith('actual') && leftOut(role).length ? undefined : converted[question.roles[role] ?? -1];
  return {
    currency,
    cells,
    sum(role) {
      const found = cells(role);
      return found && sumOf(found);
    },
    members,
    slices: (owner) => (owner === question.owner ? own : slicesFor(rowsOf(owner))),
    slicesOf: (part) => slicesFor(rowsOfPart(part)),
    targeted: (part) => {
      const placed = (part.owner === question.owner && theirs) || rowsOfPart(part);
      return targetedBy(placed, question.period, question.fiscal, convertFor);
    },
    *sharedSlicesOf(parts) {
      const placed: PlacedRow[] = [];
      yield* eachOf(parts, (part) => void placed.push(...rowsOfPart(part)));
      return yield* sharedSlices(placed, question.fiscal, convertFor);
    },
    leftOut,
    targetsLeftOut,
    notes: () => notesOfRates([...lacks, ...targetsLeftOut]),
  };
}

/** Cells of each answer in the currency shown, and those that have no rate. */
function* convertedAnswers(
  actuals: readonly Actuals[],
  { measure }: Question,
  currency: string | undefined,
  exchange: Exchange,
): Steps<{
  readonly converted: readonly (readonly ActualsCell[])[];
  readonly left: readonly (readonly ActualsCell[])[];
  readonly lacks: readonly Pick<TargetLeftOut, 'currencies'>[];
}> {
  const converted: (readonly ActualsCell[])[] = [];
  const left: (readonly ActualsCell[])[] = [];
  for (const { cells } of actuals) {
    const without: ActualsCell[] = [];
    converted.push(measure === 'count' ? cells : yield* convertCells(cells, currency, exchange, without));
    left.push(without);
  }
  const lacks = left.flat().map(({ currency: from, month }) => ({
    currencies: withoutRate(from || undefined, currency, month, exchange),
  }));
  return { converted, left, lacks };
}

function notesOfRates(lacks: readonly Pick<TargetLeftOut, 'currencies'>[]): readonly Note[] {
  const named = new Set(lacks.flatMap(({ currencies }) => currencies));
  return [...named].map((value) => ({ code: 'missing-rate', value }));
}

/** Intervals of whoever is asked about: its own, else those of its members where these are asked for, with their rows (M13). */
function* targetsOf(
  question: Question,
  sets: readonly TargetSet[],
  {
    own,
    rowsOf,
    add,
    lacking,
  }: Omit<MemberRows, 'owners'> & { readonly own: readonly Slice[]; readonly lacking: readonly unknown[] },
): Steps<{
  readonly own: readonly Slice[];
  readonly members?: MemberTargets;
  readonly theirs?: readonly PlacedRow[];
}> {
  if (own.some((slice) => liesWithin(slice, question.period))) return { own };
  const owners = new Set<OwnerKey>();
  for (const set of sets) yield* eachOf(rowsOfSet(set).keys(), (one) => void owners.add(one));
  const members = yield* membersOf(question, { owners, rowsOf, add });
  if (members && question.request.targetFrom === 'members')
    return { own: members.slices, members, theirs: members.rows };
  // A sum of which a part has no rate is no hint.
  return { own, members: lacking.length ? undefined : members };
}

function liesWithin({ from, to }: Slice, period: Question['period']): boolean {
  return from <= period.to && to >= period.from;
}

const indexed = new WeakMap<TargetSet, ReadonlyMap<OwnerKey, readonly TargetRow[]>>();

/** Sets are frozen and shared by all tiles of a board, so each is put in order once. */
function* indexing(set: TargetSet): Steps<void> {
  if (!indexed.has(set)) indexed.set(set, yield* grouping(set.rows, ({ owner }) => owner));
}

/** Rows of a set that has been put in order. */
function rowsOfSet(set: TargetSet): ReadonlyMap<OwnerKey, readonly TargetRow[]> {
  return indexed.get(set)!;
}

function* grouping<T, K>(list: readonly T[], keyOf: (one: T) => K): Steps<ReadonlyMap<K, readonly T[]>> {
  const groups = new Map<K, T[]>();
  yield* eachOf(list, (one) => {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  });
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
