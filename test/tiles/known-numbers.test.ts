import { expect } from '@open-wc/testing';
import '../../src/define/all.ts';
import type { Figures } from '../../src/model/figures.ts';
import { clearStage, figuresWhen, settled, stage, textOf, type TileLike, world } from './fixture.ts';

type KnownTile = TileLike & { actual?: unknown; target?: unknown; points?: unknown; label?: string };

/** A tile on the page, in no board. */
function alone(markup: string): KnownTile {
  const stand = document.createElement('div');
  stand.lang = 'en';
  stand.innerHTML = markup;
  document.body.append(stand);
  return stand.querySelector<KnownTile>(':scope > *')!;
}

const ready = (tile: TileLike) => figuresWhen(tile, ({ state }) => state === 'ready');
const refused = (tile: TileLike) => figuresWhen(tile, ({ reason }) => reason === 'invalid-data');

/** Collects what the console is warned of. */
async function warnings(act: () => Promise<unknown>): Promise<string[]> {
  const { warn } = console;
  const said: string[] = [];
  console.warn = (text: string) => said.push(text);
  try {
    await act();
  } finally {
    console.warn = warn;
  }
  return said.filter((text) => text.includes('<target-'));
}

const DEALS = 'actual="62" target="100" unit="deals" label="Deals"';

describe('a tile of two known numbers', () => {
  afterEach(clearStage);

  for (const tag of ['target-number', 'target-gauge', 'target-bullet', 'target-column', 'target-bar']) {
    it(`stands without board, source and date: ${tag}`, async () => {
      const tile = alone(`<${tag} ${DEALS}></${tag}>`);
      const { total, currency, owner } = await ready(tile);
      expect([total.actual, total.target, total.attainment, total.variance]).to.deep.equal([62, 100, 0.62, -38]);
      expect([currency, owner.name]).to.deep.equal(['deals', 'Deals']);
      expect(textOf(tile)).to.contain('Deals');
      expect(textOf(tile)).to.contain('62');
      expect(textOf(tile)).not.to.match(/Sales|NaN|undefined|Invalid|today|0 days/);
    });
  }

  it('is called reached or not, and by no pace, where no days are known', async () => {
    const tile = alone(`<target-gauge ${DEALS}></target-gauge>`);
    const open = await ready(tile);
    expect([open.total.status, open.total.expected, open.total.forecast]).to.deep.equal([
      undefined,
      undefined,
      undefined,
    ]);
    expect(textOf(tile)).to.contain('38 more needed');
    tile.setAttribute('actual', '104');
    const { total } = await figuresWhen(tile, (figures) => figures.total.actual === 104);
    expect(total.status).to.equal('reached');
    expect(textOf(tile)).to.contain('4 (4%) over target');
  });

  it('keeps a pace where period and date are given', async () => {
    const tile = alone(`<target-gauge ${DEALS} period="2026-Q3" as-of="2026-08-16"></target-gauge>`);
    const { total, period } = await ready(tile);
    expect([period.from, period.to]).to.deep.equal(['2026-07-01', '2026-09-30']);
    expect([total.expected, total.status, total.forecast]).to.deep.equal([50, 'on-pace', 124]);
    expect(textOf(tile)).to.contain('12 (24%) ahead');
  });

  it('keeps none with a period alone, or a date alone', async () => {
    for (const one of ['period="2026-Q3"', 'as-of="2026-08-16"']) {
      const { total } = await ready(alone(`<target-gauge ${DEALS} ${one}></target-gauge>`));
      expect(total.expected, one).to.equal(undefined);
      expect(total.status, one).to.equal(undefined);
    }
  });

  it('is exact: decimal text and numbers come back as they were', async () => {
    const cases = [
      ['0.1', '0.3'],
      ['90071992547.09', '1234.50'],
      ['1234.5678', '2'],
    ];
    for (const [actual, target] of cases) {
      const tile = alone(`<target-number actual="${actual}" target="${target}" unit="EUR"></target-number>`);
      const { total } = await ready(tile);
      expect([total.actual, total.target]).to.deep.equal([Number(actual), Number(target)]);
      tile.remove();
    }
    const tile = document.createElement('target-number');
    Object.assign(tile, { actual: 0.1 + 0.2, target: 0.3, numberFormat: 'full' });
    document.body.append(tile);
    expect((await ready(tile)).total.status).to.equal('reached');
    expect(textOf(tile)).to.contain('0.3').and.not.to.contain('0.30');
  });

  it('draws again when a number changes later, and says so', async () => {
    const tile = alone(`<target-gauge ${DEALS}></target-gauge>`);
    await ready(tile);
    const heard: Figures[] = [];
    tile.addEventListener('target-figures-changed', ({ figures }) => heard.push(figures));
    tile.actual = 80;
    await figuresWhen(tile, ({ total }) => total.actual === 80);
    expect(heard.at(-1)?.total.attainment).to.equal(0.8);
    expect(textOf(tile)).to.contain('80%');
  });

  for (const [attribute, value, right] of [
    ['actual', 'abc', '1234.50'],
    ['target', '1,000', '1234.50'],
    ['actual', '1e30', '1234.50'],
    ['as-of', '28-02-2026', '2026-12-31'],
  ] as const) {
    it(`names a wrong value and what would be right, and keeps the last good figures: ${attribute}="${value}"`, async () => {
      const tile = alone(`<target-gauge ${DEALS}></target-gauge>`);
      await ready(tile);
      const said = await warnings(async () => {
        tile.setAttribute(attribute, value);
        await refused(tile);
      });
      const { message, total, stale, state } = tile.figures;
      expect(message).to.contain(attribute).and.to.contain(value).and.to.contain(right);
      expect([total.actual, total.target, stale, state]).to.deep.equal([62, 100, true, 'ready']);
      expect(tile.shadowRoot!.querySelector('footer .link'), 'retry').to.equal(null);
      expect(said.filter((text) => text.includes(value))).to.not.equal([]);
      tile.setAttribute(attribute, attribute === 'as-of' ? '2026-03-01' : '70');
      expect((await figuresWhen(tile, ({ stale: old }) => !old)).reason).to.equal(undefined);
    });
  }

  it('names the tile and no measure, also while a wrong value leaves it without figures', async () => {
    const tile = alone('<target-gauge actual="abc" label="Deals"></target-gauge>');
    await warnings(() => refused(tile));
    expect(tile.shadowRoot!.querySelector('.head')!.textContent!.replace(/\s+/g, ' ').trim()).to.equal('Deals');
  });

  it('wins over the figures of its board, for that tile only', async () => {
    const { tile, board } = stage(`<target-gauge ${DEALS}></target-gauge><target-gauge></target-gauge>`);
    const other = board.querySelectorAll<TileLike>('target-gauge')[1]!;
    expect((await ready(tile)).total.actual).to.equal(62);
    expect((await settled(other)).total.actual).to.equal(36_000);
    tile.removeAttribute('actual');
    expect((await figuresWhen(tile, ({ total }) => total.actual === 36_000)).owner.name).to.equal('Northwind');
  });

  it('does not take the figures of its board for the last good ones of its own', async () => {
    const { tile } = stage('<target-gauge></target-gauge>');
    await settled(tile);
    await warnings(async () => {
      tile.setAttribute('actual', 'abc');
      await refused(tile);
    });
    expect([tile.figures.state, tile.figures.total.actual]).to.deep.equal(['error', undefined]);
  });

  it('takes day and calendar of its board', async () => {
    const { tile } = stage(`<target-gauge ${DEALS} period="this-month"></target-gauge>`);
    // 10 of 22 working days of September 2026 are gone.
    const { total } = await figuresWhen(tile, ({ total: { expected } }) => expected === 45);
    expect(total.status).to.equal('on-pace');
  });

  it('says that a filter of its board does not narrow it', async () => {
    const { tile } = stage(`<target-gauge ${DEALS}></target-gauge>`, { owner: 'group:north' });
    expect((await ready(tile)).notes).to.deep.equal([{ code: 'not-filtered' }]);
  });

  it('offers no target to be set on a board where one can be', async () => {
    const { tile } = stage('<target-gauge actual="62"></target-gauge>', { editable: '' }, world());
    expect((await ready(tile)).total.status).to.equal('no-target');
    expect(tile.shadowRoot!.querySelector('.way')).to.equal(null);
  });

  it('compares with the year before, where that is known', async () => {
    const tile = alone(`<target-number ${DEALS} previous-year="50" compare="target previous-year"></target-number>`);
    await ready(tile);
    expect(textOf(tile)).to.contain('50 (+24%)');
  });

  it('explains its per cent, and names no days', async () => {
    const tile = alone(`<target-gauge ${DEALS}></target-gauge>`);
    await ready(tile);
    tile.shadowRoot!.querySelector<HTMLElement>('button.notes')!.click();
    while (!textOf(tile).includes('÷')) await new Promise(requestAnimationFrame);
    expect(textOf(tile)).to.contain('62% = 62 ÷ 100').and.to.contain('−38 (38%) = 62 − 100');
    expect(textOf(tile)).not.to.match(/gone|judged as of/);
  });
});

describe('points that are known', () => {
  afterEach(clearStage);

  const POINTS = [
    { label: 'North-West', actual: '12.50', target: 10 },
    { label: 'South', actual: 30, target: 40 },
    { label: 'Web', actual: 7 },
  ];

  it('are bars, with their sums as the total', async () => {
    const tile = alone('<target-bar unit="EUR" label="Regions"></target-bar>');
    tile.points = POINTS;
    const { points, total } = await ready(tile);
    expect(points.map(({ label, actual, status }) => [label, actual, status])).to.deep.equal([
      ['North-West', 12.5, 'reached'],
      ['South', 30, undefined],
      ['Web', 7, 'no-target'],
    ]);
    // What has no target is not held against one.
    expect([total.actual, total.compared, total.target]).to.deep.equal([49.5, 42.5, 50]);
  });

  it('are columns, called by their period or label', async () => {
    const tile = alone('<target-column as-of="2026-08-16" unit="EUR"></target-column>');
    tile.points = [
      { period: '2026-07', actual: 10, target: 8 },
      { period: '2026-08', actual: 5, target: 9 },
      { period: '2026-09', actual: 0, target: 9 },
    ];
    const { points } = await ready(tile);
    expect(points.map(({ key, label, status }) => [key, label, status])).to.deep.equal([
      ['2026-07', 'July 2026', 'reached'],
      ['2026-08', 'August 2026', 'on-pace'],
      ['2026-09', 'September 2026', 'not-begun'],
    ]);
    tile.points = POINTS;
    await figuresWhen(tile, (figures) => figures.points[0]?.label === 'North-West');
    await tile.updateComplete;
    expect(textOf(tile)).not.to.match(/undefined|H[12]/);
  });

  it('may be JSON in the attribute', async () => {
    const tile = alone(`<target-bar points='[{ "label": "North", "actual": "1.50", "target": 2 }]'></target-bar>`);
    expect((await ready(tile)).points[0]!.attainment).to.equal(0.75);
  });

  it('are named where one is wrong', async () => {
    const cases: [unknown, string][] = [
      ['[{', 'points'],
      [[{ label: 'North', actual: 'x' }], 'points[0].actual'],
      [[{ actual: 1 }, 7], 'points[1]'],
      [[{ actual: 1, period: 'Juli' }], 'points[0].period'],
    ];
    for (const [points, path] of cases) {
      const tile = alone('<target-bar></target-bar>');
      await warnings(async () => {
        tile.points = points;
        await refused(tile);
      });
      expect(tile.figures.message, path).to.contain(`(${path})`);
      tile.remove();
    }
  });

  it('have keys of their own, equal names too', async () => {
    const tile = alone('<target-bar></target-bar>');
    tile.points = [
      { label: 'A', actual: 1 },
      { label: 'A', actual: 2 },
      { key: 'user:ann', label: 'Ann', actual: 3 },
    ];
    expect((await ready(tile)).points.map(({ key }) => key)).to.deep.equal(['A', 'A (2)', 'user:ann']);
  });

  it('are one, where only the total is known', async () => {
    for (const tag of ['target-bar', 'target-column']) {
      const tile = alone(`<${tag} ${DEALS}></${tag}>`);
      expect((await ready(tile)).points.map(({ actual, target }) => [actual, target])).to.deep.equal([[62, 100]]);
    }
  });

  it('may be none', async () => {
    const tile = alone('<target-bar></target-bar>');
    tile.points = [];
    const { reason } = await figuresWhen(tile, ({ state }) => state === 'empty');
    expect(reason).to.equal('no-data');
  });
});
