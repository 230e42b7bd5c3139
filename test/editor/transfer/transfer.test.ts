import { expect } from '@open-wc/testing';
import type { TargetEditorElement } from '../../../src/editor/editor.ts';
import { memorySource } from '../../../src/adapters/memory.ts';
import { openDialogs } from '../../../src/editor/open-dialogs.ts';
import { exportAs } from '../../../src/editor/transfer/export-menu.ts';
import { importDialog } from '../../../src/editor/transfer/import-dialog.ts';
import { openWorkbook } from '../../../src/adapters/workbook/workbook.ts';
import { rowOf } from '../../../src/model/draft.ts';
import type { OwnerKey } from '../../../src/model/owner.ts';
import { KEY, ORGANISATION, repositoryOf, row, setOf } from '../editing.ts';
import { all, clearStage, drawn, find, staged, textOf, until } from '../staged.ts';

const dialog = (editor: TargetEditorElement) => find<HTMLDialogElement>(editor, 'dialog');
const primary = (editor: TargetEditorElement) => find<HTMLButtonElement>(editor, 'dialog .primary');
const valueOf = (editor: TargetEditorElement, owner: OwnerKey, index = 0) =>
  rowOf(editor.session.draft, { ...KEY, owner })?.values[index];

async function exported(editor: TargetEditorElement, form: 'xlsx' | 'csv'): Promise<File> {
  const saved: File[] = [];
  await exportAs(editor, form, (content, name) => void saved.push(new File([content], name)));
  return saved[0]!;
}

async function imported(editor: TargetEditorElement, file: File): Promise<void> {
  importDialog(openDialogs(editor), file);
  await until(editor, () => !!find(editor, 'dialog .outcome, dialog [role=alert]'));
}

/** Name in the file, the owner that is chosen for it where there is a choice, and the other cells. */
const lines = (editor: TargetEditorElement) =>
  all(editor, 'dialog tbody tr').map((line) => {
    const [head, ...cells] = line.children;
    const select = head!.querySelector('select');
    const name = textOf(head!.querySelector('span') ?? head!);
    return [name, select ? select.selectedOptions[0]!.text.trim() : name, ...cells.map(textOf)];
  });

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const csv = (...rows: string[]) =>
  new File([`Rep;${months.map((month) => `${month} 2026`).join(';')}\n${rows.join('\n')}\n`], 'plan.csv');
const line = (name: string, values: (index: number) => string) =>
  `${name};${months.map((_, index) => values(index)).join(';')}`;

describe('export and import of the editor', () => {
  afterEach(clearStage);

  it('T17 takes of its own workbook only what differs, with unsaved edits in it when it was written', async () => {
    const { editor } = await staged();
    await editor.session.apply('set', editor.session.rowsEdit([{ owner: 'user:ann', values: { 0: 400_00 } }]));
    const file = await exported(editor, 'xlsx');
    expect(file.name).to.equal('Nordwind 2026.xlsx');
    await editor.session.undo();
    await editor.session.apply('set', editor.session.rowsEdit([{ owner: 'user:bob', values: { 0: 1_00 } }]));
    await imported(editor, file);
    expect(textOf(find(editor, 'dialog header p'))).to.contain('written here');
    // Nothing was changed in it, whatever was done here since.
    expect(textOf(find(editor, 'dialog .outcome'))).to.contain('0 cells change');
    expect(primary(editor).getAttribute('aria-disabled')).to.equal('true');
  });

  it('holds all types of the year, one sheet each', async () => {
    const count = { ...setOf([row('user:ann', 3)]), targetType: 'all-sales.count' };
    const { editor } = await staged({ repository: repositoryOf(setOf(), count) });
    const file = await exported(editor, 'xlsx');
    const book = await openWorkbook(new Uint8Array(await file.arrayBuffer()), 'x.xlsx');
    expect(book.sheets.map(({ name }) => name)[0]).to.equal('All sales – Amount');
  });

  it('names each value of a file that cannot come in, finds the nearest names, and takes the rest in one step', async () => {
    const { editor } = await staged();
    const file = csv(
      line('Ann Bell', (index) => (index === 8 ? '41.5oo' : index < 2 ? `${310 + index}` : '300')),
      line('B. Carr', (index) => `${260 + index}`),
      line('Cleo Dale', (index) => `${500 + index}`),
      line('Zzz', (index) => `${900 + index}`),
      ...Array.from({ length: 8 }, (_, at) => line(`Nobody ${at}x`, (index) => `${700 + index * 7 + at}`)),
    );
    await imported(editor, file);
    const shown = lines(editor);
    const find2 = (name: string) => shown.find(([first]) => first === name)!;
    expect(find2('Ann Bell').slice(2)).to.deep.equal(['12', '2', 'Sep: “41.5oo” is not a number']);
    expect(find2('B. Carr')).to.deep.equal(['B. Carr', 'Bob Carr', '12', '12', 'nearest name: choose']);
    expect(find2('Zzz')[1]).to.equal('left out');
    const changed = primary(editor).textContent!.trim();
    expect(changed).to.equal('Take 26 cells over');
    primary(editor).click();
    await until(editor, () => !dialog(editor));
    await drawn(editor);
    expect([valueOf(editor, 'user:ann'), valueOf(editor, 'user:bob', 1)]).to.deep.equal([310_00, 261_00]);
    expect(valueOf(editor, 'user:ann', 8)).to.equal(300_00);
    expect(editor.session.draft.done.map(({ step }) => step.label.action)).to.deep.equal(['import']);
  });

  it('takes company, groups and users of one column by their names, asks nothing, and names a text among few rows', async () => {
    const { editor } = await staged();
    const same = (value: string) => (index: number) => (index === 1 ? 'x' : value);
    await imported(
      editor,
      csv(
        line('Nordwind', () => '900'),
        line('Team North', same('400')),
        line('Ann Bell', () => '300'),
        line('Zzz', () => '1'),
      ),
    );
    expect(find(editor, 'dialog .asked')).to.equal(null);
    const shown = lines(editor);
    expect(shown.map(([first]) => first)).to.have.members(['Zzz', 'Nordwind', 'Team North', 'Ann Bell']);
    expect(shown.find(([first]) => first === 'Team North')!.at(-1)).to.equal('Feb: “x” is not a number');
    const choice = find<HTMLSelectElement>(editor, 'dialog tbody select');
    expect([...choice.options].map(({ value }) => value)).to.include.members(['company', 'group:north', 'user:ann']);
    primary(editor).click();
    await until(editor, () => !dialog(editor));
    expect([valueOf(editor, 'company'), valueOf(editor, 'group:north', 2)]).to.deep.equal([900_00, 400_00]);
  });

  it('asks whether owners are people or groups where an id is that of both', async () => {
    const organisation = {
      ...ORGANISATION,
      users: [...ORGANISATION.users, { id: 'north', name: 'Norman Orth' }],
    };
    const { editor } = await staged({ source: memorySource({ sales: [], organisation }) });
    const rows = [line('north', () => '400'), line('ann', () => '300')];
    await imported(editor, new File([(await csv(...rows).text()).replace('Rep', 'Owner')], 'plan.csv'));
    expect(textOf(find(editor, 'dialog .asked'))).to.contain('people or groups?');
  });

  it('says what is wrong with a file that is none, and changes nothing', async () => {
    const { editor } = await staged();
    await imported(editor, new File([new Uint8Array([0x50, 0x4b, 3, 4])], 'x.xlsx'));
    expect(textOf(find(editor, 'dialog [role=alert]'))).to.match(/x\.xlsx/);
    expect(primary(editor).getAttribute('aria-disabled')).to.equal('true');
  });

  it('passes axe', async () => {
    const { editor } = await staged();
    await imported(editor, await exported(editor, 'csv'));
    await expect(editor).shadowDom.to.be.accessible();
  });
});
