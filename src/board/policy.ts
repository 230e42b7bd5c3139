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
import { loadHelp, sentences } from './failure.ts';

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

/** The answer of a policy; one that is none is told to the console, by code that comes then. */
function answerOf(policy: Policy, owner: OwnerKey): boolean | undefined {
  const tell = (error?: unknown) => void sentences(async () => (await loadHelp()).tellPolicy(policy, error));
  try {
    const answer: unknown = policy.see!(owner);
    if (isPromise(answer)) tell();
    return answer as boolean | undefined;
  } catch (error) {
    tell(error);
    return false;
  }
}
