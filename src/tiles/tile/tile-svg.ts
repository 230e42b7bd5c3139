import { Flow } from '../../charts/flow.ts';
import { escaped, svgContent } from '../../charts/svg-string.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { Colors } from '../../theme/colors.ts';
import type { TileBody, TileKind } from './tile-kind.ts';
import type { TileFigure } from './tile.figure.ts';
import { type HeadingView, type StatusView, type TileFacts, type TileView, tileView } from './tile-view.ts';

/** How the picture of a whole tile is made. */
export interface PictureOptions {
  /** px; the picture is as high as its words need. */
  readonly width: number;
  /** Height of its drawing, px; one that suits the width by default. */
  readonly plotHeight?: number;
  /** px, 12 by default. */
  readonly fontSize?: number;
  /** As CSS writes it. */
  readonly fontFamily?: string;
  /** Those of a page (`colorsOf`), or of a scheme without one (`palette`). */
  readonly colors: Colors;
  /** Begins the ids of its patterns: no other picture of a page may have it. */
  readonly id: string;
  /** Sentences about the figures, which a page shows behind a button. */
  readonly notes?: readonly string[];
}

const DOT = { joint: ' · ' };
/** Space around the words, in parts of the size of type. */
const PADDING = { side: 4 / 3, top: 1 };

/**
 * Draws a whole tile as an SVG document: the words of its frame, and its
 * picture. It needs no page. Nothing drops for lack of room: the picture grows.
 */
export function tileSvg<F extends TileFigure>(
  kind: TileKind<F>,
  locale: Locale,
  facts: TileFacts,
  options: PictureOptions,
): string {
  const { width, plotHeight, fontSize = 12, fontFamily = 'system-ui, sans-serif', colors, id, notes = [] } = options;
  const { view, body } = readTile(kind, locale, facts);
  const left = PADDING.side * fontSize;
  const space = { left, width: width - 2 * left, fontSize, fontFamily, rtl: locale.dir === 'rtl' };
  const flow = new Flow(space, PADDING.top * fontSize);
  setHeading(flow, view.heading, fontSize);
  // Over a chart stands the answer, as the page has it.
  const { status } = view;
  if (body?.chart && status) setVerdict(flow, status);
  if (body) setFigure(flow, body, fontSize);
  const top = flow.bottom + fontSize / 2;
  const scene = body?.scene?.({ ...space, height: plotHeight ?? Math.round(body.heightFor!(space.width, fontSize)) });
  if (scene) flow.bottom = top + scene.height + fontSize / 2;
  setWords(flow, view, body);
  for (const note of notes) flow.add([{ text: note }]);
  const height = Math.ceil(flow.bottom + PADDING.top * fontSize);
  const words = { width, height, fontSize, paths: flow.paths, texts: flow.texts };
  const ink = { colors, id: `${id}-words` };
  const picture =
    scene &&
    `<g transform="translate(${left} ${top})" font-size="${scene.fontSize}">${svgContent(scene, { colors, id })}</g>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${escaped(fontFamily)}" font-size="${fontSize}" role="img" aria-label="${escaped(view.heading.text)}"><rect width="${width}" height="${height}" fill="${escaped(colors.surface)}"/>${svgContent(words, ink)}${picture ?? ''}</svg>`;
}

/** Words and body of a tile, of facts that may come from a page, a file or a server. */
function readTile<F extends TileFigure>(
  kind: TileKind<F>,
  locale: Locale,
  facts: TileFacts,
): { readonly view: TileView; readonly body?: TileBody } {
  const { figures, insight, options } = facts;
  const figure =
    insight && figures.state === 'ready' ? kind.figureOf({ figures, insight }, locale, options) : undefined;
  return { view: tileView(locale, facts, figure), body: figure && kind.bodyOf(figure, locale, facts.body) };
}

function setHeading(flow: Flow, { who, measure, unit, period, more }: HeadingView, fontSize: number): void {
  flow.add([{ text: who, look: 'bold', size: (fontSize * 13) / 12 }]);
  const rest = [period, ...more].map((text) => ({ text }));
  flow.add([{ text: measure, look: 'bold' }, { text: unit, joint: ' ' }, ...rest], DOT);
}

/** The number, or the legend of what stands in its place. */
function setFigure(
  flow: Flow,
  { value = '', unit = '', beside = '', legend = [], chart }: TileBody,
  fontSize: number,
): void {
  if (chart) {
    const swatch = (key: string, form: string) => `${key} ${form}`;
    return flow.add(
      legend.map(({ key, label, form }) => ({ text: label, look: 'ink', swatch: swatch(key, form) })),
      { joint: '  ' },
    );
  }
  const size = flow.fitting(`${value} ${unit}`, fontSize * 3);
  flow.add([{ text: value, look: 'big', size }, { text: unit, size: size * 0.7 }, { text: beside }]);
}

/** All that stands below the picture. */
function setWords(flow: Flow, view: TileView, { under = '', centered, chart }: TileBody = {}): void {
  const { status, message = '', filters, loading = '' } = view;
  flow.add([{ text: under }], { centered });
  if (status && !chart) setVerdict(flow, status, centered);
  if (status) setMore(flow, status, centered);
  flow.add([{ text: loading || message }]);
  if (filters && !filters.named) flow.add([{ text: filters.text }]);
}

function setVerdict(
  flow: Flow,
  { status, gap = '', total = [], part = '', scope, basis = '' }: StatusView,
  centered?: boolean,
): void {
  const judged = status ? { text: `${status.sign} ${status.text}`, look: `bold ${status.tone}` } : { text: '' };
  flow.add([judged, ...[total.join(' '), gap, scope ? '' : part, basis].map((text) => ({ text }))], {
    ...DOT,
    centered,
  });
}

function setMore(
  flow: Flow,
  { scope = '', sentence, outlook = '', comparisons }: StatusView,
  centered?: boolean,
): void {
  for (const parts of [[scope], [outlook], sentence, comparisons])
    flow.add(
      parts.map((text) => ({ text })),
      { ...DOT, centered },
    );
}
