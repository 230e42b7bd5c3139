import { expect } from '@open-wc/testing';
import { loadOrganisation } from '../../../src/adapters/files/load-organisation.ts';
import { parseOrganisation } from '../../../src/adapters/files/organisation-file.ts';
import { caught, served } from '../caught.ts';

const nordwind = {
  company: { name: 'Nordwind' },
  companies: [{ id: 'nl', name: 'Nordwind BV' }],
  groups: [
    { id: 'noord', name: 'Team Noord', company: 'nl', calendar: 'nl' },
    { id: 'zuid', name: { en: 'Team South', nl: 'Team Zuid' } },
  ],
  users: [
    { id: 'u1', name: 'Nina Visser', group: 'noord' },
    { id: 'u9', name: 'Piet Bos', group: 'zuid', former: true },
    { id: 'u10' },
  ],
  currency: 'EUR',
  rates: { USD: 0.92, NOK: { '2026-01': 0.0853, '2026-07': 0.0871 } },
  fiscalYear: { start: 7, name: 'end' },
  timeZone: 'Europe/Amsterdam',
  groupBy: 'sale',
  closedUntil: '2026-08-31',
  calendar: 'nl',
  calendars: { nl: { weekdays: [1, 2, 3, 4, 5], holidays: ['2026-04-27', '2026-12-25'] } },
  seasons: { retail: [6, 6, 7, 8, 8, 8, 7, 7, 9, 10, 11, 13] },
  dimensions: [{ id: 'sale-type', name: 'Sale type', column: 'type', items: [{ id: 'new', name: 'New business' }] }],
  targetTypes: [{ id: 'sale-type.amount', items: ['new'], levels: 'company-and-group' }],
};

const read = (json: unknown) => parseOrganisation(structuredClone(json), 'nordwind.json');

describe('parseOrganisation', () => {
  it('reads every member of the form', () => {
    expect(read(nordwind)).to.deep.equal({
      ...nordwind,
      listed: true,
      targetTypes: [
        { id: 'sale-type.amount', dimension: 'sale-type', unit: 'amount', items: ['new'], levels: 'company-and-group' },
      ],
      notes: [],
    });
  });

  it('R12 says nothing of who is there when the file does not', () => {
    expect(read({ currency: 'EUR' })).to.deep.equal({
      listed: false,
      groups: [],
      users: [],
      currency: 'EUR',
      notes: [],
    });
  });

  it('R12 keeps the groups of a file without users', () => {
    const { listed, groups } = read({ groups: [{ id: 'noord' }] });
    expect([listed, groups]).to.deep.equal([false, [{ id: 'noord' }]]);
  });

  it('R12 lists nobody when the file says that nobody is there', () => {
    expect(read({ users: [] }).listed).to.equal(true);
  });

  it('takes groups that the file does not list from its users', () => {
    const { groups } = read({
      users: [{ id: 'a', group: 'n' }, { id: 'b', group: 'z' }, { id: 'c', group: 'n' }, { id: 'd' }],
    });
    expect(groups).to.deep.equal([{ id: 'n' }, { id: 'z' }]);
  });

  it('a user in no group is fine', () => {
    expect(read({ users: [{ id: 'a', group: null }], groups: [] }).users).to.deep.equal([{ id: 'a' }]);
  });

  it('notes unknown members once each, with path and count', () => {
    const { notes } = read({
      curency: 'EUR',
      users: [
        { id: 'a', phone: 1 },
        { id: 'b', phone: 2 },
      ],
      calendars: { nl: { holydays: [] } },
      calendar: 'nl',
    });
    expect(notes).to.deep.equal([
      { code: 'unknown-member', value: 'curency', count: 1 },
      { code: 'unknown-member', value: 'users[0].phone', count: 2 },
      { code: 'unknown-member', value: 'calendars.nl.holydays', count: 1 },
    ]);
  });

  it('accepts season parts that add up but for binary fractions', () => {
    const parts = [...Array.from({ length: 11 }, () => 8.33), 8.37];
    expect(read({ seasons: { even: parts } }).seasons).to.deep.equal({ even: parts });
  });

  it('any item is right for a dimension that lists none', () => {
    const { targetTypes } = read({
      dimensions: [{ id: 'country' }],
      targetTypes: [{ id: 'country.count', items: ['NL'] }],
    });
    expect(targetTypes).to.deep.equal([{ id: 'country.count', dimension: 'country', unit: 'count', items: ['NL'] }]);
  });

  it('a type of all sales needs no dimension', () => {
    expect(read({ targetTypes: [{ id: 'all-sales.profit' }] }).targetTypes).to.have.length(1);
  });

  const wrong: [path: string, json: unknown, value: string, expected: string | undefined][] = [
    ['', [], '[]', '{…}'],
    ['company', { company: 'Nordwind' }, 'Nordwind', '{…}'],
    ['company.name', { company: { name: 7 } }, '7', '{…}'],
    ['company.name.nl', { company: { name: { nl: 7 } } }, '7', '"…"'],
    ['groups', { groups: {} }, '{}', '[…]'],
    ['groups[0].id', { groups: [{ name: 'x' }] }, 'undefined', '"…"'],
    ['groups[0].id', { groups: [{ id: ' ' }] }, ' ', '"…"'],
    ['groups[0].id', { groups: [{ id: 5 }] }, '5', '"…"'],
    ['groups[1].id', { groups: [{ id: 'a' }, { id: 'a' }] }, 'a', undefined],
    ['groups[0].company', { ...nordwind, groups: [{ id: 'noord', company: 'de' }] }, 'de', 'nl'],
    ['groups[0].calendar', { groups: [{ id: 'noord', calendar: 'nl' }] }, 'nl', '—'],
    ['users[0].group', { ...nordwind, users: [{ id: 'u1', group: 'nord' }] }, 'nord', 'noord, zuid'],
    [
      'users[0].group',
      {
        groups: Array.from({ length: 100_000 }, (_, at) => ({ id: `${at}${'x'.repeat(50)}` })),
        users: [{ id: 'u', group: 'y' }],
      },
      'y',
      `${Array.from({ length: 12 }, (_, at) => `${at}${'x'.repeat(50)}`.slice(0, 40)).join('…, ')}…, …`,
    ],
    ['users[1].id', { users: [{ id: 'a' }, { id: 'a' }] }, 'a', undefined],
    ['users[0].former', { users: [{ id: 'a', former: 'yes' }] }, 'yes', 'true, false'],
    ['users[0]', { users: ['a'] }, 'a', '{…}'],
    ['currency', { currency: 'eur' }, 'eur', 'EUR, USD, …'],
    ['currency', { currency: 'QQQ' }, 'QQQ', 'EUR, USD, …'],
    ['rates.USA', { rates: { USA: 1 } }, 'USA', 'EUR, USD, …'],
    ['rates.USD', { rates: { USD: 0 } }, '0', '> 0'],
    ['rates.USD', { rates: { USD: '0.92' } }, '0.92', '{…}'],
    ['rates.NOK.2026-01', { rates: { NOK: { '2026-01': -1 } } }, '-1', '> 0'],
    ['rates.NOK.2026-13', { rates: { NOK: { '2026-13': 1 } } }, '2026-13', '2026-01'],
    ['fiscalYear.start', { fiscalYear: { start: 13 } }, '13', '1–12'],
    ['fiscalYear.start', { fiscalYear: { start: 0 } }, '0', '1–12'],
    ['fiscalYear.start', { fiscalYear: { start: 6.5 } }, '6.5', '1–12'],
    ['fiscalYear.name', { fiscalYear: { name: 'begin' } }, 'begin', 'start, end'],
    ['timeZone', { timeZone: 'Europe/Atlantis' }, 'Europe/Atlantis', 'Europe/Amsterdam, …'],
    ['groupBy', { groupBy: 'user' }, 'user', 'sale, member'],
    ['closedUntil', { closedUntil: '2026-02-30' }, '2026-02-30', '2026-12-31'],
    ['calendar', { ...nordwind, calendar: 'de' }, 'de', 'nl'],
    ['calendars.nl.weekdays[0]', { calendars: { nl: { weekdays: [0] } } }, '0', '1–7'],
    [
      'calendars.nl.holidays[1]',
      { calendars: { nl: { holidays: ['2026-01-01', '2026-04-31'] } } },
      '2026-04-31',
      '2026-12-31',
    ],
    ['seasons.a', { seasons: { a: [50, 50] } }, '2', '12'],
    ['seasons.a', { seasons: { a: [...Array.from({ length: 11 }, () => 8), 11] } }, 'Σ = 99', 'Σ = 100'],
    ['seasons.a[1]', { seasons: { a: [110, -10] } }, '-10', '≥ 0'],
    ['dimensions[0].items[1].id', { dimensions: [{ id: 'd', items: [{ id: 'a' }, { id: 'a' }] }] }, 'a', undefined],
    [
      'targetTypes[0].id',
      { targetTypes: [{ id: 'all-sales' }] },
      'all-sales',
      '<dimension>.amount, <dimension>.count, <dimension>.profit',
    ],
    [
      'targetTypes[0].id',
      { ...nordwind, targetTypes: [{ id: 'sort.count' }] },
      'sort.count',
      'all-sales.count, sale-type.count',
    ],
    [
      'targetTypes[1].id',
      { targetTypes: [{ id: 'all-sales.count' }, { id: 'all-sales.count' }] },
      'all-sales.count',
      undefined,
    ],
    [
      'targetTypes[0].items[0]',
      { ...nordwind, targetTypes: [{ id: 'sale-type.count', items: ['old'] }] },
      'old',
      'new',
    ],
    ['targetTypes[0].items[0]', { targetTypes: [{ id: 'all-sales.count', items: ['new'] }] }, 'new', '—'],
    [
      'targetTypes[0].levels',
      { targetTypes: [{ id: 'all-sales.count', levels: 'user' }] },
      'user',
      'all, company-and-group',
    ],
  ];
  for (const [path, json, value, expected] of wrong) {
    it(`a wrong value is refused with its path: ${path} ${value}`, async () => {
      const error = await caught(() => read(json));
      expect(error.code).to.equal('invalid-data');
      const problem = expected ? { problem: 'bad-value', expected } : { problem: 'duplicate-id' };
      expect(error.detail).to.deep.equal({ ...problem, file: 'nordwind.json', path, value });
    });
  }
});

describe('loadOrganisation', () => {
  it('fetches and reads a file', async () => {
    const { listed, currency } = await loadOrganisation('o.json', served({ 'o.json': JSON.stringify(nordwind) }));
    expect([listed, currency]).to.deep.equal([true, 'EUR']);
  });

  it('bad input: a file that is half written is named', async () => {
    const error = await caught(() => loadOrganisation('o.json', served({ 'o.json': '{"currency": "EU' })));
    expect([error.detail.problem, error.detail.file]).to.deep.equal(['truncated', 'o.json']);
  });
});
