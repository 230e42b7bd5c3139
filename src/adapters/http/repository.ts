import type { Revision, RowKey, TargetCatalogue, TargetChange, TargetKey, TargetSet } from '../../model/target.ts';
import type { AskOptions } from '../../source/data-source.ts';
import { loadCode } from '../../source/load-code.ts';
import { check, list, object, optional, record, text, whole } from '../../source/shape.ts';
import type { SourceError } from '../../source/source-error.ts';
import type { Saved, TargetRepository } from '../../source/target-repository.ts';
import { key, owner } from '../../source/target-shapes.ts';
import { tell } from '../tell.ts';
import { connect } from './connect.ts';
import type { Connection } from './connection.ts';
import type { Events } from './events.ts';
import type { Heard } from './heard.ts';
import { unfit } from './unfit.ts';
import type { Stale } from './merge.ts';
import type { HttpOptions } from './options.ts';

type Changed = Parameters<NonNullable<TargetRepository['watch']>>[0];

export interface HttpRepositoryOptions extends HttpOptions {
  /** Names the targets among those of one origin, so that edits that are not saved survive a reload. Default: the address. */
  readonly name?: string;
}

interface SaveAnswer {
  readonly sets: readonly TargetSet[];
  /** Id of the event that tells of it. */
  readonly event?: string;
}

/** How often a save is put on top of what others have saved meanwhile. */
const TRIES = 20;
/** Once a save is under way, what comes of it counts. */
const { signal: STAY } = new AbortController();

/**
 * A target repository over a service that keeps the contract of docs/http.md.
 * A save whose answer was lost may be made again: it has the same key, and the
 * service applies it once.
 */
export function httpRepository(options: HttpRepositoryOptions): TargetRepository {
  return Object.freeze(new Repository(options));
}

class Repository implements TargetRepository {
  readonly name: string;
  readonly #connection: Connection;
  readonly #events: Events;
  readonly #watchers = new Set<Changed>();
  #stop: (() => void) | undefined;
  /** Keys of saves without an answer, by their content. */
  readonly #keys = new Map<string, string>();
  /** Ids of events that were told of: one's own save is answered, and comes as an event too. */
  readonly #told = new Set<string>();

  constructor(options: HttpRepositoryOptions) {
    this.name = options.name ?? `http:${options.url}`;
    const events = connect(options);
    this.#events = events;
    this.#connection = events.line;
  }

  async catalogue({ signal }: AskOptions) {
    const { catalogue } = await this.#connection.ask('catalogue', { signal });
    check(object, catalogue, 'catalogue');
    return catalogue as TargetCatalogue;
  }

  async load(asked: TargetKey, { signal }: AskOptions) {
    check(setKey, asked, 'key');
    const { set } = await this.#connection.ask(pathOf(asked), { signal });
    check(object, set, 'set');
    const [value, expected] = [set as TargetKey, asked].map(({ year, targetType }) => `${year} ${targetType}`);
    if (value !== expected) throw unfit({ problem: 'other-answer', path: 'set', value, expected });
    return set as TargetSet;
  }

  async save(changes: readonly TargetChange[], { signal }: AskOptions) {
    signal.throwIfAborted();
    const { sets, event } = await this.#save(changes);
    const saved: Saved = { sets: sets.map(revisionOf), ...(changesTypes(changes) && { types: true }) };
    if (this.#isNews(event)) tell(this.#watchers, 'targets', saved);
    return sets;
  }

  async changes(asked: TargetKey, since: number, { signal }: AskOptions) {
    check(setKey, asked, 'key');
    check(whole, since, 'since');
    return this.#revisions(`${pathOf(asked)}/changes?since=${since}`, signal);
  }

  async history(row: RowKey, { signal }: AskOptions) {
    check(rowKey, row, 'key');
    const item = row.item === undefined ? '' : `&item=${encodeURIComponent(row.item)}`;
    return this.#revisions(`${pathOf(row)}/history?owner=${encodeURIComponent(row.owner)}${item}`, signal);
  }

  watch(changed: Changed) {
    const own: Changed = (...told) => changed(...told);
    this.#watchers.add(own);
    this.#stop ??= this.#events.watch((told) => this.#hear(told));
    return () => {
      this.#watchers.delete(own);
      if (this.#watchers.size) return;
      this.#stop?.();
      this.#stop = undefined;
    };
  }

  async #save(changes: readonly TargetChange[]): Promise<SaveAnswer> {
    for (let asked = changes, tries = 1; ; tries++) {
      try {
        return await this.#send(asked);
      } catch (error) {
        const stale = staleOf(error);
        if (!stale || tries === TRIES) throw error;
        const { merge } = await loadCode(() => import('./merge.ts'));
        const merged = await merge(asked, stale);
        if ('done' in merged) return { sets: merged.done };
        asked = merged.changes;
      }
    }
  }

  async #send(changes: readonly TargetChange[]): Promise<SaveAnswer> {
    const body = JSON.stringify({ changes }, asText);
    const idempotencyKey = this.#keys.get(body) ?? newKey();
    this.#keys.set(body, idempotencyKey);
    try {
      const headers = { 'idempotency-key': idempotencyKey };
      const answer = await this.#connection.ask('saves', { signal: STAY, body, headers });
      check(list(object, changes.length), answer.sets, 'sets');
      this.#keys.delete(body);
      return answer as unknown as SaveAnswer;
    } catch (error) {
      // Only a service that says no has surely not saved.
      if (['conflict', 'forbidden', 'invalid-data'].includes((error as SourceError).code)) this.#keys.delete(body);
      throw error;
    }
  }

  async #revisions(path: string, signal: AbortSignal): Promise<readonly Revision[]> {
    const { revisions } = await this.#connection.ask(path, { signal });
    check(list(object), revisions, 'revisions');
    return revisions as readonly Revision[];
  }

  #hear({ what, saved, id }: Heard): void {
    if (what === 'targets' && this.#isNews(id)) tell(this.#watchers, what, saved);
  }

  /** Whether nobody was told of the event; notes that they are now. */
  #isNews(id: string | undefined): boolean {
    return !id || this.#told.size < this.#told.add(id).size;
  }
}

const setKey = record(key);
const rowKey = record({ ...key, owner, item: optional(text) });

const pathOf = ({ year, targetType }: TargetKey) => `sets/${year}/${encodeURIComponent(targetType)}`;

const revisionOf = ({ year, targetType, revision }: TargetSet) => ({ year, targetType, revision });

const changesTypes = (changes: readonly TargetChange[]) =>
  changes.some(({ types, removedTypes }) => types?.length || removedTypes?.length);

/** JSON has no such numbers; as text the service refuses them with their path, where `null` would clear a target. */
function asText(_: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
}

/** Sets that a service without merging of its own answers 412 with. */
function staleOf(error: unknown): readonly Stale[] | undefined {
  const { code, cause } = error as SourceError & { readonly cause?: { readonly stale?: unknown } };
  return code === 'conflict' && Array.isArray(cause?.stale) ? cause.stale : undefined;
}

/** Pages that are not served safely have no `randomUUID`. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
