import { expect } from '@open-wc/testing';
import { hintIn } from '../../src/model/sheet-sums.ts';
import { rowOf } from '../../src/model/draft.ts';
import { changesOf } from '../../src/model/draft-save.ts';
import { SourceError } from '../../src/source/source-error.ts';
import type { TargetRepository } from '../../src/source/target-repository.ts';
import { KEY, opened, type Opened, repositoryOf, row, ROWS, setOf } from './editing.ts';

const ANN = { ...KEY, owner: 'user:ann' } as const;
const signal = new AbortController().signal;

/** A repository that saves in another way. */
const withSave = (inner: TargetRepository, save: TargetRepository['save']): TargetRepository => ({
  catalogue: (asking) => inner.catalogue(asking),
  load: (key, asking) => inner.load(key, asking),
  changes: (key, since, asking) => inner.changes(key, since, asking),
  history: (of, asking) => inner.history(of, asking),
  save,
});

describe('session of editing', () => {
  it('loads a sheet with its sums, and has them follow an edit at once', async () => {
    const { session } = await opened();
    expect(hintIn(session.sheet!.sums, 'group:north')!.year.difference).to.equal(-50_00 * 12);
    expect(await session.apply('set', session.rowsEdit([{ owner: 'user:ann', values: { 0: 400_00 } }]))).to.equal(
      undefined,
    );
    expect(rowOf(session.draft, ANN)!.values[0]).to.equal(400_00);
    expect(hintIn(session.sheet!.sums, 'group:north')!.intervals[0]!.difference).to.equal(50_00);
  });

  it('T25, T27: answers with the reason where a row is locked, and changes nothing', async () => {
    const { session } = await opened();
    const { draft } = session;
    const refused = await session.apply('set', session.rowsEdit([{ owner: 'group:west', values: { 0: 1 } }]));
    expect(refused!.map(({ problem }) => problem)).to.deep.equal(['locked']);
    expect(session.draft).to.equal(draft);
  });

  it('T18: saves all edits as one revision, signed by the viewer, after which nothing is left to save', async () => {
    const repository = repositoryOf();
    const { session } = await opened(repository);
    await session.apply('set', session.rowsEdit([{ owner: 'user:ann', values: { 0: 400_00 } }]));
    await session.apply('set', session.rowsEdit([{ owner: 'user:bob', values: { 1: null } }]));
    expect(await session.save('after the call')).to.equal('saved');
    expect(changesOf(session.draft)).to.deep.equal([]);
    expect(await session.save()).to.equal('nothing');
    const [latest] = await repository.changes(KEY, 1, { signal });
    expect(latest).to.include({ revision: 2, by: 'ann', comment: 'after the call' });
    expect(session.sheet!.set.base.revision).to.equal(2);
  });

  it('T30: merges what others save meanwhile, and holds both values of the same cell as a conflict', async () => {
    const repository = repositoryOf();
    const { session, when } = await opened(repository);
    await session.apply('set', session.rowsEdit([{ owner: 'user:ann', values: { 0: 400_00, 1: 500_00 } }]));
    const theirs = [{ owner: 'user:ann', values: { 1: 10_00, 2: 20_00 } } as const];
    await repository.save([{ ...KEY, base: 1, rows: theirs, by: 'ben' }], { signal });
    await when(() => session.conflicts.length > 0);
    expect(rowOf(session.draft, ANN)!.values.slice(0, 3)).to.deep.equal([400_00, 10_00, 20_00]);
    expect(session.meanwhile).to.deep.equal({ by: 'ben', cells: 2 });
    expect(session.conflicts.flatMap(({ cells }) => cells)[0]).to.include({ field: 1, theirs: 10_00, yours: 500_00 });
    await session.decide('all', 'mine');
    expect(await session.save()).to.equal('saved');
    const { rows } = await repository.load(KEY, { signal });
    expect(rows.find(({ owner }) => owner === 'user:ann')!.values.slice(0, 3)).to.deep.equal([400_00, 500_00, 20_00]);
  });

  it('T30: shows what others save in the very moment in which a save finds nothing to do', async () => {
    const inner = repositoryOf();
    // It tells of no change: only this test does.
    const policy = {};
    const { session, board } = await opened(withSave(inner, inner.save), policy);
    const { values } = rowOf(session.draft, ANN)!;
    await session.apply('set', session.rowsEdit([{ owner: 'user:ann', values: { 0: 400_00 } }]));
    await session.apply('set', session.rowsEdit([{ owner: 'user:ann', values: { 0: values[0]! } }]));
    await inner.save([{ ...KEY, base: 1, rows: [{ owner: 'user:bob', values: { 0: 7_00 } }], by: 'ben' }], { signal });
    board.store.targets(KEY).outdate();
    const saving = session.save();
    session.use({ ...board, version: board.version + 1 }, policy);
    expect(await saving).to.equal('nothing');
    expect(session.sheet!.set.base.revision).to.equal(2);
  });

  it('keeps the edits of another year while one is shown, and saves them together', async () => {
    const repository = repositoryOf(setOf(), setOf(ROWS, { year: 2027, revision: 1 }));
    const { session, when } = await opened(repository);
    await session.apply('set', session.rowsEdit([{ owner: 'user:ann', values: { 0: 1_00 } }]));
    session.show({ ...KEY, year: 2027 });
    await when(() => session.sheet?.key.year === 2027);
    await session.apply('set', session.rowsEdit([{ owner: 'user:ann', values: { 0: 2_00 } }]));
    expect(changesOf(session.draft).map(({ year }) => year)).to.deep.equal([2026, 2027]);
    await session.undo();
    await session.undo();
    await when(() => session.sheet?.key.year === 2026);
    expect(changesOf(session.draft)).to.deep.equal([]);
  });

  it('T24: is not opened where the policy says so, and says why', async () => {
    const { session } = await opened(repositoryOf(), { licence: 'none' });
    expect(session.state).to.equal('denied');
    expect(session.denied).to.equal('licence-none');
    expect(session.sheet).to.equal(undefined);
  });

  it('T18, T24: keeps the edits under another policy, which shows other owners', async () => {
    const { session, board, when } = await opened();
    await session.apply('set', session.rowsEdit([{ owner: 'user:ann', values: { 0: 400_00 } }]));
    session.use(board, { see: (owner) => owner !== 'user:bob' });
    await when(() => session.sheet?.house.maySee?.('user:bob') === false);
    expect(changesOf(session.draft)).to.have.length(1);
    await session.undo();
    expect(changesOf(session.draft)).to.deep.equal([]);
  });

  it('keeps the draft where a save fails, says why, and saves it later', async () => {
    const inner = repositoryOf();
    let isBroken = true;
    const save: typeof inner.save = async (changes, asking) => {
      if (isBroken) throw new Error('no disk');
      return inner.save(changes, asking);
    };
    const { session } = await opened(withSave(inner, save));
    await session.apply('set', session.rowsEdit([{ owner: 'user:ann', values: { 0: 400_00 } }]));
    expect(await session.save()).to.equal('failed');
    expect(session.saveFailure!.message).to.be.a('string').that.is.not.empty;
    expect(changesOf(session.draft)).to.have.length(1);
    isBroken = false;
    expect(await session.save()).to.equal('saved');
  });

  for (const [what, act] of [
    ['a save', ({ session }: Opened) => session.save()],
    ['news', ({ board }: Opened) => board.store.refresh()],
  ] as const) {
    it(`shows a sheet that did not come, with its edits, once ${what} finds the service there again`, async () => {
      const inner = repositoryOf();
      let isAway = false;
      const load: typeof inner.load = async (key, asking) => {
        if (isAway) throw new SourceError('offline', 'no answer');
        return inner.load(key, asking);
      };
      const editing = await opened({ ...withSave(inner, (...sent) => inner.save(...sent)), load });
      const { session, when } = editing;
      await session.apply('set', session.rowsEdit([{ owner: 'user:ann', values: { 0: 400_00 } }]));
      isAway = true;
      session.show({ ...KEY, year: 2028 });
      await when(() => session.state === 'failed');
      expect(session.sheet).to.equal(undefined);
      isAway = false;
      await act(editing);
      await when(() => session.sheet?.key.year === 2028);
      session.show(KEY);
      await when(() => session.sheet?.key.year === 2026);
      expect(rowOf(session.draft, ANN)!.values[0]).to.equal(400_00);
    });
  }

  it('begins a sheet where the set has no rows yet', async () => {
    const { session } = await opened(repositoryOf(setOf([])));
    const { owner, values } = row('company', 0);
    await session.apply('add', session.rowsEdit([{ owner, values: { ...values } }]));
    expect(rowOf(session.draft, { ...KEY, owner: 'company' })!.values[11]).to.equal(0);
  });
});
