// What the stories of all tiles have in common: how they render, the controls,
// and one story per state and per shared attribute.
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type LitElement } from 'lit';
import type { TargetBoardElement } from '../src/board/board.ts';
import { SourceError } from '../src/source/source-error.ts';
import { failingSource, fadingSource, house, markup, raisedTargets, silentSource, targets, tileOn } from './board.ts';
import type { Args, World } from './board.ts';
import { organisation, sales, targetSets, TODAY } from './fixtures.ts';

export type Story = StoryObj<Args>;

const OWNERS = ['company', 'group:north', 'group:south', 'group:online', 'user:nina', 'user:jonas', 'me', 'my-group'];
const choice = (...options: string[]) => ({ control: { type: 'select' }, options }) as const;
const flag = { control: { type: 'boolean' } } as const;
const text = { control: { type: 'text' } } as const;

const ARG_TYPES = {
  owner: choice(...OWNERS),
  period: choice(
    'this-year',
    'this-quarter',
    'this-month',
    'last-year',
    '2026-Q3',
    '2026-H1',
    '2026-07',
    'year-to-date',
    'last-30-days',
  ),
  'target-type': choice('all-sales.amount', 'all-sales.count', 'sale-type.amount'),
  items: text,
  measure: choice('amount', 'count', 'profit'),
  compare: choice('target', 'target previous-year', 'target forecast', 'target pipeline', 'none'),
  'as-percent': flag,
  pace: choice('none', 'linear', 'working-days', 'profile'),
  thresholds: text,
  'lower-is-better': flag,
  'target-from': choice('own', 'members'),
  'target-as-of': text,
  currency: choice('EUR', 'USD', 'own'),
  'currency-display': choice('code', 'symbol', 'hide'),
  'number-format': choice('short', 'full'),
  heading: text,
  actual: text,
  target: text,
  'previous-year': text,
  unit: text,
  label: text,
  'as-of': text,
  points: text,
  'scale-group': text,
  interval: choice('month', 'quarter', 'half-year', 'year'),
  cumulative: flag,
  by: choice('user', 'group', 'item'),
  renderer: choice('auto', 'svg', 'canvas'),
  'mark-target-at': text,
};

/** Everything but title and component, which Storybook wants to read without running the file. */
export const tileMeta = {
  render: (args, { component, globals, parameters }) => {
    const world = (parameters['world'] ?? {}) as World;
    return tileOn(String(component), args, { ...world, board: { locale: String(globals['locale']), ...world.board } });
  },
  argTypes: ARG_TYPES,
  parameters: {
    docs: {
      shown: ['OnPace', 'AtRisk', 'NoTarget', 'NotAllowed', 'EarlierFigures'],
      source: {
        transform: (_: string, context: { component: unknown; args: Args; parameters: { world?: World } }) =>
          markup(String(context.component), context.args, context.parameters.world?.board),
      },
    },
  },
} satisfies Meta<Args>;

/** A story that differs by attributes of the tile. */
export const withArgs = (args: Args): Story => ({ args });

/** A story that differs by what is around the tile. */
export const within = (world: World, args: Args = {}): Story => ({ args, parameters: { world } });

const offline = new SourceError('offline', 'no answer: sales.csv', { file: 'sales.csv' });
const gone = new SourceError('not-found', 'no such file: sales.csv', { file: 'sales.csv', status: 404 });
const unreadable = new SourceError('invalid-data', 'no column: amount', {
  file: 'sales.csv',
  problem: 'missing-column',
  line: 1,
  expected: 'amount',
  value: 'date, user, total',
});
const noTargets = () => targets([]);
const targetsTimes = (factor: number) => () =>
  targets(
    targetSets.map((set) => ({
      ...set,
      rows: set.rows.map((row) => ({ ...row, values: row.values.map((value) => value && value * factor) })),
    })),
  );
const zeroTargets = targetsTimes(0);
const membersOnly = () =>
  targets(targetSets.map((set) => ({ ...set, rows: set.rows.filter(({ owner }) => owner !== 'company') })));
const hugeTargets = targetsTimes(25_000);
const closed = { organisation: { ...organisation, closedUntil: '2026-08-31' } };
const wide = {
  organisation: { ...organisation, company: { name: 'Nordwind Handelsmaatschappij Benelux & Scandinavia' } },
};
const huge = { sales: sales.map((row) => ({ ...row, amount: Number(row.amount) * 25_000 })) };
const refused = {
  sales: [
    ...sales,
    { date: '2026-02-30', user: 'nina', amount: 100 },
    { date: '2026-02-27', user: 'nina', amount: 'n/a' },
  ],
};
const returns = { sales: sales.map((row) => ({ ...row, amount: row.date < '2026-09-01' ? row.amount : -1000 })) };

/** Opens what a tile says of how to read it. */
async function openGuide(board: TargetBoardElement): Promise<void> {
  const tile = board.querySelector<LitElement>(':scope > *')!;
  await tile.updateComplete;
  tile.renderRoot.querySelector<HTMLElement>('.notes')?.click();
}

/** One story per state (S1–S4, M1, M6) and per thing that a tile must say. */
export const states = {
  Loading: within({ source: silentSource, loading: true }),
  NoData: withArgs({ period: '2019' }),
  NoTarget: within({ repository: noTargets, board: { editable: true } }),
  ZeroTarget: within({ repository: zeroTargets, board: { editable: true } }),
  NoTargetButMembers: within({ repository: membersOnly, board: { editable: true } }),
  NotBegun: withArgs({ period: '2026-Q4' }),
  TooEarly: within({ board: { 'as-of': '2026-02-02' } }),
  OnPace: withArgs({ owner: 'user:amira' }),
  Behind: withArgs({ owner: 'user:piet' }),
  AtRisk: withArgs({ owner: 'user:jonas' }),
  Reached: withArgs({ owner: 'user:li', period: '2025' }),
  Missed: withArgs({ owner: 'user:jonas', period: '2025' }),
  BooksStillOpen: within({ source: () => house(closed) }),
  BooksClosed: within({ source: () => house(closed) }, { period: '2026-H1' }),
  NegativeSales: within({ source: () => house(returns) }),
  HugeNumbers: within({ source: () => house(huge), repository: hugeTargets }),
  LongNames: within({ source: () => house(wide) }),
  UnknownOwner: withArgs({ owner: 'group:nord' }),
  NoViewer: within({ board: { viewer: '' } }, { owner: 'me' }),
  NotAllowed: within({ policy: { see: (owner) => owner !== 'group:south' } }, { owner: 'group:south' }),
  Offline: within({ source: () => failingSource(offline) }),
  FileMissing: within({ source: () => failingSource(gone) }),
  UnreadableFile: within({ source: () => failingSource(unreadable) }),
  EarlierFigures: within({
    source: () => fadingSource(),
    then: (board) => (board.source as ReturnType<typeof fadingSource>).fail(),
  }),
  RowsLeftOut: within({ source: () => house(refused) }),
  ProRataTarget: withArgs({ period: '2026-03-10/2026-05-15' }),
  FilteredByBoard: within({ board: { owner: 'group:north', period: 'this-quarter' } }),
  NotFiltered: within({ board: { owner: 'group:south' } }, { owner: 'group:north' }),
  WrongAttribute: withArgs({ pace: 'fast' }),
  WithoutBoard: within({ around: 'none' }),
  WhatThisShows: within({ source: () => house(closed), then: openGuide }, { compare: 'target previous-year forecast' }),
} satisfies Record<string, Story>;

/** One story per attribute that all tiles share. */
export const attributes = {
  Owner: withArgs({ owner: 'group:north' }),
  OwnerMe: withArgs({ owner: 'me' }),
  Period: withArgs({ period: '2026-Q3' }),
  TargetType: withArgs({ 'target-type': 'sale-type.amount' }),
  Items: withArgs({ 'target-type': 'sale-type.amount', items: 'new,extra' }),
  MeasureCount: withArgs({ measure: 'count' }),
  MeasureProfit: withArgs({ measure: 'profit' }),
  ComparePreviousYear: withArgs({ compare: 'target previous-year' }),
  CompareForecast: withArgs({ compare: 'target forecast' }),
  ComparePipeline: withArgs({ compare: 'target pipeline' }),
  CompareNone: withArgs({ compare: 'none' }),
  AsPercent: withArgs({ 'as-percent': true }),
  PaceLinear: withArgs({ pace: 'linear' }),
  PaceNone: withArgs({ pace: 'none' }),
  Thresholds: withArgs({ owner: 'user:jonas', thresholds: '0.6 0.75' }),
  TargetFromMembers: within({ repository: membersOnly }, { 'target-from': 'members' }),
  TargetAsOf: within({ repository: raisedTargets }, { 'target-as-of': '2026-06-30' }),
  LowerIsBetter: withArgs({ 'lower-is-better': true, heading: 'Travel costs' }),
  Currency: within(
    { source: () => house({ organisation: { ...organisation, rates: { USD: 0.92 } } }) },
    { currency: 'USD' },
  ),
  CurrencySymbol: withArgs({ 'currency-display': 'symbol' }),
  CurrencyHidden: withArgs({ 'currency-display': 'hide' }),
  NumberFormatFull: withArgs({ 'number-format': 'full' }),
  Heading: withArgs({ heading: 'Our year' }),
  FromTwoNumbers: within({ around: 'none' }, { actual: '62', target: '100', unit: 'EUR', label: 'Deals' }),
  FromTwoNumbersWithPace: within(
    { around: 'none' },
    { actual: '62', target: '100', unit: 'deals', label: 'Deals', period: '2026-Q3', 'as-of': TODAY },
  ),
  FromPoints: within(
    { around: 'none' },
    {
      unit: 'deals',
      label: 'Deals by region',
      points: JSON.stringify([
        { label: 'North', actual: 62, target: 100 },
        { label: 'South', actual: 84, target: 80 },
        { label: 'Online', actual: 17, target: 40 },
      ]),
    },
  ),
  FromMonths: within(
    { around: 'none' },
    {
      unit: 'EUR',
      label: 'Subscriptions',
      'as-of': TODAY,
      points: JSON.stringify([
        { period: '2026-07', actual: '12400.50', target: '12000' },
        { period: '2026-08', actual: '9800', target: '12000' },
        { period: '2026-09', actual: '6100', target: '13000' },
        { period: '2026-10', actual: '0', target: '13000' },
      ]),
    },
  ),
  Dutch: within({ board: { locale: 'nl' } }),
  RightToLeft: within({ board: { locale: 'ar' } }),
} satisfies Record<string, Story>;

const SIZES = ['s160', 's180', 's240', 's320', 's480', 's640', 's960'];

/** The same tile in every size that it is designed for (E7). */
export const sizes: Story = {
  render: (args, { component, globals }) =>
    html`<div class="sizes">
      ${SIZES.map((box) => tileOn(String(component), args, { box, board: { locale: String(globals['locale']) } }))}
    </div>`,
  parameters: { layout: 'fullscreen' },
};

/** Tiles that share one scale, so that their drawings may be compared (N7). */
export const scaleGroup: Story = {
  render: (args, { component, globals }) =>
    html`<div class="sizes">
      ${['group:north', 'group:south', 'group:online'].map((owner) =>
        tileOn(
          String(component),
          { 'scale-group': 'groups', ...args, owner },
          { board: { locale: String(globals['locale']) } },
        ),
      )}
    </div>`,
  parameters: { layout: 'fullscreen' },
};
