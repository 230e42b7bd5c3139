import fc from 'fast-check';
import { memoryRepository } from '../../src/adapters/memory-repository.ts';
import { type Draft, emptyDraft, openConflicts, rowsIn, setIn, undoLabel } from '../../src/model/draft.ts';
import { edit, redo, undo } from '../../src/model/draft-edit.ts';
import { rebase, resolve } from '../../src/model/draft-rebase.ts';
import { afterSave, changesOf } from '../../src/model/draft-save.ts';
import { openStored, storedDraft } from '../../src/model/draft-text.ts';
import { changeInterval } from '../../src/model/interval.ts';
import { type OwnerKey, rowId } from '../../src/model/owner.ts';
import type { Policy } from '../../src/model/policy.ts';
import { sheetSums, type SheetSums, sumsAfter } from '../../src/model/sheet-sums.ts';
import type { RowChange, TargetInterval, TargetRow } from '../../src/model/target.ts';
import { SourceError } from '../../src/source/source-error.ts';
import type { TargetRepository } from '../../src/source/target-repository.ts';
import {
  changes,
  checkHistory,
  checkSums,
  context,
  demand,
  drafted,
  firstSet,
  KEY,
  nothingLost,
  nowOf,
  options,
  owners,
  said,
} from './drafting.ts';

/** State that draft and repository must have, reckoned without either. */
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

/** Makes the draft another one, and looks whether sums still are those of its cells. */
function take(real: Real, draft: Draft): void {
  real.draft = draft;
  real.sums = sumsAfter(real.sums, drafted(real));
  checkSums(real.sums, drafted(real));
}

/** What happened, as the draft says it, must be what was to happen. */
function happened(model: Expected, real: Real, next: string): void {
  if (next === model.states.at(-1)) return;
  model.states.push(next);
  model.undone = [];
  demand(nowOf(real) === next, 'the draft stands as edited', next, nowOf(real));
}

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
  const set = firstSet();
  const denied = new Set<OwnerKey>();
  const policy: Policy = { edit: (one) => !denied.has(one) };
  const repository = memoryRepository({ sets: [set], policy, now: () => 0 });
  const draft = emptyDraft([set]);
  const real = { repository, denied, policy, draft, sums: sheetSums(setIn(draft, KEY)!, context) };
  return { model: { states: [nowOf(real)], undone: [], saved: new Map([[0, nowOf(real)]]) }, real };
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
