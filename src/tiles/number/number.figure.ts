import { heldToTarget } from '../../i18n/facts.ts';
import { fitOf } from '../../i18n/fit.ts';
import type { Locale } from '../../i18n/locale.ts';
import { scaleFor } from '../../i18n/scale.ts';
import { valueText } from '../../i18n/value-text.ts';
import {
  besideOf,
  hasTarget,
  isFaint,
  meterOf,
  type Ready,
  type SingleFigure,
  type TileOptions,
  currencyOf,
  WHOLE,
} from '../tile/tile.figure.ts';

/** Words and numbers of the number tile. */
export interface NumberFigure extends SingleFigure {
  /** The big number, and the unit that is written small after it. */
  readonly value: string;
  readonly unit: string;
  /** `of 5.76 M · 66%` */
  readonly beside: string;
}

const NBSP = '\u00A0';

export function numberFigure(ready: Ready, locale: Locale, options: TileOptions): NumberFigure {
  const { figures, insight } = ready;
  const { digits = 3, asPercent = false, compare, overDay } = options;
  const { currency } = figures;
  const total = heldToTarget(figures.total);
  const { actual, target, attainment } = total;
  const { messages } = locale;
  const { decimals } = insight;
  const scale = scaleFor([actual, target], digits, decimals);
  // Next to a number a thousand times as large, too little would be left of the other in its unit.
  const scaleOf = (value: number | undefined) => (isFaint(value, scale) ? scaleFor([value], digits, decimals) : scale);
  const write = (value: number) => locale.amount(value, { scale: scaleOf(value), unit: true });
  const percent = attainment === undefined ? undefined : locale.percent(attainment);
  const inPercent = asPercent && percent !== undefined;
  const shown = actual ?? (target || undefined);
  const ownScale = scaleOf(shown);
  const own = shown === undefined ? '–' : shown === 0 ? locale.number(0) : locale.amount(shown, { scale: ownScale });
  const money = currencyOf(ready, locale, options);
  const reached =
    actual === undefined || !target
      ? undefined
      : messages.of(`${own}${NBSP}${locale.unitWord(ownScale)}`.trim(), `${write(target)}${NBSP}${money}`.trim());
  const beside =
    (inPercent && reached) ||
    besideOf(locale, total, hasTarget(total, insight) ? (target ? write(target) : locale.number(0)) : undefined);
  const unit = inPercent || !shown ? '' : locale.unitWord(ownScale);
  const value = inPercent ? percent : own;
  const spare = inPercent || shown === undefined ? '' : money;
  return {
    scale: WHOLE,
    value,
    unit,
    spare,
    fit: fitOf(value, `${unit} ${spare}`, actual),
    beside,
    spoken: valueText(locale, total, insight, { currency, compare, digits, overDay }),
    meter: meterOf(total, insight),
  };
}
