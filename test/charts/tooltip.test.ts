import { expect } from '@open-wc/testing';
import { render } from 'lit';
import { paintTooltip, tooltipPlace } from '../../src/charts/tooltip.ts';
import type { PointFacts } from '../../src/charts/view.ts';

const page = { width: 1000, height: 800 };
const tip = { width: 200, height: 150 };

describe('where a tooltip stands', () => {
  const column = (x: number, plotY: number) => {
    const plot = { x: 0, y: plotY, width: 1000, height: 200 };
    return tooltipPlace({ x, y: plotY, width: 40, height: 200 }, plot, tip, page, 'x');
  };

  for (const [where, x, y, place] of [
    ['about the middle of its column, 4 px above the plot', 400, 300, { x: 320, y: 146 }],
    ['4 px from the left edge of the window', 0, 300, { x: 4, y: 146 }],
    ['4 px from its right edge', 960, 300, { x: 796, y: 146 }],
    ['above as long as 4 px are left there', 400, 158, { x: 320, y: 4 }],
    ['else below', 400, 157, { x: 320, y: 361 }],
    ['never beyond the lower edge', 400, 100, { x: 320, y: 304 }],
  ] as const) {
    it(`I1 of a column: ${where}`, () => {
      expect(column(x, y)).to.deep.equal(place);
    });
  }

  const row = (x: number, width: number, y = 340) =>
    tooltipPlace({ x, y, width, height: 30 }, { x, y: 300, width, height: 200 }, tip, page, 'y');

  for (const [where, x, width, y, place] of [
    ['right of the plot, as long as it has room', 392, 400, 340, { x: 796, y: 280 }],
    ['else left of it', 393, 400, 340, { x: 189, y: 280 }],
    ['left as long as 4 px are left there', 208, 700, 340, { x: 4, y: 280 }],
    ['else under the row', 207, 700, 340, { x: 457, y: 374 }],
    ['under it as long as it has room', 207, 700, 612, { x: 457, y: 646 }],
    ['else above it', 207, 700, 613, { x: 457, y: 459 }],
  ] as const) {
    it(`I1 of a row: ${where}`, () => {
      expect(row(x, width, y)).to.deep.equal(place);
    });
  }
});

describe('words of a tooltip', () => {
  const facts: PointFacts = {
    label: 'Ann',
    rows: [
      { series: 'actual', name: 'actual', text: '5' },
      { name: 'variance', text: '+1', tone: 'good' },
    ],
    remarks: ['not final'],
    text: '',
  };
  const painted = (series?: 'actual') => {
    const box = document.createElement('div');
    render(paintTooltip(facts, series), box);
    return box;
  };

  it('I1 has every figure with its impact, and what else is to be said', () => {
    const box = painted();
    expect(
      Array.from(box.querySelectorAll('dd'), ({ textContent, className }) => [textContent, className]),
    ).to.deep.equal([
      ['5', ''],
      ['+1', 'good'],
    ]);
    expect(box.querySelector('p')!.textContent).to.equal('not final');
  });

  it('I1 marks the row of the series that the keys are on, and no other', () => {
    const marked = (series?: 'actual') =>
      Array.from(painted(series).querySelectorAll('.on dt'), (name) => name.textContent);
    expect(marked('actual')).to.deep.equal(['actual']);
    expect(marked()).to.deep.equal([]);
  });
});
