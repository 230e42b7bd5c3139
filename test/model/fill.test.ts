import { expect } from '@open-wc/testing';
import { emptyDraft, rowToFill, setIn } from '../../src/model/draft.ts';
import {
  byInterval,
  catchUp,
  isSeason,
  monthWeights,
  setAmount,
  type SpreadChoice,
  weightsOf,
} from '../../src/model/fill-amount.ts';
import { copyInto, fillDown, fillRight, isPercent } from '../../src/model/fill-copy.ts';
import {
  changesOfFill,
  closedIntervals,
  type FillContext,
  fillContextOf,
  fillOfHint,
  periodsOf,
  spreadYear,
} from '../../src/model/fill.ts';
import { takeSum } from '../../src/model/hint.ts';
import { membershipOf } from '../../src/model/membership.ts';
import { newYear } from '../../src/model/new-year.ts';
import type { Organisation, TargetType } from '../../src/model/organisation.ts';
import type { Policy } from '../../src/model/policy.ts';
import type { TargetRow } from '../../src/model/target.ts';
import { set } from './changing.ts';
import { done, KEY, row, SET } from './drafting.ts';

const organisation: Organisation = {
  listed: true,
  groups: [{ id: 'noord' }, { id: 'zuid' }],
  users: [
    { id: 'anna', group: 'noord' },
    { id: 'ben', group: 'noord' },
    { id: 'cleo', group: 'zuid', former: true },
  ],
  currency: 'EUR',
  rates: { USD: { '2026-01': 0.5, '2026-07': 0.25 } },
};
const membership = membershipOf({
  groups: new Map(organisation.groups.map((group) => [group.id, group])),
  users: new Map(organisation.users.map((user) => [user.id, user])),
});
const drafted = setIn(emptyDraft([SET]), KEY)!;

const context = (more: Partial<Organisation> = {}, policy?: Policy): FillContext =>
  fillContextOf(drafted, { ...organisation, ...more }, membership, policy && { rights: { policy } });
const quarters: FillContext = { ...context(), interval: 'quarter' };
const inQuarters = (owner: TargetRow['owner'], values: TargetRow['values'], more: Partial<TargetRow> = {}) => ({
  owner,
  values,
  ...more,
});

describe('setAmount', () => {
  it('T11 splits what is typed over the open intervals and keeps the closed ones', () => {
    const fill = setAmount(
      [row('company', 100)],
      1000,
      Array<number>(12).fill(1),
      context({ closedUntil: '2026-03-31' }),
    );
    expect(fill.rows[0]!.after).to.deep.equal([100, 100, 100, 78, 78, 78, 78, 78, 78, 78, 77, 77]);
    expect(changesOfFill(fill)[0]).to.deep.include({ owner: 'company' });
    expect(Object.keys(changesOfFill(fill)[0]!.values!), 'only what differs').to.have.length(9);
  });

  it('T11 a month of which books are closed in part is open', () => {
    expect(closedIntervals(context({ closedUntil: '2026-02-15' })).filter(Boolean)).to.have.length(1);
  });

  it('T25, T24 refuses locked rows, rows without rights, and all where nothing is open', () => {
    const rows = [row('group:zuid', 1, { locked: true }), row('user:anna', 1), row('user:ben', 1)];
    const fill = setAmount(rows, 24, [1], context({}, { edit: (owner) => owner !== 'user:anna' }));
    expect(fill.refused).to.deep.equal([
      { owner: 'group:zuid', reason: 'locked' },
      { owner: 'user:anna', reason: 'owner-read-only' },
    ]);
    expect(fill.rows.map(({ owner }) => owner)).to.deep.equal(['user:ben']);
    const [closed] = setAmount([row('company', 1)], 5, [1], context({ closedUntil: '2026-12-31' })).refused;
    expect(closed!.reason).to.equal('no-open-interval');
  });

  it('T8 refuses an amount beyond what is exact', () => {
    const [refused] = setAmount([row('company', 1)], 9e15, [1], context()).refused;
    expect(refused!.reason).to.equal('too-large');
  });
});

describe('weightsOf', () => {
  const season = [10, 10, 10, 10, 10, 10, 0, 0, 10, 10, 10, 10];
  const cases: [string, SpreadChoice, (weights: readonly number[]) => boolean][] = [
    ['equal', { by: 'equal' }, (weights) => new Set(weights).size === 1],
    ['by calendar days', { by: 'calendar-days' }, ([jan, feb]) => jan === 31 && feb === 28],
    ['by working days', { by: 'working-days', calendar: { holidays: ['2026-01-01'] } }, ([jan]) => jan === 21],
    ['by a season', { by: 'profile', profile: season }, (weights) => weights[6] === 0 && weights[5]! > 0],
    [
      'as last year',
      { by: 'last-year', actuals: [5, null, -3, 7] },
      (weights) => weights.slice(0, 4).join() === '5,0,0,7',
    ],
  ];
  for (const [title, choice, holds] of cases) {
    it(`T13 spreads ${title}`, () => expect(weightsOf(choice, context())!).to.satisfy(holds));
  }

  it('T13 has none where last year sold nothing', () => {
    expect(weightsOf({ by: 'last-year', actuals: [null, -5, 0] }, context())).to.equal(undefined);
  });

  it('T10 are those of months for quarters that become months', () => {
    expect(monthWeights({ by: 'calendar-days' }, quarters)).to.have.length(12);
    expect(
      byInterval([31 + 28 + 31, 0, null, 3], 'quarter', 'month', monthWeights({ by: 'calendar-days' }, quarters)).slice(
        0,
        3,
      ),
    ).to.deep.equal([31, 28, 31]);
  });

  it('T13 a season is twelve parts that are 100 together', () => {
    expect(isSeason(season)).to.equal(true);
    expect(
      [season.slice(1), [...season.slice(1), 1], [-1, 11, ...season.slice(2)], [NaN, ...season.slice(1)]].map(isSeason),
    ).to.deep.equal([false, false, false, false]);
  });
});

describe('copyInto', () => {
  const empty = inQuarters('user:anna', [null, null, null, null]);

  it('T12 is exactly the percentage more over the year, and leaves empty what is empty', () => {
    const fill = copyInto([empty], { values: [5, 5, 5, null], currency: 'EUR' }, 10, {
      ...quarters,
      currencyOf: () => 'EUR',
    });
    expect(fill.rows[0]!.after).to.deep.equal([6, 6, 5, null]);
  });

  it('T12 converts each value once into another currency, by the rate of its interval, and says so', () => {
    const fill = copyInto([empty], { values: [100, 101, 101, 4], currency: 'USD' }, 0, {
      ...quarters,
      currencyOf: () => 'EUR',
    });
    expect(fill.rows[0]).to.deep.include({ after: [50, 51, 25, 1], convertedFrom: 'USD', currency: 'EUR' });
  });

  it('T7 is refused with the currency that has no rate', () => {
    const { refused } = copyInto([empty], { values: [1, 1, 1, 1], currency: 'GBP' }, 0, {
      ...quarters,
      currencyOf: () => 'EUR',
    });
    expect(refused).to.deep.equal([{ owner: 'user:anna', reason: 'missing-rate', currencies: ['GBP'] }]);
  });

  it('T12 has nothing to copy from a year without values', () => {
    const { refused } = copyInto(
      [empty, inQuarters('user:ben', [1, 1, 1, 1])],
      ({ owner }) => (owner === 'user:anna' ? undefined : empty),
      0,
      quarters,
    );
    expect(refused.map(({ reason }) => reason)).to.deep.equal(['no-values', 'no-values']);
  });

  it('T12 takes quarters of last year into months of this one', () => {
    const fill = copyInto([row('user:anna', null)], { values: [3, 6, 9, 12], interval: 'quarter' }, 0, context());
    expect(fill.rows[0]!.after).to.deep.equal([1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4]);
  });

  it('T12 takes −100 to +1000 per cent', () => {
    expect([-100, 0, 2.5, 1000, -100.1, 1e9, NaN].map(isPercent)).to.deep.equal([
      true,
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
    expect(() => copyInto([empty], empty, 1001, quarters)).to.throw(RangeError);
    expect(copyInto([empty], { values: [1, 2, 3, 4] }, -100, quarters).rows[0]!.after).to.deep.equal([0, 0, 0, 0]);
  });
});

describe('fillRight and fillDown', () => {
  it('T25 fills right over the stretch, empty too, and refuses locked rows', () => {
    const rows = [inQuarters('user:anna', [null, 2, 3, 4]), inQuarters('user:ben', [1, 2, 3, 4], { locked: true })];
    const fill = fillRight(rows, 0, 2, quarters);
    expect(fill.rows.map(({ after }) => after)).to.deep.equal([[null, null, null, 4]]);
    expect(fill.refused).to.deep.equal([{ owner: 'user:ben', reason: 'locked' }]);
  });

  it('T12 fills down, converted between currencies', () => {
    const rows = [
      inQuarters('group:noord', [100, 200, 300, 400], { currency: 'USD' }),
      inQuarters('company', [1, 1, 1, 1], { currency: 'EUR' }),
    ];
    const fill = fillDown(rows, 1, 2, quarters);
    expect(fill.rows[0]).to.deep.include({ owner: 'company', after: [1, 100, 75, 1], convertedFrom: 'USD' });
  });
});

describe('catchUp', () => {
  const year = row('company', 100);
  const sold = (per: number) => Array<number>(12).fill(per);

  it('T15 puts the miss of ended intervals onto the open ones, and keeps the total', () => {
    const fill = catchUp([{ row: year, actuals: sold(70) }], '2026-04-15', context());
    expect(fill.rows[0]!.after).to.deep.equal([...sold(100).slice(0, 3), ...sold(110).slice(0, 9)]);
  });

  it('T15 lowers the open ones by a surplus, never below 0', () => {
    const fill = catchUp([{ row: year, actuals: sold(700) }], '2026-04-15', context());
    expect(fill.rows[0]!.after.slice(2, 5)).to.deep.equal([100, 0, 0]);
  });

  it('T15 says by what a surplus exceeds the open targets, and that there is nothing to lower', () => {
    const fill = catchUp([{ row: year, actuals: sold(700) }], '2026-04-15', context());
    expect(fill.rows[0]!.left).to.equal(3 * 600 - 9 * 100);
    expect(catchUp([{ row: year, actuals: sold(110) }], '2026-04-15', context()).rows[0]).to.not.have.property('left');
    const values = [...sold(100).slice(0, 3), ...sold(0).slice(0, 9)];
    const none = catchUp([{ row: { owner: 'company', values }, actuals: sold(110) }], '2026-04-15', context());
    expect(none).to.deep.equal({ rows: [], refused: [{ owner: 'company', reason: 'nothing-to-lower' }] });
  });

  it('M11 counts only ended intervals with a target, and fills only open ones with one', () => {
    const values = [null, 100, 100, 100, null, ...sold(100).slice(0, 7)];
    const fill = catchUp([{ row: { owner: 'company', values }, actuals: sold(60) }], '2026-04-01', context());
    expect(fill.rows[0]!.after).to.deep.equal([null, 100, 100, 110, null, ...sold(110).slice(0, 7)]);
    const over = catchUp([{ row: year, actuals: sold(60) }], '2027-01-01', context());
    expect(over.refused[0]!.reason).to.equal('no-open-interval');
  });
});

describe('spreadYear and fillOfHint', () => {
  const family = {
    owner: 'group:noord',
    parent: inQuarters('group:noord', [40, 0, null, 60], { currency: 'EUR' }),
    children: [inQuarters('user:anna', [3, 3, 3, 3]), inQuarters('user:ben', [1, 1, 1, 1])],
  } as const;

  it('T13 spreads the year over the intervals and then over the children', () => {
    const fill = fillOfHint(
      spreadYear(family, (total) => [total / 2, total / 2, 0, 0], quarters),
      family,
      quarters,
    );
    expect(fill.rows.map(({ after }) => after)).to.deep.equal([
      [38, 38, 0, 0],
      [12, 12, 0, 0],
    ]);
  });

  it('T4 shows what taking the sum would do, and names the locked row that it is refused for', () => {
    const fill = fillOfHint(takeSum(family, quarters), family, quarters);
    expect(fill.rows).to.have.length(1);
    expect(fill.rows[0]).to.deep.include({ before: [40, 0, null, 60], after: [4, 4, 4, 4], currency: 'EUR' });
    const locked = { ...family, parent: { ...family.parent, locked: true } };
    expect(fillOfHint(takeSum(locked, quarters), locked, quarters).refused).to.deep.equal([
      { owner: 'group:noord', reason: 'locked' },
    ]);
  });

  it('T4 has nothing to spread without a target of the parent', () => {
    const none = { ...family, parent: inQuarters('group:noord', [null, null, null, null]) };
    expect(spreadYear(none, () => [], quarters).refused).to.deep.equal({ reason: 'no-parent' });
  });
});

describe('newYear', () => {
  const type: TargetType = { id: 'sale-type.amount', dimension: 'sale-type', unit: 'amount', items: ['new'] };
  const previous = set(
    [
      row('company', 100, { item: 'new', currency: 'USD' }),
      row('company', 100, { item: 'used' }),
      row('group:noord', 10, { item: 'new', locked: true }),
      row('user:anna', 10, { item: 'new' }),
      row('user:cleo', 10, { item: 'new' }),
      row('user:gone', 10, { item: 'new' }),
    ],
    { targetType: type.id, year: 2025 },
  );

  it('T14 copies with a percentage, leaves out and names who and what is gone, and no lock', () => {
    const { changes, left } = newYear(previous, { organisation, membership, type, percent: 8 });
    expect(left.map(({ row: { owner, item }, reason }) => [owner, item, reason])).to.deep.equal([
      ['company', 'used', 'retired-item'],
      ['user:cleo', 'new', 'former'],
      ['user:gone', 'new', 'unknown'],
    ]);
    const next = emptyDraft([set([], { year: 2026, targetType: type.id, revision: 0 })]);
    const made = done(next, { kind: 'rows', set: { year: 2026, targetType: type.id }, rows: changes }, 'new-year');
    const rows = ['company', 'group:noord', 'user:anna'].map(
      (owner) => setIn(made, { year: 2026, targetType: type.id })!.rows.get(owner)![0]!,
    );
    expect(rows.map(({ values, locked, currency }) => [values[0], locked, currency])).to.deep.equal([
      [108, undefined, 'USD'],
      [11, undefined, undefined],
      [11, undefined, undefined],
    ]);
  });

  it('T21, T24 leaves out users of a type without them, and what the policy denies', () => {
    const left = (more: Partial<TargetType>, policy?: Policy) =>
      newYear(previous, { organisation, membership, type: { ...type, ...more }, ...(policy && { rights: { policy } }) })
        .left;
    expect(left({ levels: 'company-and-group' }).map(({ reason }) => reason)).to.include('level');
    expect(left({}, { edit: (owner) => owner !== 'company' })[0]).to.deep.include({ reason: 'owner-read-only' });
  });

  it('T10 begins by another interval', () => {
    const { rows } = newYear(previous, { organisation, membership, type, interval: 'quarter' });
    expect(rows[0]!.after).to.deep.equal([300, 300, 300, 300]);
  });
});

describe('the context of filling in', () => {
  it('T7 has a user in the currency of the group', () => {
    expect(context().currencyOf({ owner: 'user:anna' })).to.equal('EUR');
    expect(context().currencyOf({ owner: 'user:cleo' })).to.equal('USD');
  });

  it('T9 has the intervals of the fiscal year', () => {
    expect(periodsOf({ ...quarters, fiscal: { start: 7, name: 'start' } })[0]!.from).to.equal('2026-07-01');
  });

  it('T6 has an empty row where there is none', () => {
    expect(rowToFill(drafted, 'user:zoe', 'new')).to.deep.equal({
      owner: 'user:zoe',
      item: 'new',
      values: Array<null>(12).fill(null),
    });
  });
});
