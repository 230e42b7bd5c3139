import { isCurrency } from '../model/currency.ts';
import { isDay } from '../model/day.ts';
import type { Rates } from '../model/organisation.ts';
import { isTimeZone } from '../model/time-zone.ts';
import { type Form, type Forms, isOn, type PropertyOf, propertyOf, valueOf, word } from './attributes.ts';

const text: Form<string> = { read: (value) => value };
const flag: Form<boolean> = { read: isOn, empty: true };
const checked = (isRight: (value: string) => boolean): Form<string> => ({
  read: (value) => (isRight(value) ? value : undefined),
});
const number = (isRight: (value: string) => boolean): Form<number> => ({
  read: (value) => (isRight(value) ? Number(value) : undefined),
});

/** Rates above 0 by currency: `GBP=1.17 USD=0.92`, `GBP:1,17`. Not `1,170`, which may be more than a thousand. */
function ratesIn(text: string): Rates | undefined {
  const rates = text.split(/[\s;]+|,(?!\d)\s*/).map((one): [string, number] => {
    const [currency = '', rate] = one.split(/[=:]/);
    return [currency, Number(rate?.replace(/,(?!\d{3}$)/, '.'))];
  });
  const isRight = rates.every(([currency, rate]) => isCurrency(currency) && rate > 0 && rate < Infinity);
  return isRight ? Object.fromEntries(rates) : undefined;
}

/** Filters over the tiles. Only the data can tell which owners and periods there are. */
export const FILTER_ATTRIBUTES = {
  period: text,
  owner: text,
  'target-type': text,
  items: { read: (value: string) => value.split(/\s*,\s*/).filter(Boolean) },
};

/** Settings of the board. */
export const SETTING_ATTRIBUTES = {
  src: text,
  columns: text,
  where: text,
  dates: text,
  numbers: text,
  encoding: text,
  targets: text,
  'target-columns': text,
  'target-where': text,
  organisation: text,
  'organisation-columns': text,
  repository: checked((value) => /^(memory|indexed-db(:.+)?|http:.+)$/.test(value)),
  viewer: { read: (value: string) => value.replace(/^user:/, '') },
  'as-of': checked(isDay),
  'target-as-of': text,
  locale: { read: (tag: string) => tagsOf(tag)[0] },
  currency: { read: (value: string) => (/^[A-Z]{3}$/i.test(value) ? value.toUpperCase() : undefined) },
  rates: { read: ratesIn },
  'fiscal-year-start': number((value) => /^(0?[1-9]|1[0-2])$/.test(value)),
  'fiscal-year-name': word(['start', 'end']),
  'time-zone': checked(isTimeZone),
  'group-by': word(['sale', 'member']),
  'cross-filter': flag,
  refresh: number(isInterval),
  editable: flag,
  quiet: flag,
};

/**
 * Every attribute of a board with its reading. The names that are observed,
 * the types of the options, and the properties that the element must have
 * follow from it.
 */
export const BOARD_ATTRIBUTES = { ...FILTER_ATTRIBUTES, ...SETTING_ATTRIBUTES };

export type BoardAttribute = keyof typeof BOARD_ATTRIBUTES;

/** Values of attributes by property. */
export type Values<F extends Forms> = {
  readonly [N in keyof F & string as PropertyOf<N>]?: F[N] extends Form<infer T> ? T : never;
};

/** Reads attributes by `read`, which gets the text of one. */
export function valuesOf<F extends Forms>(forms: F, read: (name: string) => unknown): Values<F> {
  const values = Object.entries(forms).map(([name, form]) => [propertyOf(name), valueOf(form, read(name))]);
  return Object.fromEntries(values) as Values<F>;
}

/** The canonical tag, none if it is not one. */
export function tagsOf(tag: string): string[] {
  try {
    return Intl.getCanonicalLocales(tag);
  } catch {
    return [];
  }
}

/** The longest that a timer waits: what is longer is over at once. */
const LONGEST = (2 ** 31 - 1) / 1000;

/** Seconds between refreshes; 0 for none. Below one second a page would only refresh. */
function isInterval(value: string): boolean {
  const seconds = Number(value);
  return seconds === 0 || (seconds >= 1 && seconds <= LONGEST);
}
