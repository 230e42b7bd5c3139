import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { type Draft, emptyDraft, setIn } from '../../src/model/draft.ts';
import { edit, redo, undo } from '../../src/model/draft-edit.ts';
import { hintOf, spreadParent, takeSum } from '../../src/model/hint.ts';
import { type Membership, membershipOf } from '../../src/model/membership.ts';
import type { OwnerKey } from '../../src/model/owner.ts';
import { familyOf, hintIn, sheetSums, type SheetContext, sumsAfter } from '../../src/model/sheet-sums.ts';
import type { RowChange, TargetSet } from '../../src/model/target.ts';
import { set } from './changing.ts';
import { done, KEY, row, rows } from './drafting.ts';

const directory = {
  groups: new Map(['noord', 'zuid', 'west'].map((id) => [id, { id }])),
  users: new Map(
    [
      { id: 'anna', group: 'noord' },
      { id: 'ben', group: 'noord' },
      { id: 'cleo', group: 'zuid' },
      { id: 'dirk', group: 'zuid', former: true },
      { id: 'eva' },
    ].map((user) => [user.id, user]),
  ),
};
const membership: Membership = membershipOf(directory);
const context: SheetContext = {
  year: 2026,
  fiscal: { start: 1, name: 'start' },
  base: 'EUR',
  rates: { USD: { '2026-01': 0.9, '2026-06': 0.8 }, JPY: 0.006 },
  membership,
};
const users = [...directory.users.keys()].map((id): OwnerKey => `user:${id}`);
const owners: readonly OwnerKey[] = ['company', ...membership.groups, ...users];
const items = [undefined, 'new', 'used'];

function sumsOfDraft(draft: Draft) {
  return sheetSums(setIn(draft, KEY)!, context);
}

/** Hints of all groups and the company, as the index has them and as they are added up anew. */
function bothHints(draft: Draft, sums: ReturnType<typeof sheetSums>) {
  const drafted = setIn(draft, KEY)!;
  const parents = owners.filter((owner) => !owner.startsWith('user:'));
  return parents.flatMap((owner) =>
    items.map((item) => {
      const indexed = hintIn(sums, owner, item)!;
      const anew = hintOf(familyOf(drafted, owner, item, membership), { ...context, interval: drafted.interval });
      const plain = (hint: typeof anew) => JSON.stringify({ ...hint, missing: [...hint.missing].sort() });
      return [plain(indexed), plain(anew)] as const;
    }),
  );
}

const owner = fc.constantFrom(...owners);
const change = fc
  .record({
    owner,
    item: fc.constantFrom(...items),
    values: fc.dictionary(fc.nat(11).map(String), fc.option(fc.integer({ min: -1e6, max: 1e6 })), {
      noNullPrototype: true,
      maxKeys: 4,
    }),
    currency: fc.option(fc.constantFrom('EUR', 'USD', 'JPY', 'GBP'), { nil: undefined }),
    locked: fc.option(fc.constant(false), { nil: undefined }),
    removed: fc.option(fc.constant(true as const), { nil: undefined, freq: 6 }),
  })
  .map((one): RowChange => (one.owner.startsWith('user:') ? { ...one, currency: undefined } : one));
const steps = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.array(change, { minLength: 1, maxLength: 4 }) },
    { weight: 1, arbitrary: fc.constantFrom('undo' as const, 'redo' as const, 'month' as const, 'quarter' as const) },
  ),
  { maxLength: 10 },
);

function stepped(draft: Draft, step: readonly RowChange[] | 'undo' | 'redo' | 'month' | 'quarter'): Draft {
  if (step === 'undo') return undo(draft);
  if (step === 'redo') return redo(draft).draft ?? draft;
  if (step === 'month' || step === 'quarter') return done(draft, { kind: 'interval', set: KEY, interval: step });
  return edit(draft, 'set', [rows(...step)]).draft ?? draft;
}

describe('sheetSums', () => {
  it('T4 is equal to hintOf after every edit, undo, redo and change of interval, whatever it follows', () => {
    fc.assert(
      fc.property(steps, (all) => {
        let draft = emptyDraft([set([])]);
        let sums = sumsOfDraft(draft);
        for (const step of all) {
          draft = stepped(draft, step);
          sums = sumsAfter(sums, setIn(draft, KEY)!);
          for (const [indexed, anew] of bothHints(draft, sums)) expect(indexed).to.equal(anew);
        }
      }),
      { numRuns: 150 },
    );
  });

  const base: TargetSet = set([
    row('company', 1000, { currency: 'EUR' }),
    row('group:noord', 500, { currency: 'EUR' }),
    row('user:anna', 100),
    row('user:ben', 200),
  ]);

  it('T4 adds up only the families that an edit touches', () => {
    const draft = emptyDraft([base]);
    const sums = sumsOfDraft(draft);
    const next = sumsAfter(sums, setIn(done(draft, rows({ owner: 'user:anna', values: { 0: 1 } })), KEY)!);
    expect(next.families.changesTo(sums.families).map(({ key }) => key)).to.deep.equal(['group:noord']);
    expect(sumsAfter(next, { rows: next.rows, interval: 'month' })).to.equal(next);
  });

  it('T8 says that a sum is beyond what is exact, and is exact again below', () => {
    const huge = Array.from({ length: 120 }, (_, index) => row(`user:u${index}`, 9e13));
    const many = membershipOf({
      groups: new Map([['g', { id: 'g' }]]),
      users: new Map(huge.map(({ owner: name }) => [name.slice(5), { id: name.slice(5), group: 'g' }])),
    });
    const draft = emptyDraft([set(huge)]);
    const sums = sheetSums(setIn(draft, KEY)!, { ...context, membership: many });
    const hint = hintIn(sums, 'group:g')!;
    expect([hint.tooLarge, hint.intervals[0]!.sum, hint.year.sum]).to.deep.equal([true, undefined, undefined]);
    const cleared = done(
      draft,
      rows(...huge.slice(3).map(({ owner: name }) => ({ owner: name, removed: true as const }))),
    );
    expect(hintIn(sumsAfter(sums, setIn(cleared, KEY)!), 'group:g')!.year.sum).to.equal(3 * 12 * 9e13);
  });

  it('T24 has no hint where a child is hidden, and none of a user', () => {
    const seen = sheetSums(setIn(emptyDraft([base]), KEY)!, { ...context, maySee: (one) => one !== 'user:ben' });
    expect(hintIn(seen, 'group:noord')).to.equal(undefined);
    expect(hintIn(seen, 'group:zuid')).not.to.equal(undefined);
    expect(hintIn(seen, 'user:anna')).to.equal(undefined);
  });
});

describe('familyOf', () => {
  it('T5 has members without a row with an empty one, former ones only with theirs', () => {
    const draft = emptyDraft([set([row('group:zuid', 300, { currency: 'EUR' })])]);
    const family = familyOf(setIn(draft, KEY)!, 'group:zuid', undefined, membership);
    expect(family.children.map((child) => child.owner)).to.deep.equal(['user:cleo']);
    const spread = spreadParent(family, { ...context, interval: 'month' });
    expect(spread.refused ?? spread.changes[0]!.values![0]).to.equal(300);
  });

  it('T7 users of a group without a row of the item are in the currency that another row of it names', () => {
    const draft = emptyDraft([
      set([row('group:noord', 1, { item: 'new', currency: 'USD' }), row('user:anna', 100, { item: 'used' })]),
    ]);
    const family = familyOf(setIn(draft, KEY)!, 'group:noord', 'used', membership);
    const sum = takeSum(family, { ...context, interval: 'month' });
    expect(sum.refused ?? sum.changes[0]).to.deep.include({ currency: 'EUR' });
    expect(hintOf(family, { ...context, interval: 'month' }).intervals[0]!.sum).to.equal(90);
  });
});
