import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { SalesColumns } from '../../../src/adapters/sales/columns.ts';
import { SalesEngine } from '../../../src/adapters/sales/engine.ts';
import { SaleWriter } from '../../../src/adapters/sales/sale-writer.ts';
import { valueReaders } from '../../../src/adapters/sales/value-readers.ts';
import { readList } from '../../../src/adapters/tables/list-rows.ts';
import { PLAIN_FORMS } from '../../../src/adapters/tables/plain-forms.ts';
import type { ActualsCell, ActualsQuery } from '../../../src/model/actual.ts';
import { addDays } from '../../../src/model/day.ts';
import { atOnce, STEP } from '../../../src/model/steps.ts';
import { SourceError } from '../../../src/source/source-error.ts';
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
  const mapping = { columns: new Map(), nulls: [] };
  const writer = new SaleWriter({ mapping, currency: 'EUR', dimensions: [{ id: 'type' }] }, valueReaders, PLAIN_FORMS);
  const names = ['date', 'user', 'group', 'amount', 'currency', 'status', 'probability', 'type'];
  void readList(rows, [...names, ...(has.profit ? ['profit'] : []), ...(has.id ? ['id'] : [])], writer);
  return writer.end().columns;
}

const engineOf = (rows: readonly Row[], has?: { profit: boolean; id: boolean }) =>
  new SalesEngine(columnsOf(rows, has), []);

const answer = (engine: SalesEngine, query: Partial<ActualsQuery>) => atOnce(engine.actuals({ ...ALL, ...query }));

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
  grain: fc.constantFrom<ActualsQuery['grain']>(undefined, 'month', 'day'),
});

/** A plain reading of A1, A2 and R8 that the columns are held against: rows by cell, each with its weight. */
function rowsByCell(rows: readonly Row[], query: ActualsQuery): Map<string, (readonly [Row, bigint])[]> {
  const found = new Map<string, (readonly [Row, bigint])[]>();
  const counted = new Set<string>();
  const newest = (user: string) =>
    rows
      .filter((row) => row.user === user && row.group)
      .sort((a, b) => (a.date! < b.date! ? -1 : a.date! > b.date! ? 1 : 0))
      .at(-1)?.group;
  for (const [at, row] of rows.entries()) {
    const head = query.measure === 'count' && row.id ? rows.find(({ id }) => id === row.id)! : row;
    const group = (query.groupBy === 'sale' && head.group) || newest(head.user!);
    const owned = { company: true, 'group:north': group === 'north', 'user:ann': head.user === 'ann' }[
      query.owner as string
    ];
    const dated = head.date! >= query.from && head.date! <= query.to && head.status === query.status;
    if (!owned || !dated || (query.dimension && query.items && !query.items.includes(row.type!))) continue;
    const item = query.byItem && query.dimension && row.type ? { item: row.type } : {};
    const sale = JSON.stringify([row.id || at, item]);
    if (query.measure === 'count' && counted.has(sale)) continue;
    counted.add(sale);
    const currency =
      query.measure !== 'count' && (head.currency || (rows.some((one) => one.currency === 'EUR') && 'EUR'));
    const cell = {
      user: head.user,
      ...(group && { group }),
      month: head.date!.slice(0, 7),
      ...(query.grain === 'day' && { day: head.date }),
      ...item,
      ...(currency && { currency }),
    };
    const weight = query.status === 'open' ? BigInt(Math.round(Number(row.probability) * 100)) : 10_000n;
    if (query.measure !== 'count' && (row[query.measure] === '' || (query.status === 'open' && !row.probability)))
      continue;
    const key = keyOf(cell);
    found.set(key, [...(found.get(key) ?? []), [row, weight]]);
  }
  return found;
}

const keyOf = (cell: object) => JSON.stringify(Object.entries(cell).sort());

const PARTS = 10_000n;

/** Minor units × weight, in parts of a minor unit. */
function partsOf(rows: readonly (readonly [Row, bigint])[], measure: ActualsQuery['measure']): bigint {
  const minor = (text: string) => BigInt(text.replace('.', ''));
  return rows.reduce((sum, [row, weight]) => sum + (measure === 'count' ? PARTS : minor(row[measure]!) * weight), 0n);
}

/** Half away from zero. */
const rounded = (parts: bigint) => (parts + (parts < 0n ? -PARTS : PARTS) / 2n) / PARTS;

/** A plain reading of T8: cells alike in all but their item are rounded together and share by largest remainder. */
function valuesOf(found: ReturnType<typeof rowsByCell>, measure: ActualsQuery['measure']): Map<string, number> {
  const withoutItem = (key: string) => key.replace(/\["item","\w+"\],?/, '');
  const values = new Map<string, bigint>();
  for (const place of new Set([...found.keys()].map(withoutItem))) {
    const keys = [...found.keys()].filter((key) => withoutItem(key) === place);
    const parts = new Map(keys.map((key) => [key, partsOf(found.get(key)!, measure)]));
    const total = rounded([...parts.values()].reduce((sum, part) => sum + part, 0n));
    const sum = [...parts.values()].reduce((all, part) => all + part, 0n);
    const sign = sum < 0n ? -1n : 1n;
    const rest = (key: string) => (((parts.get(key)! * sign) % PARTS) + PARTS) % PARTS;
    const item = (key: string) => /"item","(\w+)"/.exec(key)?.[1] ?? '';
    keys.sort((one, other) => Number(rest(other) - rest(one)) || (item(one) < item(other) ? -1 : 1));
    let left = total * sign;
    for (const key of keys) left -= (parts.get(key)! * sign - rest(key)) / PARTS;
    for (const key of keys)
      values.set(key, ((parts.get(key)! * sign - rest(key)) / PARTS + (left-- > 0n ? 1n : 0n)) * sign);
  }
  return new Map([...values].map(([key, value]) => [key, Number(value)]));
}

describe('an answer about very many owners', () => {
  const rows = Array.from({ length: 2 * STEP + 1 }, (_, at) => ({
    date: '2026-01-31',
    user: `u${at}`,
    amount: '1',
    status: at % 2 ? 'open' : 'sold',
    probability: '33.33',
  }));
  const engine = engineOf(
    rows.flatMap((row) => [row, { ...row, status: row.status === 'sold' ? 'open' : 'sold' }]),
    { profit: false, id: false },
  );

  for (const [status, stages] of [
    ['sold', ['owners', 'sums', 'exact sums', 'cells']],
    ['open', ['owners', 'sums', 'places', 'rounded sums', 'cells']],
  ] as const) {
    it(`hands back after so many ${stages.join(', ')} of ${status} sales`, () => {
      const work = engine.actuals({ ...ALL, status });
      let steps = 0;
      while (!work.next().done) steps += 1;
      expect(steps).to.equal(2 * stages.length);
    });
  }
});

describe('cells', () => {
  it('are those of a plain reading of the rows', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 40, size: 'max' }), query, (rows, asked) => {
        const expected = valuesOf(rowsByCell(rows, asked), asked.measure);
        const cells = answer(engineOf(rows), asked).cells.map(({ value, ...cell }: ActualsCell) => [
          keyOf(cell),
          value,
        ]);
        expect(new Map(cells as [string, number][])).to.deep.equal(expected);
      }),
      { numRuns: 500 },
    );
  });

  it('are in order of time, owner and item, however the rows lie', () => {
    const rows = ['2026-02-02', '2026-01-05', '2026-02-01'].map((date) => ({ date, user: 'ann', amount: '1' }));
    expect(answer(engineOf(rows), { grain: 'day' }).cells.map(({ day }) => day)).to.deep.equal([
      '2026-01-05',
      '2026-02-01',
      '2026-02-02',
    ]);
  });

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

  it('T8 open sales by item share what is rounded once for all of them, whatever the order of the rows', () => {
    const sale = fc.record({
      minor: fc.integer({ min: -300, max: 300 }),
      probability: fc.integer({ min: 0, max: 10_000 }).map((hundredths) => String(hundredths / 100)),
      type: fc.constantFrom('', 'a', 'b', 'c'),
    });
    fc.assert(
      fc.property(fc.array(sale, { minLength: 1, maxLength: 12 }), (sales) => {
        const rows = sales.map(({ minor, ...rest }) => ({
          date: '2026-01-15',
          status: 'open',
          amount: decimalText(minor, 2),
          ...rest,
        }));
        const by = (list: readonly Row[]) =>
          answer(engineOf(list), { status: 'open', dimension: 'type', byItem: true }).cells;
        const [total] = answer(engineOf(rows), { status: 'open' }).cells;
        const shares = by(rows);
        expect(shares.reduce((sum, { value }) => sum + value, 0)).to.equal(total!.value);
        for (const { item = '', value } of shares) {
          const own = rows.filter(({ type }) => type === item);
          const exact = own.reduce((sum, { amount, probability }) => sum + Number(amount) * Number(probability), 0);
          expect(Math.abs(value - exact)).to.be.below(1 + 1e-9);
        }
        expect(by([...rows].reverse())).to.have.deep.members(shares);
      }),
    );
  });

  it('T8 refuses by name open sales whose items together are beyond the exact range', () => {
    const rows = Array.from({ length: 200 }, (_, at) => ({
      date: '2026-01-15',
      status: 'open',
      amount: '899999999999.99',
      probability: '99.99',
      type: at % 2 ? 'a' : 'b',
    }));
    const half = engineOf(rows.slice(0, 100));
    expect(answer(half, { status: 'open', dimension: 'type', byItem: true }).cells).to.have.length(2);
    for (const asked of [{}, { dimension: 'type', byItem: true }]) {
      expect(() => answer(engineOf(rows), { status: 'open', ...asked }))
        .to.throw(SourceError)
        .with.nested.property('detail.problem', 'too-large');
    }
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
