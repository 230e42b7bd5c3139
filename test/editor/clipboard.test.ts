import { expect } from '@open-wc/testing';
import type { TargetEditorElement } from '../../src/editor/editor.ts';
import { all, clearStage, cursor, drawn, find, goTo, press, rowTexts, staged, textOf, bubble } from './staged.ts';

async function clip(editor: TargetEditorElement, kind: 'copy' | 'cut' | 'paste', data = new DataTransfer()) {
  // Firefox makes no event with data of one's own.
  const event = new ClipboardEvent(kind, { bubbles: true, cancelable: true });
  Object.defineProperty(event, 'clipboardData', { value: data });
  cursor(editor).dispatchEvent(event);
  await drawn(editor);
  return data;
}

function textData(text: string, html?: string): DataTransfer {
  const data = new DataTransfer();
  data.setData('text/plain', text);
  if (html) data.setData('text/html', html);
  return data;
}

async function select(editor: TargetEditorElement, down: number, right: number): Promise<void> {
  for (let step = 0; step < down; step += 1) await press(editor, 'ArrowDown', { shiftKey: true });
  for (let step = 0; step < right; step += 1) await press(editor, 'ArrowRight', { shiftKey: true });
}

const dialog = (editor: TargetEditorElement) => find<HTMLDialogElement>(editor, 'dialog');

describe('clipboard of the editor', () => {
  afterEach(clearStage);

  it('T17: pastes a rectangle that ends in a line break into as many rows, and undoes it as one', async () => {
    const { editor } = await staged();
    await goTo(editor, 'user:ann', 0);
    await clip(editor, 'paste', textData('10\t20\r\n30\t40\r\n'));
    expect(rowTexts(editor, 'Ann Bell').slice(1, 3)).to.deep.equal(['10', '20']);
    expect(rowTexts(editor, 'Bob Carr').slice(1, 3)).to.deep.equal(['30', '40']);
    expect(rowTexts(editor, 'Team West')[1]).to.equal('300');
    await press(editor, 'z', { ctrlKey: true });
    expect(rowTexts(editor, 'Bob Carr').slice(1, 3)).to.deep.equal(['250', '250']);
    expect(editor.unsaved).to.equal(0);
  });

  it('T17: what is copied in a language comes back as the same values', async () => {
    const { editor } = await staged({ board: { locale: 'nl' } });
    await goTo(editor, 'user:ann', 0);
    await clip(editor, 'paste', textData('33,3\t0,5'));
    const data = await clip(editor, 'copy');
    expect(data.getData('text/plain')).to.equal('33,30\t0,50');
    expect(data.getData('text/html')).to.contain('data-target-value="33.30"');
    await goTo(editor, 'user:bob', 0);
    await clip(editor, 'paste', data);
    expect(rowTexts(editor, 'Bob Carr').slice(1, 3)).to.deep.equal(['33,30', '0,50']);
  });

  it('T17, T25: pastes nothing over a locked row, and offers the rest', async () => {
    const { editor } = await staged();
    await goTo(editor, 'group:west', 0);
    await clip(editor, 'paste', textData('1\n2\n3'));
    expect(editor.unsaved).to.equal(0);
    await expect(dialog(editor)).to.be.accessible();
    const text = textOf(dialog(editor));
    expect(text).to.contain('2 cells cannot be set').and.to.contain('Locked: Team West').and.to.contain('A sum of the');
    dialog(editor).querySelector<HTMLButtonElement>('.primary')!.click();
    await drawn(editor);
    expect(rowTexts(editor, 'Cleo Dale')[1]).to.equal('3');
    expect(rowTexts(editor, 'Team West')[1]).to.equal('300');
  });

  it('T17: refuses what is bigger than the sheet, with both sizes', async () => {
    const { editor } = await staged();
    await goTo(editor, 'user:cleo', 11);
    await clip(editor, 'paste', textData('1\t2\t3\t4\n5\t6\t7\t8'));
    expect(bubble(editor)).to.equal('2 × 4 cells do not fit: there is room for 1 × 3.');
    expect(editor.unsaved).to.equal(0);
  });

  it('T6: cuts and clears to no target; empty cells that are pasted clear', async () => {
    const { editor } = await staged();
    await goTo(editor, 'user:ann', 0);
    await clip(editor, 'cut');
    expect(rowTexts(editor, 'Ann Bell')[1]).to.equal('–');
    await goTo(editor, 'user:ann', 1);
    await press(editor, 'Delete');
    await goTo(editor, 'user:bob', 0);
    await clip(editor, 'paste', textData('\t5'));
    expect(rowTexts(editor, 'Ann Bell')[2]).to.equal('–');
    expect(rowTexts(editor, 'Bob Carr').slice(1, 3)).to.deep.equal(['–', '5']);
  });

  it('fills right and down from the beginning of the selection', async () => {
    const { editor } = await staged();
    await goTo(editor, 'user:ann', 0);
    await clip(editor, 'paste', textData('7'));
    await select(editor, 1, 2);
    await press(editor, 'r', { ctrlKey: true });
    expect(rowTexts(editor, 'Ann Bell').slice(1, 5)).to.deep.equal(['7', '7', '7', '300']);
    expect(rowTexts(editor, 'Bob Carr').slice(1, 4)).to.deep.equal(['250', '250', '250']);
    await press(editor, 'd', { ctrlKey: true });
    expect(rowTexts(editor, 'Bob Carr').slice(1, 5)).to.deep.equal(['7', '7', '7', '250']);
  });

  it('says the sum of the selection at the foot, without totals in it', async () => {
    const { editor } = await staged();
    await goTo(editor, 'user:ann', 10);
    await select(editor, 1, 2);
    expect(textOf(find(editor, '.foot .sum'))).to.equal('Sum of the selection 1,100 · 4 cells');
    expect(all(editor, '[aria-selected=true][role=gridcell]')).to.have.length(6);
  });
});
