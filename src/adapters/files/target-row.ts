import { isCurrency } from '../../model/currency.ts';
import { fiscalPlace } from '../../model/fiscal.ts';
import type { FiscalYear, TargetType } from '../../model/organisation.ts';
import { ALL_SALES_AMOUNT } from '../../model/organisation.ts';
import { isOwnerKey, type OwnerKey } from '../../model/owner.ts';
import type { TargetInterval } from '../../model/target.ts';
import { SourceError } from '../../source/source-error.ts';
import type { Row } from './csv-rows.ts';
import type { Mapping } from './mapping.ts';
import { decimalText } from './decimal-text.ts';
import { subtractDecimals } from './number-form.ts';
import { targetTypeOf } from './target-types.ts';

/** One row of a targets file, read but not yet in minor units. */
export interface TargetEntry {
  readonly owner: OwnerKey;
  readonly year: number;
  /** Of the interval in its fiscal year, 0 for the first. */
  readonly index: number;
  readonly interval: TargetInterval;
  readonly type: TargetType;
  readonly item?: string;
  readonly currency?: string;
  readonly locked: boolean;
  /** Canonical decimal text; empty for no target. */
  readonly value: string;
}

/** What is wrong with a row: the value that cannot be read. */
export interface RefusedEntry {
  readonly refused: string;
}

type Fields = Row['fields'];

/** How one field is taken from a row. */
interface Cells {
  has(field: string): boolean;
  raw(field: string, fields: Fields): string;
  text(field: string, fields: Fields): string | undefined;
  decimal(field: string, fields: Fields): string | undefined;
}

/**
 * Makes the reader of rows below a header. Throws `SourceError`
 * `missing-column` where a needed column, or one that the mapping names, is not there.
 */
export function rowReader(
  header: readonly string[],
  file: string,
  mapping: Mapping,
  fiscal: FiscalYear,
): (fields: Fields) => TargetEntry | RefusedEntry {
  const cells = cellsOf(header, file, mapping);
  return (fields) => {
    const refused = (field: string): RefusedEntry => ({ refused: cells.raw(field, fields) || `(${field})` });
    const text = (field: string) => cells.text(field, fields) ?? '';
    // Left empty, an item that a lookup does not know would mean all items, and a currency the default one.
    const unknown = FIELDS.find((field) => cells.text(field, fields) === undefined);
    if (unknown) return refused(unknown);

    const owner = text('owner');
    if (!isOwnerKey(owner)) return refused('owner');
    const interval = text('interval') || 'month';
    if (interval !== 'month' && interval !== 'quarter') return refused('interval');
    const place = placeOf(cells, fields, mapping, interval, fiscal);
    if (typeof place === 'string') return refused(place);
    const type = targetTypeOf(text('target-type') || ALL_SALES_AMOUNT.id);
    if (!type) return refused('target-type');
    const currency = text('currency') || undefined;
    if (currency && !isCurrency(currency)) return refused('currency');
    const locked = text('locked').toLowerCase() || 'false';
    if (locked !== 'true' && locked !== 'false') return refused('locked');
    const value = cells.decimal('value', fields);
    if (value === undefined) return refused('value');

    const money = type.unit === 'count' ? undefined : currency;
    return {
      owner,
      ...place,
      interval,
      type,
      item: text('item') || undefined,
      currency: money,
      locked: locked === 'true',
      value,
    };
  };
}

/** Year and index of a row's interval, or the name of the field that is wrong. */
function placeOf(cells: Cells, fields: Fields, mapping: Mapping, interval: TargetInterval, fiscal: FiscalYear) {
  const [year, period] = [cells.text('year', fields), cells.text('period', fields)];
  if (!year && !period && cells.has('date')) {
    const day = mapping.day(cells.raw('date', fields));
    if (!day) return 'date';
    const place = fiscalPlace(day.slice(0, 7), fiscal);
    return interval === 'month' ? place : { year: place.year, index: Math.floor(place.index / 3) };
  }
  if (!/^\d{4}$/.test(year ?? '')) return 'year';
  const isPeriod =
    /^\d\d?$/.test(period ?? '') && Number(period) >= 1 && Number(period) <= (interval === 'month' ? 12 : 4);
  return isPeriod ? { year: Number(year), index: Number(period) - 1 } : 'period';
}

const FIELDS = ['year', 'period', 'date', 'owner', 'value', 'interval', 'target-type', 'item', 'currency', 'locked'];

function cellsOf(header: readonly string[], file: string, mapping: Mapping): Cells {
  const missing = (expected: string) => {
    const detail = { problem: 'missing-column', file, expected, value: header.join(', ') };
    return new SourceError('invalid-data', `missing column in ${file}: ${expected}`, detail);
  };
  const places = new Map(FIELDS.map((field) => [field, placesOf(field, header, mapping, missing)]));
  const has = (field: string) => places.get(field)!.length > 0;
  if (!has('date')) for (const field of ['year', 'period']) if (!has(field)) throw missing(field);
  for (const field of ['owner', 'value']) if (!has(field)) throw missing(field);

  const raws = (field: string, fields: Fields) => places.get(field)!.map((place) => fields[place] ?? '');
  const raw = (field: string, fields: Fields) => raws(field, fields).join(' − ').trim();
  const decimalOf = (value: string | number) =>
    typeof value === 'number' ? decimalText(value) : mapping.decimal(value);
  return {
    has,
    raw,
    text: (field, fields) => mapping.text(field, raw(field, fields)),
    decimal: (field, fields) => {
      const decimals = raws(field, fields).map(decimalOf);
      if (decimals.includes(undefined)) return undefined;
      const [value = '', less] = decimals;
      return less === undefined ? value : value && less && subtractDecimals(value, less);
    },
  };
}

/** Where a field's columns stand; none where the file has no column of the field's own name. */
function placesOf(
  field: string,
  header: readonly string[],
  mapping: Mapping,
  missing: (name: string) => Error,
): number[] {
  const columns = mapping.columnsOf(field);
  const places = columns.map((column) => header.indexOf(column));
  const absent = places.indexOf(-1);
  if (absent < 0) return places;
  if (columns[0] !== field || columns.length > 1) throw missing(columns[absent]!);
  return [];
}
