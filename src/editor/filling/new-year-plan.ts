import { decimalsOf } from '../../model/currency.ts';
import { type Draft, type DraftEdit, type EditRefusal, setIn } from '../../model/draft.ts';
import { edit, type EditContext, withoutRefused } from '../../model/draft-edit.ts';
import { periodsOf } from '../../model/fill.ts';
import type { HintFigure } from '../../model/hint.ts';
import { type LeftRow, newYear } from '../../model/new-year.ts';
import { levelOf } from '../../model/owner.ts';
import { rowCurrency } from '../../model/row-currency.ts';
import type { RowSales } from '../../model/row-sales.ts';
import { hintIn, sheetSums } from '../../model/sheet-sums.ts';
import type { TargetRow } from '../../model/target.ts';
import { type Sheet, sumsContext } from '../sheet.ts';
import type { DecimalSign } from '../sheet/number-text.ts';
import { readPercent } from './adjust-plan.ts';

export type YearStart = 'targets' | 'sold' | 'empty';

export interface YearChoice {
  readonly start: YearStart;
  /** More or less than the year before, as it is typed. */
  readonly percent: string;
  /** Whole units that each value is rounded to a multiple of; 0 for none. */
  readonly roundTo: number;
}

export interface YearBy {
  readonly sign: DecimalSign;
  readonly asOf: string;
  /** Sales of the year before, by its interval. */
  readonly sales?: RowSales | undefined;
  readonly context: EditContext;
}

/** New year as it would be. Nothing is done yet. */
export interface YearPlan {
  readonly edits: readonly DraftEdit[];
  readonly rows: number;
  readonly left: readonly LeftRow[];
  readonly refused: readonly EditRefusal[];
  /** The company's own target and the sum of its groups, for each item of the type. */
  readonly figures: readonly HintFigure[];
  readonly currency?: string;
}

/** Changes that beginning a year with the one before would make (T14); a problem where what is typed is none, or the sales are not there. */
export function planYear(
  draft: Draft,
  sheet: Sheet,
  { start, percent, roundTo }: YearChoice,
  { sign, asOf, sales, context }: YearBy,
): YearPlan | { readonly problem: 'percent' | 'no-sales' } {
  const change = start === 'empty' ? 0 : readPercent(percent, sign);
  if (change === undefined) return { problem: 'percent' };
  if (start === 'sold' && !sales) return { problem: 'no-sales' };
  const { previous, house, type, key } = sheet;
  const { organisation, membership, rights } = house;
  const { rows, left, changes } = newYear(previous, {
    organisation,
    membership,
    type,
    rights,
    percent: change,
    startOf: (row) => startOf(row, sheet, start, { asOf, sales }),
    roundTo: (row) => (roundTo ? roundTo * 10 ** decimalsIn(row, sheet) : 1),
  });
  const set = { year: key.year, targetType: key.targetType };
  const whole: DraftEdit[] = [
    ...(sheet.set.interval === previous.interval
      ? []
      : [{ kind: 'interval' as const, set, interval: previous.interval }]),
    { kind: 'rows', set, rows: changes },
  ];
  const { refused = [] } = edit(draft, 'new-year', whole, context);
  const edits = refused.length ? withoutRefused(whole, refused) : whole;
  const made = edit(draft, 'new-year', edits, context).draft;
  const after = made && setIn(made, key);
  const sums = after && sheetSums(after, sumsContext(key, type, house));
  const items = type.items?.length ? type.items : [undefined];
  const hints = sums ? items.flatMap((item) => hintIn(sums, 'company', item) ?? []) : [];
  const [first] = hints;
  return {
    edits,
    rows: rows.length,
    left,
    refused,
    figures: hints.map(({ year }) => year),
    ...(first?.currency && { currency: first.currency }),
  };
}

/** Values that a row begins with: none, its targets, or its sales as far as they go. */
function startOf(row: TargetRow, sheet: Sheet, start: YearStart, { asOf, sales }: Pick<YearBy, 'asOf' | 'sales'>) {
  if (start === 'empty') return row.values.map(() => null);
  if (start === 'targets') return row.values;
  const { previous, house } = sheet;
  const sold = sales!.of(row.owner, row.item, currencyOf(row, sheet));
  const periods = periodsOf({ year: previous.year, interval: previous.interval, fiscal: house.fiscal });
  return sold && row.values.map((value, index) => (periods[index]!.to < asOf ? sold[index]! : value));
}

function currencyOf(row: TargetRow, { previousRows, house }: Sheet): string | undefined {
  const group = levelOf(row.owner) === 'user' ? house.membership.parentOf(row.owner) : undefined;
  return rowCurrency(row, group && previousRows.get(group)) ?? house.organisation.currency;
}

function decimalsIn(row: TargetRow, sheet: Sheet): number {
  return sheet.type.unit === 'count' ? 0 : decimalsOf(currencyOf(row, sheet));
}
