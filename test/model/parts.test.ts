import { expect } from '@open-wc/testing';
import type { Figures } from '../../src/model/figures.ts';
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
