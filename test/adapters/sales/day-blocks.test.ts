import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { DayBlocks } from '../../../src/adapters/sales/day-blocks.ts';

const BLOCK = 2 ** 12;

/** Numbers of the rows that are dealt with for days of `from` to `to`. */
function dealtRows(blocks: DayBlocks, from: number, to: number): number[] {
  const rows: number[] = [];
  blocks.each(from, to, (begin, end) => {
    for (let row = begin; row < end; row++) rows.push(row);
  });
  return rows;
}

describe('blocks of days', () => {
  it('leave out no row of the days asked for, and deal with none twice', () => {
    const stretches = fc.array(fc.record({ day: fc.integer({ min: -5, max: 5 }), rows: fc.nat(BLOCK + 1) }), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(stretches, fc.integer({ min: -6, max: 6 }), fc.nat(4), (parts, from, length) => {
        const days = Int32Array.from(parts.flatMap(({ day, rows }) => new Array<number>(rows).fill(day)));
        const dealt = dealtRows(new DayBlocks(days, days.length), from, from + length);
        const wanted = Array.from(days.keys()).filter((row) => days[row]! >= from && days[row]! <= from + length);
        const known = new Set(dealt);
        expect(known.size).to.equal(dealt.length);
        expect(wanted.filter((row) => !known.has(row))).to.deep.equal([]);
        expect(dealt.every((row) => row < days.length)).to.equal(true);
      }),
      { numRuns: 60 },
    );
  });

  it('pass over blocks without any of the days', () => {
    const days = Int32Array.from({ length: 10 * BLOCK }, (_, row) => Math.floor(row / BLOCK));
    const dealt = dealtRows(new DayBlocks(days, days.length), 3, 4);
    expect(dealt.length).to.equal(2 * BLOCK);
    expect(dealt[0]).to.equal(3 * BLOCK);
  });

  it('leave out rows beyond those that there are', () => {
    expect(dealtRows(new DayBlocks(new Int32Array(BLOCK), 3), 0, 0)).to.deep.equal([0, 1, 2]);
    expect(dealtRows(new DayBlocks(new Int32Array(0), 0), 0, 9)).to.deep.equal([]);
  });
});
