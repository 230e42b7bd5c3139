import type { LoadedFigures } from '../store/load-figures.ts';
import { isOwnerKey } from '../model/owner.ts';
import type { FiguresRequest, Settings } from '../model/request.ts';
import type { Policy } from './board-state.ts';

/** Whether a question names nobody who is hidden from the reader: what may not be seen is not loaded (T24). */
export function mayAsk({ see }: Policy, { owner }: FiguresRequest, { filters, viewer }: Settings): boolean {
  if (!see) return true;
  const named = [owner === 'me' ? `user:${viewer}` : owner, filters.owner ?? owner];
  return named.every((key) => !isOwnerKey(key) || see(key));
}

/** The answer as the reader may see it: nothing of a hidden owner, no bars of hidden members (T24). */
export function onlySeen({ see }: Policy, measured: LoadedFigures): LoadedFigures | undefined {
  const { figures, insight } = measured;
  if (!see) return measured;
  if (isOwnerKey(figures.owner.id) && !see(figures.owner.id)) return undefined;
  const seen = figures.points.map(({ key }) => !isOwnerKey(key) || see(key));
  const hidden = seen.filter((one) => !one).length;
  if (!hidden) return measured;
  return {
    ...measured,
    figures: {
      ...figures,
      points: figures.points.filter((_, index) => seen[index]),
      notes: [...figures.notes, { code: 'hidden', count: hidden }],
    },
    insight: insight && { ...insight, points: insight.points.filter((_, index) => seen[index]) },
  };
}
