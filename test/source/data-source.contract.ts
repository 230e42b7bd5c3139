import { expect } from '@open-wc/testing';
import type { SaleRow } from '../../src/adapters/sales/sale-row.ts';
import type { Actuals, ActualsCell, ActualsQuery } from '../../src/model/actual.ts';
import type { DataSource } from '../../src/source/data-source.ts';
import { SourceError } from '../../src/source/source-error.ts';

/** Makes the source under test out of rows and, perhaps, what an organisation file holds. */
export type MakeSource = (rows: readonly SaleRow[], organisation?: object) => DataSource | Promise<DataSource>;

/** The one data set. Small enough to be added up in the head. */
export const SALES: readonly SaleRow[] = [
  { id: 'S1', date: '2026-01-31', user: 'ann', group: 'north', amount: '100.00', profit: '40.00', type: 'new' },
  { id: 'S1', date: '2026-02-01', user: 'bob', group: 'south', amount: '50.50', profit: '10.25', type: 'old' },
  { id: 'S1', date: '2026-01-31', user: 'ann', group: 'north', amount: '9.50', type: 'new' },
  {
    id: 'S2',
    date: '2026-02-14',
    user: 'ann',
    group: 'south',
    amount: '200',
    currency: 'JPY',
    profit: '7',
    type: 'new',
  },
  { id: 'S3', date: '2026-02-28', user: 'bob', amount: '-25.005', profit: '-5.5', type: 'old' },
  { id: 'S4', date: '2026-03-01T23:30:00Z', user: 'gone "x", y', group: 'north', amount: '70', profit: '1' },
  { id: 'S5', date: '2026-03-02T23:30:00', user: 'bob', group: 'north', amount: '1', profit: '0', type: 'old' },
  {
    id: 'S6',
    date: '2026-03-10',
    user: 'ann',
    group: 'north',
    amount: '0.01',
    status: 'open',
    probability: 50,
    type: 'new',
  },
  { id: 'S7', date: '2026-03-11', user: 'ann', group: 'north', amount: '0.02', status: 'open', probability: 50 },
  { id: 'S8', date: '2026-03-11', user: 'ann', group: 'north', amount: '999', status: 'open' },
  { id: 'S9', date: '2026-03-12', user: 'bob', group: 'north', amount: '500', status: 'lost' },
  { id: 'S9', date: '2026-03-12', user: 'bob', group: 'north', amount: '3', profit: '1', status: 'sold', type: 'new' },
  { id: 'S10', date: '2026-03-13', user: '', amount: '4', status: 'sold', profit: '2' },
  { id: 'S11', date: '2026-03-13', user: 'ann', group: 'north', amount: '6', status: 'stalled' },
  { id: 'S12', date: '2025-12-31', user: 'new', group: 'west', amount: '8', profit: '3', type: 'new' },
  { id: 'S12', date: '2025-12-31', user: 'new', group: 'west', amount: '8', profit: '3', type: 'new' },
  { id: 'S13', date: '2025-11-30', user: 'new', group: 'south', amount: '5', profit: '1' },
];

export const ORGANISATION = {
  groups: [{ id: 'north' }, { id: 'south' }],
  users: [{ id: 'ann', group: 'north' }, { id: 'bob', group: 'south' }, { id: 'loner' }],
  currency: 'EUR',
  timeZone: 'Europe/Amsterdam',
  dimensions: [{ id: 'sale-type', column: 'type', items: [{ id: 'new' }, { id: 'old' }] }],
};

const ALL: ActualsQuery = {
  owner: 'company',
  from: '2026-01-01',
  to: '2026-12-31',
  measure: 'amount',
  status: 'sold',
  byItem: false,
  groupBy: 'sale',
};

const BY_TYPE: Partial<ActualsQuery> = { dimension: 'sale-type', byItem: true };

/** A query that differs from "all of 2026", and its cells as `user|group|month|item|currency value`. */
type Case = readonly [rule: string, query: Partial<ActualsQuery>, cells: readonly string[]];

const SOLD_BY_MONTH = [
  'ann|north|2026-01 10950',
  'ann|south|2026-02||JPY 200',
  'bob|north|2026-03 400',
  'bob|south|2026-02 2549',
  'gone "x", y|north|2026-03 7000',
  '|2026-03 400',
];

const CASES: readonly Case[] = [
  ['A1 amounts stay on their lines, each with its own owner and month', {}, SOLD_BY_MONTH],
  [
    'A2 a sale counts for the group recorded on it, else for its owner’s',
    { owner: 'group:south' },
    ['ann|south|2026-02||JPY 200', 'bob|south|2026-02 2549'],
  ],
  [
    'A2 by member a sale counts for its owner’s group, whatever is recorded',
    { owner: 'group:south', groupBy: 'member' },
    ['bob|south|2026-02 2549', 'bob|south|2026-03 400'],
  ],
  [
    'A2 a user has all their sales, for whichever group',
    { owner: 'user:ann' },
    ['ann|north|2026-01 10950', 'ann|south|2026-02||JPY 200'],
  ],
  [
    'A3 sales of unknown users count for the group recorded on them',
    { owner: 'group:north', from: '2026-03-01', to: '2026-03-02' },
    ['bob|north|2026-03 100', 'gone "x", y|north|2026-03 7000'],
  ],
  [
    'A4 a date-time with offset is a day of the organisation’s zone',
    { from: '2026-03-02', to: '2026-03-02', owner: 'group:north' },
    ['bob|north|2026-03 100', 'gone "x", y|north|2026-03 7000'],
  ],
  ['months are clipped to the days asked for', { from: '2026-02-15', to: '2026-03-01' }, ['bob|south|2026-02 -2501']],
  [
    'by item each cell says its item, or that there is none',
    { ...BY_TYPE, from: '2026-03-01' },
    ['bob|north|2026-03|new 300', 'bob|north|2026-03|old 100', 'gone "x", y|north|2026-03 7000', '|2026-03 400'],
  ],
  [
    'items narrow the sales',
    { dimension: 'sale-type', items: ['old'] },
    ['bob|north|2026-03 100', 'bob|south|2026-02 2549'],
  ],
  ['an item that no sale has leaves nothing', { dimension: 'sale-type', items: ['none'] }, []],
  ['all sales have no items', { dimension: 'all-sales', byItem: true }, SOLD_BY_MONTH],
  [
    'profit leaves out rows that have none',
    { measure: 'profit' },
    [
      'ann|north|2026-01 4000',
      'ann|south|2026-02||JPY 7',
      'bob|north|2026-03 100',
      'bob|south|2026-02 475',
      'gone "x", y|north|2026-03 100',
      '|2026-03 200',
    ],
  ],
  ['open sales are weighted by their probability, rounded once per cell', { status: 'open' }, ['ann|north|2026-03 2']],
  ['open sales by item', { status: 'open', ...BY_TYPE }, ['ann|north|2026-03 1', 'ann|north|2026-03|new 1']],
  [
    'R8 an id counts once, where and as its first row says',
    { measure: 'count' },
    [
      'ann|north|2026-01 1',
      'ann|south|2026-02 1',
      'bob|north|2026-03 1',
      'bob|south|2026-02 1',
      'gone "x", y|north|2026-03 1',
      '|2026-03 1',
    ],
  ],
  [
    'R8 an id counts once per item',
    { measure: 'count', ...BY_TYPE, to: '2026-02-28' },
    ['ann|north|2026-01|new 1', 'ann|north|2026-01|old 1', 'ann|south|2026-02|new 1', 'bob|south|2026-02|old 1'],
  ],
  [
    'R8 an id counts once over several items',
    { measure: 'count', dimension: 'sale-type', items: ['new', 'old'], to: '2026-01-31' },
    ['ann|north|2026-01 1'],
  ],
  [
    'R8 an id counts if one of its lines has an item that is asked for',
    { measure: 'count', dimension: 'sale-type', items: ['old'], to: '2026-02-28' },
    ['ann|north|2026-01 1', 'bob|south|2026-02 1'],
  ],
  ['an owner that nobody knows has no cells', { owner: 'group:nowhere' }, []],
  ['a user that nobody knows has no cells', { owner: 'user:nobody' }, []],
  ['a period that ends before it begins has no cells', { from: '2026-03-01', to: '2026-02-01' }, []],
];

/** What every data source promises, whatever its form: same query, same answer (A5). */
export function testDataSource(name: string, make: MakeSource) {
  describe(`${name}: A5 same question, same answer, whatever the source`, () => {
    let source: DataSource;
    const { signal } = new AbortController();
    const actuals = async (query: Partial<ActualsQuery>, from = source): Promise<Actuals> =>
      (await from.actuals([{ ...ALL, ...query }], { signal }))[0]!;

    before(async () => {
      source = await make(SALES, ORGANISATION);
    });

    for (const [rule, query, cells] of CASES) {
      it(rule, async () => {
        expect(said(await actuals(query))).to.deep.equal(cells);
      });
    }

    it('A1 without ids each row is a sale', async () => {
      const without = await make(
        SALES.map(({ id: _, ...row }) => row),
        ORGANISATION,
      );
      expect(said(await actuals({ measure: 'count', to: '2026-02-28' }, without))).to.deep.equal([
        'ann|north|2026-01 2',
        'ann|south|2026-02 1',
        'bob|south|2026-02 2',
      ]);
    });

    it('A1 rows equal in every column are counted, and noted', async () => {
      const answer = await actuals({ from: '2025-12-01', to: '2025-12-31' });
      expect(said(answer)).to.deep.equal(['new|west|2025-12 1600']);
      expect(answer.notes.map(({ code, count }) => [code, count])).to.deep.equal([['duplicate-rows', 1]]);
    });

    it('notes how many rows a measure leaves out', async () => {
      const codes = async (query: Partial<ActualsQuery>) =>
        (await actuals(query)).notes.map(({ code, count }) => `${code} ${count}`);
      expect(await codes({ measure: 'profit' })).to.deep.equal(['duplicate-rows 1', 'missing-profit 1']);
      expect(await codes({ status: 'open' })).to.deep.equal(['duplicate-rows 1', 'missing-probability 1']);
    });

    it('answers in the order of the questions', async () => {
      const queries = ['user:bob', 'company', 'user:nobody', 'user:ann'].map(
        (owner) => ({ ...ALL, owner }) as ActualsQuery,
      );
      const answers = await source.actuals(queries, { signal });
      expect(answers.map(({ cells }) => cells.length)).to.deep.equal([2, 6, 0, 2]);
    });

    it('refuses profit where there is none', async () => {
      const without = await make([{ date: '2026-01-01', user: 'ann', amount: '1' }], ORGANISATION);
      expect(await codeOf(actuals({ measure: 'profit' }, without))).to.equal('unsupported');
    });

    it('refuses a dimension that nobody named', async () => {
      expect(await codeOf(actuals({ dimension: 'colour' }))).to.equal('unsupported');
    });

    it('leaves out rows that cannot be read, and notes how many, where and what', async () => {
      const rows = SALES.map((row) =>
        row.id === 'S2' || row.id === 'S4' ? { ...row, date: `2026-02-3${row.id.slice(1)}` } : row,
      );
      const answer = await actuals({ from: '2026-02-01' }, await make(rows, ORGANISATION));
      expect(said(answer)).to.deep.equal(['bob|north|2026-03 400', 'bob|south|2026-02 2549', '|2026-03 400']);
      const note = answer.notes.find(({ code }) => code === 'rows-refused');
      expect(note).to.deep.include({ count: 2, value: '2026-02-32' });
      expect(note?.line).to.be.a('number');
    });

    for (const [field, value] of [
      ['amount', '12,5'],
      ['amount', ''],
      ['amount', '90000000000001'],
      ['currency', 'QQQ'],
      ['amount', '1e3'],
      ['amount', '1.005e0'],
      ['date', '0001-01-01'],
      ['date', '0099-12-31'],
      ['status', 'wonn'],
      ['status', 'constructor'],
      ['status', '__proto__'],
      ['profit', 'much'],
    ] as const) {
      it(`refuses a row with ${field} "${value}"`, async () => {
        const row: SaleRow = {
          id: 'S1',
          date: '2026-01-01',
          user: 'ann',
          currency: 'EUR',
          status: 'sold',
          profit: '1',
          amount: '1',
        };
        const answer = await actuals({}, await make([row, row, { ...row, [field]: value }], ORGANISATION));
        expect(answer.notes.find(({ code }) => code === 'rows-refused')).to.deep.include({ count: 1, value });
      });
    }

    for (const probability of ['101', '-1', '1e1', 'constructor']) {
      it(`refuses an open sale with probability "${probability}"`, async () => {
        const row = { date: '2026-01-01', user: 'ann', amount: '1', status: 'open', probability: '62.5 %' } as object;
        const rows = [row, row, { ...row, probability }] as SaleRow[];
        const answer = await actuals({ status: 'open' }, await make(rows, ORGANISATION));
        expect(said(answer), '62.5 % of 1.00 twice').to.deep.equal(['ann|north|2026-01 125']);
        expect(answer.notes.find(({ code }) => code === 'rows-refused')).to.deep.include({ count: 1 });
      });
    }

    it('R8 blanks around an id are no part of it, and a blank one is none', async () => {
      const row = { date: '2026-01-01', user: 'ann', amount: '1' };
      const rows = ['A1', 'A1 ', ' A1', 'A 1', ' ', '  ', ''].map((id) => ({ ...row, id }));
      const answer = await actuals({ measure: 'count' }, await make(rows, ORGANISATION));
      expect(said(answer), 'A1, A 1 and three without').to.deep.equal(['ann|north|2026-01 5']);
    });

    it('refuses data of which more than half cannot be read', async () => {
      const rows = SALES.map((row, at) => (at % 4 ? { ...row, amount: 'x' } : row));
      const error = await rejection(actuals({}, await make(rows, ORGANISATION)));
      expect(error.code).to.equal('invalid-data');
      expect(error.detail).to.deep.include({ problem: 'too-many-refused', count: 12, of: 17, value: 'x' });
    });

    it('refuses a sum beyond the exact range', async () => {
      const row: SaleRow = { date: '2026-01-01', user: 'ann', amount: '900000000000' };
      const rows = Array.from({ length: 101 }, () => row);
      expect(await codeOf(actuals({}, await make(rows, ORGANISATION)))).to.equal('invalid-data');
    });

    it('hands on the organisation, and the currencies that sales name (R14)', async () => {
      const organisation = await source.organisation({ signal });
      expect(organisation.listed).to.equal(true);
      expect(organisation.users.map(({ id }) => id)).to.deep.equal(['ann', 'bob', 'loner']);
      expect(organisation.currencies).to.deep.equal(['JPY']);
    });

    it('R12 without an organisation file knows whom the sales name, each in the group of the newest sale', async () => {
      const organisation = await (await make(SALES)).organisation({ signal });
      expect(organisation.listed).to.equal(false);
      expect(organisation.groups.map(({ id }) => id)).to.deep.equal(['north', 'south', 'west']);
      expect(organisation.users.map(({ id, group }) => [id, group])).to.deep.equal([
        ['ann', 'north'],
        ['bob', 'north'],
        ['gone "x", y', 'north'],
        ['new', 'west'],
      ]);
    });

    it('R12 an organisation that does not list its users has those of the sales, its own groups first', async () => {
      const said = {
        currency: 'EUR',
        groups: [{ id: 'south', name: 'The South' }],
        dimensions: ORGANISATION.dimensions,
      };
      const organisation = await (await make(SALES, said)).organisation({ signal });
      expect([organisation.listed, organisation.currency, organisation.users.length]).to.deep.equal([false, 'EUR', 4]);
      expect(organisation.groups.map(({ id }) => id)).to.deep.equal(['south', 'north', 'west']);
      expect(organisation.groups[0]!.name).to.equal('The South');
    });

    it('A2 without an organisation file a member is whom the newest sale says', async () => {
      const found = await make(SALES);
      expect(said(await actuals({ owner: 'user:bob', groupBy: 'member' }, found))).to.deep.equal([
        'bob|north|2026-02 2549',
        'bob|north|2026-03 400',
      ]);
    });

    it('T8 rows that name no currency are one cell with those that name the organisation’s, rounded once', async () => {
      const open = { date: '2026-01-05', user: 'ann', amount: '0.01', status: 'open', probability: 50 } as const;
      const mixed = await make([open, { ...open, currency: 'EUR' }], ORGANISATION);
      expect(said(await actuals({ status: 'open' }, mixed))).to.deep.equal(['ann|north|2026-01||EUR 1']);
    });

    it('has no figures where there are no sales', async () => {
      const answer = await actuals({}, await make([{ date: '2020-01-01', user: 'ann', amount: '1' }], ORGANISATION));
      expect(answer).to.deep.equal({ cells: [], notes: [] });
    });

    it('freezes what it answers', async () => {
      const answers = await source.actuals([ALL], { signal });
      const { cells, notes } = answers[0]!;
      expect([answers, answers[0], cells, cells[0], notes, notes[0]].every(Object.isFrozen)).to.equal(true);
      expect(Object.isFrozen(await source.organisation({ signal }))).to.equal(true);
    });

    it('rejects with the signal’s reason when aborted before', async () => {
      const reason = new Error('no longer wanted');
      const aborted = { signal: AbortSignal.abort(reason) };
      expect(await rejection(source.actuals([ALL], aborted))).to.equal(reason);
      expect(await rejection(source.organisation(aborted))).to.equal(reason);
    });

    it('rejects with the signal’s reason when aborted meanwhile, and answers others all the same', async () => {
      const fresh = await make(SALES, ORGANISATION);
      const reason = new Error('no longer wanted');
      const leaving = new AbortController();
      const gone = rejection(fresh.actuals([ALL], { signal: leaving.signal }));
      const stays = fresh.actuals([ALL], { signal });
      leaving.abort(reason);
      expect(await gone).to.equal(reason);
      expect((await stays)[0]!.cells).to.have.length(6);
    });
  });
}

function said({ cells }: Actuals): readonly string[] {
  return cells.map(textOf).sort();
}

function textOf({ user, group, month, item, currency, value }: ActualsCell): string {
  const parts = group === undefined ? [user, month] : [user, group, month];
  if (item !== undefined || currency !== undefined) parts.push(item ?? '');
  if (currency !== undefined) parts.push(currency);
  return `${parts.join('|')} ${value}`;
}

async function rejection(promise: Promise<unknown>): Promise<SourceError> {
  try {
    await promise;
  } catch (error) {
    return error as SourceError;
  }
  throw new Error('did not reject');
}

async function codeOf(promise: Promise<unknown>): Promise<string> {
  const error = await rejection(promise);
  return error instanceof SourceError ? error.code : String(error);
}
