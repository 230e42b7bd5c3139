import fc from 'fast-check';
import type { TargetEditorElement } from '../../src/editor/editor.ts';
import { rowAmong } from '../../src/model/draft.ts';
import type { OwnerKey } from '../../src/model/owner.ts';
import type { TargetValue } from '../../src/model/target.ts';
import type { TargetRepository } from '../../src/source/target-repository.ts';
import { KEY, ROWS } from './editing.ts';
import { all, clearStage, find, goTo, press, rowTexts, staged, textOf, type, until } from './staged.ts';

const asking = { signal: new AbortController().signal };
const NAMES = { company: 'Nordwind', 'group:north': 'Team North', 'user:ann': 'Ann Bell', 'user:bob': 'Bob Carr' };
type Owner = keyof typeof NAMES & OwnerKey;
const owners = Object.keys(NAMES) as Owner[];
const MONTHS = 12;

/** Values of the year by owner in whole euros, as they must stand on the sheet. */
type Values = Readonly<Record<Owner, readonly TargetValue[]>>;

interface Expected {
  /** States before each step that can be undone, oldest first; the last is how the sheet stands. */
  states: Values[];
  undone: Values[];
  saved: Values;
}

interface Stage {
  readonly editor: TargetEditorElement;
  readonly repository: TargetRepository;
}

type Command = fc.AsyncCommand<Expected, Stage>;

const euros = (values: readonly TargetValue[]) => values.map((value) => value && value / 100);
const first = Object.fromEntries(
  owners.map((owner) => [owner, euros(ROWS.find((row) => row.owner === owner)!.values)]),
) as unknown as Values;

function same(what: string, shown: unknown, expected: unknown): void {
  const [one, other] = [JSON.stringify(shown), JSON.stringify(expected)];
  if (one !== other) throw new Error(`${what}: ${one} instead of ${other}`);
}

const shownAs = (value: TargetValue) => (value === null ? '–' : value.toLocaleString('en'));

/** The sheet as a reader sees it: cells, their sums, and how many of them are not saved. */
function look({ states, saved }: Expected, { editor }: Stage): void {
  const now = states.at(-1)!;
  for (const owner of owners) {
    const cells = rowTexts(editor, NAMES[owner]).slice(1, MONTHS + 2);
    const sum = now[owner].reduce<TargetValue>((all, one) => (one === null ? all : (all ?? 0) + one), null);
    same(NAMES[owner], cells, [...now[owner], sum].map(shownAs));
  }
  const hint = all(editor, '.window > .row.hint').find((row) => textOf(row).includes('All people'))!;
  const users = now['user:ann'].map((one, month) => (one ?? 0) + (now['user:bob'][month] ?? 0));
  same(
    'sum of the users',
    [...hint.querySelectorAll('.cell > span:first-child')].slice(0, MONTHS).map(textOf),
    users.map(shownAs),
  );
  const changed = owners.flatMap((owner) => now[owner].filter((value, month) => value !== saved[owner][month]));
  same('cells that are not saved', editor.unsaved, changed.length);
}

class Enter implements Command {
  readonly #at: { readonly owner: Owner; readonly month: number; readonly value: TargetValue };
  constructor(owner: Owner, month: number, value: TargetValue) {
    this.#at = { owner, month, value };
  }
  check = () => true;
  async run(model: Expected, stage: Stage): Promise<void> {
    const { owner, month, value } = this.#at;
    await goTo(stage.editor, owner, month);
    if (value !== null) await type(stage.editor, String(value));
    await press(stage.editor, value === null ? 'Delete' : 'Enter');
    const before = model.states.at(-1)!;
    if (before[owner][month] !== value) {
      model.states.push({ ...before, [owner]: before[owner].with(month, value) });
      model.undone = [];
    }
    look(model, stage);
  }
  toString = () => `enter ${JSON.stringify(this.#at)}`;
}

class Undo implements Command {
  check = () => true;
  async run(model: Expected, stage: Stage): Promise<void> {
    await press(stage.editor, 'z', { ctrlKey: true });
    if (model.states.length > 1) model.undone.push(model.states.pop()!);
    look(model, stage);
  }
  toString = () => 'Ctrl+Z';
}

class Redo implements Command {
  check = () => true;
  async run(model: Expected, stage: Stage): Promise<void> {
    await press(stage.editor, 'y', { ctrlKey: true });
    const next = model.undone.pop();
    if (next) model.states.push(next);
    look(model, stage);
  }
  toString = () => 'Ctrl+Y';
}

class Save implements Command {
  check = () => true;
  async run(model: Expected, stage: Stage): Promise<void> {
    const { editor, repository } = stage;
    if (editor.unsaved) {
      await press(editor, 's', { ctrlKey: true });
      await until(editor, () => !editor.session.isSaving && editor.unsaved === 0);
      model.states = [model.states.at(-1)!];
      model.undone = [];
      model.saved = model.states[0]!;
    }
    const { rows } = await repository.load(KEY, asking);
    for (const owner of owners)
      same(`saved of ${owner}`, euros(rows.find((row) => row.owner === owner)!.values), model.saved[owner]);
    look(model, stage);
  }
  toString = () => 'Ctrl+S';
}

/** Another person saves a cell that nobody else ever edits: the sheet shows it, and keeps its edits. */
class SaveOfAnother implements Command {
  readonly #value: number;
  constructor(value: number) {
    this.#value = value;
  }
  check = () => true;
  async run(model: Expected, stage: Stage): Promise<void> {
    const { editor, repository } = stage;
    const { revision } = await repository.load(KEY, asking);
    const rows = [{ owner: 'user:cleo' as const, values: { 0: this.#value * 100 } }];
    await repository.save([{ ...KEY, base: revision, rows, by: 'cleo' }], asking);
    const shown = () => rowAmong(editor.session.sheet!.set.rows, { owner: 'user:cleo' })!.values[0];
    await until(editor, () => !!editor.session.sheet && shown() === this.#value * 100);
    // Steps that were undone end where another state is saved.
    model.undone = [];
    await until(editor, () => rowTexts(editor, 'Cleo Dale')[1] === shownAs(this.#value));
    look(model, stage);
  }
  toString = () => `another saves ${this.#value}`;
}

const value = fc.option(fc.integer({ min: 1, max: 9 }), { nil: null });
const enter = fc
  .tuple(fc.constantFrom(...owners), fc.nat(MONTHS - 1), value)
  .map(([owner, month, one]) => new Enter(owner, month, one));
const commands = fc.commands<Expected, Stage, false>(
  [
    enter,
    enter,
    enter,
    fc.constant(new Undo()),
    fc.constant(new Redo()),
    fc.constant(new Save()),
    fc.integer({ min: 10, max: 9999 }).map((one) => new SaveOfAnother(one)),
  ],
  { maxCommands: 12 },
);

describe('the editor over many keys', () => {
  afterEach(clearStage);

  it('T18, T28, T30 shows cells, sums and what is not saved as they were typed, undone and saved', async () => {
    const property = fc.asyncProperty(commands, async (keys) => {
      clearStage();
      const stage = await staged();
      find(stage.editor, '.scroll').style.blockSize = '700px';
      await until(stage.editor, () => all(stage.editor, '.window > .row').length > 8);
      const model: Expected = { states: [first], undone: [], saved: first };
      await fc.asyncModelRun(() => ({ model, real: stage }), keys);
    });
    await fc.assert(property, { includeErrorInReport: true, numRuns: 6, seed: 1 });
  }).timeout(120_000);
});
