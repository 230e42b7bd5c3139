// The entry point `target-tiles/model`: what is true about targets and
// actuals, for hosts that compute on their own or write a source. Modules of
// the package import each other directly.
export type * from './actual.ts';
export type * from './figures.ts';
export type * from './insight.ts';
export type { Known, KnownNumbers, KnownPoint, KnownValue } from './known.ts';
export type * from './note.ts';
export type * from './organisation.ts';
export type * from './request.ts';
export type * from './target.ts';

export { ALL_SALES_AMOUNT } from './organisation.ts';
export type { ChangeProblem, RefusedCell } from './change-refused.ts';
export { changeInterval } from './interval.ts';
export { linearWeights, profileWeights, workingDaysIn, workingDayWeights, type DayWeights } from './calendar.ts';
export { decimalsOf, isCurrency } from './currency.ts';
export * from './day.ts';
export { explain, FORMULAS, type Explanation } from './explain.ts';
export { fiscalMonth, fiscalPlace, fiscalYearOf } from './fiscal.ts';
export {
  hintOf,
  spreadParent,
  takeSum,
  type Family,
  type Hint,
  type HintContext,
  type HintEdits,
  type HintFigure,
  type HintRefusal,
} from './hint.ts';
export { attainment, isEarly, statusOf, variancePercent, type Judged, type Standard } from './judgement.ts';
export { addExact, fromMajor, mulDiv, parseMinor, roundedParts, toMajor, TooLarge } from './money.ts';
export { idOf, isOwnerKey, levelOf, type OwnerKey, type OwnerLevel, type RestKey } from './owner.ts';
export {
  fiscalYearPeriod,
  intervalHolding,
  intervalsOf,
  resolvePeriod,
  yearBefore,
  type Interval,
  type Period,
  type PeriodContext,
} from './period.ts';
export { denyOpen, maySee, type Policy, type PolicyReason, type Rights } from './policy.ts';
export { denyAdd, denyEdit, denyLock, denyTypes } from './policy-change.ts';
export { setAt } from './set-at.ts';
export {
  monthsToQuarters,
  quarterToMonths,
  splitByWeights,
  splitOver,
  spreadWeights,
  type Spread,
  type SpreadOptions,
  type Values,
} from './split.ts';
