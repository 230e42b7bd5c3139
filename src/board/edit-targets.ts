import type { Actuals, ActualsQuery } from '../model/actual.ts';
import type { Organisation } from '../model/organisation.ts';
import type { Revision, RowKey, TargetCatalogue, TargetChange, TargetKey, TargetSet } from '../model/target.ts';
import { SourceError } from '../source/source-error.ts';
import type { BoardState } from './board-state.ts';
import { type Failure, failureOf } from './failure.ts';

/** All that the sheet of a year and target type is made of. Frozen, and shared with the tiles. */
export interface LoadedTargets {
  readonly organisation: Organisation;
  readonly catalogue: TargetCatalogue;
  readonly set: TargetSet;
  /** The same type the year before, without rows where it had no targets. */
  readonly previous: TargetSet;
}

/** Without a source only targets name owners. */
const NOBODY: Organisation = Object.freeze({ listed: false, groups: [], users: [] });

/** Loads targets for editing, at once where they are held. Rejects with `SourceError` or the signal's reason. */
export async function loadTargets({ store }: BoardState, key: TargetKey, signal: AbortSignal): Promise<LoadedTargets> {
  const before = { ...key, year: key.year - 1 };
  const [organisation, catalogue, set, previous] = await Promise.all([
    store.hasSource ? store.organisation.ask(signal).then(({ value }) => value) : NOBODY,
    store.catalogue.ask(signal),
    store.targets(key).ask(signal),
    store.targets(before).ask(signal),
  ]);
  return { organisation, catalogue: catalogue.value, set: set.value, previous: previous.value };
}

/** Sets that are no longer those that edits were made over, with the revisions since; nobody need know who saved. */
export async function newerTargets(
  { store }: BoardState,
  bases: readonly TargetSet[],
  signal: AbortSignal,
): Promise<{ readonly sets: readonly TargetSet[]; readonly revisions: readonly Revision[] }> {
  const now = await Promise.all(bases.map((base) => store.targets(base).ask(signal)));
  const changed = bases.flatMap((base, index) => {
    const set = now[index]!.value;
    return set === base ? [] : [{ base, set }];
  });
  const since = await Promise.all(
    changed.map(async ({ base, set }) => {
      if (set.revision === base.revision) return [];
      return store.changes(base, base.revision, { signal }).catch((): readonly Revision[] => []);
    }),
  );
  signal.throwIfAborted();
  return { sets: changed.map(({ set }) => set), revisions: since.flat() };
}

/** Outcome of a save: the sets as they stand then, that others were first, or why nothing is known to be saved. */
export type SaveOutcome =
  | { readonly sets: readonly TargetSet[]; readonly isConflict?: undefined; readonly failure?: undefined }
  | { readonly isConflict: true; readonly sets?: undefined; readonly failure?: undefined }
  | { readonly failure: Failure; readonly sets?: undefined; readonly isConflict?: undefined };

/** Saves all changes or none, and has every tile follow. After a conflict the sets are asked for anew. */
export async function saveTargets(
  board: BoardState,
  changes: readonly TargetChange[],
  signal: AbortSignal,
): Promise<SaveOutcome> {
  const { store } = board;
  try {
    return { sets: await store.save(changes, { signal }) };
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof SourceError && error.code === 'conflict') {
      for (const change of changes) store.targets(change).outdate();
      store.changed();
      return { isConflict: true };
    }
    return { failure: await failureOf(error, board, undefined) };
  }
}

/** Sales that columns beside the targets show. Rejects with `SourceError` or the signal's reason. */
export async function loadActuals(
  { store }: BoardState,
  queries: readonly ActualsQuery[],
  signal: AbortSignal,
): Promise<readonly Actuals[]> {
  const held = await Promise.all(queries.map((query) => store.actuals(query).ask(signal)));
  return held.map(({ value }) => value);
}

/** Revisions of a row, newest first; or why there are none. */
export async function loadHistory(
  board: BoardState,
  row: RowKey,
  signal: AbortSignal,
): Promise<{ readonly revisions: readonly Revision[] } | { readonly failure: Failure }> {
  try {
    return { revisions: await board.store.history(row, { signal }) };
  } catch (error) {
    signal.throwIfAborted();
    return { failure: await failureOf(error, board, undefined) };
  }
}
