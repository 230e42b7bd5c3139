import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { hintOf, spreadParent, takeSum, type Family, type HintContext } from '../../src/model/hint.ts';
import { applyChanges } from '../../src/model/revision.ts';
import type { OwnerKey } from '../../src/model/owner.ts';
import type { TargetRow } from '../../src/model/target.ts';

const quarters: HintContext = { year: 2026, interval: 'quarter', fiscal: { start: 1, name: 'start' }, base: 'EUR' };
const none = null;
const absent = undefined;

function row(owner: OwnerKey, values: TargetRow['values'], more: Partial<TargetRow> = {}): TargetRow {
  return { owner, values, ...more };
}

function team(own: TargetRow['values'] | undefined, ...users: TargetRow['values'][]): Family {
  return {
    owner: 'group:noord',
    parent: own && row('group:noord', own),
    children: users.map((values, index) => row(`user:u${index}`, values)),
  };
}

/** New values of each changed row, by interval. */
function changed(answer: ReturnType<typeof takeSum>): Record<string, (number | null)[]> {
  if (answer.refused) throw new Error(`refused: ${answer.refused.reason}`);
  return Object.fromEntries(
    answer.changes.map(({ owner, values }) => [owner, Array.from({ length: 4 }, (_, i) => values?.[i] ?? null)]),
  );
}

function changesOf(answer: ReturnType<typeof takeSum>) {
  if (answer.refused) throw new Error(`refused: ${answer.refused.reason}`);
  return answer.changes;
}

describe('takeSum of counts', () => {
  const children = [row('user:a', [1, 2, 3, 4])];

  it('T7 gives a new row of a number of sales no currency, which a repository would refuse', () => {
    const changes = changesOf(takeSum({ owner: 'group:noord', children }, { ...quarters, unit: 'count' }));
    expect(changes[0]!.currency).to.equal(undefined);
    expect(hintOf({ owner: 'group:noord', children }, { ...quarters, unit: 'count' }).currency).to.equal(undefined);
    const set = { year: 2026, targetType: 'all-sales.count', interval: 'quarter', rows: [], revision: 0 } as const;
    const change = { ...set, base: 0, rows: changes };
    expect(
      applyChanges([{ set, change, at: '2026-01-01T00:00:00Z', since: [] }])[0]!.set.rows[0]!.values,
    ).to.deep.equal([1, 2, 3, 4]);
  });

  it('T7 gives a new row of money the base currency', () => {
    expect(changesOf(takeSum({ owner: 'group:noord', children }, quarters))[0]!.currency).to.equal('EUR');
  });
});

describe('hintOf', () => {
  it('T4 sums the children per interval and for the year, with the difference as amount and ratio', () => {
    const { intervals, year, currency } = hintOf(team([100, 200, 50, 0], [60, 100, 0, 0], [50, 60, 50, 10]), quarters);
    expect(intervals).to.deep.equal([
      { sum: 110, parent: 100, difference: 10, ratio: 0.1 },
      { sum: 160, parent: 200, difference: -40, ratio: -0.2 },
      { sum: 50, parent: 50, difference: 0, ratio: 0 },
      { sum: 10, parent: 0, difference: 10, ratio: absent },
    ]);
    expect(year).to.deep.equal({ sum: 330, parent: 350, difference: -20, ratio: -20 / 350 });
    expect(currency).to.equal('EUR');
  });

  it('T6 tells empty from 0: no sum of empty children, no difference to an empty parent', () => {
    const { intervals, year } = hintOf(team([100, none, 0, 5], [none, 20, 0, none], [none, none, none, 5]), quarters);
    expect(intervals.map(({ sum }) => sum)).to.deep.equal([absent, 20, 0, 5]);
    expect(intervals.map(({ difference }) => difference)).to.deep.equal([absent, absent, 0, 0]);
    expect(year).to.include({ sum: 25, parent: 105, difference: -80 });
  });

  it('T4 sums without a parent, and has nothing to sum without children', () => {
    expect(hintOf(team(undefined, [1, 2, 3, 4]), quarters).year).to.deep.equal({ sum: 10, parent: undefined });
    expect(hintOf(team([1, 2, 3, 4]), quarters).year).to.deep.equal({ sum: undefined, parent: 10 });
  });

  it('M2 has no ratio where signs differ', () => {
    const { intervals } = hintOf(team([-100, -100, 100, -100], [50, 150, 0, -50]), quarters);
    expect(intervals.map(({ ratio }) => ratio)).to.deep.equal([undefined, undefined, -1, 0.5]);
    expect(intervals.map(({ difference }) => difference)).to.deep.equal([150, 250, -100, 50]);
  });

  it('T4 does not depend on the order of the children', () => {
    const cell = fc.option(fc.integer({ min: -1e12, max: 1e12 }), { nil: none });
    const rows = fc.array(fc.array(cell, { minLength: 4, maxLength: 4 }), { maxLength: 8 });
    fc.assert(
      fc.property(rows, (users) => {
        const family = team([1, 2, 3, 4], ...users);
        const turned = { ...family, children: [...family.children].reverse() };
        expect(hintOf(turned, quarters)).to.deep.equal(hintOf(family, quarters));
      }),
    );
  });

  it('T7 converts to the parent’s currency by the rates of each interval’s first month', () => {
    const family: Family = {
      owner: 'company',
      parent: row('company', [100, 100, 100, 100], { currency: 'EUR' }),
      children: [row('group:a', [100, 100, 100, 100], { currency: 'USD' }), row('group:b', [1, 1, 1, 1])],
    };
    const rates = { USD: { '2026-01': 0.5, '2026-04': 0.6, '2026-08': 0.7 } };
    const { intervals } = hintOf(family, { ...quarters, rates });
    expect(intervals.map(({ sum }) => sum)).to.deep.equal([51, 61, 61, 71]);
    const july = hintOf(family, { ...quarters, rates, fiscal: { start: 7, name: 'end' } });
    expect(
      july.intervals.map(({ sum }) => sum),
      'from July 2025',
    ).to.deep.equal([1, 1, 1, 1]);
    expect(july.missing).to.deep.equal(['USD']);
  });

  it('T7 takes users to be in their group’s currency', () => {
    const family = team([100, 0, 0, 0], [90, 0, 0, 0]);
    const dollars = { ...family, parent: { ...family.parent!, currency: 'USD' } };
    expect(hintOf(dollars, quarters)).to.include({ currency: 'USD' }).and.have.nested.property('intervals[0].sum', 90);
  });

  it('T7 names the currency without a rate and leaves its rows out, never as if they were the base', () => {
    const children = [row('group:a', [5, 5, 5, 5], { currency: 'GBP' }), row('group:b', [1, 1, 1, 1])];
    const { year, missing } = hintOf({ owner: 'company', children }, { ...quarters, rates: { USD: 2 } });
    expect([year.sum, missing]).to.deep.equal([4, ['GBP']]);
    const pounds = hintOf({ owner: 'company', parent: row('company', [9], { currency: 'GBP' }), children }, quarters);
    expect(pounds.missing, 'the parent’s').to.deep.equal(['GBP']);
    expect(pounds.year.sum, 'its own pounds count').to.equal(20);
  });
});

describe('takeSum', () => {
  it('T4 makes the children’s sum the parent’s target, empty where all are empty', () => {
    const answer = takeSum(team([9, 9, 9, 9], [1, none, 0, 4], [2, none, none, 5]), quarters);
    expect(changed(answer)).to.deep.equal({ 'group:noord': [3, none, 0, 9] });
    expect(answer.refused ?? Object.keys(answer.changes[0]!.values!).map(Number)).to.deep.equal([0, 1, 2, 3]);
  });

  it('T4 gives an owner without a row one, in the base currency', () => {
    const answer = takeSum(team(undefined, [1, 2, 3, 4]), quarters);
    expect(answer.refused ?? answer.changes[0]).to.include({ owner: 'group:noord', currency: 'EUR' });
  });

  it('T25 refuses a locked parent with the row', () => {
    const family = team([9, 9, 9, 9], [1, 1, 1, 1]);
    const parent = { ...family.parent!, locked: true };
    expect(takeSum({ ...family, parent }, quarters).refused).to.deep.equal({ reason: 'locked', rows: [parent] });
  });

  it('T7 refuses a sum from which a row was left out', () => {
    const children = [row('group:a', [5, 5, 5, 5], { currency: 'GBP' })];
    expect(takeSum({ owner: 'company', children }, quarters).refused).to.deep.equal({
      reason: 'missing-rate',
      currencies: ['GBP'],
    });
    expect(takeSum({ owner: 'company', children: [] }, quarters).refused).to.deep.equal({ reason: 'no-children' });
  });
});

describe('spreadParent', () => {
  it('T4 spreads in proportion to what the children have, equally if that is nothing', () => {
    const answer = spreadParent(
      team([100, 90, 7, none], [30, 0, none, 5], [10, 0, none, 6], [10, 0, none, none]),
      quarters,
    );
    expect(changed(answer)).to.deep.equal({
      'user:u0': [60, 30, 3, none],
      'user:u1': [20, 30, 2, none],
      'user:u2': [20, 30, 2, none],
    });
  });

  it('T4 adds up to exactly the parent’s target', () => {
    const cell = fc.option(fc.integer({ min: -1e9, max: 1e12 }), { nil: none });
    const rows = fc.array(fc.array(cell, { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 6 });
    const own = fc.array(fc.integer({ min: -1e12, max: 1e12 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(own, rows, (parent, users) => {
        const parts = Object.values(changed(spreadParent(team(parent, ...users), quarters)));
        expect(parent.map((_, index) => parts.reduce((sum, part) => sum + (part[index] ?? 0), 0))).to.deep.equal(
          parent,
        );
      }),
    );
  });

  it('T6 leaves empty children empty beside others that have something', () => {
    const answer = spreadParent(team([100, 0, 0, 0], [none, 1, 1, 1], [40, 1, 1, 1]), quarters);
    expect(changed(answer)).to.deep.equal({ 'user:u0': [none, 0, 0, 0], 'user:u1': [100, 0, 0, 0] });
  });

  it('T4 keeps proportions among negative targets too', () => {
    const family = team(
      [-100, none, none, none],
      [-1, none, none, none],
      [-3, none, none, none],
      [0, none, none, none],
    );
    expect(changed(spreadParent(family, quarters))).to.deep.equal({
      'user:u0': [-25, none, none, none],
      'user:u1': [-75, none, none, none],
      'user:u2': [0, none, none, none],
    });
  });

  it('T7 weighs in one currency and hands out in the child’s', () => {
    const children = [
      row('group:a', [100, none, none, none], { currency: 'USD' }),
      row('group:b', [50, none, none, none]),
    ];
    const family: Family = { owner: 'company', parent: row('company', [1_000, none, none, none]), children };
    const answer = spreadParent(family, { ...quarters, rates: { USD: 0.5 } });
    expect(changed(answer)).to.deep.equal({ 'group:a': [1_000, none, none, none], 'group:b': [500, none, none, none] });
  });

  it('T25 refuses when a child is locked, with the rows, and without parent, children or rate', () => {
    const family = team([9, 9, 9, 9], [1, 1, 1, 1], [2, 2, 2, 2]);
    const locked = { ...family.children[1]!, locked: true };
    const children = [family.children[0]!, locked];
    expect(spreadParent({ ...family, children }, quarters).refused).to.deep.equal({ reason: 'locked', rows: [locked] });
    expect(spreadParent(team(undefined, [1, 1, 1, 1]), quarters).refused).to.deep.equal({ reason: 'no-parent' });
    expect(spreadParent(team([1, 1, 1, 1]), quarters).refused).to.deep.equal({ reason: 'no-children' });
    const pounds = [row('group:a', [none, none, none, none], { currency: 'GBP' })];
    const refused = spreadParent({ owner: 'company', parent: row('company', [1]), children: pounds }, quarters).refused;
    expect(refused).to.deep.equal({ reason: 'missing-rate', currencies: ['GBP'] });
  });
});
