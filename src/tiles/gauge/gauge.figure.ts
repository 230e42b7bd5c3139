import { fitOf } from '../../i18n/fit.ts';
import type { Locale } from '../../i18n/locale.ts';
import { type Digits, type Scale, scaleFor } from '../../i18n/scale.ts';
import { valueText } from '../../i18n/sentences.ts';
import type { Figures } from '../../model/figures.ts';
import type { Insight } from '../../model/insight.ts';
import type { Compare } from '../../model/request.ts';

export interface GaugeOptions {
  readonly digits: Digits;
  readonly asPercent: boolean;
  readonly compare?: readonly Compare[];
}

/** Words and numbers of the gauge. */
export interface GaugeFigure {
  readonly scale: Scale;
  /** In the middle: per cent of the target, or the actual where there is no per cent. */
  readonly middle: string;
  /** Under it: `1,067 of 1,320`. */
  readonly amounts: string;
  /** Style of a long number. */
  readonly fit: string;
  /** At the target's tick. */
  readonly targetLabel: string;
  /** All of it in words, for whoever listens. */
  readonly spoken: string;
  /** Present where there is a target above 0, so that there is a dial. */
  readonly dial?: { readonly actual: number; readonly target: number; readonly expected?: number };
}

export function gaugeFigure(
  { figures, insight }: { readonly figures: Figures; readonly insight: Insight },
  locale: Locale,
  { digits, asPercent, compare }: GaugeOptions,
): GaugeFigure {
  const { total, currency } = figures;
  const { actual, target, expected, attainment } = total;
  const scale = scaleFor([actual, target], digits, insight.decimals);
  // In per cent the heading has no unit for the amounts, so they say their own.
  const write = (value: number) => locale.amount(value, { scale, unit: asPercent });
  const value = actual === undefined ? undefined : write(actual);
  const wanted = target === undefined ? undefined : write(target);
  const { messages } = locale;
  const middle = attainment === undefined ? (value ?? '–') : locale.percent(attainment);
  return {
    scale,
    middle,
    fit: fitOf(middle),
    amounts: !target || !wanted ? '' : value === undefined ? messages.ofOnly(wanted) : messages.of(value, wanted),
    targetLabel: asPercent ? locale.percent(1) : (wanted ?? ''),
    spoken: valueText(locale, total, insight, { currency, compare }),
    dial: actual !== undefined && target !== undefined && target > 0 ? { actual, target, expected } : undefined,
  };
}
