import { isOwnerKey, type OwnerKey } from '../model/owner.ts';
import { isPromise, maySee, type Policy } from '../model/policy.ts';
import type { FiguresRequest, Settings } from '../model/request.ts';
import { type LoadedFigures, loadFigures, type LoadOptions } from '../store/load-figures.ts';
import type { BoardState } from './board-state.ts';

/** Loads the figures as the reader may see them; undefined where that is nothing (T24). */
export async function loadAllowed(
  { store, policy, locale }: BoardState,
  request: FiguresRequest,
  settings: Settings,
  { onStale, ...options }: LoadOptions,
): Promise<LoadedFigures | undefined> {
  const { viewer } = settings;
  const see = policy.see && ((owner: OwnerKey) => answerOf(policy, owner));
  const isSeen = (key: string) => !isOwnerKey(key) || maySee({ policy: { see }, viewer }, key);
  // An owner who is named and hidden is not even looked for.
  const named = request.owner === 'me' && viewer ? `user:${viewer}` : request.owner;
  if (!isSeen(named)) return undefined;
  const showSeen = (earlier: LoadedFigures) => {
    const seen = onlySeen(earlier, isSeen);
    if (seen) onStale?.(seen);
  };
  const loading = { ...options, onStale: onStale && showSeen, mayAsk: isSeen };
  return onlySeen(await loadFigures(store, request, settings, locale.words, loading), isSeen);
}

/** Policies that have been complained of. */
const wrong = new WeakSet<Policy>();

/** The answer of a policy; says once that a promise is none. */
function answerOf(policy: Policy, owner: OwnerKey): boolean | undefined {
  const answer: unknown = policy.see!(owner);
  if (isPromise(answer) && !wrong.has(policy)) {
    wrong.add(policy);
    console.warn('<target-board> policy.see must answer at once: by a promise nobody is seen.');
  }
  return answer as boolean | undefined;
}

/** The answer as the reader may see it: nothing of a hidden owner, no bars of hidden members. */
function onlySeen(measured: LoadedFigures, isSeen: (key: string) => boolean): LoadedFigures | undefined {
  const { figures, insight } = measured;
  if (!isSeen(figures.owner.id)) return undefined;
  const seen = figures.points.map(({ key }) => isSeen(key));
  const count = seen.filter((one) => !one).length;
  if (!count) return measured;
  const only = <P>(points: readonly P[]) => points.filter((_, index) => seen[index]);
  return {
    ...measured,
    figures: { ...figures, points: only(figures.points), notes: [...figures.notes, { code: 'hidden', count }] },
    insight: insight && { ...insight, points: only(insight.points) },
  };
}
