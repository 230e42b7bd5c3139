import { expect } from '@open-wc/testing';
import { stepOf } from '../../src/charts/walk.ts';
import type { Place } from '../../src/charts/walk.ts';
import { tooltipPlace } from '../../src/charts/tooltip.ts';
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

  it('leaves other keys to the page', () => {
    expect(stepOf('a', { at: 2 }, points, shown, false)).to.equal(undefined);
  });
});

describe('tooltipPlace', () => {
  const page = { width: 1000, height: 800 };
  const tip = { width: 200, height: 150 };
  const plot = { x: 300, y: 300, width: 400, height: 200 };

  for (const [name, point, axis, place] of [
    ['above the plot for a column', { x: 400, y: 300, width: 30, height: 200 }, 'x', { x: 315, y: 146 }],
    ['beside the plot for a row', { x: 300, y: 340, width: 400, height: 30 }, 'y', { x: 704, y: 280 }],
  ] as const) {
    it(`I1 stands ${name}`, () => {
      expect(tooltipPlace(point, plot, tip, page, axis)).to.deep.equal(place);
    });
  }

  it('stays inside the window', () => {
    const corner = { x: 0, y: 0, width: 20, height: 20 };
    expect(tooltipPlace(corner, { ...corner, width: 60 }, tip, page, 'x')).to.deep.equal({ x: 4, y: 24 });
  });
});
