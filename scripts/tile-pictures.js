// Draws tiles in Node, where there is no DOM, from what a page tells of them,
// and holds the words of the picture against those of the page.
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';

const KINDS = ['bar', 'bullet', 'column', 'gauge', 'number'];

/** Opens the sources; `draw` makes a picture, `problems` says how it differs from the page. */
export async function openTiles() {
  const vite = await createServer({
    root: fileURLToPath(new URL('..', import.meta.url)),
    configFile: false,
    appType: 'custom',
    logLevel: 'error',
    server: { middlewareMode: true, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true, include: [] },
  });
  const load = (path) => vite.ssrLoadModule(`/src/${path}.ts`);
  const [{ tileSvg }, { createLocale }, { palette }, { en }, { nl }] = await Promise.all(
    ['tiles/tile/tile-svg', 'i18n/locale', 'theme/palette', 'i18n/en', 'i18n/nl'].map(load),
  );
  const kinds = Object.fromEntries(
    await Promise.all(
      KINDS.map(async (name) => [`target-${name}`, (await load(`tiles/${name}/${name}.kind`))[`${name}Kind`]]),
    ),
  );
  const textsOf = (tag) => (tag.startsWith('nl') ? nl : en);
  const drawn = (told) => {
    const { kind, tag, facts, plot, notes } = told;
    // The space beside a picture is a third more than the size of type, at both sides.
    const { fontSize = 12 } = plot;
    const size = { width: plot.width + (8 / 3) * fontSize, plotHeight: plot.height, fontSize };
    // The tag is that of the words; lines of the reader may begin at the other side.
    const reader = told.rtl ? 'ar' : tag;
    return tileSvg(kinds[kind], createLocale(reader, textsOf(tag), tag), facts, {
      ...size,
      colors: palette('light'),
      id: 'hatch',
      notes,
    });
  };
  return {
    draw: drawn,
    problems: (told) => differences(told, drawn(told), textsOf(told.tag)),
    close: () => vite.close(),
  };
}

/** Words that only one of both has. A page may lack the room for a legend or a chart, a picture does not. */
function differences({ kind, words, picture, plot }, svg, messages) {
  // Where names are shortened, and how far, is a matter of the font: the page measures it, Node estimates.
  const isCompared = picture.some((text) => text.includes('…')) ? (text) => !/\p{L}{3}/u.test(text) : () => true;
  const texts = [...svg.matchAll(/<text[^>]*>([^<]*)/g)].map(([, text]) => read(text));
  const shown = tokens(texts);
  const wanted = tokens([...words, ...picture.filter(isCompared)]);
  const legend = tokens(Object.values(messages.fields));
  // So is whether the numbers of narrow columns have room: all that is over is said, or none of it; and with decimals or without.
  const isColumn = kind === 'target-column';
  const lacks = wanted.filter(
    (token) => !shown.includes(token) && !(isColumn && shown.some((one) => isBrief(one, token))),
  );
  const isRoom = (token) => isColumn && (/^[−+]?[\d.,]+$/.test(token) || wanted.some((one) => isBrief(token, one)));
  const adds = tokens(texts.filter(isCompared)).filter(
    (token) => !wanted.includes(token) && !legend.includes(token) && !isRoom(token),
  );
  const say = (list, what) => (list.length ? [`${kind} in Node ${what}: ${[...new Set(list)].join(' ')}`] : []);
  return [...say(lacks, 'lacks'), ...say(plot.height ? adds : [], 'adds')];
}

/** Whether a text is a number without its decimals: 26.5 may have been 26.46. */
function isBrief(text, number) {
  const [, sign, digits, decimals] = /^([−+]?)(\d+)[.,](\d{1,2})$/.exec(number) ?? [];
  const whole = text.startsWith(sign) ? Number(text.slice(sign.length)) : NaN;
  return Math.abs(whole - Number(`${digits}.${decimals}`)) <= 0.5;
}

function read(text) {
  return text.replace(/&(lt|gt|quot|amp);/g, (_, name) => ({ lt: '<', gt: '>', quot: '"', amp: '&' })[name]);
}

function tokens(texts) {
  // A short form ends where the long one has a comma.
  return texts.flatMap((text) => text.split(/[\s·✕⚠]+|,(?=\s)/)).filter(Boolean);
}

/**
 * Runs in the page: facts and words of each tile, as text that survives the way to Node; undefined until each is drawn.
 * At rest those out of sight are drawn too, and large ones with all they show.
 */
export function tellTiles() {
  const sizeOf = (svg) =>
    svg?.viewBox.baseVal && {
      width: svg.viewBox.baseVal.width,
      height: svg.viewBox.baseVal.height,
      fontSize: parseFloat(getComputedStyle(svg).fontSize),
    };
  const within = (tile, selector) =>
    [...tile.shadowRoot.querySelectorAll(selector)]
      .filter((one) => !one.closest('[hidden], .chart > .value, .more:empty'))
      .map((one) => one.textContent);
  const lacksTrend = ({ localName, clientWidth, clientHeight, facts, shadowRoot }) =>
    /number|bullet/.test(localName) &&
    clientWidth >= 700 &&
    clientHeight >= 500 &&
    facts.insight?.trend &&
    !shadowRoot.querySelector('.trend');
  const isDrawn = (tile) =>
    tile.shadowRoot?.querySelector('.tile') && !tile.shadowRoot.querySelector('.plot:empty') && !lacksTrend(tile);
  const tiles = [...document.querySelectorAll('*')].filter(({ localName }) =>
    /^target-(?!board|editor)/.test(localName),
  );
  if (!tiles.every(isDrawn)) return undefined;
  return tiles.map((tile) => ({
    kind: tile.localName,
    tag: tile.shadowRoot.querySelector('.tile').lang || 'en',
    rtl: tile.shadowRoot.querySelector('.tile').dir === 'rtl',
    facts: JSON.parse(JSON.stringify(tile.facts)),
    plot: sizeOf(tile.shadowRoot.querySelector('.plot > svg, .content > svg')) ?? { width: tile.clientWidth },
    notes: within(tile, '#notes li'),
    words: within(
      tile,
      '.head, .digits, .value .unit:not(.spare), .beside, .center > :not(.spare), .status span:not(.words), .line > span:not(.status, .besides), .besides > span, .todo, .message, footer .chip, .legend .series, [id="notes"] li',
    ),
    picture: within(tile, '.plot > svg text, .content > svg text'),
  }));
}
