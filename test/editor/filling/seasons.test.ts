import { expect } from '@open-wc/testing';
import { deleteDB } from 'idb';
import { type Loaders, loaders, provideLoaders } from '../../../src/board/loaders.ts';
import type { TargetEditorElement } from '../../../src/editor/editor.ts';
import { adjustDialog } from '../../../src/editor/filling/adjust.ts';
import { KeptSeasons } from '../../../src/board/kept-seasons.ts';
import { spreadDialog } from '../../../src/editor/filling/spread.ts';
import { openDialogs } from '../../../src/editor/open-dialogs.ts';
import { rowOf } from '../../../src/model/draft.ts';
import type { OwnerKey } from '../../../src/model/owner.ts';
import { delegate } from '../../source/delegate.ts';
import { KEY, repositoryOf, row, setOf } from '../editing.ts';
import { all, clearStage, drawn, find, staged, textOf, until } from '../staged.ts';

const SHAPE = [100_00, 200_00, ...Array<number>(9).fill(100_00), 0];
const ROWS = [
  row('company', 0),
  row('group:north', 0),
  { ...row('user:ann', 0), values: SHAPE },
  row('user:bob', 100_00),
];
const shaped = () => Object.assign(delegate(repositoryOf(setOf(ROWS))), { name: 'books' });
const rowsIn = (editor: TargetEditorElement, ...owners: OwnerKey[]) =>
  editor.grid.state.grid!.list.filter(({ kind, owner }) => kind === 'target' && owners.includes(owner));
const dialog = (editor: TargetEditorElement) => find<HTMLDialogElement>(editor, 'dialog');
const field = (editor: TargetEditorElement) => find<HTMLInputElement>(editor, '.seasons input.name');
const names = (editor: TargetEditorElement) => all(editor, '.seasons li .name').map(textOf);
const spread = (editor: TargetEditorElement) => find<HTMLSelectElement>(editor, '.spread select');
const button = (editor: TargetEditorElement, label: string) =>
  all(editor, '.seasons button').find((one) => (one.ariaLabel ?? textOf(one)) === label)!;

async function adjusting(editor: TargetEditorElement, ...owners: OwnerKey[]): Promise<void> {
  adjustDialog(openDialogs(editor), rowsIn(editor, ...owners));
  await drawn(editor);
  find<HTMLDetailsElement>(editor, '.seasons').open = true;
}

async function keep(editor: TargetEditorElement, name: string): Promise<void> {
  const before = textOf(find(editor, '.seasons'));
  field(editor).value = name;
  field(editor).dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
  await until(editor, () => textOf(find(editor, '.seasons')) !== before);
}

const { seasons } = loaders() as { readonly seasons: NonNullable<Loaders['seasons']> };

describe('seasons of a reader', () => {
  afterEach(async () => {
    provideLoaders({ seasons });
    clearStage();
    await deleteDB('target-tiles-seasons');
  });

  it('T13 a row’s season is kept by Enter, chosen at once, and spreads another row to the cent', async () => {
    const { editor } = await staged({ repository: shaped() });
    await adjusting(editor, 'user:ann');
    await keep(editor, 'Early');
    expect(textOf(find(editor, '.seasons [role="status"]'))).to.equal('Season “Early” is kept.');
    expect(spread(editor).value).to.equal('kept:Early');
    expect(editor.shadowRoot!.activeElement).to.equal(field(editor));
    dialog(editor).close();
    await until(editor, () => !dialog(editor));
    await adjusting(editor, 'user:bob');
    await until(editor, () => names(editor).length > 0);
    spread(editor).value = 'kept:Early';
    spread(editor).dispatchEvent(new Event('change'));
    await drawn(editor);
    find<HTMLButtonElement>(editor, 'dialog .primary').click();
    await until(editor, () => !dialog(editor) && editor.unsaved > 0);
    expect(rowOf(editor.session.draft, { ...KEY, owner: 'user:bob' })!.values).to.deep.equal(SHAPE);
  });

  it('a season is there after a reload, and for another reader it is not', async () => {
    const { editor } = await staged({ repository: shaped() });
    await adjusting(editor, 'user:ann');
    await keep(editor, 'Early');
    const [again, other] = [new KeptSeasons('books', 'ann'), new KeptSeasons('books', 'bob')];
    await Promise.all([again.open(), other.open()]);
    expect([again.list.map(({ name }) => name), other.list]).to.deep.equal([['Early'], []]);
  });

  it('a name that is taken, or none, is refused beside what was typed, and nothing changes', async () => {
    const { editor } = await staged({ repository: shaped() });
    await adjusting(editor, 'user:ann');
    await keep(editor, 'Early');
    await keep(editor, ' early ');
    expect(textOf(find(editor, '.seasons [role="alert"]'))).to.equal('There is a season of this name already.');
    expect(field(editor).value).to.equal(' early ');
    await keep(editor, '  ');
    expect(textOf(find(editor, '.seasons [role="alert"]'))).to.equal('A season needs a name.');
    expect(names(editor)).to.deep.equal(['Early']);
  });

  it('a row without values is no season', async () => {
    const { editor } = await staged({ repository: shaped() });
    await adjusting(editor, 'group:north');
    await keep(editor, 'Flat');
    expect(textOf(find(editor, '.seasons [role="alert"]'))).to.equal('There are no values to go by.');
  });

  it('a season is renamed, deleted and put back; a spread by it goes with it', async () => {
    const { editor } = await staged({ repository: shaped() });
    await adjusting(editor, 'user:ann');
    await keep(editor, 'Early');
    button(editor, 'Rename “Early”').click();
    const input = find<HTMLInputElement>(editor, '.seasons li input');
    expect(editor.shadowRoot!.activeElement).to.equal(input);
    input.value = 'Spring';
    input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    await until(editor, () => names(editor)[0] === 'Spring');
    expect(spread(editor).value).to.equal('kept:Spring');
    button(editor, 'Delete “Spring”').click();
    await until(editor, () => !names(editor).length);
    expect(spread(editor).value).to.equal('as-now');
    expect(textOf(editor.shadowRoot!.activeElement!)).to.equal('Put back');
    button(editor, 'Put back').click();
    await until(editor, () => names(editor)[0] === 'Spring');
  });

  it('Escape leaves a name as it was, and the dialog open', async () => {
    const { editor } = await staged({ repository: shaped() });
    await adjusting(editor, 'user:ann');
    await keep(editor, 'Early');
    button(editor, 'Rename “Early”').click();
    const escape = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true });
    find(editor, '.seasons li input').dispatchEvent(escape);
    expect(escape.defaultPrevented).to.equal(true);
    expect(names(editor)).to.deep.equal(['Early']);
    expect(editor.shadowRoot!.activeElement!.ariaLabel).to.equal('Rename “Early”');
  });

  it('without storage a season lives with the page, and the dialog says so', async () => {
    const refuse = () => Promise.reject(new DOMException('none', 'SecurityError'));
    provideLoaders({ seasons: async () => ({ read: refuse, change: refuse }) });
    const { editor } = await staged({ repository: shaped() });
    await adjusting(editor, 'user:ann');
    await keep(editor, 'Early');
    expect(textOf(find(editor, '.seasons'))).to.contain('Kept until this page is closed');
    dialog(editor).close();
    await until(editor, () => !dialog(editor));
    await adjusting(editor, 'user:bob');
    expect(names(editor)).to.deep.equal(['Early']);
    button(editor, 'Delete “Early”').click();
    await until(editor, () => !names(editor).length);
  });

  it('T13 a group is spread over those below it by a season that is kept', async () => {
    const { editor } = await staged({ repository: shaped() });
    await adjusting(editor, 'user:ann');
    await keep(editor, 'Early');
    dialog(editor).close();
    await until(editor, () => !dialog(editor));
    spreadDialog(openDialogs(editor), rowsIn(editor, 'group:north')[0]!);
    await until(editor, () => !!spread(editor).querySelector('optgroup'));
    expect(textOf(spread(editor).querySelector('optgroup')!)).to.equal('Early');
    expect(spread(editor).querySelector('optgroup')!.label).to.equal('Your own seasons');
  });

  it('passes axe', async () => {
    const { editor } = await staged({ repository: shaped() });
    await adjusting(editor, 'user:ann');
    await keep(editor, 'Early');
    await expect(editor).to.be.accessible();
  });
});
