import { fitOf } from '../../i18n/fit.ts';
import type { Locale } from '../../i18n/locale.ts';
import { type Digits, type Scale, scaleFor } from '../../i18n/scale.ts';
import { valueText } from '../../i18n/sentences.ts';
import type { Figures } from '../../model/figures.ts';
import type { Insight } from '../../model/insight.ts';
import type { Compare } from '../../model/request.ts';

export interface NumberOptions {
  readonly digits: Digits;
  readonly asPercent: boolean;
  readonly compare?: readonly Compare[];
}

/** Words and numbers of the number tile. */
export interface NumberFigure {
  /** Numbers say their own unit, so the heading names only the currency. */
  readonly scale: Scale;
  /** The big number, and the unit that is written small after it. */
  readonly value: string;
  readonly unit: string;
  /** Style of a long number. */
  readonly fit: string;
  /** `of 5.76 M · 66%` */
  readonly beside: string;
  /** All of it in words, for whoever listens. */
  readonly spoken: string;
  /** Present where there is a target above 0 to hold the actual against. */
  readonly track?: { readonly actual: number; readonly target: number; readonly expected?: number };
}

const NBSP = '\u00A0';
const WHOLE: Scale = { power: 0, decimals: 0 };

export function numberFigure(
  { figures, insight }: { readonly figures: Figures; readonly insight: Insight },
  locale: Locale,
  { digits, asPercent, compare }: NumberOptions,
): NumberFigure {
  const { total, currency } = figures;
  const { actual, target, expected, attainment } = total;
  const { messages } = locale;
  const { decimals } = insight;
  const scale = scaleFor([actual, target], digits, decimals);
  const write = (value: number) => locale.amount(value, { scale, unit: true });
  const percent = attainment === undefined ? undefined : locale.percent(attainment);
  const inPercent = asPercent && percent !== undefined;
  // Next to a target a thousand times as large, nothing would be left of the actual in the target's unit.
  const lost = actual && Math.abs(actual) < 10 ** (scale.power - 1);
  const ownScale = lost ? scaleFor([actual], digits, decimals) : scale;
  const own = actual === undefined ? '–' : actual === 0 ? locale.number(0) : locale.amount(actual, { scale: ownScale });
  const reached =
    actual === undefined || !target
      ? undefined
      : messages.of(`${own}${NBSP}${locale.unitWord(ownScale)}`.trim(), write(target));
  const beside = inPercent ? [reached] : [target && messages.ofOnly(write(target)), percent];
  const unit = inPercent || !actual ? '' : locale.unitWord(ownScale);
  const value = inPercent ? percent : own;
  return {
    scale: WHOLE,
    value,
    unit,
    fit: fitOf(value, unit),
    beside: beside.filter(Boolean).join(' · '),
    spoken: valueText(locale, total, insight, { currency, compare }),
    track: actual !== undefined && target !== undefined && target > 0 ? { actual, target, expected } : undefined,
  };
}
