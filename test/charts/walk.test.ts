import { expect } from '@open-wc/testing';
import { stepOf } from '../../src/charts/walk.ts';
import type { Place } from '../../src/charts/walk.ts';
import { chart, YEAR } from './fixture.ts';

const { points } = chart('columns', YEAR);
const shown = ['actual', 'target', 'previous'] as const;

describe('walk', () => {
  for (const [key, from, to] of [
    ['ArrowRight', { at: 2 }, { at: 3 }],
    ['ArrowLeft', { at: 2 }, { at: 1 }],
    ['ArrowLeft', { at: 0 }, { at: 0 }],
    ['ArrowRight', { at: 7 }, { at: 7 }],
    ['Home', { at: 5 }, { at: 0 }],
    ['End', { at: 2 }, { at: 7 }],
    ['ArrowDown', { at: 2 }, { at: 2, series: 'actual' }],
    ['ArrowDown', { at: 2, series: 'actual' }, { at: 2, series: 'target' }],
    ['ArrowDown', { at: 2, series: 'previous' }, { at: 2 }],
    ['ArrowUp', { at: 2 }, { at: 2, series: 'previous' }],
    ['ArrowDown', { at: 6 }, { at: 6, series: 'target' }],
    ['ArrowRight', { at: 2, series: 'target' }, { at: 3, series: 'target' }],
  ] as const satisfies readonly (readonly [string, Place, Place])[]) {
    it(`I1 ${key} leads from ${JSON.stringify(from)} to ${JSON.stringify(to)}`, () => {
      expect(stepOf(key, from, points, shown, false)).to.deep.equal({ series: undefined, ...to });
    });
  }

  it('I1 Left leads on where one reads from right to left', () => {
    expect(stepOf('ArrowLeft', { at: 2 }, points, shown, true)).to.include({ at: 3 });
  });

  it('I1 Page Down and Page Up lead ten points further, and not beyond the ends', () => {
    const many = chart(
      'columns',
      Array.from({ length: 30 }, () => ({ actual: 1 })),
    ).points;
    const led = (key: string, at: number) => stepOf(key, { at }, many, shown, false)!.at;
    expect([led('PageDown', 3), led('PageUp', 17), led('PageDown', 25), led('PageUp', 4)]).to.deep.equal([
      13, 7, 29, 0,
    ]);
  });

  it('I1 Up from the first series leads to the whole point', () => {
    expect(stepOf('ArrowUp', { at: 2, series: 'actual' }, points, shown, false)).to.deep.equal({
      at: 2,
      series: undefined,
    });
  });

  it('leaves other keys to the page', () => {
    expect(stepOf('a', { at: 2 }, points, shown, false)).to.equal(undefined);
  });
});
