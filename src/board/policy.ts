import { type LoadedFigures, loadFigures, type LoadOptions } from '../store/load-figures.ts';
import { isOwnerKey, type OwnerKey } from '../model/owner.ts';
import type { FiguresRequest, Settings } from '../model/request.ts';
import { maySee as isVisible, type Policy } from '../model/policy.ts';
import type { BoardState } from './board-state.ts';

/** Policies that have been complained of. */
const wrong = new WeakSet<Policy>();

/** Whether the reader may see an owner; says once that a promise is no answer. */
export function maySee(policy: Policy, owner: OwnerKey, viewer?: string): boolean {
  const see = (one: OwnerKey) => {
    const answer: unknown = policy.see!(one);
    const isPromise = typeof (answer as { then?: unknown } | undefined)?.then === 'function';
    if (isPromise && !wrong.has(policy)) console.warn(`<target-board> ${PROMISED}`);
    if (isPromise) wrong.add(policy);
    return answer as boolean | undefined;
  };
  return !policy.see || isVisible({ policy: { see }, viewer }, owner);
}

const PROMISED = 'policy.see must answer at once: by a promise nobody is seen.';

/** Loads the figures as the reader may see them; undefined where that is nothing (T24). */
export async function loadAllowed(
  { store, policy, locale }: BoardState,
  request: FiguresRequest,
  settings: Settings,
  options: LoadOptions,
): Promise<LoadedFigures | undefined> {
  if (!mayAsk(policy, request, settings)) return undefined;
  const { onStale } = options;
  const showSeen = (earlier: LoadedFigures) => {
    const seen = onlySeen(policy, earlier, settings.viewer);
    if (seen) onStale?.(seen);
  };
  const loaded = await loadFigures(store, request, settings, locale.words, {
    ...options,
    onStale: onStale && showSeen,
    mayAsk: (owner) => maySee(policy, owner, settings.viewer),
  });
  return onlySeen(policy, loaded, settings.viewer);
}

/** Whether a question names nobody who is hidden from the reader: what may not be seen is not loaded (T24). */
export function mayAsk(policy: Policy, { owner }: FiguresRequest, { viewer }: Settings): boolean {
  const named = owner === 'me' && viewer ? `user:${viewer}` : owner;
  return !isOwnerKey(named) || maySee(policy, named, viewer);
}

/** The answer as the reader may see it: nothing of a hidden owner, no bars of hidden members (T24). */
export function onlySeen(policy: Policy, measured: LoadedFigures, viewer?: string): LoadedFigures | undefined {
  const { figures, insight } = measured;
  if (!policy.see) return measured;
  const isSeen = (key: string) => !isOwnerKey(key) || maySee(policy, key, viewer);
  if (!isSeen(figures.owner.id)) return undefined;
  const seen = figures.points.map(({ key }) => isSeen(key));
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
