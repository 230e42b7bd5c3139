import { html, nothing, svg } from 'lit';
import type { TemplateResult } from 'lit';
import { formOf } from './plan.ts';
import type { ChartLayout } from './layout.ts';
import type { Chart, ChartKey, Form, SeriesKey } from './plan.ts';
import { measuredWidth } from './text-width.ts';
import type { ChartWords } from './view.ts';

/** A series in the legend, drawn in its own notation. */
export interface LegendEntry {
  readonly key: SeriesKey;
  readonly label: string;
  readonly form: Form;
}

/** How a legend stands: what it hides, which of its buttons the Tab key leads to, and whether bars have moved under it. */
export interface LegendState {
  readonly hidden: ReadonlySet<SeriesKey>;
  readonly at: number;
  readonly isOver: boolean;
}

export interface LegendActions {
  toggle(key: SeriesKey): void;
  only(key: SeriesKey): void;
  all(): void;
  /** The focus has come to this button. */
  stay(at: number): void;
  /** A key is pressed on a button. */
  press(event: KeyboardEvent): void;
}

/** Buttons that hide and show a series, show only it, or all again (I2): a toolbar with one tab stop. */
export function paintLegend(
  entries: readonly LegendEntry[],
  keys: readonly ChartKey[],
  { hidden, at, isOver }: LegendState,
  words: ChartWords,
  { toggle, only, all, stay, press }: LegendActions,
): TemplateResult {
  const stop = Math.min(at, entries.length * 2 - (hidden.size ? 0 : 1));
  const tab = (index: number) => (index === stop ? 0 : -1);
  const entry = ({ key, label, form }: LegendEntry, index: number) =>
    html`<li role="none">
      <button
        class="series"
        tabindex=${tab(index * 2)}
        aria-pressed=${hidden.has(key) ? 'false' : 'true'}
        @click=${() => toggle(key)}
      >
        <svg viewBox="0 0 11 11" aria-hidden="true">${swatch(key, form)}</svg>${label}</button
      ><button class="only" tabindex=${tab(index * 2 + 1)} @click=${() => only(key)}>${words.onlyThis(label)}</button>
    </li>`;
  const showAll = (event: Event) => {
    // The button goes, and its focus stays in the legend.
    buttonsOf(event)[0]?.focus();
    all();
  };
  return html`<ul
    class="legend"
    part="legend"
    ?data-over=${isOver}
    role="toolbar"
    aria-label=${words.legend}
    @pointerover=${markFinger}
    @keydown=${press}
    @focusin=${(event: Event) => stay(buttonsOf(event).indexOf(event.target as HTMLButtonElement))}
  >
    ${entries.map(entry)}${keys.map(({ mark, label }) => html`<li class="key ${mark}" aria-hidden="true">${mark === 'pace' ? PACE : nothing}${label}</li>`)}${hidden.size ? html`<li role="none"><button class="all" tabindex=${tab(entries.length * 2)} @click=${showAll}>${words.showAll}</button></li>` : nothing}
  </ul>`;
}

/** A finger that has tapped and left hovers on: what a mouse shows is not shown to it. */
function markFinger({ currentTarget, pointerType }: PointerEvent): void {
  (currentTarget as Element).classList.toggle('tapped', pointerType === 'touch');
}

function buttonsOf({ currentTarget }: Event): HTMLButtonElement[] {
  return [...(currentTarget as Element).closest('.legend')!.querySelectorAll('button')];
}

/** The series of a chart, each with the notation it is drawn in. */
export function legendOf({ series }: Chart): LegendEntry[] {
  const all = series.map(({ key }) => key);
  return series.map(({ key, label }) => ({ key, label, form: formOf(key, all) }));
}

/** The keys of a chart whose marks a layout has room for; that of the numbers, if it takes no row of the legend's own. */
export function keysOf({ series, keys = [], points }: Chart, { lines, texts, row }: ChartLayout, room: LegendRoom) {
  const drawn = {
    pace: () => lines.some(({ kind }) => kind === 'pace'),
    variance: () => row !== undefined || texts.some(({ at, text }) => text === points[at]!.variance?.text),
  };
  const height = (entries: readonly { readonly label: string }[]) =>
    rowsHeight(
      entries.map(({ label }) => label),
      room,
    );
  const shown = keys.filter(({ mark }) => drawn[mark]());
  const marks = shown.filter(isMark);
  return height([...series, ...shown]) === height([...series, ...marks]) ? shown : marks;
}

/** Whether it is seen and not read, so that only the legend says what it is. */
function isMark({ mark }: ChartKey): boolean {
  return mark === 'pace';
}

const PACE = html`<svg viewBox="0 0 11 11" aria-hidden="true"><path class="tick thin" d="M5.5 0v11" /></svg>`;

/** Swatch, gap to its name, room after it and gap to the next entry; a row, in parts of the font size. */
const ENTRY = { swatch: 0.92, gap: 0.4, end: 0.25, next: 0.75 };
const ROW = 2;
/** Least height of a row that a finger presses, and width of an entry, px. */
const FINGER = 44;
/** Room that the picture needs beside a legend, px for type of 12 px. */
const PICTURE = { width: 180, height: 120 };

/**
 * Height that a legend takes of a box, px; 0 where there is no room for it.
 * `all` is written behind it while something is hidden: that takes no legend away.
 */
export function legendHeight({ series, keys = [] }: Chart, room: LegendRoom, all?: string): number {
  const { width, height, fontSize } = room;
  const labels = [...series, ...keys.filter(isMark)].map(({ label }) => label);
  const em = fontSize / 12;
  const fits = width >= PICTURE.width * em && height - rowsHeight(labels, room) >= PICTURE.height * em;
  return fits ? rowsHeight(all ? [...labels, all] : labels, room) : 0;
}

function rowsHeight(labels: readonly string[], { width, fontSize, fontFamily, coarse }: LegendRoom): number {
  const textWidth = measuredWidth(fontFamily, fontSize);
  const least = coarse ? FINGER : 0;
  let rows = 1;
  let x = 0;
  for (const label of labels) {
    const wide = Math.max(least, (ENTRY.swatch + ENTRY.gap + ENTRY.end) * fontSize + textWidth(label));
    if (x > 0 && x + wide > width) {
      rows += 1;
      x = 0;
    }
    x += wide + ENTRY.next * fontSize;
  }
  return rows * Math.max(least, ROW * fontSize);
}

export interface LegendRoom {
  readonly width: number;
  readonly height: number;
  readonly fontSize: number;
  readonly fontFamily: string;
  /** It is pressed by a finger. */
  readonly coarse?: boolean;
}

/** Small pictures, 11 × 11 px. The hatch is drawn by hand: a canvas beside it has no pattern to refer to. */
function swatch(key: SeriesKey, form: Form): TemplateResult {
  if (form === 'triangle') return svg`<path class=${key} d="M2 5.5l7-4v8z" />`;
  if (form === 'solid') return svg`<path class=${key} d="M0 0h11v11h-11z" />`;
  if (form === 'outline') return svg`<path class="outline" d="M1 .7h9v9.6h-9z" />`;
  const stripes = form === 'hatch' ? 'M1 6l5-5M1 10l9-9M5 10l5-5' : 'M1 5l5 5M1 1l9 9M5 1l5 5';
  return svg`<path class="stroke" d="M1 .7h9v9.6h-9z${stripes}" />`;
}
