import { isCurrency } from '../../model/currency.ts';
import { rowAmong } from '../../model/draft.ts';
import { plainName } from '../../model/owner-names.ts';
import { isOwnerKey, levelOf, type OwnerKey, rowId } from '../../model/owner.ts';
import type { TargetRow } from '../../model/target.ts';
import { currencyIn, type Sheet } from '../sheet.ts';
import type { ClipCell, CopiedHead } from './clip.ts';
import { readDecimal } from './number-text.ts';
import { SheetGrid } from './sheet-grid.ts';
import type { SheetColumn } from './columns.ts';
import type { SheetRow } from './rows.ts';

type ClipRow = readonly ClipCell[];

/** Why a row of the clipboard has no place in the sheet. */
export type StrangerProblem = 'unknown' | 'former' | 'several' | 'twice' | 'other-currency';

/** Rows of the clipboard that say whose they are, in the order of the clipboard. */
export interface NamedRows {
  /** Sheet of those rows alone, to paste into from its first cell on. */
  readonly grid: SheetGrid;
  readonly rows: readonly ClipRow[];
  /** Rows that have no place, by what they are called. */
  readonly strangers: readonly Stranger[];
  /** Currencies of rows that are made, by row. */
  readonly currencies: ReadonlyMap<string, string>;
}

interface Stranger {
  readonly name: string;
  readonly problem: StrangerProblem;
}

/** Words of a sheet, by which those of a clipboard are found again. */
export interface SheetWords {
  /** Names of the rows of sums. */
  readonly sums: readonly string[];
  /** Everything that a column may be called. */
  namesOf(column: SheetColumn): readonly string[];
}

/** Finds the rows of a copy of ours, or those of a block with names before its numbers; undefined where nothing says whose they are. */
export function namedRows(
  rows: readonly ClipRow[],
  heads: readonly CopiedHead[] | undefined,
  shown: SheetGrid,
  words: SheetWords,
): NamedRows | undefined {
  const { found, head } = heads ? { found: ownRows(rows, heads) } : headedRows(rows, shown.sheet, words.sums);
  if (!found?.some(({ owner }) => owner)) return undefined;
  const columns = shown.columnList.filter(({ kind }) => kind === 'value');
  const headed = head && headedColumns(head, shown.columnList, words);
  if (headed) return placed(found, headed, shown);
  const width = Math.max(0, ...found.map(({ cells }) => cells.length));
  // A total may stand behind the intervals.
  const isYear = width === columns.length || (!heads && width === columns.length + 1);
  return isYear
    ? placed(
        found,
        columns.map((column, place) => ({ column, place })),
        shown,
      )
    : undefined;
}

/** Column of the sheet, and where its cells stand behind the names of a row. */
interface PlacedColumn {
  readonly column: SheetColumn;
  readonly place: number;
}

/** Intervals that a line of heads names, sums left out; undefined where one of the heads is none of the sheet, or stands twice. */
function headedColumns(
  head: readonly string[],
  list: readonly SheetColumn[],
  { namesOf }: SheetWords,
): readonly PlacedColumn[] | undefined {
  const names = new Map(list.flatMap((column) => namesOf(column).map((name) => [plainName(name), column])));
  const last = head.findLastIndex(Boolean);
  const found = head.slice(0, last + 1).map((text, place) => ({ place, column: names.get(plainName(text)) }));
  const named = found.flatMap(({ place, column }) => (column?.kind === 'value' ? [{ place, column }] : []));
  const isOdd = found.some(({ column }) => !column);
  const isTwice = new Set(named.map(({ column }) => column)).size < named.length;
  return isOdd || isTwice || !named.length ? undefined : named;
}

interface FoundRow {
  readonly name: string;
  readonly owner?: OwnerKey | undefined;
  readonly item?: string | undefined;
  /** Of its amounts, where the clipboard says it. */
  readonly currency?: string | undefined;
  readonly problem?: StrangerProblem;
  readonly cells: ClipRow;
}

/** Rows of our own copy, without its sums. */
function ownRows(rows: readonly ClipRow[], heads: readonly CopiedHead[]): readonly FoundRow[] | undefined {
  if (rows.length !== heads.length) return undefined;
  return rows.flatMap((row, index): readonly FoundRow[] => {
    const cells = row.filter(({ isDerived }) => !isDerived);
    return cells.length ? [{ ...heads[index]!, name: heads[index]!.owner, cells }] : [];
  });
}

interface HeadedRows {
  readonly found?: readonly FoundRow[];
  /** Texts above the numbers, where there is a line of them. */
  readonly head?: readonly string[];
}

/** Rows with names, or the ids of a workbook that was exported, in the columns before the first number. */
function headedRows(rows: readonly ClipRow[], sheet: Sheet, sums: readonly string[]): HeadedRows {
  const [numbers] = [...new Set(rows.map((row) => row.findIndex(isNumber)))]
    .filter((at) => at > 0)
    .sort((a, b) => a - b);
  if (numbers === undefined || sheet.type.items?.length) return {};
  const names = ownersByName(sheet);
  const isSum = new Set(sums.map(plainName));
  const textsOf = (cells: ClipRow) => cells.map(({ text }) => text.trim());
  // A line of heads, of which the last one may be the year.
  const [first] = rows;
  const owner = first && ownerOf(textsOf(first.slice(0, numbers)), names);
  const isHead = owner?.problem === 'unknown' && !isNumber(first![numbers]!);
  const found = rows.slice(isHead ? 1 : 0).flatMap((row): readonly FoundRow[] => {
    const texts = textsOf(row.slice(0, numbers));
    if (texts.every((text) => !text) || texts.some((text) => isSum.has(plainName(text)) || /^sum /.test(text)))
      return [];
    return [{ ...ownerOf(texts, names), currency: texts.find(isCurrency), cells: row.slice(numbers) }];
  });
  return { found, ...(isHead && { head: textsOf(first!.slice(numbers)) }) };
}

function ownerOf(texts: readonly string[], names: ReadonlyMap<string, OwnerKey | 'several'>): Omit<FoundRow, 'cells'> {
  const key = texts.find(isOwnerKey);
  const name = texts.find((text) => text && text !== key) ?? key!;
  if (key) return { name, owner: key };
  const known = texts.map((text) => ({ name: text, owner: names.get(plainName(text)) })).find(({ owner }) => owner);
  if (!known) return { name, problem: 'unknown' };
  return known.owner === 'several'
    ? { name: known.name, problem: 'several' }
    : { name: known.name, owner: known.owner };
}

function ownersByName({ house, set }: Sheet): ReadonlyMap<string, OwnerKey | 'several'> {
  const { membership, maySee, nameOf } = house;
  const users = house.organisation.users.map(({ id }): OwnerKey => `user:${id}`);
  const listed = [...membership.groups, ...users, ...membership.groups.flatMap(membership.membersOf)];
  const drafted = [...set.rows.entries()].map(([owner]) => owner as OwnerKey);
  const names = new Map<string, OwnerKey | 'several'>();
  for (const owner of new Set<OwnerKey>(['company', ...listed, ...drafted])) {
    if (maySee && !maySee(owner)) continue;
    const name = plainName(nameOf(owner));
    names.set(name, names.has(name) ? 'several' : owner);
  }
  return names;
}

function placed(found: readonly FoundRow[], columns: readonly PlacedColumn[], shown: SheetGrid): NamedRows {
  const strangers: Stranger[] = [];
  const taken = new Set<string>();
  const known = found.flatMap(({ name, owner, item, cells, currency, problem }) => {
    const row = owner && targetRow(owner, item);
    const why = problem ?? (row && taken.has(row.id) ? 'twice' : owner && strangerIn(shown.sheet, owner, item));
    if (row && !why) return taken.add(row.id) && { row, cells, currency };
    strangers.push({ name: owner ? shownName(shown.sheet, owner, name) : name, problem: why ?? 'unknown' });
    return [];
  });
  const { sheet, currencies } = withCurrencies(known, shown.sheet);
  const currencyOf = currencyIn(sheet);
  const isOther = ({ row, currency }: (typeof known)[number]) => {
    const own = currencyOf(rowAmong(sheet.set.rows, row) ?? row);
    return !!currency && !!own && own !== currency;
  };
  for (const { row } of known.filter(isOther))
    strangers.push({ name: shownName(sheet, row.owner, row.owner), problem: 'other-currency' });
  const kept = known.filter((one) => !isOther(one));
  const list = kept.map(({ row }) => row);
  const shownColumns = columns.map(({ column }) => column);
  return {
    grid: new SheetGrid(sheet, list, shownColumns, shown.actuals),
    rows: kept.map(({ cells }) => columns.map(({ place }) => cells[place] ?? { text: '' })),
    strangers,
    currencies,
  };
}

/** The sheet with rows of company and groups that it lacks, in the currencies of the clipboard; their users follow them (T7). */
function withCurrencies(
  found: readonly { readonly row: SheetRow; readonly currency: string | undefined }[],
  sheet: Sheet,
): { readonly sheet: Sheet; readonly currencies: ReadonlyMap<string, string> } {
  const base = sheet.house.organisation.currency;
  const made = found.flatMap(({ row, currency }) => {
    const isMade = currency && currency !== base && row.level !== 'user' && !rowAmong(sheet.set.rows, row);
    return isMade && sheet.type.unit !== 'count' ? [{ row, currency }] : [];
  });
  const currencies = new Map(made.map(({ row, currency }) => [row.id, currency]));
  if (!made.length) return { sheet, currencies };
  const more = new Map<string, TargetRow[]>();
  for (const { row, currency } of made) {
    const { owner, item } = row;
    const one = { owner, ...(item !== undefined && { item }), currency, values: [] };
    more.set(owner, [...(more.get(owner) ?? sheet.set.rows.get(owner) ?? []), one]);
  }
  const rows = sheet.set.rows.with(more);
  return { sheet: { ...sheet, set: { ...sheet.set, rows } }, currencies };
}

function targetRow(owner: OwnerKey, item: string | undefined): SheetRow {
  return {
    kind: 'target',
    id: rowId({ owner, item }),
    owner,
    ...(item !== undefined && { item }),
    level: levelOf(owner),
    isFirst: true,
    isParent: false,
    isOpen: false,
  };
}

/** Owners with a place: those with targets in this year; else those who are listed and have not left. */
function strangerIn(
  { set, type, house }: Sheet,
  owner: OwnerKey,
  item: string | undefined,
): StrangerProblem | undefined {
  const { membership, maySee } = house;
  if (maySee && !maySee(owner)) return 'unknown';
  if (set.rows.get(owner)?.some((row) => row.item === item)) return undefined;
  const isPlanned = type.items?.length ? item !== undefined && type.items.includes(item) : item === undefined;
  if (!isPlanned || !membership.has(owner)) return 'unknown';
  return membership.isFormer(owner) ? 'former' : undefined;
}

function shownName({ house }: Sheet, owner: OwnerKey, name: string): string {
  if (house.maySee && !house.maySee(owner)) return name;
  return house.membership.has(owner) ? house.nameOf(owner) : name;
}

function isNumber({ text, number, isDate }: ClipCell): boolean {
  if (isDate) return false;
  const plainText = text.replace(/\p{Sc}|\s/gu, '');
  return number !== undefined || (['.', ','] as const).some((sign) => readDecimal(plainText, sign) !== undefined);
}
