import { expect } from '@open-wc/testing';
import type { Note, NotedCell } from '../../src/model/note.ts';
import { figuresOf, insightOf, pointOf, setOf } from './answering.ts';

const sold = [{ date: '2026-01-10', user: 'ann', value: 90_000 }];
const refused = (count: number, of?: number): readonly Note[] => [
  { code: 'rows-refused', count, ...(of !== undefined && { of }) },
];
const cell = (more: Partial<NotedCell> = {}): NotedCell => ({
  owner: 'company',
  targetType: 'all-sales.amount',
  year: 2026,
  interval: 'month',
  index: 1,
  ...more,
});
const unread = (...cells: readonly NotedCell[]) => ({
  sold,
  sets: [
    setOf(
      { company: 10_000, 'group:north': 10_000, 'group:south': 10_000 },
      { notes: [{ code: 'targets-refused', count: cells.length, cells }] },
    ),
  ],
});
const Q1 = { period: '2026-Q1' } as const;

describe('a sum of which a part is missing', () => {
  const world = { sold, sets: [setOf({ company: 10_000 })] };

  it('M14 has no verdict where more than a few of the rows of the sales were refused', () => {
    const { total } = figuresOf(Q1, { ...world, notes: refused(4, 100) });
    expect(total).to.include({ actual: 900, target: 300, status: 'incomplete' });
    expect(total).not.to.have.any.keys('attainment', 'variance', 'variancePercent', 'forecast');
    const insight = insightOf(Q1, { ...world, notes: refused(4, 100) });
    expect(insight.missing).to.deep.equal({ sales: { count: 4, of: 100 } });
    expect(insight).not.to.have.any.keys('needed', 'growth', 'varianceToDate');
  });

  it('M14 is judged where only a few were, or nobody knows of how many', () => {
    for (const notes of [refused(3, 100), refused(4), []]) {
      expect(figuresOf(Q1, { ...world, notes }).total.status).to.equal('reached');
      expect(insightOf(Q1, { ...world, notes })).not.to.have.property('missing');
    }
  });

  for (const [which, cells, period, status] of [
    ['of the period', [cell()], '2026-Q1', 'incomplete'],
    ['of a month before it', [cell()], '2026-Q2', 'missed'],
    ['of a quarter that it cuts', [cell({ interval: 'quarter', index: 1 })], '2026-05', 'incomplete'],
    ['of another year', [cell({ year: 2025 })], '2026-Q1', 'reached'],
    ['of somebody else', [cell({ owner: 'user:ann' })], '2026-Q1', 'reached'],
    ['of another type', [cell({ targetType: 'all-sales.count' })], '2026-Q1', 'reached'],
  ] as const)
    it(`M14 has none where a target could not be read ${which}: ${status}`, () => {
      expect(figuresOf({ period }, unread(...cells)).total.status).to.equal(status);
    });

  it('M14 has none where no target could be read, and is not said to have none', () => {
    const bare = { ...unread(cell()), sets: [setOf({ 'user:ann': 1 }, unread(cell()).sets[0])] };
    expect(figuresOf(Q1, { ...bare, sets: [{ ...bare.sets[0]!, rows: [] }] }).total.status).to.equal('incomplete');
  });

  it('M14 nobody has one where more targets are missing than were named', () => {
    const world = unread(cell({ owner: 'user:ann' }));
    const [set] = world.sets;
    const notes: readonly Note[] = [{ ...set!.notes![0]!, count: 9, unnamed: 8 }];
    expect(figuresOf(Q1, { ...world, sets: [{ ...set!, notes }] }).total.status).to.equal('incomplete');
    expect(insightOf(Q1, { ...world, sets: [{ ...set!, notes }] }).missing).to.deep.equal({ targets: 8 });
  });

  it('M14 leaves the verdict to the rows and months that lack nothing', () => {
    const parts = figuresOf({ ...Q1, shape: 'parts' }, unread(cell({ owner: 'group:north' })));
    expect(pointOf(parts, 'group:north').status).to.equal('incomplete');
    expect(pointOf(parts, 'group:south').status).to.equal('missed');
    expect(parts.total.status).to.equal('reached');
    const months = figuresOf({ ...Q1, shape: 'intervals' }, unread(cell()));
    expect(months.points.map(({ status }) => status)).to.deep.equal(['reached', 'incomplete', 'missed']);
  });

  it('M14, M13 has none where it is held against members of whom one lacks a target', () => {
    const sets = [
      { ...setOf({ 'group:north': 10_000 }), notes: unread(cell({ owner: 'group:south' })).sets[0]!.notes! },
    ];
    expect(figuresOf({ ...Q1, targetFrom: 'members' }, { sold, sets }).total.status).to.equal('incomplete');
    expect(figuresOf(Q1, { sold, sets }).total.status).to.equal('no-target');
  });
});
