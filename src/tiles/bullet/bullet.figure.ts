import { fitOf } from '../../i18n/fit.ts';
import type { Locale } from '../../i18n/locale.ts';
import { type Digits, type Scale, scaleFor } from '../../i18n/scale.ts';
import { valueText } from '../../i18n/sentences.ts';
import type { Figures } from '../../model/figures.ts';
import type { Insight } from '../../model/insight.ts';
import type { Compare } from '../../model/request.ts';

export interface BulletOptions {
  readonly digits: Digits;
  readonly asPercent: boolean;
  readonly compare?: readonly Compare[];
}

/** Words and numbers of the bullet graph. */
export interface BulletFigure {
  readonly scale: Scale;
  /** The big number, in the unit of the heading. */
  readonly value: string;
  /** `of 45.0 · 85%` */
  /** Style of a long number. */
  readonly fit: string;
  readonly beside: string;
  /** All of it in words, for whoever listens. */
  readonly spoken: string;
  /** Present where there is a target above 0. */
  readonly bar?: { readonly actual: number; readonly target: number; readonly expected?: number };
}

export function bulletFigure(
  { figures, insight }: { readonly figures: Figures; readonly insight: Insight },
  locale: Locale,
  { digits, asPercent, compare }: BulletOptions,
): BulletFigure {
  const { total, currency } = figures;
  const { actual, target, expected, attainment } = total;
  const { messages } = locale;
  const scale = scaleFor([actual, target], digits, insight.decimals);
  const percent = attainment === undefined ? undefined : locale.percent(attainment);
  const inPercent = asPercent && percent !== undefined;
  // In per cent the heading has no unit for the amounts, so they say their own.
  const write = (value: number) => locale.amount(value, { scale, unit: asPercent });
  const value = actual === undefined ? '–' : write(actual);
  const beside = inPercent
    ? messages.of(value, write(target!))
    : [target ? messages.ofOnly(write(target)) : undefined, percent].filter(Boolean).join(' · ');
  return {
    scale,
    value: inPercent ? percent : value,
    fit: fitOf(inPercent ? percent : value),
    beside,
    spoken: valueText(locale, total, insight, { currency, compare }),
    bar: actual !== undefined && target !== undefined && target > 0 ? { actual, target, expected } : undefined,
  };
}
