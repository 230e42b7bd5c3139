import type { Rights } from '../../model/policy.ts';
import type { TargetRepository } from '../../source/target-repository.ts';
import { KeptRepository } from '../targets/kept-repository.ts';
import { answerOf } from './answer.ts';
import {
  changeFor,
  type RestChange,
  readKept,
  type RestTargets,
  type RestVersion,
  type RestWriting,
} from './targets.ts';

type Signalled = { readonly signal: AbortSignal };

/** Functions that fetch and save. Each may answer data, their JSON, or the `Response` of a `fetch`. */
export interface RestRepositoryOptions extends Rights, RestWriting {
  /** Fetches all targets: rows as of a file, whose names `columns` may map, or `{ version, rows, types }`. */
  load(asked: Signalled): Promise<RestTargets | Response | string> | RestTargets | Response | string;
  /**
   * Saves one change, all of it or nothing, and may answer with the `version` that the targets have since. Where they
   * have changed since `change.version`: status 409, or an error with that `status`.
   */
  save(change: RestChange, asked: Signalled): Promise<unknown>;
  /** Names the targets among those of one origin, so that edits that are not saved survive a reload. */
  readonly name?: string;
  /** Calls `changed` whenever somebody else has saved; returns what stops that. */
  watch?(changed: () => void): () => void;
  /** Epoch milliseconds, for the instants of revisions. Default: the page's clock. */
  readonly now?: () => number;
}

/**
 * A target repository over two functions, of which one fetches all targets and
 * one saves a change of them. Merging, conflicts, locks, rights and watching are
 * done here; the history is that of this page, and of what it found changed
 * by others. A save is sent once: who asks again is the reader.
 */
export function restRepository(options: RestRepositoryOptions): TargetRepository {
  /** Of rows that name none: the organisation's. */
  let currency: string | undefined;
  const { columns, where, dates, numbers, nulls } = options;
  const written: RestWriting = { columns, where, dates, numbers, nulls };
  return Object.freeze(
    new KeptRepository<RestVersion>({
      name: options.name,
      now: options.now,
      get policy() {
        return options.policy;
      },
      get viewer() {
        return options.viewer;
      },
      watch: (changed) => options.watch?.(changed),
      async load({ signal, readBy }) {
        const answer = await answerOf('targets', signal, () => options.load({ signal }));
        const organisation = await readBy?.organisation(signal);
        currency = organisation?.currency ?? readBy?.currency;
        return readKept(answer, { signal, readBy, organisation, currency, written });
      },
      async save(made, changes) {
        // Once a save is under way, what comes of it counts.
        const { signal } = new AbortController();
        const change = changeFor({ ...made, currency }, changes);
        const answer = await answerOf('save', signal, () => options.save(change, { signal }));
        return (answer as { readonly version?: RestVersion } | null | undefined)?.version;
      },
    }),
  );
}
