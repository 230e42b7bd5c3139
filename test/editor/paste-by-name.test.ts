import { expect } from '@open-wc/testing';
import { memorySource } from '../../src/adapters/memory.ts';
import type { TargetEditorElement } from '../../src/editor/editor.ts';
import { rowOf } from '../../src/model/draft.ts';
import type { OwnerKey } from '../../src/model/owner.ts';
import { KEY, ORGANISATION, repositoryOf, row, setOf } from './editing.ts';
import { bubble, clearStage, cursor, drawn, find, goTo, press, staged, textOf, until } from './staged.ts';

const NEXT = { ...KEY, year: 2027 };
const dialog = (editor: TargetEditorElement) => find<HTMLDialogElement>(editor, 'dialog');
const valuesOf = (editor: TargetEditorElement, owner: OwnerKey, key = NEXT) =>
  rowOf(editor.session.draft, { ...key, owner })?.values;

async function clip(editor: TargetEditorElement, kind: 'copy' | 'paste', data = new DataTransfer()) {
  // Firefox makes no event with data of one's own.
  const event = new ClipboardEvent(kind, { bubbles: true, cancelable: true });
  Object.defineProperty(event, 'clipboardData', { value: data });
  await until(editor, () => !!cursor(editor));
  cursor(editor).dispatchEvent(event);
  await drawn(editor);
  return data;
}

async function copyAll(editor: TargetEditorElement): Promise<DataTransfer> {
  await press(editor, 'a', { ctrlKey: true });
  await press(editor, 'a', { ctrlKey: true });
  return clip(editor, 'copy');
}

async function toNextYear(editor: TargetEditorElement): Promise<void> {
  editor.goToYear(2027);
  await until(editor, () => editor.session.sheet?.key.year === 2027);
  await drawn(editor);
}

const MONTHS = Array.from({ length: 12 }, (_, index) => index);
const table = (...lines: readonly (readonly (string | number)[])[]) => {
  const cell = (content: string | number) =>
    `<td${typeof content === 'number' ? ` sdval="${content}"` : ''}>${content}</td>`;
  const data = new DataTransfer();
  data.setData('text/html', `<table>${lines.map((line) => `<tr>${line.map(cell).join('')}</tr>`).join('')}</table>`);
  data.setData('text/plain', lines.map((line) => line.join('\t')).join('\n'));
  return data;
};
const line = (names: readonly string[], value: number) => [...names, ...MONTHS.map(() => value), value * 12];

describe('paste of rows that say whose they are', () => {
  afterEach(clearStage);

  it('T17 a whole year that is copied goes into an empty one, each row to its owner, without its sums', async () => {
    const { editor } = await staged();
    const data = await copyAll(editor);
    const before = ['company', 'group:north', 'user:ann', 'user:bob', 'user:cleo'].map((owner) =>
      valuesOf(editor, owner as OwnerKey, KEY),
    );
    await toNextYear(editor);
    await clip(editor, 'paste', data);
    expect(dialog(editor)).to.equal(null);
    expect(
      ['company', 'group:north', 'user:ann', 'user:bob', 'user:cleo'].map((owner) =>
        valuesOf(editor, owner as OwnerKey),
      ),
    ).to.deep.equal(before);
    expect(bubble(editor)).to.contain('pasted, each row to its owner');
    expect(editor.session.draft.done).to.have.length(1);
  });

  it('T17 nobody’s numbers move to the next one where a year lacks a row: it is named, and the rest offered', async () => {
    const gone = row('user:gone', 99_00);
    const { editor } = await staged({
      repository: repositoryOf(setOf([row('company', 1_00), row('user:ann', 7_00), gone])),
    });
    const data = await copyAll(editor);
    await toNextYear(editor);
    await clip(editor, 'paste', data);
    const text = textOf(dialog(editor));
    expect(text).to.contain('1 row has no place in 2027:').and.to.contain('is not listed');
    expect(text).not.to.contain('cannot be set');
    expect(editor.unsaved).to.equal(0);
    await expect(editor).to.be.accessible();
    find<HTMLButtonElement>(editor, 'dialog .primary').click();
    await until(editor, () => editor.unsaved > 0);
    expect(valuesOf(editor, 'user:ann')).to.deep.equal(MONTHS.map(() => 7_00));
  });

  it('T17 rows of a workbook go by their names, in any order, and its sums and heads are left out', async () => {
    const { editor } = await staged();
    await toNextYear(editor);
    const head = ['Owner', 'Currency', ...MONTHS.map((index) => `M${index + 1}`), '2027'];
    const lines = [head, line(['Bob Carr', 'EUR'], 5), line(['All people', 'EUR'], 12), line(['ann  BELL', 'EUR'], 7)];
    await clip(editor, 'paste', table(...lines));
    expect([valuesOf(editor, 'user:ann')?.[11], valuesOf(editor, 'user:bob')?.[0]]).to.deep.equal([7_00, 5_00]);
    expect(valuesOf(editor, 'company')).to.equal(undefined);
  });

  it('T17 months that a line of heads names go there, in any order and however few, and a sum is left out', async () => {
    const { editor } = await staged();
    await goTo(editor, 'company', 4);
    const before = valuesOf(editor, 'user:ann', KEY)!;
    await clip(
      editor,
      'paste',
      table(['', 'March', 'Jan 2026', '2026'], ['Ann Bell', 7, 5, 12], ['Bob Carr', 9, 8, 17]),
    );
    expect(dialog(editor)).to.equal(null);
    const [january, , march, ...others] = valuesOf(editor, 'user:ann', KEY)!;
    expect([january, march]).to.deep.equal([5_00, 7_00]);
    expect(others).to.deep.equal(before.slice(3));
    expect(valuesOf(editor, 'user:bob', KEY)?.slice(0, 3)).to.deep.equal([8_00, 250_00, 9_00]);
  });

  it('T17 a block whose heads name no month of this sheet, or one twice, is pasted at the cursor as it is', async () => {
    for (const head of [
      ['', 'March', 'Note'],
      ['', 'Mar', 'March'],
      ['', '', 'March'],
    ]) {
      const { editor } = await staged();
      await clip(editor, 'paste', table(head, ['Ann Bell', 7, 5]));
      expect(textOf(dialog(editor))).to.contain('“March” is not a number');
      clearStage();
    }
  });

  it('T17 a user without a group is found by name too', async () => {
    const organisation = { ...ORGANISATION, users: [...ORGANISATION.users, { id: 'eva', name: 'Eva Free' }] };
    const { editor } = await staged({ source: memorySource({ sales: [], organisation }) });
    await clip(editor, 'paste', table(line(['Eva Free'], 5)));
    expect(valuesOf(editor, 'user:eva', KEY)?.[0]).to.equal(5_00);
  });

  it('T17 ids of a workbook that was exported win over the names beside them', async () => {
    const { editor } = await staged();
    await toNextYear(editor);
    await clip(
      editor,
      'paste',
      table(line(['user:bob', '', 'Ann Bell', 'EUR'], 5), line(['sum company', '', 'x', 'EUR'], 9)),
    );
    expect([valuesOf(editor, 'user:ann'), valuesOf(editor, 'user:bob')?.[0]]).to.deep.equal([undefined, 5_00]);
  });

  it('T17 a name that nobody has, and one that stands there twice, are named', async () => {
    const { editor } = await staged();
    await clip(editor, 'paste', table(line(['Ann Bell'], 5), line(['Ann Bell'], 6), line(['Zoe'], 7)));
    const text = textOf(dialog(editor));
    expect(text).to.contain('2 rows have no place in 2026:');
    expect(text).to.contain('Ann Bell stands there twice').and.to.contain('Zoe is not listed');
  });

  it('T7, T17 a group keeps its currency in a year that has no row of it, and so do its users', async () => {
    const values = (value: number) => Array<number>(12).fill(value);
    const rows = [row('company', 9_00), row('group:north', 0, { currency: 'JPY', values: values(5_000) })];
    const { editor } = await staged({ repository: repositoryOf(setOf([...rows, row('user:ann', 4_000)])) });
    const data = await copyAll(editor);
    await toNextYear(editor);
    await clip(editor, 'paste', data);
    expect(dialog(editor)).to.equal(null);
    const north = rowOf(editor.session.draft, { ...NEXT, owner: 'group:north' })!;
    expect([north.currency, north.values[0], valuesOf(editor, 'user:ann')![0]]).to.deep.equal(['JPY', 5_000, 4_000]);
    expect(rowOf(editor.session.draft, { ...NEXT, owner: 'company' })!.currency).to.equal(undefined);
  });

  it('T7, T17 nobody’s amounts come into another currency: the row is named, and the rest offered', async () => {
    const { editor } = await staged();
    const block = table(line(['Team North', 'JPY'], 5), line(['Bob Carr', 'USD'], 6), line(['Ann Bell', 'EUR'], 7));
    await clip(editor, 'paste', block);
    const text = textOf(dialog(editor));
    expect(text).to.contain('Team North is in another currency there').and.to.contain('Bob Carr is in another');
    find<HTMLButtonElement>(editor, 'dialog .primary').click();
    await until(editor, () => editor.unsaved > 0);
    expect(valuesOf(editor, 'user:ann', KEY)?.[0]).to.equal(7_00);
    expect(valuesOf(editor, 'user:bob', KEY)?.[0]).to.equal(250_00);
  });

  it('T17, T25 locked rows are refused by name there too', async () => {
    const { editor } = await staged();
    await clip(editor, 'paste', table(line(['Team West'], 5), line(['Ann Bell'], 6)));
    expect(textOf(dialog(editor))).to.contain('Locked: Team West');
    find<HTMLButtonElement>(editor, 'dialog .primary').click();
    await until(editor, () => editor.unsaved > 0);
    expect(valuesOf(editor, 'user:ann', KEY)?.[0]).to.equal(6_00);
    expect(valuesOf(editor, 'group:west', KEY)?.[0]).to.equal(300_00);
  });

  it('T17 part of our own copy goes where the cursor is, and its sums stand in nobody’s way', async () => {
    const { editor } = await staged();
    await goTo(editor, 'company', 10);
    for (let step = 0; step < 3; step += 1) await press(editor, 'ArrowDown', { shiftKey: true });
    for (let step = 0; step < 2; step += 1) await press(editor, 'ArrowRight', { shiftKey: true });
    const data = await clip(editor, 'copy');
    expect(data.getData('text/html')).not.to.contain('data-target-owner');
    await clip(editor, 'paste', data);
    expect(dialog(editor)).to.equal(null);
    expect(editor.unsaved).to.equal(0);
  });
});
