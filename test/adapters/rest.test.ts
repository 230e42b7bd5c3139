import { expect } from '@open-wc/testing';
import { peopleFile } from '../../src/adapters/people-file.ts';
import { memorySource, type SaleRow } from '../../src/adapters/memory.ts';
import {
  type RestChange,
  type RestRow,
  restRepository,
  type RestRepositoryOptions,
  restSource,
  type RestTargets,
} from '../../src/adapters/rest.ts';
import { decimalsOf } from '../../src/model/currency.ts';
import type { ActualsQuery } from '../../src/model/actual.ts';
import { toMajor } from '../../src/model/money.ts';
import { rowId } from '../../src/model/owner.ts';
import { dataSourceContract } from '../../src/source/contract/data-source.ts';
import { ALL, ORGANISATION, SALES, signal } from '../../src/source/contract/sales.ts';
import { targetRepositoryContract } from '../../src/source/contract/target-repository.ts';
import { targetRightsContract } from '../../src/source/contract/target-rights.ts';
import type { ContractTargets } from '../../src/source/contract/targets.ts';
import { SourceError } from '../../src/source/source-error.ts';
import { testDataSource } from '../source/data-source.contract.ts';

/** What an organisation's service knows besides a file: the currencies of its sales. */
function knowing(organisation: object | undefined, sales: readonly object[]) {
  const { currency } = (organisation ?? {}) as { readonly currency?: string };
  const named = new Set(sales.flatMap((sale) => (sale as SaleRow).currency ?? []));
  return organisation && { ...organisation, currencies: [...named].filter((one) => one !== currency) };
}

testDataSource('restSource over rows', (sales, organisation) =>
  restSource({
    sales: () => sales,
    organisation: organisation && (() => knowing(organisation, sales)!),
  }),
);

describe('restSource over rows of the days asked for: A5 same question, same answer', () => {
  const cases = dataSourceContract((sales, organisation) =>
    restSource({
      sales: ({ from, to }) =>
        JSON.stringify(sales.filter(({ date }) => date.slice(0, 10) >= from && date.slice(0, 10) <= to)),
      organisation: organisation && (() => knowing(organisation, sales)!),
    }),
  );
  for (const { name, run } of cases) it(name, run);
});

describe('restSource over sums: A5 same question, same answer', () => {
  const cases = dataSourceContract((sales, organisation) => {
    const inner = memorySource({ sales: sales as readonly SaleRow[], organisation });
    return restSource({
      organisation: () => inner.organisation({ signal }),
      async actuals(query, asking) {
        const [answer] = await inner.actuals([query], asking);
        return answer!.cells.map(({ value, ...cell }) => ({
          ...cell,
          value: query.measure === 'count' ? value : toMajor(value, decimalsOf(cell.currency ?? 'EUR')),
        }));
      },
    });
  });
  for (const { name, run } of cases) it(name, run);
});

/** A service that keeps rows of targets, as a table of a database would. */
function service({ sets, types }: ContractTargets) {
  const decimals = (type: string, currency?: string) => (type.endsWith('count') ? 0 : decimalsOf(currency));
  const all = sets.flatMap(({ rows, year, targetType, interval }) =>
    rows.map((row): RestRow => ({
      ...row,
      year,
      targetType,
      interval,
      values: row.values.map((value) => value && toMajor(value, decimals(targetType, row.currency))),
    })),
  );
  const keyOf = (row: Pick<RestRow, 'year' | 'targetType' | 'owner' | 'item'>) =>
    `${row.year} ${row.targetType} ${rowId(row)}`;
  const kept = { rows: new Map(all.map((row) => [keyOf(row), row])), types, version: 1 };
  const saves: RestChange[] = [];
  return {
    saves,
    kept,
    load: (): RestTargets => JSON.parse(JSON.stringify({ ...kept, rows: [...kept.rows.values()] })) as RestTargets,
    async save(change: RestChange) {
      saves.push(change);
      if (change.version !== kept.version) return new Response('', { status: 409 });
      for (const row of change.removed) kept.rows.delete(keyOf(row));
      for (const row of change.rows) kept.rows.set(keyOf(row), row);
      kept.types = change.types ?? kept.types;
      return { version: ++kept.version };
    },
  };
}

describe('restRepository as a target repository', () => {
  const make = (targets: ContractTargets, rights = {}) => restRepository({ ...service(targets), ...rights });
  for (const { name, run } of [...targetRepositoryContract(make), ...targetRightsContract(make)]) it(name, run);
});

const KEY = { year: 2026, targetType: 'all-sales.amount' };
const options = { signal };

async function refusal(promise: Promise<unknown>): Promise<SourceError> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).to.be.instanceOf(SourceError);
  return error as SourceError;
}

const yearOf = (value: number | string | null) => Array<number | string | null>(12).fill(value);
const COMPANY = { ...KEY, interval: 'month', owner: 'company', values: yearOf('100.50') } as const;

function over(kept: Partial<{ rows: readonly RestRow[] }> = {}, more: Partial<RestRepositoryOptions> = {}) {
  const remote = service({ sets: [], types: [] });
  for (const row of kept.rows ?? [COMPANY]) remote.kept.rows.set(`${row.year} ${row.targetType} ${rowId(row)}`, row);
  return { remote, repository: restRepository({ ...remote, ...more }) };
}

const change = (base: number, value: number, month = 0) => [
  { ...KEY, base, rows: [{ owner: 'company' as const, values: { [month]: value } }] },
];

describe('restRepository', () => {
  it('sends a save as whole rows in major units, exact, with the version they start from', async () => {
    const { remote, repository } = over();
    await repository.load(KEY, options);
    await repository.save([{ ...change(0, 123_45)[0]!, by: 'ann', comment: 'more' }], options);
    const values = ['123.45', ...yearOf('100.50').slice(1)];
    expect(remote.saves).to.deep.equal([
      { version: 1, rows: [{ ...COMPANY, values }], removed: [], by: 'ann', comment: 'more' },
    ]);
  });

  it('takes rows of a targets file, and says which cannot be read', async () => {
    const rows = [
      { year: 2026, period: 1, owner: 'company', value: '1000.50' },
      { year: 2026, period: 2, owner: 'company', value: 2000 },
    ];
    const repository = restRepository({ load: () => rows, save: async () => undefined });
    const set = await repository.load(KEY, options);
    expect(set.rows[0]!.values.slice(0, 3)).to.deep.equal([1000_50, 2000_00, null]);
    const wrong = restRepository({ load: () => rows.map((row) => ({ ...row, value: 'much' })), save: async () => {} });
    const { code, detail } = await refusal(wrong.load(KEY, options));
    expect([code, detail.problem, detail.value]).to.deep.equal(['invalid-data', 'too-many-refused', 'much']);
  });

  it('takes rows that call their fields otherwise by columns, and says which are missing by the option that it has', async () => {
    const rows = [
      { Jahr: 2026, Monat: '2', Wer: 'company', Ziel: '1.000,50' },
      { Jahr: 2026, Monat: '2', Wer: 'x', Ziel: '' },
    ];
    const asked = { load: () => rows, save: async () => undefined };
    const columns = { year: 'Jahr', period: 'Monat', owner: 'Wer', value: 'Ziel' };
    const where = { column: 'Wer', not: 'x' };
    const repository = restRepository({ ...asked, columns, where, numbers: 'nl' });
    expect((await repository.load(KEY, options)).rows[0]!.values.slice(0, 2)).to.deep.equal([null, 1000_50]);
    const { detail } = await refusal(restRepository(asked).load(KEY, options));
    expect([detail.problem, detail.expected, detail.option]).to.deep.equal([
      'missing-column',
      'year, period, owner, value',
      'columns="year=… period=… owner=… value=…"',
    ]);
  });

  it('notes targets of owners whom the organisation does not list, of whole years as of rows of a file', async () => {
    const row = { year: 2026, period: 1, value: 5 };
    const readBy = { organisation: async () => ({ listed: true, groups: [{ id: 'north' }], users: [{ id: 'ann' }] }) };
    const owners = ['company', 'user:ann', 'user:bob', 'group:north', 'group:south', 'user:bob'];
    for (const rows of [
      owners.map((owner) => ({ ...row, owner })),
      owners.map((owner) => ({ ...COMPANY, owner, item: `${Math.random()}` })),
    ]) {
      const repository = restRepository({ load: () => rows, save: async () => undefined });
      const { notes = [] } = await repository.catalogue({ signal, readBy });
      const [note] = notes.filter(({ code }) => code === 'unknown-target-owner');
      expect(note).to.deep.equal({ code: 'unknown-target-owner', count: 2, line: 3, value: 'user:bob' });
      expect((await repository.catalogue({ signal })).owners.length).to.equal(5);
    }
  });

  it('puts a save that came too late on top of what others saved, where the cells are others', async () => {
    const { remote, repository } = over();
    await repository.load(KEY, options);
    await remote.save({ version: 1, removed: [], rows: [{ ...COMPANY, values: ['7', ...yearOf(1).slice(1)] }] });
    const [set] = await repository.save(
      change(0, 999, 0).map((one) => ({ ...one, rows: [{ owner: 'group:x' as const, values: { 0: 500 } }] })),
      options,
    );
    expect(set!.rows.map(({ owner, values }) => [owner, values[0]])).to.deep.equal([
      ['company', 700],
      ['group:x', 500],
    ]);
    expect(remote.saves.map(({ version }) => version)).to.deep.equal([1, 1, 2]);
  });

  it('refuses cells that others saved meanwhile, by name, with both values', async () => {
    const { remote, repository } = over();
    await repository.load(KEY, options);
    await remote.save({ version: 1, removed: [], rows: [{ ...COMPANY, values: ['7', ...yearOf('100.50').slice(1)] }] });
    const { code, detail } = await refusal(repository.save(change(0, 800), options));
    expect([code, detail.problem]).to.deep.equal(['conflict', 'same-cells']);
    const [cell] = detail.cells!;
    expect([cell?.base, cell?.theirs, cell?.yours]).to.deep.equal([100_50, 700, 800]);
    expect((await repository.load(KEY, options)).rows[0]!.values[0]).to.equal(700);
  });

  it('sends a save once, keeps nothing of one that failed, and asks anew after it', async () => {
    const { remote, repository: _ } = over();
    let sent = 0;
    const repository = restRepository({
      ...remote,
      save: async () => {
        sent++;
        throw new TypeError('Failed to fetch');
      },
    });
    await repository.load(KEY, options);
    expect((await refusal(repository.save(change(0, 800), options))).code).to.equal('offline');
    expect([sent, (await repository.load(KEY, options)).rows[0]!.values[0]]).to.deep.equal([1, 100_50]);
  });

  it('makes a refresh of what others changed a revision of the set', async () => {
    const { remote, repository } = over();
    const first = await repository.load(KEY, options);
    await remote.save({ version: 1, removed: [], rows: [{ ...COMPANY, values: yearOf(1) }] });
    expect((await repository.load(KEY, options)).revision).to.equal(first.revision);
    const next = await repository.load(KEY, { signal, reload: true });
    expect([next.revision, next.rows[0]!.values[0]]).to.deep.equal([first.revision + 1, 100]);
    expect((await repository.changes(KEY, first.revision, options)).length).to.equal(1);
  });

  it('names what a service answers wrong', async () => {
    const cases: [unknown, string, string | undefined][] = [
      [null, 'bad-value', 'targets'],
      ['<!doctype html><title>Sign in</title>', 'html', undefined],
      ['[{', 'truncated', undefined],
      [{ rows: [{ ...COMPANY, values: [1, 2] }] }, 'bad-value', 'targets.rows[0].values'],
      [{ rows: [{ ...COMPANY, values: yearOf('1,5') }] }, 'bad-value', 'targets.rows[0].values[0]'],
      [{ rows: [{ ...COMPANY, owner: 'Anna' }] }, 'bad-value', 'targets.rows[0].owner'],
      [{ rows: [{ ...COMPANY, year: '2026' }] }, 'bad-value', 'targets.rows[0].year'],
    ];
    for (const [answer, problem, path] of cases) {
      const repository = restRepository({ load: () => answer as RestTargets, save: async () => undefined });
      const { code, detail } = await refusal(repository.load(KEY, options));
      expect([code, detail.problem, detail.path], JSON.stringify(answer)).to.deep.equal([
        'invalid-data',
        problem,
        path,
      ]);
    }
  });
});

describe('restSource', () => {
  const rows = SALES as readonly object[];
  const year = (name: number): ActualsQuery => ({ ...ALL, from: `${name}-01-01`, to: `${name}-12-31` });

  /** A source that notes what it fetches. */
  function noting(more: Partial<Parameters<typeof restSource>[0]> = {}) {
    const asked: string[] = [];
    const source = restSource({
      sales: ({ from, to }) => (asked.push(`${from} ${to}`), rows),
      organisation: () => (asked.push('organisation'), ORGANISATION),
      ...more,
    });
    return { source, asked };
  }

  it('makes one call of all questions of one moment, and none for what it has fetched', async () => {
    const { source, asked } = noting();
    await source.actuals([year(2026), year(2025), { ...year(2026), measure: 'count' }], { signal });
    await source.actuals([{ ...ALL, from: '2026-03-01', to: '2026-03-31' }], { signal });
    expect(asked).to.deep.equal(['organisation', '2024-12-31 2027-01-01']);
    await source.actuals([year(2020)], { signal });
    expect(asked.slice(2)).to.deep.equal(['2019-12-31 2021-01-01']);
  });

  it('asks equal questions that come at the same time once', async () => {
    const { source, asked } = noting();
    await Promise.all([
      source.actuals([ALL], { signal }),
      source.actuals([ALL], { signal }),
      source.organisation({ signal }),
    ]);
    expect(asked.length).to.equal(2);
  });

  it('takes an organisation as rows of people', async () => {
    const { source } = noting({ organisation: () => [{ id: 'ann', name: 'Ann Bell', group: 'north' }] });
    const { listed, users } = await source.organisation({ signal });
    expect([listed, users]).to.deep.equal([true, [{ id: 'ann', name: 'Ann Bell', group: 'north' }]]);
  });

  it('R14 takes the only currency that the sales name where the organisation names none', async () => {
    const sales = [{ date: '2026-03-10', user: 'ann', amount: 5, currency: 'SEK' }];
    const { source } = noting({ sales: () => sales, organisation: () => [{ id: 'ann', name: 'Ann Bell' }] });
    expect((await source.organisation({ signal })).currencies).to.deep.equal(['SEK']);
  });

  it('takes an organisation that an adapter has read', async () => {
    const file = peopleFile({ src: 'people.csv', fetch: async () => new Response('id,name\nann,Ann Bell\n') });
    const { source } = noting({ sales: () => [], organisation: ({ signal: own }) => file({ signal: own }) });
    const { users, notes = [] } = await source.organisation({ signal });
    expect([users.map(({ name }) => name), notes]).to.deep.equal([['Ann Bell'], []]);
  });

  it('fetches anew for a refresh, once, and when it is told that something has changed', async () => {
    const { source, asked } = noting();
    const reload = {};
    await source.actuals([ALL], { signal });
    for (const _ of [1, 2]) await source.actuals([ALL], { signal, reload });
    expect(asked.length).to.equal(3);
    const told: string[] = [];
    const stop = source.watch!((what) => told.push(what));
    source.changed();
    stop();
    await source.actuals([ALL], { signal });
    expect([asked.length, told]).to.deep.equal([4, ['actuals']]);
  });

  it('says why it has no data', async () => {
    const status = (code: number) => Object.assign(new Error('no'), { status: code });
    const throwing = (error: unknown) => () => {
      throw error;
    };
    const cases: [() => unknown, string, string | undefined][] = [
      [throwing(new TypeError('Failed to fetch')), 'offline', undefined],
      [throwing(status(403)), 'forbidden', undefined],
      [throwing({ response: { status: 503 } }), 'offline', undefined],
      [throwing(new ReferenceError('x is not defined')), 'invalid-data', 'unexpected'],
      [() => new Response('', { status: 404 }), 'not-found', undefined],
      [() => new Response('<html>', { headers: { 'content-type': 'text/html' } }), 'invalid-data', 'html'],
      [() => '<!doctype html>', 'invalid-data', 'html'],
      [() => null, 'invalid-data', 'bad-value'],
      [() => ({ data: [] }), 'invalid-data', 'bad-value'],
      [() => [null], 'invalid-data', 'bad-value'],
    ];
    for (const [sales, code, problem] of cases) {
      const { source } = noting({ sales: sales as () => object[] });
      const error = await refusal(source.actuals([ALL], { signal }));
      expect([error.code, error.detail.problem], String(sales)).to.deep.equal([code, problem]);
    }
  });

  it('names a sum that is wrong: of another month, or no number', async () => {
    const cell = { user: 'ann', month: '2026-01', value: 1 };
    const cases: [object, string][] = [
      [{ ...cell, month: '2025-12' }, 'actuals[0].month'],
      [{ ...cell, value: '1.000,5' }, 'actuals[0].value'],
      [{ ...cell, value: null }, 'actuals[0].value'],
      [{ ...cell, user: 7 }, 'actuals[0].user'],
    ];
    for (const [wrong, path] of cases) {
      const { source } = noting({ actuals: () => [wrong as typeof cell] });
      const { code, detail } = await refusal(source.actuals([ALL], { signal }));
      expect([code, detail.path]).to.deep.equal(['invalid-data', path]);
    }
  });

  it('names the fields that no row has, and the option that maps them', async () => {
    const sales = [{ day: '2026-01-02', seller: 'ann', amount: 5 }];
    const { detail } = await refusal(noting({ sales: () => sales }).source.actuals([ALL], { signal }));
    expect([detail.problem, detail.expected, detail.value, detail.option]).to.deep.equal([
      'missing-column',
      'date, user',
      'day, seller, amount',
      'columns="date=… user=…"',
    ]);
  });

  it('names the field that is empty in rows that cannot be read', async () => {
    const sales = [{ date: null, user: 'ann', amount: 5 }];
    const { detail } = await refusal(noting({ sales: () => sales }).source.actuals([ALL], { signal }));
    expect([detail.problem, detail.line, detail.path]).to.deep.equal(['too-many-refused', 1, 'date']);
  });

  it('notes sellers whom the organisation does not list, of rows as of sums', async () => {
    const organisation = () => ({ ...ORGANISATION, users: [{ id: 'ann' }] });
    const sales = ['ann', 'bob', 'cai', 'bob'].map((user) => ({ date: '2026-01-02', user, amount: 5 }));
    const cells = sales.map(({ user }) => ({ user, month: '2026-01', value: 5 }));
    for (const more of [{ sales: () => sales }, { actuals: () => cells }]) {
      const [answer] = await noting({ organisation, ...more }).source.actuals([ALL], { signal });
      expect(answer!.notes).to.deep.equal([{ code: 'unknown-sellers', count: 2, value: 'bob, cai' }]);
    }
    const known = noting({ organisation, sales: () => sales.slice(0, 1) }).source;
    expect((await known.actuals([ALL], { signal }))[0]!.notes).to.deep.equal([]);
  });

  it('takes sums as numbers and as text, and adds up those of one cell', async () => {
    const cell = { user: 'ann', month: '2026-01', currency: 'JPY' };
    const { source } = noting({
      actuals: () => [
        { user: 'ann', month: '2026-01', value: '0.10' },
        { user: 'ann', month: '2026-01', value: 0.2 },
        { ...cell, value: '5' },
      ],
    });
    const [answer] = await source.actuals([ALL], { signal });
    expect(answer!.cells.map(({ value }) => value)).to.deep.equal([30, 5]);
  });
});
