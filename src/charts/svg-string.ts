import type { ColorName, Colors } from '../theme/colors.ts';
import { sceneStyles } from './scene.styles.ts';
import type { Scene } from './scene.ts';
import { walk } from './svg-walk.ts';
import type { Pen } from './svg-walk.ts';

/** How an SVG is written that stands for itself. */
export interface SvgOptions {
  /** Colours by the name of their token. */
  readonly colors: Colors;
  /** Begins the ids of patterns: no other SVG of the same page may have it. */
  readonly id: string;
}

/**
 * Writes the content of an `svg` element, with presentation attributes only: a
 * strict Content-Security-Policy refuses `style`, and office programs do not
 * read it.
 */
export function svgContent(scene: Scene, { colors, id }: SvgOptions): string {
  const paint = (look: string) => attributesOf(look, colors);
  const strings: Pen<string> = {
    path: (look, d, pattern) => `<path${paint(look)}${pattern ? ` fill="${pattern}"` : ''} d="${d}"/>`,
    text: (look, x, y, text, size) =>
      `<text${paint(look)} x="${x}" y="${y}"${size ? ` font-size="${size}"` : ''}>${escaped(text)}</text>`,
    stripes: (name, angle) =>
      `<pattern id="${name}" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(${angle})">` +
      `<rect${paint('surface')} width="5" height="5"/><rect${paint('actual')} width="2" height="5"/></pattern>`,
  };
  return walk(scene, escaped(id), strings).join('');
}

/** Makes a text safe between tags and in quotes; letters that XML has not are left out. */
export function escaped(text: string): string {
  const safe = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' } as const;
  // eslint-disable-next-line no-control-regex -- these are the letters that no XML may hold
  return text.replace(/[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]/g, '').replace(/[&<>"]/g, (sign) => safe[sign as '&']);
}

/** Rules of `sceneStyles` in their order: the words that a look must have, and what they set. */
const rules = Array.from(
  sceneStyles.cssText.matchAll(/svg \.([\w.-]+)\s*\{([^}]*)\}/g),
  ([, classes, body]) => [classes!.split('.'), body!.split(';').flatMap(declared)] as const,
);

/** Name and value of a declaration, none where there is only white space. */
function declared(text: string): (readonly [name: string, value: string])[] {
  const [name, value] = text.split(':').map((part) => part.trim());
  return value === undefined ? [] : [[name!, value]];
}

function attributesOf(look: string, colors: Colors): string {
  const words = look.split(' ');
  const found = new Map(rules.flatMap(([wanted, set]) => (wanted.every((word) => words.includes(word)) ? set : [])));
  const color = (value: string) => colors[/^var\(--_(.+)\)$/.exec(value)?.[1] as ColorName] ?? value;
  return Array.from(found, ([name, value]) => ` ${name}="${escaped(color(value))}"`).join('');
}
