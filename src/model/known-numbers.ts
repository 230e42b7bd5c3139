import { decimalsOf, isCurrency } from './currency.ts';
import { type Known, type KnownPoint, type KnownValue, WrongValue } from './known.ts';
import { decimalOf, fromMajor, parseMinor } from './money.ts';

/** Most decimals of a number: beyond them it is rounded. */
const MOST_DECIMALS = 6;

/** As many decimals as any of the numbers is written with, and at least those of the currency; a number that is no text has those of the currency, where there is one. */
export function decimalsIn({ unit = '', ...known }: Known, points: readonly KnownPoint[]): number {
  const least = isCurrency(unit) ? decimalsOf(unit) : 0;
  const written = [known, ...points].flatMap(({ actual, target, previousYear }) =>
    [actual, target, previousYear].map((value) => {
      if (typeof value === 'string') return value.trim().split('.')[1]?.length ?? 0;
      return least || typeof value !== 'number' ? 0 : -decimalOf(Math.abs(exact(value)))[1];
    }),
  );
  return Math.min(MOST_DECIMALS, Math.max(least, ...written));
}

/** A number without the rest that its sum in binary has left: 0.1 + 0.2 is 0.3. */
function exact(value: number): number {
  return Number(value.toPrecision(15));
}

/** Whether there is a number, right or wrong. */
export function isKnown(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}

/** A number of the page in whole minor units. Throws `WrongValue`, which names it by its path. */
export function minorOf(value: KnownValue | null | undefined, path: string, decimals: number): number | undefined {
  if (!isKnown(value)) return undefined;
  try {
    const minor =
      typeof value === 'number' ? fromMajor(exact(value), decimals) : parseMinor(String(value).trim(), decimals);
    if (minor !== undefined) return minor;
  } catch {
    throw new WrongValue(path, value, '≤ 90000000000');
  }
  throw new WrongValue(path, value, '1234.50');
}

const POINTS = '[{ "label": "North", "actual": 62, "target": 100 }]';

/** The points of a tile, of which each is an object. Throws `WrongValue`. */
export function pointsOf(points: Known['points']): readonly KnownPoint[] {
  const list: unknown = typeof points === 'string' && points ? parsed(points) : points || [];
  if (!Array.isArray(list)) throw new WrongValue('points', points, POINTS);
  list.forEach((point: unknown, at) => {
    if (typeof point !== 'object' || !point) throw new WrongValue(`points[${at}]`, point, POINTS.slice(1, -1));
  });
  return list as readonly KnownPoint[];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new WrongValue('points', text, POINTS);
  }
}
