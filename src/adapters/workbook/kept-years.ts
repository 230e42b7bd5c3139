import type { ImportedRow, ImportedSet, UnreadValue } from '../../model/import-plan.ts';
import { fromMajor, MAX_MINOR } from '../../model/money.ts';
import { isOwnerKey, rowId } from '../../model/owner.ts';
import type { TargetInterval, TargetValue } from '../../model/target.ts';
import { textPrint } from '../tables/fingerprint.ts';
import { WHOLE } from './range.ts';
import { readCells } from './sheet-cells.ts';
import type { SheetRow } from './sheet-row.ts';
import type { Sheet, Workbook } from './workbook.ts';

/** Name of the sheet in which a workbook of targets keeps what it was written with, and its first text. */
const KEEPSAKE = 'target-tiles';
const VERSION = '1';

type Breathe = () => Promise<void> | undefined;

interface Reading {
  readonly book: Workbook;
  readonly breathe: Breathe | undefined;
}

interface KeptRow {
  readonly owner: ImportedRow['owner'];
  readonly item?: string;
  readonly currency?: string;
  readonly decimals: number;
  readonly values: readonly TargetValue[];
}

interface KeptSet {
  readonly year: number;
  readonly targetType: string;
  readonly interval: TargetInterval;
  readonly rows: Map<string, KeptRow>;
}

/**
 * The targets of a workbook that was written here and edited since; undefined
 * for any other. Rows are known by the columns that nobody sees, wherever they
 * stand now; rows and columns that were added are passed over.
 */
export async function keptYears(book: Workbook, breathe?: Breathe): Promise<readonly ImportedSet[] | undefined> {
  const keepsake = book.sheets.find(({ name, isHidden }) => isHidden && name.startsWith(KEEPSAKE));
  const kept = keepsake && (await readKeepsake({ book, breathe }, keepsake));
  if (!kept) return undefined;
  const found: ImportedSet[] = [];
  for (const sheet of book.sheets)
    if (sheet !== keepsake) found.push(...(await readYear({ book, breathe }, sheet, kept)));
  return found;
}

type Kept = ReadonlyMap<string, KeptSet>;

async function readKeepsake(reading: Reading, sheet: Sheet): Promise<Kept | undefined> {
  const sets = new Map<string, KeptSet>();
  let isOurs: boolean | undefined;
  let set: KeptSet | undefined;
  await eachRow(reading, sheet, (row) => {
    const cells = row.cells().map(String);
    isOurs ??= cells[0] === KEEPSAKE && cells[1] === VERSION;
    if (cells[0] === 'sheet') {
      const [, year = '', targetType = '', interval] = cells;
      const by = interval === 'quarter' ? 'quarter' : 'month';
      set = { year: Number(year), targetType, interval: by, rows: new Map() };
      sets.set(`${year}:${targetType}`, set);
    }
    const kept = set && cells[0] === 'row' ? keptRow(cells, set) : undefined;
    if (kept) set!.rows.set(rowId(kept), kept);
    return !isOurs;
  });
  return isOurs ? sets : undefined;
}

function keptRow(cells: readonly string[], { interval }: KeptSet): KeptRow | undefined {
  const [, owner = '', item = '', currency = '', decimals, ...values] = cells;
  if (!isOwnerKey(owner)) return undefined;
  return {
    owner,
    ...(item && { item: item.slice(1) }),
    ...(currency && { currency }),
    decimals: Number(decimals),
    values: Array.from({ length: countOf(interval) }, (_, index) => (values[index] ? Number(values[index]) : null)),
  };
}

function countOf(interval: TargetInterval): number {
  return interval === 'month' ? 12 : 4;
}

/** The rows of a sheet, which its first cell tells to be one of targets; nothing of any other. */
async function readYear(reading: Reading, sheet: Sheet, kept: Kept): Promise<readonly ImportedSet[]> {
  let set: KeptSet | undefined;
  let columns: readonly number[] = [];
  const rows: ImportedRow[] = [];
  await eachRow(reading, sheet, (row) => {
    const first = String(row.value(0));
    if (!set) {
      set = kept.get(first.startsWith(`${KEEPSAKE}:`) ? first.slice(KEEPSAKE.length + 1) : '');
      columns = set ? valueColumns(row.cells(), set) : [];
      return !set;
    }
    const item = String(row.value(1));
    const own = isOwnerKey(first) ? set.rows.get(rowId({ owner: first, ...(item && { item }) })) : undefined;
    if (own) rows.push(importedRow(own, row, columns, set));
    return false;
  });
  if (!set) return [];
  const { year, targetType, interval } = set;
  return [{ year, targetType, interval, rows }];
}

/** Columns of the intervals: those before that of the year, which is called by its number. */
function valueColumns(header: readonly (string | number)[], { year, interval }: KeptSet): readonly number[] {
  const total = header.findLastIndex((name) => String(name) === String(year));
  const count = countOf(interval);
  return total < count ? [] : Array.from({ length: count }, (_, index) => total - count + index);
}

function importedRow(
  { owner, item, currency, decimals, values: written }: KeptRow,
  row: SheetRow,
  columns: readonly number[],
  { interval }: KeptSet,
): ImportedRow {
  const unread: UnreadValue[] = [];
  const values = Array.from({ length: countOf(interval) }, (_, index): TargetValue | undefined => {
    const column = columns[index];
    if (column === undefined) return undefined;
    const value = valueOf(row, column, decimals);
    if (value === undefined) unread.push({ index, text: String(row.fault(column)?.shown ?? row.value(column)) });
    return value;
  });
  return {
    owner,
    ...(item !== undefined && { item }),
    ...(currency && { currency }),
    values,
    written,
    ...(unread.length > 0 && { unread }),
  };
}

/** A value in minor units, `null` for an empty cell; undefined for what is no number. */
function valueOf(row: SheetRow, column: number, decimals: number): TargetValue | undefined {
  if (row.fault(column)) return undefined;
  const said = row.value(column);
  if (typeof said === 'string' && said.trim() === '') return null;
  const number = typeof said === 'number' ? said : NUMBER.test(said.trim()) ? Number(said) : NaN;
  if (!Number.isFinite(number) || Math.abs(number) * 10 ** decimals > MAX_MINOR) return undefined;
  return fromMajor(number, decimals);
}

/** A number that a spreadsheet has as text, in the one form that all read alike. */
const NUMBER = /^-?\d+(?:\.\d+)?$/;

async function eachRow({ book, breathe }: Reading, sheet: Sheet, take: (row: SheetRow) => boolean): Promise<void> {
  await readCells(book, sheet, WHOLE, { take, textPrint, breathe });
}
