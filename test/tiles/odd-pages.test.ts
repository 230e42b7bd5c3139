import { expect, nextFrame } from '@open-wc/testing';
import '../../src/define/all.ts';
import { boardOf, CASES, TAGS } from '../../stories/cases.ts';
import { INTER, loadInter } from '../inter.ts';
import { drawn, find, press } from './charts.ts';
import { clearStage, type TileLike } from './fixture.ts';
import { allFaults, drawn as allDrawn, inAllSizes } from './sized.ts';

const SOME = ['behind', 'reached', 'stale', 'long name', 'all compared', 'right to left', '200 bars', 'Dutch'];
const cases = Object.fromEntries(SOME.map((name) => [name, CASES[name]!]));

/** What a reader may force upon a page who needs more space to read (WCAG 1.4.12). */
const SPACED = `* {
  letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important;
  line-height: 1.5 !important;
}`;

function force(css: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
}

const opaque = (element: Element) => !/, 0\)$|transparent/.test(getComputedStyle(element).backgroundColor);

/** Waits for frames until it holds. */
async function until(holds: () => boolean): Promise<void> {
  for (let frame = 0; frame < 60 && !holds(); frame += 1) await nextFrame();
  expect(holds()).to.equal(true);
}

describe('pages that are hard on tiles', () => {
  before(loadInter);
  afterEach(() => {
    document.adoptedStyleSheets = [];
    clearStage();
  });

  for (const tag of TAGS) {
    it(`1.4.12 lose nothing where more space is forced between letters, words and lines: ${tag}`, async () => {
      force(SPACED);
      const tiles = await inAllSizes(tag, cases);
      await allDrawn(tiles);
      expect(tiles.flatMap(allFaults)).to.deep.equal([]);
    }).timeout(60_000);
  }

  it('cover what they lie over where a theme lets the page shine through their surface', async () => {
    force('target-board { --target-surface: transparent }');
    const many = { ...CASES['200 bars']!, args: { by: 'user', compare: 'target forecast' } };
    const board = boardOf(many, [{ tag: 'target-bar', size: [900, 600] }]);
    const tile = document.body.appendChild(board).firstElementChild as TileLike;
    const plot = await drawn(tile, ':is(svg, canvas)');
    expect(opaque(find(tile, '.legend'))).to.equal(false);
    plot.scrollTop = 40;
    await until(() => opaque(find(tile, '.legend')));
    await press(tile, 'ArrowDown');
    expect([opaque(find(tile, '.rest')), opaque(find(tile, '.tip'))]).to.deep.equal([true, true]);
    expect(getComputedStyle(find(tile, '.tile')).backgroundColor).to.equal('rgba(0, 0, 0, 0)');
  });

  it('N4 cut no name of a bar in a face whose hyphens are wider beside digits of one width', async () => {
    force(`target-board { --target-font: "${INTER}" }`);
    const all = { ...CASES['minus nothing']!, args: { by: 'user' } };
    const tiles = await inAllSizes('target-bar', { all });
    expect(tiles.flatMap(allFaults)).to.deep.equal([]);
  }).timeout(60_000);

  it('never write minus nothing', async () => {
    for (const tag of TAGS) {
      for (const { tile, title } of await inAllSizes(tag, { 'minus nothing': CASES['minus nothing']! })) {
        expect(tile.shadowRoot!.textContent, `${tag} ${title}`).not.to.match(/[-−]0+(?:[.,]0*)?(?![\d.,])/);
      }
      clearStage();
    }
  }).timeout(60_000);
});
