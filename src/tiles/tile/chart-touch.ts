import type { LitElement } from 'lit';
import { ChartInteraction } from '../../charts/chart-interaction.ts';
import type { Shown } from '../../charts/chart-interaction.ts';
import { factsOf, tableOf } from './chart-facts.ts';
import type { ChartContext } from './chart.figure.ts';
import { drillPoint } from './drill.ts';
import { TargetDrillEvent } from './drill-event.ts';

/** Everything that a chart tile needs from the reader's first touch on: keys, tooltip, table, drill. */
export function interactionOf(
  tile: LitElement,
  shown: () => Shown,
  context: () => ChartContext,
  choose: (at: number) => boolean,
): ChartInteraction {
  return new ChartInteraction(tile, shown, {
    facts: (at) => factsOf(context(), at),
    table: () => tableOf(context()),
    choose: (at) => {
      const { ready, options } = context();
      const point = choose(at) ? undefined : drillPoint(ready.figures, ready.insight, at, options.cumulative);
      if (point) tile.dispatchEvent(new TargetDrillEvent(point));
    },
  });
}
