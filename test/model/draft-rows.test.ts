import { expect } from '@open-wc/testing';
import { setIn } from '../../src/model/draft.ts';
import { edit } from '../../src/model/draft-edit.ts';
import { addOwner, clearRows, removeOwner } from '../../src/model/draft-rows.ts';
import { membershipOf } from '../../src/model/membership.ts';
import { ALL_SALES_AMOUNT, type TargetType } from '../../src/model/organisation.ts';
import { done, draftOf, KEY, row, rows } from './drafting.ts';

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
