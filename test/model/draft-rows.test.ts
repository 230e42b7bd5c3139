import { expect } from '@open-wc/testing';
import { emptyDraft, rowOf, rowsIn, setIn } from '../../src/model/draft.ts';
import { edit, undo } from '../../src/model/draft-edit.ts';
import { addOwner, changeType, clearRows, removeOwner, removeType } from '../../src/model/draft-rows.ts';
import { changesOf } from '../../src/model/draft-save.ts';
import { membershipOf } from '../../src/model/membership.ts';
import { ALL_SALES_AMOUNT, type TargetType } from '../../src/model/organisation.ts';
import { set } from './changing.ts';
import { done, draftOf, KEY, row, rows, SET } from './drafting.ts';

const membership = membershipOf({
  groups: new Map(['noord', 'zuid', 'west'].map((id) => [id, { id }])),
  users: new Map(
    [
      { id: 'anna', group: 'noord' },
      { id: 'ben', group: 'noord' },
      { id: 'wim', group: 'west' },
      { id: 'xi', group: 'west', former: true },
    ].map((user) => [user.id, user]),
  ),
});
const drafted = setIn(draftOf(), KEY)!;
const typed: TargetType = { id: 'sale-type.amount', dimension: 'sale-type', unit: 'amount', items: ['new', 'used'] };

describe('addOwner', () => {
  it('T6 gives a group and each primary member a row per item, all 0, in the base currency', () => {
    const added = addOwner(drafted, 'group:west', { membership, type: typed, base: 'EUR' });
    expect(added.map(({ owner, item, currency }) => [owner, item, currency])).to.deep.equal([
      ['group:west', 'new', 'EUR'],
      ['group:west', 'used', 'EUR'],
      ['user:wim', 'new', undefined],
      ['user:wim', 'used', undefined],
    ]);
    expect(Object.values(added[0]!.values!)).to.deep.equal(Array<number>(12).fill(0));
  });

  it('T6 leaves rows that are there as they are, and T7 counts without a currency, T21 users where there are none', () => {
    expect(addOwner(drafted, 'group:noord', { membership, type: ALL_SALES_AMOUNT, base: 'EUR' })).to.deep.equal([]);
    const counts = {
      id: 'all-sales.count',
      dimension: 'all-sales',
      unit: 'count',
      levels: 'company-and-group',
    } as const;
    const added = addOwner(drafted, 'group:west', { membership, type: counts, base: 'EUR' });
    expect(added.map(({ owner, currency }) => [owner, currency])).to.deep.equal([['group:west', undefined]]);
  });

  it('T6 makes as many values as the set has intervals', () => {
    const quarters = setIn(done(draftOf(), { kind: 'interval', set: KEY, interval: 'quarter' }), KEY)!;
    const [added] = addOwner(quarters, 'group:west', { membership, type: ALL_SALES_AMOUNT });
    expect(Object.keys(added!.values!)).to.have.length(4);
  });
});

describe('removeOwner', () => {
  it('T5 takes a group with its members, and no user alone', () => {
    const removal = removeOwner(drafted, 'group:noord', membership);
    expect(removal.rows!.map(({ owner }) => owner)).to.deep.equal(['group:noord', 'user:anna', 'user:ben']);
    expect(removeOwner(drafted, 'company', membership).rows).to.have.length(1);
    expect(removeOwner(drafted, 'user:anna', membership).refused).to.deep.equal({
      problem: 'clear-only',
      cells: [{ ...KEY, owner: 'user:anna' }],
    });
  });

  it('T25 is refused as a whole for a member whose row is locked', () => {
    const locked = done(draftOf(), rows({ owner: 'user:ben', locked: true }), 'lock');
    const removal = removeOwner(setIn(locked, KEY)!, 'group:noord', membership);
    const { refused } = edit(locked, 'remove', [rows(...(removal.refused ? [] : removal.changes))]);
    expect(refused?.[0]?.cells.map(({ owner }) => owner)).to.deep.equal(['user:ben']);
  });
});

describe('clearRows', () => {
  it('T6 makes values empty, all or some, and changes no row that is', () => {
    const list = [row('user:anna', 1), row('user:ben', null)];
    expect(clearRows(list, [0, 2])).to.deep.equal([{ owner: 'user:anna', values: { 0: null, 2: null } }]);
    expect(Object.keys(clearRows(list)[0]!.values!)).to.have.length(12);
  });
});

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
});
