import type { TargetEditorElement } from '../../src/editor/editor.ts';
import { openDialogs } from '../../src/editor/open-dialogs.ts';
import '../../src/define/board.ts';
import '../../src/define/editor.ts';
// Late parts are there, so that a test need not wait for the network.
import '../../src/editor/grid/fill-cells.ts';
import '../../src/editor/late-dialogs.ts';
import '../../src/editor/late-edits.ts';
import '../../src/editor/load-sales.ts';
import '../../src/editor/phone/late-phone.ts';
import type { TargetRepository } from '../../src/source/target-repository.ts';
import { repositoryOf, sourceOf } from './editing.ts';

export interface Stage {
  readonly editor: TargetEditorElement;
  readonly repository: TargetRepository;
}

export interface StageOptions {
  readonly repository?: TargetRepository;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly board?: Readonly<Record<string, string>>;
  readonly policy?: TargetEditorElement['policy'];
  readonly source?: ReturnType<typeof sourceOf>;
  /** Width of the box around the editor, px. */
  readonly width?: number;
}

/** An editor in a board on the page, in English, on 15 September 2026, with its sheet. */
export async function staged({
  repository = repositoryOf(),
  attributes = {},
  board = {},
  policy,
  source = sourceOf(),
  width = 1200,
}: StageOptions = {}): Promise<Stage> {
  const box = document.createElement('div');
  box.style.width = `${width}px`;
  const around = document.createElement('target-board');
  Object.assign(around, { source, repository });
  for (const [name, value] of Object.entries({ 'as-of': '2026-09-15', locale: 'en', viewer: 'ann', ...board })) {
    around.setAttribute(name, value);
  }
  const editor = document.createElement('target-editor');
  for (const [name, value] of Object.entries(attributes)) editor.setAttribute(name, value);
  editor.policy = policy;
  around.append(editor);
  box.append(around);
  document.body.append(box);
  await until(editor, () => editor.session.state !== 'loading');
  await openDialogs(editor).load();
  await drawn(editor);
  return { editor, repository };
}

/** Waits for the drawings of the editor until a condition holds. */
export async function until(editor: TargetEditorElement, condition: () => boolean): Promise<void> {
  while (!condition()) {
    await editor.updateComplete;
    await new Promise((frame) => requestAnimationFrame(frame));
  }
}

/** The editor with its rows in place: their number depends on the height that they are given. */
export async function drawn(editor: TargetEditorElement): Promise<void> {
  for (let frame = 0; frame < 3; frame += 1) {
    await new Promise((next) => requestAnimationFrame(next));
    await editor.updateComplete;
  }
}

export const find = <E extends HTMLElement>({ shadowRoot }: TargetEditorElement, selector: string): E =>
  shadowRoot!.querySelector<E>(selector)!;

export const all = ({ shadowRoot }: TargetEditorElement, selector: string): HTMLElement[] => [
  ...shadowRoot!.querySelectorAll<HTMLElement>(selector),
];

/** Text without the blanks of templates. */
export const textOf = (element: Element): string => (element.textContent ?? '').replace(/\s+/g, ' ').trim();

/** Texts of a row's cells, its name first. */
export function rowTexts(editor: TargetEditorElement, name: string): string[] {
  const row = all(editor, '.window > .row').find((one) => textOf(one.querySelector('.name')!) === name)!;
  return [name, ...[...row.querySelectorAll('.cell')].map(textOf)];
}

export const cursor = (editor: TargetEditorElement): HTMLInputElement => find(editor, '.cursor');

/** Presses a key in the field that has the focus of the grid. */
export async function press(editor: TargetEditorElement, key: string, more: KeyboardEventInit = {}): Promise<boolean> {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...more });
  const isFree = cursor(editor).dispatchEvent(event);
  await drawn(editor);
  return isFree;
}

/** Types a text into the active cell, as a keyboard does. */
export async function type(editor: TargetEditorElement, text: string): Promise<void> {
  const field = cursor(editor);
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, data: text, inputType: 'insertText' }));
  await drawn(editor);
}

/** Puts the cursor into an owner's cell of an interval. */
export async function goTo(
  editor: TargetEditorElement,
  owner: 'company' | `${'group' | 'user'}:${string}`,
  column = 0,
) {
  editor.grid.goTo(owner, column);
  editor.grid.focus();
  await drawn(editor);
}

/** The active cell, found as those who listen find it. */
export const activeCell = (editor: TargetEditorElement): HTMLElement | null =>
  editor.shadowRoot!.getElementById(cursor(editor).getAttribute('aria-activedescendant') ?? '');

/** What is said at a cell. */
export const bubble = (editor: TargetEditorElement): string => {
  const element = find(editor, '.bubble');
  return element.hidden ? '' : textOf(element);
};

export function clearStage(): void {
  document.body.replaceChildren();
}
