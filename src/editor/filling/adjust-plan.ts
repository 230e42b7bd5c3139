import { decimalsOf } from '../../model/currency.ts';
import { rowAmong } from '../../model/draft.ts';
import { catchUp, isSeason, setAmount, type SpreadChoice, weightsOf } from '../../model/fill-amount.ts';
import { copyInto, type CopySource, isPercent } from '../../model/fill-copy.ts';
import type { Fill, FillContext } from '../../model/fill.ts';
import { sumOf } from '../../model/hint.ts';
import { idOf, levelOf, type OwnerKey } from '../../model/owner.ts';
import { calendarNamed } from '../../model/pacing.ts';
import { rowCurrency } from '../../model/row-currency.ts';
import { type KeptSeason, seasonWeights } from '../../model/kept-season.ts';
import type { RowSales } from '../../model/row-sales.ts';
import type { Values } from '../../model/split.ts';
import type { TargetRow } from '../../model/target.ts';
import { fillContext } from '../fill-context.ts';
import type { Sheet } from '../sheet.ts';
import { type DecimalSign, plainText, readDecimal, scaledBy } from '../sheet/number-text.ts';
import { readTyped, type TypingProblem } from '../sheet/typing.ts';

export type AdjustMode = 'amount' | 'row' | 'last-year' | 'catch-up';

/** How an amount is spread: as the row stands, one of the ways of T13, or a season by its name: of the organisation, or kept by the reader. */
export type SpreadName =
  'as-now' | 'equal' | 'calendar-days' | 'working-days' | 'last-year' | `season:${string}` | `kept:${string}`;

/** Choices and texts of a reader. */
export interface AdjustChoice {
  readonly mode: AdjustMode;
  /** Of the year, as it is typed. */
  readonly amount: string;
  /** More or less than what is copied, as it is typed. */
  readonly percent: string;
  readonly spread: SpreadName;
  /** Whose row is copied. */
  readonly from?: OwnerKey;
}

/** Shapes that rows can be spread by: sales as far as they have been asked for, `undefined` while they load or where there are none. */
export interface SpreadBasis {
  readonly thisYear?: RowSales | undefined;
  readonly lastYear?: RowSales | undefined;
  /** Seasons that the reader has kept. */
  readonly seasons?: readonly KeptSeason[];
}

export interface AdjustBy {
  readonly sign: DecimalSign;
  /** Day that counts as today. */
  readonly asOf: string;
  readonly basis: SpreadBasis;
}

/** Why there is no preview: what is typed is no value, `percent` none in range, `choose-row` none to copy, `no-sales` they are not there. */
export type AdjustProblem = TypingProblem | 'percent' | 'choose-row' | 'no-sales';

export type AdjustPlan =
  | { readonly fill: Fill; readonly problem?: undefined }
  | { readonly problem: AdjustProblem; readonly text: string; readonly fill?: undefined };

/** Changes that adjusting rows would make (T11, T12, T15). Nothing is done yet. */
export function planAdjust(sheet: Sheet, rows: readonly TargetRow[], choice: AdjustChoice, by: AdjustBy): AdjustPlan {
  const context = fillContext(sheet);
  switch (choice.mode) {
    case 'amount':
      return planAmount(sheet, rows, choice, by, context);
    case 'catch-up':
      return planCatchUp(rows, by, context);
    default:
      return planCopy(sheet, rows, choice, by, context);
  }
}

function planAmount(
  sheet: Sheet,
  rows: readonly TargetRow[],
  { amount, spread }: AdjustChoice,
  { sign, basis }: AdjustBy,
  context: FillContext,
): AdjustPlan {
  const fills: Fill[] = [];
  for (const row of rows) {
    const currency = context.unit === 'count' ? undefined : (context.currencyOf(row) ?? context.base);
    const decimals = context.unit === 'count' ? 0 : decimalsOf(currency);
    const typed = readTyped(amount, { sign, decimals, current: sumOf(row.values), currency });
    if (typed.problem) return { problem: typed.problem, text: amount };
    if (typed.value === null) return { problem: 'not-a-number', text: amount };
    if (spread === 'last-year' && !basis.lastYear) return { problem: 'no-sales', text: '' };
    const weights = weightsFor(sheet, row, spread, basis, context);
    fills.push(weights ? setAmount([row], typed.value, weights, context) : noValues(row));
  }
  return { fill: together(fills) };
}

/** Weights by which the amount of a row is spread; undefined where last year sold nothing to go by, or a season is gone. */
export function weightsFor(
  sheet: Pick<Sheet, 'house'>,
  row: TargetRow,
  spread: SpreadName,
  { lastYear, seasons = [] }: SpreadBasis,
  context: FillContext,
): readonly number[] | undefined {
  if (spread === 'as-now') {
    const own = row.values.map((value) => Math.max(0, value ?? 0));
    return own.some((value) => value > 0) ? own : own.map(() => 1);
  }
  if (isKept(spread)) {
    const season = seasons.find(({ name }) => name === nameOfSeason(spread));
    return season && seasonWeights(season, context);
  }
  const currency = context.currencyOf(row) ?? context.base;
  const actuals = spread === 'last-year' ? lastYear?.of(row.owner, row.item, currency) : undefined;
  if (spread === 'last-year' && !actuals) return undefined;
  return weightsOf(spreadChoice(sheet, row.owner, spread, actuals ?? []), context);
}

function spreadChoice(
  { house }: Pick<Sheet, 'house'>,
  owner: OwnerKey,
  spread: Exclude<SpreadName, 'as-now' | `kept:${string}`>,
  actuals: Values,
): SpreadChoice {
  const { organisation, membership } = house;
  if (spread === 'last-year') return { by: 'last-year', actuals };
  if (spread === 'working-days') {
    const group = levelOf(owner) === 'user' ? membership.parentOf(owner) : owner;
    const named = organisation.groups.find(({ id }) => group && group !== 'company' && id === idOf(group));
    const [, calendar] = calendarNamed(named?.calendar, organisation);
    return { by: 'working-days', ...(calendar && { calendar }) };
  }
  if (spread === 'equal' || spread === 'calendar-days') return { by: spread };
  return { by: 'profile', profile: organisation.seasons![nameOfSeason(spread)]! };
}

/** The name in the spread of a season. */
export function nameOfSeason(spread: SpreadName): string {
  return spread.slice(spread.indexOf(':') + 1);
}

/** Whether a spread is a season that the reader has kept. */
export function isKept(spread: string): spread is `kept:${string}` {
  return spread.startsWith('kept:');
}

/** Ways to spread that this organisation has: seasons that add up to a whole, working days where it has calendars. */
export function spreadsOf({ house }: Pick<Sheet, 'house'>, hasSource: boolean): readonly SpreadName[] {
  const { seasons = {}, calendars = {} } = house.organisation;
  const named = Object.entries(seasons).flatMap(([name, parts]): SpreadName[] =>
    isSeason(parts) ? [`season:${name}`] : [],
  );
  return [
    'as-now',
    'equal',
    'calendar-days',
    ...(Object.keys(calendars).length ? (['working-days'] as const) : []),
    ...named,
    ...(hasSource ? (['last-year'] as const) : []),
  ];
}

function planCopy(
  sheet: Sheet,
  rows: readonly TargetRow[],
  { mode, percent, from }: AdjustChoice,
  { sign }: AdjustBy,
  context: FillContext,
): AdjustPlan {
  const change = readPercent(percent, sign);
  if (change === undefined) return { problem: 'percent', text: percent };
  if (mode === 'row' && !from) return { problem: 'choose-row', text: '' };
  const source = mode === 'row' ? rowSource(sheet, from!, context) : lastYearSource(sheet);
  return { fill: copyInto(rows, source, change, context) };
}

/** Values of a row of the sheet, for rows of the same item. */
function rowSource({ set }: Sheet, owner: OwnerKey, context: FillContext) {
  return ({ item }: TargetRow): CopySource | undefined => {
    const row = rowAmong(set.rows, { owner, item });
    const currency = row && context.currencyOf(row);
    return row && { values: row.values, ...(currency && { currency }) };
  };
}

/** Values of each row in the year before. */
function lastYearSource({ previous, previousRows, house }: Sheet) {
  return ({ owner, item }: TargetRow): CopySource | undefined => {
    const row = rowAmong(previousRows, { owner, item });
    const group = levelOf(owner) === 'user' ? house.membership.parentOf(owner) : undefined;
    const currency = row && rowCurrency(row, group && previousRows.get(group));
    return row && { values: row.values, interval: previous.interval, ...(currency && { currency }) };
  };
}

/** Whether any of the rows had targets the year before (T12). */
export function hasLastYear({ previousRows }: Pick<Sheet, 'previousRows'>, rows: readonly TargetRow[]): boolean {
  return rows.some((row) => rowAmong(previousRows, row)?.values.some((value) => value !== null));
}

function planCatchUp(rows: readonly TargetRow[], { basis, asOf }: AdjustBy, context: FillContext): AdjustPlan {
  const { thisYear } = basis;
  if (!thisYear) return { problem: 'no-sales', text: '' };
  const fills = rows.map((row): Fill => {
    const currency = context.currencyOf(row) ?? context.base;
    const actuals = thisYear.of(row.owner, row.item, currency);
    if (!actuals) return { rows: [], refused: [{ ...keyOf(row), reason: 'missing-rate' }] };
    return catchUp([{ row, actuals }], asOf, context);
  });
  return { fill: together(fills) };
}

function noValues(row: TargetRow): Fill {
  return { rows: [], refused: [{ ...keyOf(row), reason: 'no-values' }] };
}

function keyOf({ owner, item }: TargetRow) {
  return { owner, ...(item !== undefined && { item }) };
}

function together(fills: readonly Fill[]): Fill {
  return { rows: fills.flatMap(({ rows }) => rows), refused: fills.flatMap(({ refused }) => refused) };
}

/** A change in per cent as it is typed, with its sign or without: `+8 %`, `-2,5`. Nothing is 0; undefined out of range. */
export function readPercent(text: string, sign: DecimalSign): number | undefined {
  const plain = plainText(text).replace(/\s*%$/, '');
  if (plain === '') return 0;
  const decimal = readDecimal(plain, sign) ?? readDecimal(plain, sign === '.' ? ',' : '.');
  const hundredths = decimal && scaledBy(decimal, 2);
  if (hundredths === undefined) return undefined;
  const percent = Number(hundredths) / 100;
  return isPercent(percent) ? percent : undefined;
}
