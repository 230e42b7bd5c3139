import { fromMajor, MAX_MINOR } from '../../model/money.ts';
import { atOnce, eachOf, STEP, type Steps } from '../../model/steps.ts';
import type { OwnerKey } from '../../model/owner.ts';
import type { TargetValue } from '../../model/target.ts';
import { type DecimalSign, hasTwoReadings, plainText, readDecimal } from './number-text.ts';
import { readTyped, type Typed, type TypingContext, type TypingProblem } from './typing.ts';

/** A cell from the clipboard. */
export interface ClipCell {
  readonly text: string;
  /** The number itself as decimal text with a point, where the spreadsheet says it; not its formatted text. */
  readonly number?: string;
  /** A date or a time, which is no target. */
  readonly isDate?: boolean;
  /** A sum of our own copy, or what stands beside the year: nothing is lost where it cannot be set. */
  readonly isDerived?: boolean;
}

/**
 * The decimal sign that a range is written by: told by those of its cells that
 * can be read in one way only. Undefined where none tells, or they differ.
 */
export function signOfClip(rows: readonly (readonly ClipCell[])[]): DecimalSign | undefined {
  return atOnce(signFound(rows));
}

/** The same in steps. */
export function* signFound(rows: readonly (readonly ClipCell[])[]): Steps<DecimalSign | undefined> {
  const found = new Set<DecimalSign>();
  yield* eachOf(rows, (row) => row.forEach((cell) => addSign(found, cell)), STEP / 12);
  return found.size === 1 ? [...found][0] : undefined;
}

function addSign(found: Set<DecimalSign>, { text, number }: ClipCell): void {
  if (number !== undefined || WHOLE.test(text)) return;
  const plain = bare(text);
  if (!/\d[.,]\d/.test(plain)) return;
  const [point, comma] = [readDecimal(plain, '.'), readDecimal(plain, ',')];
  if (point && !comma) found.add('.');
  if (comma && !point) found.add(',');
}

/** Digits alone, which say the same by every sign. */
const WHOLE = /^-?\d{1,13}$/;

/**
 * Meaning of a cell of the clipboard in a cell of the sheet (T17). `sign` is
 * that of the whole range, or the one that somebody chose; without it a text
 * with two readings is refused, never guessed.
 */
export function readClipCell(
  cell: ClipCell,
  context: Omit<TypingContext, 'sign'>,
  sign: DecimalSign | undefined,
): Typed {
  const { text, number, isDate } = cell;
  if (!isDate && number === undefined && WHOLE.test(text)) return readWhole(text, context.decimals);
  const refuse = (problem: TypingProblem): Typed => ({ problem, text });
  if (isDate) return refuse('not-a-number');
  if (number !== undefined) return readNumber(number, context.decimals, refuse);
  if (!sign && hasTwoReadings(bare(text))) return refuse('two-readings');
  if (/%$/.test(plainText(text))) return refuse('not-a-number');
  return readTyped(text, { ...context, sign: sign ?? '.' });
}

function bare(text: string): string {
  const plain = plainText(text);
  if (NUMBER.test(plain)) return plain;
  return plain
    .replace(/\p{Sc}|\b[A-Z]{3}\b/gu, '')
    .replace(/^([+-])\s+/, '$1')
    .trim();
}

/** A number without a currency, in whatever form. */
const NUMBER = /^-?[\d.,]+$/;

/** The commonest cell of all, read without the long way. */
function readWhole(text: string, decimals: number): Typed {
  const value = Number(text) * 10 ** decimals + 0;
  return Math.abs(value) > MAX_MINOR ? { problem: 'too-large', text } : { value };
}

/** A number that was reckoned by a spreadsheet, rounded to the decimals of the currency once. */
function readNumber(number: string, decimals: number, refuse: (problem: TypingProblem) => Typed): Typed {
  const major = Number(number);
  if (!Number.isFinite(major) || Math.abs(major) * 10 ** decimals > MAX_MINOR) return refuse('too-large');
  return { value: fromMajor(major, decimals) ?? null };
}

/** A cell to be put on the clipboard. */
export interface CopiedCell {
  readonly value: TargetValue;
  readonly decimals: number;
  readonly isDerived?: boolean;
}

/** Row of our own copy. */
export interface CopiedHead {
  readonly owner: OwnerKey;
  readonly item?: string;
  /** Of amounts. */
  readonly currency?: string;
}

/**
 * Rows as text: without groups, by the language's decimal sign, and so that
 * they can be read in one way only.
 */
export function writeClipText(rows: readonly (readonly CopiedCell[])[], sign: DecimalSign): string {
  return rows.map((row) => row.map((cell) => numberText(cell, sign)).join('\t')).join('\n');
}

function numberText(cell: CopiedCell, sign: DecimalSign): string {
  const exact = exactText(cell);
  // A zero more, where three decimals could be a group.
  const isGroup = /^-?\d{1,3}\.\d{3}$/.test(exact);
  return (isGroup ? `${exact}0` : exact).replace('.', sign);
}

/** The value in major units, with a point and no more decimals than it needs. */
function exactText({ value, decimals }: CopiedCell): string {
  if (value === null) return '';
  const digits = String(Math.abs(value)).padStart(decimals + 1, '0');
  const [whole, fraction] = [digits.slice(0, digits.length - decimals), digits.slice(digits.length - decimals)];
  const shown = decimals > 0 && /[1-9]/.test(fraction) ? `${whole}.${fraction}` : whole;
  return value < 0 ? `-${shown}` : shown;
}

/**
 * Rows as a table that every spreadsheet reads numbers from, whatever its
 * language. With `heads`, one per row, a whole year says whose each row is.
 */
export function writeClipHtml(
  rows: readonly (readonly CopiedCell[])[],
  sign: DecimalSign,
  heads?: readonly CopiedHead[],
): string {
  const cellText = (cell: CopiedCell) => {
    const exact = exactText(cell);
    const derived = cell.isDerived ? ' data-target-derived' : '';
    if (exact === '') return `<td${derived}></td>`;
    const google = `{&quot;1&quot;:3,&quot;3&quot;:${exact}}`;
    return `<td${derived} data-target-value="${exact}" x:num="${exact}" sdval="${exact}" data-sheets-value="${google}">${numberText(cell, sign)}</td>`;
  };
  const lines = rows.map((row, index) => `<tr${headText(heads?.[index])}>${row.map(cellText).join('')}</tr>`);
  return `<table xmlns:x="urn:schemas-microsoft-com:office:excel">${lines.join('')}</table>`;
}

function headText(head: CopiedHead | undefined): string {
  if (!head) return '';
  return Object.entries(head)
    .map(([name, value]) => ` data-target-${name}="${escaped(value)}"`)
    .join('');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
