import type { LitElement } from 'lit';
import { ChartInteraction } from '../../charts/chart-interaction.ts';
import type { Shown } from '../../charts/chart-interaction.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { Messages } from '../../i18n/messages.ts';
import { factsOf, tableOf } from './chart-facts.ts';
import type { ChartContext } from './chart.figure.ts';
import { drillPoint } from './drill.ts';
import { TargetDrillEvent } from './drill-event.ts';

/** Everything that a chart tile needs from the reader's first touch on: keys, tooltip, table, drill. */
export function interactionOf(
  tile: LitElement,
  shown: () => Shown,
  context: () => ChartContext,
  filter: { can(at: number): boolean; by(at: number): void },
): ChartInteraction {
  return new ChartInteraction(tile, shown, {
    facts: (at, chosen) => factsOf(context(), at, chosen),
    table: () => tableOf(context()),
    hint: (at, by, chosen) => hintOf(context().locale, by, filter.can(at) ? (chosen ? 'clear' : 'filter') : 'details'),
    choose: (at) => {
      const { ready, options } = context();
      if (filter.can(at)) return filter.by(at);
      const point = drillPoint(ready.figures, ready.insight, at, options.cumulative);
      if (point) tile.dispatchEvent(new TargetDrillEvent(point));
    },
  });
}

function hintOf({ messages }: Locale, by: 'keys' | 'tap', act: keyof Messages['acts']): string {
  return messages[`${by}Hint`](messages.acts[act]);
}
