import { heldToTarget } from '../../i18n/facts.ts';
import { fitOf } from '../../i18n/fit.ts';
import type { Locale } from '../../i18n/locale.ts';
import { scaleFor } from '../../i18n/scale.ts';
import { valueText } from '../../i18n/value-text.ts';
import {
  amountsOf,
  hasTarget,
  meterOf,
  type Ready,
  type SingleFigure,
  type TileOptions,
  unitOf,
  WHOLE,
} from '../tile/tile.figure.ts';

/** Words and numbers of the gauge. */
export interface GaugeFigure extends SingleFigure {
  /** In the middle: per cent of the target, or the actual where there is no per cent. */
  readonly middle: string;
  /** The middle is the target: nothing can be sold yet. */
  readonly isDue: boolean;
  /** Unit of an amount in the middle, said where the heading has no room for it. */
  readonly middleSpare: string;
  /** Under it: `1,067 of 1,320`. */
  readonly amounts: string;
  /** At the target's tick. */
  readonly targetLabel: string;
  /** At the triangle of the pace. */
  readonly paceLabel: string;
}

export function gaugeFigure(ready: Ready, locale: Locale, options: TileOptions): GaugeFigure {
  const { figures, insight } = ready;
  const { digits = 3, asPercent = false, compare, overDay } = options;
  const { currency } = figures;
  const total = heldToTarget(figures.total);
  const { actual, target, attainment } = total;
  const scale = scaleFor([actual, target], digits, insight.decimals);
  const { actual: value, target: wanted, whole, isNamed } = amountsOf(ready, locale, scale, options);
  const { messages } = locale;
  const named = isNamed ? WHOLE : scale;
  const spare = asPercent || (value ?? wanted) === undefined ? '' : unitOf(ready, locale, named, options);
  const middleSpare = attainment === undefined ? spare : '';
  const amountsUnder = () => {
    if (!wanted || !hasTarget(total, insight)) return '';
    if (value === undefined) return messages.fields.target;
    // The middle has said the actual.
    return attainment === undefined ? messages.ofOnly(whole!) : messages.of(value, whole!);
  };
  const middle = attainment === undefined ? (value ?? wanted ?? '–') : locale.percent(attainment);
  return {
    scale: named,
    middle,
    isDue: actual === undefined,
    spare,
    middleSpare,
    fit: fitOf(middle, middleSpare, actual),
    amounts: amountsUnder(),
    targetLabel: asPercent && attainment !== undefined ? locale.percent(1) : (wanted ?? ''),
    paceLabel: messages.markOfPace(overDay && locale.dayOfYear(overDay)),
    spoken: valueText(locale, total, insight, { currency, compare, digits, overDay }),
    meter: meterOf(total, insight),
  };
}
