import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { Flow, type FlowSpace, type Run } from '../../src/charts/flow.ts';
import { measuredWidth } from '../../src/charts/text-width.ts';

const SPACE: FlowSpace = { left: 16, width: 120, fontSize: 12, fontFamily: 'sans-serif' };
const WORD = fc.stringMatching(/^[a-zé0-9]{1,9}$/);
const RUN: fc.Arbitrary<Run> = fc.record({
  text: fc.array(WORD, { minLength: 1, maxLength: 8 }).map((words) => words.join(' ')),
  swatch: fc.option(fc.constant('actual solid'), { nil: undefined }),
});

function flowOf(runs: readonly Run[], space: Partial<FlowSpace> = {}, options = {}): Flow {
  const flow = new Flow({ ...SPACE, ...space }, 10);
  flow.add(runs, options);
  return flow;
}

describe('flow of words', () => {
  it('keeps every word, in order, and no line is wider than the space', () => {
    const width = measuredWidth(SPACE.fontFamily, SPACE.fontSize);
    fc.assert(
      fc.property(fc.array(RUN, { maxLength: 6 }), (runs) => {
        const { texts } = flowOf(runs);
        expect(texts.map(({ text }) => text).join(' ')).to.equal(runs.map(({ text }) => text).join(' '));
        for (const { text, x } of texts) {
          const isOneWord = !text.includes(' ');
          expect(isOneWord || Number(x) - SPACE.left + width(text) <= SPACE.width + 0.1, text).to.equal(true);
        }
      }),
    );
  });

  it('draws one swatch for a run, however many lines it takes', () => {
    fc.assert(
      fc.property(fc.array(RUN, { maxLength: 6 }), (runs) => {
        expect(flowOf(runs).paths).to.have.length(runs.filter(({ swatch }) => swatch).length);
      }),
    );
  });

  it('writes a joint between two runs of one line, and none where a line begins', () => {
    const short = [{ text: 'one' }, { text: 'two' }];
    expect(flowOf(short, {}, { joint: ' · ' }).texts.map(({ text }) => text)).to.deep.equal(['one', '·', 'two']);
    const wide = [{ text: 'one and a half' }, { text: 'two and a half' }];
    const { texts } = flowOf(wide, {}, { joint: ' · ' });
    expect(texts.map(({ text }) => text)).to.deep.equal(['one and a half', 'two and a half']);
    expect(texts[1]!.y).to.be.greaterThan(texts[0]!.y);
  });

  it('is mirrored where the script runs from right to left', () => {
    const runs = [{ text: 'one', swatch: 'actual solid' }, { text: 'two' }];
    const [ltr, rtl] = [flowOf(runs), flowOf(runs, { rtl: true })];
    expect(rtl.texts.map(({ anchor }) => anchor)).to.deep.equal(['right', 'right']);
    ltr.texts.forEach(({ x }, index) => {
      expect(Number(x) + Number(rtl.texts[index]!.x)).to.be.closeTo(2 * SPACE.left + SPACE.width, 0.11);
    });
  });

  it('centres a line in its space', () => {
    const [text] = flowOf([{ text: 'half' }], {}, { centered: true }).texts;
    const width = measuredWidth('sans-serif', 12)('half');
    expect(Number(text!.x)).to.be.closeTo(SPACE.left + (SPACE.width - width) / 2, 0.1);
  });

  it('writes a number smaller that is wider than the space', () => {
    const flow = new Flow(SPACE, 0);
    expect(flow.fitting('1', 36)).to.equal(36);
    const size = flow.fitting('1,234,567.89 million', 36);
    expect(measuredWidth('sans-serif', size)('1,234,567.89 million', true)).to.be.at.most(SPACE.width * 1.02);
  });
});
