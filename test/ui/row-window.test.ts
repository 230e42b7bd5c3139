import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { RowHeights, rowWindow, scrollTo, topOf } from '../../src/ui/row-window.ts';

const heights = fc
  .array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 400 })
  .map((list) => new RowHeights(list.length, (index) => list[index]!));

/** A sheet that is higher than any box of a browser. */
const HUGE = new RowHeights(2_000_000, () => 31);

describe('rows in view', () => {
  it('finds the row at every distance', () => {
    fc.assert(
      fc.property(heights, fc.double({ min: 0, max: 1, noNaN: true }), (rows, share) => {
        const offset = Math.min(share * rows.total, rows.total - 0.001);
        const at = rows.at(offset);
        return rows.startOf(at) <= offset && offset < rows.startOf(at + 1);
      }),
    );
  });

  it('holds all rows that are seen, wherever it is scrolled to', () => {
    fc.assert(
      fc.property(
        heights,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 1, max: 900 }),
        (rows, share, viewport) => {
          const scrollTop = share * Math.max(0, rows.total - viewport);
          const { first, end, top } = rowWindow(rows, { scrollTop, viewport });
          const bottom = top + rows.startOf(end) - rows.startOf(first);
          return top <= scrollTop && bottom >= Math.min(scrollTop + viewport, rows.total) - 0.001;
        },
      ),
    );
  });

  it('reaches the last row of a list that is higher than the largest box', () => {
    const viewport = 600;
    const { height } = rowWindow(HUGE, { scrollTop: 0, viewport });
    expect(height).to.be.below(16_000_000);
    const end = { scrollTop: height - viewport, viewport };
    expect(rowWindow(HUGE, end).end).to.equal(HUGE.count);
    const last = topOf(HUGE, HUGE.count - 1, end) + 31;
    expect(last).to.be.closeTo(height, 1);
  });

  it('scrolls to a row so that it is seen whole, and not at all where it is', () => {
    for (const rows of [new RowHeights(1000, () => 31), HUGE]) {
      const viewport = 620;
      for (const index of [0, 7, 500, rows.count - 1]) {
        const scrollTop = scrollTo(rows, index, { scrollTop: 0, viewport });
        const top = topOf(rows, index, { scrollTop, viewport });
        expect(top).to.be.at.least(scrollTop - 0.01);
        expect(top + 31).to.be.at.most(scrollTop + viewport + 0.01);
        expect(scrollTo(rows, index, { scrollTop, viewport })).to.be.closeTo(scrollTop, 0.001);
      }
    }
  });
});
