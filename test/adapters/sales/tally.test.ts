import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { SalesColumns } from '../../../src/adapters/sales/columns.ts';
import { cubeOf } from '../../../src/adapters/sales/cube.ts';
import { SalesEngine } from '../../../src/adapters/sales/engine.ts';
import { actualsOf } from '../../../src/adapters/sales/answer.ts';
import { RowWriter } from '../../../src/adapters/sales/row-writer.ts';
import type { ActualsQuery } from '../../../src/model/actual.ts';
import { addDays, isDay } from '../../../src/model/day.ts';
import { decimalText } from './decimal-text.ts';

interface Row {
  readonly [field: string]: string;
}

const ALL: ActualsQuery = {
  owner: 'company',
  from: '2026-01-01',
  to: '2026-12-31',
  measure: 'amount',
  status: 'sold',
  byItem: false,
  groupBy: 'sale',
};

function columnsOf(rows: readonly Row[], has = { profit: true, id: true }): SalesColumns {
  const writer = new RowWriter({ currency: 'EUR', dimensions: [{ id: 'type' }] }, has);
  for (const [at, row] of rows.entries()) {
    const text = (field: string) => row[field] ?? '';
    const day = (date: string) => (isDay(date) ? date : undefined);
    const percent = () => text('probability');
    writer.write(at, { text, day, decimal: text, percent, print: () => String(at) });
  }
  return writer.columns;
}

const engineOf = (rows: readonly Row[], has?: { profit: boolean; id: boolean }) =>
  new SalesEngine(columnsOf(rows, has), []);

const answer = (engine: SalesEngine, query: Partial<ActualsQuery>) => {
  const asked = { ...ALL, ...query };
  return actualsOf(engine.tally(asked), asked, engine.found);
};

const money = fc.integer({ min: -9e12, max: 9e12 }).map((minor) => decimalText(minor, 2));
const row = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd', ''),
  // Few of each, so that many rows are alike.
  date: fc.constantFrom('2026-01-31', '2026-02-01'),
  user: fc.constantFrom('ann', 'bob'),
  group: fc.constantFrom('north', ''),
  amount: money,
  profit: fc.oneof(money, fc.constant('')),
  currency: fc.constantFrom('', 'USD'),
  status: fc.constantFrom('sold', 'sold', 'open', 'lost'),
  probability: fc.constantFrom('', '33.33', '100'),
  type: fc.constantFrom('new', 'old', ''),
});
const query = fc.record({
  owner: fc.constantFrom<ActualsQuery['owner']>('company', 'group:north', 'user:ann'),
  from: fc.constantFrom('2026-01-01', '2026-02-01'),
  to: fc.constantFrom('2026-12-31', '2026-01-31'),
  measure: fc.constantFrom<ActualsQuery['measure']>('amount', 'count', 'profit'),
  status: fc.constantFrom<ActualsQuery['status']>('sold', 'open'),
  dimension: fc.constantFrom(undefined, 'type'),
  items: fc.constantFrom(undefined, ['new'], ['new', 'old']),
  byItem: fc.boolean(),
  groupBy: fc.constantFrom<ActualsQuery['groupBy']>('sale', 'member'),
});

describe('tally', () => {
  it('answers the same from rows and from rows added up', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 40, size: 'max' }), query, fc.boolean(), (rows, asked, id) => {
        const engine = engineOf(rows, { profit: true, id });
        const before = answer(engine, asked);
        for (const _ of engine.prepare(cubeOf));
        expect(answer(engine, asked)).to.deep.equal(before);
      }),
    );
  });

  it('R8 counts ids by item still when rows are added up', () => {
    const line = { id: 'a', date: '2026-01-15', user: 'ann', amount: '1' };
    const engine = engineOf([
      { ...line, type: 'new' },
      { ...line, type: 'old' },
      { ...line, id: 'b', type: 'old' },
    ]);
    for (const _ of engine.prepare(cubeOf));
    const values = (asked: Partial<ActualsQuery>) =>
      answer(engine, { measure: 'count', ...asked }).cells.map(({ value }) => value);
    expect(values({})).to.deep.equal([2]);
    expect(values({ dimension: 'type', byItem: true })).to.deep.equal([1, 2]);
    expect(values({ dimension: 'type', items: ['old'] })).to.deep.equal([2]);
  });

  for (const [what, users] of [
    ['few', 3],
    ['as many', 80_000],
  ] as const) {
    it(`adds up many rows to ${what} cells`, () => {
      const rows = Array.from({ length: 80_000 }, (_, at) => ({
        date: addDays('2026-01-01', at % 300),
        user: `u${at % users}`,
        amount: '1',
      }));
      const engine = engineOf(rows, { profit: false, id: false });
      const before = answer(engine, {});
      for (const _ of engine.prepare(cubeOf));
      expect(JSON.stringify(answer(engine, {}))).to.equal(JSON.stringify(before));
    });
  }

  it('adds up rows whatever their order', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 20, size: 'max' }), query, (rows, asked) => {
        const sorted = (each: readonly Row[]) =>
          answer(engineOf(each, { profit: true, id: false }), { ...asked, groupBy: 'sale' })
            .cells.filter(({ group }) => group !== undefined)
            .map((cell) => JSON.stringify(Object.entries(cell).sort()))
            .sort();
        const named = rows.map((each) => ({ ...each, group: each.group || 'south' }));
        expect(sorted([...named].reverse())).to.deep.equal(sorted(named));
      }),
    );
  });

  it('T8 weighs open sales exactly and rounds once per cell, half away from zero', () => {
    const sale = fc.record({
      minor: fc.integer({ min: -9e13, max: 9e13 }),
      hundredths: fc.integer({ min: 0, max: 10_000 }),
    });
    fc.assert(
      fc.property(fc.array(sale, { minLength: 1, maxLength: 30, size: 'max' }), (sales) => {
        const rows = sales.map(({ minor, hundredths }) => ({
          date: '2026-01-15',
          status: 'open',
          amount: decimalText(minor, 2),
          probability: String(hundredths / 100),
        }));
        const exact = sales.reduce((sum, { minor, hundredths }) => sum + BigInt(minor) * BigInt(hundredths), 0n);
        const away = exact < 0n ? -5000n : 5000n;
        const [cell] = answer(engineOf(rows), { status: 'open' }).cells;
        expect(cell!.value).to.equal(Number((exact + away) / 10_000n));
      }),
    );
  });

  for (const [rest, rounded] of [
    [['0.01', '50'], 1],
    [['-0.01', '50'], -1],
    [['0.01', '49.99'], 0],
    [['1.00', '99.5', '-0.01', '0.01'], 99],
    [['1', '1', '-0.01', '50'], 1],
    [['-1', '1', '0.01', '50'], -1],
    // Amounts whose weight is beyond what a double holds exactly.
    [['866570476698.00', '98.25'], 85_140_549_335_579],
    [['-822467764503.80', '99.08'], -81_490_106_107_037],
  ] as const) {
    it(`T8 rounds ${rest.join(' ')} to ${rounded}`, () => {
      const rows: Row[] = [];
      for (let at = 0; at < rest.length; at += 2) {
        rows.push({ date: '2026-01-15', status: 'open', amount: rest[at]!, probability: rest[at + 1]! });
      }
      const [cell] = answer(engineOf(rows), { status: 'open' }).cells;
      expect(cell!.value).to.equal(rounded);
    });
  }

  it('counts cells of more owners, months and items than fit an index', () => {
    const rows = Array.from({ length: 6000 }, (_, at) => ({
      date: addDays('2020-01-01', at % 3000),
      user: `u${at % 3000}`,
      type: `t${at % 100}`,
      amount: '1',
    }));
    const asked = { from: '2020-01-01', to: '2029-12-31', dimension: 'type', byItem: true };
    const { cells } = answer(engineOf(rows), asked);
    expect(cells).to.have.length(3000);
    expect(cells[2999]).to.deep.equal({ user: 'u2999', month: '2028-03', item: 't99', value: 200 });
  });
});
