import { fiscalPlace } from '../../model/fiscal.ts';
import type { FiscalYear } from '../../model/organisation.ts';
import type { TargetInterval } from '../../model/target.ts';
import type { Forms } from './forms.ts';
import { columnKey } from './column-key.ts';

/** The interval that a column's name tells: `Jan`, `Q1`, `2026-01`, `Jan 26`, `2026-01-01`. */
export interface NamedPlace {
  /** Absent where the name tells an interval of any year. */
  readonly year?: number;
  /** Of the interval in its fiscal year, 0 for the first. */
  readonly index: number;
  readonly interval: TargetInterval;
  /** The day, where the name tells one: columns of several days make one month. */
  readonly day?: string;
}

/** Any year, to read a name that tells none. */
const ANY_YEAR = '2000';

/** A column's name that tells an interval, and what stands beside it: `Target Jan`, `Jan (€)`. */
export interface NamedPart {
  readonly place: NamedPlace;
  readonly beside: string;
}

const WORD = /[\s_]+/;

/** Reads a name of an interval and other words, if it is one. */
export function namedPart(name: string, placeOf: (name: string) => NamedPlace | undefined): NamedPart | undefined {
  const plain = name.replace(/\s*[([].*[)\]]\s*$/, '').trim();
  const whole = placeOf(plain);
  if (whole) return { place: whole, beside: '' };
  const words = plain.split(WORD);
  for (let size = Math.min(2, words.length - 1); size > 0; size--) {
    for (const [own, beside] of [
      [words.slice(0, size), words.slice(size)],
      [words.slice(-size), words.slice(0, -size)],
    ] as const) {
      const place = /^\d+$/.test(own.join('')) ? undefined : placeOf(own.join(' '));
      if (place) return { place, beside: beside.join(' ') };
    }
  }
  return undefined;
}

/** Makes the function that tells which interval a column's name means; `undefined` where it means none. */
export function namedPlaces(forms: Forms, fiscal: FiscalYear): (name: string) => NamedPlace | undefined {
  return (name) => {
    const text = name.trim();
    if (!text || text.length > 30) return undefined;
    const inYear = forms.place!({ year: ANY_YEAR, period: text, date: '' }, fiscal);
    if (inYear) return { index: inYear.index, interval: inYear.interval ?? 'month' };
    const whole = forms.place!({ year: '', period: '', date: text }, fiscal);
    if (whole && !whole.isYear) return { interval: 'month', ...whole };
    const day = /\d/.test(text) ? forms.day(text) : undefined;
    return day ? { ...fiscalPlace(day.slice(0, 7), fiscal), interval: 'month', day } : undefined;
  };
}

/** Text by which two columns of one interval are told. */
export const placeKey = ({ year, index, interval, day }: NamedPlace) => [year, interval, index, day].join(' ');

const TOTAL =
  /^(?:(?:grand|general|overall|sub|end|gesamt|eind|sous)[ -]?)?tot(?:als?|aal|ale|aux|alt)(?: g[eé]n[eé]ral)?$|^(?:gesamt|zwischen|end)?summen?$|^(?:ins)?gesamt$|^(?:somme|suma|soma|summa|sum|i alt|yhteensä|razem|итого|всего|合計|合计|总计|總計|합계|σ)$/iu;
/** Letters that `PART_TOTAL` needs, told much sooner. */
const HAS_TOTAL = /tot/iu;
const PART_TOTAL = /^(?:sub)?tot(?:al|aal|ale)[ :-].+|.+[ -](?:sub)?tot(?:al|aal|ale)$/iu;

/** Whether a text is a word for a sum: `Total`, `Totaal`, `Summe`. */
export const isTotal = (text: string) => TOTAL.test(text.replace(/:$/, '').trim());

/** Whether a text has such a word beside others, as `Total North`, which may be a name as well. */
export const mayBeTotal = (text: string) => HAS_TOTAL.test(text) && PART_TOTAL.test(text);

const YEARS = new Set([
  'year',
  'fullyear',
  'yeartotal',
  'annual',
  'jahr',
  'jaar',
  'année',
  'annee',
  'año',
  'anno',
  'ano',
]);

/** Whether a column's name is a word for a sum, or for a whole year. */
export const isTotalColumn = (name: string) =>
  isTotal(name.trim()) ||
  mayBeTotal(name.trim()) ||
  YEARS.has(columnKey(name)) ||
  /^(?:FY ?'?\d\d(?:\d\d)?|\d{4})$/i.test(name.trim());
