import { expect } from '@open-wc/testing';
import type { Organisation } from '../../src/model/organisation.ts';
import type { Roles } from '../../src/model/queries.ts';
import { ask, isRefusal, type Question } from '../../src/model/question.ts';
import type { FiguresRequest, Settings } from '../../src/model/request.ts';
import type { TargetCatalogue } from '../../src/model/target.ts';
import { board, catalogueOf, defaults, organisation, setOf } from './answering.ts';

const dimensions: Organisation['dimensions'] = [{ id: 'kind', items: [{ id: 'new' }, { id: 'old' }] }];

/** Types with a set, by month unless said otherwise. */
const kinds = (...types: [id: string, interval?: 'quarter'][]) =>
  catalogueOf(types.map(([targetType, interval]) => setOf({}, { targetType, interval: interval ?? 'month' })));

function questionOf(
  request: Partial<FiguresRequest>,
  settings: Partial<Settings> = {},
  said: Partial<Organisation> = {},
) {
  const listed = { ...organisation, dimensions, ...said };
  const question = ask({ ...defaults, ...request }, { ...board, ...settings }, listed, catalogueOf([setOf({})]));
  if (isRefusal(question)) throw new Error(question.reason);
  return question;
}

/** The days that each role asks for. */
const daysOf = ({ queries, roles }: Question) =>
  Object.fromEntries(
    Object.entries(roles).map(([role, at]) => [role, `${queries[at as number]!.from}/${queries[at as number]!.to}`]),
  );

const queryOf = ({ queries, roles }: Question, role: keyof Roles) => queries[roles[role]!]!;

describe('the queries of a question', () => {
  const compare = ['previous-year'] as const;
  const cases: [why: string, request: Partial<FiguresRequest>, days: Partial<Record<keyof Roles, string>>][] = [
    ['R1 nothing after asOf', { period: '2026' }, { actual: '2026-01-01/2026-09-15' }],
    ['R1 nothing after a period that has ended', { period: '2026-06' }, { actual: '2026-06-01/2026-06-30' }],
    ['R2 nothing of a period that has not begun', { period: '2026-10' }, {}],
    ['R2 its first day is asOf', { period: '2026-09-15/2026-09-20' }, { actual: '2026-09-15/2026-09-15' }],
    [
      'R7 last year of one that has not begun, but nothing to date',
      { period: '2026-10', compare },
      {
        previousYear: '2025-10-01/2025-10-31',
      },
    ],
    [
      'R7 last year of one that has ended: all of it',
      { period: '2026-06', compare },
      {
        actual: '2026-06-01/2026-06-30',
        previousYear: '2025-06-01/2025-06-30',
        previousYearToDate: '2025-06-01/2025-06-30',
      },
    ],
    [
      'R7 as many days of last year as have passed of a month',
      { period: '2026-09', compare },
      {
        actual: '2026-09-01/2026-09-15',
        previousYear: '2025-09-01/2025-09-30',
        previousYearToDate: '2025-09-01/2025-09-15',
      },
    ],
    [
      'R7 the running interval of last year, for intervals only',
      { period: '2026', compare, shape: 'intervals' },
      {
        actual: '2026-01-01/2026-09-15',
        previousYear: '2025-01-01/2025-12-31',
        previousYearToDate: '2025-01-01/2025-09-15',
        previousRunning: '2025-09-01/2025-09-15',
      },
    ],
    [
      'R7 no running interval where none runs',
      { period: '2026-Q1', compare, shape: 'intervals' },
      {
        actual: '2026-01-01/2026-03-31',
        previousYear: '2025-01-01/2025-03-31',
        previousYearToDate: '2025-01-01/2025-03-31',
      },
    ],
    [
      'R7 no running interval of days that ended within it',
      { period: '2026-09-01/2026-09-10', compare, shape: 'intervals' },
      {
        actual: '2026-09-01/2026-09-10',
        previousYear: '2025-09-01/2025-09-10',
        previousYearToDate: '2025-09-01/2025-09-10',
      },
    ],
    [
      'R7 no running interval of days that begin later in it',
      { period: '2026-09-20/2026-10-31', compare, shape: 'intervals' },
      { previousYear: '2025-09-20/2025-10-31' },
    ],
    [
      'R7 the running interval of days that begin on asOf',
      { period: '2026-09-15/2026-09-17', compare, shape: 'intervals' },
      {
        actual: '2026-09-15/2026-09-15',
        previousYear: '2025-09-15/2025-09-17',
        previousYearToDate: '2025-09-15/2025-09-15',
        previousRunning: '2025-09-15/2025-09-15',
      },
    ],
    [
      'R9 open sales of the whole period, where they are compared',
      { period: '2026-09', compare: ['pipeline'] },
      {
        actual: '2026-09-01/2026-09-15',
        pipeline: '2026-09-01/2026-09-30',
      },
    ],
    [
      'R9 no open sales for a count, which has no weight',
      { measure: 'count', period: '2026-06', compare: ['pipeline'] },
      {
        actual: '2026-06-01/2026-06-30',
      },
    ],
    [
      'R8 the total of a count by item without items',
      { period: '2026-06', targetType: 'kind.count', shape: 'parts', by: 'item', compare },
      {
        actual: '2026-06-01/2026-06-30',
        actualTotal: '2026-06-01/2026-06-30',
        previousYear: '2025-06-01/2025-06-30',
        previousTotal: '2025-06-01/2025-06-30',
        previousYearToDate: '2025-06-01/2025-06-30',
        previousToDateTotal: '2025-06-01/2025-06-30',
      },
    ],
    [
      'R8 one total of a count of all sales by item',
      { period: '2026-06', targetType: 'all-sales.count', shape: 'parts', by: 'item' },
      {
        actual: '2026-06-01/2026-06-30',
      },
    ],
    [
      'R8, M11 one total of a count by group, and by item, since some may have no target',
      { period: '2026-06', targetType: 'kind.count', shape: 'parts', by: 'group' },
      {
        actual: '2026-06-01/2026-06-30',
        actualByItem: '2026-06-01/2026-06-30',
      },
    ],
  ];
  for (const [why, request, days] of cases) {
    it(`${why}: ${Object.keys(days).join() || 'none'}`, () => {
      expect(daysOf(questionOf(request))).to.deep.equal(days);
    });
  }

  it('name the dimension, the items and what is open', () => {
    const question = questionOf({
      targetType: 'kind.amount',
      items: ['new'],
      compare: ['pipeline'],
      owner: 'user:ann',
    });
    const shared = { owner: 'user:ann', measure: 'amount', dimension: 'kind', items: ['new'], groupBy: 'sale' };
    expect(queryOf(question, 'actual')).to.deep.include({ ...shared, status: 'sold', byItem: true });
    expect(queryOf(question, 'pipeline')).to.deep.include({ ...shared, status: 'open', byItem: true });
  });

  it('name no dimension and no items of all sales', () => {
    expect(queryOf(questionOf({}), 'actual'))
      .to.include({ byItem: false })
      .and.not.have.any.keys('dimension', 'items');
  });

  it('R8 count by item only where bars are items, and the total never', () => {
    const byItem = (request: Partial<FiguresRequest>, role: keyof Roles) =>
      queryOf(questionOf({ targetType: 'kind.count', shape: 'parts', ...request }), role).byItem;
    expect(byItem({ by: 'item' }, 'actual')).to.equal(true);
    expect(byItem({ by: 'item' }, 'actualTotal')).to.equal(false);
    expect(byItem({ by: 'group' }, 'actual')).to.equal(false);
  });

  for (const [board, organisation, expected] of [
    ['sale', 'member', 'sale'],
    [undefined, 'member', 'member'],
    [undefined, undefined, 'sale'],
  ] as const) {
    it(`A2 by ${expected}, where the board says ${board} and the organisation ${organisation}`, () => {
      const question = questionOf({}, { groupBy: board }, { groupBy: organisation });
      expect(queryOf(question, 'actual').groupBy).to.equal(expected);
    });
  }
});

describe('the words of a question', () => {
  it('T9 take each setting of the fiscal year from the board, else from the organisation', () => {
    const { fiscal } = questionOf({}, { fiscalYear: { name: 'end' } }, { fiscalYear: { start: 7, name: 'start' } });
    expect(fiscal).to.deep.equal({ start: 7, name: 'end' });
  });

  it('carry on what the organisation and the targets note', () => {
    const said = { ...organisation, notes: [{ code: 'unknown-member' }] } as const;
    const question = ask(defaults, board, said, { ...catalogueOf([]), notes: [{ code: 'duplicate-target' }] });
    expect((question as Question).notes).to.deep.equal([{ code: 'unknown-member' }, { code: 'duplicate-target' }]);
  });

  it('say which currency is none, and show the board’s', () => {
    const { currency, notes } = questionOf({ currency: 'EURO' }, { currency: 'USD' });
    expect([currency, notes]).to.deep.equal(['USD', [{ code: 'wrong-attribute', value: 'currency=EURO' }]]);
  });

  it('R10 tell a person apart by item, where `by` is wrong', () => {
    const { by, notes } = questionOf({ shape: 'parts', by: 'group', owner: 'user:ann' });
    expect([by, notes]).to.deep.equal(['item', [{ code: 'wrong-attribute', value: 'by=group' }]]);
  });

  for (const [currencies, base] of [
    [['NOK'], 'NOK'],
    [['NOK', 'SEK'], undefined],
    [undefined, undefined],
  ] as const) {
    it(`R14 take ${base} for what names no currency, where sales are in ${currencies}`, () => {
      expect(questionOf({}, {}, { currency: undefined, currencies }).base).to.equal(base);
    });
  }

  it('R14 take the board’s currency for what names none, where the organisation has none', () => {
    expect(questionOf({}, { currency: 'SEK' }, { currency: undefined }).base).to.equal('SEK');
  });

  it('R14 take the only currency of targets for what names none', () => {
    const catalogue = { ...kinds(), currencies: ['NOK'] };
    const question = ask(defaults, board, { ...organisation, currency: undefined }, catalogue);
    expect((question as Question).base).to.equal('NOK');
  });

  it('R10 a person by person is one bar', () => {
    expect(questionOf({ shape: 'parts', by: 'user', owner: 'user:ann' })).to.include({ by: 'user' });
  });

  it('say nothing of `by` where there are no bars', () => {
    expect(questionOf({ by: 'group', owner: 'user:ann' }).notes).to.deep.equal([]);
  });
});

describe('the type and targets of a question', () => {
  const asked = (request: Partial<FiguresRequest>, catalogue: TargetCatalogue, said: Partial<Organisation> = {}) =>
    ask({ ...defaults, ...request }, board, { ...organisation, ...said }, catalogue) as Question;

  it('are those of the years that the period touches', () => {
    const sets = [2024, 2025, 2026, 2027].map((year) => setOf({}, { year }));
    const years = (period: string) => asked({ period }, catalogueOf(sets)).sets.map(({ year }) => year);
    expect(years('2026')).to.deep.equal([2026]);
    expect(years('2025-12-31/2026-01-01')).to.deep.equal([2025, 2026]);
    sets.reverse();
    expect(years('2025-12-31/2026-01-01'), 'R14 earlier years first, however they are told').to.deep.equal([
      2025, 2026,
    ]);
  });

  it('cut time as the type’s own targets do', () => {
    const { interval } = asked(
      { targetType: 'kind.count', shape: 'intervals' },
      kinds(['kind.amount'], ['kind.count', 'quarter']),
    );
    expect(interval).to.equal('quarter');
  });

  for (const years of [
    [2025, 2026],
    [2026, 2025],
  ]) {
    it(`R5 cut time by quarter where one of several years is set by quarter, told as ${years.join()}`, () => {
      const sets = years.map((year) => setOf({}, { year, interval: year === 2025 ? 'month' : 'quarter' }));
      const { interval } = asked({ period: '2025-12-01/2026-01-31', shape: 'intervals' }, catalogueOf(sets));
      expect(interval).to.equal('quarter');
    });
  }

  it('R9 are found by another unit of a dimension that only a type names', () => {
    const { type, notes } = asked({ targetType: 'kind.count' }, kinds(['kind.amount'], ['all-sales.amount']));
    expect([type, notes]).to.deep.equal([{ id: 'kind.count', dimension: 'kind', unit: 'count' }, []]);
  });

  it('R9 are those of the other measure, with its items, and nothing is missing then', () => {
    const count = { id: 'kind.count', dimension: 'kind', unit: 'count', items: ['new'] } as const;
    const { type, items, notes } = asked({ targetType: 'kind.amount', measure: 'count' }, kinds(['kind.amount']), {
      targetTypes: [count],
    });
    expect([type, items, notes]).to.deep.equal([count, ['new'], []]);
  });

  it('T20 are of a type as it is saved, also where the organisation lists it otherwise', () => {
    const type = { id: 'kind.amount', dimension: 'kind', unit: 'amount', items: ['a', 'b'] } as const;
    const saved = { ...kinds(['kind.amount']), types: [{ ...type, items: ['a'] }] };
    expect(asked({ targetType: type.id }, saved, { targetTypes: [type] }).items).to.deep.equal(['a']);
  });

  const items: [why: string, wanted: string[], expected: string[] | undefined, noted?: string][] = [
    ['the tile’s', ['b', 'a'], ['a', 'b']],
    ['those that are known', ['a', 'x'], ['a'], 'items=x'],
    ['the type’s, where none of the tile’s is known', ['x'], ['b', 'c'], 'items=x'],
    ['the type’s, where the tile names none', [], ['b', 'c']],
  ];
  for (const [why, wanted, expected, value] of items) {
    it(`count the items ${why}`, () => {
      const type = { id: 'kind.amount', dimension: 'kind', unit: 'amount', items: ['c', 'b'] } as const;
      const dimensions = [{ id: 'kind', items: ['a', 'b', 'c'].map((id) => ({ id })) }];
      const question = asked({ targetType: 'kind.amount', items: wanted }, kinds(), {
        dimensions,
        targetTypes: [type],
      });
      const notes = value ? [{ code: 'wrong-attribute', value }] : [];
      expect([question.items, question.notes]).to.deep.equal([expected, notes]);
    });
  }
});

describe('the owner of a question', () => {
  for (const [owner, viewer, expected] of [
    ['my-group', 'nobody', 'unknown-owner'],
    ['me', 'nobody', 'unknown-owner'],
    ['team:ann', 'ann', 'unknown-owner'],
  ] as const) {
    it(`R11, R12 ${owner} for the viewer ${viewer}: ${expected}`, () => {
      expect(ask({ ...defaults, owner }, { ...board, viewer }, organisation, catalogueOf([]))).to.include({
        reason: expected,
      });
    });
  }

  it('R13 is not filtered by itself', () => {
    expect(questionOf({ owner: 'group:north' }, { filters: { owner: 'group:north' } })).to.deep.include({
      filteredBy: {},
      notes: [],
    });
  });

  it('R13 is called not filtered by whom the board’s word stands for', () => {
    const settings = { viewer: 'ann', filters: { owner: 'my-group' } };
    expect(questionOf({ owner: 'group:south' }, settings).notes).to.deep.equal([
      { code: 'not-filtered', value: 'group:north' },
    ]);
  });
});

describe('T24 owners who are hidden, and owners who are not known', () => {
  const maySee = (owner: string) => owner !== 'user:ann' && owner !== 'group:south';
  const asked = (request: Partial<FiguresRequest>, filter?: string) => {
    const settings = { ...board, viewer: 'ann', filters: { owner: filter } };
    return ask({ ...defaults, ...request }, settings, organisation, catalogueOf([]), maySee);
  };

  for (const owner of ['user:ann', 'user:nobody', 'group:south', 'group:none', 'me', 'nonsense']) {
    it(`are refused alike: ${owner}`, () => {
      expect(asked({ owner })).to.deep.equal({ reason: 'forbidden' });
    });
  }

  for (const filter of ['user:ann', 'user:nobody', 'me', 'group:none']) {
    it(`as the filter of a board are refused alike where all is shown: ${filter}`, () => {
      expect(asked({}, filter)).to.deep.equal({ reason: 'forbidden' });
    });

    it(`as the filter of a board do not narrow a group, and are not named: ${filter}`, () => {
      const { owner, notes } = asked({ owner: 'group:north' }, filter) as Question;
      expect([owner, notes]).to.deep.equal(['group:north', [{ code: 'not-filtered' }]]);
    });
  }

  it('leave the filter named that lies elsewhere and may be seen', () => {
    const { notes } = asked({ owner: 'group:north' }, 'user:cid') as Question;
    expect(notes).to.deep.equal([{ code: 'not-filtered', value: 'user:cid' }]);
  });

  it('are told of as what they are where everybody may be seen', () => {
    const plain = ask({ ...defaults, owner: 'user:nobody' }, board, organisation, catalogueOf([]));
    expect(plain).to.deep.equal({ reason: 'unknown-owner', value: 'user:nobody' });
  });
});
