import { expect } from '@open-wc/testing';
import type { ActualsQuery } from '../../src/model/actual.ts';
import type { Organisation } from '../../src/model/organisation.ts';
import type { Revision, TargetCatalogue, TargetSet } from '../../src/model/target.ts';
import { SourceError } from '../../src/source/source-error.ts';
import { STEP } from '../../src/model/steps.ts';
import { checkActuals, checkCatalogue, checkSet } from '../../src/store/answer-shapes.ts';
import { actuals, bench, forever, ORGANISATION, outcome, query, settled } from './by-hand.ts';

const KEY = { year: 2026, targetType: 'all-sales.amount' };
const VALUES = Array<number | null>(12).fill(null);
const SET: TargetSet = { ...KEY, interval: 'month', rows: [{ owner: 'company', values: VALUES }], revision: 1 };
const CATALOGUE: TargetCatalogue = { types: [], sets: [{ ...KEY, interval: 'month' }], owners: [], currencies: [] };
const REVISION: Revision = { row: { ...KEY, owner: 'company' }, revision: 1, kind: 'edited', at: '', changes: [] };

type Asked = 'organisation' | 'catalogue' | 'load' | 'actuals' | 'changes' | 'save';

/** Asks a store, and answers by hand. */
async function answered(method: Asked, answer: unknown, asked: Partial<ActualsQuery> = {}) {
  const { store, source, repository, time } = bench();
  const one = query(asked);
  const asks: Readonly<Record<Asked, () => Promise<unknown>>> = {
    organisation: () => store.organisation.ask(forever),
    catalogue: () => store.catalogue.ask(forever),
    load: () => store.targets(KEY).ask(forever),
    actuals: () => store.actuals(one).ask(forever),
    changes: () => store.changes(KEY, 0, { signal: forever }),
    save: () => store.save([{ ...KEY, base: 0 }], { signal: forever }),
  };
  const promise = asks[method]();
  promise.catch(() => {});
  await time.pass(0);
  const calls = {
    organisation: source.organisations,
    catalogue: repository.catalogues,
    load: repository.loads,
    actuals: source.asked,
    changes: repository.revisions,
    save: repository.saves,
  } as const;
  calls[method][0]!.resolve(answer as never);
  await settled();
  const held = {
    organisation: store.organisation.held,
    catalogue: store.catalogue.held,
    load: store.targets(KEY).held,
    actuals: store.actuals(one).held,
    changes: undefined,
    save: store.targets(KEY).held,
  }[method];
  return { result: await outcome(promise), held };
}

const organisation = (part: object) => ({ ...ORGANISATION, ...part });
const setWith = (part: object) => ({ ...SET, ...part });
const rowWith = (part: object) => setWith({ rows: [{ ...SET.rows[0], ...part }] });
const cellWith = (part: object) => [{ cells: [{ ...actuals(5).cells[0], ...part }], notes: [] }];
const january = { from: '2026-01-10', to: '2026-01-20' };

const WRONG: readonly (readonly [Asked, answer: unknown, path: string, expected: string, Partial<ActualsQuery>?])[] = [
  ['organisation', undefined, 'organisation', '{…}'],
  ['organisation', organisation({ groups: null }), 'organisation.groups', '[…]'],
  ['organisation', organisation({ users: Promise.resolve([]) }), 'organisation.users', '[…]'],
  ['organisation', organisation({ users: [{ id: 42 }] }), 'organisation.users[0].id', '"…"'],
  ['organisation', organisation({ rates: 'EUR' }), 'organisation.rates', '{…}'],
  ['organisation', organisation({ rates: { USD: ' 0.92 ' } }), 'organisation.rates.USD', '0.92, …'],
  ['organisation', organisation({ rates: { USD: { '2026-01': '1E2' } } }), 'organisation.rates.USD.2026-01', '0.92, …'],
  ['organisation', organisation({ fiscalYear: { start: 13 } }), 'organisation.fiscalYear.start', '1–12'],
  [
    'organisation',
    organisation({ dimensions: [{ id: 'a', items: [null] }] }),
    'organisation.dimensions[0].items[0]',
    '{…}',
  ],
  ['organisation', organisation({ targetTypes: [{ id: 'a' }] }), 'organisation.targetTypes[0].dimension', '"…"'],
  ['organisation', organisation({ calendars: { a: { weekdays: 5 } } }), 'organisation.calendars.a.weekdays', '[…]'],
  ['organisation', organisation({ seasons: { a: [1] } }), 'organisation.seasons.a', '[…] × 12'],
  ['catalogue', { ...CATALOGUE, owners: undefined }, 'catalogue.owners', '[…]'],
  ['catalogue', { ...CATALOGUE, owners: ['ann'] }, 'catalogue.owners[0]', 'company, group:…, user:…'],
  ['catalogue', { ...CATALOGUE, sets: [{ ...KEY, interval: 'week' }] }, 'catalogue.sets[0].interval', 'month, quarter'],
  [
    'catalogue',
    { ...CATALOGUE, sets: [{ ...CATALOGUE.sets[0], year: '2026' }] },
    'catalogue.sets[0].year',
    '0, ±1, ±2, …',
  ],
  ['load', setWith({ year: '2026' }), 'load.year', '2026'],
  ['load', setWith({ targetType: 'x.count' }), 'load.targetType', 'all-sales.amount'],
  ['load', setWith({ interval: 'week' }), 'load.interval', 'month, quarter'],
  ['load', setWith({ rows: [null] }), 'load.rows[0]', '{…}'],
  ['load', rowWith({ owner: 'ann' }), 'load.rows[0].owner', 'company, group:…, user:…'],
  ['load', rowWith({ item: null }), 'load.rows[0].item', '"…"'],
  ['load', rowWith({ values: { 0: 1 } }), 'load.rows[0].values', '[…]'],
  ['load', rowWith({ values: [1, 2, 3] }), 'load.rows[0].values', '[…] × 12'],
  ['load', setWith({ interval: 'quarter' }), 'load.rows[0].values', '[…] × 4'],
  ['load', rowWith({ values: [...VALUES.slice(1), Number.NaN] }), 'load.rows[0].values[11]', 'null, 0, ±1, ±2, …'],
  ['save', [null], 'save[0]', '{…}'],
  ['save', [rowWith({ item: null })], 'save[0].rows[0].item', '"…"'],
  ['changes', [null], 'changes[0]', '{…}'],
  ['changes', [{ ...REVISION, changes: null }], 'changes[0].changes', '[…]'],
  ['actuals', undefined, 'actuals', '[…]'],
  ['actuals', [{ cells: Promise.resolve([]) }], 'actuals[0].cells', '[…]'],
  ['actuals', [{ cells: [null] }], 'actuals[0].cells[0]', '{…}'],
  ['actuals', cellWith({ value: Number.NaN }), 'actuals[0].cells[0].value', '0, ±1, ±2, …'],
  ['actuals', cellWith({ value: 0.5 }), 'actuals[0].cells[0].value', '0, ±1, ±2, …'],
  ['actuals', cellWith({ value: '5' }), 'actuals[0].cells[0].value', '0, ±1, ±2, …'],
  ['actuals', cellWith({ item: null }), 'actuals[0].cells[0].item', '"…"'],
  ['actuals', cellWith({ month: '2026-02' }), 'actuals[0].cells[0].month', '2026-01 – 2026-01', january],
  ['actuals', cellWith({ month: '2025-12' }), 'actuals[0].cells[0].month', '2026-01 – 2026-12'],
  ['actuals', cellWith({ month: '2026-011' }), 'actuals[0].cells[0].month', '2026-01 – 2026-12'],
  ['actuals', cellWith({ month: 1 }), 'actuals[0].cells[0].month', '2026-01 – 2026-12'],
  ['actuals', cellWith({}), 'actuals[0].cells[0].day', '2026-01-10 – 2026-01-20', { ...january, grain: 'day' }],
  [
    'actuals',
    cellWith({ day: '2026-01-21' }),
    'actuals[0].cells[0].day',
    '2026-01-10 – 2026-01-20',
    { ...january, grain: 'day' },
  ],
  [
    'actuals',
    cellWith({ item: 'c' }),
    'actuals[0].cells[0].item',
    'a, b',
    { dimension: 'kind', items: ['a', 'b'], byItem: true },
  ],
];

describe('T27 answers of a wrong shape', () => {
  it('are looked through in steps, and refused by their path however long they are', () => {
    let looked = 0;
    const cells = Array.from({ length: 3 * STEP }, () => ({
      get user() {
        looked += 1;
        return 'ann';
      },
      month: '2026-01',
      value: looked,
    }));
    const work = checkActuals([query()], [{ cells: [...cells, null as never], notes: [] }]);
    for (const step of [1, 2, 3]) {
      expect(work.next().done).to.equal(false);
      expect(looked).to.equal(step * STEP);
    }
    expect(() => work.next()).to.throw(SourceError, `actuals[0].cells[${3 * STEP}]`);
  });

  it('are looked through in steps where they are targets of many owners too', () => {
    const rows = Array.from({ length: 3 * STEP }, (_, at) => ({ owner: `user:u${at}` as const, values: VALUES }));
    const wrong = { owner: 'company' as const, values: [1] };
    const sets = checkSet(KEY, { ...SET, rows: [...rows, wrong] });
    const listed = checkCatalogue({ ...CATALOGUE, owners: [...rows.map(({ owner }) => owner), 'nobody' as never] });
    for (const work of [sets, listed])
      for (let step = 1; step <= 3; step += 1) expect(work.next().done).to.equal(false);
    expect(() => sets.next()).to.throw(SourceError, `load.rows[${3 * STEP}].values`);
    expect(() => listed.next()).to.throw(SourceError, `catalogue.owners[${3 * STEP}]`);
  });

  for (const [method, answer, path, expected, asked] of WRONG) {
    it(`are refused by path, with what would be right, and never kept: ${path} ${expected}`, async () => {
      const { result, held } = await answered(method, answer, asked);
      const { rejected } = result as { rejected: SourceError };
      expect(rejected).to.be.instanceOf(SourceError);
      expect([rejected.code, rejected.detail.path, rejected.detail.expected]).to.deep.equal([
        'invalid-data',
        path,
        expected,
      ]);
      expect(held === undefined).to.equal(true);
    });
  }

  const right: [Asked, answer: unknown, Partial<ActualsQuery>?][] = [
    ['organisation', organisation({ currency: null, users: [{ id: 'ann', name: null, group: null }], rates: null })],
    ['organisation', { listed: true, groups: [], users: [] } satisfies Organisation],
    ['catalogue', CATALOGUE],
    ['load', SET],
    ['changes', [REVISION]],
    ['save', [SET]],
    ['actuals', cellWith({ group: null, currency: null })],
    ['actuals', cellWith({ currency: '' })],
    ['actuals', cellWith({ day: '2026-01-20' }), { ...january, grain: 'day' }],
    ['actuals', cellWith({ item: 'b' }), { dimension: 'kind', items: ['a', 'b'], byItem: true }],
    ['actuals', [{ cells: [] }], { from: '2026-03-01', to: '2026-02-01' }],
  ];
  for (const [method, answer, asked] of right) {
    it(`are not those that say null for what is not there, or nothing: ${method} ${JSON.stringify(answer)}`, async () => {
      expect((await answered(method, answer, asked)).result).not.to.have.property('rejected');
    });
  }

  it('take no other answer down that was asked together with them', async () => {
    const { store, source, time } = bench();
    const [bad, good] = [query(), query({ owner: 'user:ann' })].map((one) => store.actuals(one).ask(forever));
    bad!.catch(() => {});
    await time.pass(0);
    source.asked[0]!.resolve([...(cellWith({ value: Number.NaN }) as []), actuals(7)]);
    await time.pass(0);
    source.asked[1]!.resolve(cellWith({ value: Number.NaN }) as []);
    source.asked[2]!.resolve([actuals(7)]);
    expect(await outcome(bad!)).to.have.nested.property('rejected.detail.path', 'actuals[0].cells[0].value');
    expect((await good!).value).to.deep.equal(actuals(7));
  });
});
