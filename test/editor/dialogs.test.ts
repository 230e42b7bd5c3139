import { expect } from '@open-wc/testing';
import type { TargetEditorElement } from '../../src/editor/editor.ts';
import { KEY, repositoryOf, ROWS, setOf } from './editing.ts';
import {
  all,
  bubble,
  clearStage,
  cursor,
  drawn,
  find,
  goTo,
  press,
  rowTexts,
  staged,
  textOf,
  type,
  until,
} from './staged.ts';

const signal = new AbortController().signal;

const dialog = (editor: TargetEditorElement) => find<HTMLDialogElement>(editor, 'dialog');

const items = (editor: TargetEditorElement) => all(editor, '.menu [role^=menuitem]');

const itemNamed = (editor: TargetEditorElement, name: string) =>
  items(editor).find((item) => textOf(item).startsWith(name))!;

async function pressButton(editor: TargetEditorElement, name: string): Promise<void> {
  const buttons = [...dialog(editor).querySelectorAll('button')];
  buttons.find((button) => textOf(button) === name)!.click();
  await drawn(editor);
}

/** Opens the answers of a hint row by keyboard. */
async function openAnswers(editor: TargetEditorElement, owner: 'company' | `group:${string}`): Promise<void> {
  await goTo(editor, owner);
  await press(editor, 'ArrowDown');
  await press(editor, 'Enter');
}

describe('answers to a difference (T4)', () => {
  afterEach(clearStage);

  it('T4: says of each what it would change, and changes nothing before it is applied', async () => {
    const { editor } = await staged();
    await openAnswers(editor, 'group:north');
    await expect(find(editor, '.menu')).to.be.accessible();
    const menu = find(editor, '[role=menu]');
    expect(menu.getAttribute('aria-describedby')).to.equal(find(editor, '.menu .heading').id);
    expect(textOf(find(editor, '.menu .heading'))).to.equal(
      'All people and Team North: under by 6006,600 of 7,200 · −8.3%',
    );
    expect(items(editor).map(textOf)).to.deep.equal([
      'Take the sumTeam North becomes 6,600: 12 cells change',
      'Spread Team NorthIn proportion over 2 rows below: 24 cells change',
      'Keep bothNothing changes. This is not asked again for this row in this year.',
    ]);
    itemNamed(editor, 'Take').click();
    await drawn(editor);
    await expect(dialog(editor)).to.be.accessible();
    expect(editor.unsaved).to.equal(0);
    await pressButton(editor, 'Apply');
    expect(rowTexts(editor, 'Team North')[1]).to.equal('550');
    expect(editor.unsaved).to.equal(12);
    expect(editor.shadowRoot!.activeElement).to.equal(cursor(editor));
  });

  it('T4: spreads the parent over its children exactly, as one step of undo', async () => {
    const { editor } = await staged();
    await openAnswers(editor, 'group:north');
    itemNamed(editor, 'Spread').click();
    await drawn(editor);
    await pressButton(editor, 'Apply');
    expect([rowTexts(editor, 'Ann Bell')[1], rowTexts(editor, 'Bob Carr')[1]]).to.deep.equal(['327.27', '272.73']);
    await press(editor, 'z', { ctrlKey: true });
    expect(rowTexts(editor, 'Ann Bell')[1]).to.match(/^300/);
  });

  it('T25: names the locked row that keeps an answer from being made', async () => {
    const { editor } = await staged({
      repository: repositoryOf(setOf(ROWS.map((row) => (row.owner === 'user:bob' ? { ...row, locked: true } : row)))),
    });
    await openAnswers(editor, 'group:north');
    const spread = itemNamed(editor, 'Spread');
    expect(spread.getAttribute('aria-disabled')).to.equal('true');
    expect(textOf(spread)).to.contain('Locked: Bob Carr');
  });

  it('T4: keeps both, and does not ask for attention any more', async () => {
    const { editor } = await staged();
    await openAnswers(editor, 'company');
    itemNamed(editor, 'Keep').click();
    await drawn(editor);
    expect(all(editor, '.answer').map((one) => one.classList.contains('kept'))).to.deep.equal([true, false, false]);
    expect(editor.unsaved).to.equal(0);
  });
});

describe('menu of a row', () => {
  afterEach(clearStage);

  const openMenu = async (editor: TargetEditorElement, owner: 'company' | `${'group' | 'user'}:${string}`) => {
    await goTo(editor, owner);
    await press(editor, 'F10', { shiftKey: true });
  };

  it('T5: clears a user, who is not removed', async () => {
    const { editor } = await staged();
    await openMenu(editor, 'user:ann');
    const names = items(editor).map((item) => textOf(item.querySelector('span:not(.check)')!));
    expect(names).to.include.members(['Clear', 'Lock', 'History …']).and.not.to.include('Remove …');
    itemNamed(editor, 'Clear').click();
    await drawn(editor);
    expect(rowTexts(editor, 'Ann Bell')[1]).to.equal('–');
  });

  it('T25: locks and unlocks; a locked row says why it cannot be cleared', async () => {
    const { editor } = await staged();
    await openMenu(editor, 'group:west');
    const clear = itemNamed(editor, 'Clear');
    expect(clear.getAttribute('aria-disabled')).to.equal('true');
    expect(textOf(clear)).to.contain('Team West is locked');
    itemNamed(editor, 'Unlock').click();
    await goTo(editor, 'group:west');
    await type(editor, '5');
    await press(editor, 'Enter');
    expect(rowTexts(editor, 'Team West')[1]).to.equal('5');
  });

  it('T5: removes a group with its members’ rows after asking, and Undo brings them back', async () => {
    const { editor } = await staged();
    await openMenu(editor, 'group:north');
    itemNamed(editor, 'Remove').click();
    await drawn(editor);
    expect(textOf(dialog(editor).querySelector('.body')!)).to.equal(
      '3 rows with together 13,800 a year go when you save.',
    );
    await pressButton(editor, 'Remove 3 rows');
    expect(all(editor, '.window .name').map(textOf)).not.to.contain('Ann Bell');
    await press(editor, 'z', { ctrlKey: true });
    expect(rowTexts(editor, 'Ann Bell')[1]).to.equal('300');
  });

  it('T7: sets the currency of a group, which its users follow, and refuses what is none', async () => {
    const { editor } = await staged();
    await openMenu(editor, 'group:north');
    itemNamed(editor, 'Currency').click();
    await drawn(editor);
    const field = dialog(editor).querySelector('input')!;
    field.value = 'qqq';
    field.dispatchEvent(new InputEvent('input'));
    expect(textOf(dialog(editor).querySelector('.footnote')!)).to.equal('No such currency can stand there.');
    field.value = 'usd';
    field.dispatchEvent(new InputEvent('input'));
    await pressButton(editor, 'Set to USD');
    await goTo(editor, 'user:ann');
    expect(editor.shadowRoot!.getElementById('cell-4-0')!.getAttribute('aria-label')).to.contain('300 USD');
  });

  it('T28: shows the history of a row, and sets it back by an ordinary edit', async () => {
    const repository = repositoryOf();
    const { editor } = await staged({ repository });
    const rows = [{ owner: 'user:ann', values: { 0: 400_00 } } as const];
    await repository.save([{ ...KEY, base: 1, rows, by: 'bob', comment: 'After the call' }], { signal });
    await until(editor, () => rowTexts(editor, 'Ann Bell')[1] === '400');
    await openMenu(editor, 'user:ann');
    itemNamed(editor, 'History').click();
    await until(editor, () => !!dialog(editor).querySelector('.revision'));
    const [latest] = dialog(editor).querySelectorAll('.revision');
    // There is nothing else to expand.
    expect(all(editor, 'dialog footer button').map(textOf)).to.deep.equal(['Close']);
    expect(textOf(latest!)).to.contain('Bob Carr').and.to.contain('“After the call”').and.to.contain('+100');
    await expect(dialog(editor)).to.be.accessible();
    await pressButton(editor, 'Set back to before this');
    expect(rowTexts(editor, 'Ann Bell')[1]).to.equal('300');
    expect(editor.unsaved).to.equal(1);
  });

  it('T24: does not name somebody in the history whom the reader may not see', async () => {
    const repository = repositoryOf();
    const { editor } = await staged({ repository, policy: { see: (owner) => owner !== 'user:bob' } });
    const rows = [{ owner: 'user:ann', values: { 0: 400_00 } } as const];
    await repository.save([{ ...KEY, base: 1, rows, by: 'bob' }], { signal });
    await until(editor, () => rowTexts(editor, 'Ann Bell')[1] === '400');
    expect(textOf(find(editor, '.status'))).to.contain('Somebody saved 1 cell meanwhile');
    await openMenu(editor, 'user:ann');
    itemNamed(editor, 'History').click();
    await until(editor, () => !!dialog(editor).querySelector('.revision'));
    expect(textOf(dialog(editor).querySelector('.revision')!))
      .to.contain('omebody')
      .and.not.to.contain('Bob');
  });
});

describe('dialogs of the editor', () => {
  afterEach(clearStage);

  it('T6: adds a group with its members, every month 0, in the base currency', async () => {
    const { editor } = await staged({ repository: repositoryOf(setOf([])) });
    [...all(editor, '.tools button')].find((button) => textOf(button).includes('Groups and people'))!.click();
    await drawn(editor);
    await expect(dialog(editor)).to.be.accessible();
    const field = dialog(editor).querySelector<HTMLInputElement>('input[type=search]')!;
    field.value = 'nórth';
    field.dispatchEvent(new InputEvent('input'));
    expect([...dialog(editor).querySelectorAll('.choices .name')].map(textOf)).to.deep.equal(['Team North']);
    dialog(editor).querySelector<HTMLInputElement>('input[type=checkbox]')!.click();
    await drawn(editor);
    await pressButton(editor, 'Add 3 rows');
    expect(rowTexts(editor, 'Team North').slice(1, 3)).to.deep.equal(['0', '0']);
    expect(rowTexts(editor, 'Bob Carr')[12]).to.equal('0');
  });

  it('shows what will be saved, from and to, and saves it with a comment', async () => {
    const { editor, repository } = await staged();
    await goTo(editor, 'user:ann', 3);
    await type(editor, '1');
    await press(editor, 'Enter');
    find(editor, '.status button').click();
    await drawn(editor);
    await expect(dialog(editor)).to.be.accessible();
    expect(textOf(dialog(editor).querySelector('tbody')!)).to.equal('Ann Bell · Apr 300 1');
    const comment = dialog(editor).querySelector('textarea')!;
    comment.value = 'As agreed';
    comment.dispatchEvent(new InputEvent('input'));
    await pressButton(editor, 'Save 1 cell');
    await until(editor, () => editor.unsaved === 0);
    const [latest] = await repository.changes(KEY, 1, { signal });
    expect(latest).to.include({ by: 'ann', comment: 'As agreed' });
  });

  it('T30: puts conflicts side by side; what is chosen is one step more, and is saved', async () => {
    const { editor, repository } = await staged();
    await goTo(editor, 'user:ann', 0);
    await type(editor, '400');
    await press(editor, 'Enter');
    const rows = [{ owner: 'user:ann', values: { 0: 350_00 } } as const];
    await repository.save([{ ...KEY, base: 1, rows, by: 'bob' }], { signal });
    await until(editor, () => editor.session.conflicts.length > 0);
    await drawn(editor);
    expect(rowTexts(editor, 'Ann Bell')[1]).to.equal('350');
    expect(textOf(find(editor, '.status'))).to.equal('1 conflict to decide');
    find(editor, '.status button').click();
    await drawn(editor);
    await expect(dialog(editor)).to.be.accessible();
    expect(textOf(dialog(editor).querySelector('tbody')!)).to.equal('Ann Bell · Jan 2026 300 400 350');
    await pressButton(editor, 'All theirs');
    await pressButton(editor, 'All mine');
    await pressButton(editor, 'Use my choice of 1 cell');
    expect(rowTexts(editor, 'Ann Bell')[1]).to.equal('400');
    expect(await editor.save()).to.be.true;
    const set = await repository.load(KEY, { signal });
    expect(set.rows.find(({ owner }) => owner === 'user:ann')!.values[0]).to.equal(400_00);
  });

  it('T18: asks before it is closed with unsaved edits', async () => {
    const { editor } = await staged();
    await goTo(editor, 'user:ann', 0);
    await type(editor, '400');
    const closed = editor.close();
    await until(editor, () => !!dialog(editor));
    expect(textOf(dialog(editor))).to.contain('1 change is not saved');
    await pressButton(editor, 'Keep editing');
    expect(await closed).to.be.false;
    expect(editor.unsaved).to.equal(1);
    const again = editor.close();
    await until(editor, () => !!dialog(editor));
    await pressButton(editor, 'Close without saving');
    expect(await again).to.be.true;
  });

  it('opens the sheet of keys by “?”', async () => {
    const { editor } = await staged();
    await goTo(editor, 'company');
    await press(editor, '?');
    await expect(dialog(editor)).to.be.accessible();
    expect(textOf(dialog(editor))).to.contain('Ctrl + R, Ctrl + D');
    expect(bubble(editor)).to.equal('');
  });
});
