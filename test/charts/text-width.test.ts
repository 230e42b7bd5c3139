import { expect } from '@open-wc/testing';
import { measuredWidth } from '../../src/charts/text-width.ts';
import { INTER, loadInter } from '../inter.ts';

function drawnWidth(text: string, bold: boolean): number {
  const span = document.createElement('span');
  span.style.cssText = `font: ${bold ? 600 : 400} 12px "${INTER}"; font-variant-numeric: tabular-nums; white-space: nowrap`;
  span.textContent = text;
  document.body.append(span);
  const { width } = span.getBoundingClientRect();
  span.remove();
  return width;
}

describe('text width', () => {
  before(loadInter);

  for (const bold of [false, true]) {
    for (const text of ['−161', '159', '1,111,111', '+11%', '11 of 1,141']) {
      it(`is that of digits as they are drawn, all of one width: ${text}${bold ? ', bold' : ''}`, () => {
        const measured = measuredWidth(`"${INTER}"`, 12)(text, bold);
        expect(measured - drawnWidth(text, bold)).to.be.within(-0.5, text.length * 0.4);
      });
    }
  }

  it('is that of digits among letters that join too', () => {
    const width = measuredWidth(`"${INTER}"`, 12);
    expect(width('فريق 111')).to.equal(width('فريق 000'));
  });
});
