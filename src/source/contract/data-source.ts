import type { Actuals, ActualsCell, ActualsQuery } from '../../model/actual.ts';
import type { DataSource } from '../data-source.ts';
import { type ContractCase, expectPlain, expectSame, rejectionOf } from './case.ts';
import { actualsOf, ALL, codeOf, type MakeSource, ORGANISATION, said, SALES, signal } from './sales.ts';

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
  [
    'by day each cell says its day, the first and the last of the period too',
    { grain: 'day', from: '2026-01-31', to: '2026-02-14' },
    ['ann|north|2026-01-31 10950', 'ann|south|2026-02-14||JPY 200', 'bob|south|2026-02-01 5050'],
  ],
  [
    'by day and item, each day in the organisation’s zone (A4)',
    { grain: 'day', ...BY_TYPE, from: '2026-03-01', to: '2026-03-12' },
    ['bob|north|2026-03-02|old 100', 'bob|north|2026-03-12|new 300', 'gone "x", y|north|2026-03-02 7000'],
  ],
  [
    'by day an id counts on the day of its first row (R8)',
    { grain: 'day', measure: 'count', to: '2026-02-27' },
    ['ann|north|2026-01-31 1', 'ann|south|2026-02-14 1'],
  ],
  [
    'by day open sales are rounded once per day',
    { grain: 'day', status: 'open' },
    ['ann|north|2026-03-10 1', 'ann|north|2026-03-11 1'],
  ],
  ['an owner that nobody knows has no cells', { owner: 'group:nowhere' }, []],
  ['a user that nobody knows has no cells', { owner: 'user:nobody' }, []],
  ['a period that ends before it begins has no cells', { from: '2026-03-01', to: '2026-02-01' }, []],
];

interface Held {
  readonly make: MakeSource;
  /** The source of `SALES`, made once. */
  source(): Promise<DataSource>;
  /** Asks it. */
  ask(query: Partial<ActualsQuery>): Promise<Actuals>;
}

const RULES: readonly (readonly [name: string, check: (held: Held) => Promise<void>])[] = [
  [
    'A1 without ids each row is a sale',
    async (held) => {
      const rows = SALES.map(({ id: _, ...row }) => row);
      const answer = actualsOf(await held.make(rows, ORGANISATION), { measure: 'count', to: '2026-02-28' });
      expectSame(said(await answer), ['ann|north|2026-01 2', 'ann|south|2026-02 1', 'bob|south|2026-02 2']);
    },
  ],
  [
    'A1 rows equal in every column are counted',
    async (held) =>
      expectSame(said(await held.ask({ from: '2025-12-01', to: '2025-12-31' })), ['new|west|2025-12 1600']),
  ],
  [
    'sales by day add up to those by month',
    async (held) => {
      const queries = [{}, BY_TYPE, { measure: 'count' }, { groupBy: 'member' }, { owner: 'user:bob' }] as const;
      for (const query of queries) {
        const byDay = await held.ask({ ...query, from: '2025-01-01', grain: 'day' });
        expectSame(said(byMonth(byDay)), said(await held.ask({ ...query, from: '2025-01-01' })), JSON.stringify(query));
      }
    },
  ],
  [
    'answers in the order of the questions',
    async (held) => {
      const owners = ['user:bob', 'company', 'user:nobody', 'user:ann'] as const;
      const queries = owners.map((owner) => ({ ...ALL, owner }));
      const answers = await (await held.source()).actuals(queries, { signal });
      const counts = answers.map(({ cells }) => cells.length);
      expectSame(counts, [2, 6, 0, 2], 'cells per answer');
    },
  ],
  [
    'refuses a dimension that nobody named',
    async (held) => expectSame(await codeOf(held.ask({ dimension: 'colour' })), 'unsupported'),
  ],
  [
    'refuses a sum beyond the exact range (T8)',
    async (held) => {
      const row = { date: '2026-01-01', user: 'ann', amount: '900000000000' };
      const rows = Array.from({ length: 101 }, () => row);
      expectSame(await codeOf(actualsOf(await held.make(rows, ORGANISATION), {})), 'invalid-data');
    },
  ],
  [
    'hands on the organisation, and the currencies that sales name (R14)',
    async (held) => {
      const { listed, users, currencies } = await (await held.source()).organisation({ signal });
      expectSame([listed, users.map(({ id }) => id), currencies], [true, ['ann', 'bob', 'loner'], ['JPY']]);
    },
  ],
  [
    'T8 rows that name no currency are one cell with those that name the organisation’s, rounded once',
    async (held) => {
      const open = { date: '2026-01-05', user: 'ann', amount: '0.01', status: 'open', probability: 50 } as const;
      const mixed = await held.make([open, { ...open, currency: 'EUR' }], ORGANISATION);
      expectSame(said(await actualsOf(mixed, { status: 'open' })), ['ann|north|2026-01||EUR 1']);
      const sold = { date: '2026-01-05', user: 'ann', amount: '0.01' } as const;
      const both = await held.make([sold, { ...sold, currency: 'EUR' }], ORGANISATION);
      expectSame(said(await actualsOf(both, {})), ['ann|north|2026-01||EUR 2']);
    },
  ],
  [
    'T8 open sales are the same in total with items and without: items share what is rounded once, by largest remainder',
    async (held) => {
      const open = { date: '2026-01-05', user: 'ann', status: 'open', probability: 50 } as const;
      const rows = [
        { ...open, amount: '0.01', type: 'old' },
        { ...open, amount: '0.01', type: 'new' },
        { ...open, amount: '0.01' },
        { ...open, amount: '-0.03', date: '2026-02-05', type: 'old' },
        { ...open, amount: '0.02', date: '2026-02-05', type: 'new', probability: 60 },
      ];
      const source = await held.make(rows, ORGANISATION);
      expectSame(said(await actualsOf(source, { status: 'open' })), ['ann|north|2026-01 2', 'ann|north|2026-02 0']);
      expectSame(said(await actualsOf(source, { status: 'open', ...BY_TYPE })), [
        'ann|north|2026-01 1',
        'ann|north|2026-01|new 1',
        'ann|north|2026-01|old 0',
        'ann|north|2026-02|new 1',
        'ann|north|2026-02|old -1',
      ]);
    },
  ],
  [
    'has no figures where there are no sales',
    async (held) => {
      const old = await held.make([{ date: '2020-01-01', user: 'ann', amount: '1' }], ORGANISATION);
      expectSame(await actualsOf(old, {}), { cells: [], notes: [] });
    },
  ],
  [
    'answers in plain JSON',
    async (held) => {
      expectPlain(await held.ask({}));
      expectPlain(await (await held.source()).organisation({ signal }));
    },
  ],
  [
    'rejects with the signal’s reason when aborted before',
    async (held) => {
      const reason = new Error('no longer wanted');
      const aborted = { signal: AbortSignal.abort(reason) };
      expectSame((await rejectionOf((await held.source()).actuals([ALL], aborted))) === reason, true, 'actuals');
      expectSame((await rejectionOf((await held.source()).organisation(aborted))) === reason, true, 'organisation');
    },
  ],
  [
    'rejects with the signal’s reason when aborted meanwhile, and answers others all the same',
    async (held) => {
      const fresh = await held.make(SALES, ORGANISATION);
      const leaving = new AbortController();
      const gone = rejectionOf(fresh.actuals([ALL], { signal: leaving.signal }));
      const stays = actualsOf(fresh, {});
      leaving.abort(new Error('no longer wanted'));
      expectSame((await gone) === leaving.signal.reason, true, 'rejects with the reason');
      expectSame(said(await stays), SOLD_BY_MONTH);
    },
  ],
];

/** The cells of each month of an answer by day, added up. */
function byMonth({ cells, notes }: Actuals): Actuals {
  const sums = new Map<string, ActualsCell>();
  for (const { day: _, ...cell } of cells) {
    const key = said({ cells: [{ ...cell, value: 0 }], notes }).join();
    sums.set(key, { ...cell, value: (sums.get(key)?.value ?? 0) + cell.value });
  }
  return { cells: [...sums.values()], notes };
}

/**
 * The rules that every data source keeps, whatever its form: same query, same
 * answer (A5). `make` is called once for the cases that ask `SALES`.
 */
export function dataSourceContract(make: MakeSource): readonly ContractCase[] {
  let made: Promise<DataSource> | undefined;
  const source = () => (made ??= Promise.resolve(make(SALES, ORGANISATION)));
  const ask = async (query: Partial<ActualsQuery>) => actualsOf(await source(), query);
  return [
    ...CASES.map(([name, query, cells]) => ({ name, run: async () => expectSame(said(await ask(query)), cells) })),
    ...RULES.map(([name, check]) => ({ name, run: () => check({ make, source, ask }) })),
  ];
}
