import { decimalsOf } from '../../model/currency.ts';
import type { Measure } from '../../model/actual.ts';
import { fromMajor, parseMinor } from '../../model/money.ts';
import { saidOf } from '../../source/shape.ts';
import { SourceError } from '../../source/source-error.ts';

/** Decimals of a number of this measure: none of a count. */
export function decimalsFor(measure: Measure, currency: string | undefined): number {
  return measure === 'count' ? 0 : decimalsOf(currency);
}

/** A number or decimal text in major units as whole minor units. Throws `SourceError` with its path. */
export function minorAt(value: unknown, decimals: number, path: string, file: string): number {
  try {
    const minor =
      typeof value === 'number'
        ? fromMajor(value, decimals)
        : typeof value === 'string'
          ? parseMinor(value.trim(), decimals)
          : undefined;
    if (minor !== undefined) return minor;
  } catch {
    throw wrong('too-large', value, path, file);
  }
  throw wrong('bad-value', value, path, file);
}

function wrong(problem: 'bad-value' | 'too-large', value: unknown, path: string, file: string): SourceError {
  const said = saidOf(value);
  const detail = { problem, file, path, value: said, expected: '1234.50' };
  return new SourceError('invalid-data', `wrong value: ${path} ${said}, expected 1234.50`, detail);
}

/** Whole minor units as decimal text in major units, exact. */
export function majorText(minor: number, decimals: number): string {
  const digits = String(Math.abs(minor)).padStart(decimals + 1, '0');
  const point = digits.length - decimals;
  const text = decimals ? `${digits.slice(0, point)}.${digits.slice(point)}` : digits;
  return minor < 0 ? `-${text}` : text;
}
