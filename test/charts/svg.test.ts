import { expect } from '@open-wc/testing';
import { html, LitElement, render } from 'lit';
import { sceneOf } from '../../src/charts/chart-scene.ts';
import { NOTATION } from './notation.ts';
import { layoutBars } from '../../src/charts/layout-bars.ts';
import { layoutColumns } from '../../src/charts/layout-columns.ts';
import { planOf } from '../../src/charts/plan.ts';
import type { Scene } from '../../src/charts/scene.ts';
import { sceneStyles } from '../../src/charts/scene.styles.ts';
import { svgContent } from '../../src/charts/svg-string.ts';
import { patternId, svgTemplate } from '../../src/charts/svg-template.ts';
import { COLOR_NAMES, colorsOf } from '../../src/theme/colors.ts';
import { tokens } from '../../src/theme/tokens.ts';
import { chart, room, RUNNING, YEAR } from './fixture.ts';

class SceneHost extends LitElement {
  static override styles = [tokens, sceneStyles];
  override render() {
    return html`<svg></svg>`;
  }
}
customElements.define('scene-host', SceneHost);

const year = chart('columns', YEAR, RUNNING);
const both = chart('bars', [{ actual: 10, forecast: 30, pipeline: 8, target: 25, previous: 9 }, { actual: -3 }], 0);
/** One path and one text for each entry of the notation. */
const notation: Scene = {
  width: 100,
  height: 100,
  fontSize: 12,
  paths: Object.keys(NOTATION).map((look, at) => ({ look, d: `M0 ${at}h9` })),
  texts: [
    { text: 'left', look: 'ink', x: 5, y: 10, anchor: 'left' },
    { text: 'right', look: 'big', x: 5, y: 10, anchor: 'right', size: 30 },
    { text: 'שלום', look: 'bold', x: 5, y: 10, anchor: 'left' },
    { text: 'JFM', look: 'muted', x: [1, 2, 3], y: 10, anchor: 'middle' },
  ],
};
const scenes: Readonly<Record<string, Scene>> = {
  columns: sceneOf(layoutColumns(planOf(year), room(640, 240))),
  'columns, right to left': sceneOf(layoutColumns(planOf(year), room(640, 240, true))),
  bars: sceneOf(layoutBars(planOf(both), room(400, 120))),
  'all of the notation': notation,
};

let host: SceneHost;
beforeEach(async () => {
  host = new SceneHost();
  document.body.append(host);
  await host.updateComplete;
});
afterEach(() => host.remove());

/** The scene in the page, and as a string read back. */
function bothOf(scene: Scene): readonly [Element[], Element[]] {
  const id = patternId();
  const box = host.renderRoot.querySelector('svg')!;
  render(svgTemplate(scene, id), box);
  const string = `<svg xmlns="http://www.w3.org/2000/svg">${svgContent(scene, { colors: colorsOf(host), id })}</svg>`;
  const document = new DOMParser().parseFromString(string, 'image/svg+xml');
  expect(document.querySelector('parsererror')).to.equal(null);
  return [[...box.querySelectorAll('*')], [...document.documentElement.querySelectorAll('*')]];
}

/** Where an element lies and what it says: all that is not paint. */
function contentOf(element: Element): unknown {
  const names = ['d', 'x', 'y', 'width', 'height', 'id', 'patternTransform', 'font-size'];
  return [element.localName, ...names.map((name) => element.getAttribute(name)), element.textContent];
}

const PAINT = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'font-weight',
  'letter-spacing',
  'text-anchor',
  'direction',
];

/** How an element looks once a browser has drawn it. */
function paintOf(element: Element): unknown {
  const style = getComputedStyle(element);
  return PAINT.map((name) => [name, style.getPropertyValue(name)]);
}

describe('SVG of a scene', () => {
  for (const [name, scene] of Object.entries(scenes)) {
    it(`has the same content in the page and as a string: ${name}`, () => {
      const [page, string] = bothOf(scene);
      expect(string.map(contentOf)).to.deep.equal(page.map(contentOf));
    });

    it(`N1 looks the same in the page and as a string: ${name}`, () => {
      const [page, string] = bothOf(scene);
      const copy = document.createElement('div');
      const svg = copy.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'svg'));
      svg.append(...string.filter(({ parentElement }) => parentElement?.localName === 'svg'));
      host.after(copy);
      expect(string.map(paintOf)).to.deep.equal(page.map(paintOf));
      copy.remove();
    });
  }

  it('draws stripes only where something is hatched, and refers to its own', () => {
    const [page] = bothOf(scenes['bars']!);
    const patterns = page.filter(({ localName }) => localName === 'pattern').map(({ id }) => id);
    expect(patterns).to.have.length(2);
    const used = page.map((one) => one.getAttribute('fill')).filter((fill) => fill !== null);
    expect(used).to.have.members(patterns.map((id) => `url(#${id})`));
    expect(
      bothOf(sceneOf(layoutBars(planOf(chart('bars', [{ actual: 3 }])), room(300, 60))))[0].map(
        ({ localName }) => localName,
      ),
    ).not.to.include('pattern');
  });

  it('a text stands with the same end at its place, whichever way it runs', () => {
    const at = (text: string, anchor: 'left' | 'right') => {
      const [, [element]] = bothOf({ ...notation, paths: [], texts: [{ text, look: 'ink', x: 50, y: 20, anchor }] });
      return [element!.getAttribute('text-anchor'), element!.getAttribute('direction')];
    };
    expect(at('abc', 'left')).to.deep.equal([null, null]);
    expect(at('abc', 'right')).to.deep.equal(['end', null]);
    expect(at('שלום', 'left')).to.deep.equal(['end', 'rtl']);
    expect(at('שלום', 'right')).to.deep.equal([null, 'rtl']);
  });

  it('a string is safe in any page: names are escaped, and no style is needed', () => {
    const texts = [{ text: '<b>"A" & B\u0000\u0007</b>', look: 'ink', x: 1, y: 1, anchor: 'left' }] as const;
    const colors = { ...colorsOf(host), text: '"><script>' };
    const string = svgContent({ ...notation, texts }, { colors, id: '"x' });
    expect(string).to.contain('>&lt;b&gt;&quot;A&quot; &amp; B&lt;/b&gt;</text>');
    expect(string).to.contain('fill="&quot;&gt;&lt;script&gt;"');
    expect(string).to.match(/^(?!.*(style|class|<script|"x-)).*$/s);
  });

  it('every colour of the notation is a token', () => {
    const used = Object.values(NOTATION).flatMap((ink) =>
      Array.from(ink.matchAll(/var\(--_([\w-]+)\)/g), ([, name]) => name),
    );
    expect(used.filter((name) => !(COLOR_NAMES as readonly string[]).includes(name!))).to.deep.equal([]);
  });
});
