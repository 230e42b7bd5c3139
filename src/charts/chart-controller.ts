import { html, nothing } from 'lit';
import type { LitElement, ReactiveController, TemplateResult } from 'lit';
import { ChartCanvas } from './chart-canvas.ts';
import { sceneOf } from './chart-scene.ts';
import type { ChartPlugin } from './chartjs-plugins.ts';
import { draw } from './drawing.ts';
import type { ChartKind, Drawing } from './drawing.ts';
import { legendHeight, legendOf, paintLegend } from './legend.ts';
import { markCount } from './plan.ts';
import type { SeriesKey } from './plan.ts';
import { categoryAt, roomOf, stretchOf } from './layout.ts';
import { patternId, svgTemplate } from './svg-template.ts';
import { paintTable } from './table.ts';
import { watchFonts } from './text-width.ts';
import { paintTooltip, tooltipPlace } from './tooltip.ts';
import type { ChartView } from './view.ts';
import { stepOf } from './walk.ts';

/** More marks than this go to a canvas: as nodes they cost more than they are worth. */
const MARKS_FOR_SVG = 60;
/** Rows of a long list that are drawn beyond each edge, so that scrolling does not show it empty. */
const SPARE_ROWS = 8;

/** Less than this, px for type of 12 px, shows no picture. */
const SMALLEST = { width: 120, height: 60 };
/** From so many rows in sight on there is room to say how many more there are. */
const ROWS_FOR_REST = 4;
/** Height of that line, in parts of the font size. */
const REST = 1.4;

export type Renderer = 'auto' | 'svg' | 'canvas';

export interface ChartOptions {
  readonly kind: ChartKind;
  readonly renderer: Renderer;
  readonly rtl: boolean;
  /** Whether the marks need a legend; it is shown where there is room. */
  readonly legend: boolean;
  /** Content in place of a picture that has no room. */
  readonly instead: TemplateResult;
  /** Plugins of Chart.js. With some, `auto` is a canvas. */
  readonly plugins: readonly ChartPlugin[];
  /** Key of the point that the board is filtered by. */
  readonly chosen?: string;
}

/** The box of the picture, px, and the type in it. Handed in: to read it here would lay the page out once per tile. */
export interface Size {
  readonly width: number;
  readonly height: number;
  readonly fontSize: number;
  readonly fontFamily: string;
}

/**
 * Draws a chart into a tile and lets the reader walk through it: legend,
 * tooltip, keys, table (I1, I2, E1, E2). The picture is laid out anew only
 * when its size, its numbers or the hidden series change.
 */
export class ChartController implements ReactiveController {
  readonly #host: LitElement;
  readonly #choose: (at: number) => void;
  readonly #id = patternId();
  readonly #hidden = new Set<SeriesKey>();
  #view: ChartView | undefined;
  #kind: ChartKind | undefined;
  #drawing: Drawing | undefined;
  #picture: { readonly of: unknown; readonly result: readonly TemplateResult[] } | undefined;
  #canvas = false;
  #plugins: readonly ChartPlugin[] = [];
  readonly #painter: ChartCanvas;
  #rtl = false;
  #size: Size | undefined;
  #at = -1;
  #chosen = -1;
  #series: SeriesKey | undefined;
  #byKeys = false;
  #asTable = false;
  #scrollTop = 0;
  #unwatch: (() => void) | undefined;

  /** `choose` is told which point the reader clicked or pressed Enter on. */
  constructor(host: LitElement, choose: (at: number) => void) {
    this.#host = host;
    this.#choose = choose;
    this.#painter = new ChartCanvas(host, {
      hover: (at) => this.#go(at),
      choose: (at) => {
        this.#find('.walk')!.focus({ preventScroll: true });
        choose(at);
      },
    });
    host.addController(this);
  }

  /** Keys of the series that the reader has hidden; pictures leave them out too (I2). */
  get hidden(): ReadonlySet<SeriesKey> {
    return this.#hidden;
  }

  /** Button that changes between picture and table. */
  renderTableButton({ words }: ChartView): TemplateResult | typeof nothing {
    if (this.#isSmall && !this.#asTable) return nothing;
    const text = this.#asTable ? words.showChart : words.showTable;
    const icon = this.#asTable ? 'M3 12V7M7 12V2M11 12V5M1 12.5h12' : 'M1 2h12v10h-12zM1 5.5h12M1 8.8h12M5 2v10';
    return html`<button class="as-table" part="table-button" title=${text} aria-label=${text} @click=${this.#turn}>
      <svg viewBox="0 0 14 14" aria-hidden="true"><path class="stroke" d=${icon} /></svg>
    </button>`;
  }

  /**
   * The element with class `plot`, and in it legend and picture. `size` is that
   * of this element; without it the picture stays as it is.
   */
  render(view: ChartView, size: Size | undefined, options: ChartOptions): TemplateResult {
    this.#view = view;
    this.#rtl = options.rtl;
    this.#kind = options.kind;
    this.#size = size ?? this.#size;
    // Points are made when they are first read: out of sight nobody does.
    this.#chosen = options.chosen ? view.chart.points.findIndex(({ key }) => key === options.chosen) : -1;
    if (this.#at >= 0) this.#at = Math.min(this.#at, view.chart.points.length - 1);
    if (this.#asTable) return this.#table(view);
    const all = this.#hidden.size ? view.words.showAll : undefined;
    const legend = options.legend && this.#size ? legendHeight(view.chart, this.#size, all) : 0;
    this.#drawing = this.#isSmall ? undefined : (this.#draw(view, size, legend) ?? this.#drawing);
    this.#plugins = options.plugins;
    this.#canvas = !this.#painter.failed && this.#wantsCanvas(options);
    return html`<div class="plot chart ${view.chart.kind}" part="plot" @scroll=${this.#scrolled}>
        ${this.#isSmall ? options.instead : nothing}${this.#drawing && legend ? this.#legend(view) : nothing}
        ${this.#drawing ? this.#content(view, this.#drawing) : this.#isSmall ? nothing : html`<p class="sr">${view.summary}</p>`}
      </div>
      ${this.#drawing && this.#at >= 0 ? this.#tip(view) : nothing}`;
  }

  /** Whether there is no room for a picture, as far as that is known. */
  get #isSmall(): boolean {
    if (!this.#size) return false;
    const { width, height, fontSize } = this.#size;
    return width * 12 < SMALLEST.width * fontSize || height * 12 < SMALLEST.height * fontSize;
  }

  #wantsCanvas({ renderer, plugins }: ChartOptions): boolean {
    if (renderer !== 'auto') return renderer === 'canvas';
    return plugins.length > 0 || (!!this.#drawing && markCount(this.#drawing.plan) > MARKS_FOR_SVG);
  }

  hostUpdated(): void {
    this.#paintCanvas();
    this.#placeMarkers();
  }

  hostConnected(): void {
    this.#unwatch = watchFonts(() => this.#host.requestUpdate());
  }

  hostDisconnected(): void {
    this.#unwatch?.();
    this.#at = -1;
    this.#painter.remove();
  }

  #draw({ chart }: ChartView, size: Size | undefined, legend: number): Drawing | undefined {
    if (!size?.width || !size.height) return undefined;
    const room = roomOf({ ...size, height: size.height - legend, rtl: this.#rtl });
    return draw(this.#kind!, chart, this.#hidden, room, this.#drawing);
  }

  #tip({ facts }: ChartView): TemplateResult {
    return html`<div class="tip" part="tooltip" popover="manual" aria-hidden="true" @pointerleave=${this.#leave}>
      ${paintTooltip(facts(this.#at), this.#series)}
    </div>`;
  }

  #table({ name, table }: ChartView): TemplateResult {
    return html`<div class="plot chart table" role="region" tabindex="0" aria-label=${name}>
      ${paintTable(table())}
    </div>`;
  }

  #legend({ chart, words }: ChartView): TemplateResult {
    const change = (then: () => void) => {
      then();
      this.#host.requestUpdate();
    };
    return paintLegend(legendOf(chart), this.#hidden, words, {
      toggle: (key) => change(() => void (this.#hidden.delete(key) || this.#hidden.add(key))),
      only: (key) =>
        change(() => chart.series.forEach((one) => this.#hidden[one.key === key ? 'delete' : 'add'](one.key))),
      all: () => change(() => this.#hidden.clear()),
    });
  }

  #content(view: ChartView, { layout }: Drawing): TemplateResult {
    return html`<div class="content">
        ${this.#chosen >= 0 ? html`<div class="marker chosen"></div>` : nothing}
        ${this.#at >= 0 ? html`<div class="marker here"></div>` : nothing}
        ${
          this.#canvas
            ? html`<canvas role="img" aria-label=${view.summary} @pointerleave=${this.#leave}></canvas>`
            : html`<svg
                role="img"
                aria-label=${view.summary}
                width=${layout.width}
                height=${layout.height}
                viewBox="0 0 ${layout.width} ${layout.height}"
              >
                ${this.#paint()}
              </svg>`
        }
        <div
          class="walk"
          role="group"
          tabindex="0"
          aria-label=${view.name}
          @keydown=${this.#key}
          @focus=${this.#enter}
          @blur=${this.#blur}
          @pointermove=${this.#point}
          @pointerdown=${this.#point}
          @pointerleave=${this.#leave}
          @click=${this.#click}
        >
          <span role="status">${this.#byKeys && this.#at >= 0 ? this.#speech(view) : nothing}</span>
        </div>
      </div>
      ${this.#rowsBelow ? html`<div class="rest" aria-hidden="true">${view.words.more(this.#rowsBelow)}</div>` : nothing}`;
  }

  #paint(): readonly TemplateResult[] {
    const { layout } = this.#drawing!;
    if (this.#picture?.of !== layout) this.#picture = { of: layout, result: svgTemplate(sceneOf(layout), this.#id) };
    return this.#picture.result;
  }

  #speech({ facts }: ChartView): string {
    const { label, rows, text } = facts(this.#at);
    const row = rows.find(({ series }) => series && series === this.#series);
    return row ? `${label}: ${row.name} ${row.text}` : text;
  }

  /** Moves to a point. Sets the differences by hand, so that the picture is not drawn anew. */
  #go(at: number, series?: SeriesKey, byKeys = false): void {
    if (at === this.#at && series === this.#series && byKeys === this.#byKeys) return;
    this.#at = at;
    this.#series = series;
    this.#byKeys = byKeys;
    this.#host.requestUpdate();
  }

  #key = (event: KeyboardEvent): void => {
    const { points, series } = this.#view!.chart;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') return this.#go(-1);
    if (event.key === 'Enter' && this.#at >= 0) return this.#choose(this.#at);
    const shown = series.map(({ key }) => key).filter((key) => !this.#hidden.has(key));
    const place = stepOf(event.key, { at: Math.max(0, this.#at), series: this.#series }, points, shown, this.#rtl);
    if (!place) return;
    event.preventDefault();
    this.#go(place.at, place.series, true);
    this.#reveal();
  };

  #enter = (event: FocusEvent): void => {
    if (!(event.target as Element).matches(':focus-visible')) return;
    const { points } = this.#view!.chart;
    this.#go(
      Math.max(
        0,
        points.findIndex(({ now }) => now),
      ),
      undefined,
      true,
    );
  };

  #blur = (): void => this.#go(-1);

  #point = (event: PointerEvent): void => {
    this.#go(this.#under(event));
  };

  #leave = (event: PointerEvent): void => {
    // A finger leaves at once what it has tapped.
    if (event.pointerType === 'touch') return;
    const to = event.relatedTarget as Element | null;
    if (!to?.closest?.('.tip, .walk')) this.#go(-1);
  };

  #click = (event: MouseEvent): void => {
    const at = this.#under(event);
    if (at >= 0) this.#choose(at);
  };

  #under({ offsetX, offsetY }: MouseEvent): number {
    return this.#drawing ? categoryAt(this.#drawing.layout, this.#drawing.plan.points.length, offsetX, offsetY) : -1;
  }

  #turn = (): void => {
    this.#asTable = !this.#asTable;
    this.#at = -1;
    this.#host.requestUpdate();
  };

  #scrolled = (event: Event): void => {
    this.#scrollTop = (event.currentTarget as Element).scrollTop;
    this.#host.requestUpdate();
  };

  #find<E extends HTMLElement>(selector: string): E | null {
    return this.#host.renderRoot.querySelector<E>(selector);
  }

  /** Scrolls a row that the keys have reached into sight. */
  #reveal(): void {
    const plot = this.#find('.plot');
    if (!plot || !this.#drawing || this.#at < 0) return;
    const { y, height } = stretchOf(this.#drawing.layout, this.#at);
    if (this.#drawing.layout.height <= plot.clientHeight) return;
    const top = Math.min(y, Math.max(plot.scrollTop, y + height - plot.clientHeight));
    if (top !== plot.scrollTop) plot.scrollTop = top;
  }

  #placeMarkers(): void {
    this.#placeRest();
    if (this.#chosen >= 0) this.#place('.chosen', this.#chosen);
    if (this.#at < 0) return;
    const marker = this.#place('.here', this.#at);
    const tip = this.#find('.tip');
    if (!tip || !marker) return;
    tip.togglePopover(true);
    const page = document.documentElement;
    const { x, y } = tooltipPlace(
      marker.getBoundingClientRect(),
      this.#find('.plot')!.getBoundingClientRect(),
      tip.getBoundingClientRect(),
      { width: page.clientWidth, height: page.clientHeight },
      this.#drawing!.layout.band.axis,
    );
    tip.style.left = `${x}px`;
    tip.style.top = `${y}px`;
  }

  #placeRest(): void {
    const rest = this.#drawing && this.#find('.rest');
    if (!rest) return;
    const height = `${this.#restHeight}px`;
    Object.assign(rest.style, { height, marginTop: `-${height}` });
  }

  /** Puts a marker behind a point. */
  #place(selector: string, at: number): HTMLElement | null {
    const marker = this.#find(selector);
    if (!marker || !this.#drawing) return null;
    const { x, y, width, height } = stretchOf(this.#drawing.layout, at);
    Object.assign(marker.style, { left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` });
    return marker;
  }

  /** How many rows of a long list are out of sight below. */
  get #rowsBelow(): number {
    const { layout, plan, room } = this.#drawing!;
    const { step } = layout.band;
    if (plan.kind !== 'bars' || room.height < step * ROWS_FOR_REST) return 0;
    if (this.#scrollTop + room.height + 2 >= step * plan.points.length) return 0;
    return plan.points.length - Math.floor((this.#scrollTop + room.height - this.#restHeight + 2) / step);
  }

  /** Room left under the last whole row, px: it says how many more rows there are. */
  get #restHeight(): number {
    const { layout, room } = this.#drawing!;
    const whole = Math.floor((room.height - room.fontSize * REST) / layout.band.step);
    return room.height - whole * layout.band.step;
  }

  #paintCanvas(): void {
    const canvas = this.#find<HTMLCanvasElement>('canvas');
    if (!canvas || !this.#drawing) return this.#painter.remove();
    const { plan, room, grid, layout } = this.#drawing;
    const [first, last] = this.#rowsInSight();
    this.#find('.content')!.style.height = `${layout.height}px`;
    canvas.style.top = `${first * layout.band.step}px`;
    this.#painter.show({ canvas, plan, room, grid, first, last, plugins: this.#plugins });
  }

  #rowsInSight(): readonly [first: number, last: number] {
    const { layout, plan, room } = this.#drawing!;
    const count = plan.points.length;
    if (layout.band.axis === 'x') return [0, count];
    const fits = Math.ceil(room.height / layout.band.step);
    const top = Math.floor(this.#scrollTop / layout.band.step);
    // In steps, so that not every pixel of scrolling draws anew.
    const first = Math.max(0, Math.floor(top / SPARE_ROWS) * SPARE_ROWS - SPARE_ROWS);
    return [first, Math.min(count, first + fits + 3 * SPARE_ROWS)];
  }
}
