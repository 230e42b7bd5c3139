import { monthNames, nameKey } from '../tables/date-names.ts';
import { isMonthName } from './named-dates.ts';
import type { ColumnValues } from './column-values.ts';

/** Columns that hold a month or a quarter each. */
export interface WideColumns {
  readonly names: readonly string[];
  /** `date` where the names have their year. */
  readonly as: 'period' | 'date';
  /** Month by which a year of twelve of them begins, from 1: April where they run from April to March. */
  readonly start?: number;
}

const QUARTER = /^(?:[qkt][1-4]|[1-4][qkt])$/i;
const YEAR = /(?:^|[-/. '’])((?:19|20)\d\d|\d\d)$|^((?:19|20)\d\d)(?=[-/. ]|\p{L}|$)/u;
const YEAR_MONTH = /^(?:19|20)\d\d[-/. ]?(?:0?[1-9]|1[0-2])(?:[-/. ]0?1)?$/;

/** So few columns of months may be chance. */
const FEWEST = 3;

/**
 * Columns that are called by months or quarters, where enough of them hold numbers. Then
 * each of them counts, whatever it holds: what is no number there is refused by name, not left out.
 */
export function wideColumns(columns: readonly ColumnValues[]): WideColumns | undefined {
  const read = columns.flatMap(({ name, numbers, filled }) => {
    const as = timeOf(name);
    return as ? [{ name, as, isSure: !filled || numbers > 0.8 }] : [];
  });
  const sure = read.filter(({ isSure }) => isSure);
  const as = sure.some((each) => each.as === 'date') ? 'date' : 'period';
  const names = read.filter((each) => each.as === as).map(({ name }) => name);
  if (sure.filter((each) => each.as === as).length < FEWEST) return undefined;
  const start = startOf(names);
  return { names, as, ...(start && { start }) };
}

/** First month of a year of columns, if they are twelve months in a row. */
function startOf(names: readonly string[]): number | undefined {
  if (names.length !== 12) return undefined;
  const numbers = names.map(monthOf);
  const [first] = numbers;
  const isYear = first !== undefined && numbers.every((number, at) => number === ((first - 1 + at) % 12) + 1);
  return isYear ? first : undefined;
}

function monthOf(name: string): number | undefined {
  const text = name.trim();
  const [, number] = /^(?:19|20)\d\d[-/. ]?(\d\d?)(?:[-/. ]0?1)?$/.exec(text) ?? [];
  return number ? Number(number) : monthNames(undefined).get(nameKey(bareName(text)));
}

/** A name without its year. */
const bareName = (text: string) => text.replace(YEAR, '').replace(/^[-/. ]|[-/. '’]$/g, '');

function timeOf(name: string): WideColumns['as'] | undefined {
  const text = name.trim();
  if (YEAR_MONTH.test(text)) return 'date';
  const bare = bareName(text);
  if (!isMonthName(bare) && !QUARTER.test(bare)) return undefined;
  return bare === text ? 'period' : 'date';
}
