// The editor over companies of several sizes, and what it is measured against: an input and a list on an empty page.
import { indexedDbRepository } from '../src/adapters/indexed-db.ts';
import { memoryRepository } from '../src/adapters/memory-repository.ts';
import { memorySource } from '../src/adapters/memory.ts';
import '../src/define/board.ts';
import '../src/define/editor.ts';
import type { TargetEditorElement } from '../src/editor/editor.ts';
import { planningImport } from '../src/model/import-plan.ts';
import type { TargetRow } from '../src/model/target.ts';
import type { TargetRepository } from '../src/source/target-repository.ts';
import { inSlices } from '../src/timing/in-slices.ts';
import { painted } from './tiles.ts';

const YEAR = 2026;
const ITEMS = ['basic', 'plus', 'pro'];

/** People of the company, in how many groups; `items` as well, three of them. */
export interface Size {
  readonly users: number;
  readonly groups: number;
  readonly items?: boolean;
  /** Targets are kept in the browser's database. */
  readonly isKept?: boolean;
}

const many = <T>(count: number, of: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => of(at));

let editor: TargetEditorElement;

/** Makes a board with the company and its targets, and the editor on it; neither is on the page yet. */
async function prepare({ users, groups, items = false, isKept = false }: Size): Promise<void> {
  const list = many(groups, (at) => ({ id: `g${at}`, name: `Group ${at}` }));
  const people = many(users, (at) => ({ id: `u${at}`, name: `User ${at}`, group: `g${at % groups}` }));
  const targetType = items ? 'product.amount' : 'all-sales.amount';
  const owners = ['company', ...list.map(({ id }) => `group:${id}`), ...people.map(({ id }) => `user:${id}`)];
  const rows = owners.flatMap((owner): TargetRow[] =>
    (items ? ITEMS : [undefined]).map((item, at) => ({
      owner: owner as TargetRow['owner'],
      ...(item && { item }),
      ...(!owner.startsWith('user') && { currency: 'EUR' }),
      values: many(12, (month) => 100_00 + at * 100 + month * 100),
    })),
  );
  const dimensions = [{ id: 'product', name: 'Product', items: ITEMS.map((id) => ({ id, name: id })) }];
  const types = items ? [{ id: targetType, dimension: 'product', unit: 'amount' as const, items: ITEMS }] : [];
  const organisation = { groups: list, users: people, currency: 'EUR', dimensions };
  const set = { year: YEAR, targetType, interval: 'month' as const, revision: 0, rows };
  const board = document.createElement('target-board');
  const repository: TargetRepository = isKept
    ? indexedDbRepository({ name: 'bench' })
    : memoryRepository({ sets: [set], types });
  if (isKept)
    await repository.save([{ year: YEAR, targetType, base: 0, rows }], { signal: new AbortController().signal });
  Object.assign(board, { source: memorySource({ sales: [], organisation }), repository });
  board.setAttribute('as-of', `${YEAR}-06-30`);
  editor = document.createElement('target-editor');
  editor.setAttribute('target-type', targetType);
  editor.style.blockSize = '800px';
  board.append(editor);
}

/** Puts it on the page; resolves when its first rows are painted. */
async function show(): Promise<void> {
  document.body.append(editor.parentElement!);
  while (!editor.shadowRoot?.querySelector('.window .cell')) await new Promise(requestAnimationFrame);
  await painted();
}

const cursor = () => editor.shadowRoot!.querySelector<HTMLInputElement>('.cursor')!;

/** Puts the cursor into a user's first cell, with all that loads when a reader comes. */
async function come(): Promise<void> {
  editor.grid.goTo('user:u0', 0);
  editor.grid.focus();
  while (!editor.session.sheet) await painted();
  await new Promise((later) => setTimeout(later, 1500));
}

/** Milliseconds from taking over a value until cell and hints are painted. */
async function key(value: number): Promise<number> {
  const field = cursor();
  field.value = String(value);
  field.dispatchEvent(new InputEvent('input', { bubbles: true, data: String(value), inputType: 'insertText' }));
  await painted();
  const start = performance.now();
  field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true, cancelable: true }));
  await painted();
  const took = performance.now() - start;
  editor.grid.goTo('user:u0', 0);
  await painted();
  return took;
}

/** The same of an input beside which its value is written. */
async function plainKey(value: number): Promise<number> {
  const field = document.body.appendChild(document.createElement('input'));
  const beside = document.body.appendChild(document.createElement('output'));
  field.addEventListener('keydown', () => (beside.textContent = field.value));
  field.value = String(value);
  await painted();
  const start = performance.now();
  field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
  await painted();
  const took = performance.now() - start;
  field.remove();
  beside.remove();
  return took;
}

/** Frames that took more than one and a half, of so many in which a screen is scrolled each. */
async function scrolled(box: Element, frames: number): Promise<number> {
  let dropped = 0;
  let last = await new Promise<number>(requestAnimationFrame);
  for (let frame = 0; frame < frames; frame += 1) {
    box.scrollTop += box.clientHeight;
    const now = await new Promise<number>(requestAnimationFrame);
    dropped += Math.max(0, Math.round((now - last) / (1000 / 60)) - 1);
    last = now;
  }
  return dropped;
}

/** The same of a list without rows, as high as a sheet of so many. */
async function plainScroll(rows: number, frames: number): Promise<number> {
  const box = document.body.appendChild(document.createElement('div'));
  Object.assign(box.style, { height: '800px', overflow: 'auto' });
  box.appendChild(document.createElement('div')).style.height = `${rows * 32}px`;
  const dropped = await scrolled(box, frames);
  box.remove();
  return dropped;
}

/** Pastes so many rows of twelve months at the cursor. */
async function paste(rows: number): Promise<void> {
  const data = new DataTransfer();
  data.setData('text/plain', many(rows, (at) => many(12, (month) => 200 + ((at + month) % 50)).join('\t')).join('\n'));
  const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: data });
  const { draft } = editor.session;
  await painted(); // what makes the clipboard's text is no part of the paste
  cursor().dispatchEvent(event);
  while (editor.session.draft === draft) await painted();
  await painted();
}

async function undo(): Promise<void> {
  await editor.undo();
  await painted();
}

async function redo(): Promise<void> {
  await editor.redo();
  await painted();
}

/** Makes quarters of the months. */
async function quarters(): Promise<void> {
  const { session } = editor;
  await session.apply('interval', [{ kind: 'interval', set: session.key!, interval: 'quarter' }]);
  await painted();
}

/** Saves a cell as somebody else does, and waits until the draft is put over it. */
async function saveOfOthers(): Promise<void> {
  const { session } = editor;
  const { year, targetType, revision: base } = session.sheet!.set.base;
  const rows = [{ owner: 'company' as const, values: { 0: 7 } }];
  const others = indexedDbRepository({ name: 'bench' });
  await others.save([{ year, targetType, base, rows }], { signal: new AbortController().signal });
  while (session.sheet?.set.base.revision === base) await painted();
  await painted();
}

/** Compares a file of so many rows of twelve months with the draft. */
async function compare(rows: number): Promise<void> {
  const { house, key, draft } = editor.session;
  const file = many(rows, (at) => ({ owner: `user:u${at}` as const, values: many(12, (month) => at + month) }));
  await inSlices(
    planningImport(draft, [{ ...key!, interval: 'month', rows: file }], { membership: house!.membership }),
  );
}

/** Milliseconds that a save takes. */
async function save(): Promise<number> {
  const start = performance.now();
  if (!(await editor.save())) throw new Error('not saved');
  return performance.now() - start;
}

const bench = {
  prepare,
  show,
  come,
  key,
  plainKey,
  scroll: (frames: number) => scrolled(editor.shadowRoot!.querySelector('.scroll')!, frames),
  plainScroll,
  paste,
  undo,
  redo,
  quarters,
  saveOfOthers,
  compare,
  save,
  unsaved: () => editor.unsaved,
};

declare global {
  interface Window {
    editorBench: typeof bench;
  }
}
window.editorBench = bench;
