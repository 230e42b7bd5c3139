import { html, nothing } from 'lit';
import type { LitElement, TemplateResult } from 'lit';
import type { Drawing } from './drawing.ts';
import { interactionStyles } from './interaction.styles.ts';
import { categoryAt, stretchOf } from './layout.ts';
import { moveInLegend } from './legend-keys.ts';
import type { SeriesKey } from './plan.ts';
import { paintTable } from './table.ts';
import { paintTooltip, tooltipPlace } from './tooltip.ts';
import type { ChartAnswers, ChartView } from './view.ts';
import { stepOf } from './walk.ts';
import { zoomOf } from './zoom.ts';

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
  /** The keyboard has come and not moved yet. */
  #isNew = false;
  /** The point was chosen when the keys came to it: what is said of it does not change under whoever listens. */
  #wasChosen = false;
  /** `PointerEvent.pointerType` of the pointer that came to the picture last. */
  #pointer = '';
  /** Point that a finger or pen has tapped, while its tooltip is open. */
  #tapped = -1;
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
      ${paintTable(this.#answers.table(), this.#shown().chosen)}
    </div>`;
  }

  /** Backgrounds of the points that are touched and chosen, which is seen of one that is both. */
  renderMarkers(): readonly unknown[] {
    return [
      this.#here >= 0 ? html`<div class="marker here"></div>` : nothing,
      this.#shown().chosen >= 0 ? html`<div class="marker chosen"></div>` : nothing,
    ];
  }

  /** Words of the point that the keys have reached. */
  get speech(): string | undefined {
    if (!this.#byKeys || this.#here < 0) return undefined;
    const { label, rows, text } = this.#answers.facts(this.#here, this.#wasChosen);
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
      ${paintTooltip(this.#answers.facts(this.#here, this.#isChosen), this.#series, this.#hint)}
    </div>`;
  }

  get #isChosen(): boolean {
    return this.#here === this.#shown().chosen;
  }

  /** The hint for a reader who has only just come here by keys or by a tap. */
  get #hint(): string | undefined {
    const by = this.#isNew ? 'keys' : this.#tapped >= 0 ? 'tap' : undefined;
    return by && this.#answers.hint(this.#here, by, this.#isChosen);
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
    const zoom = zoomOf(tip);
    tip.style.left = `${x / zoom}px`;
    tip.style.top = `${y / zoom}px`;
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
    this.#host.requestUpdate();
    this.#reveal();
  }

  /** Answers with the place of the button that the key leads to. */
  pressInLegend(event: KeyboardEvent): number | undefined {
    // Of keys that waited for this code, the earlier ones have moved the focus.
    const { activeElement } = this.#host.renderRoot as ShadowRoot;
    return moveInLegend(event, activeElement, this.#shown().rtl);
  }

  /** The keyboard has come: to the chosen point, else the running one, else the first. */
  enter(): void {
    const { chosen, view } = this.#shown();
    const now = view.chart.points.findIndex((point) => point.now);
    this.go(chosen < 0 ? Math.max(0, now) : chosen, undefined, true);
    this.#isNew = true;
  }

  /** A pointer has come to the picture. */
  comeBy(pointer: string): void {
    this.#pointer = pointer;
  }

  /** The pointer is here, px from the corner of the picture. */
  point(x: number, y: number, pointer: string): void {
    this.#pointer = pointer;
    this.hover(this.#under(x, y));
  }

  /** The pointer is over a point. A finger shows nothing before it has tapped: it may be about to scroll. */
  hover(at: number): void {
    if (this.#pointer !== 'touch') this.go(at);
  }

  click(x: number, y: number): void {
    this.#take(this.#under(x, y));
  }

  /** A point is clicked that Chart.js has found. */
  pick(at: number): void {
    // Of a focus after a tap, the browser would say that keys have brought it.
    if (!this.#isTap) this.#find('.walk')?.focus({ preventScroll: true });
    this.#take(at);
  }

  leave({ pointerType, relatedTarget }: Pick<PointerEvent, 'pointerType' | 'relatedTarget'>): void {
    // A finger, and a pen that cannot hover, leaves at once what it has tapped.
    if (pointerType === 'touch' || (pointerType === 'pen' && this.#tapped >= 0)) return;
    if (!(relatedTarget as Element | null)?.closest?.('.tip, .walk')) this.go(-1);
  }

  /** Moves to a point; -1 is none. */
  go(at: number, series?: SeriesKey, byKeys = false): void {
    if (at !== this.#at) this.#tapped = -1;
    this.#isNew = false;
    if (at === this.#at && series === this.#series && byKeys === this.#byKeys) return;
    this.#at = at;
    this.#series = series;
    this.#byKeys = byKeys;
    this.#wasChosen = at === this.#shown().chosen;
    this.#host.requestUpdate();
    this.#listen(at >= 0);
  }

  get #isTap(): boolean {
    return this.#pointer === 'touch' || this.#pointer === 'pen';
  }

  /** Acts on a point. A finger or pen cannot look without a tap: its first one shows the point, the second acts (I7). */
  #take(at: number): void {
    if (at >= 0 && (!this.#isTap || this.#tapped === at)) return this.#answers.choose(at);
    this.go(at);
    this.#tapped = at;
    this.#host.requestUpdate();
  }

  /** The tooltip of a pointer is closed by Escape, wherever the focus is, by a tap elsewhere, and by a finger that scrolls. */
  #listen(open: boolean): void {
    if (open === !!this.#open) return;
    this.#open?.abort();
    this.#open = open ? new AbortController() : undefined;
    if (!this.#open) return;
    const { signal } = this.#open;
    const close = () => this.go(-1);
    let inside: Event | undefined;
    const stay = (event: Event) => {
      if ((event.target as Element).closest('.content, .tip')) inside = event;
    };
    this.#host.renderRoot.addEventListener('pointerdown', stay, { signal });
    document.addEventListener('pointerdown', (event) => this.#byKeys || event === inside || close(), { signal });
    document.addEventListener('pointercancel', close, { signal });
    document.addEventListener('keydown', ({ key }) => key === 'Escape' && close(), { signal });
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
