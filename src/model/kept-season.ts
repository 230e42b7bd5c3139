import { type FillContext, periodsOf } from './fill.ts';
import { MAX_MINOR } from './money.ts';
import type { Values } from './split.ts';

/** A season that a reader has kept: how a year is spread, under a name (T13). */
export interface KeptSeason {
  readonly name: string;
  /** Twelve whole parts in lowest terms, January first; at least one is above 0. */
  readonly parts: readonly number[];
}

/** Why values are no season: all are empty or 0, or one is below 0. */
export type SeasonProblem = 'nothing-to-keep' | 'below-zero';

/** Why a name cannot be given: it is empty, too long, or another season has it. */
export type SeasonNameProblem = 'no-name' | 'long-name' | 'name-taken';

/** Most characters of a name. */
export const LONGEST_SEASON_NAME = 40;

type YearOf = Pick<FillContext, 'year' | 'interval' | 'fiscal'>;

/**
 * The season of a year's values, one per interval. Spread by it again, their
 * sum gives the very same values. Each month of a quarter has an equal part.
 */
export function seasonOf(values: Values, context: YearOf): readonly number[] | SeasonProblem {
  if (values.some((value) => (value ?? 0) < 0)) return 'below-zero';
  if (!values.some((value) => value)) return 'nothing-to-keep';
  const parts = Array<number>(12).fill(0);
  monthsOf(context).forEach((months, index) => months.forEach((month) => (parts[month] = values[index] ?? 0)));
  const divisor = parts.reduce(greatestDivisor);
  return parts.map((part) => part / divisor);
}

/** Weight of each interval of a year in a season, for `splitByWeights`. */
export function seasonWeights({ parts }: Pick<KeptSeason, 'parts'>, context: YearOf): readonly number[] {
  return monthsOf(context).map((months) => months.reduce((sum, month) => sum + parts[month]!, 0));
}

/** Whether something that was stored is a season. */
export function isKeptSeason(stored: unknown): stored is KeptSeason {
  const { name, parts } = (stored ?? {}) as Partial<Record<keyof KeptSeason, unknown>>;
  if (typeof name !== 'string' || !name || !Array.isArray(parts) || parts.length !== 12) return false;
  const isPart = (part: unknown) =>
    Number.isSafeInteger(part) && (part as number) >= 0 && (part as number) <= MAX_MINOR;
  return parts.every(isPart) && parts.some((part) => part !== 0);
}

/** Seasons with one more, by name; or why it cannot be called so. `others` are names that are taken besides. */
export function withSeason(
  seasons: readonly KeptSeason[],
  { name, parts }: KeptSeason,
  others: readonly string[] = [],
): readonly KeptSeason[] | SeasonNameProblem {
  const plain = plainSeasonName(name);
  const problem = nameProblem(plain, [...others, ...seasons.map((season) => season.name)]);
  return problem ?? sorted([...seasons, { name: plain, parts }]);
}

/** Seasons with one called otherwise. One that is not there any more changes nothing. */
export function renamedSeason(
  seasons: readonly KeptSeason[],
  from: string,
  to: string,
  others: readonly string[] = [],
): readonly KeptSeason[] | SeasonNameProblem {
  const season = seasons.find(({ name }) => name === from);
  return season ? withSeason(withoutSeason(seasons, from), { ...season, name: to }, others) : seasons;
}

/** Seasons without the one of a name. */
export function withoutSeason(seasons: readonly KeptSeason[], name: string): readonly KeptSeason[] {
  return seasons.filter((season) => season.name !== name);
}

function nameProblem(name: string, taken: readonly string[]): SeasonNameProblem | undefined {
  if (!name) return 'no-name';
  if ([...name].length > LONGEST_SEASON_NAME) return 'long-name';
  return taken.some((one) => folded(one) === folded(name)) ? 'name-taken' : undefined;
}

/** A name as it is kept: without blanks around it or in a row. */
export function plainSeasonName(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/g, ' ');
}

function folded(name: string): string {
  return plainSeasonName(name).toLowerCase();
}

function sorted(seasons: readonly KeptSeason[]): readonly KeptSeason[] {
  return [...seasons].sort((a, b) => (folded(a.name) < folded(b.name) ? -1 : 1));
}

/** Calendar months of each interval, January is 0. */
function monthsOf(context: YearOf): number[][] {
  return periodsOf(context).map(({ from, to }) => {
    const [first, last] = [from, to].map((day) => Number(day.slice(5, 7)) - 1) as [number, number];
    return Array.from({ length: ((last - first + 12) % 12) + 1 }, (_, index) => (first + index) % 12);
  });
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}
