import type { ActualsCell, ActualsQuery } from '../../model/actual.ts';
import { decimalsOf, isCurrency } from '../../model/currency.ts';
import { roundedParts } from '../../model/money.ts';
import type { Organisation } from '../../model/organisation.ts';
import { idOf, levelOf } from '../../model/owner.ts';
import { unfit } from '../http/unfit.ts';
import type { CubeRow } from './client.ts';
import type { Question } from './questions.ts';

/** Decimals of numbers, of which more are cut off; warehouses answer up to 18. */
const DECIMALS = 24;
/** Numbers are held as whole ones, this many for each 1. */
export const UNIT = 10n ** BigInt(DECIMALS);
const NUMBER = /^([+-]?)(\d*)\.?(\d*)(?:e([+-]?\d{1,2}))?$/i;

/** A sum that is rounded once: of one user, group, time and currency. */
interface Place {
  readonly cell: Omit<ActualsCell, 'value'>;
  /** Named where one of its rows names it. */
  currency?: string;
  /** Exact minor units × `UNIT`, by item. */
  readonly parts: Map<string, bigint>;
}

/** Of what the rows of a question are made cells. */
export interface Asked extends Question {
  readonly query: ActualsQuery;
  readonly organisation: Organisation;
  /** Group of each user. */
  readonly groups: ReadonlyMap<string, string | undefined>;
}

/** Cells of the rows that Cube answers: exact, in minor units. Throws `SourceError` for rows that are none of what was asked. */
export function cellsOf(rows: readonly CubeRow[], asked: Asked): readonly ActualsCell[] {
  const places = new Map<string, Place>();
  const { query, measure, columns, organisation } = asked;
  const isCount = query.measure === 'count';
  for (const row of rows) {
    const share = columns.probability ? exactAt(row, columns.probability) : 100n * UNIT;
    const value = exactAt(row, measure);
    if (value === undefined || share === undefined) continue;
    const cell = cellOf(row, asked);
    const currency = currencyAt(row, columns.currency);
    const base = isCount ? undefined : (currency ?? organisation.currency);
    const key = JSON.stringify([cell, base]);
    const place = places.get(key) ?? { cell, parts: new Map<string, bigint>() };
    places.set(key, place);
    place.currency ??= currency;
    const item = textAt(row, columns.item) ?? '';
    const minor = (value * share * (isCount ? 1n : minorsOf(base))) / (100n * UNIT);
    place.parts.set(item, (place.parts.get(item) ?? 0n) + minor);
  }
  return Array.from(places.values(), shared).flat();
}

/** Items share what is rounded once, by largest remainder; on a tie the share without an item goes first. */
function shared({ cell, currency, parts }: Place): readonly ActualsCell[] {
  const items = [...parts.keys()].sort();
  const values = roundedParts(
    items.map((item) => parts.get(item)!),
    UNIT,
  );
  return items.map((item, index) => ({
    ...cell,
    ...(item && { item }),
    ...(currency && { currency }),
    value: values[index]!,
  }));
}

/** Where a row belongs. */
function cellOf(row: CubeRow, { query, time, columns, groups }: Asked): Place['cell'] {
  const { owner, from, to, grain } = query;
  const day = dayAt(row, time);
  const length = grain === 'day' ? 10 : 7;
  const [first, at, last] = [from, day, to].map((one) => one.slice(0, length)) as [string, string, string];
  if (at < first || at > last) throw other(time, at, `${first} – ${last}`);
  const user = textAt(row, columns.user) ?? '';
  const group = textAt(row, columns.group) ?? groups.get(user);
  const level = levelOf(owner);
  const found = { company: '', user, group: group ?? '' }[level];
  if (found !== idOf(owner)) throw other(level, `${level}:${found}`, owner);
  return { user, ...(group && { group }), month: at.slice(0, 7), ...(grain === 'day' && { day }) };
}

/** A number, or one written as text, × `UNIT`; `undefined` where there is none. */
export function exactAt(row: CubeRow, member: string): bigint | undefined {
  const text = textAt(row, member);
  if (text === undefined) return undefined;
  const [, sign, whole = '', fraction = '', power = '0'] = NUMBER.exec(text) ?? [];
  if (!whole && !fraction) throw wrong(member, text, '1234.50');
  const shift = DECIMALS + Number(power) - fraction.length;
  const digits = BigInt(whole + fraction);
  const exact = shift < 0 ? digits / 10n ** BigInt(-shift) : digits * 10n ** BigInt(shift);
  return sign === '-' ? -exact : exact;
}

/** The day of a time, which Cube answers without zone: that is settled by then. */
export function dayAt(row: CubeRow, member: string): string {
  const text = textAt(row, member) ?? '';
  if (/^\d{4}-\d\d-\d\d/.test(text)) return text.slice(0, 10);
  throw wrong(member, text, '2026-01-31T00:00:00.000');
}

export function currencyAt(row: CubeRow, member: string | undefined): string | undefined {
  const text = textAt(row, member);
  if (text === undefined || isCurrency(text)) return text;
  throw wrong(member!, text, 'EUR, USD, …');
}

/** A text, or a number as such; `undefined` where there is none. Throws `SourceError` for the row of another question. */
export function textAt(row: CubeRow, member: string | undefined): string | undefined {
  if (member === undefined) return undefined;
  const value = row[member];
  if (value === undefined) throw other('data', Object.keys(row).join(), member);
  return value === null || value === '' ? undefined : String(value);
}

/** Minor units of a currency for each 1. */
export const minorsOf = (currency: string | undefined): bigint => 10n ** BigInt(decimalsOf(currency));

const wrong = (path: string, value: string, expected: string, problem: 'bad-value' | 'other-answer' = 'bad-value') =>
  unfit({ problem, path, value: value.slice(0, 60), expected });

const other = (path: string, value: string, expected: string) => wrong(path, value, expected, 'other-answer');
