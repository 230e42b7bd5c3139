import fc from 'fast-check';
import { memoryRepository } from '../../src/adapters/memory-repository.ts';
import { memorySource } from '../../src/adapters/memory.ts';
import type { BoardState } from '../../src/board/board-state.ts';
import { provideLoaders } from '../../src/board/loaders.ts';
import { EditorSession } from '../../src/editor/session.ts';
import { en } from '../../src/i18n/en.ts';
import { createLocale } from '../../src/i18n/locale.ts';
import { undo } from '../../src/model/draft-edit.ts';
import { changesOf } from '../../src/model/draft-save.ts';
import { type Draft, type DraftEdit, openConflicts } from '../../src/model/draft.ts';
import { setsOfType } from '../../src/model/draft-type-dispute.ts';
import { changeType, removeType } from '../../src/model/draft-types.ts';
import { joinTypes, type TargetType } from '../../src/model/organisation.ts';
import type { OwnerKey } from '../../src/model/owner.ts';
import type { Policy } from '../../src/model/policy.ts';
import { type RowChange, type TargetInterval } from '../../src/model/target.ts';
import { SourceError } from '../../src/source/source-error.ts';
import type { TargetRepository } from '../../src/source/target-repository.ts';
import { Store } from '../../src/store/store.ts';
import { MemoryDrafts } from '../store/memory-drafts.ts';
import { nextTask } from '../timing/next-task.ts';
import {
  changes,
  checkHistory,
  checkSums,
  demand,
  drafted,
  firstSet,
  groups,
  KEY,
  nothingLost,
  nowOf as rowsNow,
  options,
  owners,
  said,
  users,
} from './drafting.ts';

/** Tasks after which what was begun must have come to its end. */
const MANY = 50_000;

/** Tasks of a keeper that reads, follows and writes. */
const SOME = 12;

/** State that draft and repository must have, reckoned without either. */
interface Expected {
  /** States of the draft before each step that can be undone, oldest first; the last is how it stands. */
  states: string[];
  undone: string[];
  /** Rows as they were saved, by revision. */
  readonly saved: Map<number, string>;
}

/** Target types as text, in an order of their own. */
const typesSaid = (types: readonly TargetType[]): string =>
  JSON.stringify(types.map(({ id, items = [], levels = 'all' }) => [id, items, levels]).sort());

/** Rows, interval and target types of the draft, as text. */
const nowOf = (real: { readonly draft: Draft }): string => rowsNow(real) + typesSaid(real.draft.state.types);

/** Storage that says how often it was read. */
class CountedDrafts extends MemoryDrafts {
  reads = 0;

  override read(place: string) {
    this.reads += 1;
    return super.read(place);
  }
}

type Command = fc.AsyncCommand<Expected, Stage>;

/** A page with an editor: a store, a repository that others save to, and storage that outlives the page. */
class Stage {
  readonly denied = new Set<OwnerKey>();
  readonly storage = new CountedDrafts();
  readonly repository: TargetRepository;
  /** Saves fail as those of a server that is gone. */
  isBroken = false;
  session!: EditorSession;
  #store!: Store;
  #stop = () => {};
  #policy!: Policy;

  constructor() {
    const edit = (owner: OwnerKey) => !this.denied.has(owner);
    const inner = memoryRepository({ sets: [firstSet()], policy: { edit }, now: () => 0 });
    this.repository = {
      catalogue: (asking) => inner.catalogue(asking),
      load: (key, asking) => inner.load(key, asking),
      changes: (key, since, asking) => inner.changes(key, since, asking),
      history: (row, asking) => inner.history(row, asking),
      watch: (changed) => inner.watch!(changed),
      save: async (asked, asking) => {
        if (this.isBroken) throw new SourceError('offline', 'no answer');
        return inner.save(asked, asking);
      },
    };
  }

  get draft() {
    return this.session.draft;
  }

  /** Opens the editor on a new page. */
  async open(): Promise<void> {
    const { reads } = this.storage;
    provideLoaders({ drafts: async () => this.storage });
    const organisation = { groups, users, currency: 'EUR', rates: { USD: 0.9 }, timeZone: 'Europe/Amsterdam' };
    const source = memorySource({ sales: [], organisation });
    const schedule = (callback: () => void, ms: number) => {
      let isOn = true;
      if (ms === 0) void nextTask().then(() => isOn && callback());
      return () => void (isOn = false);
    };
    this.#store = new Store({ source, repository: this.repository, retries: 0, schedule });
    this.session = new EditorSession(() => {});
    this.#stop = this.#store.subscribe(() => this.#use());
    this.session.show(KEY);
    this.takePolicy();
    await this.rest();
    // The code that keeps drafts may come after the sheet.
    for (let task = 0; this.storage.reads === reads && task < MANY; task += 1) await nextTask();
    for (let task = 0; task < SOME; task += 1) await nextTask();
  }

  /** Closes the page: what waits to be kept is written. */
  async close(): Promise<void> {
    this.session.rest();
    this.#stop();
    for (let task = 0; task < SOME; task += 1) await nextTask();
  }

  takePolicy(): void {
    this.#policy = { edit: (owner) => !this.denied.has(owner) };
    this.#use();
  }

  #use(): void {
    const board: BoardState = {
      store: this.#store,
      version: this.#store.version,
      settings: { asOf: '2026-09-15', weekStart: 1, filters: {}, viewer: 'me' },
      dated: true,
      locale: createLocale('en', en),
      policy: this.#policy,
      crossFilter: false,
      chosenBy: undefined,
      editable: true,
      notes: [],
      timeZone: 'Europe/Amsterdam',
      progress: undefined,
      today: '2026-09-15',
      now: () => 0,
    };
    this.session.use(board, this.#policy, 'targets');
  }

  /** Waits until the sheet stands over what is saved. */
  async rest(): Promise<void> {
    for (let task = 0; task < MANY; task += 1) {
      await nextTask();
      const { revision } = await this.repository.load(KEY, options);
      const { sheet, isSaving } = this.session;
      if (sheet && !isSaving && drafted(this).base.revision === revision) return;
    }
    throw new Error(`no sheet: ${this.session.state} ${this.session.failure?.message ?? ''}`);
  }

  /** Rows, interval and target types as they are saved, as text. */
  async saved(): Promise<string> {
    const [set, { types }] = await Promise.all([
      this.repository.load(KEY, options),
      this.repository.catalogue(options),
    ]);
    return said(set.rows) + set.interval + typesSaid(joinTypes([], types));
  }

  /** Saves what another person has edited; nothing where it is refused. */
  async another(rows: readonly RowChange[], saved: Expected['saved']): Promise<void> {
    const set = await this.repository.load(KEY, options);
    const allowed = rows.filter((row) => !this.denied.has(row.owner));
    try {
      const asked = [{ ...KEY, base: set.revision, rows: allowed, by: 'carla' }];
      const [next] = await this.repository.save(asked, options);
      saved.set(next!.revision, said(next!.rows) + next!.interval);
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
    }
  }
}

/** Looks at the sheet on show, and takes how it stands as the last of the states. */
function look(model: Expected, stage: Stage): void {
  const { sheet } = stage.session;
  demand(sheet!.set === drafted(stage), 'the sheet shows the draft');
  checkSums(sheet!.sums, drafted(stage));
  const now = nowOf(stage);
  if (now === model.states.at(-1)) return;
  model.states.push(now);
  model.undone = [];
}

/** Takes a draft whose steps were made again over what others have saved: undone to the end it is what is saved. */
async function restart(model: Expected, stage: Stage): Promise<void> {
  model.states = [nowOf(stage)];
  for (let back = stage.draft; back.done.length;) model.states.unshift(nowOf({ draft: (back = undo(back)) }));
  model.undone = [];
  const saved = await stage.saved();
  demand(model.states[0] === saved, 'undone to the end it is as saved', model.states, saved);
  look(model, stage);
}

class Edit implements Command {
  readonly #rows: readonly RowChange[];
  constructor(rows: readonly RowChange[]) {
    this.#rows = rows;
  }
  check = () => true;
  async run(model: Expected, stage: Stage): Promise<void> {
    const before = nowOf(stage);
    const refused = await stage.session.apply('paste', stage.session.rowsEdit(this.#rows));
    const isDenied = this.#rows.some((row) => stage.denied.has(row.owner));
    demand(!isDenied || !!refused?.length, 'what the policy denies is refused', this.#rows);
    if (refused) return demand(refused.length > 0 && nowOf(stage) === before, 'refused is unchanged', refused);
    look(model, stage);
  }
  toString = () => `edit ${JSON.stringify(this.#rows)}`;
}

class ChangeInterval implements Command {
  readonly #interval: TargetInterval;
  constructor(interval: TargetInterval) {
    this.#interval = interval;
  }
  check = () => true;
  async run(model: Expected, stage: Stage): Promise<void> {
    const before = nowOf(stage);
    const edit = { kind: 'interval', set: KEY, interval: this.#interval } as const;
    if (await stage.session.apply('interval', [edit])) {
      demand(stage.denied.size > 0 && nowOf(stage) === before, 'an interval is refused for rights alone');
      return;
    }
    demand(drafted(stage).interval === this.#interval, 'the interval is as chosen');
    look(model, stage);
  }
  toString = () => `interval ${this.#interval}`;
}

const KIND: TargetType = { id: 'kind.amount', dimension: 'kind', unit: 'amount' };

/** Adds a target type, gives it other items or levels, or deletes it where there are none (T20 to T23). */
class ChangeTypes implements Command {
  readonly #change: Partial<TargetType> | undefined;
  constructor(change: Partial<TargetType> | undefined) {
    this.#change = change;
  }
  check = () => true;
  async run(model: Expected, stage: Stage): Promise<void> {
    const { session } = stage;
    const known = stage.draft.state.types.find(({ id }) => id === KIND.id);
    if (!known && !this.#change) return;
    const wanted = this.#change && { ...KIND, ...this.#change };
    // The dialog offers no change that is none.
    if (known && wanted && typesSaid([known]) === typesSaid([wanted])) return;
    const before = nowOf(stage);
    const refused = await session.apply('type', this.#edits(known, stage.draft));
    demand(!refused || nowOf(stage) === before, 'refused is unchanged', refused);
    const now = stage.draft.state.types.find(({ id }) => id === KIND.id);
    if (!refused)
      demand(typesSaid(now ? [now] : []) === typesSaid(wanted ? [wanted] : []), 'the type is as chosen', now);
    look(model, stage);
  }
  #edits(known: TargetType | undefined, draft: Draft): readonly DraftEdit[] {
    const sets = setsOfType(draft, KIND.id);
    if (!this.#change) return removeType(KIND.id, sets, () => undefined).edits;
    const type = { ...KIND, ...this.#change };
    return known ? changeType(known, type, sets, () => undefined).edits : [{ kind: 'type', type, isNew: true }];
  }
  toString = () => (this.#change ? `type ${JSON.stringify(this.#change)}` : 'delete the type');
}

class Undo implements Command {
  check = ({ states }: Readonly<Expected>) => states.length > 1;
  async run(model: Expected, stage: Stage): Promise<void> {
    await stage.session.undo();
    model.undone.push(model.states.pop()!);
    demand(nowOf(stage) === model.states.at(-1), 'undo is the state before', model.states.at(-1), nowOf(stage));
    look(model, stage);
  }
  toString = () => 'undo';
}

class Redo implements Command {
  check = ({ undone }: Readonly<Expected>) => undone.length > 0;
  async run(model: Expected, stage: Stage): Promise<void> {
    const next = model.undone.at(-1)!;
    if (await stage.session.redo()) return;
    demand(nowOf(stage) === next, 'redo is the state after', next, nowOf(stage));
    model.undone.pop();
    model.states.push(next);
    look(model, stage);
  }
  toString = () => 'redo';
}

/** A save, in the same moment as one of another person where that has `rows`, or while nobody answers. */
class Save implements Command {
  readonly #rows: readonly RowChange[];
  readonly #isBroken: boolean;
  constructor(rows: readonly RowChange[], isBroken: boolean) {
    this.#rows = rows;
    this.#isBroken = isBroken;
  }
  check = () => true;
  async run(model: Expected, stage: Stage): Promise<void> {
    const { session } = stage;
    const before = stage.draft;
    if (this.#rows.length) await stage.another(this.#rows, model.saved);
    stage.isBroken = this.#isBroken;
    const outcome = await session.save();
    stage.isBroken = false;
    await stage.rest();
    const set = await stage.repository.load(KEY, options);
    if (outcome === 'saved') {
      demand(nowOf(stage) === (await stage.saved()), 'what is saved is what was drafted', set);
      demand(changesOf(stage.draft).length === 0, 'nothing is left to save', changesOf(stage.draft));
      model.saved.set(set.revision, rowsNow(stage));
    } else nothingLost(before, stage.draft, set);
    if (outcome === 'nothing') demand(!changesOf(before).length, 'nothing is saved only where there is nothing');
    if (outcome === 'failed') demand(!!session.saveFailure, 'a failure is said');
    if (outcome === 'conflict')
      demand(!!openConflicts(stage.draft).length || !!session.saveFailure, 'a conflict is shown', before);
    if (outcome === 'saved' || this.#rows.length) await restart(model, stage);
    else look(model, stage);
  }
  toString = () => `save${this.#isBroken ? ' in vain' : ''} ${JSON.stringify(this.#rows)}`;
}

class SaveOfAnother implements Command {
  readonly #rows: readonly RowChange[];
  constructor(rows: readonly RowChange[]) {
    this.#rows = rows;
  }
  check = () => true;
  async run(model: Expected, stage: Stage): Promise<void> {
    const before = stage.draft;
    await stage.another(this.#rows, model.saved);
    await stage.rest();
    nothingLost(before, stage.draft, await stage.repository.load(KEY, options));
    await restart(model, stage);
  }
  toString = () => `another saves ${JSON.stringify(this.#rows)}`;
}

class Decide implements Command {
  readonly #choice: 'mine' | 'theirs';
  constructor(choice: 'mine' | 'theirs') {
    this.#choice = choice;
  }
  check = () => true;
  async run(model: Expected, stage: Stage): Promise<void> {
    const { session } = stage;
    if (!session.conflicts.length || (await session.decide('all', this.#choice))) return;
    demand(session.conflicts.length === 0, 'all conflicts are decided');
    model.states.push(nowOf(stage));
    model.undone = [];
    look(model, stage);
  }
  toString = () => `decide ${this.#choice}`;
}

/** Another page opens the editor with what was kept, after another person may have saved. */
class Reload implements Command {
  readonly #rows: readonly RowChange[];
  constructor(rows: readonly RowChange[]) {
    this.#rows = rows;
  }
  check = () => true;
  async run(model: Expected, stage: Stage): Promise<void> {
    const before = stage.draft;
    const now = nowOf(stage);
    await stage.close();
    if (this.#rows.length) await stage.another(this.#rows, model.saved);
    await stage.open();
    const isKept = before.done.length + before.undone.length + before.conflicts.length > 0;
    for (let task = 0; isKept && !stage.session.kept.at && task < 60; task += 1) await nextTask();
    nothingLost(before, stage.draft, await stage.repository.load(KEY, options));
    if (drafted(stage).base.revision !== before.state.sets.values().next().value!.base.revision)
      return restart(model, stage);
    demand(nowOf(stage) === now, 'a reload changes nothing', now, nowOf(stage));
    demand(stage.draft.done.length === before.done.length, 'a reload keeps what can be undone');
    look(model, stage);
  }
  toString = () => `reload ${JSON.stringify(this.#rows)}`;
}

class ChangePolicy implements Command {
  readonly #denied: readonly OwnerKey[];
  constructor(denied: readonly OwnerKey[]) {
    this.#denied = denied;
  }
  check = () => true;
  async run(model: Expected, stage: Stage): Promise<void> {
    const now = nowOf(stage);
    stage.denied.clear();
    for (const one of this.#denied) stage.denied.add(one);
    stage.takePolicy();
    await stage.rest();
    demand(nowOf(stage) === now, 'another policy keeps the edits', now, nowOf(stage));
    look(model, stage);
  }
  toString = () => `deny ${this.#denied.join(' ') || 'nothing'}`;
}

const none = fc.constant<readonly RowChange[]>([]);
const perhaps = fc.oneof({ weight: 2, arbitrary: none }, { weight: 1, arbitrary: changes });
const commands = fc.commands<Expected, Stage, false>(
  [
    changes.map((rows) => new Edit(rows)),
    changes.map((rows) => new Edit(rows)),
    changes.map((rows) => new SaveOfAnother(rows)),
    fc.constantFrom('month' as const, 'quarter' as const).map((to) => new ChangeInterval(to)),
    fc
      .option(
        fc.record({
          items: fc.subarray(['web', 'shop', 'phone']),
          levels: fc.constantFrom('all' as const, 'company-and-group' as const),
        }),
        { freq: 3 },
      )
      .map((change) => new ChangeTypes(change ?? undefined)),
    fc.constant(new Undo()),
    fc.constant(new Redo()),
    fc.tuple(perhaps, fc.nat(4)).map(([rows, at]) => new Save(rows, at === 0)),
    fc.constantFrom('mine' as const, 'theirs' as const).map((choice) => new Decide(choice)),
    perhaps.map((rows) => new Reload(rows)),
    fc
      .oneof(
        { weight: 3, arbitrary: fc.constant([]) },
        { weight: 1, arbitrary: fc.subarray([...owners], { maxLength: 2 }) },
      )
      .map((denied) => new ChangePolicy(denied)),
  ],
  { maxCommands: 20 },
);

/**
 * Throws with the shortest sequence of edits, undo, redo, saves, conflicts,
 * failures, reloads and changes of policy, made as the editor makes them,
 * after which a sum on the sheet is not that of its cells, an edit is lost, or
 * history is not what happened.
 */
export async function checkSessions(sequences: number, seed?: number): Promise<void> {
  const property = fc.asyncProperty(commands, async (sequence) => {
    const stage = new Stage();
    await stage.open();
    const model: Expected = { states: [nowOf(stage)], undone: [], saved: new Map([[0, rowsNow(stage)]]) };
    await fc.asyncModelRun(() => ({ model, real: stage }), sequence);
    await stage.close();
    stage.denied.clear();
    await checkHistory(model.saved, stage.repository);
  });
  await fc.assert(property, { includeErrorInReport: true, numRuns: sequences, ...(seed !== undefined && { seed }) });
}
