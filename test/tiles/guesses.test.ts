import { expect } from '@open-wc/testing';
import '../../src/define/all.ts';
import '../../src/board/odd-names.ts';
import type { Figures } from '../../src/model/figures.ts';
import type { TargetColumnElement } from '../../src/tiles/column/column.ts';
import type { TileElement } from '../../src/tiles/tile/tile.ts';
import { endSlow, withSlowHeld } from '../board/slow-held.ts';
import { clearStage, settled, stage, textOf, type TileLike } from './fixture.ts';

/** Members of some tile. */
type Tried = TileElement & TargetColumnElement;
type Board = Readonly<Record<string, string>>;

/** Figures of the first tile, and all that tile and console say. */
async function tried(markup: string, attributes: Board) {
  const { warned, slow, end } = withSlowHeld();
  const { board, tile } = stage(markup, attributes);
  const figures = await settled(tile);
  const isNoted = figures.notes.some(({ code }) => code === 'wrong-attribute');
  while (isNoted && !tile.shadowRoot!.querySelector('#notes')) await new Promise(requestAnimationFrame);
  await endSlow(slow);
  end();
  return { board, tile, figures, said: [...warned, textOf(tile)].join('\n') };
}

const number = (attribute: string) => `<target-number ${attribute}></target-number>`;
const column = (attribute: string) => `<target-column ${attribute}></target-column>`;
const bar = (attribute: string) => `<target-bar ${attribute}></target-bar>`;

/** Guesses that work: what they do to the figures, or to the request. */
const WORKS: readonly (readonly [
  markup: string,
  of: (figures: Figures, tile: Tried) => unknown,
  is: unknown,
  board?: Board,
])[] = [
  [number('period="Q3"'), from, '2026-07-01'],
  [number('period="2026Q3"'), from, '2026-07-01'],
  [number('period="2025/26"'), from, '2025-04-01', { 'fiscal-year-start': '4' }],
  [number('period="FY2026"'), from, '2026-01-01'],
  [number('period="ytd"'), ({ period }) => period.to, '2026-09-15'],
  [number('period="today"'), from, '2026-09-15'],
  [number('period="2026-7"'), from, '2026-07-01'],
  [number('period="July 2026"'), from, '2026-07-01'],
  [number('period="next-month"'), from, '2026-10-01'],
  [number('period="next-quarter"'), from, '2026-10-01'],
  [number('period="next-half-year"'), from, '2027-01-01'],
  [number('period="next-year"'), from, '2027-01-01'],
  [number('period="2026-W40"'), from, '2026-09-28'],
  [number('period="this quarter"'), from, '2026-07-01'],
  [number('period="2025/26"'), from, '2025-04-01', { 'fiscal-year-start': '04' }],
  [number('owner="me"'), ({ owner }) => owner.id, 'user:ann', { viewer: 'user:ann' }],
  [number('as-percent="false"'), (_, tile) => tile.asPercent, false],
  [number('as-percent=""'), (_, tile) => tile.asPercent, true],
  [number('as-percent="true"'), (_, tile) => tile.asPercent, true],
  [number('lower-is-better="false"'), (_, tile) => tile.request.lowerIsBetter, false],
  [column('cumulative="false"'), (_, tile) => tile.request.cumulative, false],
  [column('cumulative'), (_, tile) => tile.request.cumulative, true],
  [bar(''), (_, tile) => tile.board?.crossFilter, false, { 'cross-filter': 'false' }],
  [bar(''), (_, tile) => tile.board?.editable, false, { editable: 'false' }],
  [bar(''), (_, tile) => tile.board?.editable, true, { editable: '' }],
  [number('thresholds="80% 100%"'), (_, tile) => tile.request.thresholds, [0.8, 1]],
  [number('thresholds="80 % 100 %"'), (_, tile) => tile.request.thresholds, [0.8, 1]],
  [number('thresholds="80,100"'), (_, tile) => tile.request.thresholds, [0.8, 1]],
  [number('thresholds="80 100"'), (_, tile) => tile.request.thresholds, [0.8, 1]],
  [number('thresholds="0.8,1"'), (_, tile) => tile.request.thresholds, [0.8, 1]],
  [number('currency="eur"'), ({ currency }) => currency, 'EUR'],
  [number(''), ({ currency }) => currency, 'EUR', { currency: 'eur' }],
  [number('compare="last-year"'), (_, tile) => tile.request.compare, ['previous-year']],
  [number('compare="target last-year"'), (_, tile) => tile.request.compare, ['target', 'previous-year']],
  [bar('by="team"'), ({ points }) => points.map(({ key }) => key), ['group:north', 'group:west']],
  ...['person', 'people', 'rep', 'seller', 'users'].map(
    (word) =>
      [
        bar(`by="${word}" owner="group:north"`),
        ({ points }: Figures) => points.map(({ key }) => key).sort(),
        ['user:ann', 'user:bob'],
      ] as const,
  ),
  ...['GBP:1.15', 'GBP=1,15', 'USD=0.9, GBP=1,15', 'USD=0.9; GBP=1.15'].map(
    (rates) => [number(''), (_: Figures, tile: Tried) => tile.board?.settings.rates?.['GBP'], 1.15, { rates }] as const,
  ),
  [number('style="height:300px;width:50%"'), ({ state }) => state, 'ready'],
  [number('class="x" id="y" data-x="1" aria-label="z" tabindex="0"'), ({ notes }) => notes, []],
];

function from({ period }: Figures): string {
  return period.from;
}

/** Guesses that do not: what the console or the tile says. */
const ANSWERED: readonly (readonly [markup: string, says: RegExp, board?: Board])[] = [
  [number('owner="Ann"'), /Did you mean “user:ann”\?/],
  [number('owner="Cleo Dale"'), /Did you mean “user:cleo”\?/],
  [number('owner="north"'), /Did you mean “group:north”\?/],
  [number('owner="team:north"'), /Did you mean “group:north”\?/],
  [number('owner="user:Ann"'), /Did you mean “user:ann”\?/],
  [number('owner="all"'), /Did you mean “company”\?/],
  [number('owner="my-team"'), /Did you mean “my-group”\?/],
  [number('owner="me"'), /no person “Ann”.*Did you mean “user:ann”\?/, { viewer: 'Ann' }],
  [number('owner="nobody"'), /There are: company, group:north/],
  [number(''), /no person or group “Ann”\. Did you mean “user:ann”\?/, { owner: 'Ann' }],
  [number(''), /no person or group “team:north”\. Did you mean “group:north”\?/, { owner: 'team:north' }],
  [number(''), /<target-board> The filter “nobody” does not apply/, { owner: 'nobody' }],
  [number('period="2025/26"'), /cannot be read: “2025\/26”\. Expected: 2025, /],
  [number('period="July"'), /Expected: 2026-07, /],
  [number('period="2026-Q5"'), /Expected: 2026-Q4, /],
  [number('period="mtd"'), /Expected: this-month, /],
  [number('period="soon"'), /Expected: 2026, 2026-H1/],
  [number(''), /Expected: 2026-Q4, /, { period: 'Q9' }],
  [number('user="ann"'), /<target-number> has no attribute "user": say owner="user:<id>"/],
  [number('group="north"'), /"group": say owner="group:<id>"/],
  [number('color="red"'), /"color": colours are custom properties of CSS/],
  [number('width="300"'), /"width": a tile takes its size from CSS/],
  [number('height="300"'), /"height": a tile takes its size from CSS/],
  [number('percent'), /"percent": say as-percent/],
  [number('min="0"'), /"min": the scale follows from the figures/],
  [number('max="9"'), /"max": the scale follows from the figures/],
  [number('value="62"'), /"value": say actual="62" target="100"/],
  [number('label="Deals"'), /^Deals Sales in EUR 2026/],
  [number('sales="x.csv"'), /"sales": figures come from the src or source/],
  [number('fiscal-year="4"'), /"fiscal-year": say fiscal-year-start="4" on the target-board/],
  [number('targets="x.csv"'), /"targets": it belongs to the target-board/],
  [number('organisation="x.json"'), /"organisation": it belongs to the target-board/],
  [number('dates="dd/MM/yyyy"'), /"dates": it belongs to the target-board/],
  [number('numbers="nl"'), /"numbers": it belongs to the target-board/],
  [number('viewer="ann"'), /"viewer": it belongs to the target-board/],
  [number('fiscal-year-start="4"'), /"fiscal-year-start": it belongs to the target-board/],
  [number('data="x"'), /"data": figures come from the src or source/],
  [number('goal="9"'), /"goal": targets come from/],
  [number('quarter="3"'), /"quarter": say period="2026-Q3"/],
  [number('metric="x"'), /"metric": say measure=/],
  [number('decimals="2"'), /"decimals": say number-format="full"/],
  [number('forecast'), /"forecast": say compare=/],
  [number('by="user"'), /"by": it belongs to target-bar/],
  [number('interval="month"'), /"interval": it belongs to target-column/],
  [number('perod="2025"'), /"perod": did you mean period/],
  [number('aspercent'), /"aspercent": did you mean as-percent/],
  [number(''), /<target-board> has no attribute "fiscal-year": say fiscal-year-start/, { 'fiscal-year': '4' }],
  [number(''), /<target-board> has no attribute "sales": say src=/, { sales: 'x.csv' }],
  [number(''), /<target-board> has no attribute "data": say src=/, { data: 'x.csv' }],
  [number(''), /<target-board> has no attribute "user": say viewer=/, { user: 'ann' }],
  [number(''), /<target-board> has no attribute "today": say as-of=/, { today: '2026-01-01' }],
  [number(''), /<target-board> has no attribute "timezone": say time-zone=/, { timezone: 'x' }],
  [number('currency="€"'), /currency: “€” is not allowed.*Did you mean “EUR”\?/],
  [number('measure="revenue"'), /measure: “revenue” is not allowed.*Did you mean “amount”\?/],
  [number('measure="Amount"'), /Did you mean “amount”\?/],
  [number('compare="budget"'), /Did you mean “target”\?/],
  [bar('by="persona"'), /by: “persona” is not allowed.*user, group/],
  [column('interval="week"'), /interval: “week” is not allowed.*Did you mean “month”\?/],
  [number('pace="days"'), /pace: “days” is not allowed.*Did you mean “linear”\?/],
  [number('pace="workdays"'), /Did you mean “working-days”\?/],
  [number('thresholds="80"'), /thresholds: “80” is not allowed.*0\.9 0\.995/],
  [number('number-format="compact"'), /Did you mean “short”\?/],
  [number(''), /as-of: “28-02-2026” is not allowed.*2026-12-31/, { 'as-of': '28-02-2026' }],
  ...['april', 'Apr', 'APRIL'].map(
    (start) =>
      [
        number(''),
        /fiscal-year-start: “.*” is not allowed.*1 – 12.*Did you mean “4”/,
        { 'fiscal-year-start': start },
      ] as const,
  ),
  ...['1 April', 'April 1', '04-01', '2026-04-01'].map(
    (start) => [number(''), /Did you mean “4”/, { 'fiscal-year-start': start }] as const,
  ),
  [number(''), /Did you mean “end”/, { 'fiscal-year-name': 'ending' }],
  ...['1m', '1 min', '60s', '60 seconds'].map((refresh) => [number(''), /Did you mean “60”/, { refresh }] as const),
  ...['2026-9-15', '2026/09/15', '15-09-2026', '15/9/2026', '9/15/2026'].map(
    (day) => [number(''), /as-of: .*Did you mean “2026-09-15”/, { 'as-of': day }] as const,
  ),
  [
    number(''),
    /as-of: “03-04-2026” is not allowed here, so the default is used\. Allowed: 2026-12-31\.(?! Did)/,
    { 'as-of': '03-04-2026' },
  ],
  [number(''), /Did you mean “America\/New_York”/, { 'time-zone': 'New York' }],
  [number(''), /"week-start": a week begins as the locale has it/, { 'week-start': 'monday' }],
  [number(''), /"fiscal-year-end": say fiscal-year-start="4"/, { 'fiscal-year-end': 'march' }],
  [number(''), /"holidays": working days are those of the calendars/, { holidays: '2026-12-25' }],
  ...['target-from', 'pace', 'measure', 'by'].map(
    (name) =>
      [
        number(''),
        RegExp(`<target-board> has no attribute "${name}": it belongs to the tiles`),
        { [name]: 'x' },
      ] as const,
  ),
  [number(''), /"country": say locale="nl-NL"/, { country: 'nl' }],
  [number(''), /Did you mean “3”/, { 'fiscal-year-start': 'maart' }],
  [number(''), /Did you mean “3”/, { 'fiscal-year-start': 'März' }],
  [number(''), /Did you mean “5”/, { 'fiscal-year-start': 'maj' }],
  [number(''), /fiscal-year-start: “mango” is not allowed.*1 – 12/, { 'fiscal-year-start': 'mango' }],
  [number(''), /fiscal-year-start: “13” is not allowed.*1 – 12/, { 'fiscal-year-start': '13' }],
  [number(''), /rates: “GBP=1,150” is not allowed.*GBP=1\.17 USD=0\.92/, { rates: 'GBP=1,150' }],
  [number('filter="Fase=Gewonnen"'), /"filter": say where on the target-board/],
  [number('status="won"'), /"status": what is sold counts; say compare="pipeline"/],
  [bar('sort="name"'), /"sort": bars stand in the order of their values/],
  [bar('limit="12"'), /"limit": a bar tile shows as many bars as fit/],
  [number('title="Omzet"'), /has a title, which is a tooltip: say heading=/],
  [number('target="2000000"'), /has a target without actual, which does nothing: say actual=/],
  [number('sales-columns="a=b"'), /"sales-columns": it belongs to the target-board/],
  [
    number(''),
    /"people-columns": say columns for the sales, .*organisation-columns/,
    { 'people-columns': 'name=Naam' },
  ],
  [`<target-gauge>${number('')}</target-gauge>`, /HTML has no tags that close themselves/],
];

describe('what people try first', () => {
  afterEach(clearStage);

  for (const [markup, of, is, board = {}] of WORKS)
    it(`works: ${markup} ${JSON.stringify(board)}`, async () => {
      const { figures, tile, said } = await tried(markup, board);
      expect(of(figures, tile as unknown as Tried)).to.deep.equal(is);
      expect(figures.state).not.to.equal('error');
      expect(said).not.to.match(/no attribute|not allowed/);
    });

  for (const [markup, says, board = {}] of ANSWERED)
    it(`is answered: ${markup} ${JSON.stringify(board)}`, async () => {
      const { said } = await tried(markup, board);
      expect(said).to.match(says);
    });

  it('is told once for all elements of a class', async () => {
    const { warned, slow, end } = withSlowHeld();
    const { board } = stage(number('theme="a"') + number('theme="b"') + bar('theme="a"'), {});
    for (const tile of board.children) await settled(tile as TileLike);
    await endSlow(slow);
    end();
    const said = warned.map((text) => String(text).slice(0, 20));
    expect(said.filter((text) => text.startsWith('<target-number>'))).to.have.length(1);
    expect(said.filter((text) => text.startsWith('<target-bar>'))).to.have.length(1);
  });

  it('tiles inside a tile whose tag closes itself are seen, below it', async () => {
    const { tile } = await tried(`<target-gauge>${number('')}<p>more</p></target-gauge>`, {});
    const inner = tile.querySelector('target-number')!;
    await settled(inner as unknown as TileLike);
    const [box, own] = [inner.getBoundingClientRect(), tile.shadowRoot!.querySelector('.box')!.getBoundingClientRect()];
    expect([box.width > 100, box.height > 100, own.height > 100]).to.deep.equal([true, true, true]);
    expect(box.top).to.be.at.least(own.bottom);
  });

  it('a heading in its slot is nothing odd', async () => {
    const { said } = await tried('<target-gauge><span slot="heading">Ours</span></target-gauge>', {});
    expect(said).not.to.contain('inside it');
  });
});
