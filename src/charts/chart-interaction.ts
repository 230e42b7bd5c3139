import { html, nothing } from 'lit';
import type { LitElement, TemplateResult } from 'lit';
import type { Drawing } from './drawing.ts';
import { interactionStyles } from './interaction.styles.ts';
import { categoryAt, stretchOf } from './layout.ts';
import type { SeriesKey } from './plan.ts';
import { paintTable } from './table.ts';
import { paintTooltip, tooltipPlace } from './tooltip.ts';
import type { ChartAnswers, ChartView } from './view.ts';
import { stepOf } from './walk.ts';

/** The chart that is on the page now. */
export interface Shown {
  readonly view: ChartView;
  /** Missing where there is no room for a picture. */
  readonly drawing?: Drawing;
  /** Keys of the series that the reader has hidden. */
  readonly hidden: ReadonlySet<SeriesKey>;
  readonly rtl: boolean;
  /** Index of the point that the board is filtered by; -1 for none. */
  readonly chosen: number;
}

/** The reader's way through a chart: pointer, keys, tooltip, table (I1, E2). */
export class ChartInteraction {
  readonly #host: LitElement;
  readonly #shown: () => Shown;
  readonly #answers: ChartAnswers;
  #at = -1;
  #series: SeriesKey | undefined;
  #byKeys = false;
  #asTable = false;
  #open: AbortController | undefined;

  constructor(host: LitElement, shown: () => Shown, answers: ChartAnswers) {
    this.#host = host;
    this.#shown = shown;
    this.#answers = answers;
    (host.renderRoot as ShadowRoot).adoptedStyleSheets.push(interactionStyles.styleSheet!);
  }

  get asTable(): boolean {
    return this.#asTable;
  }

  /** Changes between picture and table. */
  turn(): void {
    this.#asTable = !this.#asTable;
    this.go(-1);
    this.#host.requestUpdate();
  }

  renderTable({ name }: ChartView): TemplateResult {
    return html`<div class="plot chart table" role="region" tabindex="0" aria-label=${name}>
      ${paintTable(this.#answers.table())}
    </div>`;
  }

  /** Backgrounds of the points that are chosen and touched. */
  renderMarkers(): readonly unknown[] {
    return [
      this.#shown().chosen >= 0 ? html`<div class="marker chosen"></div>` : nothing,
      this.#here >= 0 ? html`<div class="marker here"></div>` : nothing,
    ];
  }

  /** Words of the point that the keys have reached. */
  get speech(): string | undefined {
    if (!this.#byKeys || this.#here < 0) return undefined;
    const { label, rows, text } = this.#answers.facts(this.#here);
    const row = rows.find(({ series }) => series && series === this.#series);
    return row ? `${label}: ${row.name} ${row.spoken}` : text;
  }

  renderTooltip(): TemplateResult | typeof nothing {
    if (this.#here < 0) return nothing;
    return html`<div
      class="tip"
      part="tooltip"
      popover="manual"
      aria-hidden="true"
      @pointerleave=${(event: PointerEvent) => this.leave(event)}
    >
      ${paintTooltip(this.#answers.facts(this.#here), this.#series)}
    </div>`;
  }

  /** Puts markers and tooltip where the layout says. */
  place(): void {
    const { chosen, drawing } = this.#shown();
    if (!drawing) return;
    this.#mark('.chosen', drawing, chosen);
    const marker = this.#mark('.here', drawing, this.#here);
    const tip = this.#find('.tip');
    if (!tip?.isConnected || !marker) return;
    tip.togglePopover(true);
    const page = document.documentElement;
    const { x, y } = tooltipPlace(
      marker.getBoundingClientRect(),
      this.#find('.plot')!.getBoundingClientRect(),
      tip.getBoundingClientRect(),
      { width: page.clientWidth, height: page.clientHeight },
      drawing.layout.band.axis,
    );
    tip.style.left = `${x}px`;
    tip.style.top = `${y}px`;
  }

  press(key: string): void {
    const { view, hidden, rtl } = this.#shown();
    const { points, series } = view.chart;
    if (key === 'Escape') return this.go(-1);
    if (key === 'Enter' && this.#here >= 0) return this.#answers.choose(this.#here);
    const shown = series.map((one) => one.key).filter((one) => !hidden.has(one));
    const place = stepOf(key, { at: Math.max(0, this.#here), series: this.#series }, points, shown, rtl);
    if (!place) return;
    this.go(place.at, place.series, true);
    this.#reveal();
  }

  /** The keyboard has come: to the running point, or the first. */
  enter(): void {
    const now = this.#shown().view.chart.points.findIndex((point) => point.now);
    this.go(Math.max(0, now), undefined, true);
  }

  /** The pointer is here, px from the corner of the picture. */
  point(x: number, y: number): void {
    this.go(this.#under(x, y));
  }

  click(x: number, y: number): void {
    const at = this.#under(x, y);
    if (at >= 0) this.#answers.choose(at);
  }

  /** A point is clicked that Chart.js has found. */
  pick(at: number): void {
    this.#find('.walk')?.focus({ preventScroll: true });
    this.#answers.choose(at);
  }

  leave({ pointerType, relatedTarget }: Pick<PointerEvent, 'pointerType' | 'relatedTarget'>): void {
    // A finger leaves at once what it has tapped.
    if (pointerType === 'touch') return;
    if (!(relatedTarget as Element | null)?.closest?.('.tip, .walk')) this.go(-1);
  }

  /** Moves to a point; -1 is none. */
  go(at: number, series?: SeriesKey, byKeys = false): void {
    if (at === this.#at && series === this.#series && byKeys === this.#byKeys) return;
    this.#at = at;
    this.#series = series;
    this.#byKeys = byKeys;
    this.#host.requestUpdate();
    this.#listen(at >= 0);
  }

  /** Escape closes the tooltip of a pointer too, wherever the focus is. */
  #listen(open: boolean): void {
    if (open === !!this.#open) return;
    this.#open?.abort();
    this.#open = open ? new AbortController() : undefined;
    const close = ({ key }: KeyboardEvent) => key === 'Escape' && this.go(-1);
    if (this.#open) document.addEventListener('keydown', close, { signal: this.#open.signal });
  }

  /** Where the reader is, though there may be fewer points than before. */
  get #here(): number {
    return Math.min(this.#at, this.#shown().view.chart.points.length - 1);
  }

  #under(x: number, y: number): number {
    const { drawing } = this.#shown();
    return drawing ? categoryAt(drawing.layout, drawing.plan.points.length, x, y) : -1;
  }

  /** Scrolls a row that the keys have reached into sight. */
  #reveal(): void {
    const plot = this.#find('.plot');
    const { drawing } = this.#shown();
    if (!plot || !drawing || drawing.layout.height <= plot.clientHeight) return;
    const { y, height } = stretchOf(drawing.layout, this.#here);
    const top = Math.min(y, Math.max(plot.scrollTop, y + height - plot.clientHeight));
    if (top !== plot.scrollTop) plot.scrollTop = top;
  }

  /** Puts a marker behind a point. */
  #mark(selector: string, { layout }: Drawing, at: number): HTMLElement | null {
    const marker = this.#find(selector);
    if (!marker || at < 0) return null;
    const { x, y, width, height } = stretchOf(layout, at);
    Object.assign(marker.style, { left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` });
    return marker;
  }

  #find(selector: string): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>(selector);
  }
}
