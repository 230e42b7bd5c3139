import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/define/all.ts';
import { house, targets, withAttributes, type Args, type World } from './board.ts';
import { organisation, TODAY } from './fixtures.ts';

const TILES: readonly [tag: string, attributes: Args][] = [
  ['target-number', {}],
  ['target-gauge', { period: 'this-quarter' }],
  ['target-bullet', { owner: 'me' }],
  ['target-number', { owner: 'group:south', compare: 'target previous-year' }],
  ['target-column', { compare: 'target previous-year' }],
  ['target-bar', { by: 'group' }],
];

export default {
  title: 'Board',
  component: 'target-board',
  parameters: { layout: 'fullscreen', docs: { shown: ['FilteredByOwner', 'CrossFilter', 'Locale'] } },
  args: { 'as-of': TODAY, viewer: 'nina' },
  argTypes: {
    'as-of': { control: { type: 'text' } },
    locale: { control: { type: 'select' }, options: ['en', 'en-US', 'nl', 'de', 'da', 'nb', 'sv'] },
    period: { control: { type: 'text' } },
    owner: { control: { type: 'select' }, options: ['', 'group:north', 'group:south', 'group:online', 'user:nina'] },
    'cross-filter': { control: { type: 'boolean' } },
    editable: { control: { type: 'boolean' } },
  },
  render: (args, { globals, parameters }) => {
    const world = (parameters['world'] ?? {}) as World;
    const board = document.createElement('target-board');
    board.source = (world.source ?? house)();
    board.repository = (world.repository ?? targets)();
    withAttributes(board, { locale: globals['locale'], ...args });
    const grid = document.createElement('div');
    grid.className = 'dashboard';
    grid.append(...TILES.map(([tag, attributes]) => withAttributes(document.createElement(tag), attributes)));
    board.append(grid);
    board.policy = world.policy;
    return html`${board}`;
  },
} satisfies Meta<Args>;

type Story = StoryObj<Args>;

/** One board, one source, asked once for all tiles. */
export const Dashboard: Story = {};
export const AsOf: Story = { args: { 'as-of': '2026-03-31' } };
export const Locale: Story = { args: { locale: 'nl' } };
export const Viewer: Story = { args: { viewer: 'jonas' } };
export const FilteredByPeriod: Story = { args: { period: '2026-H1' } };
export const FilteredByOwner: Story = { args: { owner: 'group:north' } };
export const FilteredByItems: Story = { args: { 'target-type': 'sale-type.amount', items: 'new' } };
export const CrossFilter: Story = { args: { 'cross-filter': true } };
export const FiscalYearFromJuly: Story = { args: { 'fiscal-year-start': 7 } };
export const FiscalYearNamedByItsEnd: Story = { args: { 'fiscal-year-start': 7, 'fiscal-year-name': 'end' } };
export const GroupByMember: Story = { args: { 'group-by': 'member' } };

/** Without a rate for it, nothing is shown as if it were the base. */
export const Currency: Story = {
  args: { currency: 'USD' },
  parameters: { world: { source: () => house({ organisation: { ...organisation, rates: { USD: 0.92 } } }) } },
};

/** Tiles without a target offer to set one; the page hears `target-edit-requested`. */
export const Editable: Story = {
  args: { editable: true },
  parameters: { world: { repository: () => targets([]) } },
};

/** What the reader may not see is not asked for. */
export const Policy: Story = {
  parameters: { world: { policy: { see: (owner) => owner !== 'group:south' } } satisfies World },
};
