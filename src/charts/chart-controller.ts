import { html, nothing } from 'lit';
import type { LitElement, ReactiveController, TemplateResult } from 'lit';
import type { ChartInteraction, Shown } from './chart-interaction.ts';
import type { ChartPainter } from './chart-painter.ts';
import { sceneOf } from './chart-scene.ts';
import type { CanvasPicture } from './chartjs-painter.ts';
import type { ChartPlugin } from './chartjs-plugins.ts';
import { draw } from './drawing.ts';
import type { ChartKind, Drawing } from './drawing.ts';
import { keysOf, legendHeight, legendOf, type LegendRoom, paintLegend } from './legend.ts';
import type { OutsidePicture } from './outside-painter.ts';
import { markCount } from './plan.ts';
import type { SeriesKey } from './plan.ts';
import { LateInteraction } from './late-interaction.ts';
import { LatePainter } from './late-painter.ts';
import { roomOf } from './layout.ts';
import { patternId, svgPicture, svgTemplate } from './svg-template.ts';
import { watchFonts } from './text-width.ts';
import type { ChartView } from './view.ts';
import { zoomOf } from './zoom.ts';

/** More marks than this go to a canvas: as nodes they cost more than they are worth. */
const MARKS_FOR_SVG = 60;
/** Rows of a long list that are drawn beyond each edge, so that scrolling does not show it empty. */
const SPARE_ROWS = 8;

/** Less than this, px for type of 12 px, shows no picture. */
const SMALLEST = { width: 120, height: 60 };
/** Asked once: each question is an object that the browser keeps up to date. */
let pointer: MediaQueryList | undefined;
/** From so many rows in sight on there is room to say how many more there are. */
const ROWS_FOR_REST = 3;
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
  /** Draws in place of ours. */
  readonly painter?: ChartPainter;
  /** Key of the point that the board is filtered by. */
  readonly chosen?: string;
  /** A painter that did not load is loaded again as soon as this is another value. */
  readonly attempt?: unknown;
}

/** The box of the picture, px, and the type in it. Handed in: to read it here would lay the page out once per tile. */
export interface Size {
  readonly width: number;
  readonly height: number;
  readonly fontSize: number;
  readonly fontFamily: string;
}

/** Keys that lead through a chart, and so do not scroll the page. */
const WALKING = /^(Arrow|Page|Home$|End$)/;

/**
 * Draws a chart into a tile: picture and legend (I2, E1). The picture is laid
 * out anew only when its size, its numbers or the hidden series change. The
 * way through it loads when the reader first touches it.
 */
export class ChartController implements ReactiveController {
  readonly #host: LitElement;
  readonly #id = patternId();
  readonly #hidden = new Set<SeriesKey>();
  /** Button of the legend that the Tab key leads to. */
  #legendAt = 0;
  readonly #chartjs: LatePainter<CanvasPicture>;
  readonly #late: LateInteraction;
  #shown: Shown | undefined;
  #drawing: Drawing | undefined;
  #picture: { readonly of: unknown; readonly result: readonly TemplateResult[] } | undefined;
  #outside: { readonly by: ChartPainter; readonly painter: LatePainter<OutsidePicture> } | undefined;
  #by: 'svg' | 'canvas' | 'outside' = 'svg';
  #plugins: readonly ChartPlugin[] = [];
  #size: Size | undefined;
  #scrollTop = 0;
  #unwatch: (() => void) | undefined;

  /** `load` answers with the interaction with what is shown. */
  constructor(host: LitElement, load: (shown: () => Shown) => Promise<ChartInteraction>) {
    this.#host = host;
    this.#late = new LateInteraction(host, () => load(() => this.#shown!));
    this.#chartjs = new LatePainter(host, 'Chart.js', async (fail) => {
      const { ChartjsPainter } = await import('./chartjs-painter.ts');
      const hover = (at: number) => this.#late.touch((interaction) => interaction.hover(at));
      const choose = (at: number) => this.#late.touch((interaction) => interaction.pick(at));
      return new ChartjsPainter(host, { hover, choose, fail });
    });
    host.addController(this);
  }

  /** Keys of the series that the reader has hidden; pictures leave them out too (I2). */
  get hidden(): ReadonlySet<SeriesKey> {
    return this.#hidden;
  }

  /** Part that did not load: Chart.js, for which SVG stands in, or keys, tooltip and table. */
  get missing(): 'chart' | 'interaction' | undefined {
    if (this.#chartjs.isMissing) return 'chart';
    return this.#late.failed ? 'interaction' : undefined;
  }

  /** The table stands in place of the picture. */
  get asTable(): boolean {
    return !!this.#late.loaded?.asTable;
  }

  /** Paints at once what has been drawn and waits for a frame. */
  paintNow(): void {
    this.#chartjs.drawNow();
  }

  /** Button that changes between picture and table. */
  renderTableButton({ words }: ChartView): TemplateResult | typeof nothing {
    const { asTable } = this;
    if (this.#isSmall && !asTable) return nothing;
    const text = asTable ? words.showChart : words.showTable;
    const icon = asTable ? 'M3 12V7M7 12V2M11 12V5M1 12.5h12' : 'M1 2h12v10h-12zM1 5.5h12M1 8.8h12M5 2v10';
    return html`<button class="as-table" part="table-button" title=${text} aria-label=${text} @click=${this.#turn}>
      <svg viewBox="0 0 14 14" aria-hidden="true"><path class="stroke" d=${icon} /></svg>
    </button>`;
  }

  /**
   * The element with class `plot`, and in it legend and picture. `size` is that
   * of this element; without it the picture stays as it is.
   */
  render(view: ChartView, size: Size | undefined, options: ChartOptions): TemplateResult {
    this.#size = size ?? this.#size;
    const { loaded } = this.#late;
    if (loaded?.asTable) {
      this.#show(view, options);
      return loaded.renderTable(view);
    }
    const all = this.#hidden.size ? view.words.showAll : undefined;
    const legend = options.legend && this.#size ? legendHeight(view.chart, this.#legendRoom, all) : 0;
    this.#drawing = this.#isSmall ? undefined : (this.#draw(view, size, legend, options) ?? this.#drawing);
    this.#show(view, options);
    this.#plugins = options.plugins;
    this.#takePainter(options.painter);
    this.#by = this.#paintedBy(options);
    return html`<div
        class="plot chart ${view.chart.kind} ${this.#isSmall ? 'small' : ''} ${this.#drawing?.grid && this.#drawing.plan.points.length === 1 ? 'alone' : ''}"
        part="plot"
        @scroll=${this.#scrolled}
      >
        ${this.#isSmall ? options.instead : nothing}${this.#drawing && legend ? this.#legend(view, this.#drawing) : nothing}
        ${this.#drawing ? this.#content(view, this.#drawing) : this.#isSmall ? nothing : html`<p class="sr">${view.summary}</p>`}
      </div>
      ${this.#drawing ? loaded?.renderTooltip() : nothing}`;
  }

  #show(view: ChartView, { rtl, chosen }: ChartOptions): void {
    this.#shown = {
      view,
      drawing: this.#drawing,
      hidden: this.#hidden,
      rtl,
      // Points are made when they are first read: out of sight nobody does.
      chosen: chosen ? view.chart.points.findIndex(({ key }) => key === chosen) : -1,
    };
  }

  get #legendRoom(): LegendRoom {
    pointer ??= matchMedia('(pointer: coarse)');
    return { ...this.#size!, coarse: pointer.matches };
  }

  /** Whether there is no room for a picture, as far as that is known. */
  get #isSmall(): boolean {
    if (!this.#size) return false;
    const { width, height, fontSize } = this.#size;
    return width * 12 < SMALLEST.width * fontSize || height * 12 < SMALLEST.height * fontSize;
  }

  /** A painter from outside, until the page sets another. */
  #takePainter(by: ChartPainter | undefined): void {
    if (by === this.#outside?.by) return;
    this.#outside?.painter.remove();
    const painter = new LatePainter<OutsidePicture>(this.#host, 'its painter', async (fail) => {
      const { OutsidePainter } = await import('./outside-painter.ts');
      return new OutsidePainter(this.#host, by!, fail);
    });
    this.#outside = by && { by, painter };
  }

  #paintedBy(options: ChartOptions): 'svg' | 'canvas' | 'outside' {
    if (this.#outside) return this.#outside.painter.draws(true, options.attempt) ? 'outside' : 'svg';
    return this.#chartjs.draws(this.#wantsCanvas(options), options.attempt) ? 'canvas' : 'svg';
  }

  #wantsCanvas({ renderer, plugins }: ChartOptions): boolean {
    if (renderer !== 'auto') return renderer === 'canvas';
    return plugins.length > 0 || (!!this.#drawing && markCount(this.#drawing.plan) > MARKS_FOR_SVG);
  }

  hostUpdated(): void {
    this.#paintCanvas();
    this.#paintOutside();
    this.#placeRest();
    const { loaded } = this.#late;
    if (loaded) loaded.place();
    else if (this.#drawing && this.#shown!.chosen >= 0) this.#late.touch(() => this.#host.requestUpdate());
  }

  hostConnected(): void {
    this.#unwatch = watchFonts(() => this.#host.requestUpdate());
  }

  hostDisconnected(): void {
    this.#unwatch?.();
    this.#blur();
    this.#chartjs.remove();
    this.#outside?.painter.remove();
  }

  #draw(
    { chart }: ChartView,
    size: Size | undefined,
    legend: number,
    { kind, rtl }: ChartOptions,
  ): Drawing | undefined {
    if (!size?.width || !size.height) return undefined;
    return draw(kind, chart, this.#hidden, roomOf({ ...size, height: size.height - legend, rtl }), this.#drawing);
  }

  #legend({ chart, words }: ChartView, { layout }: Drawing): TemplateResult {
    const change = (then: () => void) => {
      then();
      this.#host.requestUpdate();
    };
    const state = { hidden: this.#hidden, at: this.#legendAt, isOver: this.#scrollTop > 0 };
    return paintLegend(legendOf(chart), keysOf(chart, layout, this.#legendRoom), state, words, {
      toggle: (key) => change(() => void (this.#hidden.delete(key) || this.#hidden.add(key))),
      only: (key) =>
        change(() => chart.series.forEach((one) => this.#hidden[one.key === key ? 'delete' : 'add'](one.key))),
      all: () => change(() => this.#hidden.clear()),
      stay: (at) => change(() => (this.#legendAt = at)),
      press: (event) =>
        this.#late.touch((interaction) =>
          // A window behind another one moves its focus without an event.
          change(() => (this.#legendAt = interaction.pressInLegend(event) ?? this.#legendAt)),
        ),
    });
  }

  #content(view: ChartView, { layout }: Drawing): TemplateResult {
    return html`<div class="content" @pointerenter=${this.#comeBy}>
        ${this.#late.loaded?.renderMarkers()} ${this.#pictureOf(view, layout)}
        <div
          class="walk"
          role="group"
          tabindex="0"
          aria-label=${view.name}
          aria-describedby="keys"
          @keydown=${this.#key}
          @focus=${this.#enter}
          @blur=${this.#blur}
          @pointermove=${this.#point}
          @pointerleave=${this.#leave}
          @click=${this.#click}
        >
          <span class="sr" role="status">${this.#late.loaded?.speech}</span><i id="keys" hidden>${view.words.hint}</i>
        </div>
      </div>
      ${this.#rowsBelow ? this.#renderRest(view) : nothing}`;
  }

  /** Button that shows the rows below as well, in the table. */
  #renderRest({ words }: ChartView): TemplateResult {
    const text = words.more(this.#rowsBelow);
    return html`<button class="rest" title=${words.showTable} @click=${this.#turn}>${text}</button>`;
  }

  #pictureOf({ summary }: ChartView, layout: Drawing['layout']): TemplateResult {
    if (this.#by === 'outside') return html`<div class="painted" role="img" aria-label=${summary}></div>`;
    if (this.#by === 'canvas') {
      return html`<canvas role="img" aria-label=${summary} @pointerleave=${this.#leave}></canvas>`;
    }
    return svgPicture(layout, summary, this.#paint());
  }

  #paint(): readonly TemplateResult[] {
    const { layout } = this.#drawing!;
    if (this.#picture?.of !== layout) this.#picture = { of: layout, result: svgTemplate(sceneOf(layout), this.#id) };
    return this.#picture.result;
  }

  #key = (event: KeyboardEvent): void => {
    const { key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (WALKING.test(key) && !this.#late.failed) event.preventDefault();
    this.#late.touch((interaction) => interaction.press(key));
  };

  #enter = (event: FocusEvent): void => {
    if ((event.target as Element).matches(':focus-visible')) this.#late.touch((interaction) => interaction.enter());
  };

  #blur = (): void => this.#late.follow((interaction) => interaction.go(-1));

  #comeBy = ({ pointerType }: PointerEvent): void => this.#late.touch((interaction) => interaction.comeBy(pointerType));

  #point = (event: PointerEvent): void => {
    const { x, y } = placeOf(event);
    const { pointerType } = event;
    this.#late.touch((interaction) => interaction.point(x, y, pointerType));
  };

  #leave = ({ pointerType, relatedTarget }: PointerEvent): void =>
    this.#late.follow((interaction) => interaction.leave({ pointerType, relatedTarget }));

  #click = (event: MouseEvent): void => {
    const { x, y } = placeOf(event);
    this.#late.touch((interaction) => interaction.click(x, y));
  };

  #turn = (): void => this.#late.touch((interaction) => interaction.turn());

  #scrolled = (event: Event): void => {
    this.#scrollTop = (event.currentTarget as Element).scrollTop;
    this.#host.requestUpdate();
  };

  #find<E extends HTMLElement>(selector: string): E | null {
    return this.#host.renderRoot.querySelector<E>(selector);
  }

  #placeRest(): void {
    const rest = this.#drawing && this.#find('.rest');
    if (!rest) return;
    const height = `${this.#restHeight}px`;
    Object.assign(rest.style, { height, marginTop: `-${height}` });
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
    const canvas = this.#find<HTMLCanvasElement>('.content > canvas');
    if (!canvas || !this.#drawing) return this.#chartjs.remove();
    const { plan, room, grid, layout } = this.#drawing;
    const [first, last] = this.#rowsInSight();
    this.#find('.content')!.style.height = `${layout.height}px`;
    canvas.style.top = `${first * layout.band.step}px`;
    this.#chartjs.show({ canvas, plan, room, grid, first, last, plugins: this.#plugins });
  }

  #paintOutside(): void {
    const box = this.#find('.painted');
    const drawing = this.#drawing;
    if (!box || !drawing) return this.#outside?.painter.remove();
    const { width, height } = drawing.layout;
    Object.assign(box.style, { width: `${width}px`, height: `${height}px` });
    this.#outside?.painter.show({ drawing, box });
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

/** Where a pointer is in the picture, in px of its layout. */
function placeOf({ offsetX, offsetY, currentTarget }: MouseEvent): { readonly x: number; readonly y: number } {
  const zoom = zoomOf(currentTarget);
  return { x: offsetX / zoom, y: offsetY / zoom };
}
