// A source that does what a step of the scenario says, and keeps a record of all that it has said.
import type { Actuals, ActualsQuery } from '../../src/model/actual.ts';
import { type AskOptions, type Change, type DataSource, SourceError } from 'target-tiles/index.js';
import { answerWith, ORGANISATION } from './owners.ts';

/** One call of `actuals`, and what became of it. */
export interface Call {
  readonly serial: number;
  readonly source: FakeSource;
  /** The day on which it was asked. */
  readonly day: string;
  /** When it was answered, epoch milliseconds; absent if it never was. */
  answeredAt?: number;
}

/** `answer`, `hold`, or how it fails. */
export type Mode = 'answer' | 'hold' | keyof typeof FAILURES | keyof typeof WRONG;

const failure = (code: ConstructorParameters<typeof SourceError>[0], status?: number, retryAfter?: number) => () =>
  new SourceError(code, `${code} ${status ?? ''}`, { ...(status && { status }), ...(retryAfter && { retryAfter }) });

const FAILURES = {
  offline: failure('offline'),
  busy: failure('offline', 503, 2),
  'signed-out': failure('forbidden', 401),
  forbidden: failure('forbidden', 403),
  gone: failure('not-found', 404),
  broken: () => new TypeError('a source of a host may throw anything'),
};

const WRONG = {
  'no-cells': () => [{}],
  'one-more': (right: readonly Actuals[]) => [...right, right[0]],
  'not-a-number': (right: readonly Actuals[]) => spoilt(right, { value: Number.NaN }),
  'other-month': (right: readonly Actuals[]) => spoilt(right, { month: '1999-01' }),
  html: () => '<html>',
};

function spoilt(answers: readonly Actuals[], part: object): unknown {
  return answers.map(({ cells, notes }) => ({ cells: cells.map((cell) => ({ ...cell, ...part })), notes }));
}

const today = () => new Date().toISOString().slice(0, 10);

export class FakeSource implements DataSource {
  readonly name: string;
  mode: Mode = 'answer';
  /** Whether it goes on though nobody waits. */
  deaf = true;
  /** The first serial after it said last that everything is different, and when. */
  told = { serial: 0, at: 0 };
  readonly #calls: Call[];
  readonly #pending: ((mode: Mode) => void)[] = [];
  readonly #watchers = new Set<(what: Change) => void>();
  /** Serial of the last answer to each query. */
  readonly answered = new Map<string, number>();

  /** `calls`: of all sources of a page, which share their serials. */
  constructor(name: string, calls: Call[]) {
    this.name = name;
    this.#calls = calls;
  }

  async organisation(options: AskOptions) {
    const mode = await this.#turn(options);
    if (mode === 'answer') return ORGANISATION;
    if (mode in WRONG) return { groups: 'none' } as never;
    throw FAILURES[mode as keyof typeof FAILURES]();
  }

  async actuals(queries: readonly ActualsQuery[], options: AskOptions) {
    const call: Call = { serial: this.#calls.length + 1, source: this, day: today() };
    this.#calls.push(call);
    const mode = await this.#turn(options);
    const right = queries.map((query) => answerWith(call.serial, query));
    if (mode in WRONG) return WRONG[mode as keyof typeof WRONG](right) as never;
    if (mode !== 'answer') throw FAILURES[mode as keyof typeof FAILURES]();

    call.answeredAt = Date.now();
    for (const query of queries) this.answered.set(JSON.stringify(query), call.serial);
    return right;
  }

  watch(changed: (what: Change) => void) {
    this.#watchers.add(changed);
    return () => void this.#watchers.delete(changed);
  }

  tell(what: Change): void {
    this.told = { serial: this.#calls.length + 1, at: Date.now() };
    for (const changed of this.#watchers) changed(what);
  }

  /** Ends what hangs, in the order they came or the other way round. */
  release(mode: Mode, count: number, lastFirst: boolean): void {
    for (let left = count; left > 0 && this.#pending.length; left -= 1) {
      const end = lastFirst ? this.#pending.pop() : this.#pending.shift();
      end!(mode);
    }
  }

  get hanging(): number {
    return this.#pending.length;
  }

  /** What to do with a call, now or when it is released. */
  #turn({ signal }: AskOptions): Promise<Exclude<Mode, 'hold'>> {
    if (this.mode !== 'hold') return Promise.resolve(this.mode);
    return new Promise((resolve, reject) => {
      this.#pending.push(resolve as (mode: Mode) => void);
      if (!this.deaf) signal.addEventListener('abort', () => reject(signal.reason as Error));
    });
  }
}

/** Says once more what another has said, with its serials. */
export class EchoSource implements DataSource {
  readonly #of: FakeSource;

  constructor(of: FakeSource) {
    this.#of = of;
  }

  organisation() {
    return Promise.resolve(ORGANISATION);
  }

  actuals(queries: readonly ActualsQuery[]) {
    const { answered } = this.#of;
    return Promise.resolve(queries.map((query) => answerWith(answered.get(JSON.stringify(query)) ?? 0, query)));
  }
}
