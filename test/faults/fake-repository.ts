// The browser's own database behind a repository that does what a step of the scenario says.
import { type AskOptions, type Change, type Saved, SourceError, type TargetRepository } from 'target-tiles/index.js';
import type { RowKey, TargetChange, TargetKey } from '../../src/model/target.ts';

/** For loads: `answer`, `hold`, or it fails. */
export type LoadMode = 'answer' | 'hold' | 'offline' | 'forbidden';
/**
 * For one save: `hold` before it is done, `lost` its answer never comes, `late`
 * it comes when released, `after` it fails though it was done, `before` it
 * fails and was not, `twice` it is done once more, as by a proxy that repeats.
 */
export type SaveMode = 'answer' | 'hold' | 'lost' | 'late' | 'after' | 'before' | 'twice';

export class FakeRepository implements TargetRepository {
  loads: LoadMode = 'answer';
  readonly saves: SaveMode[] = [];
  /** Calls that the storage has not answered yet. */
  working = 0;
  readonly #inner: TargetRepository;
  readonly #pending: (() => void)[] = [];
  readonly #watchers = new Set<(what: Change, saved?: Saved) => void>();

  constructor(inner: TargetRepository) {
    this.#inner = inner;
  }

  async catalogue(options: AskOptions) {
    await this.#load();
    return this.#work(this.#inner.catalogue(options));
  }

  async load(key: TargetKey, options: AskOptions) {
    await this.#load();
    return this.#work(this.#inner.load(key, options));
  }

  async save(changes: readonly TargetChange[], options: AskOptions) {
    const mode = this.saves.shift() ?? 'answer';
    if (mode === 'before') throw new SourceError('offline', 'not sent');
    if (mode === 'hold') await this.#hang();
    const saved = await this.#work(this.#inner.save(changes, options));
    if (mode === 'twice') return this.#work(this.#inner.save(changes, options));
    if (mode === 'after') throw new SourceError('offline', 'answer lost');
    if (mode === 'lost') await new Promise(() => {});
    if (mode === 'late') await this.#hang();
    return saved;
  }

  changes(key: TargetKey, since: number, options: AskOptions) {
    return this.#inner.changes(key, since, options);
  }

  history(row: RowKey, options: AskOptions) {
    return this.#inner.history(row, options);
  }

  watch(changed: (what: Change, saved?: Saved) => void) {
    const stop = this.#inner.watch!(changed);
    this.#watchers.add(changed);
    return () => {
      stop();
      this.#watchers.delete(changed);
    };
  }

  tell(): void {
    for (const changed of this.#watchers) changed('targets');
  }

  release(): void {
    this.#pending.splice(0).forEach((end) => end());
  }

  async #load(): Promise<void> {
    if (this.loads === 'hold') await this.#hang();
    else if (this.loads !== 'answer')
      throw new SourceError(this.loads, this.loads, this.loads === 'forbidden' ? { status: 403 } : {});
  }

  #work<T>(call: Promise<T>): Promise<T> {
    this.working += 1;
    return call.finally(() => (this.working -= 1));
  }

  #hang(): Promise<void> {
    return new Promise((end) => this.#pending.push(end));
  }
}
