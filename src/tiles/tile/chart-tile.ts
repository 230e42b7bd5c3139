import { type CSSResultGroup, html, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { type Forms, valueOf, word } from '../../board/attributes.ts';
import { chartStyles } from '../../charts/chart.styles.ts';
import { ChartController, type Renderer } from '../../charts/chart-controller.ts';
import type { ChartPainter } from '../../charts/chart-painter.ts';
import type { ChartPlugin } from '../../charts/chartjs-plugins.ts';
import type { Chart } from '../../charts/plan.ts';
import type { ChartView } from '../../charts/view.ts';
import type { KnownPoint } from '../../model/known.ts';
import type { NoteCode } from '../../model/note.ts';
import { renderNumber } from './big-number.ts';
import type { ChartBody, ChartTileKind } from './chart-kind.ts';
import type { ChartFigure } from './chart.figure.ts';
import { TILE_FORMS } from './attributes.ts';
import { chartTileStyles } from './chart-tile.styles.ts';
import type { BodyOptions } from './tile-kind.ts';
import { TileElement } from './tile.ts';

/** Reading of those attributes of every tile with a chart that may be wrong. */
export const CHART_FORMS = { ...TILE_FORMS, renderer: word<Renderer>(['auto', 'svg', 'canvas']) };

/** Height from which a wide tile has larger type, rem. */
const TALL = 24;
/** Height of the verdict below the picture, rem. */
const VERDICT = 1.5;

/** Base of the tiles with a chart: picture, legend, tooltip, keys, table and drill. */
export abstract class ChartTileElement extends TileElement<ChartFigure> {
  static override styles: CSSResultGroup = [TileElement.styles, chartStyles, chartTileStyles];

  /** Painter: `svg`, `canvas` (Chart.js, loaded when it is needed), or `auto`: a canvas from about 60 marks on. */
  @property() renderer: Renderer = 'auto';

  /**
   * Plugins of Chart.js for this tile's chart. With some, `renderer="auto"` is a canvas; `svg` leaves them out.
   * One that throws is left out from then on, and the console says so.
   */
  @property({ attribute: false }) chartPlugins: readonly ChartPlugin[] = [];

  /** Draws the chart in place of `renderer`: a painter of the page's own. One that throws gives way to SVG. */
  @property({ attribute: false }) painter?: ChartPainter;

  /**
   * Bars or columns that the page knows already: `[{ label, actual, target, previousYear, period, key }]`, in the
   * attribute as JSON. The tile then asks no source; their sums are the total, unless `actual` and `target` say it.
   */
  @property() override points?: string | readonly KnownPoint[];

  readonly #chart = new ChartController(this, async (shown) => {
    const { interactionOf } = await import('./chart-touch.ts');
    return interactionOf(this, shown, () => this.#figure!.context, {
      can: (at) => this.filters(at),
      by: (at) => this.choose(at),
    });
  });
  #figure: ChartFigure | undefined;
  #view: { readonly figure: ChartFigure; readonly scale: string; readonly view: ChartView } | undefined;

  protected override readonly forms: Forms = CHART_FORMS;

  protected override get pictureNote(): NoteCode | undefined {
    const { missing } = this.#chart;
    return missing && `${missing}-not-loaded`;
  }

  /** @internal */
  override drawNow(): void {
    super.drawNow();
    this.#chart.paintNow();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.size) this.#view = undefined;
  }

  protected override renderTools(): unknown {
    return this.#view && this.#chart.renderTableButton(this.#view.view);
  }

  /** The table lists figures, and no sentence about them. */
  protected override get isSaid(): boolean {
    return !this.#chart.asTable;
  }

  protected override get bodyOptions(): BodyOptions {
    return { ...super.bodyOptions, hidden: [...this.#chart.hidden] };
  }

  protected override renderReady(figure: ChartFigure, body: ChartBody): TemplateResult {
    const { chart } = body;
    this.#figure = figure;
    const view = this.#viewOf(figure, chart);
    return this.#chart.render(view, this.plot.size, {
      kind: this.kind.layout,
      // On paper the picture takes the colours of paper, which a canvas is too late for.
      renderer: this.plot.printed ? 'svg' : (valueOf(CHART_FORMS.renderer, this.renderer) ?? 'auto'),
      rtl: this.boardLocale.dir === 'rtl',
      legend: this.kind.showsLegend(figure),
      plugins: this.chartPlugins ?? [],
      painter: this.painter,
      chosen: this.chosen,
      attempt: this.board?.version,
      instead: html`<p class="value ${figure.total.fit}" part="figure" role="img" aria-label=${view.summary}>
        ${renderNumber(body)}
      </p>`,
    });
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const wanted = this.#view ? `${this.kind.roomWanted(this.#view.figure) + VERDICT}rem` : '';
    const height = this.#view && this.kind.heightWanted?.(this.#view.figure);
    const take = (rem: number) => this.style.setProperty('--_height', `${rem}rem`);
    if (height && height < TALL) take(height);
    // A tile that grows while its size is told would be told of it once more within the same frame.
    else if (height) requestAnimationFrame(() => take(height * this.#typeSize));
    // Another element where the chart was away.
    const main = this.renderRoot.querySelector<HTMLElement>('.main');
    const hasLegend = !!main?.querySelector(this.#view?.figure.versus ? '.legend .variance' : '.legend');
    const tile = this.renderRoot.querySelector('.tile');
    tile?.toggleAttribute('data-legend', hasLegend);
    // Not by :has(): WebKit does not always see that a class has come to the plot.
    tile?.toggleAttribute('data-small', !!main?.querySelector('.small'));
    if (main && main.style.flexBasis !== wanted) main.style.flexBasis = wanted;
  }

  /** Size of the type, in parts of that of a tile that is not read from further away. */
  get #typeSize(): number {
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    return (this.plot.size?.fontSize ?? 0) < rem ? 1 : 4 / 3;
  }

  protected abstract override readonly kind: ChartTileKind;

  /** Key of the point that the board is filtered by. */
  protected get chosen(): string | undefined {
    return undefined;
  }

  /** Whether choosing a point filters the board; else it is a drill. */
  protected filters(_at: number): boolean {
    return false;
  }

  /** Filters the board by a point that the reader clicked or pressed Enter on. */
  protected choose(_at: number): void {}

  #viewOf(figure: ChartFigure, chart: Chart): ChartView {
    const { boardLocale: locale } = this;
    const name = () => this.pictureName;
    const scale = chart.scale?.join() ?? '';
    if (this.#view?.figure === figure && this.#view.scale === scale) return this.#view.view;
    const { messages } = locale;
    const { more, keysHint, acts } = messages;
    const canFilter = () => this.filters(0);
    const view: ChartView = {
      chart,
      get name() {
        return name();
      },
      get summary() {
        return `${name()}: ${figure.summary}`;
      },
      words: {
        ...messages,
        more: (count) => more(locale.count(count)),
        // The board may begin to filter under the same figures.
        get hint() {
          return keysHint(acts[canFilter() ? 'filter' : 'details']);
        },
      },
    };
    this.#view = { figure, scale, view };
    return view;
  }
}
