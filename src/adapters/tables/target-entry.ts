import { isCurrency } from '../../model/currency.ts';
import { fiscalPlace } from '../../model/fiscal.ts';
import { ALL_SALES_AMOUNT, type FiscalYear, type TargetType } from '../../model/organisation.ts';
import { isOwnerKey, type OwnerKey } from '../../model/owner.ts';
import type { TargetInterval } from '../../model/target.ts';
import type { Forms } from './forms.ts';
import type { Field, Layout } from './layout.ts';
import { odd } from './plain-forms.ts';
import type { Row } from './row.ts';
import { targetTypeOf } from '../files/target-type.ts';

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
  /** The value is that of the whole year, `index` being 0. */
  readonly isYear?: true;
}

type ReadEntry = Omit<TargetEntry, 'value'> & { readonly value: string | undefined };

/** A row that cannot be read: the value that is wrong, and where only the target's own is, the rest of it. */
export interface RefusedEntry {
  readonly refused: string;
  /** The field that is wrong, where it is one that the whole row needs. */
  readonly field?: Name;
  readonly rest?: Omit<TargetEntry, 'value'>;
}

export const TARGET_FIELDS = [
  ...(['year', 'period', 'date', 'owner', 'value'] as const),
  ...(['interval', 'target-type', 'item', 'currency', 'locked'] as const),
];
const INTERVALS: readonly TargetInterval[] = ['month', 'quarter'];
type Name = (typeof TARGET_FIELDS)[number];
type Fields = Readonly<Record<Name, Field>>;
type Texts = Readonly<Record<Name, string>>;

/** Answers the owner that a text means, if it means one. */
export type OwnerReader = (text: string) => OwnerKey | undefined;

interface ReadBy {
  readonly fiscal: FiscalYear;
  readonly forms: Forms;
  readonly ownerOf: OwnerReader;
}

const ownForm: OwnerReader = (text) => (isOwnerKey(text) ? text : undefined);

/** Fields that each target needs: a date, or year and period. */
export function neededColumns(layout: Layout): readonly string[] {
  const isDated = layout.has('date') || layout.isNamed('date');
  return [...(isDated ? ['date'] : ['year', 'period']), 'owner', 'value'];
}

/**
 * Makes the reader of rows below a header. Throws `SourceError`
 * `missing-column` where needed columns, or those that the mapping names, are not there: all of them at once.
 * `ownerOf` reads owners that are not in our own form; `option` maps the columns.
 */
export function entryReader(
  layout: Layout,
  fiscal: FiscalYear,
  forms: Forms,
  ownerOf: OwnerReader = ownForm,
  option = 'columns',
): (row: Row) => TargetEntry | RefusedEntry {
  layout.require(option, ...neededColumns(layout));
  const fields = Object.fromEntries(TARGET_FIELDS.map((name) => [name, layout.field(name)])) as Fields;
  return (row) => {
    const excess = row.excess();
    const texts: Partial<Record<Name, string>> = {};
    // Left empty, an item that a lookup does not know would mean all items, and a currency the default one.
    const missed = TARGET_FIELDS.find((name) => (texts[name] = fields[name].text(row)) === undefined);
    const entry = missed ?? entryOf(fields, texts as Texts, row, { fiscal, forms, ownerOf });
    if (typeof entry === 'string') return { refused: excess || fields[entry].shown(row) || `(${entry})`, field: entry };
    if (excess) return { refused: excess };
    return entry.value === undefined ? { refused: fields.value.shown(row), rest: entry } : (entry as TargetEntry);
  };
}

/** The entry, whose value may be unreadable, or the name of the field that is wrong. */
function entryOf(fields: Fields, texts: Texts, row: Row, { fiscal, forms, ownerOf }: ReadBy): ReadEntry | Name {
  const { interval } = texts;
  const owner = ownerOf(texts.owner);
  if (!owner) return 'owner';
  const said = INTERVALS.find((each) => each === interval);
  if (interval && !said) return 'interval';
  const place = placeOf(fields, texts, row, said ?? 'month', fiscal) ?? writtenPlace(texts, said, fiscal, forms);
  if (typeof place === 'string') return place;
  const type = targetTypeOf(texts['target-type'] || ALL_SALES_AMOUNT.id);
  if (!type) return 'target-type';
  const currency = texts.currency || undefined;
  if (currency && !isCurrency(currency)) return 'currency';
  const locked = texts.locked.toLowerCase() || 'false';
  if (locked !== 'true' && locked !== 'false') return 'locked';
  const value = fields.value.decimal(row);
  const money = type.unit === 'count' ? undefined : currency;
  const item = texts.item || undefined;
  return { owner, interval: said ?? 'month', ...place, type, item, currency: money, locked: locked === 'true', value };
}

/** Year and index of a row's interval as people write it, or the name of the field that is wrong. */
function writtenPlace(
  { year, period, date }: Texts,
  said: TargetInterval | undefined,
  fiscal: FiscalYear,
  forms: Forms,
) {
  if (!forms.place) odd();
  const time = { year, period, date };
  const place = forms.place(time, fiscal);
  if (place && said && !place.isYear && (place.interval ?? 'month') !== said)
    return time.period ? 'period' : 'interval';
  if (place) return place;
  if (time.date && !time.year && !time.period) return 'date';
  return /^\d{4}$/.test(time.year) ? 'period' : 'year';
}

/** Year and index of a row's interval in our own form. */
function placeOf(fields: Fields, { year, period }: Texts, row: Row, interval: TargetInterval, fiscal: FiscalYear) {
  if (!year && !period && fields.date.columns.length) {
    const day = fields.date.day(row);
    if (!day) return undefined;
    const place = fiscalPlace(day.slice(0, 7), fiscal);
    return interval === 'month' ? place : { year: place.year, index: Math.floor(place.index / 3) };
  }
  if (!/^\d{4}$/.test(year)) return undefined;
  const number = /^\d\d?$/.test(period) ? Number(period) : 0;
  return number >= 1 && number <= (interval === 'month' ? 12 : 4)
    ? { year: Number(year), index: number - 1 }
    : undefined;
}
