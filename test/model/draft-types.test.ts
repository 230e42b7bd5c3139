import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { type Draft, emptyDraft, openConflicts, rowOf, rowsIn, setIn, valueOf } from '../../src/model/draft.ts';
import { edit, undo } from '../../src/model/draft-edit.ts';
import { rebase, resolve } from '../../src/model/draft-rebase.ts';
import { afterSave, changesOf } from '../../src/model/draft-save.ts';
import { changedTypes, haveSameTypes } from '../../src/model/changed-types.ts';
import {
  changeType,
  holdingOf,
  holdingsByItem,
  mergedType,
  removeType,
  replaceType,
} from '../../src/model/draft-types.ts';
import { ALL_SALES_AMOUNT, type TargetType } from '../../src/model/organisation.ts';
import type { TargetRow, TargetSet } from '../../src/model/target.ts';
import { set } from './changing.ts';
import { done, draftAfter, row, SET } from './drafting.ts';

const typed: TargetType = { id: 'sale-type.amount', dimension: 'sale-type', unit: 'amount', items: ['new', 'used'] };

describe('changeType and removeType', () => {
  const year = (number: number) =>
    set(
      [
        row('group:noord', 10, { item: 'new', currency: 'USD' }),
        row('group:noord', 20, { item: 'used', currency: 'USD' }),
        row('user:anna', 1, { item: 'new' }),
        row('user:ben', null, { item: 'used' }),
      ],
      { targetType: typed.id, year: number },
    );
  const draft = emptyDraft([SET, year(2025), year(2026)], [typed]);
  const sets = [2025, 2026].map((number) => setIn(draft, { year: number, targetType: typed.id })!);
  const currencyOf = () => 'USD';

  it('T21 says how many users lose what, and takes their rows of every year', () => {
    const after = { ...typed, levels: 'company-and-group' } as const;
    const { edits, going } = changeType(typed, after, sets, currencyOf);
    expect(going.map(({ users, sums }) => [users, sums])).to.deep.equal([
      [1, [{ currency: 'USD', sum: 12 }]],
      [1, [{ currency: 'USD', sum: 12 }]],
    ]);
    const changed = done(draft, edits, 'type');
    expect(rowsIn(setIn(changed, sets[0]!.base)!).map(({ owner }) => owner)).to.deep.equal([
      'group:noord',
      'group:noord',
    ]);
    expect(changesOf(changed)[0]!.types).to.deep.equal([after]);
    expect(rowOf(undo(changed), { ...sets[0]!.base, owner: 'user:anna', item: 'new' })).to.deep.include({
      owner: 'user:anna',
    });
  });

  it('T22 takes the rows of items that are no longer selected, and keeps others', () => {
    const { going, edits } = changeType(typed, { ...typed, items: ['new'] }, sets, currencyOf);
    expect(going[0]!.sums).to.deep.equal([{ currency: 'USD', sum: 240 }]);
    const left = rowsIn(setIn(done(draft, edits), sets[1]!.base)!);
    expect(left.every(({ item }) => item === 'new')).to.equal(true);
    expect(changeType(typed, { ...typed, items: ['new', 'used', 'parts'] }, sets, currencyOf).going).to.deep.equal([]);
  });

  it('T23 deletes a type with all its years in one save', () => {
    const { edits, going } = removeType(typed.id, sets, currencyOf);
    expect(going.map(({ set: { year: number }, rows: gone }) => [number, gone.length])).to.deep.equal([
      [2025, 3],
      [2026, 3],
    ]);
    const changes = changesOf(done(draft, edits, 'remove-type'));
    expect(changes.map(({ removed, removedTypes }) => [removed, removedTypes])).to.deep.equal([
      [true, [typed.id]],
      [true, undefined],
    ]);
  });

  it('T20 T22 takes the row for all items where items are chosen, and those of items where none is', () => {
    const whole = { ...typed, items: [] };
    const both = setIn(emptyDraft([set([row('company', 5), row('company', 7, { item: 'new' })])]), SET)!;
    const goesOf = (before: TargetType, after: TargetType) =>
      changeType(before, after, [both], currencyOf).going.flatMap(({ rows: gone }) => gone.map(({ item }) => item));
    expect(goesOf(whole, typed)).to.deep.equal([undefined]);
    expect(goesOf(typed, whole)).to.deep.equal(['new']);
    expect(goesOf(typed, typed)).to.deep.equal([]);
  });

  it('T20 makes another type of one that was never saved, without its targets', () => {
    const fresh = done(
      draft,
      { kind: 'type', type: { ...typed, id: 'x.count', dimension: 'x', unit: 'count' } },
      'type',
    );
    const own = fresh.state.types.find(({ id }) => id === 'x.count')!;
    const after = { ...own, id: 'y.count', dimension: 'y' };
    const { edits } = replaceType(own, after, [], currencyOf);
    expect(changedTypes(done(fresh, edits)).map(({ kind, type }) => [kind, type.id])).to.deep.equal([
      ['added', 'y.count'],
    ]);
    const taken = replaceType(own, typed, [], currencyOf).edits;
    expect(edit(fresh, 'type', taken).refused![0]!.problem, 'T19').to.equal('type-exists');
  });

  it('tells by item what there is, those of the row for all items apart', () => {
    const all = [row('company', 5), row('company', 7, { item: 'new' }), row('user:anna', null, { item: 'used' })];
    const one = setIn(emptyDraft([set(all)]), SET)!;
    const byItem = holdingsByItem([one, one], () => undefined);
    expect([...byItem].map(([item, { values, sums }]) => [item, values, sums])).to.deep.equal([
      [undefined, 24, [{ sum: 120 }]],
      ['new', 24, [{ sum: 168 }]],
    ]);
  });

  it('T8 adds up exactly what goes, or says that it cannot', () => {
    const huge = row('company', 9e13 - 1);
    const holding = (list: readonly TargetRow[]) =>
      holdingOf(
        [setIn(emptyDraft([set(list)]), SET)!],
        () => true,
        () => undefined,
      );
    expect(holding([huge]).sums).to.deep.equal([{ sum: 12 * (9e13 - 1) }]);
    expect(holding([...Array(9)].map((_, index) => ({ ...huge, item: `${index}` }))).sums).to.deep.equal([
      { sum: undefined },
    ]);
  });
});

describe('changedTypes', () => {
  const draft = emptyDraft([SET], [typed]);

  it('names what was added, changed and removed, and nothing that was changed back', () => {
    const fresh: TargetType = { id: 'x.count', dimension: 'x', unit: 'count' };
    const kinds = (now: Draft) => changedTypes(now).map(({ kind, type }) => [kind, type.id]);
    expect(kinds(done(draft, { kind: 'type', type: fresh }))).to.deep.equal([['added', 'x.count']]);
    const changed = done(draft, { kind: 'type', type: { ...typed, items: ['used'] } });
    expect(kinds(changed)).to.deep.equal([['changed', typed.id]]);
    expect(
      kinds(
        done(changed, {
          kind: 'type',
          type: { unit: 'amount', dimension: 'sale-type', id: typed.id, items: ['new', 'used'] },
        }),
      ),
    ).to.deep.equal([]);
    expect(kinds(done(draft, { kind: 'remove-type', targetType: typed.id }))).to.deep.equal([['removed', typed.id]]);
  });
});

describe('types that others have saved meanwhile (T30)', () => {
  const typedSet = (rows: readonly TargetRow[], revision = 5): TargetSet =>
    set(rows, { targetType: typed.id, revision });
  const base = typedSet([row('company', 10, { item: 'new' }), row('company', 20, { item: 'used' })]);
  const draft = emptyDraft([SET, base], [typed]);
  const types = (now: Draft) => now.state.types.filter(({ id }) => id !== ALL_SALES_AMOUNT.id);
  const removal = done(draft, removeType(typed.id, [setIn(draft, base)!], () => undefined).edits, 'remove-type');

  it('are there, and edits of rows stay as they were', () => {
    const fresh: TargetType = { id: 'x.count', dimension: 'x', unit: 'count' };
    const edited = done(draft, { kind: 'rows', set: SET, rows: [{ owner: 'company', values: { 0: 7 } }] });
    const { draft: now, conflicts } = rebase(edited, { sets: [], types: [typed, fresh] });
    expect([types(now), conflicts]).to.deep.equal([[typed, fresh], []]);
    expect(changedTypes(now), 'theirs is nothing to save').to.deep.equal([]);
    expect(valueOf(now, { ...SET, owner: 'company' }, 0)).to.equal(7);
    expect(rebase(now, { sets: [], types: [fresh, { ...typed }] }).draft, 'in another order').to.equal(now);
  });

  it('keep their items beside mine', () => {
    const mine = done(draft, { kind: 'type', type: { ...typed, items: ['parts', 'used', 'new'] } }, 'type');
    const theirs = { ...typed, items: ['new', 'used', 'rent'], levels: 'company-and-group' } as const;
    const { draft: now, conflicts } = rebase(mine, { sets: [], types: [theirs] });
    expect(types(now)).to.deep.equal([{ ...theirs, items: ['parts', 'used', 'new', 'rent'] }]);
    expect(conflicts).to.deep.equal([]);
  });

  it('T23 are not deleted with targets that the deletion did not know of, until that is decided', () => {
    const theirs = typedSet([row('company', 11, { item: 'new' }), row('user:anna', 1, { item: 'new' })], 6);
    const { draft: now, conflicts } = rebase(removal, { sets: [theirs], types: [typed] });
    expect(types(now)).to.deep.equal([typed]);
    expect(conflicts.map(({ problem, cells }) => [problem, cells.length])).to.deep.equal([['type-in-use', 2]]);
    expect(changesOf(now)).to.deep.equal([]);
    const gone = draftAfter(resolve(now, 'all', 'mine'));
    expect(openConflicts(gone)).to.deep.equal([]);
    expect(changesOf(gone)).to.deep.equal([
      { year: 2026, targetType: typed.id, base: 6, removed: true, removedTypes: [typed.id] },
    ]);
    expect(changesOf(draftAfter(resolve(now, 'all', 'theirs')))).to.deep.equal([]);
  });

  it('T23 are deleted where others only took targets away', () => {
    const { draft: now, conflicts } = rebase(removal, { sets: [typedSet([row('company', 10, { item: 'new' })], 6)] });
    expect([types(now), conflicts]).to.deep.equal([[], []]);
    expect(changesOf(now)[0]!.removedTypes).to.deep.equal([typed.id]);
  });

  it('hold edits of a type that is gone as one conflict, which brings it back', () => {
    const edited = done(draft, {
      kind: 'rows',
      set: base,
      rows: [{ owner: 'company', item: 'new', values: { 0: 7 } }],
    });
    const { draft: now, conflicts } = rebase(edited, { sets: [typedSet([], 6)], types: [] });
    expect(conflicts.map(({ problem }) => problem)).to.deep.equal(['bad-type']);
    expect([types(now), changesOf(now)]).to.deep.equal([[], []]);
    const back = draftAfter(resolve(now, 'all', 'mine'));
    expect(types(back)).to.deep.equal([typed]);
    expect(valueOf(back, { ...base, owner: 'company', item: 'new' }, 0)).to.equal(7);
    expect(rebase(removal, { sets: [typedSet([], 6)], types: [] }).conflicts, 'both deleted it').to.deep.equal([]);
  });

  it('are saved types after a save, over which later edits are nothing twice', () => {
    const { draft: now } = rebase(afterSave(removal, removal, [typedSet([], 6)]), { sets: [], types: [] });
    expect(changedTypes(now)).to.deep.equal([]);
  });

  const name = fc.constantFrom('a', 'b', 'c', 'd', 'e');
  const items = fc.uniqueArray(name);
  const level = fc.constantFrom(undefined, 'company-and-group' as const);
  const type = fc.record({ items, levels: level }).map(({ items: list, levels }) => ({
    ...typed,
    items: list,
    ...(levels && { levels }),
  }));

  it('merge without a loss: what one side alone added or took away is so, and nobody’s change is none', () => {
    fc.assert(
      fc.property(type, type, type, (before, theirs, mine) => {
        const { items: merged = [], levels } = mergedType(before, theirs, mine);
        const has = (one: TargetType) => one.items!;
        for (const item of 'abcde') {
          const [was, now, own] = [before, theirs, mine].map((one) => has(one).includes(item));
          expect(merged.includes(item), item).to.equal(was === own ? now : own);
        }
        expect(new Set(merged).size).to.equal(merged.length);
        expect(levels).to.equal(mine.levels === before.levels ? theirs.levels : mine.levels);
        expect(haveSameTypes([mergedType(before, before, mine)], [mine])).to.equal(true);
      }),
    );
  });
});
