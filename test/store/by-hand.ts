import type { Actuals, ActualsQuery } from '../../src/model/actual.ts';
import type { Organisation } from '../../src/model/organisation.ts';
import type { Revision, RowKey, TargetCatalogue, TargetChange, TargetKey, TargetSet } from '../../src/model/target.ts';
import type { AskOptions, Change, DataSource } from '../../src/source/data-source.ts';
import type { Saved, TargetRepository } from '../../src/source/target-repository.ts';
import type { Patience } from '../../src/store/patience.ts';
import { Store, type StoreOptions } from '../../src/store/store.ts';

/** Lets everything run that waits for no timer and no answer. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 60; turn += 1) await Promise.resolve();
}

/** A clock that stands still until a test moves it. */
export class HandTime implements Patience {
  at = 1_000_000;
  chance = 0;
  timeout = 30_000;
  retries = 3;
  #timers: { due: number; callback: () => void }[] = [];

  readonly now = () => this.at;
  readonly random = () => this.chance;

  readonly schedule = (callback: () => void, ms: number) => {
    const timer = { due: this.at + ms, callback };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  };

  /** How many timers wait. */
  get waiting(): number {
    return this.#timers.length;
  }

  /** Moves on, calling back in order what falls due on the way. */
  async pass(ms: number): Promise<void> {
    const end = this.at + ms;
    await settled();
    for (;;) {
      const [next] = this.#timers.filter(({ due }) => due <= end).sort((a, b) => a.due - b.due);
      if (!next) break;
      this.#timers = this.#timers.filter((timer) => timer !== next);
      this.at = Math.max(this.at, next.due);
      next.callback();
      await settled();
    }
    this.at = end;
  }
}

/** A call that a test answers when it likes, if at all. */
export interface HandCall<Asked, Answer> {
  readonly asked: Asked;
  readonly options: AskOptions;
  resolve(answer: Answer): void;
  reject(reason: unknown): void;
}

class Calls<Asked, Answer> extends Array<HandCall<Asked, Answer>> {
  take(asked: Asked, options: AskOptions): Promise<Answer> {
    return new Promise((resolve, reject) => this.push({ asked, options, resolve, reject }));
  }
}

class Watched {
  changed = new Set<(what: Change, saved?: Saved) => void>();
  watch = (changed: (what: Change, saved?: Saved) => void) => {
    this.changed.add(changed);
    return () => void this.changed.delete(changed);
  };
  tell(what: Change, saved?: Saved) {
    for (const changed of this.changed) changed(what, saved);
  }
}

/** Ignores aborts, as a source is free to do. */
export class HandSource extends Watched implements DataSource {
  readonly organisations = new Calls<undefined, Organisation>();
  readonly asked = new Calls<readonly ActualsQuery[], readonly Actuals[]>();

  organisation(options: AskOptions) {
    return this.organisations.take(undefined, options);
  }
  actuals(queries: readonly ActualsQuery[], options: AskOptions) {
    return this.asked.take(queries, options);
  }
}

export class HandRepository extends Watched implements TargetRepository {
  readonly catalogues = new Calls<undefined, TargetCatalogue>();
  readonly loads = new Calls<TargetKey, TargetSet>();
  readonly saves = new Calls<readonly TargetChange[], readonly TargetSet[]>();
  readonly revisions = new Calls<RowKey | readonly [TargetKey, number], readonly Revision[]>();

  catalogue(options: AskOptions) {
    return this.catalogues.take(undefined, options);
  }
  load(key: TargetKey, options: AskOptions) {
    return this.loads.take(key, options);
  }
  save(changes: readonly TargetChange[], options: AskOptions) {
    return this.saves.take(changes, options);
  }
  changes(key: TargetKey, since: number, options: AskOptions) {
    return this.revisions.take([key, since], options);
  }
  history(row: RowKey, options: AskOptions) {
    return this.revisions.take(row, options);
  }
}

export interface Bench {
  readonly source: HandSource;
  readonly repository: HandRepository;
  readonly time: HandTime;
  readonly store: Store;
  /** Says that the network is back. */
  online(): void;
}

export function bench(options: StoreOptions = {}): Bench {
  const source = new HandSource();
  const repository = new HandRepository();
  const time = new HandTime();
  const backs = new Set<() => void>();
  const online = (back: () => void) => {
    backs.add(back);
    return () => void backs.delete(back);
  };
  const store = new Store({ source, repository, online, ...time, ...options });
  return { source, repository, time, store, online: () => backs.forEach((back) => back()) };
}

export function query(part: Partial<ActualsQuery> = {}): ActualsQuery {
  return {
    owner: 'company',
    from: '2026-01-01',
    to: '2026-12-31',
    measure: 'amount',
    status: 'sold',
    byItem: false,
    groupBy: 'sale',
    ...part,
  };
}

export function actuals(value: number): Actuals {
  return { cells: [{ user: 'ann', month: '2026-01', value }], notes: [] };
}

export const ORGANISATION: Organisation = { listed: true, groups: [], users: [{ id: 'ann' }], currency: 'EUR' };

export const forever = new AbortController().signal;

/** What a promise came to; `pending` if nothing yet. */
export async function outcome<T>(promise: Promise<T>): Promise<T | { readonly rejected: unknown } | 'pending'> {
  let state: T | { readonly rejected: unknown } | 'pending' = 'pending';
  promise.then(
    (value) => (state = value),
    (rejected: unknown) => (state = { rejected }),
  );
  await settled();
  return state;
}
