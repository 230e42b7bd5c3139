import { badOption } from '../tables/bad-option.ts';

/** Part of a sheet; rows and columns count from 1, the last ones may be without end. */
export interface Range {
  readonly fromColumn: number;
  readonly toColumn: number;
  readonly fromRow: number;
  readonly toRow: number;
}

export const WHOLE: Range = { fromColumn: 1, toColumn: Infinity, fromRow: 1, toRow: Infinity };

const CELL = '\\$?([A-Za-z]{1,3})?\\$?(\\d{1,7})?';
const RANGE = new RegExp(`^${CELL}(?::${CELL})?$`);

/** Reads `B3:F200`, `B:F`, `3:200`, or `B3`, where a table begins. Throws `SourceError` for another text. */
export function parseRange(text: string): Range {
  const [all, left, top, right, bottom] = RANGE.exec(text.trim()) ?? [];
  if (!all) throw badOption('range', text, 'B3:F200, B:F, 3:200, B3');
  const range = {
    fromColumn: left ? columnNumber(left) : 1,
    toColumn: right ? columnNumber(right) : Infinity,
    fromRow: top ? Number(top) : 1,
    toRow: bottom ? Number(bottom) : Infinity,
  };
  const isBackwards = range.toColumn < range.fromColumn || range.toRow < range.fromRow;
  if (isBackwards) throw badOption('range', text, 'B3:F200, B:F, 3:200, B3');
  return range;
}

/** 1 for `A`, 27 for `AA`. */
export function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters.toUpperCase()) number = number * 26 + letter.charCodeAt(0) - 64;
  return number;
}

/** `A` for 1. */
export function columnLetters(number: number): string {
  const before = Math.floor((number - 1) / 26);
  return (before ? columnLetters(before) : '') + String.fromCharCode(65 + ((number - 1) % 26));
}

export interface Place {
  readonly sheet?: string;
  readonly range?: string;
}

/** Reads `Targets`, `Targets!B3:F200` or `'My sheet'!B:F`. */
export function parsePlace(text: string): Place {
  const [, quoted, bare, range] = /^(?:'((?:[^']|'')*)'|([^!]*))(?:!(.*))?$/.exec(text.trim()) ?? [];
  const sheet = quoted?.replaceAll("''", "'") ?? bare;
  return { ...(sheet && { sheet }), ...(range && { range }) };
}
