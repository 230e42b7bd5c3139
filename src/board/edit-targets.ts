import type { Actuals, ActualsQuery } from '../model/actual.ts';
import type { Newer } from '../model/draft-rebase.ts';
import type { ChangedType } from '../model/changed-types.ts';
import { setId } from '../model/draft.ts';
import type { Organisation } from '../model/organisation.ts';
import type { Revision, RowKey, TargetCatalogue, TargetChange, TargetKey, TargetSet } from '../model/target.ts';
import type { AskOptions } from '../source/data-source.ts';
import { SourceError } from '../source/source-error.ts';
import { NOBODY, typesNow } from '../store/known-types.ts';
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

/** Saves of others while targets were edited. */
export interface NewerTargets extends Newer {
  readonly revisions: readonly Revision[];
  /** Years of types that are to be deleted, which nobody had loaded yet. */
  readonly more: readonly TargetSet[];
}

/** Sets and types that are no longer those that edits were made over, with the revisions since; nobody need know who saved. */
export async function newerTargets(
  { store }: BoardState,
  bases: readonly TargetSet[],
  changed: readonly ChangedType[],
  signal: AbortSignal,
): Promise<NewerTargets> {
  const load = (key: TargetKey) => store.targets(key).ask(signal);
  const [types, ...now] = await Promise.all([typesNow(store, signal), ...bases.map(load)]);
  const later = bases.flatMap((base, index) => {
    const set = now[index]!.value;
    return set === base ? [] : [{ base, set }];
  });
  const since = await Promise.all(
    later.map(async ({ base, set }) => {
      if (set.revision === base.revision) return [];
      return store.changes(base, base.revision, { signal }).catch((): readonly Revision[] => []);
    }),
  );
  const gone = changed.flatMap(({ kind, type }) => (kind === 'removed' ? type.id : []));
  const unknown = (key: TargetKey) => !bases.some((base) => setId(base) === setId(key));
  const keys = (await Promise.all(gone.map((id) => loadYears(store, id, signal)))).flat();
  const more = await Promise.all(keys.filter(unknown).map(load));
  signal.throwIfAborted();
  return { sets: later.map(({ set }) => set), revisions: since.flat(), types, more: more.map(({ value }) => value) };
}

/** Years in which there are targets of a type. */
export async function loadYears(
  store: BoardState['store'],
  targetType: string,
  signal: AbortSignal,
): Promise<readonly TargetKey[]> {
  const { value } = await store.catalogue.ask(signal);
  return value.sets.filter((set) => set.targetType === targetType).map(({ year }) => ({ year, targetType }));
}

/** Outcome of a save: the sets as they stand then, that others were first, or why nothing is known to be saved. */
export type SaveOutcome =
  | { readonly sets: readonly TargetSet[]; readonly isConflict?: undefined; readonly failure?: undefined }
  | { readonly isConflict: true; readonly failure: Failure; readonly sets?: undefined }
  | { readonly failure: Failure; readonly sets?: undefined; readonly isConflict?: undefined };

/** Saves all changes or none, and has every tile follow. After a conflict the sets are asked for anew. */
export async function saveTargets(
  board: BoardState,
  changes: readonly TargetChange[],
  asking: Pick<AskOptions, 'signal' | 'progress'>,
): Promise<SaveOutcome> {
  const { store } = board;
  try {
    return { sets: await store.save(changes, asking) };
  } catch (error) {
    asking.signal.throwIfAborted();
    const isConflict = error instanceof SourceError && error.code === 'conflict';
    const failure = await failureOf(error, board, undefined);
    if (!isConflict) return { failure };
    for (const change of changes) store.targets(change).outdate();
    store.catalogue.outdate();
    store.changed();
    return { isConflict, failure };
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
