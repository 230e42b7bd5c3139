import { refuse } from '../model/figures-of.ts';
import { isOwnerKey, type OwnerKey } from '../model/owner.ts';
import { resolvePeriod } from '../model/period.ts';
import { isPromise, maySee, type MaySee, type Policy } from '../model/policy.ts';
import type { FiguresRequest, Settings } from '../model/request.ts';
import { Answer } from '../store/answer.ts';
import { PATIENCE } from '../store/patience.ts';
import { loadCode } from '../source/load-code.ts';
import { type LoadedFigures, loadFigures, type LoadOptions } from '../store/load-figures.ts';
import type { BoardState } from './board-state.ts';
import { loadHelp } from './failure.ts';

/** Whom the reader may see; undefined where that is everybody. */
export function rightsOf({ policy, settings }: BoardState): MaySee | undefined {
  const { viewer } = settings;
  const see = policy.see && ((owner: OwnerKey) => answerOf(policy, owner));
  return see && ((owner) => maySee({ policy: { see }, viewer }, owner));
}

/** Loads figures that the reader may ask for; `forbidden` for those of others (T24). */
export async function loadAllowed(
  board: BoardState,
  request: FiguresRequest,
  settings: Settings,
  options: LoadOptions,
): Promise<LoadedFigures> {
  const { store, locale } = board;
  const seen = rightsOf(board);
  const named = request.owner === 'me' ? `user:${settings.viewer ?? ''}` : request.owner;
  // An owner who is named and hidden is not even looked for.
  if (seen && isOwnerKey(named) && !seen(named))
    return refuse({ reason: 'forbidden' }, request, settings, locale.words);
  const asOf = request.targetAsOf ?? settings.targetAsOf;
  const load = asOf
    ? (await loadCode(() => import('./load-as-of.ts'))).loaderAsOf(asOf, board, loadFigures, Answer, PATIENCE)
    : loadFigures;
  const loading = (of: FiguresRequest, by: Settings) => load(store, of, by, locale.words, { ...options, maySee: seen });
  const made = await loading(request, settings);
  if (made.figures.reason !== 'unknown-period') return made;
  const { loadMeant } = await loadCode(loadHelp);
  return loadMeant(made, [request, settings, board], resolvePeriod, loading);
}

/** Policies that have been complained of. */
const wrong = new WeakSet<Policy>();

/** The answer of a policy; says once that a promise or an exception is none. */
function answerOf(policy: Policy, owner: OwnerKey): boolean | undefined {
  try {
    const answer: unknown = policy.see!(owner);
    if (isPromise(answer)) complain(policy, 'must answer at once: by a promise nobody is seen.');
    return answer as boolean | undefined;
  } catch (error) {
    complain(policy, 'failed: nobody is seen by that.', error);
    return false;
  }
}

function complain(policy: Policy, what: string, ...more: readonly unknown[]): void {
  if (wrong.has(policy)) return;
  wrong.add(policy);
  console.warn(`<target-board> policy.see ${what}`, ...more);
}
