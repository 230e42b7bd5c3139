import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { MAX_MINOR } from '../../src/model/money.ts';
import { fiscalYearPeriod, intervalsOf } from '../../src/model/period.ts';
import {
  monthsToQuarters,
  quarterToMonths,
  splitByWeights,
  splitOver,
  spreadWeights,
  type Values,
} from '../../src/model/split.ts';

const totals = fc.integer({ min: -MAX_MINOR, max: MAX_MINOR });
const weight = fc.oneof(fc.integer({ min: 0, max: 31 }), fc.integer({ min: 0, max: MAX_MINOR }));
const weights = fc.array(weight, { minLength: 1, maxLength: 12 });
const values = (length: number) =>
  fc.array(fc.option(fc.integer({ min: -1e12, max: 1e12 }), { nil: null }), {
    minLength: length,
    maxLength: length,
  });

const sum = (numbers: Values) => numbers.reduce<number>((all, value) => all + (value ?? 0), 0);

describe('splitByWeights', () => {
  it('T11 adds up to exactly what was split', () => {
    fc.assert(fc.property(totals, weights, (total, by) => sum(splitByWeights(total, by)) === total));
  });

  it('T11 gives nobody more than one unit beside the exact share', () => {
    fc.assert(
      fc.property(totals, weights, (total, by) => {
        const all = by.reduce((a, b) => a + BigInt(b), 0n);
        fc.pre(all > 0n);
        splitByWeights(total, by).forEach((part, index) => {
          const off = BigInt(part) * all - BigInt(total) * BigInt(by[index]!);
          expect(off < all && off > -all).to.equal(true);
        });
      }),
    );
  });

  it('T11 splits a negative total into the negatives of the positive parts', () => {
    fc.assert(
      fc.property(totals, weights, (total, by) => {
        expect(splitByWeights(-total, by)).to.deep.equal(splitByWeights(total, by).map((part) => 0 - part));
      }),
    );
  });

  for (const [total, by, parts] of [
    [100, [1, 1, 1], [34, 33, 33]],
    [101, [1, 1, 1], [34, 34, 33]],
    [-100, [1, 1, 1], [-34, -33, -33]],
    [100, [1, 1, 1, 1, 1, 1, 1], [15, 15, 14, 14, 14, 14, 14]],
    [10, [1, 2, 4], [1, 3, 6]],
    [7, [0, 3, 0], [0, 7, 0]],
    [7, [0, 1, 0], [0, 7, 0]],
    [5, [0, 0, 0], [2, 2, 1]],
    [0, [3, 4], [0, 0]],
    [0, [], []],
  ] as const) {
    it(`T11 splits ${total} by ${by.join(', ') || 'nothing'} into ${parts.join(', ') || 'nothing'}: largest remainder, earlier first`, () => {
      expect(splitByWeights(total, by)).to.deep.equal(parts);
    });
  }

  it('T11 refuses by name what cannot be split', () => {
    expect(() => splitByWeights(100, [1, -2])).to.throw(RangeError, 'weight must be a whole number of 0 or more: -2');
    expect(() => splitByWeights(100, [1, 0.5])).to.throw(RangeError, 'weight must be a whole number of 0 or more: 0.5');
    expect(() => splitByWeights(100, [])).to.throw(RangeError, 'nothing to split over: 100');
  });
});

describe('splitOver', () => {
  it('T11 keeps closed intervals and splits the rest over the open ones', () => {
    const closed = [true, true, false, false];
    expect(splitOver(1_000, [100, null, 7, null], closed, [1, 1, 1, 2])).to.deep.equal([100, null, 300, 600]);
  });

  it('T11 takes back from open intervals what the closed ones have too much', () => {
    expect(splitOver(100, [150, 0, 0], [true, false, false], [1, 1, 1])).to.deep.equal([150, -25, -25]);
  });

  it('T11 adds up to exactly the total typed, whatever is closed', () => {
    const closed = fc.array(fc.boolean(), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(
        totals,
        values(12),
        closed,
        fc.array(weight, { minLength: 12, maxLength: 12 }),
        (total, row, shut, by) => {
          fc.pre(shut.includes(false));
          const answer = splitOver(total, row, shut, by);
          expect(sum(answer)).to.equal(total);
          answer.forEach((value, index) => shut[index] && expect(value).to.equal(row[index]));
        },
      ),
    );
  });

  it('T11 refuses a row without an open interval by name', () => {
    expect(() => splitOver(100, [60, 40], [true, true], [1, 1])).to.throw(
      RangeError,
      'no open interval to split over: 100',
    );
  });
});

describe('spreadWeights', () => {
  const quarters = intervalsOf(fiscalYearPeriod(2024, { start: 7, name: 'start' }), 'quarter', {
    start: 7,
    name: 'start',
  });

  it('T13 spreads equally, by calendar days, working days and season', () => {
    expect(spreadWeights('equal', quarters)).to.deep.equal([1, 1, 1, 1]);
    expect(spreadWeights('calendar-days', quarters)).to.deep.equal([92, 92, 90, 91]);
    expect(spreadWeights('working-days', quarters, { calendar: {} })).to.deep.equal([66, 66, 64, 65]);
    const profile = [6, 6, 7, 8, 8, 8, 7, 7, 9, 10, 11, 13];
    expect(splitByWeights(100, spreadWeights('profile', quarters, { profile }))).to.deep.equal([23, 34, 19, 24]);
  });

  it('R3 counts calendar days where there is no calendar of working days', () => {
    expect(spreadWeights('working-days', quarters)).to.deep.equal([92, 92, 90, 91]);
  });

  it('T13 refuses a season without a profile by name', () => {
    expect(() => spreadWeights('profile', quarters)).to.throw(TypeError, 'season profile is missing');
  });
});

describe('changing the interval', () => {
  it('T10 brings every quarter back when its months are added again', () => {
    fc.assert(
      fc.property(values(4), fc.array(weight, { minLength: 12, maxLength: 12 }), (quarters, by) => {
        const months = quarterToMonths(quarters, by);
        expect(months.length).to.equal(12);
        expect(monthsToQuarters(months)).to.deep.equal(quarters);
      }),
    );
  });

  it('T10 splits each quarter by its own months', () => {
    const months = quarterToMonths([300, null, 0, 10], [1, 1, 1, 5, 5, 5, 1, 1, 1, 1, 1, 2]);
    expect(months).to.deep.equal([100, 100, 100, null, null, null, 0, 0, 0, 3, 2, 5]);
  });

  it('T6 leaves a quarter of empty months empty, and one with a 0 in it 0', () => {
    const none = null;
    const months = [none, none, none, none, 0, none, 5, none, 7, 1, 2, 3];
    expect(monthsToQuarters(months)).to.deep.equal([none, 0, 12, 6]);
  });
});
