import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import {
  isKeptSeason,
  type KeptSeason,
  renamedSeason,
  seasonOf,
  seasonWeights,
  withoutSeason,
  withSeason,
} from '../../src/model/kept-season.ts';
import { MAX_MINOR } from '../../src/model/money.ts';
import { splitByWeights, type Values } from '../../src/model/split.ts';

const amount = fc.option(fc.integer({ min: 0, max: MAX_MINOR / 12 }), { nil: null });
const fiscal = fc.record({ start: fc.integer({ min: 1, max: 12 }), name: fc.constantFrom('start' as const, 'end') });
const years = fc
  .record({
    year: fc.integer({ min: 2000, max: 2100 }),
    interval: fc.constantFrom('month' as const, 'quarter'),
    fiscal,
  })
  .chain((context) => {
    const length = context.interval === 'month' ? 12 : 4;
    return fc.record({
      context: fc.constant(context),
      values: fc.array(amount, { minLength: length, maxLength: length }),
    });
  });
const inJuly = { year: 2026, fiscal: { start: 7, name: 'start' as const } };
const sum = (values: Values) => values.reduce<number>((all, value) => all + (value ?? 0), 0);
const flat: KeptSeason = { name: 'Flat', parts: Array<number>(12).fill(1) };
const SPRING = [0, 0, 1, 2, 1, 0, 0, 0, 0, 0, 0, 0];

describe('seasons that are kept', () => {
  it('T13 spread the sum of the values that they were kept from as it was, by the month and by the quarter', () => {
    fc.assert(
      fc.property(years, ({ context, values }) => {
        fc.pre(sum(values) > 0);
        const parts = seasonOf(values, context) as readonly number[];
        expect(splitByWeights(sum(values), seasonWeights({ parts }, context))).to.deep.equal(
          values.map((value) => value ?? 0),
        );
      }),
    );
  });

  it('T13 spread any amount without losing a cent, in a year of any beginning and interval', () => {
    fc.assert(
      fc.property(years, years, fc.integer({ min: -MAX_MINOR, max: MAX_MINOR }), (kept, other, total) => {
        fc.pre(sum(kept.values) > 0);
        const parts = seasonOf(kept.values, kept.context) as readonly number[];
        expect(isKeptSeason({ name: 'Mine', parts })).to.equal(true);
        expect(sum(splitByWeights(total, seasonWeights({ parts }, other.context)))).to.equal(total);
      }),
    );
  });

  it('hold calendar months, whichever month the year begins with', () => {
    const values = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
    expect(seasonOf(values, { ...inJuly, interval: 'month' })).to.deep.equal([7, 8, 9, 10, 11, 12, 1, 2, 3, 4, 5, 6]);
    const quarters = seasonOf([10, 20, 30, 40], { ...inJuly, interval: 'quarter' });
    expect(quarters).to.deep.equal([3, 3, 3, 4, 4, 4, 1, 1, 1, 2, 2, 2]);
  });

  it('are as small as they can be, so that amounts cannot be read from them', () => {
    const values = [4_000_000, 6_000_000, ...Array<number>(10).fill(2_000_000)];
    const parts = seasonOf(values, { ...inJuly, interval: 'month' });
    expect(parts).to.deep.equal([1, 1, 1, 1, 1, 1, 2, 3, 1, 1, 1, 1]);
  });

  it('are not made of values below 0, nor of none', () => {
    const context = { ...inJuly, interval: 'quarter' as const };
    expect(seasonOf([5, -1, 0, 0], context)).to.equal('below-zero');
    expect(seasonOf([0, null, 0, null], context)).to.equal('nothing-to-keep');
    expect(seasonOf([null, null, null, null], context)).to.equal('nothing-to-keep');
  });

  it('stand by name, without blanks around it', () => {
    const seasons = withSeason([flat], { name: '  Early   birds ', parts: SPRING });
    expect((seasons as KeptSeason[]).map(({ name }) => name)).to.deep.equal(['Early birds', 'Flat']);
  });

  it('have names of their own, however those are written', () => {
    expect(withSeason([flat], { name: ' FLAT', parts: SPRING })).to.equal('name-taken');
    expect(withSeason([flat], { name: 'summer', parts: SPRING }, ['Summer'])).to.equal('name-taken');
    expect(withSeason([flat], { name: ' \t', parts: SPRING })).to.equal('no-name');
    expect(withSeason([flat], { name: 'x'.repeat(41), parts: SPRING })).to.equal('long-name');
  });

  it('are called otherwise, also by the same name in other letters, and deleted', () => {
    expect(renamedSeason([flat], 'Flat', 'FLAT')).to.deep.equal([{ ...flat, name: 'FLAT' }]);
    const two = [flat, { name: 'Spring', parts: SPRING }];
    expect(renamedSeason(two, 'Spring', 'flat')).to.equal('name-taken');
    expect(renamedSeason(two, 'Autumn', 'Fall')).to.equal(two);
    expect(withoutSeason(two, 'Flat')).to.deep.equal([two[1]]);
  });

  it('are not read from what is none', () => {
    for (const parts of [
      undefined,
      [],
      SPRING.slice(1),
      SPRING.map(() => 0),
      SPRING.map((part) => -part),
      [...SPRING.slice(1), 0.5],
    ]) {
      expect(isKeptSeason({ name: 'Odd', parts }), JSON.stringify(parts)).to.equal(false);
    }
    expect(isKeptSeason({ name: '', parts: SPRING })).to.equal(false);
    expect(isKeptSeason(null)).to.equal(false);
    expect(isKeptSeason({ name: 'Odd', parts: SPRING })).to.equal(true);
  });
});
