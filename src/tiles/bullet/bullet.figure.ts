import { heldToTarget } from '../../i18n/facts.ts';
import { fitOf } from '../../i18n/fit.ts';
import type { Locale } from '../../i18n/locale.ts';
import { scaleFor } from '../../i18n/scale.ts';
import { valueText } from '../../i18n/value-text.ts';
import {
  amountsOf,
  besideOf,
  hasTarget,
  meterOf,
  type Ready,
  type SingleFigure,
  type TileOptions,
  unitOf,
  WHOLE,
} from '../tile/tile.figure.ts';

/** Words and numbers of the bullet graph. */
export interface BulletFigure extends SingleFigure {
  /** The big number, in the unit of the heading. */
  readonly value: string;
  /** `of 45.0 · 85%` */
  readonly beside: string;
  /** At its marks. */
  readonly words: { readonly target: string; readonly expected: string };
}

export function bulletFigure(ready: Ready, locale: Locale, options: TileOptions): BulletFigure {
  const { figures, insight } = ready;
  const { digits = 3, asPercent = false, compare, overDay } = options;
  const { currency } = figures;
  const total = heldToTarget(figures.total);
  const { actual, target, attainment } = total;
  const { messages } = locale;
  const scale = scaleFor([actual, target], digits, insight.decimals);
  const percent = attainment === undefined ? undefined : locale.percent(attainment);
  const inPercent = asPercent && percent !== undefined;
  const written = amountsOf(ready, locale, scale, options);
  const named = written.isNamed ? WHOLE : scale;
  const wanted = hasTarget(total, insight) ? written.target : undefined;
  const value = written.actual ?? wanted ?? '–';
  const beside = inPercent ? messages.of(value, written.whole!) : besideOf(locale, total, wanted);
  const spare = asPercent || (actual ?? wanted) === undefined ? '' : unitOf(ready, locale, named, options);
  return {
    scale: named,
    value: inPercent ? percent : value,
    spare,
    fit: fitOf(inPercent ? percent : value, spare, actual),
    beside,
    words: { target: messages.fields.target, expected: messages.markOfPace(overDay && locale.dayOfYear(overDay)) },
    spoken: valueText(locale, total, insight, { currency, compare, digits, overDay }),
    meter: meterOf(total, insight),
  };
}
