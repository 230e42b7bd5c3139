import { nothing, svg } from 'lit';
import type { TemplateResult } from 'lit';
import type { Mark } from './plan.ts';
import type { Arrow, Box, Scene, Text } from './scene.ts';
import { runsFromRight } from './text-width.ts';

/** Marks of one notation are one path: few nodes, quick to draw and to change. */
interface Layer {
  readonly name: string;
  path: string;
}

/** One that does not join with its neighbours. */
const LETTER = /^[\w\u00c0-\u024f]$/;

let serial = 0;

/** An id for a drawing's patterns, which no other drawing of the page has. */
export function patternId(): string {
  return `target-hatch-${++serial}`;
}

/** Draws a scene as the content of an `svg` element. `id` from `patternId()`, the same for each drawing of one chart. */
export function paintSvg(scene: Scene, id: string): TemplateResult {
  const layers = layersOf(scene);
  return svg`${hatches(scene, id)}${layers.map(({ name, path }) => svg`<path class=${name} fill=${fillOf(name, id)} d=${path} />`)}
    ${scene.lines.map(({ kind, x1, y1, x2, y2 }) => svg`<path class="line ${kind}" d=${`M${tenth(x1)} ${tenth(y1)}L${tenth(x2)} ${tenth(y2)}`} />`)}
    ${joined(scene.texts).map((text) => paintText(text))}`;
}

/** Stripes of 2 in 5 px at 45° on the surface, and the same leaning the other way. */
function hatches({ boxes }: Scene, id: string): TemplateResult | typeof nothing {
  const forms = (['hatch', 'counter'] as const).filter((form) => boxes.some((box) => box.mark.form === form));
  if (!forms.length) return nothing;
  return svg`<defs>${forms.map(
    (form) => svg`<pattern id="${id}-${form}" width="5" height="5" patternUnits="userSpaceOnUse"
      patternTransform="rotate(${form === 'hatch' ? 45 : -45})"><rect class="ground" width="5" height="5" /><rect
      class="stripe" width="2" height="5" /></pattern>`,
  )}</defs>`;
}

function fillOf(name: string, id: string): string | typeof nothing {
  const form = name.split(' ')[1];
  return form === 'hatch' || form === 'counter' ? `url(#${id}-${form})` : nothing;
}

function layersOf({ boxes, arrows }: Scene): Layer[] {
  const layers = new Map<string, Layer>();
  const add = (name: string, path: string) => {
    const layer = layers.get(name);
    if (layer) layer.path += path;
    else layers.set(name, { name, path });
  };
  for (const box of boxes) add(layerName(box.mark), boxPath(box));
  for (const arrow of arrows) add(layerName({ ...arrow.mark, form: 'triangle' }), arrowPath(arrow));
  return [...layers.values()];
}

function layerName({ series, form, tone }: Mark): string {
  return `${series} ${form} ${tone ?? ''}`.trimEnd();
}

/** Edges on whole pixels, outlines on half ones: sharp at any width. */
function boxPath({ mark: { form }, x, y, width, height }: Box): string {
  const inset = form === 'solid' ? 0 : 0.5;
  const left = Math.round(x) + inset;
  const top = Math.round(y) + inset;
  return `M${left} ${top}H${Math.round(x + width) - inset}V${Math.round(y + height) - inset}H${left}z`;
}

/** Corners of a triangle from its tip. */
export function arrowCorners({ x, y, size, turn }: Arrow): readonly (readonly [x: number, y: number])[] {
  const half = size / 2;
  const [alongX, alongY] = { left: [1, 0], right: [-1, 0], up: [0, 1], down: [0, -1] }[turn] as [number, number];
  const deep = size * 0.85;
  return [
    [x, y],
    [x + alongX * deep + alongY * half, y + alongY * deep + alongX * half],
    [x + alongX * deep - alongY * half, y + alongY * deep - alongX * half],
  ];
}

function arrowPath(arrow: Arrow): string {
  return `M${arrowCorners(arrow)
    .map(([x, y]) => `${tenth(x)} ${tenth(y)}`)
    .join('L')}z`;
}

/** Letters of one kind on one line are one text with a place for each: a text is dear, a letter is not. */
function joined(texts: readonly Text[]): (Omit<Text, 'x'> & { readonly places: string })[] {
  const runs: { text: string; places: string; readonly of: Text }[] = [];
  for (const text of texts) {
    const run = LETTER.test(text.text) ? runs.find(({ of }) => LETTER.test(of.text) && sameKind(of, text)) : undefined;
    if (!run) runs.push({ text: text.text, places: `${tenth(text.x)}`, of: text });
    else {
      run.text += text.text;
      run.places += ` ${tenth(text.x)}`;
    }
  }
  return runs.map(({ text, places, of }) => ({ ...of, text, places }));
}

function sameKind(a: Text, b: Text): boolean {
  return a.y === b.y && a.tone === b.tone && a.anchor === b.anchor;
}

/** An anchor is meant by the direction of the text itself, which need not be that of the page. */
function paintText({ text, places, y, anchor, tone }: ReturnType<typeof joined>[number]): TemplateResult {
  const rtl = runsFromRight(text);
  const from = anchor === 'middle' ? 'middle' : (anchor === 'left') === rtl ? 'end' : 'start';
  return svg`<text class=${rtl ? `${tone} rtl` : tone} x=${places} y=${tenth(y)} text-anchor=${from}>${text}</text>`;
}

/** Tenths of a pixel are finer than any eye, and short. */
function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
