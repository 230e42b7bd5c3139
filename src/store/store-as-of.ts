import { setAsOf, setsAsOf } from '../model/as-of.ts';
import type { Moment } from '../model/moment.ts';
import type { Revision, TargetSet } from '../model/target.ts';
import type { SourceError } from '../source/source-error.ts';
import type { Answer, Held } from './answer.ts';
import type { FiguresStore } from './load-figures.ts';
import type { Store } from './store.ts';

type History = Answer<readonly Revision[]>;

/** Makes an answer that all who ask share. */
export type MakeAnswer = <T>(fetch: (signal: AbortSignal) => Promise<T>) => Answer<T>;

/** Histories by the very set that they lead to: another save makes another set. */
const histories = new WeakMap<Store, WeakMap<TargetSet, History>>();
/** Sets as they stood, by the set of now and the moment. */
const stood = new WeakMap<TargetSet, Map<string, TargetSet>>();

/**
 * The answers of a store, with the targets as they stood at a moment. Asks for
 * the history of what is looked at, once for all who do.
 */
export function storeAsOf(store: Store, moment: Moment, make: MakeAnswer): FiguresStore {
  return {
    hasSource: store.hasSource,
    organisation: store.organisation,
    catalogue: store.catalogue,
    actuals: (query) => store.actuals(query),
    targets: (key) => new AnswerAsOf(store.targets(key), moment, (set) => historyOf(store, set, make)),
    setsOf: setsAsOf,
  };
}

/** The targets of one year and type as they stood at an instant; stale when those of now are. */
class AnswerAsOf implements Pick<Answer<TargetSet>, 'held' | 'ask'> {
  readonly #now: Answer<TargetSet>;
  readonly #moment: Moment;
  readonly #historyOf: (set: TargetSet) => History;

  constructor(now: Answer<TargetSet>, moment: Moment, historyOf: (set: TargetSet) => History) {
    this.#now = now;
    this.#moment = moment;
    this.#historyOf = historyOf;
  }

  get held(): Held<TargetSet> | undefined {
    const { held } = this.#now;
    const history = held && this.#historyOf(held.value).held;
    return history && this.#then(held, history.value);
  }

  async ask(signal: AbortSignal): Promise<Held<TargetSet>> {
    const held = await this.#now.ask(signal);
    const history = await this.#historyOf(held.value).ask(signal);
    return this.#then(held, history.value);
  }

  #then(held: Held<TargetSet>, history: readonly Revision[]): Held<TargetSet> {
    const { instant, timeZone } = this.#moment;
    const sets = stood.get(held.value) ?? new Map<string, TargetSet>();
    stood.set(held.value, sets);
    const key = `${instant} ${timeZone}`;
    const value = sets.get(key) ?? setAsOf(held.value, history, this.#moment);
    sets.set(key, value);
    return { ...held, value };
  }
}

function historyOf(store: Store, set: TargetSet, make: MakeAnswer): History {
  const answers = histories.get(store) ?? new WeakMap<TargetSet, History>();
  histories.set(store, answers);
  const answer = answers.get(set) ?? make((signal) => recorded(store, set, signal));
  answers.set(set, answer);
  return answer;
}

/** All revisions of a set; none where its repository keeps no history. */
async function recorded(store: Store, { year, targetType }: TargetSet, signal: AbortSignal) {
  try {
    return await store.changes({ year, targetType }, 0, { signal });
  } catch (error) {
    if ((error as Partial<SourceError>).code === 'unsupported') return [];
    throw error;
  }
}
