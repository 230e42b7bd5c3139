import { decimalsOf, isCurrency } from '../../model/currency.ts';
import { isDay } from '../../model/day.ts';
import { changesBetween } from '../../model/edit-distance.ts';
import { fiscalPlace } from '../../model/fiscal.ts';
import { fromMajor } from '../../model/money.ts';
import type { FiscalYear } from '../../model/organisation.ts';
import type { TargetInterval, TargetValue } from '../../model/target.ts';
import { SourceError, type SourceErrorDetail } from '../../source/source-error.ts';
import { minorOf } from '../tables/decimal-text.ts';
import { markReader, numberReader, type NumberReader } from '../tables/number-form.ts';
import { numbersHint } from '../tables/written-numbers.ts';
import type { PlaceReader } from '../tables/written-period.ts';

/** One target, in the words of a row of a targets file. */
export interface PeriodTarget {
  /** `company`, `group:<id>` or `user:<id>`; an id or a name where the organisation lists who there is. */
  readonly owner: string;
  /** `2026-09`, `2026-Q3`, `2026`, `Sep 2026`; beside `year`: 1–12, `Sep`, `Q3`. */
  readonly period?: string | number;
  /** Name of the fiscal year, where `period` does not say it. */
  readonly year?: string | number;
  /** A day of the month, ISO, in place of `period`. */
  readonly date?: string;
  /** With `quarter` a `period` of 1–4 is a quarter, and a year that has no targets yet gets them by the quarter. */
  readonly interval?: TargetInterval;
  /** In major units: a number, or text as a form has it. `null` and empty text are no target, 0 is a target of nothing. */
  readonly value: number | string | null;
  /** ISO 4217; by default that of the row, of the group, of the organisation. */
  readonly currency?: string;
  /** `<dimension>.<unit>`. Default: `all-sales.amount`. */
  readonly targetType?: string;
  readonly item?: string;
  /** Locks or unlocks the row for the year. */
  readonly locked?: boolean;
}

const MEMBERS = 'owner period year date interval value currency targetType item locked'.split(' ');

/** The error for a member of a target, which names the value and what would be right. */
export function wrongMember(at: number, member: string, value: unknown, expected: string): SourceError {
  const path = `targets[${at}]${member && `.${member}`}`;
  const shown = typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? '');
  const detail: SourceErrorDetail = { problem: 'bad-value', path, value: shown.slice(0, 100), expected };
  return new SourceError('invalid-data', `wrong value: ${path} ${shown}, expected ${expected}`, detail);
}

/** Throws `SourceError` for what is no target, for members that there are not, and for types of values that are none. */
export function checkTarget(target: unknown, at: number): asserts target is PeriodTarget {
  const isObject = typeof target === 'object' && target !== null && !Array.isArray(target);
  if (!isObject) throw wrongMember(at, '', target, "{ owner: 'company', period: '2026-09', value: 1250.5 }");
  const odd = Object.keys(target).find((name) => !MEMBERS.includes(name));
  if (odd !== undefined) throw wrongMember(at, '', odd, nearestMember(odd));
  const { owner, value, currency, targetType, item, locked, interval } = target as Readonly<Record<string, unknown>>;
  if (typeof owner !== 'string' || !owner.trim()) throw wrongMember(at, 'owner', owner, 'company, group:…, user:…');
  const isValue = value === null || typeof value === 'number' || typeof value === 'string';
  if (!isValue) throw wrongMember(at, 'value', value, '1250.5, null');
  for (const [name, text] of Object.entries({ currency, targetType, item })) {
    if (text !== undefined && typeof text !== 'string') throw wrongMember(at, name, text, '"…"');
  }
  if (locked !== undefined && typeof locked !== 'boolean') throw wrongMember(at, 'locked', locked, 'true, false');
  const isInterval = interval === undefined || interval === 'month' || interval === 'quarter';
  if (!isInterval) throw wrongMember(at, 'interval', interval, 'month, quarter');
}

/** The member that a name most likely means, else all of them. */
function nearestMember(name: string): string {
  const plain = name.toLowerCase().replace(/[-_]/g, '');
  const near = MEMBERS.find((one) => {
    const member = one.toLowerCase();
    return member.endsWith(plain) || changesBetween(plain, member) <= member.length / 3;
  });
  return near ?? MEMBERS.join(', ');
}

/** Months of a fiscal year, from `first`, 0 being its first one. */
export interface PeriodPlace {
  readonly year: number;
  readonly first: number;
  readonly months: 1 | 3 | 12;
}

const PERIODS = '2026-09, 2026-Q3, 2026';

/** The months that a target is for, as files of targets write them. Throws `SourceError`. */
export function placeOf(target: PeriodTarget, at: number, fiscal: FiscalYear, read: PlaceReader): PeriodPlace {
  const { date, interval } = target;
  const year = textOf(target.year);
  const period = textOf(target.period);
  if (date !== undefined && !period) {
    const day = textOf(date);
    if (!isDay(day.slice(0, 10))) throw wrongMember(at, 'date', date, '2026-09-01');
    const place = fiscalPlace(day.slice(0, 7), fiscal);
    return interval === 'quarter' ? quarterAt(place.year, Math.floor(place.index / 3)) : monthAt(place);
  }
  const isQuarter = interval === 'quarter' && /^[1-4]$/.test(period);
  const place = read({ year, period: isQuarter ? `Q${period}` : period, date: '' }, fiscal);
  const isRead = place && (place.isYear || place.index < 12);
  if (!isRead) throw wrongMember(at, 'period', target.period, year ? '9, Sep, Q3' : PERIODS);
  if (place.isYear) return { year: place.year, first: 0, months: 12 };
  return place.interval === 'quarter' ? quarterAt(place.year, place.index) : monthAt(place);
}

const monthAt = ({ year, index }: { readonly year: number; readonly index: number }): PeriodPlace => ({
  year,
  first: index,
  months: 1,
});
const quarterAt = (year: number, index: number): PeriodPlace => ({ year, first: index * 3, months: 3 });

const textOf = (value: string | number | null | undefined) => String(value ?? '').trim();

/** Reads values as a form has them. */
export type ValueReader = NumberReader & {
  /** How numbers are written, in words of the option `numbers`. */
  readonly hint: (text: string) => string | undefined;
};

/** Reads numbers as a locale writes them; without one those that can be read in one way only. Throws `SourceError` for an unknown locale. */
export function valueReader(numbers: string | undefined): ValueReader {
  const [point, comma] = [markReader('.'), markReader(',')];
  const either: NumberReader = (text) => {
    const [one, other] = [point(text), comma(text)];
    return one === undefined || other === undefined || one === other ? (one ?? other) : undefined;
  };
  const hint = (text: string) => (numbers ? `numbers="${numbers}"` : numbersHint(text));
  return Object.assign(numbers ? numberReader(numbers) : either, { hint });
}

/** A value in whole minor units, or sales. Throws `SourceError`. */
export function minorValue(
  { value }: PeriodTarget,
  at: number,
  { isCount, currency }: { readonly isCount: boolean; readonly currency: string | undefined },
  read: ValueReader,
): TargetValue {
  if (value === null || textOf(value) === '') return null;
  const decimals = isCount ? 0 : decimalsOf(currency);
  const decimal = typeof value === 'number' ? value : read(value.trim());
  const isWhole = !isCount || Number.isInteger(Number(decimal));
  const minor = decimal === undefined || !isWhole ? undefined : exactOf(decimal, decimals);
  if (minor !== undefined) return minor;
  const hint = typeof value === 'string' && decimal === undefined ? read.hint(value) : undefined;
  throw wrongMember(at, 'value', value, hint ?? (isCount ? '12' : '1250.50'));
}

function exactOf(decimal: number | string, decimals: number): number | undefined {
  if (typeof decimal === 'string') return minorOf(decimal, decimals);
  try {
    return fromMajor(decimal, decimals);
  } catch {
    return undefined; // beyond what an amount may be
  }
}

/** The code of a currency that is said. Throws `SourceError` for what is none. */
export function currencyOf({ currency }: PeriodTarget, at: number): string | undefined {
  const code = textOf(currency).toUpperCase();
  if (code && !isCurrency(code)) throw wrongMember(at, 'currency', currency, 'EUR, USD, …');
  return code || undefined;
}
