import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { Figures } from '../../src/model/figures.ts';
import { MOST_BARS } from '../../src/model/parts.ts';
import { figuresOf, insightOf, organisation, pointOf, setOf, type Sold } from './answering.ts';

const sale = (date: string, value: number, user = 'ann', more: Partial<Sold> = {}): Sold => ({
  date,
  value,
  user,
  ...more,
});
const keys = ({ points }: Figures) => points.map(({ key }) => key);
const open = { status: 'open' } as const;

describe('measuring: bars', () => {
  it('M8, R9 have each their own last year and open sales, 0 where there were none', () => {
    const sold = [
      sale('2025-09-15', 100),
      sale('2025-09-16', 20),
      sale('2025-01-01', 700, 'sol'),
      sale('2026-10-01', 400, 'cid', open),
    ];
    const figures = figuresOf({ shape: 'parts', compare: ['previous-year', 'pipeline'] }, { sold });
    const said = (key: string) => {
      const { actual, previousYear, previousYearToDate, pipeline } = pointOf(figures, key);
      return [actual, previousYear, previousYearToDate, pipeline];
    };
    expect(said('group:north')).to.deep.equal([0, 1.2, 1, 0]);
    expect(said('group:south')).to.deep.equal([0, 0, 0, 4]);
    expect(said('no-group')).to.deep.equal([0, 7, 7, 0]);
  });

  it('M8, R9 have no last year and no open sales where these are not compared', () => {
    const figures = figuresOf(
      { shape: 'parts' },
      { sold: [sale('2025-01-01', 100), sale('2026-10-01', 400, 'cid', open)] },
    );
    for (const point of figures.points) {
      expect(point).not.to.have.any.keys('previousYear', 'previousYearToDate', 'pipeline');
    }
  });

  it('A3 a sale of a group that is not listed is of no group, and of former users if its user is one', () => {
    const sold = [
      sale('2026-09-01', 100, 'ann', { group: 'gone' }),
      sale('2026-09-01', 2000, 'old', { group: 'gone' }),
    ];
    const figures = figuresOf({ shape: 'parts' }, { sold });
    expect(pointOf(figures, 'no-group').actual).to.equal(1);
    expect(pointOf(figures, 'former').actual).to.equal(20);
  });

  it('R2 have no actual in a period that has not begun', () => {
    const { points } = figuresOf({ shape: 'parts', period: '2027' }, { sold: [sale('2027-01-01', 100)] });
    expect(points.map(({ key, actual }) => [key, actual])).to.deep.equal([
      ['group:north', undefined],
      ['group:south', undefined],
    ]);
  });

  it('R10 go by name where they sold as much, and by id where they are called the same', () => {
    const named = (id: string, name: string) => ({ id, name });
    const groups = [
      named('d', 'West'),
      named('c', 'East'),
      named('b', 'North'),
      named('a', 'North'),
      named('e', 'East'),
    ];
    const figures = figuresOf({ shape: 'parts' }, { organisation: { groups } });
    expect(keys(figures)).to.deep.equal(['group:c', 'group:e', 'group:a', 'group:b', 'group:d']);
  });

  it('R10 of the company by person are all who are here, whatever their group', () => {
    const figures = figuresOf({ shape: 'parts', by: 'user' }, { sold: [sale('2026-01-01', 100, 'old')] });
    expect(keys(figures)).to.deep.equal(['user:ann', 'user:bob', 'user:cid', 'user:sol', 'former']);
  });

  for (const who of ['ann', 'old']) {
    it(`R10 of a person by person are that person alone: ${who}`, () => {
      const sold = [sale('2026-01-01', 100, who)];
      const { points } = figuresOf({ shape: 'parts', by: 'user', owner: `user:${who}` }, { sold });
      expect(points.map(({ key, actual }) => [key, actual])).to.deep.equal([[`user:${who}`, 1]]);
    });
  }

  it('R10 of a group by group are that group alone', () => {
    expect(keys(figuresOf({ shape: 'parts', by: 'group', owner: 'group:south' }))).to.deep.equal(['group:south']);
  });

  it('M3 go by the calendar of their own group', () => {
    const [north, south] = organisation.groups;
    const world = {
      organisation: {
        calendars: { all: {}, mondays: { weekdays: [1] } },
        calendar: 'all',
        groups: [north!, { ...south!, calendar: 'mondays' }],
      },
      sets: [setOf({ 'group:north': 2200, 'group:south': 500 })],
      board: { asOf: '2026-06-09' },
    };
    const figures = figuresOf({ shape: 'parts', period: '2026-06' }, world);
    expect(pointOf(figures, 'group:north').expected, '6 of 22 days').to.equal(6);
    expect(pointOf(figures, 'group:south').expected, '2 of 5 Mondays').to.equal(2);
  });

  it('T22 of items keep those that the list has no more, and are those that count where not all do', () => {
    const world = {
      organisation: {
        dimensions: [
          {
            id: 'kind',
            items: [
              { id: 'new', name: 'New' },
              { id: 'old', name: 'Old' },
            ],
          },
        ],
      },
      sold: [sale('2026-01-01', 900, 'ann', { item: 'gone' }), sale('2026-01-01', 100, 'ann', { item: 'old' })],
    };
    const labels = (items: string[] = []) =>
      figuresOf({ shape: 'parts', by: 'item', targetType: 'kind.amount', items }, world).points.map(
        ({ label }) => label,
      );
    expect(labels()).to.deep.equal(['gone', 'Old', 'New']);
    expect(labels(['old'])).to.deep.equal(['Old']);
    expect(insightOf({ targetType: 'kind.amount', items: ['old'] }, world).itemNames).to.deep.equal(['Old']);
  });
});

describe('measuring: who is there without an organisation file', () => {
  it('R12 keeps the group of who sold when targets name them too, and the company is nobody', () => {
    const world = {
      organisation: { listed: false, groups: [{ id: 'north' }], users: [{ id: 'ann', group: 'north' }] },
      sets: [setOf({ company: 1, 'group:north': 1, 'user:ann': 1, 'user:zoe': 1 })],
    };
    const by = (request: object) => keys(figuresOf({ shape: 'parts', by: 'user', ...request }, world));
    expect(by({})).to.deep.equal(['user:ann', 'user:zoe']);
    expect(by({ owner: 'group:north' })).to.deep.equal(['user:ann']);
  });
});

describe('measuring: more owners than bars', () => {
  const many = MOST_BARS + 30;
  const people = Array.from({ length: many }, (_, index) => ({ id: `p${index}`, name: `Person ${index % 100}` }));
  const byUser = { shape: 'parts', by: 'user', compare: ['target', 'previous-year', 'pipeline'] } as const;
  const soldBy = (value: (index: number) => number) =>
    people.map(({ id }, index) => sale('2026-03-10', value(index), id));

  it('R10 draws the largest in order and adds up the others in one bar before what belongs to nobody', () => {
    const value = fc.integer({ min: 0, max: 3 });
    fc.assert(
      fc.property(fc.array(value, { minLength: many, maxLength: many }), (values) => {
        const sold = [...soldBy((index) => values[index]!), sale('2026-03-10', 7, 'gone')];
        const { points, total } = figuresOf(byUser, { organisation: { users: people }, sold });
        const place = (index: number) => [-values[index]!, people[index]!.name, `user:${people[index]!.id}`] as const;
        const order = people
          .map((_, index) => place(index))
          .sort((a, b) => a[0] - b[0] || (a[1] === b[1] ? (a[2] < b[2] ? -1 : 1) : a[1] < b[1] ? -1 : 1));
        const largest = order.slice(0, MOST_BARS).map(([, , key]) => key);
        expect(points.map(({ key }) => key)).to.deep.equal([...largest, 'more', 'unlisted']);
        expect(points.reduce((sum, { actual }) => sum + Math.round(actual! * 100), 0)).to.equal(total.actual! * 100);
      }),
      { numRuns: 5 },
    );
  });

  it('R10 the bar of the others has all their figures, and says how many they are', () => {
    const sold = [
      ...soldBy((index) => many - index),
      ...people.map(({ id }) => sale('2025-03-10', 3, id)),
      ...people.map(({ id }) => sale('2026-10-01', 5, id, open)),
    ];
    const sets = [setOf(Object.fromEntries(people.map(({ id }) => [`user:${id}`, 2])))];
    const world = { organisation: { users: people }, sold, sets };
    const figures = figuresOf(byUser, world);
    const added = (30 * 31) / 2 / 100;
    expect(pointOf(figures, 'more')).to.deep.include({ label: 'and 30 more', actual: added, target: 7.2 });
    expect(pointOf(figures, 'more')).to.deep.include({ previousYear: 0.9, previousYearToDate: 0.9, pipeline: 1.5 });
    expect(insightOf(byUser, world).points.map(({ sums }) => sums)).to.deep.equal([
      ...Array.from({ length: MOST_BARS }, () => undefined),
      30,
    ]);
  });

  it('R10 as many as there is room for have each a bar', () => {
    const users = people.slice(0, MOST_BARS);
    const { points } = figuresOf(byUser, { organisation: { users } });
    expect(points.map(({ key }) => key)).to.have.members(users.map(({ id }) => `user:${id}`));
  });

  it('T7, T8 converts the targets of the others each on its own, and leaves out empty ones', () => {
    const groups = people.map((person, index) => ({ ...person, name: String(index).padStart(5, '0') }));
    const rows = (value: number) => Object.fromEntries(groups.map(({ id }) => [`group:${id}`, [value, null]]));
    const dollars = setOf(rows(33), { currency: 'USD', interval: 'quarter' });
    const world = { organisation: { groups, rates: { USD: 0.5 } }, sets: [dollars] };
    expect(pointOf(figuresOf({ ...byUser, by: 'group' }, world), 'more').target).to.equal((30 * 17) / 100);
  });

  it('R10, T22 of items has the targets of those items', () => {
    const items = people.map(({ id }) => ({ id, name: id }));
    const set = setOf({}, { targetType: 'kind.amount' });
    const rows = items.map(({ id: item }, index) => ({ owner: 'company', item, values: [index] }) as const);
    const world = {
      organisation: { dimensions: [{ id: 'kind', items }] },
      sold: items.map(({ id: item }, index) => sale('2026-01-10', many - index, 'ann', { item })),
      sets: [{ ...set, rows }],
    };
    const figures = figuresOf({ shape: 'parts', by: 'item', targetType: 'kind.amount' }, world);
    const others = items.slice(-30).map((_, index) => MOST_BARS + index);
    expect(pointOf(figures, 'p7').target).to.equal(0.07);
    expect(pointOf(figures, 'more').target).to.equal(others.reduce((sum, value) => sum + value, 0) / 100);
  });

  it('T24 gives each reader the largest that he may see, and adds up no hidden owner', () => {
    const world = { organisation: { users: people }, sold: soldBy((index) => many - index) };
    const isLast = (key: string) => Number(key.slice('user:p'.length)) >= many - 3;
    const few = figuresOf(byUser, { ...world, maySee: (owner) => owner === 'company' || isLast(owner) });
    expect(keys(few)).to.deep.equal(people.slice(-3).map(({ id }) => `user:${id}`));
    expect(few.notes).to.deep.include({ code: 'hidden', count: MOST_BARS + 27 });

    const most = figuresOf(byUser, { ...world, maySee: (owner) => owner !== 'user:p0' });
    expect(keys(most)[0]).to.equal('user:p1');
    expect(pointOf(most, 'more')).to.include({ label: 'and 29 more', actual: (29 * 30) / 2 / 100 });
    expect(figuresOf(byUser, world).notes.map(({ code }) => code)).not.to.include('hidden');
  });
});
