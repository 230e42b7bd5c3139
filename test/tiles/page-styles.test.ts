import { expect } from '@open-wc/testing';
import '../../src/define/all.ts';
import { drawn } from './charts.ts';
import { clearStage, settled, stage, type TileLike } from './fixture.ts';

const TAGS = ['number', 'gauge', 'bullet', 'column', 'bar'].map((name) => `target-${name}`);

/** What a reset, a heading or a code block around tiles may say, of every element. */
const PAGE = `.page * {
  color: red;
  font: italic 700 20px/3 serif;
  text-align: end;
  text-indent: 2em;
  text-shadow: 1px 1px red;
  text-transform: uppercase;
  white-space: pre;
  word-break: break-all;
  writing-mode: vertical-rl;
}`;

/** What a reader may say of every element, who needs more space to read (WCAG 1.4.12). */
const SPACED = '.page * { letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }';

function styled(css: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
}

const WORDS = [
  ...(['color', 'fontFamily', 'fontSize', 'fontStyle', 'lineHeight', 'textAlign', 'textIndent', 'textShadow'] as const),
  ...(['textTransform', 'whiteSpace', 'wordBreak', 'writingMode'] as const),
];

/** How words look in a tile, whatever its page says of its host. */
function wordsOf(tile: TileLike): Record<string, string> {
  const style = getComputedStyle(tile.shadowRoot!.querySelector('.tile')!);
  return Object.fromEntries(WORDS.map((name) => [name, style[name]]));
}

describe('styles of the page', () => {
  beforeEach(() => document.body.classList.add('page'));

  afterEach(() => {
    document.body.classList.remove('page');
    document.adoptedStyleSheets = [];
    clearStage();
  });

  for (const tag of TAGS) {
    it(`<${tag}> writes its words as ever where the page says of all elements how they look`, async () => {
      const { tile } = stage(`<${tag}></${tag}>`);
      await settled(tile);
      const before = wordsOf(tile);
      styled(PAGE);
      expect(wordsOf(tile)).to.deep.equal(before);
    });
  }

  for (const renderer of ['svg', 'canvas']) {
    it(`leaves words of a picture the width they were measured with (${renderer})`, async () => {
      styled(SPACED);
      const { tile } = stage(`<target-bar by="user" renderer="${renderer}"></target-bar>`);
      const plot = await drawn(tile, renderer === 'svg' ? 'svg[role=img]' : 'canvas');
      const { letterSpacing, wordSpacing } = getComputedStyle(plot.querySelector(`.content > ${renderer}`)!);
      expect([letterSpacing, wordSpacing].map((space) => parseFloat(space) || 0)).to.deep.equal([0, 0]);
    });
  }

  it('lets a reader have more space between the letters of sentences', async () => {
    styled(SPACED);
    const { tile } = stage('<target-number></target-number>');
    await settled(tile);
    const status = tile.shadowRoot!.querySelector('[part=status]')!;
    expect(parseFloat(getComputedStyle(status).letterSpacing)).to.be.greaterThan(1);
  });
});
