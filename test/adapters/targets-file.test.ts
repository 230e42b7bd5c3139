import { expect } from '@open-wc/testing';
import '../../src/define/all.ts';
import { indexedDbRepository } from '../../src/adapters/indexed-db.ts';
import { memoryRepository } from '../../src/adapters/memory-repository.ts';
import { memorySource } from '../../src/adapters/memory.ts';
import { targetRows } from '../../src/adapters/target-rows.ts';
import { targetsFile, type TargetsFileOptions } from '../../src/adapters/targets-file.ts';
import { otherwise } from '../../src/adapters/targets/read-by.ts';
import type { Organisation } from '../../src/model/organisation.ts';
import type { AskOptions, ReadBy } from '../../src/source/data-source.ts';
import { clearStage, figuresWhen, ORGANISATION, settled, stage, world } from '../tiles/fixture.ts';
import { served } from './written.ts';

const { signal } = new AbortController();
const bare: Organisation = { listed: false, groups: [], users: [] };

const fillOf = (text: string, options: Partial<TargetsFileOptions> = {}) =>
  targetsFile({ src: 'targets.csv', fetch: served({ 'targets.csv': text }), ...options });

/** As a board asks that has these settings. */
const asking = (settings: Omit<ReadBy, 'organisation'> = {}, organisation = bare): AskOptions => ({
  signal,
  readBy: { ...settings, organisation: async () => organisation },
});

/** What a board with these settings is told: values by year, notes. */
async function filled(text: string, options: Partial<TargetsFileOptions>, asked: AskOptions) {
  const { sets, notes } = await fillOf(text, options)({ ...asked, reload: false });
  const values = sets.flatMap(({ year, rows }) =>
    rows.flatMap(({ owner, values, currency, locked }) =>
      [...values.entries()]
        .filter(([, value]) => value !== null)
        .map(([index, value]) =>
          [owner, `${year}-${index + 1}`, value, currency, locked && 'locked'].filter(Boolean).join(' '),
        ),
    ),
  );
  const said = notes!.map(({ code, value, expected }) => [code, value, expected].filter(Boolean).join(' '));
  return [...values, ...said];
}

describe('targetRows', () => {
  const rows = [
    { Month: '01-01-2026', Who: 'ann', Plan: '1.000,50' },
    { Month: '01-02-2026', Who: 'ann', Plan: 2000 },
    { Month: '01-02-2026', Who: 'Total', Plan: '3.000,50' },
  ];

  it('reads rows of the page by a mapping, and by the fiscal year and currency of the board that asks', async () => {
    const fill = targetRows({
      targets: rows,
      columns: { date: 'Month', owner: { user: 'Who' }, value: 'Plan' },
      where: { column: 'Who', not: 'Total' },
      dates: 'dd-MM-yyyy',
      numbers: 'nl',
    });
    const { sets, notes } = await fill({
      ...asking({ fiscalYear: { start: 2, name: 'start' }, currency: 'JPY' }),
      reload: false,
    });
    expect(notes).to.deep.equal([]);
    expect(
      sets.map(({ year, rows: [row] }) => [year, row!.owner, row!.values.filter((one) => one !== null)]),
    ).to.deep.equal([
      [2025, 'user:ann', [1001]],
      [2026, 'user:ann', [2000]],
    ]);
  });

  it('fills a repository, and says in which row of the page something is wrong', async () => {
    const targets = [
      { year: 2026, period: 1, owner: 'company', value: 100 },
      { year: 2026, period: 2, owner: 'company', value: NaN },
      { year: 2026, period: 3, owner: 'company', value: 100 },
    ];
    const repository = memoryRepository({ fill: targetRows({ targets, currency: 'EUR' }) });
    const { rows: loaded } = await repository.load({ year: 2026, targetType: 'all-sales.amount' }, { signal });
    expect(loaded[0]!.values.slice(0, 3)).to.deep.equal([10_000, null, 10_000]);
    const { notes } = await repository.catalogue({ signal });
    expect(notes!.map(({ code, line, value }) => [code, line, value])).to.deep.equal([
      ['target-rows-refused', 2, 'NaN'],
    ]);
  });
});

describe('targetsFile on a board', () => {
  afterEach(clearStage);

  const dated = (text: string, attributes: Record<string, string>, options: Partial<TargetsFileOptions> = {}) => {
    const repository = memoryRepository({ fill: fillOf(text, options) });
    return stage('<target-number period="2026-02"></target-number>', attributes, { ...world(), repository });
  };

  it('reads dates by the fiscal year of the board', async () => {
    const text = 'date,owner,value\n2026-01-01,company,1\n2026-02-01,company,2\n2026-03-01,company,4\n';
    const { tile } = dated(text, { 'fiscal-year-start': '2' });
    expect((await settled(tile)).total.target).to.equal(2);
  });

  it('reads them again where the board gets another fiscal year', async () => {
    const text = 'date,owner,value\n2026-01-01,company,1\n2026-02-01,company,2\n2026-03-01,company,4\n';
    const { board, tile } = dated(text, {});
    expect((await settled(tile)).total.target).to.equal(2);
    board.setAttribute('fiscal-year-start', '7');
    await board.updateComplete;
    await tile.updateComplete;
    const { total, notes } = await figuresWhen(tile, ({ state, stale }) => state === 'ready' && !stale);
    expect([total.target, notes]).to.deep.equal([2, []]);
  });

  it('reads them by the fiscal year of the organisation', async () => {
    const text = 'date,owner,value\n2026-02-01,company,2\n';
    const source = memorySource({ sales: [], organisation: { ...ORGANISATION, fiscalYear: { start: 7 } } });
    const repository = memoryRepository({ fill: fillOf(text) });
    const { tile } = stage('<target-number period="2026-02"></target-number>', {}, { source, repository });
    expect((await settled(tile)).total.target).to.equal(2);
  });

  it('says so where something was saved that a new reading would undo', async () => {
    const text = 'date,owner,value\n2026-02-01,company,2\n';
    const { board, tile } = dated(text, {});
    await settled(tile);
    const rows = [{ owner: 'company', values: { 3: 9_00 } }] as const;
    await board.repository!.save([{ year: 2026, targetType: 'all-sales.amount', base: 0, rows }], { signal });
    board.setAttribute('fiscal-year-start', '2');
    const { notes } = await figuresWhen(tile, (figures) => figures.state === 'ready' && figures.notes.length > 0);
    expect(notes).to.deep.include({
      code: 'targets-read-otherwise',
      value: 'fiscal-year-start=1',
      expected: 'fiscal-year-start=2',
    });
  });
});

describe('a targets file and whoever asks', () => {
  const JULY = { fiscalYear: { start: 7 } };

  it('serves two boards of different fiscal years from one repository', async () => {
    const repository = memoryRepository({ fill: fillOf('date,owner,value\n2026-02-01,company,2\n') });
    const key = { year: 2026, targetType: 'all-sales.amount' };
    const indexIn = async (asked: AskOptions, year = 2026) =>
      (await repository.load({ ...key, year }, asked)).rows[0]?.values.indexOf(2_00);
    const [january, july] = [asking(), asking(JULY)];
    expect(await Promise.all([indexIn(january), indexIn(july, 2025), indexIn(january)])).to.deep.equal([1, 7, 1]);
    expect((await repository.catalogue(july)).notes).to.deep.equal([]);
  });

  it('is fetched once for all who ask in another way at the same time', async () => {
    let fetched = 0;
    const file = served({ 'targets.csv': 'date,owner,value\n2026-02-01,company,2\n' });
    const counting = ((src: string) => ((fetched += 1), file(src))) as typeof fetch;
    const repository = memoryRepository({ fill: targetsFile({ src: 'targets.csv', fetch: counting }) });
    await repository.catalogue(asking());
    await Promise.all([repository.catalogue(asking(JULY)), repository.catalogue(asking(JULY))]);
    expect(fetched).to.equal(2);
  });

  const currencies: readonly [from: string, to: string, isOther: boolean][] = [
    ['EUR', 'USD', false],
    ['EUR', 'JPY', true],
  ];
  for (const [from, to, isOther] of currencies) {
    it(`amounts of the base currency ${isOther ? 'are others' : 'stay'} where ${to} takes the place of ${from}`, () => {
      const by = (currency: string) => ({ fiscalYear: {}, currency });
      const note = { code: 'targets-read-otherwise', value: `currency=${from}`, expected: `currency=${to}` };
      expect(otherwise(by(from), by(to))).to.deep.equal(isOther ? note : undefined);
    });
  }

  const cases: readonly [
    what: string,
    file: string,
    options: Partial<TargetsFileOptions>,
    asked: AskOptions,
    gives: readonly string[],
  ][] = [
    [
      'years and periods are those of the board',
      'year,period,owner,value\n2026,1,company,5',
      {},
      asking(JULY),
      ['company 2026-1 500'],
    ],
    [
      'unless the file has its own, which are moved to where the board has them',
      'year,period,owner,value,locked\n2026,1,company,5,\n2026,7,company,6,true',
      { fiscalYear: { start: 1 } },
      asking(JULY),
      ['company 2025-7 500 locked', 'company 2026-1 600 locked'],
    ],
    [
      'a row that two years of the file make is locked where one of them is',
      'year,period,owner,value,locked\n2025,12,company,5,\n2026,1,company,6,true',
      { fiscalYear: { start: 1 } },
      asking(JULY),
      ['company 2025-6 500 locked', 'company 2025-7 600 locked'],
    ],
    [
      'where it would have two currencies, that is said',
      'year,period,owner,value,currency\n2025,12,company,5,EUR\n2026,1,company,6,USD',
      { fiscalYear: { start: 1 } },
      asking(JULY),
      [
        'company 2025-12 500 EUR',
        'company 2026-1 600 USD',
        'targets-read-otherwise fiscal-year-start=1 fiscal-year-start=7',
      ],
    ],
    [
      'quarters are moved where they begin in the same months',
      'year,period,owner,value,interval\n2026,1,company,5,quarter',
      { fiscalYear: { start: 1 } },
      asking(JULY),
      ['company 2025-3 500'],
    ],
    [
      'where they do not, that is said',
      'year,period,owner,value,interval\n2026,1,company,5,quarter',
      { fiscalYear: { start: 1 } },
      asking({ fiscalYear: { start: 2 } }),
      ['company 2026-1 500', 'targets-read-otherwise fiscal-year-start=1 fiscal-year-start=2'],
    ],
    [
      'amounts are in the currency of the board',
      'year,period,owner,value\n2026,1,company,5',
      {},
      asking({ currency: 'JPY' }),
      ['company 2026-1 5'],
    ],
    [
      'unless the file has its own',
      'year,period,owner,value,target-type\n2026,1,company,5,\n2026,1,company,3,all-sales.count',
      { currency: 'USD' },
      asking({ currency: 'JPY' }),
      ['company 2026-1 500 USD', 'company 2026-1 3'],
    ],
    [
      'date-times are in the zone of the board',
      'date,owner,value\n2026-01-31T23:30:00Z,company,5',
      {},
      asking({ timeZone: 'Europe/Amsterdam' }),
      ['company 2026-2 500'],
    ],
    [
      'a zone of the file’s own that is another is said',
      'date,owner,value\n2026-01-31T23:30:00Z,company,5',
      { timeZone: 'UTC' },
      asking({ timeZone: 'Europe/Amsterdam' }),
      ['company 2026-1 500', 'targets-read-otherwise time-zone=UTC time-zone=Europe/Amsterdam'],
    ],
  ];
  for (const [what, file, options, asked, gives] of cases) {
    it(what, async () => {
      expect(await filled(file, options, asked)).to.deep.equal(gives);
    });
  }

  it('a database says where it was filled by another fiscal year', async () => {
    const name = 'targets-file-test';
    const fill = fillOf('date,owner,value\n2026-02-01,company,2\n');
    await indexedDbRepository({ name, fill }).catalogue(asking());
    const later = indexedDbRepository({ name, fill });
    const note = { code: 'targets-read-otherwise', value: 'fiscal-year-start=1', expected: 'fiscal-year-start=7' };
    expect((await later.catalogue(asking(JULY))).notes).to.deep.equal([note]);
    expect((await later.catalogue(asking())).notes).to.deep.equal([]);
    indexedDB.deleteDatabase(name);
  });
});
