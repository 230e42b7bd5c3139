import type { LitElement } from 'lit';
import { ChartController } from '../../charts/chart-controller.ts';
import { extentsOf } from '../../charts/plan.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { ChartFigure, ChartWishes } from './chart.figure.ts';
import { drillPoint } from './drill.ts';
import { TargetDrillEvent } from './drill-event.ts';
import type { Ready } from './framed.ts';

/** How a tile with a chart makes its picture. Loaded late, for there is nothing to draw before figures have come. */
export interface ChartFace {
  /** Numbers and words of the picture. */
  figure(ready: Ready, locale: Locale, wishes: ChartWishes): ChartFigure;
  chart(host: LitElement, choose: (at: number) => void): ChartController;
  extents: typeof extentsOf;
  /** The question behind a point. */
  drill(ready: Ready, at: number, cumulative?: boolean): TargetDrillEvent | undefined;
}

export function chartFace(figure: ChartFace['figure']): ChartFace {
  return {
    figure,
    chart: (host, choose) => new ChartController(host, choose),
    extents: extentsOf,
    drill({ figures, insight }, at, cumulative) {
      const point = drillPoint(figures, insight, at, cumulative);
      return point && new TargetDrillEvent(point);
    },
  };
}
