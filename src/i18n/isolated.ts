import type { Locale } from './locale.ts';

/** Letters of scripts that run from right to left, and signs that turn a text or end such a turn. */
const TURNING =
  /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
/** Signs by which a text would leave its isolation: those of isolations, and ends of paragraphs. */
const LEAVING = /[\u2066-\u2069\n\r\u0085\u2029]+/g;
/** As much of a value as a sentence has room for. */
const LONGEST = 200;

/**
 * A value of the data, such as a name, for a sentence: whatever direction it
 * has turns nothing but itself, and it is cut where it is too long. Left as it
 * is where it runs like the sentence.
 */
export function isolated({ dir }: Pick<Locale, 'dir'>, value: string): string {
  const text = value.length > LONGEST ? `${value.slice(0, LONGEST).replace(/[\ud800-\udbff]$/, '')}…` : value;
  const isPlain = dir === 'ltr' && !TURNING.test(text);
  return isPlain || !text ? text : `\u2068${text.replace(LEAVING, ' ')}\u2069`;
}
