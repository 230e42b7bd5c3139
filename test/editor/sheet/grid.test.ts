import { expect } from '@open-wc/testing';
import { type Key, moved, type MoveContext } from '../../../src/editor/sheet/moves.ts';
import { fillByHandle, type Grid, planPaste } from '../../../src/editor/sheet/paste.ts';
import {
  isWithin,
  rectOf,
  selectCell,
  type Selection,
  selectMore,
  sumOfSelection,
} from '../../../src/editor/sheet/selection.ts';
import type { OwnerKey } from '../../../src/model/owner.ts';

const context: MoveContext = { rows: 50, columns: 12, page: 10, groups: [0, 4, 20] };
const at = (row: number, column: number): Selection => selectCell({ row, column });

describe('moved', () => {
  const cases: [string, Key, [number, number]][] = [
    ['down', { key: 'ArrowDown' }, [6, 5]],
    ['up', { key: 'ArrowUp' }, [4, 5]],
    ['left', { key: 'ArrowLeft' }, [5, 4]],
    ['right', { key: 'ArrowRight' }, [5, 6]],
    ['to the last row', { key: 'ArrowDown', ctrlKey: true }, [49, 5]],
    ['to the last column', { key: 'ArrowRight', metaKey: true }, [5, 11]],
    ['to the row’s first cell', { key: 'Home' }, [5, 0]],
    ['to the first cell of all', { key: 'Home', ctrlKey: true }, [0, 0]],
    ['to the last cell of all', { key: 'End', ctrlKey: true }, [49, 11]],
    ['a page down', { key: 'PageDown' }, [15, 5]],
    ['a page up, to the edge', { key: 'PageUp' }, [0, 5]],
    ['to the next group', { key: 'ArrowDown', altKey: true }, [20, 5]],
    ['to the beginning of its own group', { key: 'ArrowUp', altKey: true }, [4, 5]],
    ['to the next cell', { key: 'Tab' }, [5, 6]],
    ['to the cell before', { key: 'Tab', shiftKey: true }, [5, 4]],
  ];
  for (const [title, key, [row, column]] of cases) {
    it(`goes ${title}`, () => expect(moved(at(5, 5), key, context)).to.deep.equal(at(row, column)));
  }

  it('extends with Shift from where it began, and selects row, column and all', () => {
    const two = moved(at(5, 5), { key: 'ArrowRight', shiftKey: true }, context)!;
    expect(rectOf(moved(two, { key: 'ArrowUp', shiftKey: true }, context)!, context)).to.deep.equal({
      top: 4,
      left: 5,
      bottom: 5,
      right: 6,
    });
    const row = moved(at(5, 5), { key: 'a', ctrlKey: true }, context)!;
    expect(rectOf(row, context)).to.deep.equal({ top: 5, left: 0, bottom: 5, right: 11 });
    expect(rectOf(selectMore(row), context)).to.deep.equal({ top: 0, left: 0, bottom: 49, right: 11 });
    expect(rectOf(moved(at(5, 5), { key: ' ', ctrlKey: true }, context)!, context)).to.include({
      top: 0,
      bottom: 49,
      left: 5,
      right: 5,
    });
  });

  it('goes the other way from right to left, and leaves by Tab at the end of a row', () => {
    expect(moved(at(5, 5), { key: 'ArrowLeft' }, { ...context, isRtl: true })).to.deep.equal(at(5, 6));
    expect(moved(at(5, 11), { key: 'Tab' }, context)).to.equal(undefined);
    expect(moved(at(5, 5), { key: 'x' }, context)).to.equal(undefined);
  });
});

describe('sumOfSelection', () => {
  it('T7 adds up by currency, and T8 says nothing of a sum beyond what is exact', () => {
    const huge = Array.from({ length: 101 }, () => ({ value: 9e13, currency: 'JPY' }));
    const cells = [
      { value: 5, currency: 'EUR' },
      { value: null, currency: 'EUR' },
      { value: 7, currency: 'USD' },
      { value: 1, currency: 'EUR' },
      ...huge,
    ];
    expect(sumOfSelection(cells)).to.deep.equal({
      cells: 105,
      values: 104,
      sums: [
        { currency: 'EUR', sum: 6 },
        { currency: 'USD', sum: 7 },
        { currency: 'JPY', sum: undefined },
      ],
    });
    expect(isWithin({ row: 1, column: 1 }, { top: 0, left: 1, bottom: 1, right: 2 })).to.equal(true);
  });
});

describe('planPaste', () => {
  const owners: OwnerKey[] = ['group:noord', 'user:anna', 'user:ben'];
  const key = { year: 2026, targetType: 'all-sales.amount' };
  /** The second row is a hint, the fourth column a subtotal. */
  const grid: Grid = {
    rows: 4,
    columns: 5,
    cellAt({ row, column }) {
      if (row === 1) return { kind: 'hint' };
      if (column === 3) return { kind: 'subtotal' };
      const owner = owners[row === 0 ? 0 : row - 1]!;
      const index = column > 3 ? column - 1 : column;
      return { kind: 'value', row: { ...key, owner }, index, decimals: 2, currency: 'EUR', value: 100 };
    },
  };
  const clip = (...rows: string[][]) => rows.map((row) => row.map((text) => ({ text })));
  const rect = (top: number, left: number, bottom = top, right = left) => ({ top, left, bottom, right });

  it('T17 is one edit of a rectangle, and clears where a cell is empty', () => {
    expect(planPaste(clip(['1', ''], ['2.5', '3']), rect(2, 0), grid)).to.deep.equal({
      rect: rect(2, 0, 3, 1),
      edits: [
        {
          kind: 'rows',
          set: key,
          rows: [
            { owner: 'user:anna', values: { 0: 100, 1: null } },
            { owner: 'user:ben', values: { 0: 250, 1: 300 } },
          ],
        },
      ],
      refused: [],
    });
  });

  it('T17 names hints, subtotals and texts that are no number, and plans the rest', () => {
    const plan = planPaste(clip(['1', 'x'], ['2', '3'], ['4', '5']), rect(0, 2), grid);
    expect(plan.tooLarge ? [] : plan.refused.map(({ row, column, problem }) => [row, column, problem])).to.deep.equal([
      [0, 3, 'subtotal'],
      [1, 2, 'hint'],
      [1, 3, 'hint'],
      [2, 3, 'subtotal'],
    ]);
    const text = planPaste(clip(['abc', '1']), rect(0, 0), grid);
    expect(text.tooLarge ? [] : text.refused).to.deep.equal([
      { row: 0, column: 0, problem: 'not-a-number', text: 'abc' },
    ]);
    expect(text.tooLarge ? [] : text.edits).to.deep.equal([
      { kind: 'rows', set: key, rows: [{ owner: 'group:noord', values: { 1: 100 } }] },
    ]);
  });

  it('T17 is refused with both sizes where it is bigger than the grid', () => {
    expect(planPaste(clip(['1'], ['2'], ['3']), rect(2, 0), grid)).to.deep.equal({
      tooLarge: { pasted: { rows: 3, columns: 1 }, room: { rows: 2, columns: 5 } },
    });
  });

  it('T17 fills a selection that is a multiple of what is pasted', () => {
    const plan = planPaste(clip(['7']), rect(2, 0, 3, 1), grid);
    expect(plan.tooLarge ? [] : plan.edits).to.deep.equal([
      { kind: 'rows', set: key, rows: owners.slice(1).map((owner) => ({ owner, values: { 0: 700, 1: 700 } })) },
    ]);
  });

  it('T17 reads all cells by one decimal sign, the one that was chosen where none tells', () => {
    const rows = clip(['1,500', '2,500']);
    const plan = planPaste(rows, rect(0, 0), grid);
    expect(plan.tooLarge ? [] : plan.refused.map(({ problem }) => problem)).to.deep.equal([
      'two-readings',
      'two-readings',
    ]);
    const chosen = planPaste(rows, rect(0, 0), grid, ',');
    expect(chosen.tooLarge ? [] : chosen.edits).to.deep.equal([
      { kind: 'rows', set: key, rows: [{ owner: 'group:noord', values: { 0: 150, 1: 250 } }] },
    ]);
  });
});

describe('fillByHandle', () => {
  it('fills in the direction that is farther, again and again, also backwards', () => {
    const fill = fillByHandle({ top: 2, left: 1, bottom: 3, right: 1 }, { row: 6, column: 2 })!;
    expect(fill.rect).to.deep.equal({ top: 2, left: 1, bottom: 6, right: 1 });
    expect(fill.cells.map(({ to, from }) => [to.row, from.row])).to.deep.equal([
      [4, 2],
      [5, 3],
      [6, 2],
    ]);
    const back = fillByHandle({ top: 2, left: 1, bottom: 3, right: 1 }, { row: 0, column: 1 })!;
    expect(back.cells.map(({ to, from }) => [to.row, from.row])).to.deep.equal([
      [0, 2],
      [1, 3],
    ]);
    expect(fillByHandle({ top: 2, left: 1, bottom: 3, right: 1 }, { row: 3, column: 1 })).to.equal(undefined);
  });
});
