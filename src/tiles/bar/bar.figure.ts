import type { Locale } from '../../i18n/locale.ts';
import { chartFigure } from '../tile/chart.figure.ts';
import type { ChartFigure, ChartWishes, Measures } from '../tile/chart.figure.ts';

/** Numbers and words of the bar tile: one bar per owner or item, each with its own target. */
export function barFigure(measured: Measures, locale: Locale, wishes: ChartWishes): ChartFigure {
  return chartFigure(measured, locale, wishes, {
    kind: 'bars',
    // All bars run through the same period, so a forecast is drawn only where it is asked for.
    draws: (series) => series !== 'forecast',
    ends: ({ actual }) => ({ value: actual }),
    words: () => ({}),
  });
}
