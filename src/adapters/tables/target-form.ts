import type { FiscalYear } from '../../model/organisation.ts';
import { isOwnerKey } from '../../model/owner.ts';
import { SourceError } from '../../source/source-error.ts';
import { columnKey } from './column-key.ts';
import type { Forms } from './forms.ts';
import type { ColumnSpec, MappingSpec } from './mapping.ts';
import { missingColumn } from './missing-column.ts';
import { isTargetWord } from './target-words.ts';
import { isTotalColumn, namedPart, namedPlaces, placeKey, type NamedPlace } from './wide-names.ts';
import { ACROSS, NO_COLUMN } from './written-rows.ts';

/** One target of a row that holds several. */
export interface Part {
  /** Where its value stands; absent where one value holds for all parts. */
  readonly column?: number;
  /** Its interval, where that is what the parts of a row differ by. */
  readonly place?: NamedPlace;
  /** Meaning of its column for another field. */
  readonly told?: string;
}

/** A column whose values are the sums of others in its row. */
export interface SumColumn {
  readonly column: number;
  readonly of: readonly number[];
}

/** How the rows below a header hold targets: one each, or several. */
export interface TargetForm {
  /** By which `entryReader` reads a row, or one part of it. */
  readonly spec: MappingSpec;
  readonly names: readonly string[];
  readonly parts: readonly Part[];
  readonly sums: readonly SumColumn[];
  /** Columns that nothing is read of. */
  readonly unread: readonly number[];
  /** The targets are the company's, since no column names their owner. */
  readonly isCompany: boolean;
}

/** Beside `ACROSS`: what the column of a part tells. */
const TOLD = '\u0002';

/** The mapping that says one value for all rows, as the board's attribute where that is named, else as the option. */
function optionOf(field: string, value: string | number, attribute?: string): string {
  return attribute ? `${attribute}="${field}:=${value}"` : `columns: { ${field}: { value: ${JSON.stringify(value)} } }`;
}

const constant = (value: string): ColumnSpec => ({ from: [NO_COLUMN], values: new Map([['', value]]) });

interface Header {
  readonly file: string;
  readonly line?: number;
  readonly isList: boolean;
  readonly fiscal: FiscalYear;
  /** Attribute that maps the columns; absent where the option `columns` does. */
  readonly option?: string | undefined;
  /** Names of our form. */
  readonly fields: readonly string[];
}

/**
 * Finds out how targets stand below a header, by the mapping or by names of
 * months, quarters and owners. Throws `SourceError`: `missing-column`, or
 * `column-twice` where two columns mean the same.
 */
export function targetForm(names: readonly string[], spec: MappingSpec, forms: Forms, header: Header): TargetForm {
  const columns = new Map(spec.columns);
  const has = (field: string) => columns.has(field) || names.includes(field);
  const placeOf = namedPlaces(forms, header.fiscal);
  const { every } = columns.get('period') ?? {};
  const { across, as = 'period' } = columns.get('value') ?? {};
  let parts: readonly Part[] = [];
  if (every) parts = everyPart(every);
  else if (across) parts = mappedParts(names, [...across], as, placeOf, header);
  else if (!has('value') && names.length) parts = foundParts(names, has, placeOf, header);
  const [first] = parts;
  if (first?.column !== undefined) columns.set('value', { from: [ACROSS] });
  if (first?.place) placeParts(parts, columns, has, names, header);
  if (first?.told !== undefined) tellParts(across ? as : 'owner', columns);
  // Where the mapping says one period for all, it may be one with its year.
  if (columns.has('period') && !has('year') && !has('date'))
    columns.set('date', columns.get('period')!).delete('period');
  const isCompany = !has('owner') && !columns.has('owner');
  if (isCompany) columns.set('owner', constant('company'));
  const read = new Set([...header.fields, ...[...columns.values()].flatMap(({ from }) => [...from])].map(columnKey));
  for (const { column } of spec.where ?? []) read.add(columnKey(column));
  const isRead = (column: number) => read.has(columnKey(names[column]!));
  const sums = sumsOf(names, parts, placeOf, isRead);
  const others = new Set([...parts, ...sums].map(({ column }) => column));
  return {
    spec: { ...spec, columns },
    names: names.length ? [...names, ACROSS, TOLD] : names,
    parts,
    sums,
    unread: [...names.keys()].filter((column) => !isRead(column) && !others.has(column) && names[column] !== NO_COLUMN),
    isCompany,
  };
}

function everyPart(interval: NamedPlace['interval']): readonly Part[] {
  return Array.from({ length: interval === 'month' ? 12 : 4 }, (_, index) => ({ place: { index, interval } }));
}

type PlaceOf = ReturnType<typeof namedPlaces>;

function mappedParts(
  names: readonly string[],
  across: readonly (readonly [column: string, told: string])[],
  as: string,
  placeOf: PlaceOf,
  header: Header,
): readonly Part[] {
  const isPlace = as === 'period' || as === 'date';
  const parts = across.map(([name, told]): Part => {
    const column = names.indexOf(name);
    if (column < 0 && (names.length || !header.isList)) throw lacking(name, header);
    if (names.indexOf(name, column + 1) >= 0) throw twice(name, name, header);
    if (!isPlace) return { column, told };
    const place = placeOf(told) ?? numbered(told);
    if (place) return { column, place };
    const detail = {
      problem: 'bad-value',
      path: 'columns.value.across',
      value: told,
      expected: 'Jan, 2026-01, Q1, 1–12',
    } as const;
    throw new SourceError('invalid-data', `no month or quarter: ${told}`, detail);
  });
  refuseTwice(parts, names, header);
  return parts;
}

const numbered = (text: string): NamedPlace | undefined =>
  /^(?:[1-9]|1[0-2])$/.test(text) ? { index: Number(text) - 1, interval: 'month' } : undefined;

/** Columns that are called by months, else by quarters, else by owners. */
function foundParts(
  names: readonly string[],
  has: (field: string) => boolean,
  placeOf: PlaceOf,
  header: Header,
): readonly Part[] {
  const places = names.flatMap((name, column) => {
    const place = /^\d{1,2}$/.test(name.trim()) ? numbered(name.trim()) : placeOf(name);
    return place ? [{ column, place }] : [];
  });
  const least = has('owner') ? 2 : 3;
  const numbers = places.filter(({ column }) => /^\d{1,2}$/.test(names[column]!.trim()));
  for (const interval of ['month', 'quarter'] as const) {
    const own = places.filter(({ place }) => place.interval === interval);
    const all = numbers.length === 12 ? own : own.filter((one) => !numbers.includes(one));
    const yearly = all.filter(({ place }) => place.year !== undefined);
    const found = yearly.length >= least ? yearly : all;
    if (found.length < least) continue;
    refuseTwice(found, names, header);
    return found;
  }
  const worded = wordedParts(names, placeOf);
  if (worded.length >= least) {
    refuseTwice(worded, names, header);
    return worded;
  }
  if (has('owner')) return [];
  const owners = names.flatMap((name, column) => (isOwnerKey(name.trim()) ? [{ column, told: name.trim() }] : []));
  return owners;
}

/** Columns called by months and one word for all of them, or one for targets: `Target Jan` beside `Sold Jan`. */
function wordedParts(names: readonly string[], placeOf: PlaceOf): readonly (Part & { readonly place: NamedPlace })[] {
  const kinds = new Map<string, (Part & { readonly place: NamedPlace })[]>();
  for (const [column, name] of names.entries()) {
    const { place, beside } = namedPart(name, placeOf) ?? {};
    if (!place) continue;
    const kind = kinds.get(beside!) ?? [];
    kinds.set(beside!, [...kind, { column, place }]);
  }
  const found = [...kinds].filter(([beside]) => kinds.size === 1 || isTargetWord(beside));
  const [[, parts] = ['', []]] = found;
  return found.length === 1 && new Set(parts.map(({ place }) => place.interval)).size === 1 ? parts : [];
}

/** Throws where two columns tell the same. */
function refuseTwice(parts: readonly Part[], names: readonly string[], header: Header): void {
  const before = new Map<string, string>();
  for (const { column, place, told } of parts) {
    const key = place ? placeKey(place) : told!;
    const other = before.get(key);
    if (other !== undefined) throw twice(other, names[column!]!, header);
    before.set(key, names[column!]!);
  }
}

function twice(one: string, other: string, { file, line }: Header): SourceError {
  return new SourceError('invalid-data', `two columns of one interval in ${file}: ${one}, ${other}`, {
    problem: 'column-twice',
    file,
    ...(line !== undefined && { line }),
    value: one,
    expected: other,
  });
}

/** Where intervals are told by columns, nothing else tells them but the year, where their names lack it. */
function placeParts(
  parts: readonly Part[],
  columns: Map<string, ColumnSpec>,
  has: (field: string) => boolean,
  names: readonly string[],
  header: Header,
): void {
  const { year, interval } = parts[0]!.place!;
  if (year === undefined && !has('year') && (names.length || !header.isList)) {
    throw lacking('year', header, optionOf('year', 2026, header.option));
  }
  if (year !== undefined) columns.set('year', constant(String(year)));
  columns.set('period', constant('1')).set('interval', constant(interval)).set('date', constant(''));
}

function tellParts(as: string, columns: Map<string, ColumnSpec>): void {
  const isId = as === 'user' || as === 'group';
  columns.set(isId ? 'owner' : as, { from: [TOLD], ...(isId && { prefix: `${as}:` }) });
}

function lacking(expected: string, { file }: Header, option?: string): SourceError {
  const detail = { problem: 'missing-column', file, expected, ...(option && { option }) } as const;
  return new SourceError('invalid-data', detail.problem, detail);
}

/** The error for a file that does not say whose its targets are, though its texts seem to. */
export function withoutOwner(names: readonly string[], file: string, option?: string): SourceError {
  return missingColumn(
    names.filter((name) => name > TOLD),
    'owner',
    file,
    optionOf('owner', 'company', option),
  );
}

/** Columns called by a word for a sum are that of all parts, quarters among months that of theirs. */
function sumsOf(
  names: readonly string[],
  parts: readonly Part[],
  placeOf: PlaceOf,
  isRead: (column: number) => boolean,
): readonly SumColumn[] {
  const own = parts.flatMap(({ column }) => column ?? []);
  if (own.length < 2) return [];
  return names.flatMap((name, column) => {
    if (own.includes(column) || isRead(column)) return [];
    if (isTotalColumn(name)) return [{ column, of: own }];
    const quarter = placeOf(name);
    const isIn = ({ place }: Part) =>
      place?.interval === 'month' && place.year === quarter?.year && Math.floor(place.index / 3) === quarter?.index;
    const of = quarter?.interval === 'quarter' ? parts.filter(isIn).flatMap((part) => part.column ?? []) : [];
    return of.length === 3 ? [{ column, of }] : [];
  });
}
