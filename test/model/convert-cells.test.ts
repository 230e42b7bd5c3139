import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { ActualsCell } from '../../src/model/actual.ts';
import { convertCells } from '../../src/model/convert-cells.ts';
import { convert, type Exchange } from '../../src/model/rates.ts';
import { figuresOf, type Sold } from './answering.ts';
import { atOnce } from '../../src/model/steps.ts';

const JANUARY = '2026-01';

const cellOf = (value: number, more: Partial<ActualsCell> = {}): ActualsCell => ({
  user: 'ann',
  group: 'north',
  month: JANUARY,
  value,
  ...more,
});

const converted = (cells: readonly ActualsCell[], to: string | undefined, exchange: Exchange) =>
  atOnce(convertCells(cells, to, exchange, []));

const totalOf = (cells: readonly ActualsCell[]) => cells.reduce((sum, { value }) => sum + value, 0);

const rate = fc.double({ min: 0.01, max: 100, noNaN: true });
const currency = fc.constantFrom('EUR', 'JPY', 'KWD', 'USD');
const amounts = fc.array(fc.integer({ min: -1e7, max: 1e7 }), { minLength: 1, maxLength: 8 });

describe('cells in another currency', () => {
  it('T8 items share the converted total of their cell, each within one minor unit, for any currencies and rates', () => {
    fc.assert(
      fc.property(amounts, currency, currency, currency, rate, rate, (values, from, to, base, one, other) => {
        const exchange = { base, rates: { [from]: one, [to]: other } };
        const cells = values.map((value, at) => cellOf(value, { currency: from, item: `i${at}` }));
        const shown = converted(cells, to, exchange);
        const sum = values.reduce((total, value) => total + value, 0);
        expect(totalOf(shown)).to.equal(convert(sum, from, to, JANUARY, exchange));
        for (const { item, value } of shown) {
          const alone = convert(values[Number(item!.slice(1))]!, from, to, JANUARY, exchange)!;
          expect(Math.abs(value - alone)).to.be.at.most(1);
        }
        const reversed = converted([...cells].reverse(), to, exchange);
        expect(reversed, 'whatever the order of the cells').to.have.deep.members(shown);
      }),
    );
  });

  it('T8 the largest remainders are rounded up, among equal ones the items first by id', () => {
    const cells = (['c', 'b', 'a'] as const).map((item) => cellOf(1, { currency: 'USD', item }));
    const shown = (value: number, rates: number) =>
      converted([cellOf(value, { currency: 'USD', item: 'd' }), ...cells], 'EUR', {
        base: 'EUR',
        rates: { USD: rates },
      })
        .filter(({ value }) => value)
        .map(({ item, value }) => [item, value]);
    expect(shown(3, 0.25)).to.deep.equal([
      ['a', 1],
      ['d', 1],
    ]);
    expect(shown(1, 0.5)).to.deep.equal([
      ['a', 1],
      ['b', 1],
    ]);
  });

  it('T8 each user, group, month and currency is a cell of its own', () => {
    const half = { base: 'EUR', rates: { USD: 0.5, KWD: 0.05 } };
    const cells = [
      cellOf(1, { currency: 'USD' }),
      cellOf(1, { currency: 'USD', user: 'bob' }),
      cellOf(1, { currency: 'USD', group: 'south' }),
      cellOf(1, { currency: 'USD', group: undefined }),
      cellOf(1, { currency: 'USD', month: '2026-02' }),
      cellOf(100, { currency: 'KWD' }),
    ];
    expect(converted(cells, 'EUR', half).map(({ value }) => value)).to.deep.equal([1, 1, 1, 1, 1, 1]);
  });

  it('T8 amounts that name no currency are one cell with those that name the base, rounded once, whatever their decimals', () => {
    const yen = { base: 'JPY', unnamedDecimals: 2 };
    // Hundredths, as a file without a currency is read, beside whole yen.
    expect(totalOf(converted([cellOf(50, { item: 'a' }), cellOf(50, { item: 'b' })], 'JPY', yen))).to.equal(1);
    const opposite = [cellOf(-50, { item: 'a' }), cellOf(5, { item: 'b', currency: 'JPY' })];
    expect(totalOf(converted(opposite, 'JPY', yen)), '4.5 yen').to.equal(5);
    const same = converted([cellOf(50), cellOf(1, { currency: 'JPY' })], 'EUR', { ...yen, rates: { EUR: 1.5 } });
    expect(
      same.map(({ value }) => value),
      '1.5 yen are 1.00',
    ).to.deep.equal([100]);
  });

  it('leaves cells in the currency shown as they are', () => {
    const cells = [cellOf(1), cellOf(2, { currency: 'EUR' })];
    expect(converted(cells, 'EUR', { base: 'EUR' })).to.deep.equal(cells);
  });
});

describe('measuring: one total for the same sales', () => {
  const dimensions = [{ id: 'kind', items: [{ id: 'a' }, { id: 'zz' }] }];
  const sold: readonly Sold[] = [
    { date: '2026-01-05', user: 'ann', value: 35_194_220, item: 'zz' },
    { date: '2026-01-06', user: 'ann', value: 81_802_250, item: 'a' },
  ];
  const world = { sold, organisation: { currency: 'KWD', rates: { NOK: 1.5 }, dimensions } };
  const january = { period: '2026-01', currency: 'NOK' } as const;
  const parts = (world: Parameters<typeof figuresOf>[1], request: Parameters<typeof figuresOf>[0] = {}) =>
    figuresOf({ ...january, targetType: 'kind.amount', shape: 'parts', by: 'item', ...request }, world);

  it('T8 all sales and their items have the same total, and the items add up to it', () => {
    const total = figuresOf(january, world).total.actual!;
    expect(total).to.equal(77_997.65);
    const byItem = parts(world);
    expect(byItem.total.actual).to.equal(total);
    expect(byItem.points.map(({ key, actual }) => [key, actual])).to.deep.equal([
      ['a', 54_534.84],
      ['zz', 23_462.81],
    ]);
    const alone = figuresOf({ ...january, targetType: 'kind.amount', items: ['a'] }, world).total.actual;
    expect(alone, 'an item alone is rounded by itself').to.equal(54_534.83);
  });

  it('T8 all sales and their items have the same total, for any sales and rates', () => {
    const sale = fc.record({
      date: fc.constantFrom('2026-01-05', '2026-02-05'),
      user: fc.constantFrom('ann', 'bob', 'sol'),
      value: fc.integer({ min: -1e7, max: 1e7 }),
      item: fc.constantFrom('a', 'zz', 'x', undefined),
      currency: fc.constantFrom('USD', 'EUR', undefined),
    });
    const cents = (amount: number | undefined) => Math.round((amount ?? 0) * 100);
    fc.assert(
      fc.property(fc.array(sale, { maxLength: 20 }), rate, rate, (sales, usd, nok) => {
        const random = { sold: sales as Sold[], organisation: { dimensions, rates: { USD: usd, NOK: nok } } };
        const year = { period: '2026', currency: 'NOK' } as const;
        const total = cents(figuresOf(year, random).total.actual);
        const byItem = parts(random, year);
        expect(cents(byItem.total.actual)).to.equal(total);
        expect(byItem.points.reduce((sum, { actual }) => sum + cents(actual), 0)).to.equal(total);
      }),
      { numRuns: 50 },
    );
  });

  it('T7 names all currencies that have no rate, the one shown among them', () => {
    const mixed = [...sold, { ...sold[0]!, currency: 'USD' }, { ...sold[0]!, currency: 'JPY' }];
    const named = (currency: string, rates: Record<string, number>) =>
      figuresOf({ ...january, currency }, { sold: mixed, organisation: { currency: 'KWD', rates } })
        .notes.filter(({ code }) => code === 'missing-rate' || code === 'no-rate')
        .flatMap(({ value }) => value!.split(', '))
        .sort();
    expect(named('NOK', {})).to.deep.equal(['JPY', 'NOK', 'USD']);
    expect(named('NOK', { NOK: 1.5, JPY: 0.002 })).to.deep.equal(['USD']);
  });
});
