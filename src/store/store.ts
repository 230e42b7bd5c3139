import type { Actuals, ActualsQuery } from '../model/actual.ts';
import type { Organisation } from '../model/organisation.ts';
import type { Revision, RowKey, TargetCatalogue, TargetChange, TargetKey, TargetSet } from '../model/target.ts';
import type { AskOptions, Change, DataSource, ReadBy } from '../source/data-source.ts';
import { isRevoked, SourceError } from '../source/source-error.ts';
import { check, list, type Shape } from '../source/shape.ts';
import type { Saved, TargetRepository } from '../source/target-repository.ts';
import { targetSet } from '../source/target-shapes.ts';
import { checkActuals, checkCatalogue, checkOrganisation, checkSet, revisions } from './answer-shapes.ts';
import { inSlices } from '../timing/in-slices.ts';
import { Answer } from './answer.ts';
import { attempt } from './attempt.ts';
import { Batch } from './batch.ts';
import { PATIENCE, type Patience } from './patience.ts';
import { Recheck } from './recheck.ts';
import { catalogueChanges } from './saving.ts';
import { watchPort } from './watch-port.ts';

export interface StoreOptions extends Partial<Patience> {
  /** Source of organisation and actuals; without it there is nothing to show. */
  readonly source?: DataSource;
  /** The targets; without it there are none. */
  readonly repository?: TargetRepository;
  /** Settings by which answers are read, besides the organisation's. */
  readonly readBy?: () => Omit<ReadBy, 'organisation'>;
  /** Calls `back` whenever the network is back. Returns the function that stops. Default: the page's `online` event. */
  readonly online?: (back: () => void) => () => void;
}

/** Codes and problems of failures that pass: a service that is started anew answers with a page for a while. */
const PASSING = /offline|timeout|html|json|unexp/;

/** More questions than a page of tiles has; the longest unasked go first. */
const KEPT = 1000;

type Method = 'organisation' | 'actuals' | 'catalogue' | 'load' | 'changes' | 'history';

type Call<T> = (options: AskOptions) => Promise<T>;

const NO_TARGETS: TargetCatalogue = { types: [], sets: [], owners: [], currencies: [] };

/**
 * The only thing that changes: one cache of answers for one source and one
 * repository. Watches them, and the network, only while somebody subscribes.
 */
export class Store {
  /** Whether there is anything to ask. */
  readonly hasSource: boolean;
  readonly organisation: Answer<Organisation>;
  readonly catalogue: Answer<TargetCatalogue>;

  readonly #source?: DataSource;
  readonly #repository?: TargetRepository;
  readonly #patience: Patience;
  readonly #recheck: Recheck;
  readonly #readBy: StoreOptions['readBy'];
  readonly #online: (back: () => void) => () => void;
  readonly #batch: Batch<ActualsQuery, Actuals>;
  readonly #actuals = new Map<string, Answer<Actuals>>();
  readonly #sets = new Map<string, Answer<TargetSet>>();
  readonly #listeners = new Set<() => void>();
  /** Pending `reload` tokens by method of the ports, passed with its next call. */
  readonly #reloads = new Map<Method, object>();
  readonly #stops: ((() => void) | undefined)[] = [];
  #version = 0;
  #toldVersion = 0;
  #saving = 0;
  /** Messages about saves that came while a save of one's own was under way. */
  readonly #told: (Saved | undefined)[] = [];
  #wasWatched = false;

  constructor({ source, repository, readBy, online = pageOnline, ...patience }: StoreOptions) {
    this.hasSource = !!source;
    this.#source = source;
    this.#repository = repository;
    this.#readBy = readBy;
    this.#online = online;
    this.#patience = { ...PATIENCE, ...patience };
    this.#recheck = new Recheck(this.#patience, () => this.#askFailedAgain());
    this.#batch = new Batch(
      (queries, signal) => this.#ask(queries, signal),
      (callback) => void this.#patience.schedule(callback, 0),
    );
    this.organisation = this.#answer(
      'organisation',
      (options) => source!.organisation(options),
      (said, signal) => inSlices(checkOrganisation(said), signal),
    );
    const listed = async (options: AskOptions) => repository?.catalogue(options) ?? NO_TARGETS;
    this.catalogue = this.#answer('catalogue', listed, (all, signal) => inSlices(checkCatalogue(all), signal));
  }

  /** Grows when a question may get another answer than before. */
  get version(): number {
    return this.#version;
  }

  /** The answer to a question; all questions that begin to wait in one moment go to the source together. */
  actuals(query: ActualsQuery): Answer<Actuals> {
    return this.#kept(
      this.#actuals,
      keyOf(query),
      () => new Answer((signal, wanted) => this.#batch.ask(query, signal, wanted), this.#patience),
    );
  }

  /** The targets of one year and type. */
  targets({ year, targetType }: TargetKey): Answer<TargetSet> {
    const key = { year, targetType };
    return this.#kept(this.#sets, `${year} ${targetType}`, () => {
      const load = async (options: AskOptions) =>
        this.#repository?.load(key, options) ?? { ...key, interval: 'month' as const, rows: [], revision: 0 };
      return this.#answer('load', load, (set, signal) => inSlices(checkSet(key, set), signal));
    });
  }

  /**
   * Saves all of several changes or nothing, and shows the answered sets without
   * asking for them again. Rejects with `SourceError` as the repository refuses,
   * and never tries again: where the answer got lost (`offline`, `timeout`) the
   * save may have happened. What it touched is then asked for anew, and the same
   * changes can be saved once more: what has been saved already stays as it is.
   * An aborted save is answered all the same if it was done; it rejects with the
   * signal's reason if it was not.
   */
  async save(
    changes: readonly TargetChange[],
    asking: Pick<AskOptions, 'signal' | 'progress'>,
  ): Promise<readonly TargetSet[]> {
    const once = { ...this.#patience, retries: 0 };
    this.#saving += 1;
    try {
      const sets = await attempt(
        (options) => this.#keeper().save(changes, { ...asking, ...options }),
        asking.signal,
        once,
        { isSave: true, readBy: this.#reader((signal) => this.#knownOrganisation(signal)) },
      );
      check(list(targetSet, changes.length), sets, 'save');
      this.#takeSaved(changes, sets);
      return sets;
    } catch (error) {
      if (mayBeSaved(error)) this.#outdate('targets');
      throw error;
    } finally {
      this.#saving -= 1;
      if (!this.#saving) for (const saved of this.#told.splice(0)) this.#outdate('targets', saved);
    }
  }

  /** Revisions of a set after one of them, newest first. */
  async changes(key: TargetKey, since: number, { signal }: Pick<AskOptions, 'signal'>): Promise<readonly Revision[]> {
    return this.#call(
      'changes',
      signal,
      (options) => this.#keeper().changes(key, since, options),
      shaped(revisions, 'changes'),
    );
  }

  /** Revisions of a row, newest first. */
  async history(row: RowKey, { signal }: Pick<AskOptions, 'signal'>): Promise<readonly Revision[]> {
    return this.#call(
      'history',
      signal,
      (options) => this.#keeper().history(row, options),
      shaped(revisions, 'history'),
    );
  }

  /** Asks again, past what the source and the repository hold, what subscribers show; the rest when it is needed. */
  refresh() {
    const reload = {};
    for (const method of ['organisation', 'actuals', 'catalogue', 'load'] as const) this.#reloads.set(method, reload);
    this.#outdate('organisation');
    this.#outdate('targets');
  }

  /** Calls `listener` soon after the version has grown, once for all that happened by then. Returns the function that ends it. */
  subscribe(listener: () => void): () => void {
    const own = () => listener();
    if (!this.#listeners.size) this.#watch();
    this.#listeners.add(own);
    return () => {
      if (!this.#listeners.delete(own) || this.#listeners.size) return;
      for (const stop of this.#stops.splice(0)) stop?.();
    };
  }

  /** Says that a question may get another answer than before. */
  changed() {
    this.#version += 1;
    if (this.#version - this.#toldVersion > 1) return;
    queueMicrotask(() => {
      this.#toldVersion = this.#version;
      for (const listener of this.#listeners) listener();
    });
  }

  #watch() {
    const changed = (what: Change, saved?: Saved) => {
      // It may be about one's own save, whose answer is about to come.
      if (what === 'targets' && this.#saving) this.#told.push(saved);
      else this.#outdate(what, saved);
    };
    const watched = [this.#source, this.#repository].map((port) => watchPort(port, changed));
    this.#stops.push(
      ...watched,
      this.#online(() => {
        this.#recheck.reset();
        this.#askFailedAgain();
      }),
    );
    // While nobody watched, anything may have happened.
    if (this.#wasWatched && watched[0]) this.#outdate('organisation');
    if (this.#wasWatched && watched[1]) this.#outdate('targets');
    this.#wasWatched = true;
  }

  /** Asks again in a while what the network, the server or a page in its place has failed. */
  readonly #tryLater = (error: SourceError): never => {
    if (PASSING.test(error.code + error.detail?.problem)) this.#recheck.plan();
    throw error;
  };

  #askFailedAgain() {
    for (const { failed } of [this.organisation, this.catalogue, ...this.#actuals.values(), ...this.#sets.values()])
      if (failed) return this.changed();
  }

  #keeper(): TargetRepository {
    if (this.#repository) return this.#repository;
    throw new SourceError('unsupported', 'no repository', { problem: 'no-repository' });
  }

  #takeSaved(changes: readonly TargetChange[], sets: readonly TargetSet[]) {
    const { held } = this.catalogue;
    if (!held || catalogueChanges(held.value, changes, sets)) this.catalogue.outdate();
    for (const set of sets) {
      const answer = this.targets(set);
      if (!answer.held || answer.held.value.revision <= set.revision) answer.take(set);
    }
    this.changed();
  }

  /** Outdates only those sets of a save that are held at an earlier revision. */
  #outdateSaved({ sets, types }: Saved) {
    const older = sets.filter((set) => {
      const { held } = this.targets(set);
      return !held || held.stale || held.value.revision < set.revision;
    });
    if (!types && !older.length) return;
    this.catalogue.outdate();
    for (const set of older) this.targets(set).outdate();
    this.changed();
  }

  #outdate(what: Change, saved?: Saved) {
    if (saved) return this.#outdateSaved(saved);
    if (what === 'targets') {
      this.catalogue.outdate();
      for (const set of this.#sets.values()) set.outdate();
    } else {
      // Groups decide where sales count; and without a listed organisation, the sales name the owners.
      if (what === 'organisation' || !this.organisation.held?.value.listed) this.organisation.outdate();
      for (const actuals of this.#actuals.values()) actuals.outdate();
    }
    this.changed();
  }

  #kept<T>(answers: Map<string, Answer<T>>, key: string, make: () => Answer<T>): Answer<T> {
    const answer = answers.get(key) ?? make();
    answers.delete(key);
    answers.set(key, answer);
    if (answers.size > KEPT) answers.delete(answers.keys().next().value!);
    return answer;
  }

  #answer<T>(method: Method, call: Call<T>, checked: (answer: T, signal: AbortSignal) => unknown): Answer<T> {
    return new Answer(
      (signal) => this.#call(method, signal, call, (answer) => checked(answer, signal)),
      this.#patience,
    );
  }

  async #ask(queries: readonly ActualsQuery[], signal: AbortSignal): Promise<readonly Actuals[]> {
    try {
      const call: Call<readonly Actuals[]> = (options) => this.#source!.actuals(queries, options);
      return await this.#call('actuals', signal, call, (answers) => inSlices(checkActuals(queries, answers), signal));
    } catch (error) {
      // A refusal of the address closes its answers to other questions too.
      if (isRevoked(error) && (error as SourceError).detail.status) this.#forgetStale();
      throw error;
    }
  }

  #forgetStale() {
    for (const answer of this.#actuals.values()) if (answer.held?.stale) answer.held = undefined;
  }

  #reader(organisation: ReadBy['organisation'] = async (signal) => (await this.organisation.ask(signal)).value) {
    return this.hasSource ? { ...this.#readBy?.(), organisation } : undefined;
  }

  /** The organisation for a save, which waits for no source that is away: an earlier answer does. */
  async #knownOrganisation(signal: AbortSignal): Promise<Organisation> {
    return (this.organisation.held ?? (await this.organisation.ask(signal))).value;
  }

  /** An answer of the shape that is promised: held, another would fail wherever it is used. */
  async #call<T>(method: Method, signal: AbortSignal, call: Call<T>, checked: (answer: T) => unknown): Promise<T> {
    const reload = this.#reloads.get(method);
    const answer = await attempt(call, signal, this.#patience, { reload, readBy: this.#reader() }).catch(
      this.#tryLater,
    );
    this.#recheck.reset();
    await checked(answer);
    if (this.#reloads.get(method) === reload) this.#reloads.delete(method);
    return answer;
  }
}

/** Whether a save may have happened though it failed: nobody said that it was refused. */
function mayBeSaved(error: unknown): boolean {
  const { code, detail } = error as SourceError;
  return (
    !(error instanceof SourceError) ||
    code === 'offline' ||
    code === 'timeout' ||
    detail.problem === 'unexpected' ||
    detail.path?.startsWith('save') === true
  );
}

/** Refuses an answer of another shape. */
function shaped(shape: Shape, method: Method): (answer: unknown) => void {
  return (answer) => check(shape, answer, method);
}

/** Every field of a query; one that is added there and missing here does not compile. */
const QUERY_FIELDS: Readonly<Record<keyof ActualsQuery, true>> = {
  owner: true,
  from: true,
  to: true,
  measure: true,
  status: true,
  dimension: true,
  items: true,
  byItem: true,
  groupBy: true,
  grain: true,
};
const FIELD_NAMES = Object.keys(QUERY_FIELDS);

const keys = new WeakMap<ActualsQuery, string>();

/** Text of all fields, in the order of `FIELD_NAMES` whatever the order in the query. */
function keyOf(query: ActualsQuery): string {
  let key = keys.get(query);
  if (key === undefined) keys.set(query, (key = JSON.stringify(query, FIELD_NAMES)));
  return key;
}

function pageOnline(back: () => void): () => void {
  if (typeof addEventListener !== 'function') return () => {};
  addEventListener('online', back);
  return () => removeEventListener('online', back);
}
