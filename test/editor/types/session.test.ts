import { expect } from '@open-wc/testing';
import { indexedDbRepository } from '../../../src/adapters/indexed-db.ts';
import { memoryRepository } from '../../../src/adapters/memory-repository.ts';
import { rowOf, setIn } from '../../../src/model/draft.ts';
import { changedTypes } from '../../../src/model/changed-types.ts';
import { removeType } from '../../../src/model/draft-types.ts';
import { changesOf } from '../../../src/model/draft-save.ts';
import type { TargetType } from '../../../src/model/organisation.ts';
import type { TargetRepository } from '../../../src/source/target-repository.ts';
import type { EditorSession } from '../../../src/editor/session.ts';
import { KEY, opened, row, setOf } from '../editing.ts';

const signal = new AbortController().signal;
const KIND: TargetType = { id: 'kind.count', dimension: 'kind', unit: 'count', items: ['new', 'old'] };
const kindKey = (year = 2026) => ({ year, targetType: KIND.id });
const kindSet = (year = 2026) => setOf([row('company', 5, { item: 'new' })], { ...kindKey(year), revision: 1 });

const repositoryOf = (...years: readonly number[]): TargetRepository =>
  memoryRepository({ sets: [setOf(), ...years.map(kindSet)], types: [KIND] });

const typesIn = ({ draft }: EditorSession) => draft.state.types.map(({ id }) => id).sort();

/** Deletes the type as its dialog does: with all years that are known. */
async function deleteKind(session: EditorSession, ...years: readonly number[]) {
  await session.loadSets(years.map(kindKey));
  const sets = years.map((year) => setIn(session.draft, kindKey(year))!);
  return session.apply('remove-type', removeType(KIND.id, sets, () => undefined).edits);
}

describe('target types in a session of editing', () => {
  it('T19, T20: are added and saved as one revision, and are there for whoever asks', async () => {
    const repository = repositoryOf();
    const { session, when } = await opened(repository);
    const type: TargetType = { id: 'source.amount', dimension: 'source', unit: 'amount' };
    await session.apply('type', [{ kind: 'type', type, isNew: true }]);
    session.show({ year: 2026, targetType: type.id });
    await when(() => session.sheet?.type.id === type.id);
    await session.apply('set', session.rowsEdit([{ owner: 'company', values: { 0: 7 } }]));
    expect(await session.save('a new list')).to.equal('saved');
    const { types, sets } = await repository.catalogue({ signal });
    expect(types).to.deep.include(type);
    expect(sets).to.deep.include({ year: 2026, targetType: type.id, interval: 'month' });
    expect([changedTypes(session.draft), changesOf(session.draft)]).to.deep.equal([[], []]);
    const twice = await session.apply('type', [{ kind: 'type', type, isNew: true }]);
    expect(twice!.map(({ problem }) => problem)).to.deep.equal(['type-exists']);
  });

  it('T23: go with all their years in one save, and the sheet of one that goes gives way', async () => {
    const repository = repositoryOf(2025, 2026);
    const { session, when } = await opened(repository);
    session.show(kindKey());
    await when(() => session.sheet?.type.id === KIND.id);
    await deleteKind(session, 2025, 2026);
    expect(session.key).to.deep.equal(KEY);
    await session.undo();
    expect([session.key, typesIn(session)]).to.deep.equal([kindKey(), ['all-sales.amount', KIND.id]]);
    await session.redo();
    expect(session.key).to.deep.equal(KEY);
    expect(await session.save()).to.equal('saved');
    const { types, sets } = await repository.catalogue({ signal });
    expect([types.map(({ id }) => id), sets.length]).to.deep.equal([['all-sales.amount'], 1]);
    const history = await repository.history({ ...kindKey(2025), owner: 'company', item: 'new' }, { signal });
    expect(
      history.map(({ kind }) => kind),
      'which can be looked up',
    ).to.deep.equal(['deleted']);
  });

  it('T19, T23: are added and deleted in the browser’s database too, for whoever opens it later', async () => {
    const name = `types ${crypto.randomUUID()}`;
    const repository = indexedDbRepository({ name, fill: async () => ({ sets: [setOf(), kindSet()], types: [KIND] }) });
    const { session } = await opened(repository);
    const type: TargetType = { id: 'source.amount', dimension: 'source', unit: 'amount', items: ['web'] };
    await session.apply('type', [{ kind: 'type', type, isNew: true }]);
    await deleteKind(session, 2026);
    expect(await session.save()).to.equal('saved');
    const later = await opened(indexedDbRepository({ name }));
    expect(typesIn(later.session)).to.deep.equal(['all-sales.amount', type.id]);
    expect(later.session.draft.state.types).to.deep.include(type);
  });

  it('T23, T30: stay where somebody has set targets of another year meanwhile, until that is decided', async () => {
    const repository = repositoryOf(2026);
    const { session, when } = await opened(repository);
    await deleteKind(session, 2026);
    const rows = [{ owner: 'company', item: 'new', values: { 0: 9 } } as const];
    await repository.save([{ ...kindKey(2027), base: 0, rows, by: 'ben' }], { signal });
    await when(() => session.conflicts.length > 0);
    expect(session.conflicts.map(({ problem }) => problem)).to.deep.equal(['type-in-use']);
    expect(typesIn(session)).to.contain(KIND.id);
    await session.decide('all', 'mine');
    expect(await session.save()).to.equal('saved');
    expect((await repository.catalogue({ signal })).types.map(({ id }) => id)).to.deep.equal(['all-sales.amount']);
  });

  it('T27: says why where the repository refuses a deletion, and keeps the draft', async () => {
    const hidden = setOf([row('group:west', 5)], kindKey());
    const policy = { see: (owner: string) => owner !== 'group:west' };
    const repository = memoryRepository({ sets: [setOf(), hidden], types: [KIND], policy });
    const { session } = await opened(repository);
    await deleteKind(session, 2026);
    expect(await session.save()).to.equal('conflict');
    expect(session.saveFailure!.message).to.contain('still targets of the type');
    expect(changesOf(session.draft)).to.have.length(1);
  });

  it('follow what others save: a type that comes, items beside mine, and one that goes', async () => {
    const repository = repositoryOf(2026);
    const { session, when } = await opened(repository);
    session.show(kindKey());
    await when(() => session.sheet?.type.id === KIND.id);
    await session.apply('type', [{ kind: 'type', type: { ...KIND, items: ['new', 'old', 'mine'] } }]);
    const fresh: TargetType = { id: 'source.amount', dimension: 'source', unit: 'amount' };
    const types = [fresh, { ...KIND, items: ['new', 'theirs'] }];
    await repository.save([{ ...KEY, base: 1, types }], { signal });
    await when(() => typesIn(session).includes(fresh.id));
    expect(session.sheet!.type.items).to.deep.equal(['new', 'mine', 'theirs']);
    await session.undo();
    await repository.save([{ ...kindKey(), base: 1, removed: true, removedTypes: [KIND.id] }], { signal });
    await when(() => !typesIn(session).includes(KIND.id));
    expect([session.key, session.conflicts.length, changesOf(session.draft).length]).to.deep.equal([KEY, 0, 0]);
  });

  it('T24, T26: are not changed where policy or licence deny it', async () => {
    const edits = [{ kind: 'type', type: { ...KIND, items: ['new'] } } as const];
    const problems = async (policy: Parameters<typeof opened>[1]) => {
      const { session } = await opened(repositoryOf(2026), policy);
      return (await session.apply('type', edits))?.map(({ problem }) => problem);
    };
    expect(await problems({ administer: () => false })).to.deep.equal(['types-denied']);
    expect(await problems({ licence: 'premium' })).to.deep.equal(['licence-types']);
    expect(await problems({})).to.equal(undefined);
  });

  it('are of the unit that their id says, where no list has them', async () => {
    const { session, when } = await opened();
    session.show({ year: 2026, targetType: 'all-sales.count' });
    await when(() => session.sheet?.key.targetType === 'all-sales.count');
    expect(session.sheet!.type).to.deep.equal({ id: 'all-sales.count', dimension: 'all-sales', unit: 'count' });
    expect(rowOf(session.draft, { ...session.key!, owner: 'company' })).to.equal(undefined);
  });
});
