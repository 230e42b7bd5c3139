import { isMonthName } from './named-dates.ts';
import type { ColumnValues } from './column-values.ts';

/** Columns that hold a month or a quarter each. */
export interface WideColumns {
  readonly names: readonly string[];
  /** `date` where the names have their year. */
  readonly as: 'period' | 'date';
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
  return sure.filter((each) => each.as === as).length >= FEWEST ? { names, as } : undefined;
}

function timeOf(name: string): WideColumns['as'] | undefined {
  const text = name.trim();
  if (YEAR_MONTH.test(text)) return 'date';
  const bare = text.replace(YEAR, '').replace(/^[-/. ]|[-/. '’]$/g, '');
  if (!isMonthName(bare) && !QUARTER.test(bare)) return undefined;
  return bare === text ? 'period' : 'date';
}
