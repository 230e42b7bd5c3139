import type { ScenePath, SceneText } from './scene.ts';
import { measuredWidth } from './text-width.ts';

/** Words of one look, which stay on one line where they fit. */
export interface Run {
  readonly text: string;
  /** Look of a text in a scene; `muted` by default. */
  readonly look?: string;
  /** px; that of the flow by default. */
  readonly size?: number;
  /** Written between it and the run before on its line; that of the line by default. */
  readonly joint?: string;
  /** Look of a square before the words, in which a series is drawn. */
  readonly swatch?: string;
}

/** How the runs of a line stand together. */
export interface LineOptions {
  /** Written between two runs of one line; a space by default. */
  readonly joint?: string;
  readonly centered?: boolean;
}

/** Space that words flow into, px. */
export interface FlowSpace {
  readonly left: number;
  readonly width: number;
  readonly fontSize: number;
  readonly fontFamily: string;
  readonly rtl?: boolean;
}

interface Placed extends Run {
  readonly x: number;
  readonly width: number;
}

/** Height of a line, base line below its top, and swatch with its gap, in parts of the size. */
const LINE = 4 / 3;
const BASE = 1;
const SWATCH = { side: 0.92, room: 1.3 };

/** Sets words into lines below each other. */
export class Flow {
  /** Top of the next line, px. */
  bottom: number;
  readonly paths: ScenePath[] = [];
  readonly texts: SceneText[] = [];
  readonly #space: FlowSpace;

  constructor(space: FlowSpace, top: number) {
    this.#space = space;
    this.bottom = top;
  }

  /** Sets runs on as many lines as they need. */
  add(runs: readonly Run[], { joint = ' ', centered = false }: LineOptions = {}): void {
    let line: Placed[] = [];
    for (const run of runs.flatMap((one) => this.#broken(one))) {
      const last = line.at(-1);
      const x = last ? last.x + last.width + this.#widthOf({ text: run.joint ?? joint }) : 0;
      const width = this.#widthOf(run);
      if (last && x + width > this.#space.width) {
        this.#set(line, joint, centered);
        line = [];
      }
      line.push({ ...run, x: line.length ? x : 0, width });
    }
    if (line.length) this.#set(line, joint, centered);
  }

  /** Size at which a text fits into a line, px, `size` at most. */
  fitting(text: string, size: number): number {
    return size * Math.min(1, this.#space.width / this.#widthOf({ text, size, look: 'big' }));
  }

  /** A run that is wider than a line, in pieces that are not. */
  #broken(run: Run): Run[] {
    if (!run.text || this.#widthOf(run) <= this.#space.width) return run.text ? [run] : [];
    const pieces: Run[] = [];
    for (const word of run.text.split(' ')) {
      const last = pieces.at(-1);
      const longer = last && { ...last, text: `${last.text} ${word}` };
      if (longer && this.#widthOf(longer) <= this.#space.width) pieces[pieces.length - 1] = longer;
      else pieces.push({ ...run, text: word, swatch: last ? undefined : run.swatch });
    }
    return pieces;
  }

  #set(line: readonly Placed[], joint: string, centered: boolean): void {
    const { width, fontSize } = this.#space;
    const { x, width: last } = line.at(-1)!;
    const shift = centered ? (width - x - last) / 2 : 0;
    const size = Math.max(...line.map((run) => run.size ?? fontSize));
    const y = Math.round(this.bottom + size * BASE);
    line.forEach((run, index) => {
      const before = line[index - 1];
      const between = (run.joint ?? joint).trim();
      if (before && between) this.#write({ text: between }, shift + (before.x + before.width + run.x) / 2, y, 'middle');
      if (run.swatch) this.#drawSwatch(run.swatch, shift + run.x, y);
      this.#write(run, shift + run.x + (run.swatch ? SWATCH.room * fontSize : 0), y);
    });
    this.bottom += Math.round(size * LINE);
  }

  #write({ text, look = 'muted', size }: Run, at: number, y: number, anchor?: 'middle'): void {
    const { rtl } = this.#space;
    this.texts.push({ text, look, x: this.#across(at), y, anchor: anchor ?? (rtl ? 'right' : 'left'), size });
  }

  #drawSwatch(look: string, at: number, y: number): void {
    const { fontSize, rtl } = this.#space;
    const side = Math.round(SWATCH.side * fontSize);
    const x = Math.round(this.#across(at)) - (rtl ? side : 0) + 0.5;
    this.paths.push({ look, d: `M${x} ${y + 0.5}v${1 - side}h${side - 1}v${side - 1}z` });
  }

  #across(at: number): number {
    const { left, width, rtl } = this.#space;
    return Math.round((left + (rtl ? width - at : at)) * 10) / 10;
  }

  #widthOf({ text, look = '', size, swatch }: Run): number {
    const { fontSize, fontFamily } = this.#space;
    const bold = /bold|big/.test(look);
    return measuredWidth(fontFamily, size ?? fontSize)(text, bold) + (swatch ? SWATCH.room * fontSize : 0);
  }
}
