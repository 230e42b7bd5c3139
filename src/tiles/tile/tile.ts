import {
  type CSSResultGroup,
  html,
  LitElement,
  noChange,
  nothing,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import { property } from 'lit/decorators.js';
import type { AloneBoard, AloneOptions } from '../../board/alone.ts';
import { TargetEditRequestedEvent, TargetFilterRequestedEvent } from '../../board/events.ts';
import { FiguresController } from '../../board/figures-controller.ts';
import { type Heading, headingOf } from '../../i18n/heading.ts';
import type { CurrencyDisplay, Locale } from '../../i18n/locale.ts';
import type { FigureField } from '../../i18n/messages.ts';
import type { Digits, Scale } from '../../i18n/scale.ts';
import { help, statusWords } from '../../i18n/sentences.ts';
import type { Measure } from '../../model/actual.ts';
import type { Figures } from '../../model/figures.ts';
import type { Insight } from '../../model/measured.ts';
import type { Note } from '../../model/note.ts';
import { idOf, isOwnerKey } from '../../model/owner.ts';
import type { Compare, FiguresRequest, Pace } from '../../model/request.ts';
import { tokens } from '../../theme/tokens.ts';
import { type Axis, type AxisFacts, axisOf } from './axis.ts';
import { Attributes, readIds, readThresholds } from './attributes.ts';
import { NotesController } from './notes-controller.ts';
import { PlotController } from './plot-controller.ts';
import { type Extents, ScaleGroupController } from './scale-group.ts';
import { tileStyles } from './tile.styles.ts';
import type { BoxSize } from './viewport.ts';

/** Figures that can be drawn, with all that is known of them. */
export interface Ready {
  readonly figures: Figures;
  readonly insight: Insight;
}

/** What every tile's figure says for the frame around it. */
export interface TileFigure {
  /** In which unit the numbers are written; the heading names it. */
  readonly scale: Scale;
  /** What is drawn, if that is more than the actual. */
  readonly compared?: readonly FigureField[];
}

const MEASURES = ['amount', 'count', 'profit'] as const satisfies readonly Measure[];
const COMPARES = ['target', 'previous-year', 'forecast', 'pipeline', 'none'] as const;
const PACES = ['none', 'linear', 'working-days', 'profile'] as const satisfies readonly Pace[];
const DISPLAYS = ['code', 'symbol', 'hide'] as const satisfies readonly CurrencyDisplay[];
const FORMATS = ['short', 'full'] as const;

const BONES = html`<div class="bones" aria-hidden="true"><i></i><i></i><i></i></div>`;

/**
 * What all tiles share: the attributes, the way to the figures, and the frame
 * with heading, states, notes and the sentence that helps. A tile adds its
 * figure (numbers and words) and its picture.
 */
export abstract class TileElement<F extends TileFigure = TileFigure> extends LitElement {
  static override styles: CSSResultGroup = [tokens, tileStyles];

  /** Whose figures: `company`, `group:<id>`, `user:<id>`, `me` or `my-group`. */
  @property() owner = 'company';
  /** Which period: `2026`, `2026-Q3`, `this-quarter`, `last-30-days`, `2026-03-01/2026-05-15`, … */
  @property() period = 'this-year';
  /** `<dimension>.<unit>`. */
  @property({ attribute: 'target-type' }) targetType = 'all-sales.amount';
  /** Ids of the items that count, comma separated or as a list; all by default. */
  @property() items?: string | readonly string[];
  /** `amount`, `count` or `profit`; that of the target type by default. */
  @property() measure?: Measure;
  /** What is drawn beside the actual: `target`, `previous-year`, `forecast`, `pipeline`, several by space, or `none`. */
  @property() compare = 'target';
  /** Shows per cent of the target instead of amounts. */
  @property({ type: Boolean, attribute: 'as-percent' }) asPercent = false;
  /** How the elapsed part is weighed: `none`, `linear`, `working-days`, `profile`. Working days if there is a calendar. */
  @property() pace?: Pace;
  /** Actual ÷ expected from which a figure is behind rather than at risk, and on pace rather than behind. */
  @property() thresholds: string | readonly [behind: number, onPace: number] = '0.9 1';
  /** Less is better: costs, complaints. */
  @property({ type: Boolean, attribute: 'lower-is-better' }) lowerIsBetter = false;
  /** ISO 4217, or `own`: the owner's. The board's, else the organisation's by default. */
  @property() currency?: string;
  /** How the heading names it: `code`, `symbol` or `hide`. */
  @property({ attribute: 'currency-display' }) currencyDisplay: CurrencyDisplay = 'code';
  /** `short` (three digits) or `full`. */
  @property({ attribute: 'number-format' }) numberFormat: 'short' | 'full' = 'short';
  /** Text of the heading, in place of the one that is made of owner, measure and period. */
  @property() heading?: string;
  /** Tiles of one unit and one group of this name share one scale (N7). */
  @property({ attribute: 'scale-group' }) scaleGroup?: string;
  /** Address of sales, for a tile outside a board; it then takes the board's attributes too. */
  @property() src?: string;
  /** Where the figures come from, for a tile outside a board. */
  @property({ attribute: false }) source?: AloneOptions['source'];
  /** Where the targets are, for a tile outside a board. */
  @property({ attribute: false }) repository?: AloneOptions['repository'];

  /** The box of the picture: the element with class `plot`. */
  protected readonly plot = new PlotController(this);
  protected readonly attributesRead = new Attributes();
  readonly #controller = new FiguresController(this);
  readonly #notes = new NotesController(this);
  readonly #scales = new ScaleGroupController(this);
  #request: FiguresRequest | undefined;
  #drawn: { readonly figures: Figures; readonly locale: Locale; readonly figure: F } | undefined;
  #alone: Promise<AloneBoard> | undefined;

  /** What the tile shows, plain frozen data, replaced before `target-figures-changed` fires. */
  get figures(): Figures {
    return this.#controller.figures;
  }

  /** What the tile asks. */
  get request(): FiguresRequest {
    return (this.#request ??= this.readRequest());
  }

  /** Wrong values of its attributes. */
  get requestNotes(): readonly Note[] {
    return this.attributesRead.notes;
  }

  /** Asks again for the figures of the whole board. */
  refresh(): void {
    this.#controller.retry();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#alone?.then((alone) => alone.connect());
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    void this.#alone?.then((alone) => alone.disconnect());
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.size) {
      this.#request = undefined;
      this.#drawn = undefined;
    }
  }

  protected override updated(): void {
    if (!this.#controller.hasBoard) this.#doWithoutBoard();
    if (this.#controller.locale) this.#notes.update(this.figures, this.locale, this.attributesRead.allowed);
  }

  protected override render(): TemplateResult {
    if (!this.#controller.locale) return this.#renderSpeechless();
    const { figures, ready, locale } = this;
    const { busy } = this.#controller;
    // First the body: what it draws tells whether the scale is shared, and the heading says so.
    const body = ready ? this.renderReady(this.#figureOf(ready), ready) : this.#renderWaiting();
    return html`<div class="box">
      <div
        part="tile"
        class="tile ${figures.state} ${figures.stale ? 'stale' : ''} ${ready ? 'has' : 'bare'}"
        role="group"
        aria-labelledby="heading"
        aria-busy=${busy}
        lang=${locale.tag}
        dir=${locale.dir}
      >
        ${this.#renderHead()}
        <div class="body">${body}</div>
        ${this.#renderFoot()} ${this.#notes.renderPanel()}
      </div>
    </div>`;
  }

  /** What the tile asks; a tile with points says which. */
  protected readRequest(): FiguresRequest {
    const read = this.attributesRead;
    read.reset();
    const compare = read.words('compare', this.compare, COMPARES) ?? ['target'];
    // These two change only the words; read here for what is wrong with them.
    read.word('currency-display', this.currencyDisplay, DISPLAYS);
    read.word('number-format', this.numberFormat, FORMATS);
    return {
      shape: 'single',
      owner: this.owner || 'company',
      period: this.period || 'this-year',
      targetType: this.targetType || 'all-sales.amount',
      items: readIds(this.items),
      measure: read.word('measure', this.measure, MEASURES),
      compare: compare.filter((one): one is Compare => one !== 'none'),
      pace: read.word('pace', this.pace, PACES),
      thresholds: this.#readThresholds(),
      lowerIsBetter: this.lowerIsBetter,
      currency: this.currency || undefined,
    };
  }

  /** Numbers and words of the picture. Pure: made by `<name>.figure.ts`. */
  protected abstract figureOf(ready: Ready, locale: Locale): F;

  /** Picture and words of figures that are there. */
  protected abstract renderReady(figure: F, ready: Ready): unknown;

  /** Controls beside the heading. */
  protected renderTools(_ready: Ready): unknown {
    return nothing;
  }

  /** Language and number forms of the board. */
  protected get locale(): Locale {
    return this.#controller.locale!; // nothing is drawn before there is one
  }

  /** What the board around the tile says; undefined while there is none. */
  protected get board(): FiguresController['board'] {
    return this.#controller.board;
  }

  /** What can be drawn. */
  protected get ready(): Ready | undefined {
    const { measured } = this.#controller;
    return measured?.insight && this.figures.state === 'ready' ? { ...measured, insight: measured.insight } : undefined;
  }

  /** All of the heading, to name the picture. */
  protected get headingText(): string {
    return this.heading || this.#heading().text;
  }

  /** Digits of a number: 3, or all. */
  protected get digits(): Digits {
    return this.numberFormat === 'full' ? 'full' : 3;
  }

  /**
   * The picture in the element with class `plot`: drawn once the box has a
   * size, and left as it is while out of sight. `text`: size of small text in
   * CSS pixels.
   */
  protected renderPlot(draw: (size: BoxSize, text: number) => unknown): unknown {
    const { size, visible } = this.plot;
    if (!size || !visible) return noChange;
    return draw(size, size.fontSize);
  }

  /**
   * Lowest and highest value of all tiles of its `scale-group` and unit, given
   * its own (low, high, low, high, …). Tiles in per cent give and get per cent.
   */
  protected shareScale(own: Extents): Extents {
    const { figures, scaleGroup } = this;
    const unit = this.asPercent ? '%' : `${figures.measure} ${figures.currency ?? ''}`;
    return this.#scales.share(this.board?.store, scaleGroup, unit, own);
  }

  /** The axis of a single figure, as long as those of its `scale-group`. */
  protected sharedAxis(facts: AxisFacts): Axis {
    const per = this.asPercent ? facts.target : 1;
    const [, longest = 0] = this.shareScale([0, axisOf(facts).end / per]);
    return axisOf({ ...facts, shared: longest * per });
  }

  /** Status in words with its sign, the gap, and what remains to be done. */
  protected renderStatus({ figures, insight }: Ready): unknown {
    const { locale, digits } = this;
    const { total } = figures;
    const status = statusWords(locale, total.status, insight.slipping);
    const { gap, todo } = help(locale, total, insight, (value, fewer) =>
      locale.amount(value, { digits: digits === 'full' ? digits : fewer, decimals: insight.decimals }),
    );
    // Without a target to be measured by, the tile has said so beside the number.
    const said = status && total.status !== 'no-target' && total.status !== 'zero-target';
    return html`<div class="line" part="status">
        ${
          said
            ? html`<span class="status ${status.tone}"
                ><span aria-hidden="true">${status.sign}</span> <span>${status.text}</span></span
              >`
            : nothing
        }
        ${gap && said !== false ? html`<span class="gap">${gap}</span>` : nothing}
      </div>
      ${todo ? html`<p class="todo" part="sentence">${todo}</p>` : nothing}`;
  }

  #figureOf(ready: Ready): F {
    const { locale } = this;
    const { figures } = ready;
    if (this.#drawn?.figures !== figures || this.#drawn.locale !== locale) {
      this.#drawn = { figures, locale, figure: this.figureOf(ready, locale) };
    }
    return this.#drawn.figure;
  }

  #readThresholds(): readonly [number, number] {
    const { thresholds } = this;
    const text = typeof thresholds === 'string' ? thresholds : thresholds?.join(' ');
    return this.attributesRead.check('thresholds', text, ['0.9 1'], readThresholds) ?? [0.9, 1];
  }

  #renderHead(): TemplateResult {
    const { figures, ready, locale } = this;
    const { messages } = locale;
    const { who, measure, unit, period, compared } = this.#heading();
    const filters = this.#filterWords();
    const more = [
      [period, compared].filter(Boolean).join(', '),
      ready?.insight.open && ready.insight.begun && messages.open,
      figures.notes.some(({ code }) => code === 'not-filtered') && messages.notFiltered,
      this.#scales.differs && messages.ownScale,
    ];
    return html`<header>
      <div class="head" part="heading" id="heading" role="heading" aria-level="3">
        <slot name="heading"
          >${
            this.heading ||
            html`<span class="who" title=${who}
                >${who || (figures.state === 'loading' ? html`<i class="bone"></i>` : nothing)}</span
              >
              <span class="what"
                ><span><b>${measure}</b> ${unit}</span>
                ${more.map((text) => (text ? html`<span class="more"><span>${text}</span></span> ` : nothing))}</span
              >`
          }</slot
        >
      </div>
      ${
        figures.stale && this.#controller.busy
          ? html`<span class="busy" role="status">${messages.refreshing}</span>`
          : nothing
      }
      ${ready ? this.renderTools(ready) : nothing}
      ${filters ? this.#renderChip('▽ ✕', `${filters}. ${messages.clearFilter}`, true) : nothing}
      ${this.#notes.renderButton()}
    </header>`;
  }

  #heading(): Heading {
    const { figures, ready, locale } = this;
    const { owner, measure, currency, period } = figures;
    const figure = ready && this.#figureOf(ready);
    return headingOf(locale, {
      who: owner.name || (figures.state !== 'loading' && isOwnerKey(owner.id) ? idOf(owner.id) : ''),
      measure,
      items: ready?.insight.items,
      scale: figure?.scale ?? { power: 0, decimals: 0 },
      currency,
      currencyDisplay: DISPLAYS.find((one) => one === this.currencyDisplay),
      asPercent: this.asPercent,
      cumulative: this.request.cumulative,
      period: period.label,
      compared: figure?.compared,
    });
  }

  /** Frame, heading and quiet blocks, before the board has said in which language. */
  #renderSpeechless(): TemplateResult {
    return html`<div class="box">
      <div part="tile" class="tile loading bare" role="group" aria-labelledby="heading" aria-busy="true">
        <header>
          <div class="head" part="heading" id="heading" role="heading" aria-level="3">
            <slot name="heading">${this.heading || html`<i class="bone"></i>`}</slot>
          </div>
        </header>
        <div class="body">${BONES}</div>
      </div>
    </div>`;
  }

  #renderWaiting(): unknown {
    if (this.figures.state !== 'loading') return nothing;
    const { slow } = this.#controller;
    return html`${BONES}
      <p class="todo" role="status">${slow ? this.locale.messages.loading : nothing}</p>`;
  }

  /** What stays visible at any size: why there is nothing, how old the figures are, and the ways out. */
  #renderFoot(): unknown {
    const { reason = '', message, total } = this.figures;
    const { messages } = this.locale;
    const retry = reason && !/^(no|unknown)-/.test(reason);
    const filters = this.#filterWords();
    const settable = this.board?.editable && this.#known && total.target === undefined;
    if (!message && !filters && !settable) return nothing;
    return html`<footer>
      ${message ? html`<p class="message" part="message" role="status" title=${message}>${retry ? '⚠ ' : ''}${message}</p>` : nothing}
      ${retry ? html`<button class="link" @click=${this.refresh}>${messages.retry}</button>` : nothing}
      ${settable ? html`<button class="way" @click=${this.#askForTarget}>${messages.setTarget}</button>` : nothing}
      ${filters ? this.#renderChip(`${filters} ✕`, messages.clearFilter) : nothing}
    </footer>`;
  }

  /** The filters of the board that narrow the tile; choosing it clears them (I5). */
  #renderChip(text: string, title: string, icon = false): TemplateResult {
    return html`<button
      class="chip ${icon ? 'icon' : ''}"
      part="filter"
      title=${title}
      aria-label=${icon ? title : nothing}
      @click=${this.#clearFilters}
    >
      ${text}
    </button>`;
  }

  #filterWords(): string | undefined {
    const { owner, period } = this.figures;
    const by = this.#known?.filteredBy ?? {};
    const words = [by.owner && owner.name, by.period && period.label, by.targetType, by.items?.join(', ')];
    const text = words.filter(Boolean).join(', ');
    return text && this.locale.messages.filteredBy(text);
  }

  /** What is known of the period, be there figures in it or not. */
  get #known(): Insight | undefined {
    return this.#controller.measured?.insight;
  }

  #clearFilters(): void {
    const { filteredBy } = this.#known!;
    const none = Object.fromEntries(Object.keys(filteredBy).map((name) => [name, undefined]));
    this.dispatchEvent(new TargetFilterRequestedEvent(none));
  }

  #askForTarget(): void {
    const { id } = this.figures.owner;
    const { period, type } = this.#known!;
    if (isOwnerKey(id)) this.dispatchEvent(new TargetEditRequestedEvent(id, period, type.id));
  }

  /** Outside a board a source of its own serves; without one the tile says what it needs. */
  #doWithoutBoard(): void {
    const { src, source } = this;
    if (!src && !source) {
      // Its definition may come later; it then finds its tiles.
      if (!this.closest('target-board:not(:defined)')) void this.#controller.refuseWithoutBoard();
      return;
    }
    this.#alone ??= import('../../board/alone.ts').then(({ AloneBoard }) => {
      return new AloneBoard(this, (state) => this.#controller.useAlone(state));
    });
    void this.#alone.then((alone) => alone.connect());
  }
}
