import type { Locale } from '../../i18n/locale.ts';
import { scaleForParts } from '../../i18n/parts-scale.ts';
import type { Figure } from '../../model/figures.ts';
import { chartFigure } from '../tile/chart.figure.ts';
import type { ChartFigure } from '../tile/chart.figure.ts';
import type { Ready, TileOptions } from '../tile/tile.figure.ts';

/** Numbers and words of the bar tile: one bar per owner or item, each with its own target. */
export function barFigure(ready: Ready, locale: Locale, options: TileOptions): ChartFigure {
  return chartFigure(ready, locale, options, {
    kind: 'bars',
    // Rows are held against each other: what was sold decides.
    scale: (points, ...writing) =>
      scaleForParts(
        points.flatMap(({ actual }) => actual ?? []),
        points.flatMap((values) => Object.values(values)),
        ...writing,
      ),
    // All bars run through the same period, so a forecast is drawn only where it is asked for.
    draws: (series) => series !== 'forecast',
    // A running row is held against the amount expected by today, as the pace tick shows it (N5, N14).
    difference: ({ variance }, { varianceToDate }) => ({ value: (varianceToDate ?? variance) || undefined }),
    // The one bar of all sales is whose the heading says.
    words: (figure) => ({
      ...(figure.key === 'all-sales' && { unnamed: true }),
      ...(options.asPercent && amountOf(figure, ready, locale, options)),
    }),
  });
}

/** Says what was sold where there is no target to say a per cent of. */
function amountOf(
  { actual, status }: Figure,
  { insight }: Ready,
  locale: Locale,
  { digits }: TileOptions,
): { remark?: string } {
  if (actual === undefined || (status !== 'no-target' && status !== 'zero-target')) return {};
  return {
    remark: `${locale.amount(actual, { digits, decimals: insight.decimals })} · ${locale.messages.statuses[status]}`,
  };
}
