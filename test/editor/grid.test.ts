import { expect } from '@open-wc/testing';
import type { TargetEditorElement } from '../../src/editor/editor.ts';
import { memorySource } from '../../src/adapters/memory.ts';
import { ORGANISATION, repositoryOf, row, setOf, sourceOf } from './editing.ts';
import {
  activeCell,
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

const MANY = 500;

/** A group of many people, each with targets. */
async function crowded(): Promise<TargetEditorElement> {
  const users = Array.from({ length: MANY }, (_, index) => ({
    id: `p${index}`,
    name: `Person ${index}`,
    group: 'north',
  }));
  const rows = [row('company', 100), row('group:north', 100), ...users.map(({ id }) => row(`user:${id}`, 100))];
  const { editor } = await staged({
    repository: repositoryOf(setOf(rows)),
    source: sourceOf({ ...ORGANISATION, users: users as never }),
  });
  find(editor, '.scroll').style.blockSize = '400px';
  await drawn(editor);
  return editor;
}

const drawnRows = (editor: TargetEditorElement) => all(editor, '.window > .row').length;

describe('grid of the editor', () => {
  afterEach(clearStage);

  it('draws only rows that are near, and counts them all', async () => {
    const editor = await crowded();
    expect(drawnRows(editor)).to.be.below(40);
    expect(find(editor, '[role=grid]').getAttribute('aria-rowcount')).to.equal(String(MANY + 5));
    find(editor, '.scroll').scrollTop = 6000;
    await drawn(editor);
    const first = Number(all(editor, '.window > .row')[0]!.getAttribute('aria-rowindex'));
    expect(first).to.be.within(180, 200);
    expect(drawnRows(editor)).to.be.below(40);
  });

  it('keeps the focus, and what is typed, while the active row is scrolled away and back', async () => {
    const editor = await crowded();
    await goTo(editor, 'user:p3', 2);
    await type(editor, '77');
    const scroll = find(editor, '.scroll');
    scroll.scrollTop = 9000;
    await drawn(editor);
    expect(activeCell(editor)).to.equal(null);
    expect(editor.shadowRoot!.activeElement).to.equal(cursor(editor));
    expect(cursor(editor).value).to.equal('77');
    scroll.scrollTop = 0;
    await drawn(editor);
    await press(editor, 'Enter');
    expect(rowTexts(editor, 'Person 3')[3]).to.equal('77');
  });

  it('brings the active cell into view, beside the names that stay', async () => {
    const editor = await crowded();
    await goTo(editor, 'user:p0', 0);
    await press(editor, 'End', { ctrlKey: true });
    const [cell, scroll] = [activeCell(editor)!, find(editor, '.scroll')].map((one) => one.getBoundingClientRect());
    expect(cell!.bottom).to.be.at.most(scroll!.bottom + 1);
    expect(cell!.right).to.be.at.most(scroll!.right + 1);
    await press(editor, 'Home', { ctrlKey: true });
    const [first, names] = [activeCell(editor)!, find(editor, '.head > .owner')].map((one) =>
      one.getBoundingClientRect(),
    );
    expect(first!.left).to.be.at.least(names!.right - 1);
  });

  it('lays the field exactly over the active cell, also where it is scrolled', async () => {
    const editor = await crowded();
    await goTo(editor, 'user:p200', 5);
    const [cell, field] = [activeCell(editor)!, cursor(editor)].map((one) => one.getBoundingClientRect());
    for (const side of ['left', 'right', 'top', 'bottom'] as const) {
      expect(field![side], side).to.be.closeTo(cell![side], 1.5);
    }
  });

  it('keeps the field over the cell when numbers and text grow, the box is narrower, and lines turn round', async () => {
    const { editor } = await staged({ width: 1400 });
    await goTo(editor, 'user:ann', 4);
    const root = document.documentElement;
    const box = editor.closest('div')!;
    const expectOver = async (what: string) => {
      await drawn(editor);
      await drawn(editor);
      const [cell, field] = [activeCell(editor)!, cursor(editor)].map((one) => one.getBoundingClientRect());
      for (const side of ['left', 'right', 'top', 'bottom'] as const) {
        expect(field![side], `${what}: ${side}`).to.be.closeTo(cell![side], 1.5);
      }
    };
    await expectOver('at first');
    await type(editor, '12345678901');
    await press(editor, 'Enter');
    await expectOver('wide numbers');
    box.style.width = '1000px';
    await expectOver('narrow box');
    root.style.fontSize = '200%';
    await expectOver('large text').finally(() => root.style.removeProperty('font-size'));
    await expectOver('small text');
    editor.closest('target-board')!.setAttribute('locale', 'ar');
    await until(editor, () => find(editor, '.editor').dir === 'rtl');
    await expectOver('from right to left');
  });

  it('has the browser lay the page out once for a drawing: no size is read where none has changed', async () => {
    const { editor } = await staged({ width: 1400 });
    await goTo(editor, 'user:ann', 4);
    await drawn(editor);
    const read: string[] = [];
    const named = ['offsetWidth', 'offsetLeft', 'offsetHeight'] as const;
    const before = named.map((name) => [name, Object.getOwnPropertyDescriptor(HTMLElement.prototype, name)!] as const);
    for (const [name, own] of before) {
      const get = function (this: HTMLElement): unknown {
        if (this.getRootNode() === editor.shadowRoot) read.push(`${name} of ${this.className}`);
        return own.get!.call(this);
      };
      Object.defineProperty(HTMLElement.prototype, name, { ...own, get });
    }
    try {
      await editor.grid.change('set', [{ owner: 'user:ann', values: { 4: 310_00 } }]);
      await editor.updateComplete;
    } finally {
      for (const [name, own] of before) Object.defineProperty(HTMLElement.prototype, name, own);
    }
    expect(rowTexts(editor, 'Ann Bell')[5]).to.equal('310');
    expect(read).to.deep.equal([]);
  });

  it('heads are aligned with their columns', async () => {
    const { editor } = await staged({ width: 700 });
    find(editor, '.scroll').scrollLeft = 200;
    await drawn(editor);
    const heads = all(editor, '.head > .cell');
    const cells = [...all(editor, '.window > .row')[0]!.querySelectorAll('.cell')];
    heads.forEach((head, index) => {
      expect(head.getBoundingClientRect().right).to.be.closeTo(cells[index]!.getBoundingClientRect().right, 0.5);
    });
  });

  it('T16: leaves the keys of an input method alone', async () => {
    const { editor } = await staged();
    await goTo(editor, 'user:ann', 0);
    await type(editor, '１２');
    expect(await press(editor, 'Enter', { isComposing: true })).to.be.true;
    expect(await press(editor, 'Escape', { isComposing: true })).to.be.true;
    expect(bubble(editor)).to.equal('→ 12 EUR');
    await press(editor, 'Enter');
    expect(rowTexts(editor, 'Ann Bell')[1]).to.equal('12');
  });

  it('T16: F2 changes the value, and arrows then stay in the cell', async () => {
    const { editor } = await staged();
    await goTo(editor, 'user:ann', 0);
    await press(editor, 'F2');
    expect(cursor(editor).value).to.equal('300');
    expect(await press(editor, 'ArrowRight')).to.be.true;
    await press(editor, 'Escape');
    expect(editor.unsaved).to.equal(0);
  });

  it('Ctrl+Enter takes an entry over into the whole selection, as one step', async () => {
    const { editor } = await staged();
    await goTo(editor, 'user:ann', 0);
    await press(editor, 'ArrowDown', { shiftKey: true });
    await press(editor, 'ArrowRight', { shiftKey: true });
    await type(editor, '5');
    await press(editor, 'Enter', { ctrlKey: true });
    expect([...rowTexts(editor, 'Ann Bell').slice(1, 3), ...rowTexts(editor, 'Bob Carr').slice(1, 3)]).to.deep.equal([
      '5',
      '5',
      '5',
      '5',
    ]);
    await press(editor, 'z', { ctrlKey: true });
    expect(editor.unsaved).to.equal(0);
  });

  it('hides and shows the rows of a group by keyboard, and counts no hidden row', async () => {
    const { editor } = await staged();
    await goTo(editor, 'user:bob', 0);
    await press(editor, 'ArrowLeft', { altKey: true });
    expect(all(editor, '.window .name').map(textOf)).not.to.contain('Bob Carr');
    expect(find(editor, '[role=grid]').getAttribute('aria-rowcount')).to.equal('7');
    expect(activeCell(editor)!.getAttribute('aria-label')).to.contain('Team North');
    await press(editor, 'ArrowRight', { altKey: true });
    expect(rowTexts(editor, 'Bob Carr')[1]).to.equal('250');
  });

  it('expands and collapses all', async () => {
    const { editor } = await staged();
    const button = all(editor, '.tools button').find((one) => textOf(one).includes('Collapse all'))!;
    button.click();
    await drawn(editor);
    expect(all(editor, '.window .name').map(textOf)).to.deep.equal([
      'Nordwind',
      'All groups',
      'Team North',
      'Team West',
    ]);
    button.click();
    await drawn(editor);
    expect(rowTexts(editor, 'Cleo Dale')[1]).to.equal('300');
  });

  it('selects by mouse: a cell, a rectangle with Shift, a row by its name, a column by its head', async () => {
    const { editor } = await staged();
    const down = async (target: Element, more: PointerEventInit = {}) => {
      const { left, top } = target.getBoundingClientRect();
      const place = { clientX: left + 3, clientY: top + 3, bubbles: true, composed: true, cancelable: true };
      target.dispatchEvent(
        new PointerEvent('pointerdown', { ...place, button: 0, pointerType: 'mouse', pointerId: 1, ...more }),
      );
      target.dispatchEvent(new PointerEvent('pointerup', { ...place, pointerId: 1 }));
      await drawn(editor);
      return all(editor, '[aria-selected=true][role=gridcell]').length;
    };
    const cell = (at: string) => editor.shadowRoot!.getElementById(at)!;
    const capture = Element.prototype.setPointerCapture;
    Element.prototype.setPointerCapture = () => {};
    try {
      expect(await down(cell('cell-4-1'))).to.equal(1);
      expect(await down(cell('cell-5-3'), { shiftKey: true })).to.equal(6);
      expect(await down(all(editor, '.window > .row')[4]!.querySelector('.owner')!)).to.equal(14);
      expect(await down(all(editor, '.head > .cell')[2]!)).to.equal(9);
    } finally {
      Element.prototype.setPointerCapture = capture;
    }
  });

  it('selects by a tap without a keyboard on the screen, which the second tap brings', async () => {
    const { editor } = await staged();
    const tap = async () => {
      const cell = editor.shadowRoot!.getElementById('cell-4-1')!;
      cursor(editor).blur();
      cell.dispatchEvent(new PointerEvent('click', { bubbles: true, composed: true, pointerType: 'touch' }));
      await drawn(editor);
      return cursor(editor).inputMode;
    };
    expect(await tap()).to.equal('none');
    expect(activeCell(editor)!.getAttribute('aria-label')).to.contain('Ann Bell, February');
    expect(await tap()).to.equal('decimal');
    expect(cursor(editor).value).to.equal('300');
  });

  it('has columns as wide in a year without targets as in the one before, which stands beside it', async () => {
    const widthIn = async (year: string) => {
      const repository = repositoryOf(setOf([row('company', 12_345_678_00)]));
      const { editor } = await staged({ repository, attributes: { year } });
      return all(editor, '.head > .cell')[0]!.getBoundingClientRect().width;
    };
    const [now, next] = [await widthIn('2026'), await widthIn('2027')];
    expect(next).to.equal(now);
  });

  it('draws the selection larger by its grip, which a finger has', async () => {
    const { editor } = await staged();
    await goTo(editor, 'user:bob', 3);
    const grip = editor.shadowRoot!.querySelector('.grip')!;
    const scroll = editor.shadowRoot!.querySelector('.scroll')!;
    const to = editor.shadowRoot!.getElementById('cell-4-1')!.getBoundingClientRect();
    const touch = { bubbles: true, composed: true, pointerType: 'touch', pointerId: 1 };
    const capture = Element.prototype.setPointerCapture;
    Element.prototype.setPointerCapture = () => {};
    try {
      grip.dispatchEvent(new PointerEvent('pointerdown', touch));
      const [clientX, clientY] = [to.left + to.width / 2, to.top + to.height / 2];
      scroll.dispatchEvent(new PointerEvent('pointermove', { ...touch, clientX, clientY }));
      scroll.dispatchEvent(new PointerEvent('pointerup', { ...touch, clientX, clientY }));
    } finally {
      Element.prototype.setPointerCapture = capture;
    }
    await drawn(editor);
    expect(all(editor, '[role=gridcell][aria-selected=true]')).to.have.length(6);
  });

  it('T24: rows that may not be changed are read-only and say why; hidden ones are not there', async () => {
    const { editor } = await staged({
      policy: { see: (owner) => owner !== 'user:bob', edit: (owner) => owner !== 'company' },
    });
    expect(all(editor, '.window .name').map(textOf)).not.to.contain('Bob Carr');
    await goTo(editor, 'company', 0);
    await press(editor, '5');
    expect(bubble(editor)).to.equal('You may see, but not change: Nordwind.');
  });

  it('shows subtotals, and columns that cannot be set', async () => {
    const { editor } = await staged({
      attributes: { 'interval-view': 'quarter half-year', columns: 'share' },
    });
    expect(all(editor, '.head > .cell').map(textOf).slice(0, 9)).to.deep.equal([
      'Jan',
      'Feb',
      'Mar',
      'Q1',
      'Apr',
      'May',
      'Jun',
      'Q2',
      'H1',
    ]);
    expect(rowTexts(editor, 'Ann Bell')[4]).to.equal('900');
    expect(rowTexts(editor, 'Ann Bell').at(-1)).to.equal('50.0%');
    await goTo(editor, 'user:ann', 3);
    await press(editor, '5');
    expect(bubble(editor)).to.match(/^A total; it follows its months\. “Adjust numbers …”/);
  });

  it('does nothing but show where it is read-only', async () => {
    const { editor } = await staged({ attributes: { readonly: '' } });
    await goTo(editor, 'user:ann', 0);
    await press(editor, 'Delete');
    await press(editor, '5');
    expect(editor.unsaved).to.equal(0);
    expect(all(editor, '.what button')).to.have.length(2);
    await expect(editor).to.be.accessible();
  });

  it('finds a group or user by a part of the name, and goes there', async () => {
    const { editor } = await staged();
    const field = find<HTMLInputElement>(editor, '.find');
    field.focus();
    field.value = 'dale';
    field.dispatchEvent(new InputEvent('input'));
    await drawn(editor);
    expect(all(editor, '.found [role=option]').map(textOf)).to.deep.equal(['Cleo DaleTeam West']);
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    await drawn(editor);
    expect(activeCell(editor)!.getAttribute('aria-label')).to.contain('Cleo Dale');
    expect(editor.shadowRoot!.activeElement).to.equal(cursor(editor));
  });
});

describe('edges of the grid', () => {
  afterEach(clearStage);

  it('rows are called by their names alone, sums by whose they are', async () => {
    const { editor } = await staged();
    const names = all(editor, '[role=rowheader]').map((head) => head.getAttribute('aria-label'));
    expect(names.slice(0, 4)).to.deep.equal([
      'Nordwind',
      'Nordwind, All groups',
      'Team North',
      'Team North, All people',
    ]);
  });

  it('the menu of a row stays in view, and no cell is revealed behind it', async () => {
    const { editor } = await staged({ width: 700 });
    const scroll = find(editor, '.scroll');
    const end = () => find(editor, '.row .more').getBoundingClientRect().right;
    expect(end()).to.be.at.most(scroll.getBoundingClientRect().right + 1);
    await goTo(editor, 'user:ann', 8);
    await press(editor, 'ArrowLeft');
    await press(editor, 'ArrowRight');
    await drawn(editor);
    const edge = find(editor, '.head > .actions').getBoundingClientRect().left;
    expect(activeCell(editor)!.getBoundingClientRect().right).to.be.at.most(edge + 1);
  });

  it('a lock is whole beside a long currency in a wide font', async () => {
    const rows = [row('company', 1_00, { currency: 'NOK', locked: true }), row('user:ann', 1_00)];
    const { editor } = await staged({ repository: repositoryOf(setOf(rows)) });
    editor.style.fontFamily = 'Verdana, "DejaVu Sans", sans-serif';
    find(editor, '.editor').style.fontFamily = editor.style.fontFamily;
    await drawn(editor);
    const [lock, cell] = [find(editor, '.row .lock'), find(editor, '.row:has(.lock) > .currency')];
    expect(lock.getBoundingClientRect().left).to.be.at.least(cell.getBoundingClientRect().left);
  });
});

describe('years by key', () => {
  afterEach(clearStage);

  it('Alt and a page key go to the same cell of the year after and before', async () => {
    const next = { ...setOf(), year: 2027 };
    const { editor } = await staged({ repository: repositoryOf(setOf(), next) });
    await goTo(editor, 'user:bob', 4);
    await press(editor, 'PageDown', { altKey: true });
    await until(editor, () => editor.session.sheet?.key.year === 2027);
    await drawn(editor);
    expect(editor.grid.state.focusColumn!.period.from).to.equal('2027-05-01');
    expect(editor.shadowRoot!.activeElement).to.equal(cursor(editor));
    await press(editor, 'PageUp', { altKey: true });
    await until(editor, () => editor.session.sheet?.key.year === 2026);
    await drawn(editor);
    expect([editor.grid.state.focusRow!.owner, editor.grid.state.focus.column]).to.deep.equal(['user:bob', 4]);
    expect(editor.shadowRoot!.activeElement).to.equal(cursor(editor));
  });
});

describe('columns of sales', () => {
  afterEach(clearStage);

  it('shows what was sold this year and last, in the currency of the row, once it is asked for', async () => {
    const sales = [
      { id: 's1', date: '2026-02-10', user: 'ann', group: 'north', amount: '1000', status: 'sold' },
      { id: 's2', date: '2025-03-10', user: 'ann', group: 'north', amount: '700', status: 'sold' },
      { id: 's3', date: '2025-03-10', user: 'cleo', group: 'west', amount: '30', status: 'sold' },
    ] as const;
    const { editor } = await staged({
      source: memorySource({ sales, organisation: ORGANISATION }),
      attributes: { columns: 'previous-year-actual actual' },
    });
    await until(editor, () => rowTexts(editor, 'Ann Bell').at(-1) !== '');
    expect(all(editor, '.head > .extra').map(textOf)).to.deep.equal(['Sold 2025', 'Sold 2026']);
    expect(rowTexts(editor, 'Nordwind').slice(-2)).to.deep.equal(['730', '1,000']);
    expect(rowTexts(editor, 'Team North').slice(-2)).to.deep.equal(['700', '1,000']);
    expect(rowTexts(editor, 'Cleo Dale').slice(-2)).to.deep.equal(['30', '0']);
  });

  it('are switched on in a menu', async () => {
    const { editor } = await staged();
    all(editor, '.tools button').at(-1)!.click();
    await drawn(editor);
    const item = all(editor, '.menu [role=menuitemcheckbox]').find((one) => textOf(one).includes('Share'))!;
    expect(item.getAttribute('aria-checked')).to.equal('false');
    item.click();
    await drawn(editor);
    expect(all(editor, '.head > .extra').map(textOf)).to.deep.equal(['2025', 'Share']);
  });
});
