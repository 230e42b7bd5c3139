import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { TargetEditorElement } from '../src/editor/editor.ts';
import '../src/define/editor.ts';
import { SourceError } from '../src/source/source-error.ts';
import { type Args, boardAround, house, targets, withAttributes, type World } from './board.ts';
import { organisation, targetSets } from './fixtures.ts';

/** What is done with the editor once its sheet is there, for stories about a moment of editing. */
type Moment = (editor: TargetEditorElement) => unknown;

interface EditorWorld extends World {
  readonly moment?: Moment;
  /** Width of the box around it, px; all there is by default. */
  readonly width?: number;
  readonly dir?: 'rtl';
}

const KEY = { year: 2026, targetType: 'all-sales.amount' };

export default {
  title: 'Editor',
  component: 'target-editor',
  parameters: { layout: 'padded', docs: { shown: ['NotUnderstood', 'Unsaved', 'Locked', 'Rights', 'Phone'] } },
  argTypes: {
    year: { control: { type: 'text' } },
    'target-type': {
      control: { type: 'select' },
      options: ['all-sales.amount', 'all-sales.count', 'sale-type.amount'],
    },
    owner: { control: { type: 'select' }, options: ['company', 'group:north', 'group:south', 'user:nina'] },
    columns: { control: { type: 'text' } },
    'interval-view': { control: { type: 'select' }, options: ['', 'quarter', 'half-year', 'quarter half-year'] },
    readonly: { control: { type: 'boolean' } },
  },
  render: (args, { globals, parameters }) => {
    const world = (parameters['world'] ?? {}) as EditorWorld;
    const editor = withAttributes(document.createElement('target-editor'), args);
    const board = { locale: String(globals['locale']), ...world.board };
    const box = document.createElement('div');
    if (world.width) box.style.inlineSize = `${world.width}px`;
    box.append(boardAround({ repository: targets, ...world, board }, editor));
    if (world.moment) void whenReady(editor, world.moment);
    return html`${box}`;
  },
} satisfies Meta<Args>;

type Story = StoryObj<Args>;

async function whenReady(editor: TargetEditorElement, moment: Moment): Promise<void> {
  while (!editor.session.sheet) await new Promise((frame) => requestAnimationFrame(frame));
  await editor.updateComplete;
  await moment(editor);
}

const within = (world: EditorWorld, args: Args = {}): Story => ({ args, parameters: { world } });

/** Types a text into an owner's cell, as a keyboard does. */
async function typeInto(editor: TargetEditorElement, owner: 'user:nina' | 'user:piet', column: number, text: string) {
  editor.grid.goTo(owner, column);
  await editor.updateComplete;
  const { cursor } = editor.grid;
  if (!cursor) return;
  cursor.value = text;
  cursor.dispatchEvent(new InputEvent('input'));
  await editor.updateComplete;
}

/** Opens the dialog of a target type. */
async function openType(editor: TargetEditorElement, button: '.gear' | '.add'): Promise<void> {
  editor.shadowRoot!.querySelector<HTMLButtonElement>(button)!.click();
  const isOpen = () => {
    const note = editor.shadowRoot!.querySelector('dialog .footnote');
    return note && !note.textContent.includes(editor.texts.loading);
  };
  while (!isOpen()) await new Promise((frame) => requestAnimationFrame(frame));
}

const locked = () =>
  targets(
    targetSets.map((set) => ({
      ...set,
      rows: set.rows.map((row) => (row.owner === 'group:south' ? { ...row, locked: true } : row)),
    })),
  );

/** A sheet of a year: company, groups with the sums of their users, and users. */
export const Sheet: Story = {};
export const OpenedAtAnOwner: Story = { args: { owner: 'user:jonas' } };
export const Items: Story = { args: { 'target-type': 'sale-type.amount' } };
export const Count: Story = { args: { 'target-type': 'all-sales.count' } };
export const Subtotals: Story = { args: { 'interval-view': 'quarter half-year' } };
export const Columns: Story = { args: { columns: 'previous-year-target previous-year-actual actual share' } };
export const ReadOnly: Story = { args: { readonly: true } };
export const FiscalYearFromJuly = within({ board: { 'fiscal-year-start': 7 } });

/** What is typed is understood while it is typed. */
export const Typing = within({ moment: (editor) => typeInto(editor, 'user:nina', 2, '12k') });

/** An entry that is no number stays in its cell, with the reason. */
export const NotUnderstood = within({
  moment: async (editor) => {
    await typeInto(editor, 'user:nina', 2, '41.5oo');
    await editor.grid.commit();
  },
});

/** Changed cells have a corner mark until they are saved. */
export const Unsaved = within({
  moment: async (editor) => {
    await editor.session.apply('set', editor.session.rowsEdit([{ owner: 'user:nina', values: { 0: 1_00, 1: null } }]));
  },
});

/** Locked rows are muted and say so. */
export const Locked = within({ repository: locked }, { owner: 'group:south' });

/** Somebody else saved the same cell first (T30). */
export const Conflict = within({
  moment: async (editor) => {
    const { session } = editor;
    await session.apply('set', session.rowsEdit([{ owner: 'user:nina', values: { 0: 1_00 } }]));
    const change = { ...KEY, base: 1, by: 'piet', rows: [{ owner: 'user:nina', values: { 0: 2_00 } } as const] };
    await (editor.closest('target-board')!.repository as ReturnType<typeof targets>).save([change], {
      signal: new AbortController().signal,
    });
  },
});

/** A year without targets. */
export const Empty: Story = { args: { year: '2027' } };

/** Only the own group may be changed, the others seen (T24). */
export const Rights = within({ policy: { edit: (owner) => owner === 'group:north' || owner === 'user:nina' } });
export const MayNotBeOpened = within({ policy: { open: () => false } });
export const NoLicence = within({ policy: { licence: 'none' } });

/** Where targets cannot be loaded, it says why, and tries again. */
export const Failure = within({
  repository: () => {
    const fail = () => Promise.reject(new SourceError('offline', 'no answer: targets', { file: 'targets' }));
    return { catalogue: fail, load: fail, save: fail, changes: fail, history: fail };
  },
});

/** A sale type whose items and levels change: what goes is said before it is applied (T20–T22). */
export const TypeChanged = within(
  {
    moment: async (editor) => {
      await openType(editor, '.gear');
      for (const field of ['[value=extra]', '[name=levels]']) {
        editor.shadowRoot!.querySelector<HTMLInputElement>(`dialog ${field}`)!.click();
      }
    },
  },
  { 'target-type': 'sale-type.amount' },
);

/** Another target type (T19). */
export const TypeAdded = within({
  moment: async (editor) => {
    await openType(editor, '.add');
    const field = editor.shadowRoot!.querySelector('select:not(.items)') as HTMLSelectElement;
    field.value = 'sale-type';
    field.dispatchEvent(new Event('change'));
  },
});

/** A target type that goes, with all its years (T23). */
export const TypeDeleted = within(
  {
    source: () => {
      const { targetTypes: _, ...others } = organisation;
      return house({ organisation: others });
    },
    moment: async (editor) => {
      await openType(editor, '.gear');
      editor.shadowRoot!.querySelector<HTMLButtonElement>('dialog .danger')!.click();
    },
  },
  { 'target-type': 'sale-type.amount' },
);

/** Where the licence ends, the button says so (T26). */
export const TypeBeyondLicence = within({
  policy: { licence: 'premium' },
  moment: (editor) => openType(editor, '.add'),
});

/** Without a rate, the rows of a currency are left out of the sum, which says so (T7). */
export const MissingRate = within({
  source: () => house({ organisation: { ...organisation, rates: {} } }),
  repository: () =>
    targets(
      targetSets.map((set) => ({
        ...set,
        rows: set.rows.map((row) => (row.owner === 'group:north' ? { ...row, currency: 'USD' } : row)),
      })),
    ),
});

export const Tablet = within({ width: 720 });
/** One owner at a time, as a list of months. */
export const Phone = within({ width: 340 }, { owner: 'user:nina' });
/** Mirrored; the words are English where a language has none. */
export const RightToLeft = within({ board: { locale: 'ar' } });
