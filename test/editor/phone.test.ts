import { expect } from '@open-wc/testing';
import type { TargetEditorElement } from '../../src/editor/editor.ts';
import { rowOf } from '../../src/model/draft.ts';
import { KEY, repositoryOf, row, setOf } from './editing.ts';
import { all, clearStage, drawn, find, staged, textOf, until } from './staged.ts';

describe('one owner at a time', () => {
  afterEach(clearStage);

  const field = (editor: TargetEditorElement, at: number) => all(editor, '.months input')[at] as HTMLInputElement;

  async function enter(editor: TargetEditorElement, at: number, text: string): Promise<void> {
    field(editor, at).value = text;
    field(editor, at).dispatchEvent(new Event('change'));
    await drawn(editor);
  }

  it('is a list of months under 480 px, whose fields take what the grid takes', async () => {
    const { editor } = await staged({ width: 340, attributes: { owner: 'user:ann' } });
    await expect(editor).to.be.accessible();
    expect(all(editor, '.months label').map(textOf)[0]).to.equal('Jan');
    expect(textOf(find(editor, '.total'))).to.equal('2026 2025, target: – 3,600');
    await enter(editor, 0, '1.5k');
    expect(field(editor, 0).value).to.equal('1,500');
    expect(textOf(find(editor, '.total'))).to.equal('2026 2025, target: – 4,800');
    expect(textOf(find(editor, '.act .status'))).to.match(/^1 change not saved/);
  });

  it('T2 says of which year the figures beside the fields are, to the eye and with each field', async () => {
    const before = setOf([row('user:ann', 250_00)], { year: 2025 });
    const { editor } = await staged({
      width: 340,
      attributes: { owner: 'user:ann' },
      repository: repositoryOf(setOf(), before),
    });
    expect(textOf(find(editor, '.about .before'))).to.equal('2025, target');
    const described = field(editor, 2).getAttribute('aria-describedby')!;
    expect(textOf(editor.shadowRoot!.getElementById(described)!)).to.equal('2025, target: 250 EUR');
    await enter(editor, 2, '4x');
    expect(field(editor, 2).getAttribute('aria-describedby')!.split(' ')).to.include(described).and.to.have.length(2);
  });

  it('keeps what is not understood, with the reason below it', async () => {
    const { editor } = await staged({ width: 340, attributes: { owner: 'user:ann' } });
    await enter(editor, 1, '4x');
    expect(field(editor, 1).value).to.equal('4x');
    expect(textOf(find(editor, '.entry small'))).to.equal('“4x” is not a number.');
    await expect(editor).to.be.accessible();
  });

  it('goes from owner to owner, and a locked one says so', async () => {
    const { editor } = await staged({ width: 340, attributes: { owner: 'user:bob' } });
    all(editor, '.who button')[1]!.click();
    await drawn(editor);
    expect(find<HTMLSelectElement>(editor, '.who select').value).to.equal('group:west');
    expect(textOf(find(editor, '.why'))).to.equal('Team West is locked.');
    expect(field(editor, 0).readOnly).to.be.true;
    expect(textOf(find(editor, '.sumhint'))).to.equal('All people 3,600 adds up');
  });

  it('Enter goes from month to month, and after the last one to the next owner, who is said', async () => {
    const { editor } = await staged({ width: 340, attributes: { owner: 'group:north' } });
    const enterIn = async (at: number, text: string) => {
      field(editor, at).focus();
      field(editor, at).value = text;
      field(editor, at).dispatchEvent(new Event('change'));
      field(editor, at).dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
      await drawn(editor);
    };
    await enterIn(10, '7');
    expect(editor.shadowRoot!.activeElement).to.equal(field(editor, 11));
    await enterIn(11, '8');
    expect(rowOf(editor.session.draft, { ...KEY, owner: 'group:north' })!.values.slice(10)).to.deep.equal([700, 800]);
    await until(editor, () => editor.narrowOwner === 'user:ann');
    await drawn(editor);
    expect(editor.shadowRoot!.activeElement).to.equal(field(editor, 0));
    expect(textOf(all(editor, '.heard[role="status"]').at(-1)!)).to.equal('Ann Bell');
  });

  it('groups and users are added there, and the first of them is then on show', async () => {
    const { editor } = await staged({ width: 340, repository: repositoryOf(setOf([row('company', 1)])) });
    all(editor, '.who button').at(-1)!.click();
    await until(editor, () => !!find(editor, 'dialog'));
    await drawn(editor);
    const label = all(editor, 'dialog .choices label').find((one) => textOf(one).startsWith('Team North'))!;
    label.querySelector('input')!.click();
    find<HTMLButtonElement>(editor, 'dialog .primary').click();
    await until(editor, () => !find(editor, 'dialog'));
    await drawn(editor);
    expect(find<HTMLSelectElement>(editor, '.who select').value).to.equal('group:north');
  });

  it('files come in and go out there; who only reads gets them out', async () => {
    const { editor } = await staged({ width: 340 });
    expect(all(editor, '.files button').map(textOf)).to.deep.equal(['Import …', 'Export ▾']);
    editor.readonly = true;
    await drawn(editor);
    expect(all(editor, '.files button').map(textOf)).to.deep.equal(['Export ▾']);
    expect(all(editor, '.who button')).to.have.length(2);
  });

  it('offers nothing of the sheet in the menu of its owner: there are no rows to hide', async () => {
    const { editor } = await staged({ width: 340, attributes: { owner: 'group:north' } });
    find<HTMLButtonElement>(editor, '.about .icon').click();
    await until(editor, () => !!find(editor, '[role=menu]'));
    const names = all(editor, '[role=menuitem]').map(textOf);
    expect(names).to.include('History …').and.not.to.include('Hide its rows').and.not.to.include('Show its rows');
  });
});
