import { isNumber, type ColumnValues } from './column-values.ts';
import { FIELDS, nameFit, type FieldName, type TableKind } from './field-names.ts';
import { isMostly, type KnownNames } from './known-names.ts';

/** Columns that may be a field, the likeliest first, with how sure that is, 0 to 1. */
export type Candidates = ReadonlyMap<FieldName, readonly Candidate[]>;

export interface Candidate {
  readonly column: ColumnValues;
  readonly sure: number;
  /** Another file names most of its values. */
  readonly isKnown?: boolean;
}

const NUMERIC: readonly FieldName[] = ['amount', 'value', 'profit'];
const DATED: readonly FieldName[] = ['date'];
/** Two columns that differ by less are equally likely. */
export const TIE = 0.1;

/** Weighs every column for every field, by its name, by what stands in it, and by names that another file has. */
export function candidatesOf(kind: TableKind, columns: readonly ColumnValues[], known?: KnownNames): Candidates {
  return new Map(
    FIELDS[kind].map((field) => {
      const fits = weighed(field, kind, columns, known)
        .filter(({ sure }) => sure > 0.3)
        .sort((a, b) => b.sure - a.sure);
      return [field, fits.length ? fits : onlyOne(field, columns)];
    }),
  );
}

function weighed(
  field: FieldName,
  kind: TableKind,
  columns: readonly ColumnValues[],
  known?: KnownNames,
): readonly Candidate[] {
  const isNamed = namedBy(field, kind, known);
  const named = new Set(isNamed ? columns.filter(isNamed) : []);
  return columns.map((column) => {
    const sure = sureOf(field, column, kind);
    if (named.has(column)) return { column, sure: 0.8 + sure / 5, isKnown: true };
    return { column, sure: named.size ? sure * UNKNOWN : sure };
  });
}

/** A name counts for less where another column has the very values. */
const UNKNOWN = 0.7;

/** Whether another file names who or what stands in a column of a field. */
function namedBy(
  field: FieldName,
  kind: TableKind,
  known?: KnownNames,
): ((column: ColumnValues) => boolean) | undefined {
  if (!known || kind === 'people') return undefined;
  const { isUser, isGroup } = known;
  if (field === 'user') return (column) => isMostly(column, isUser);
  if (field === 'group') return (column) => isMostly(column, isGroup);
  return field === 'owner' ? (column) => isMostly(column, (value) => isUser(value) || isGroup(value)) : undefined;
}

/** Share of the values that are numbers, with a sign of per cent or without. */
const percents = ({ values }: ColumnValues) =>
  values.filter((value) => isNumber(typeof value === 'string' ? value.replace('%', '').trim() : value)).length /
  values.length;

function sureOf(field: FieldName, column: ColumnValues, kind: TableKind): number {
  const isDay = field === 'date' && kind === 'targets' && tellsYear(column);
  const name = Math.max(nameFit(field, column.name), isDay ? nameFit('period', column.name) : 0);
  if (kind === 'people' && field === 'id' && /(?:id|key|code|nr|no)$/i.test(column.name.trim())) return 0.9;
  if (!name) return 0;
  if (NUMERIC.includes(field)) return name * (column.filled ? column.numbers : 0.5);
  if (field === 'probability') return name * (column.filled ? percents(column) : 0.5);
  if (DATED.includes(field) && kind === 'sales') return name * (column.filled ? column.dates : 0.5);
  if (field === 'period' && tellsYear(column)) return 0; // it is a date
  return name;
}

const WITH_YEAR = /(?:^|[^\d])(?:19|20)\d\d(?:[^\d]|$)|\p{L}[-/. '’]\d\d$/u;

/** Whether the values are dates, or months and quarters with their year; years alone are not. */
function tellsYear({ dates, values }: ColumnValues): boolean {
  const texts = values.map(String).filter((value) => !/^\d{4}$/.test(value));
  return dates > 0.8 || (texts.length > 0 && texts.every((text) => WITH_YEAR.test(text)));
}

/** Where no name says it: the only column of dates, or of numbers that are no dates, years or ids. */
function onlyOne(field: FieldName, columns: readonly ColumnValues[]): readonly Candidate[] {
  const isKind =
    field === 'date'
      ? ({ dates, filled }: ColumnValues) => dates > 0.9 && filled > 0
      : field === 'amount' || field === 'value'
        ? (column: ColumnValues) => column.numbers > 0.9 && !column.dates && !isCounting(column)
        : undefined;
  const found = isKind ? columns.filter(isKind) : [];
  return found.map((column) => ({ column, sure: found.length === 1 ? 0.6 : 0.4 }));
}

/** Years, months, ids and postcodes are numbers, too. */
export function isCounting({ name, values }: ColumnValues): boolean {
  if (/(?:key|id|nr|no|num|number|code|zip|phone|week|day|rank|qty|quantity)$/i.test(name.trim())) return true;
  const isNamed = (['year', 'period', 'id', 'user', 'group'] as const).some((field) => nameFit(field, name) >= 0.6);
  return isNamed || values.every((value) => /^(?:19|20)\d\d$/.test(String(value)));
}

/** The column of each field, each column once, the surest first; fields in the order of their need. */
export function chosen(candidates: Candidates): ReadonlyMap<FieldName, Candidate> {
  const taken = new Map<number, FieldName>();
  const found = new Map<FieldName, Candidate>();
  const all = [...candidates].flatMap(([field, fits]) => fits.map((fit) => ({ field, ...fit })));
  for (const { field, ...fit } of all.sort((a, b) => b.sure - a.sure)) {
    if (found.has(field) || taken.has(fit.column.at)) continue;
    taken.set(fit.column.at, field);
    found.set(field, fit);
  }
  return new Map([...candidates.keys()].flatMap((field) => (found.has(field) ? [[field, found.get(field)!]] : [])));
}

/** Other columns that are as likely, and stand for nothing else. */
export function rivals(
  field: FieldName,
  candidates: Candidates,
  found: ReadonlyMap<FieldName, Candidate>,
): readonly Candidate[] {
  const own = found.get(field);
  if (!own) return [];
  const taken = new Set([...found.values()].map(({ column }) => column.at));
  return (candidates.get(field) ?? []).filter(
    ({ column, sure }) => !taken.has(column.at) && own.sure - sure < TIE && column.filled > 0,
  );
}
