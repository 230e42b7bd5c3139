import fc from 'fast-check';
import { memoryRepository } from '../../src/adapters/memory-repository.ts';
import { type Draft, emptyDraft, openConflicts, rowsIn, setIn, undoLabel } from '../../src/model/draft.ts';
import { edit, redo, undo } from '../../src/model/draft-edit.ts';
import { rebase, resolve } from '../../src/model/draft-rebase.ts';
import { afterSave, changesOf } from '../../src/model/draft-save.ts';
import { openStored, storedDraft } from '../../src/model/draft-text.ts';
import { hintOf } from '../../src/model/hint.ts';
import { changeInterval } from '../../src/model/interval.ts';
import { membershipOf } from '../../src/model/membership.ts';
import type { OwnerKey } from '../../src/model/owner.ts';
import type { Policy } from '../../src/model/policy.ts';
import { setAt } from '../../src/model/set-at.ts';
import {
  familyOf,
  hintIn,
  sheetSums,
  type SheetContext,
  type SheetSums,
  sumsAfter,
} from '../../src/model/sheet-sums.ts';
import { type RowChange, rowId, type TargetInterval, type TargetRow, type TargetSet } from '../../src/model/target.ts';
import { SourceError } from '../../src/source/source-error.ts';
import type { TargetRepository } from '../../src/source/target-repository.ts';

const KEY = { year: 2026, targetType: 'all-sales.amount' };
const options = { signal: new AbortController().signal };
const users = ['anna', 'ben', 'cleo'];
const membership = membershipOf({
  groups: new Map(['noord', 'zuid'].map((id) => [id, { id }])),
  users: new Map(users.map((id, index) => [id, { id, group: index < 2 ? 'noord' : 'zuid' }])),
});
const owners: readonly OwnerKey[] = ['company', 'group:noord', 'group:zuid', 'user:anna', 'user:ben', 'user:cleo'];
const context: SheetContext = {
  year: 2026,
  fiscal: { start: 1, name: 'start' },
  base: 'EUR',
  rates: { USD: 0.9 },
  membership,
};

/** What the draft and the repository must be, reckoned without either. */
interface Expected {
  /** Rows of the draft, in the states before each step that can be undone, oldest first; the last is how it stands. */
  states: string[];
  undone: string[];
  /** Rows as they were saved, by revision. */
  readonly saved: Map<number, string>;
}

interface Real {
  readonly repository: TargetRepository;
  readonly denied: Set<OwnerKey>;
  readonly policy: Policy;
  draft: Draft;
  sums: SheetSums;
}

type Command = fc.AsyncCommand<Expected, Real>;

function demand(isTrue: boolean, what: string, ...shown: unknown[]): void {
  if (!isTrue) throw new Error(`${what}: ${JSON.stringify(shown)}`);
}

/** Rows in an order of their own, as text. */
function said(rows: readonly TargetRow[]): string {
  const plain = rows.map(({ owner, item, currency, values, locked }) => [owner, item, currency, values, !!locked]);
  return JSON.stringify(plain.map((one) => JSON.stringify(one)).sort());
}

const drafted = ({ draft }: Pick<Real, 'draft'>) => setIn(draft, KEY)!;
const nowOf = (real: Pick<Real, 'draft'>) => said(rowsIn(drafted(real))) + drafted(real).interval;

/** Makes the draft another one, and looks whether sums still are those of its cells. */
function take(real: Real, draft: Draft): void {
  real.draft = draft;
  real.sums = sumsAfter(real.sums, drafted(real));
  const { interval } = drafted(real);
  for (const owner of owners.slice(0, 3)) {
    for (const item of [undefined, 'new']) {
      const hint = JSON.stringify(hintIn(real.sums, owner, item));
      const anew = hintOf(familyOf(drafted(real), owner, item, membership), { ...context, interval });
      demand(hint === JSON.stringify(anew), 'a sum is that of the cells', owner, item, hint, anew);
    }
  }
}

/** What happened, as the draft says it, must be what was to happen. */
function happened(model: Expected, real: Real, next: string): void {
  if (next === model.states.at(-1)) return;
  model.states.push(next);
  model.undone = [];
  demand(nowOf(real) === next, 'the draft stands as edited', next, nowOf(real));
}

const value = fc.option(fc.integer({ min: -9, max: 9 }), { nil: null });
const cells = fc.dictionary(fc.nat(11).map(String), value, { minKeys: 1, maxKeys: 3, noNullPrototype: true });
const owner = fc.constantFrom(...owners);
const item = fc.constantFrom(undefined, undefined, 'new');
const change: fc.Arbitrary<RowChange> = fc
  .record({
    owner,
    item,
    values: fc.option(cells, { nil: undefined }),
    currency: fc.option(fc.constantFrom('EUR', 'USD'), { nil: undefined, freq: 2 }),
    locked: fc.option(fc.boolean(), { nil: undefined, freq: 2 }),
    removed: fc.option(fc.constant(true as const), { nil: undefined, freq: 5 }),
  })
  .map(({ removed, ...one }) => {
    const plain = Object.fromEntries(
      Object.entries(one).filter(([, field]) => field !== undefined),
    ) as unknown as RowChange;
    if (removed) return { owner: one.owner, ...(one.item && { item: one.item }), removed };
    if (!one.owner.startsWith('user:')) return plain;
    const { currency: _, ...ofUser } = plain;
    return ofUser;
  });
const changes = fc.array(change, { minLength: 1, maxLength: 3 });

class Edit implements Command {
  readonly #rows: readonly RowChange[];
  constructor(rows: readonly RowChange[]) {
    this.#rows = rows;
  }
  check = () => true;
  async run(model: Expected, real: Real): Promise<void> {
    const before = nowOf(real);
    const { draft, refused } = edit(real.draft, 'paste', [{ kind: 'rows', set: KEY, rows: this.#rows }], {
      rights: { policy: real.policy },
    });
    const isDenied = this.#rows.some((row) => real.denied.has(row.owner));
    demand(!isDenied || !!refused?.length, 'what the policy denies is refused', this.#rows);
    if (!draft) return demand(refused!.length > 0 && nowOf(real) === before, 'refused is unchanged', refused);
    const rows = rowsIn(drafted({ draft }));
    for (const row of this.#rows.filter(
      (one, index, all) => all.findLastIndex((other) => rowId(other) === rowId(one)) === index,
    )) {
      const found = rows.find((one) => rowId(one) === rowId(row));
      demand(!!found === !row.removed, 'a row is there unless it was removed', row, found);
      for (const [index, one] of Object.entries(row.values ?? {}))
        demand(found!.values[Number(index)] === one, 'a value is as it was set', row);
    }
    take(real, draft);
    happened(model, real, nowOf(real));
  }
  toString = () => `edit ${JSON.stringify(this.#rows)}`;
}

class ChangeInterval implements Command {
  readonly #interval: TargetInterval;
  constructor(to: TargetInterval) {
    this.#interval = to;
  }
  check = () => true;
  async run(model: Expected, real: Real): Promise<void> {
    const { interval } = drafted(real);
    const { draft } = edit(real.draft, 'interval', [{ kind: 'interval', set: KEY, interval: this.#interval }]);
    const sumOf = (rows: readonly TargetRow[]) =>
      rows.map(({ values }) => values.reduce<number>((all, one) => all + (one ?? 0), 0));
    const before = rowsIn(drafted(real));
    const plain = changeInterval({ ...drafted(real).base, interval, rows: before }, this.#interval);
    const after = rowsIn(drafted({ draft: draft! }));
    demand(JSON.stringify(sumOf(plain).sort()) === JSON.stringify(sumOf(after).sort()), 'an interval keeps each total');
    take(real, draft!);
    happened(model, real, nowOf(real));
  }
  toString = () => `interval ${this.#interval}`;
}

class Undo implements Command {
  check = () => true;
  async run(model: Expected, real: Real): Promise<void> {
    take(real, undo(real.draft));
    if (model.states.length > 1) model.undone.push(model.states.pop()!);
    demand(nowOf(real) === model.states.at(-1), 'undo is the state before', model.states.at(-1), nowOf(real));
  }
  toString = () => 'undo';
}

class Redo implements Command {
  check = () => true;
  async run(model: Expected, real: Real): Promise<void> {
    const { draft } = redo(real.draft, { rights: { policy: real.policy } });
    if (!draft || draft === real.draft) return;
    take(real, draft);
    model.states.push(model.undone.pop()!);
    demand(nowOf(real) === model.states.at(-1), 'redo is the state after', model.states.at(-1), nowOf(real));
  }
  toString = () => 'redo';
}

class Save implements Command {
  check = () => true;
  async run(model: Expected, real: Real): Promise<void> {
    const sent = real.draft;
    const asked = changesOf(sent, { by: 'me' });
    if (!asked.length) return;
    const { revision } = await real.repository.load(KEY, options);
    const isCurrent = revision === drafted(real).base.revision;
    try {
      const sets = await real.repository.save(asked, options);
      const saved = said(sets[0]!.rows) + sets[0]!.interval;
      demand(!isCurrent || saved === nowOf(real), 'what is saved is what was drafted', asked, sets);
      take(real, afterSave(sent, sent, sets));
      model.states = [nowOf(real)];
      model.undone = [];
      model.saved.set(sets[0]!.revision, nowOf(real));
      demand(changesOf(real.draft).length === 0, 'nothing is left to save', changesOf(real.draft));
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      const isDenied = asked.some(
        ({ rows = [], interval }) => interval ?? rows.some((row) => real.denied.has(row.owner)),
      );
      const isOld = error.code === 'conflict' || error.code === 'forbidden' || error.code === 'invalid-data';
      demand(
        (isDenied && error.code === 'forbidden') || (!isCurrent && isOld),
        'a save is refused for a reason',
        error.message,
        error.detail,
        asked,
      );
    }
  }
  toString = () => 'save';
}

class SaveOfAnother implements Command {
  readonly #rows: readonly RowChange[];
  constructor(rows: readonly RowChange[]) {
    this.#rows = rows;
  }
  check = () => true;
  async run(model: Expected, real: Real): Promise<void> {
    const set = await real.repository.load(KEY, options);
    const allowed = this.#rows.filter((row) => !real.denied.has(row.owner));
    try {
      const [next] = await real.repository.save([{ ...KEY, base: set.revision, rows: allowed, by: 'carla' }], options);
      model.saved.set(next!.revision, said(next!.rows) + next!.interval);
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
    }
  }
  toString = () => `another saves ${JSON.stringify(this.#rows)}`;
}

/** Every edit is in the draft, or held by a conflict that is open. */
function nothingLost(before: Draft, after: Draft, now: TargetSet): void {
  const held = new Set(
    openConflicts(after).flatMap(({ mine }) =>
      mine.flatMap((one) => (one.kind === 'rows' ? one.rows.map(rowId) : ['all'])),
    ),
  );
  const rows = rowsIn(drafted({ draft: after }));
  const theirs = new Map(now.rows.map((row) => [rowId(row), row]));
  for (const mine of changesOf(before).flatMap((one) => one.rows ?? [])) {
    if (held.has(rowId(mine)) || held.has('all')) continue;
    const row = rows.find((one) => rowId(one) === rowId(mine));
    demand(!mine.removed || !row, 'a removal is kept', mine, row);
    for (const [index, one] of Object.entries(mine.values ?? {}))
      demand(row?.values[Number(index)] === one, 'a value is kept', mine, row, theirs.get(rowId(mine)));
  }
}

class Rebase implements Command {
  check = () => true;
  async run(model: Expected, real: Real): Promise<void> {
    const { base } = drafted(real);
    const set = await real.repository.load(KEY, options);
    const revisions = await real.repository.changes(KEY, base.revision, options);
    const { draft } = rebase(real.draft, { sets: [set], revisions });
    nothingLost(real.draft, draft, set);
    restart(model, real, draft);
  }
  toString = () => 'rebase';
}

/** Takes a draft whose steps were made again: undone to the end it stands as it was saved. */
function restart(model: Expected, real: Real, draft: Draft): void {
  take(real, draft);
  model.states = [nowOf(real)];
  for (let back = draft; back.done.length;) model.states.unshift(nowOf({ draft: (back = undo(back)) }));
  const { base } = drafted(real);
  demand(
    model.states[0] === said(base.rows) + base.interval,
    'undone to the end it is as saved',
    model.states[0],
    base,
  );
  model.undone = [];
  let again = draft;
  for (let next = redo(again).draft; next && next !== again; next = redo(again).draft)
    model.undone.unshift(nowOf({ draft: (again = next) }));
}

class Resolve implements Command {
  readonly #choice: 'mine' | 'theirs';
  constructor(choice: 'mine' | 'theirs') {
    this.#choice = choice;
  }
  check = () => true;
  async run(model: Expected, real: Real): Promise<void> {
    if (!openConflicts(real.draft).length) return;
    const { draft } = resolve(real.draft, 'all', this.#choice, { rights: { policy: real.policy } });
    if (!draft) return;
    demand(openConflicts(draft).length === 0, 'all conflicts are decided');
    demand(openConflicts(undo(draft)).length === openConflicts(real.draft).length, 'undo opens them again');
    take(real, draft);
    model.states.push(nowOf(real));
    model.undone = [];
  }
  toString = () => `resolve ${this.#choice}`;
}

class Reload implements Command {
  check = () => true;
  async run(model: Expected, real: Real): Promise<void> {
    const { base } = drafted(real);
    const set = await real.repository.load(KEY, options);
    const stored: unknown = JSON.parse(JSON.stringify(storedDraft(real.draft)));
    const opened = openStored(stored, {
      sets: [set],
      revisions: await real.repository.changes(KEY, base.revision, options),
    });
    demand(!!opened, 'a stored draft is opened');
    if (set.revision === base.revision) {
      demand(nowOf(opened!) === nowOf(real), 'a reload changes nothing', nowOf(real), nowOf(opened!));
      demand(JSON.stringify(undoLabel(opened!.draft)) === JSON.stringify(undoLabel(real.draft)), 'undo is the same');
      demand(openConflicts(opened!.draft).length === openConflicts(real.draft).length, 'conflicts are the same');
    } else nothingLost(real.draft, opened!.draft, set);
    restart(model, real, opened!.draft);
  }
  toString = () => 'reload';
}

class ChangePolicy implements Command {
  readonly #denied: readonly OwnerKey[];
  constructor(denied: readonly OwnerKey[]) {
    this.#denied = denied;
  }
  check = () => true;
  async run(_: Expected, real: Real): Promise<void> {
    real.denied.clear();
    for (const one of this.#denied) real.denied.add(one);
    take(real, real.draft);
  }
  toString = () => `deny ${this.#denied.join(' ') || 'nothing'}`;
}

const commands = fc.commands<Expected, Real, false>(
  [
    changes.map((rows) => new Edit(rows)),
    changes.map((rows) => new Edit(rows)),
    changes.map((rows) => new SaveOfAnother(rows)),
    fc.constantFrom('month' as const, 'quarter' as const).map((to) => new ChangeInterval(to)),
    fc.constant(new Undo()),
    fc.constant(new Redo()),
    fc.constant(new Save()),
    fc.constant(new Rebase()),
    fc.constantFrom('mine' as const, 'theirs' as const).map((choice) => new Resolve(choice)),
    fc.constant(new Reload()),
    fc
      .oneof(
        { weight: 3, arbitrary: fc.constant([]) },
        { weight: 1, arbitrary: fc.subarray([...owners], { maxLength: 2 }) },
      )
      .map((denied) => new ChangePolicy(denied)),
  ],
  { maxCommands: 25 },
);

function start(): { model: Expected; real: Real } {
  const rows: TargetRow[] = [
    { owner: 'company', currency: 'EUR', values: Array<number>(12).fill(10) },
    { owner: 'group:noord', currency: 'USD', values: Array<number>(12).fill(5) },
    { owner: 'user:anna', values: Array<number>(12).fill(2) },
  ];
  const set: TargetSet = { ...KEY, interval: 'month', rows, revision: 0 };
  const denied = new Set<OwnerKey>();
  const policy: Policy = { edit: (one) => !denied.has(one) };
  const repository = memoryRepository({ sets: [set], policy, now: () => 0 });
  const draft = emptyDraft([set]);
  const real = { repository, denied, policy, draft, sums: sheetSums(setIn(draft, KEY)!, context) };
  return { model: { states: [nowOf(real)], undone: [], saved: new Map([[0, nowOf(real)]]) }, real };
}

/** Every revision that was saved can be rebuilt from the history (T28, T29). */
async function checkHistory(saved: Expected['saved'], repository: TargetRepository): Promise<void> {
  const set = await repository.load(KEY, options);
  const revisions = await repository.changes(KEY, 0, options);
  for (const [revision, rows] of saved) {
    const then = setAt(set, revisions, revision);
    demand(said(then.rows) + then.interval === rows, 'history is what happened', revision, rows, then);
  }
}

/**
 * Throws with the shortest sequence of edits, undo, redo, saves, saves of
 * others, merges, reloads and changes of policy after which a sum is not that
 * of its cells, an edit is lost, or history is not what happened.
 */
export async function checkDrafts(sequences: number, seed?: number): Promise<void> {
  const property = fc.asyncProperty(commands, async (sequence) => {
    const { model, real } = start();
    await fc.asyncModelRun(() => ({ model, real }), sequence);
    real.denied.clear();
    await checkHistory(model.saved, real.repository);
  });
  await fc.assert(property, { includeErrorInReport: true, numRuns: sequences, ...(seed !== undefined && { seed }) });
}
