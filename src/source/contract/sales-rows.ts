import type { Actuals, ActualsQuery } from '../../model/actual.ts';
import type { Organisation } from '../../model/organisation.ts';
import type { SourceError } from '../source-error.ts';
import { type ContractCase, expectSame, rejectionOf } from './case.ts';
import { actualsOf, codeOf, type ContractSale, type MakeSource, ORGANISATION, said, SALES, signal } from './sales.ts';

const ROW: ContractSale = {
  id: 'S1',
  date: '2026-01-01',
  user: 'ann',
  currency: 'EUR',
  status: 'sold',
  profit: '1',
  amount: '1',
};

const REFUSED: readonly (readonly [field: keyof ContractSale, value: string])[] = [
  ['amount', '12 k'],
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
];

/** Sellers who are not listed may be noted here or with the organisation. */
const counted = (notes: Actuals['notes']) =>
  notes.flatMap(({ code, count }) => (code === 'unknown-sellers' ? [] : `${code} ${count}`));

function noteOf({ notes }: Actuals, wanted: string) {
  const note = notes.find(({ code }) => code === wanted);
  if (!note) throw new Error(`no note ${wanted} among: ${counted(notes).join(', ')}`);
  return note;
}

interface Held {
  readonly make: MakeSource;
  /** The answer of a source that holds `rows`. */
  from(rows: readonly object[], query?: Partial<ActualsQuery>): Promise<Actuals>;
  /** The organisation of a source that holds `SALES`. */
  found(organisation?: object): Promise<Organisation>;
}

const RULES: readonly (readonly [name: string, check: (held: Held) => Promise<void>])[] = [
  [
    'A1 rows equal in every column are noted',
    async (held) => {
      const { notes } = await held.from(SALES, { from: '2025-12-01', to: '2025-12-31' });
      expectSame(counted(notes), ['duplicate-rows 1']);
    },
  ],
  [
    'notes how many rows a measure leaves out',
    async (held) => {
      const profit = await held.from(SALES, { measure: 'profit' });
      expectSame(counted(profit.notes), ['duplicate-rows 1', 'missing-profit 1']);
      const open = await held.from(SALES, { status: 'open' });
      expectSame(counted(open.notes), ['duplicate-rows 1', 'missing-probability 1']);
    },
  ],
  [
    'refuses profit where there is none',
    async (held) => {
      const rows = [{ date: '2026-01-01', user: 'ann', amount: '1' }];
      expectSame(await codeOf(held.from(rows, { measure: 'profit' })), 'unsupported');
    },
  ],
  [
    'leaves out rows that cannot be read, and notes how many, where and what',
    async (held) => {
      const rows = SALES.map((row) =>
        row.id === 'S2' || row.id === 'S4' ? { ...row, date: `2026-02-3${row.id.slice(1)}` } : row,
      );
      const answer = await held.from(rows, { from: '2026-02-01' });
      expectSame(said(answer), ['bob|north|2026-03 400', 'bob|south|2026-02 2549', '|2026-03 400']);
      const { count, value, line } = noteOf(answer, 'rows-refused');
      expectSame([count, value, typeof line], [2, '2026-02-32', 'number']);
    },
  ],
  [
    'R8 blanks around an id are no part of it, and a blank one is none',
    async (held) => {
      const row = { date: '2026-01-01', user: 'ann', amount: '1' };
      const rows = ['A1', 'A1 ', ' A1', 'A 1', ' ', '  ', ''].map((id) => ({ ...row, id }));
      const answer = await held.from(rows, { measure: 'count' });
      expectSame(said(answer), ['ann|north|2026-01 5'], 'A1, A 1 and three without');
    },
  ],
  [
    'refuses data of which more than half cannot be read',
    async (held) => {
      const rows = SALES.map((row, index) => (index % 4 ? { ...row, amount: 'x' } : row));
      const { code, detail } = (await rejectionOf(held.from(rows))) as SourceError;
      const { problem, count, of, value } = detail;
      expectSame([code, problem, count, of, value], ['invalid-data', 'too-many-refused', 12, 17, 'x']);
    },
  ],
  [
    'R12 without an organisation file knows whom the sales name, each in the group of the newest sale',
    async (held) => {
      const { listed, groups, users } = await held.found();
      expectSame([listed, groups.map(({ id }) => id)], [false, ['north', 'south', 'west']]);
      const members = users.map(({ id, group }) => `${id}: ${group}`);
      expectSame(members, ['ann: north', 'bob: north', 'gone "x", y: north', 'new: west']);
    },
  ],
  [
    'R12 an organisation that does not list its users has those of the sales, its own groups first',
    async (held) => {
      const groups = [{ id: 'south', name: 'The South' }];
      const organisation = await held.found({ currency: 'EUR', groups, dimensions: ORGANISATION.dimensions });
      expectSame([organisation.listed, organisation.currency, organisation.users.length], [false, 'EUR', 4]);
      const named = organisation.groups.map(({ id }) => id);
      expectSame([named, organisation.groups[0]!.name], [['south', 'north', 'west'], 'The South']);
    },
  ],
  [
    'A2 without an organisation file a member is whom the newest sale says',
    async (held) => {
      const answer = await actualsOf(await held.make(SALES), { owner: 'user:bob', groupBy: 'member' });
      expectSame(said(answer), ['bob|north|2026-02 2549', 'bob|north|2026-03 400']);
    },
  ],
];

/** The rules for sources that read rows as text: what cannot be read is left out and noted, and so are duplicates. */
export function salesRowsContract(make: MakeSource): readonly ContractCase[] {
  const from = async (rows: readonly object[], query: Partial<ActualsQuery> = {}) =>
    actualsOf(await make(rows as readonly ContractSale[], ORGANISATION), query);
  const found = async (organisation?: object) => (await make(SALES, organisation)).organisation({ signal });
  return [
    ...REFUSED.map(([field, value]) => ({
      name: `refuses a row with ${field} "${value}"`,
      async run() {
        const answer = await from([ROW, ROW, { ...ROW, [field]: value }]);
        const { count, value: noted } = noteOf(answer, 'rows-refused');
        expectSame({ count, value: noted }, { count: 1, value });
      },
    })),
    ...['101', '-1', '1e1', 'constructor'].map((probability) => ({
      name: `refuses an open sale with probability "${probability}"`,
      async run() {
        const row = { date: '2026-01-01', user: 'ann', amount: '1', status: 'open', probability: '62.5 %' };
        const answer = await from([row, row, { ...row, probability }], { status: 'open' });
        expectSame(said(answer), ['ann|north|2026-01 125'], '62.5 % of 1.00 twice');
        expectSame(noteOf(answer, 'rows-refused').count, 1);
      },
    })),
    ...RULES.map(([name, check]) => ({ name, run: () => check({ make, from, found }) })),
  ];
}
