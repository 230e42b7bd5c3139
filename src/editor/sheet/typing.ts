import { MAX_MINOR, mulDiv } from '../../model/money.ts';
import type { TargetValue } from '../../model/target.ts';
import { type Decimal, type DecimalSign, plainText, readDecimal, scaledBy } from './number-text.ts';

/** The cell that is typed into. */
export interface TypingContext {
  /** Decimal sign of the page's language (`decimalSignOf`). */
  readonly sign: DecimalSign;
  /** Decimals of the row's currency; 0 for a number of sales. */
  readonly decimals: number;
  /** Of the row; absent for a number of sales. */
  readonly currency?: string | undefined;
  /** The cell's value before, for `+10%`. */
  readonly current: TargetValue;
}

/**
 * Why a text is no value: `not-a-number` · `formula` · `too-fine` more
 * decimals than the currency has · `too-large` · `other-currency` ·
 * `percent-of-nothing` there is no value to change · `percent-needs-sign`
 * `10%` may mean two things, `+10%` one · `percent-range` not −100 … +1000 · `two-readings` `1,500` from elsewhere.
 */
export type TypingProblem =
  | 'not-a-number'
  | 'formula'
  | 'too-fine'
  | 'too-large'
  | 'other-currency'
  | 'percent-of-nothing'
  | 'percent-needs-sign'
  | 'percent-range'
  | 'two-readings';

/** Meaning of a typed text. The page keeps the text of one that is refused (T16). */
export type Typed =
  | { readonly value: TargetValue; readonly problem?: undefined }
  | { readonly problem: TypingProblem; readonly text: string };

const UNITS: Readonly<Record<string, number>> = {
  k: 3,
  tsd: 3,
  m: 6,
  mn: 6,
  mln: 6,
  mio: 6,
  mill: 6,
  bn: 9,
  mrd: 9,
  mia: 9,
};

/**
 * Reads what is typed into a cell (T16): the numbers of the language, with or
 * without its groups, `12k`, `1.5m`, `+10%` of what stands there, digits of any
 * script. Where the language's decimal sign gives no number, the other one is
 * tried, which then is the only reading. Nothing is empty.
 */
export function readTyped(text: string, context: TypingContext): Typed {
  const plain = plainText(text);
  if (plain === '') return { value: null };
  const refuse = (problem: TypingProblem): Typed => ({ problem, text });
  if (/^[=@]/.test(plain)) return refuse('formula');
  if (/%$/.test(plain)) return changed(plain, context, refuse);
  const money = withoutCurrency(plain, context.currency);
  if (money === undefined) return refuse('other-currency');
  const [, number = '', unit = ''] = /^(.*?)\s*(\p{L}*)\.?$/su.exec(money) ?? [];
  const power = unit === '' ? 0 : UNITS[unit.toLowerCase()];
  const decimal = power === undefined ? undefined : readEither(number, context.sign);
  if (!decimal) return refuse('not-a-number');
  const minor = scaledBy(decimal, (power ?? 0) + context.decimals);
  return minor === undefined ? refuse('too-fine') : inRange(minor, refuse);
}

function readEither(number: string, sign: DecimalSign): Decimal | undefined {
  return readDecimal(number, sign) ?? readDecimal(number, sign === '.' ? ',' : '.');
}

function inRange(minor: bigint, refuse: (problem: TypingProblem) => Typed): Typed {
  const value = Number(minor);
  return Math.abs(value) > MAX_MINOR ? refuse('too-large') : { value };
}

/** `+10%` of the value that stands there, rounded once. */
function changed(plain: string, { current, sign }: TypingContext, refuse: (problem: TypingProblem) => Typed): Typed {
  const decimal = readEither(plain.replace(/\s*%$/, ''), sign);
  if (!decimal) return refuse('not-a-number');
  if (!/^[+-]/.test(plain)) return refuse('percent-needs-sign');
  if (current === null) return refuse('percent-of-nothing');
  const part = scaledBy(decimal, 4);
  if (part === undefined) return refuse('too-fine');
  if (part < -1_000_000n || part > 10_000_000n) return refuse('percent-range');
  try {
    return inRange(BigInt(mulDiv(current, 1_000_000 + Number(part), 1_000_000)), refuse);
  } catch (error) {
    if (error instanceof RangeError) return refuse('too-large');
    throw error;
  }
}

/** The text without sign or code of the row's currency; undefined with those of another one. */
function withoutCurrency(plain: string, currency: string | undefined): string | undefined {
  const [code] = /\b[A-Z]{3}\b/.exec(plain) ?? [];
  if (code && code !== currency) return UNITS[code.toLowerCase()] === undefined ? undefined : plain;
  const [sign] = /\p{Sc}/u.exec(plain) ?? [];
  if (sign && (!currency || !isSignOf(sign, currency))) return undefined;
  const bare = plain.replace(code ?? '', '').replace(sign ?? '', '');
  return bare.replace(/^([+-])\s+/, '$1').trim();
}

function isSignOf(sign: string, currency: string): boolean {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
  const own = format.formatToParts(0).find(({ type }) => type === 'currency')?.value ?? '';
  return own.normalize('NFKC').includes(sign);
}
