import type { SeriesKey } from '../../charts/plan.ts';
import { intervalLabel } from '../../i18n/axis.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { Figure } from '../../model/figures.ts';
import type { PointInsight } from '../../model/insight.ts';
import { chartFigure } from '../tile/chart.figure.ts';
import type { ChartFigure } from '../tile/chart.figure.ts';
import type { Ready, TileOptions } from '../tile/tile.figure.ts';

/** Numbers and words of the column tile: one column per interval, with what it is compared with. */
export function columnFigure(ready: Ready, locale: Locale, options: TileOptions): ChartFigure {
  return chartFigure(ready, locale, options, {
    kind: 'columns',
    draws: drawsColumn,
    difference,
    words: (figure, insight) => wordsOf(figure, insight, locale),
  });
}

/** A forecast is drawn where the interval is running (N3), open sales where it is not over. */
function drawsColumn(series: SeriesKey, { running, coming }: PointInsight): boolean {
  if (series === 'forecast') return running;
  return series !== 'pipeline' || running || coming;
}

/**
 * The running interval is held against its target by where it will end: what is sold so far always falls short. Nothing
 * sold is no forecast of nothing, and is held against nothing.
 */
function difference({ variance, forecast, target }: Figure, { running }: PointInsight) {
  if (!running) return { value: variance };
  return { value: !forecast || target === undefined ? undefined : forecast - target, expected: true };
}

function wordsOf({ key, label, partial }: Figure, { running, open, coming }: PointInsight, locale: Locale) {
  const names = /^\d{4}(-|$)/.test(key) ? [intervalLabel(locale, key), intervalLabel(locale, key, 'narrow')] : [label];
  const [year, part] = names[1] === undefined ? [] : key.split('-');
  return {
    short: partial ? names.map((name) => `(${name})`) : names,
    era: part ? year : undefined,
    now: running,
    open: open && !coming,
  };
}
