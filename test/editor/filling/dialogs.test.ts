import { expect } from '@open-wc/testing';
import { memorySource } from '../../../src/adapters/memory.ts';
import type { TargetEditorElement } from '../../../src/editor/editor.ts';
import { adjustDialog } from '../../../src/editor/filling/adjust.ts';
import { spreadDialog } from '../../../src/editor/filling/spread.ts';
import { openDialogs } from '../../../src/editor/open-dialogs.ts';
import type { OwnerKey } from '../../../src/model/owner.ts';
import { rowOf } from '../../../src/model/draft.ts';
import { KEY, ORGANISATION, repositoryOf, row, setOf } from '../editing.ts';
import { all, clearStage, cursor, drawn, find, goTo, rowTexts, staged, textOf, until } from '../staged.ts';

const sales = [{ id: 's1', date: '2026-02-10', user: 'ann', amount: 100, currency: 'EUR', status: 'sold' }] as const;
const sold = memorySource({ sales, organisation: ORGANISATION });

const rowsIn = (editor: TargetEditorElement, ...owners: OwnerKey[]) =>
  editor.grid.state.grid!.list.filter(({ kind, owner }) => kind === 'target' && owners.includes(owner));
const dialog = (editor: TargetEditorElement) => find<HTMLDialogElement>(editor, 'dialog');
const primary = (editor: TargetEditorElement) => find<HTMLButtonElement>(editor, 'dialog .primary');
const footnote = (editor: TargetEditorElement) => textOf(find(editor, 'dialog .footnote'));
const valuesOf = (editor: TargetEditorElement, owner: OwnerKey, key = KEY) =>
  rowOf(editor.session.draft, { ...key, owner })?.values;

async function typeInto(editor: TargetEditorElement, text: string): Promise<void> {
  const field = find<HTMLInputElement>(editor, 'dialog .lead');
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await drawn(editor);
}

async function chooseMode(editor: TargetEditorElement, label: string): Promise<void> {
  const found = all(editor, 'dialog .modes label').find((one) => textOf(one).startsWith(label))!;
  found.querySelector('input')!.click();
  await drawn(editor);
}

describe('adjust numbers', () => {
  afterEach(clearStage);

  it('T11 shows before and after as it is typed, says how many cells change, and makes one step of undo', async () => {
    const { editor } = await staged();
    await goTo(editor, 'user:ann');
    adjustDialog(openDialogs(editor), rowsIn(editor, 'user:ann'));
    expect(find<HTMLInputElement>(editor, 'dialog .lead').value).to.equal('3,600');
    await typeInto(editor, '+10%');
    expect(all(editor, 'dialog tr.new td').map(textOf)).to.deep.equal([...Array<string>(12).fill('330'), '3,960']);
    expect(textOf(find(editor, 'dialog .change'))).to.contain('+360');
    expect(textOf(primary(editor))).to.equal('Change 12 cells');
    primary(editor).click();
    await until(editor, () => !dialog(editor));
    await drawn(editor);
    expect(valuesOf(editor, 'user:ann')![0]).to.equal(330_00);
    expect(editor.session.draft.done).to.have.length(1);
    expect(editor.shadowRoot!.activeElement).to.equal(cursor(editor));
    await editor.undo();
    expect(valuesOf(editor, 'user:ann')![0]).to.equal(300_00);
  });

  for (const [lang, text] of [
    ['en', '1,234,567.92'],
    ['nl', '1.234.567,92'],
    ['nb', '1 234 567,92'],
  ] as const)
    it(`T16 the amount for the year is in groups as ${lang} writes them, and is read as what it is`, async () => {
      const repository = repositoryOf(setOf([row('user:ann', 102_880_66)]));
      const { editor } = await staged({ repository, board: { locale: lang } });
      adjustDialog(openDialogs(editor), rowsIn(editor, 'user:ann'));
      await drawn(editor);
      const { value } = find<HTMLInputElement>(editor, 'dialog .lead');
      expect(value.replace(/\s/g, ' ')).to.equal(text);
      await typeInto(editor, value);
      expect(primary(editor).getAttribute('aria-disabled')).to.equal('true');
      expect(footnote(editor)).not.to.contain(text);
    });

  it('T16 keeps what is no number, says why, and changes nothing', async () => {
    const { editor } = await staged();
    adjustDialog(openDialogs(editor), rowsIn(editor, 'user:ann'));
    await typeInto(editor, '3x');
    expect(footnote(editor)).to.equal('“3x” is not a number');
    expect(primary(editor).getAttribute('aria-disabled')).to.equal('true');
    primary(editor).click();
    expect(find<HTMLInputElement>(editor, 'dialog .lead').value).to.equal('3x');
    expect(editor.session.draft.done).to.have.length(0);
  });

  it('T12 copies from last year where it has targets, and says so where it has none', async () => {
    const last = { ...setOf([row('user:ann', 200_00)]), year: 2025 };
    const { editor } = await staged({ repository: repositoryOf(setOf(), last) });
    adjustDialog(openDialogs(editor), rowsIn(editor, 'user:bob'));
    const radio = all(editor, 'dialog .modes label').find((one) => textOf(one).startsWith('From last year'))!;
    expect(radio.querySelector('input')!.disabled).to.equal(true);
    expect(textOf(radio)).to.contain('2025 has no targets to copy');
    dialog(editor).close();
    await until(editor, () => !dialog(editor));
    adjustDialog(openDialogs(editor), rowsIn(editor, 'user:ann', 'user:bob'));
    await chooseMode(editor, 'From last year');
    await typeInto(editor, '5');
    expect(textOf(dialog(editor))).to.contain('Left out. There is nothing to copy');
    primary(editor).click();
    await until(editor, () => !dialog(editor));
    expect([valuesOf(editor, 'user:ann')![0], valuesOf(editor, 'user:bob')![0]]).to.deep.equal([210_00, 250_00]);
  });

  it('T15 catches up with sales that it loads when they are asked for', async () => {
    const { editor } = await staged({ source: sold });
    adjustDialog(openDialogs(editor), rowsIn(editor, 'user:ann'));
    await chooseMode(editor, 'Catch up');
    await until(editor, () => !!find(editor, 'dialog tr.new'));
    const shown = all(editor, 'dialog tr.new td').map(textOf);
    // Eight months at 300 with 100 sold: 2,300 onto the four that have not ended.
    expect([shown[0], shown[8], shown.at(-1)]).to.deep.equal(['300', '875', '5,900']);
  });

  it('passes axe, and keeps the names of its fields', async () => {
    const { editor } = await staged();
    adjustDialog(openDialogs(editor), rowsIn(editor, 'user:ann'));
    await drawn(editor);
    await expect(editor).shadowDom.to.be.accessible();
  });
});

describe('spread to those below', () => {
  afterEach(clearStage);

  it('T4, T25 spreads a parent over its children, and refuses with the name of a locked one', async () => {
    const { editor } = await staged();
    spreadDialog(openDialogs(editor), rowsIn(editor, 'group:north')[0]!);
    await drawn(editor);
    expect(textOf(primary(editor))).to.equal('Change 24 cells');
    primary(editor).click();
    await until(editor, () => !dialog(editor));
    expect([valuesOf(editor, 'user:ann')![0], valuesOf(editor, 'user:bob')![0]]).to.deep.equal([327_27, 272_73]);
    spreadDialog(openDialogs(editor), rowsIn(editor, 'company')[0]!);
    await drawn(editor);
    expect(primary(editor).getAttribute('aria-disabled')).to.equal('true');
    expect(textOf(dialog(editor))).to.contain('Team West');
  });
});

describe('new year', () => {
  afterEach(clearStage);

  const NEXT = { ...KEY, year: 2027 };

  it('T14 offers to begin with the year before, names who is left out, and makes one step', async () => {
    const repository = repositoryOf(setOf([...setOf().rows, row('user:dan', 50_00)]));
    const { editor } = await staged({ repository, attributes: { year: '2027' } });
    find<HTMLButtonElement>(editor, '.advice button').click();
    await drawn(editor);
    expect(textOf(find(editor, 'dialog header p'))).to.equal('2026 has 2 groups, 4 people, 12,000 EUR');
    await typeInto(editor, '+8');
    expect(textOf(find(editor, 'dialog .outcome'))).to.contain('company 12,960 EUR');
    expect(textOf(dialog(editor))).to.contain('Left out: Dan Eyre (has left).');
    expect(textOf(primary(editor))).to.equal('Make 2027');
    primary(editor).click();
    await until(editor, () => !dialog(editor));
    await drawn(editor);
    expect(valuesOf(editor, 'user:ann', NEXT)![0]).to.equal(324_00);
    expect(rowOf(editor.session.draft, { ...NEXT, owner: 'group:west' })!.locked).to.equal(undefined);
    expect(editor.session.draft.done).to.have.length(1);
    expect(rowTexts(editor, 'Ann Bell')[1]).to.equal('324');
    // The button that opened the dialog has gone with the first row.
    expect(editor.shadowRoot!.activeElement?.getAttribute('aria-label'), 'focus').to.equal('January 2027');
  });

  it('T14 begins with what was sold until today, or with nobody’s value', async () => {
    const { editor } = await staged({ attributes: { year: '2027' }, source: sold });
    find<HTMLButtonElement>(editor, '.advice button').click();
    await drawn(editor);
    const starts = all(editor, 'dialog .starts input[type=radio]') as HTMLInputElement[];
    starts[1]!.click();
    await until(editor, () => !primary(editor).hasAttribute('aria-disabled'));
    primary(editor).click();
    await until(editor, () => !dialog(editor));
    expect(valuesOf(editor, 'user:ann', NEXT)!.slice(0, 2)).to.deep.equal([0, 100_00]);
    expect(valuesOf(editor, 'user:ann', NEXT)!.slice(7, 9)).to.deep.equal([0, 300_00]);
  });
});
