import type { Words } from '../model/insight.ts';
import type { Period } from '../model/period.ts';
import type { Counted } from './counted.ts';
import { formatDay, formatDayOfYear, formatDays, formatInstant, formatMonth } from './dates.ts';
import { intl } from './intl.ts';
import type { Messages } from './messages.ts';
import { scaleFor } from './scale.ts';
import type { Digits, Scale } from './scale.ts';
import { firstDayIn } from './week.ts';

export type CurrencyDisplay = 'code' | 'symbol' | 'hide';

export interface AmountOptions {
  /** The tile's scale; without it the number gets a scale of its own and says its unit. */
  readonly scale?: Scale;
  /** Digits of a number with a scale of its own. Default 3. */
  readonly digits?: Digits;
  /** Decimals of the currency. Default 0. */
  readonly decimals?: number;
  /** Plus sign too: for variances only (N5). */
  readonly sign?: boolean;
  /** Whether the unit is said after the number: `3.79 M`. Default: only without `scale`. */
  readonly unit?: boolean;
  /** Said in full with this currency, for screen readers: `3.79 million euros`. Takes no `scale`. */
  readonly spoken?: string | true;
}

/** One language and region: how things are said and written. Immutable; two on one page know nothing of each other. */
export interface Locale {
  /** BCP 47 tag of the words, and of the numbers and dates among them. */
  readonly tag: string;
  /** That of the reader, who may have been given words of another language. */
  readonly reader: string;
  readonly dir: 'ltr' | 'rtl';
  readonly messages: Messages;
  /** First day of the week, Monday is 1: that of the region if the tag names one, else Monday. */
  readonly weekStart: number;
  readonly words: Words;

  /** A plain number in the locale's digits with exactly `decimals` (default 0), true minus. */
  number(value: number, decimals?: number, sign?: boolean): string;
  /** Money, a number of sales or their differences, in major units. */
  amount(value: number, options?: AmountOptions): string;
  /** `M` of `3.79 M`; empty for whole units. */
  unitWord(scale: Scale): string;
  /** Unit for a heading: `k EUR`, `M EUR`, `EUR`, `k`, or nothing. */
  unit(scale: Scale, currency?: string, display?: CurrencyDisplay): string;
  /** 0.662 is `66%`. Less than 1 is never written 100%. */
  percent(ratio: number, options?: { readonly decimals?: number; readonly sign?: boolean }): string;
  currencyName(code: string, display?: CurrencyDisplay): string;
  /** A number for a sentence, with the plural it takes. */
  count(value: number): Counted;

  /** `FY 2026`, `H1 2026`, `Q3 2026`, `September 2026`, `Sep 7 – 13, 2026`. */
  period(period: Period): string;
  /** An ISO date: `Sep 15, 2026`. */
  day(day: string): string;
  /** The same beside a period that names the year: `Sep 15`. */
  dayOfYear(day: string): string;
  /** How long ago, for instants in ms: `today, 09:12` (`isBrief`: `09:12`), `yesterday, 18:00`, else date and time. Zone: the reader's. */
  ago(then: number, now: number, timeZone?: string, isBrief?: boolean): string;
}

/**
 * The reader's language by its tag, with texts. Where those are of another
 * `language`, numbers and dates are written in the way of the words, as far as
 * that is known for the reader's region, and whoever reads aloud is told their
 * language (WCAG 3.1.2); the side where a line begins, weeks and names stay the
 * reader's.
 *
 * @throws RangeError if `tag` is not a well-formed language tag.
 */
export function createLocale(tag: string, messages: Messages, language = tag): Locale {
  return new LocaleOf(tag, messages, language);
}

/** Tag of words in a language for a reader of another: `en-DE`. */
function tagOfWords(reader: Intl.Locale, language: string): string {
  const words = new Intl.Locale(language);
  if (words.language === reader.language) return reader.toString();
  const { region } = reader.maximize();
  return region ? new Intl.Locale(words.language, { region }).toString() : language;
}

/** A true minus; the hyphen stands in for it in most locales' data. */
function withMinus(text: string): string {
  return text.replace('-', '\u2212');
}

class LocaleOf implements Locale {
  readonly tag: string;
  readonly dir: 'ltr' | 'rtl';
  readonly weekStart: number;
  readonly messages: Messages;
  readonly words: Words;
  // Almost all there is to write: their formatters are found without spelling out their options.
  readonly #forms: Readonly<Record<'decimal' | 'percent', Record<number, Intl.NumberFormat>>> = {
    decimal: {},
    percent: {},
  };
  #plurals: Intl.PluralRules | undefined;

  readonly reader: string;

  constructor(tag: string, messages: Messages, language: string) {
    const locale = new Intl.Locale(tag) as LocaleInfo;
    this.reader = tag;
    this.tag = tagOfWords(locale, language);
    this.messages = messages;
    this.dir = RIGHT_TO_LEFT.test(tag) ? 'rtl' : 'ltr';
    const { region } = locale;
    this.weekStart = region ? ((locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay ?? firstDayIn(region)) : 1;
    const { company, total, rest, more } = messages;
    let collator: Intl.Collator | undefined;
    this.words = {
      company,
      total,
      rest,
      more: (count) => more(this.count(count)),
      period: (period) => this.period(period),
      name: (name, id) => pick(name, tag) ?? id,
      compare: (a, b) => (collator ??= intl(Intl.Collator, tag, { numeric: true })).compare(a, b),
    };
  }

  number(value: number, decimals = 0, sign = false): string {
    return this.#write('decimal', value, decimals, sign);
  }

  #write(style: 'decimal' | 'percent', value: number, decimals: number, sign: boolean): string {
    const key = sign ? ~decimals : decimals;
    const form = (this.#forms[style][key] ??= this.#formatter({ style, ...fixed(decimals) }, sign));
    return withMinus(form.format(value));
  }

  amount(value: number, options: AmountOptions = {}): string {
    if (options.spoken) return this.#spoken(value, options.spoken, options);
    const scale = options.scale ?? scaleFor([value], options.digits, options.decimals);
    const text = this.number(value / 10 ** scale.power, scale.decimals, options.sign);
    const unit = (options.unit ?? !options.scale) ? this.unitWord(scale) : '';
    return unit ? `${text}\u00A0${unit}` : text;
  }

  #spoken(value: number, currency: string | true, { digits = 3, decimals = 0, sign }: AmountOptions): string {
    const short = digits !== 'full' && (Math.abs(value) >= 1000 || !Number.isInteger(value));
    const money = isCode(currency) ? ({ style: 'currency', currency, currencyDisplay: 'name' } as const) : {};
    const length = short
      ? ({
          notation: 'compact',
          compactDisplay: 'long',
          // As exactly as it is written.
          minimumFractionDigits: 0,
          maximumFractionDigits: scaleFor([value], digits, decimals).decimals,
        } as const)
      : { minimumFractionDigits: 0, maximumFractionDigits: decimals };
    const text = withMinus(this.#formatter({ ...money, ...length }, sign).format(value));
    return currency === true || isCode(currency) ? text : `${text}\u00A0${currency}`;
  }

  #formatter(options: Intl.NumberFormatOptions, sign = false): Intl.NumberFormat {
    return intl(Intl.NumberFormat, this.tag, { ...options, signDisplay: sign ? 'exceptZero' : 'negative' } as const);
  }

  unitWord({ power }: Scale): string {
    return this.messages.units[power / 3] ?? '';
  }

  unit(scale: Scale, currency = '', display: CurrencyDisplay = 'code'): string {
    return this.messages.unit(this.unitWord(scale), currency && this.currencyName(currency, display));
  }

  percent(ratio: number, { decimals = 0, sign = false } = {}): string {
    // 100% would say that the target is reached.
    const top = 1 - 10 ** (-2 - decimals);
    const shown = !sign && ratio < 1 ? Math.min(ratio, top) : ratio;
    return this.#write('percent', shown, decimals, sign);
  }

  currencyName(code: string, display: CurrencyDisplay = 'code'): string {
    if (display === 'hide') return '';
    if (display === 'code' || !isCode(code)) return code;
    const parts = new Intl.NumberFormat(this.tag, { style: 'currency', currency: code }).formatToParts(0);
    return parts.find(({ type }) => type === 'currency')?.value ?? code;
  }

  count(value: number): Counted {
    return { text: this.number(value), plural: (this.#plurals ??= intl(Intl.PluralRules, this.tag, {})).select(value) };
  }

  period(period: Period): string {
    const { kind, from, to, year, part } = period;
    if (kind === 'range') return formatDays(this.tag, from, to);
    if (kind === 'month') return formatMonth(this.tag, period.key, 'long');
    const { messages } = this;
    const name = isCalendar(period) ? String(year) : messages.fiscalYear(String(year));
    if (kind === 'year') return name;
    return `${messages[kind === 'quarter' ? 'quarter' : 'half'](String(part))} ${name}`;
  }

  day(day: string): string {
    return formatDay(this.tag, day);
  }

  dayOfYear(day: string): string {
    return formatDayOfYear(this.tag, day);
  }

  ago(then: number, now: number, timeZone?: string, isBrief?: boolean): string {
    return formatInstant(this.tag, then, now, timeZone, isBrief);
  }
}

function fixed(decimals: number): Intl.NumberFormatOptions {
  return { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
}

/** Whether Intl takes it for a currency. What a host calls so otherwise (`Euro`) is said as it is. */
function isCode(currency: string | true): currency is string {
  return currency !== true && /^[a-z]{3}$/i.test(currency);
}

/** Whether a year, half or quarter is the calendar's, clipped or not: both ends lie in that part of the year it is called by. */
function isCalendar({ kind, from, to, year, part = 1 }: Period): boolean {
  const months = kind === 'year' ? 12 : kind === 'quarter' ? 3 : 6;
  return [from, to].every(
    (day) => Number(day.slice(0, 4)) === year && Math.ceil(Number(day.slice(5, 7)) / months) === part,
  );
}

/** Languages and scripts; Intl's own answer is missing in Firefox. */
const RIGHT_TO_LEFT = /^(ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)\b|-(arab|hebr)\b/i;

/** Older engines have the accessor, newer ones the method, some neither. */
interface LocaleInfo extends Intl.Locale {
  getWeekInfo?(): { firstDay: number };
  weekInfo?: { firstDay: number };
}

/** The exact tag, its language, English, the first there is. */
function pick(name: string | Readonly<Record<string, string>> | null | undefined, tag: string): string | undefined {
  if (typeof name !== 'object') return name;
  if (!name) return undefined; // of a host, which checks no types
  return name[tag] ?? name[tag.split('-')[0]!] ?? name['en'] ?? Object.values(name)[0];
}
