import type { CurrencyDisplay } from '../../i18n/locale.ts';
import { type FigureField, heldToTarget } from '../../i18n/facts.ts';
import type { Locale } from '../../i18n/locale.ts';
import { type Digits, type Scale, scaleFor } from '../../i18n/scale.ts';
import type { Day } from '../../model/day.ts';
import type { Figure, Figures } from '../../model/figures.ts';
import type { Insight } from '../../model/insight.ts';
import type { Compare } from '../../model/request.ts';

/** Figures that can be drawn, with all that is known of them. */
export interface Ready {
  readonly figures: Figures;
  readonly insight: Insight;
}

/** Part of every tile's figure that the words around the picture need. */
export interface TileFigure {
  /** Unit and decimals of the numbers; the heading names the unit. */
  readonly scale: Scale;
  /** Fields that are drawn, if more than the actual is. */
  readonly compared?: readonly FigureField[];
  /** Name of the reference of a picture's variances, which a heading without a legend says in place of what is drawn. */
  readonly versus?: string;
  /** The total, where the picture shows only its parts, and what it is held against: `1,941`, `of 3,530`. */
  readonly totalText?: readonly string[];
}

/** Attributes of a tile that change only its words. */
export interface TileOptions {
  /** In place of the heading made of owner, measure and period. */
  readonly heading?: string;
  /** The numbers are the page's own: they have no measure to be called by, and days only where it says so. */
  readonly known?: boolean;
  readonly asPercent?: boolean;
  readonly cumulative?: boolean;
  /** Digits of a number, 3 by default. */
  readonly digits?: Digits;
  readonly currencyDisplay?: CurrencyDisplay;
  /** Day of the figures, where it is over: it is not called today. */
  readonly overDay?: Day;
  /** Comparisons of the request; none by default. A chart draws them, other tiles say them in words. */
  readonly compare?: readonly Compare[];
}

/** One actual against one target, in the unit of the tile. */
export interface Meter {
  readonly actual: number;
  /** Above 0, or 0 where less is better. */
  readonly target: number;
  readonly expected?: number;
}

/** Numbers and words of a tile with one figure. */
export interface SingleFigure extends TileFigure {
  /** Unit that the number says where the heading has no room for it. */
  readonly spare: string;
  /** Style of a long number. */
  readonly fit: string;
  /** All of it in words, for a screen reader. */
  readonly spoken: string;
  /** Present where there is a target above 0 to hold the actual against. */
  readonly meter?: Meter;
}

/** Unit of the numbers on a scale, as the heading names it. */
export function unitOf(
  { figures: { measure, currency } }: Ready,
  locale: Locale,
  scale: Scale,
  { currencyDisplay }: TileOptions,
): string {
  return locale.unit(scale, measure === 'count' ? undefined : currency, currencyDisplay);
}

/** The scale of what the heading names no unit for. */
export const WHOLE: Scale = { power: 0, decimals: 0 };

/** Currency, as the tile writes it; empty for a number of sales. */
export function currencyOf(ready: Ready, locale: Locale, options: TileOptions): string {
  return unitOf(ready, locale, WHOLE, options);
}

/** Actual and target as they are written beside each other; absent where there is none. */
export interface Amounts {
  readonly actual?: string;
  readonly target?: string;
  /** The same behind “of”, with the currency that a heading in per cent does not name. */
  readonly whole?: string;
  /** Each has a unit of its own. */
  readonly isNamed?: boolean;
}

/**
 * Writes actual and target on the scale of the heading. Where fewer than two
 * digits of one would be left on it, or they stand apart from it, each has a
 * unit of its own; so has each under a heading in per cent, which names none.
 * `isApart` is of totals, whose heading has the unit of their parts: there
 * nothing must be left, and each names its currency too.
 */
export function amountsOf(
  ready: Ready,
  locale: Locale,
  scale: Scale,
  options: TileOptions,
  isApart?: boolean,
): Amounts {
  const { actual, target } = heldToTarget(ready.figures.total);
  const { digits = 3, asPercent = false } = options;
  const currency = currencyOf(ready, locale, options);
  const named = (text: string) => (currency ? `${text}\u00A0${currency}` : text);
  // Beside no target it need not be written in the unit of the bars, which may have one.
  const lost = target ? scale : { ...scale, decimals: 0 };
  const isLost = target !== 0 && [actual, target].some((value) => isFaint(value, lost, isApart === undefined ? 2 : 1));
  const own = (value: number) =>
    locale.amount(value, { scale: scaleFor([value], digits, ready.insight.decimals), unit: true });
  const write = (value: number | undefined) => {
    if (value === undefined) return undefined;
    if (isLost || isApart) return isApart !== false || asPercent ? own(value) : named(own(value));
    return locale.amount(value, { scale, unit: asPercent });
  };
  const wanted = target === 0 ? locale.number(0) : write(target);
  return {
    actual: write(actual),
    target: wanted,
    whole: wanted && asPercent ? named(wanted) : wanted,
    isNamed: isLost || !!isApart,
  };
}

/** Whether fewer than so many digits of a number are left on a scale. */
export function isFaint(value: number | undefined, { power, decimals }: Scale, digits = 2): boolean {
  return !!value && power > 0 && Math.abs(value) < 10 ** (power - decimals + digits - 1);
}

/** Says beside a number what it is held against: `of 45.0 · 85%`; before a period begins the number is the target itself. */
export function besideOf(locale: Locale, { actual, attainment }: Figure, target: string | undefined): string {
  const { messages } = locale;
  if (target !== undefined && actual === undefined) return messages.fields.target;
  const share = attainment === undefined ? undefined : locale.percent(attainment);
  return [target && messages.ofOnly(target), share].filter(Boolean).join(' · ');
}

/** Whether there is a target to hold an actual against: a target of 0 only where less is better (M1). */
export function hasTarget({ target }: Figure, { lowerIsBetter }: Insight): boolean {
  return !!target || (target === 0 && lowerIsBetter);
}

/** The meter of a total; before its period begins nothing is on it but the target. */
export function meterOf(figure: Figure, insight: Insight): Meter | undefined {
  const { actual, target, expected } = figure;
  if (target === undefined || target < 0 || !hasTarget(figure, insight)) return undefined;
  return actual === undefined ? { actual: 0, target } : { actual, target, expected };
}
