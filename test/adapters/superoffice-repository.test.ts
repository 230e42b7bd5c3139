import { expect } from '@open-wc/testing';
import { superofficeRepository, type SuperOfficeRepositoryOptions } from '../../src/adapters/superoffice.ts';
import type { RowChange, TargetChange } from '../../src/model/target.ts';
import { signal } from '../../src/source/contract/sales.ts';
import { targetRepositoryContract } from '../../src/source/contract/target-repository.ts';
import { targetRightsContract } from '../../src/source/contract/target-rights.ts';
import { caught } from './caught.ts';
import { Crm, CRM_URL, failed } from './superoffice/crm.ts';
import { BLANK_ASSIGNMENT, type CrmAssignment, type CrmDimension, type CrmGroup } from './superoffice/crm-targets.ts';
import { ALL_SALES_DIMENSION, filledRepository } from './superoffice/filled-targets.ts';

describe('superofficeRepository: the contract of repositories', () => {
  for (const { name, run } of [
    ...targetRepositoryContract(filledRepository),
    ...targetRightsContract(filledRepository),
  ])
    it(name, run);
});

const KEY = { year: 2026, targetType: 'all-sales.amount' };
const options = { signal };
const CURRENCIES = ['EUR', 'NOK', 'JPY'].map((Name, index) => ({ Id: index + 1, Name }));
const months = (first: number | null, rest: number | null = 100) => [first, ...Array<number | null>(11).fill(rest)];

const COMPANY: CrmAssignment = {
  ...BLANK_ASSIGNMENT,
  TargetAssignmentInfoId: 501,
  Values: months(100),
  TargetContact: { ContactId: 2 },
};
const NORTH: CrmAssignment = {
  ...BLANK_ASSIGNMENT,
  TargetAssignmentInfoId: 502,
  Values: months(50),
  TargetUserGroup: { Id: 7 },
};
const ANN: CrmAssignment = {
  ...BLANK_ASSIGNMENT,
  TargetAssignmentInfoId: 503,
  Values: months(25),
  TargetAssociate: { AssociateId: 5 },
};

const TYPE: CrmDimension = {
  ...ALL_SALES_DIMENSION,
  TargetDimensionId: 2,
  MeasurementUnit: 'Count',
  DimensionListField: 'saleType',
  SelectedDimensions: [4],
};

function groupOf(id: number, rows: CrmAssignment[], more: Partial<CrmGroup> = {}): CrmGroup {
  const own = { TargetGroupId: id, Year: 2026, EntityType: 'Sale', PeriodType: 'Month' };
  return { ...own, TargetAssignments: rows, TargetDimension: ALL_SALES_DIMENSION, ...more };
}

function crmWith(groups: CrmGroup[], dimensions: CrmDimension[] = [ALL_SALES_DIMENSION, TYPE]) {
  const users = [{ id: 6, name: 'Bob', group: 7 }];
  return new Crm({ users, lists: { currency: CURRENCIES }, targets: { groups, dimensions } });
}

function made(rows: CrmAssignment[] = [COMPANY, NORTH, ANN], more: Partial<SuperOfficeRepositoryOptions> = {}) {
  const crm = crmWith([groupOf(10, rows)]);
  const repository = superofficeRepository({ ...crm.options, ...more });
  const stored = (id: number) =>
    crm.targets.groups.flatMap((group) => group.TargetAssignments).find((one) => one.TargetAssignmentInfoId === id);
  return { crm, repository, stored };
}

const change = (rows: readonly RowChange[], more: Partial<TargetChange> = {}): readonly TargetChange[] => [
  { ...KEY, base: 0, rows, ...more },
];
const company = (value: number, month = 0): RowChange => ({ owner: 'company', values: { [month]: value } });
const saves = (crm: Crm) => crm.calls.filter((call) => /^(Save|Delete)/.test(call));

describe('superofficeRepository: what it reads', () => {
  it('takes a year-set by its owners, values exact to the cent, null apart from 0', async () => {
    const { repository } = made([
      { ...COMPANY, Values: months(1234.5, null), Currency: { Id: 2 } },
      { ...NORTH, Values: ['0.10', 0, ...Array<number>(10).fill(0.005)] as number[], Locked: true },
      { ...ANN, Values: months(1 / 3), Currency: { Id: 2 }, DimensionListItem: 9 },
    ]);
    const { rows, interval } = await repository.load(KEY, options);
    expect(interval).to.equal('month');
    expect(rows.map(({ values, ...row }) => [row, values.slice(0, 3)])).to.deep.equal([
      [{ owner: 'company', currency: 'NOK' }, [1234_50, null, null]],
      [{ owner: 'group:7', locked: true }, [10, 0, 1]],
      [{ owner: 'user:5', item: '9' }, [33, 100_00, 100_00]],
    ]);
  });

  it('counts in whole numbers, and money in the decimals of its currency, that of users too', async () => {
    const yen = { Id: 3 };
    const groups = [
      groupOf(10, [
        { ...NORTH, Currency: yen },
        { ...ANN, Currency: yen },
      ]),
      groupOf(11, [{ ...COMPANY, Values: months(3) }], { TargetDimension: TYPE }),
    ];
    const repository = superofficeRepository(crmWith(groups).options);
    const { rows } = await repository.load(KEY, options);
    expect(rows.map(({ currency, values }) => [currency, values[0]])).to.deep.equal([
      ['JPY', 50],
      [undefined, 25],
    ]);
    const counted = await repository.load({ year: 2026, targetType: 'sale-type.count' }, options);
    expect(counted.rows[0]!.values[0]).to.equal(3);
  });

  it('lists target types, by the dimension’s field as it is where nobody named it, without those of another measure', async () => {
    const own = { ...TYPE, TargetDimensionId: 3, DimensionListField: 'saleUdef/7', AssignmentLevel: 'Group, Company' };
    const odd = { ...TYPE, TargetDimensionId: 4, DimensionListField: 'source', MeasurementUnit: 'Weight' };
    const repository = superofficeRepository(crmWith([], [ALL_SALES_DIMENSION, TYPE, own, odd]).options);
    const { types } = await repository.catalogue(options);
    expect(types).to.deep.equal([
      { id: 'sale-type.count', dimension: 'sale-type', unit: 'count', items: ['4'] },
      { id: 'saleUdef/7.count', dimension: 'saleUdef/7', unit: 'count', items: ['4'], levels: 'company-and-group' },
      { id: 'all-sales.amount', dimension: 'all-sales', unit: 'amount' },
    ]);
  });

  it('leaves out a year by half-years, says so in the console once, and keeps the others', async () => {
    const said: string[] = [];
    const warn = console.warn;
    console.warn = (text: string) => said.push(text);
    try {
      const half = groupOf(711, [COMPANY], { Year: 2024, PeriodType: 'HalfYear' });
      const repository = superofficeRepository(crmWith([half, groupOf(10, [COMPANY])]).options);
      const { sets } = await repository.catalogue(options);
      await repository.catalogue({ signal, reload: true });
      expect(sets.map(({ year }) => year)).to.deep.equal([2026]);
    } finally {
      console.warn = warn;
    }
    expect(said).to.deep.equal([
      'target-tiles: targets of 2024 are left out, which are by HalfYear, not by Month or Quarter.',
    ]);
  });
});

describe('superofficeRepository: how it saves', () => {
  it('saves the whole year-set, and of that only what was changed: the rest to the last digit as it came', async () => {
    const odd = { ...ANN, Values: months(1 / 3), Comment: 'kept' } as CrmAssignment;
    const { crm, repository, stored } = made([COMPANY, NORTH, odd]);
    await repository.load(KEY, options);
    await repository.save(change([{ owner: 'user:5', values: { 1: 12_34 } }]), options);
    expect(stored(503)).to.deep.equal({ ...odd, Values: [1 / 3, 12.34, ...odd.Values.slice(2)] });
    expect([stored(501), stored(502)]).to.deep.equal([COMPANY, NORTH]);
    expect(crm.calls.slice(-2)).to.deep.equal(['GetTargetGroup', 'SaveTargetGroup']);
  });

  it('makes a year that is not there, with the company that owns the installation, a group and a person', async () => {
    const { crm, repository } = made();
    const rows: RowChange[] = [
      company(1_50),
      { owner: 'group:7', currency: 'JPY', values: { 0: 7 } },
      { owner: 'user:6', values: { 0: 3 } },
      { owner: 'user:99', values: { 0: 3_00 } },
    ];
    const [set] = await repository.save(change(rows, { year: 2027, interval: 'quarter' }), options);
    expect([set!.revision, set!.interval]).to.deep.equal([1, 'quarter']);
    const { TargetGroupId, TargetAssignments, ...group } = crm.targets.groups.find(({ Year }) => Year === 2027)!;
    expect(TargetGroupId).to.be.greaterThan(0);
    expect([group.PeriodType, group.EntityType, group.TargetDimension?.TargetDimensionId]).to.deep.equal([
      'Quarter',
      'Sale',
      1,
    ]);
    expect(
      TargetAssignments.map((one) => [
        one.TargetContact?.ContactId,
        one.TargetUserGroup?.Id,
        one.TargetAssociate?.AssociateId,
        one.Values[0],
        one.Currency?.Id,
      ]),
    ).to.deep.equal([
      [2, undefined, undefined, 1.5, undefined],
      [undefined, 7, undefined, 7, 3],
      // Bob is in the group of the row before, whose yen have no decimals.
      [undefined, undefined, 6, 3, 3],
      [undefined, undefined, 99, 3, undefined],
    ]);
  });

  it('leaves a row that is removed out of its set, and deletes a set without rows', async () => {
    const { crm, repository } = made([COMPANY, NORTH]);
    await repository.save(change([{ owner: 'group:7', removed: true }]), options);
    expect(
      crm.targets.groups[0]!.TargetAssignments.map(({ TargetAssignmentInfoId }) => TargetAssignmentInfoId),
    ).to.deep.equal([501]);
    await repository.save(change([], { base: 1, removed: true }), options);
    expect([crm.targets.groups, saves(crm)]).to.deep.equal([[], ['SaveTargetGroup', 'DeleteTargetGroup']]);
  });

  it('keeps a second row of one owner and item as it is, and answers the first', async () => {
    const second = { ...COMPANY, TargetAssignmentInfoId: 504, TargetContact: { ContactId: 3 }, Values: months(9) };
    const { repository, stored } = made([COMPANY, second]);
    const [set] = await repository.save(change([company(7_00)]), options);
    expect([set!.rows.length, stored(501)!.Values[0], stored(504)]).to.deep.equal([1, 7, second]);
  });

  it('locks with the set, and says who locked a row and when, also before this page', async () => {
    const { crm, repository, stored } = made([COMPANY, { ...NORTH, Locked: true }]);
    crm.targets.histories.set(502, [
      {
        LogEvent: 'Lock',
        Who: { AssociateId: 5, FullName: 'Ann Bell' },
        When: '2026-02-01T09:00:00+01:00',
        Changes: [],
      },
    ]);
    await repository.save(change([{ owner: 'company', locked: true }]), options);
    expect(stored(501)!.Locked).to.equal(true);
    const error = await caught(() =>
      repository.save(change([{ owner: 'group:7', values: { 0: 1 } }], { base: 1 }), options),
    );
    expect([error.code, error.detail.problem]).to.deep.equal(['forbidden', 'locked']);
    expect(error.detail.cells).to.deep.equal([
      { ...KEY, owner: 'group:7', by: 'Ann Bell', at: '2026-02-01T08:00:00.000Z' },
    ]);
  });

  it('saves types with their fields, and deletes one with all its years', async () => {
    const crm = crmWith([groupOf(10, [COMPANY]), groupOf(11, [COMPANY], { TargetDimension: TYPE })]);
    const repository = superofficeRepository(crm.options);
    const types = [
      { id: 'sale-type.count', dimension: 'sale-type', unit: 'count', items: ['4', '5'] } as const,
      { id: 'sale-source.profit', dimension: 'sale-source', unit: 'profit', levels: 'company-and-group' } as const,
    ];
    await repository.save(change([], { types }), options);
    const told = crm.targets.dimensions.map((one) => [
      one.DimensionListField,
      one.MeasurementUnit,
      one.AssignmentLevel,
      one.SelectedDimensions,
    ]);
    expect(told.slice(1)).to.deep.equal([
      ['saleType', 'Count', 'Company, Group, Associate', [4, 5]],
      ['source', 'Profit', 'Company, Group', []],
    ]);
    expect(saves(crm)).to.deep.equal(['SaveTargetDimension', 'SaveTargetDimension']);
    const key = { year: 2026, targetType: 'sale-type.count' };
    await repository.save([{ ...key, base: 0, removed: true, removedTypes: [key.targetType] }], options);
    expect([saves(crm).slice(2), crm.targets.groups.length]).to.deep.equal([['DeleteTargetDimension'], 1]);
  });

  it('refuses a second measure of one dimension, which the CRM has not, before anything is sent', async () => {
    const { crm, repository } = made();
    const types = [{ id: 'sale-type.amount', dimension: 'sale-type', unit: 'amount' }] as const;
    const { code, detail } = await caught(() => repository.save(change([company(1)], { types }), options));
    expect([code, detail.problem, detail.value, detail.expected]).to.deep.equal([
      'invalid-data',
      'bad-type',
      'sale-type.amount',
      'sale-type.count',
    ]);
    expect(saves(crm)).to.deep.equal([]);
  });

  it('refuses ids that are no numbers of the CRM, whatever signs they hold, before anything is sent', async () => {
    const odd = `7; drop table target_group --'`;
    const wrong: [RowChange[], string, string][] = [
      [[{ owner: `group:${odd}`, values: { 0: 1 } }], 'bad-owner', `group:${odd}`],
      [[{ owner: 'user:0', values: { 0: 1 } }], 'bad-owner', 'user:0'],
      [[{ owner: 'company', item: odd, values: { 0: 1 } }], 'bad-value', odd],
      [[{ owner: 'company', currency: 'CHF' }], 'bad-currency', 'CHF'],
    ];
    for (const [rows, problem, value] of wrong) {
      const { crm, repository } = made();
      const error = await caught(() => repository.save(change(rows), options));
      expect([error.code, error.detail.problem, error.detail.value]).to.deep.equal(['invalid-data', problem, value]);
      expect(saves(crm)).to.deep.equal([]);
    }
    const { repository } = made();
    const unknown = [{ year: 2026, targetType: `${odd}.count`, base: 0, rows: [company(1)] }];
    expect((await caught(() => repository.save(unknown, options))).detail.problem).to.equal('bad-type');
  });
});

describe('superofficeRepository: two who save', () => {
  function two() {
    const { crm, stored } = made();
    const [one, other] = [superofficeRepository(crm.options), superofficeRepository(crm.options)];
    return { crm, stored, one, other };
  }

  it('puts a save on top of what the other saved meanwhile, where the cells are others', async () => {
    const { stored, one, other } = two();
    await Promise.all([one.load(KEY, options), other.load(KEY, options)]);
    await other.save(change([company(7_00)]), options);
    const [set] = await one.save(change([company(8_00, 1), { owner: 'group:7', values: { 0: 9_00 } }]), options);
    expect([stored(501)!.Values.slice(0, 3), stored(502)!.Values[0]]).to.deep.equal([[7, 8, 100], 9]);
    expect(set!.rows[0]!.values.slice(0, 3)).to.deep.equal([7_00, 8_00, 100_00]);
  });

  it('refuses cells that the other saved meanwhile, with both values, and sends nothing', async () => {
    const { crm, stored, one, other } = two();
    await Promise.all([one.load(KEY, options), other.load(KEY, options)]);
    await other.save(change([company(7_00)]), options);
    const { code, detail } = await caught(() => one.save(change([company(8_00)]), options));
    const [cell] = detail.cells!;
    expect([code, detail.problem, cell?.base, cell?.theirs, cell?.yours]).to.deep.equal([
      'conflict',
      'same-cells',
      100_00,
      7_00,
      8_00,
    ]);
    expect([stored(501)!.Values[0], saves(crm).length]).to.deep.equal([7, 1]);
  });

  it('notices a lock, a row and a year that the other has made meanwhile', async () => {
    const { one, other } = two();
    await Promise.all([one.load(KEY, options), other.load(KEY, options)]);
    await other.save(change([{ owner: 'company', locked: true }]), options);
    expect((await caught(() => one.save(change([company(8_00)]), options))).detail.problem).to.equal('locked');
    await other.save(change([company(5_00)], { year: 2030 }), options);
    const later = await caught(() => one.save(change([company(6_00)], { year: 2030 }), options));
    expect([later.code, later.detail.problem]).to.deep.equal(['conflict', 'same-cells']);
  });

  it('gives up where the set changes each time that it is about to be saved', async () => {
    const { crm, repository } = made();
    await repository.load(KEY, options);
    let value = 1;
    crm.intercept = (request, answer) => {
      if (/GetTargetGroup\?/.test(request.url))
        crm.targets.groups[0]!.TargetAssignments[1] = { ...NORTH, Values: months(value++) };
      return answer();
    };
    const { code } = await caught(() => repository.save(change([company(8_00)]), options));
    expect([code, saves(crm)]).to.deep.equal(['conflict', []]);
  });

  it('makes what others saved a revision of the set, found at the next refresh', async () => {
    const { one, other } = two();
    await one.load(KEY, options);
    await other.save(change([company(7_00)]), options);
    const set = await one.load(KEY, { signal, reload: true });
    expect([set.revision, set.rows[0]!.values[0]]).to.deep.equal([1, 7_00]);
    expect((await one.changes(KEY, 0, options)).map(({ changes }) => changes)).to.deep.equal([
      [{ field: 0, from: 100_00, to: 7_00 }],
    ]);
  });
});

describe('superofficeRepository: what goes wrong', () => {
  const lost = () => Promise.reject(new TypeError('Failed to fetch'));

  it('applies a save whose answer was lost once, and says at the second time that it is done', async () => {
    const { crm, repository } = made();
    await repository.load(KEY, options);
    let isLost = false;
    crm.intercept = async (request, answer) => {
      const answered = await answer();
      if (!request.url.includes('SaveTargetGroup') || isLost) return answered;
      isLost = true;
      return lost();
    };
    const rows = [company(7_00), { owner: 'user:6', values: { 0: 1_00 } } as const];
    expect((await caught(() => repository.save(change(rows), options))).code).to.equal('offline');
    const [set] = await repository.save(change(rows), options);
    expect([saves(crm), crm.targets.groups[0]!.TargetAssignments.length]).to.deep.equal([['SaveTargetGroup'], 4]);
    expect(set!.rows.map(({ values }) => values[0])).to.deep.equal([7_00, 50_00, 25_00, 1_00]);
  });

  const NEXT = { year: 2027, targetType: KEY.targetType };
  const both = [...change([company(7_00)]), { ...NEXT, base: 0, rows: [company(8_00)] }];

  it('puts back the years that were saved where a later one is refused', async () => {
    const { crm, repository, stored } = made();
    await repository.load(KEY, options);
    let count = 0;
    crm.intercept = (request, answer) =>
      request.url.includes('SaveTargetGroup') && ++count === 2 ? failed(403, 'No access') : answer();
    const error = await caught(() => repository.save(both, options));
    expect([error.code, error.detail.status]).to.deep.equal(['forbidden', 403]);
    expect([stored(501)!.Values[0], crm.targets.groups.length]).to.deep.equal([100, 1]);
    expect((await repository.load(KEY, options)).rows[0]!.values[0]).to.equal(100_00);
  });

  it('goes on from where the network went away between two years, when it is saved again', async () => {
    const { crm, repository, stored } = made();
    await repository.load(KEY, options);
    let count = 0;
    crm.intercept = (request, answer) => (request.url.includes('SaveTargetGroup') && ++count === 2 ? lost() : answer());
    expect((await caught(() => repository.save(both, options))).code).to.equal('offline');
    expect(stored(501)!.Values[0]).to.equal(7);
    const sets = await repository.save(both, options);
    expect(sets.map(({ rows }) => rows[0]!.values[0])).to.deep.equal([7_00, 8_00]);
    expect(saves(crm).length).to.equal(3);
  });

  it('shows no figure that the CRM has kept back', async () => {
    const { crm, repository } = made();
    await repository.load(KEY, options);
    crm.intercept = async (request, answer) => {
      if (!request.url.includes('SaveTargetGroup')) return answer();
      return Response.json(crm.targets.groups[0]);
    };
    const { code, detail } = await caught(() => repository.save(change([company(7_00)]), options));
    expect([code, detail.problem, detail.file]).to.deep.equal(['invalid-data', 'other-answer', 'SaveTargetGroup']);
    expect((await repository.load(KEY, options)).rows[0]!.values[0]).to.equal(100_00);
  });

  const html = () => new Response('<!doctype html><title>Sign in', { headers: { 'content-type': 'text/html' } });
  const moved = () => Object.defineProperty(new Response(null, { status: 200 }), 'type', { value: 'opaqueredirect' });
  const CASES: readonly (readonly [
    what: string,
    answer: () => Response | Promise<Response>,
    code: string,
    problem?: string,
  ])[] = [
    ['a page in place of data', html, 'invalid-data', 'html'],
    ['a redirect to sign in', moved, 'forbidden', 'redirected'],
    ['a request that comes to nothing', lost, 'offline', 'blocked'],
    ['no right', () => failed(403, 'No access'), 'forbidden', undefined],
    ['no token', () => failed(401, 'Expired'), 'forbidden', undefined],
    ['no such agent', () => failed(404, 'Not found'), 'not-found', undefined],
    ['a failure', () => failed(500, 'Database'), 'offline', undefined],
    ['another form', () => Response.json({ Message: 'v2' }), 'invalid-data', 'bad-value'],
  ];
  for (const [what, answer, code, problem] of CASES) {
    it(`keeps the targets as they are and says so where it is answered by ${what}`, async () => {
      for (const place of ['GetTargetDimensions', 'GetTargetGroupIds', 'GetTargetGroup?']) {
        const { crm, repository } = made();
        crm.intercept = (request, own) => (request.url.includes(place) ? answer() : own());
        const error = await caught(() => repository.catalogue(options));
        expect([error.code, error.detail.problem], place).to.deep.equal([code, problem]);
        if (problem !== 'bad-value') expect(error.detail.file, place).to.include(CRM_URL);
      }
      const { crm, repository, stored } = made();
      await repository.load(KEY, options);
      crm.intercept = (request, own) => (request.url.includes('SaveTargetGroup') ? answer() : own());
      const error = await caught(() => repository.save(change([company(7_00)]), options));
      expect([error.code, error.detail.problem]).to.deep.equal([code, problem]);
      crm.intercept = (_, own) => own();
      expect([stored(501)!.Values[0], (await repository.load(KEY, options)).rows[0]!.values[0]]).to.deep.equal([
        100, 100_00,
      ]);
    });
  }

  it('names a target that is no number, by its place', async () => {
    const { repository } = made([COMPANY, { ...NORTH, Values: ['much', ...months(1).slice(1)] as number[] }]);
    const { code, detail } = await caught(() => repository.load(KEY, options));
    expect([code, detail.problem, detail.path, detail.value]).to.deep.equal([
      'invalid-data',
      'bad-value',
      'TargetGroup 10.TargetAssignments[1].Values[0]',
      'much',
    ]);
  });
});

describe('superofficeRepository: history', () => {
  const ROW = { ...KEY, owner: 'company' } as const;
  const entry = (LogEvent: string, When: string, from: number | null, to: number | null, who = 'Ann Bell') => ({
    ...{ LogEvent, When, Who: { AssociateId: 5, FullName: who } },
    Changes: [
      { FieldIdentifier: 'target_assignment_value.month01.target_value', ValueChangeFrom: from, ValueChangeTo: to },
    ],
  });

  it('is that of the CRM, newest first, with who and when, and with what this page says of its own saves', async () => {
    const { crm, repository } = made();
    crm.targets.histories.set(501, [
      entry('Create', '2025-12-01T10:00:00.1234567+01:00', null, 90),
      entry('Edit', '2025-12-02T10:00:00', 90, 100, 'Bob Carr'),
    ]);
    await repository.save(change([company(7_00)], { by: 'cy', comment: 'too low' }), options);
    const history = await repository.history(ROW, options);
    expect(
      history.map(({ kind, revision, by, at, comment, changes }) => [
        kind,
        revision,
        by,
        at.slice(0, 19),
        comment,
        changes,
      ]),
    ).to.deep.equal([
      ['edited', 1, 'cy', '2026-03-01T09:00:02', 'too low', [{ field: 0, from: 100_00, to: 7_00 }]],
      ['edited', 0, 'Bob Carr', '2025-12-02T10:00:00', undefined, [{ field: 0, from: 90_00, to: 100_00 }]],
      ['created', 0, 'Ann Bell', '2025-12-01T09:00:00', undefined, [{ field: 0, from: null, to: 90_00 }]],
    ]);
  });

  it('tells each save of others, where the page found only what came of them', async () => {
    const { crm, repository } = made();
    const other = superofficeRepository(crm.options);
    await repository.load(KEY, options);
    await other.save(change([company(7_00)]), options);
    await other.save(change([company(8_00)], { base: 1 }), options);
    await repository.load(KEY, { signal, reload: true });
    const history = await repository.history(ROW, options);
    expect(history.map(({ revision, by, changes: [one] }) => [revision, by, one?.from, one?.to])).to.deep.equal([
      [1, 'Ann Bell', 7_00, 8_00],
      [0, 'Ann Bell', 100_00, 7_00],
    ]);
  });

  it('has the instants and kinds of the CRM, events that nobody knows as edits', async () => {
    const { crm, repository } = made();
    const events = ['Lock', 'Unlock', 'Approve'].map((LogEvent) => ({
      LogEvent,
      Who: null,
      When: '2026-01-02T03:04:05Z',
      Changes: [],
    }));
    crm.targets.histories.set(501, events);
    const history = await repository.history(ROW, options);
    expect(history.map(({ kind, by, at, changes }) => [kind, by, at, changes])).to.deep.equal([
      ['edited', undefined, '2026-01-02T03:04:05.000Z', []],
      ['unlocked', undefined, '2026-01-02T03:04:05.000Z', [{ field: 'locked', from: true, to: false }]],
      ['locked', undefined, '2026-01-02T03:04:05.000Z', [{ field: 'locked', from: false, to: true }]],
    ]);
  });

  it('asks nothing of a row that never was', async () => {
    const { crm, repository } = made();
    expect(await repository.history({ ...KEY, owner: 'user:99' }, options)).to.deep.equal([]);
    expect(crm.calls.includes('GetTargetRevisionHistory')).to.equal(false);
  });
});
