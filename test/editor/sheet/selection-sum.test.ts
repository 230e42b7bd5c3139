import { expect } from '@open-wc/testing';
import { KeptSum, type SummedGrid } from '../../../src/editor/sheet/selection-sum.ts';
import type { SheetRow } from '../../../src/editor/sheet/rows.ts';
import { sheetColumns } from '../../../src/editor/sheet/columns.ts';
import { ALL_SALES_AMOUNT } from '../../../src/model/organisation.ts';

const columnList = sheetColumns({
  year: 2026,
  interval: 'month',
  fiscal: { start: 1, name: 'start' },
  views: [],
  extras: [],
});
const rowAt = (_: unknown, index: number): SheetRow => ({
  id: `user:u${index}`,
  kind: 'target',
  owner: `user:u${index}`,
  item: undefined,
  level: 'user',
  isFirst: true,
  isParent: false,
  isOpen: false,
});
const list = Array.from({ length: 400 }, rowAt);

/** A sheet in which every cell says the same; counts how often it is asked for a row. */
function gridOf(value: number, type = ALL_SALES_AMOUNT): SummedGrid & { asked: number } {
  return {
    sheet: { type },
    list,
    columnList,
    asked: 0,
    currencyOf: () => 'EUR',
    targetRow({ owner }) {
      this.asked += 1;
      return { owner, values: Array<number>(12).fill(value) };
    },
  };
}

const rect = (bottom: number) => ({ top: 0, left: 0, bottom, right: 11 });
const whole = rect(399);

/** Asks for the sum of a whole sheet until it is ready. */
const readied = (sum: KeptSum, grid: SummedGrid) => new Promise<void>((ready) => void sum.of(grid, whole, ready));

const never = () => {
  throw new Error('nothing was to be waited for');
};

describe('sum of what is selected', () => {
  it('is there at once for some cells, and made once while selection and figures stay', () => {
    const sum = new KeptSum();
    const grid = gridOf(2);
    expect(sum.of(grid, rect(9), never)!.sums).to.deep.equal([{ currency: 'EUR', sum: 240 }]);
    expect(sum.of(grid, rect(9), never)!.cells).to.equal(120);
    expect(grid.asked).to.equal(10);
    expect(sum.of(gridOf(3), rect(9), never)!.sums[0]!.sum).to.equal(360);
  });

  it('is that of a whole sheet later: until then the one before stands', async () => {
    const sum = new KeptSum();
    const grid = gridOf(2);
    sum.of(grid, rect(9), never);
    const ready = readied(sum, grid);
    expect(sum.of(grid, whole, never)!.cells).to.equal(120);
    await ready;
    expect(sum.of(grid, whole, never)).to.include({ cells: 4800 });
    expect(grid.asked).to.equal(410);
  });

  it('tells only of what is asked for last', async () => {
    const sum = new KeptSum();
    void sum.of(gridOf(2), whole, never);
    await readied(sum, gridOf(3));
    await readied(sum, gridOf(4));
    expect(sum.of(gridOf(5), whole, () => {})!.sums[0]!.sum).to.equal(4 * 4800);
  });

  it('is none of a single cell, nor of another type while its own is made', async () => {
    const sum = new KeptSum();
    const grid = gridOf(2);
    await readied(sum, grid);
    expect(sum.of(gridOf(3, { ...ALL_SALES_AMOUNT, id: 'all-sales.count' }), whole, () => {})).to.equal(undefined);
    expect(sum.of(grid, { top: 0, left: 0, bottom: 0, right: 0 }, never)).to.equal(undefined);
    expect(
      sum.of(grid, whole, () => {}),
      'after a single cell',
    ).to.equal(undefined);
  });
});
