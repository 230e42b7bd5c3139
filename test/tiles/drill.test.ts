import { expect } from '@open-wc/testing';
import { memorySource } from '../../src/adapters/memory.ts';
import { en } from '../../src/i18n/en.ts';
import { createLocale } from '../../src/i18n/locale.ts';
import type { FiguresRequest, Settings } from '../../src/model/request.ts';
import { loadFigures } from '../../src/store/load-figures.ts';
import { Store } from '../../src/store/store.ts';
import { drillPoint } from '../../src/tiles/tile/drill.ts';
import { POINTS } from '../model/answering.ts';

const ORGANISATION = {
  groups: [{ id: 'north' }, { id: 'west' }],
  users: [
    { id: 'ann', group: 'north' },
    { id: 'bob', group: 'north' },
    { id: 'cleo', group: 'west' },
  ],
  dimensions: [{ id: 'kind', items: [{ id: 'new' }, { id: 'old' }] }],
  currency: 'EUR',
};

/** Ann has moved: most of what she sold is recorded for West. */
const SALES = [
  ['2026-01-10', 'ann', 'north', 5, 'new'],
  ['2026-02-10', 'ann', 'west', 70, 'old'],
  ['2026-03-10', 'bob', 'north', 8, 'new'],
  ['2026-03-11', 'cleo', 'west', 30, 'old'],
  ['2026-12-11', 'cleo', 'west', 99, 'old'],
].map(([date, user, group, amount, kind]) => ({ date, user, group, amount: String(amount), kind }) as never);

const SETTINGS: Settings = { asOf: '2026-09-15', weekStart: 1, filters: {} };
const REQUEST: FiguresRequest = {
  shape: 'parts',
  owner: 'company',
  period: '2026',
  targetType: 'all-sales.amount',
  compare: [],
  thresholds: [0.9, 1],
};

const { signal } = new AbortController();
const { words } = createLocale('en', en);

const source = memorySource({ sales: SALES, organisation: ORGANISATION });

function measuredOf(request: Partial<FiguresRequest>, groupBy: 'sale' | 'member' = 'sale') {
  const asked = { ...REQUEST, ...request };
  const settings = { ...SETTINGS, groupBy };
  const pointsOf = POINTS[asked.shape];
  return loadFigures(new Store({ source }), asked, settings, words, { signal, pointsOf });
}

/** Each point of a tile as it is drilled, and what its query comes to, all in all and for its owner alone. */
async function drilled(request: Partial<FiguresRequest>, groupBy: 'sale' | 'member' = 'sale') {
  const { figures, insight } = await measuredOf(request, groupBy);
  const drill = (at: number) => drillPoint(figures, insight!, at, request.cumulative)!;
  return Promise.all(
    figures.points.map(async ({ key, actual }, at) => {
      const { owner, item, period, query } = drill(at);
      const [{ cells } = { cells: [] }] = await source.actuals([query], { signal });
      const sum = (of = cells) => of.reduce((total, { value }) => total + value, 0) / 100;
      const own = cells.filter(({ user, group }) => [`user:${user}`, `group:${group}`].includes(owner));
      return { key, actual, owner, item, period, query, all: sum(), own: sum(own) };
    }),
  );
}

describe('target-drill: the query is the one behind the point', () => {
  const exact: readonly [what: string, request: Partial<FiguresRequest>, groupBy?: 'member'][] = [
    ['groups of the company', { by: 'group' }],
    ['people of the company', { by: 'user' }],
    ['members of a group', { by: 'user', owner: 'group:north' }, 'member'],
    ['one person', { by: 'user', owner: 'user:ann' }],
    ['items', { by: 'item', targetType: 'kind.amount' }],
    ['items of a person', { by: 'item', targetType: 'kind.amount', owner: 'user:ann' }],
    ['all sales of a person', { owner: 'user:ann' }],
    ['months', { shape: 'intervals' }],
    ['months, cumulative', { shape: 'intervals', cumulative: true }],
    [
      'quarters of a person, cumulative',
      { shape: 'intervals', interval: 'quarter', cumulative: true, owner: 'user:ann' },
    ],
  ];
  for (const [what, request, groupBy] of exact) {
    it(`I3 it comes to the actual of the point: ${what}`, async () => {
      const points = (await drilled(request, groupBy)).filter(({ actual }) => actual !== undefined);
      expect(points.length).to.be.above(0);
      expect(points.map(({ all }) => all)).to.deep.equal(points.map(({ actual }) => actual));
    });
  }

  it("I3 it is the tile's for the bar that adds up the items without one", async () => {
    const { figures, insight } = await measuredOf({ by: 'item', targetType: 'kind.amount' });
    const points = insight!.points.map((point, at) => (at ? point : { ...point, sums: 2 }));
    const { item, query } = drillPoint(figures, { ...insight!, points }, 0)!;
    expect(item).to.equal(undefined);
    expect(query).not.to.have.property('items');
  });

  const parts: readonly [what: string, request: Partial<FiguresRequest>][] = [
    ['people of a group', { by: 'user', owner: 'group:north' }],
  ];
  for (const [what, request] of parts) {
    it(`I3 A2 it is the tile's, of whose answer the bar's owner is a part: ${what}`, async () => {
      const points = (await drilled(request)).filter(({ owner }) => owner !== request.owner);
      expect(points.length).to.be.above(0);
      for (const { key, owner, query, own, actual } of points) {
        expect([owner, query.owner]).to.deep.equal([key, request.owner]);
        expect(own).to.equal(actual);
      }
    });
  }

  it('I3 all sales are no item', async () => {
    const [point] = await drilled({ owner: 'user:ann' });
    expect(point).to.include({ key: 'all-sales', owner: 'user:ann', item: undefined });
    expect(point!.query).not.to.have.any.keys('items', 'dimension');
  });

  it('I3 an item is one', async () => {
    const points = await drilled({ by: 'item', targetType: 'kind.amount' });
    expect(points.map(({ item, query }) => [item, query.items])).to.deep.equal([
      ['old', ['old']],
      ['new', ['new']],
    ]);
  });

  it('I3 the period of a cumulative point is all that it holds', async () => {
    const points = await drilled({ shape: 'intervals', cumulative: true });
    expect(points[2]!.period).to.deep.equal({ from: '2026-01-01', to: '2026-03-31' });
  });
});
