import { expect } from '@open-wc/testing';
import { loaders, provideLoaders } from '../../src/board/loaders.ts';
import { rowOf } from '../../src/model/draft.ts';
import type { TargetRepository } from '../../src/source/target-repository.ts';
import { MemoryDrafts } from '../store/memory-drafts.ts';
import { KEY, repositoryOf } from './editing.ts';
import { clearStage, drawn, find, staged, textOf, until } from './staged.ts';

const ANN = { ...KEY, owner: 'user:ann' } as const;
const signal = new AbortController().signal;

/** A repository that says its name. */
const named = (inner: TargetRepository, name = 'targets of the test'): TargetRepository => ({
  name,
  catalogue: (asking) => inner.catalogue(asking),
  load: (key, asking) => inner.load(key, asking),
  save: (changes, asking) => inner.save(changes, asking),
  changes: (key, since, asking) => inner.changes(key, since, asking),
  history: (row, asking) => inner.history(row, asking),
});

describe('draft of the editor over reloads', () => {
  const provided = loaders() as Required<ReturnType<typeof loaders>>;
  let storage: MemoryDrafts;
  beforeEach(() => {
    storage = new MemoryDrafts();
    provideLoaders({ ...provided, drafts: async () => storage });
  });
  afterEach(() => {
    clearStage();
    provideLoaders(provided);
  });

  const edited = async (repository: TargetRepository, value: number) => {
    const { editor } = await staged({ repository });
    await editor.session.apply('set', editor.session.rowsEdit([{ owner: 'user:ann', values: { 0: value } }]));
    // The code that keeps it comes with the first sheet, and may come after the edit.
    const before = storage.writes.length;
    if (repository.name && !storage.fault) await until(editor, () => storage.writes.length > before);
    return editor;
  };

  it('T18 opens with the edits of before, says so, and they can be undone', async () => {
    const repository = named(repositoryOf());
    await edited(repository, 400_00);
    clearStage();
    const { editor } = await staged({ repository });
    await until(editor, () => editor.unsaved === 1);
    expect(rowOf(editor.session.draft, ANN)!.values[0]).to.equal(400_00);
    await until(editor, () => textOf(find(editor, '.status')).includes('kept from'));
    await editor.session.undo();
    expect(rowOf(editor.session.draft, ANN)!.values[0]).to.equal(300_00);
  });

  it('T18 has nothing kept after a save, nor for another repository or one without a name', async () => {
    const repository = named(repositoryOf());
    const first = await edited(repository, 400_00);
    expect(await first.save()).to.equal(true);
    clearStage();
    const again = (await staged({ repository })).editor;
    await drawn(again);
    expect(again.unsaved).to.equal(0);
    clearStage();
    await edited(repositoryOf(), 500_00);
    clearStage();
    const other = (await staged({ repository: named(repositoryOf(), 'others') })).editor;
    await drawn(other);
    expect(other.unsaved).to.equal(0);
  });

  it('T18 is kept by the id of the board where its repository has no name, and says so where that has none', async () => {
    const repository = repositoryOf();
    const edit = async (board: Readonly<Record<string, string>>) => {
      const { editor } = await staged({ repository, board });
      await editor.session.apply('set', editor.session.rowsEdit([{ owner: 'user:ann', values: { 0: 400_00 } }]));
      await drawn(editor);
      return editor;
    };
    const nameless = await edit({});
    expect(textOf(find(nameless, '.status'))).to.equal(
      '1 change not saved · not kept over a reload: nothing tells these targets from others',
    );
    clearStage();
    const told = await edit({ id: 'north' });
    expect(textOf(find(told, '.status'))).to.equal('1 change not saved');
    await until(told, () => storage.writes.length > 0);
    clearStage();
    const { editor } = await staged({ repository, board: { id: 'north' } });
    await until(editor, () => editor.unsaved === 1);
    clearStage();
    const other = (await staged({ repository, board: { id: 'south' } })).editor;
    await drawn(other);
    expect(other.unsaved).to.equal(0);
  });

  it('T18 T20 opens with a target type that was added and nothing else, and saves it', async () => {
    const repository = named(repositoryOf());
    const type = { id: 'kind.count', dimension: 'kind', unit: 'count' } as const;
    const { editor: first } = await staged({ repository });
    await first.session.apply('type', [{ kind: 'type', type, isNew: true }]);
    await until(first, () => storage.writes.length > 0);
    clearStage();
    const { editor } = await staged({ repository });
    await until(editor, () => editor.unsaved === 1);
    await drawn(editor);
    expect(textOf(find(editor, '[role=tablist]'))).to.equal('All sales – Amount kind – Count');
    expect(await editor.save()).to.equal(true);
    expect((await repository.catalogue({ signal })).types).to.deep.include(type);
  });

  it('T30 holds what others saved meanwhile against the kept edit, as a conflict', async () => {
    const repository = named(repositoryOf());
    await edited(repository, 400_00);
    clearStage();
    const theirs = { owner: 'user:ann', values: { 0: 350_00 } } as const;
    await repository.save([{ ...KEY, base: 1, rows: [theirs], by: 'ben' }], { signal });
    const { editor } = await staged({ repository });
    await until(editor, () => editor.session.conflicts.length === 1);
    expect(rowOf(editor.session.draft, ANN)!.values[0]).to.equal(350_00);
    expect(editor.session.conflicts[0]!.cells[0]).to.include({ theirs: 350_00, yours: 400_00 });
  });

  it('T18 says in both tabs that the other one is open, and shows the edit of the other', async () => {
    const repository = named(repositoryOf());
    const here = await edited(repository, 400_00);
    const { editor: there } = await staged({ repository });
    await until(there, () => there.unsaved === 1);
    for (const editor of [here, there]) {
      await until(editor, () => textOf(find(editor, '.status')).includes('open in another tab too'));
    }
    await there.session.apply('set', there.session.rowsEdit([{ owner: 'user:bob', values: { 0: 1_00 } }]));
    await until(here, () => here.unsaved === 2);
    expect(rowOf(here.session.draft, { ...KEY, owner: 'user:bob' })!.values[0]).to.equal(1_00);
  });

  it('says where nothing can be kept, once there is something to lose', async () => {
    storage.fault = new DOMException('no room', 'QuotaExceededError');
    const editor = await edited(named(repositoryOf()), 400_00);
    await until(editor, () => textOf(find(editor, '.status')).includes('not kept over a reload'));
    expect(editor.unsaved).to.equal(1);
  });

  it('makes an edit of thousands of rows in slices, and those that come meanwhile after it', async () => {
    const { editor } = await staged();
    const rows = Array.from({ length: 3000 }, (_, index) => ({
      owner: `user:x${index}` as const,
      values: { 0: index },
    }));
    const large = editor.session.apply('paste', editor.session.rowsEdit(rows));
    const small = editor.session.apply('set', editor.session.rowsEdit([{ owner: 'user:x0', values: { 0: 7 } }]));
    expect(editor.session.draft.done).to.have.length(0);
    await Promise.all([large, small]);
    expect(editor.session.draft.done.map(({ step }) => step.label.action)).to.deep.equal(['paste', 'set']);
    expect(rowOf(editor.session.draft, { ...KEY, owner: 'user:x0' })!.values[0]).to.equal(7);
  });
});
