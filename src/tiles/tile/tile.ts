import { type CSSResultGroup, html, noChange, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { AloneBoard, type AloneOptions } from '../../board/alone.ts';
import { type Forms, isOn, propertyOf, valueOf, wrongAttributes } from '../../board/attributes.ts';
import { TargetEditRequestedEvent, TargetFilterRequestedEvent } from '../../board/events.ts';
import { sentences } from '../../board/failure.ts';
import { FiguresController } from '../../board/figures-controller.ts';
import type { Scene, Space } from '../../charts/scene.ts';
import { sceneStyles } from '../../charts/scene.styles.ts';
import { svgTemplate } from '../../charts/svg-template.ts';
import type { CurrencyDisplay, Locale } from '../../i18n/locale.ts';
import type { Digits } from '../../i18n/scale.ts';
import type { Measure } from '../../model/actual.ts';
import type { Figures } from '../../model/figures.ts';
import type { Note, NoteCode } from '../../model/note.ts';
import { isOwnerKey } from '../../model/owner.ts';
import type { PointsOf } from '../../model/points.ts';
import type { CompareText, FiguresRequest, Pace, PeriodText, TargetFrom } from '../../model/request.ts';
import { tokens } from '../../theme/tokens.ts';
import { readIds, TILE_FORMS } from './attributes.ts';
import { controlStyles } from './control.styles.ts';
import { figureStyles } from './figure.styles.ts';
import { type FrameActions, renderFrame } from './frame.ts';
import { frameStyles } from './frame.styles.ts';
import { KnownElement } from './known-element.ts';
import { NotesController } from './notes-controller.ts';
import { PlotController } from './plot-controller.ts';
import { ScaleGroupController } from './scale-group.ts';
import type { Ready, TileFigure, TileOptions } from './tile.figure.ts';
import type { BodyOptions, Extents, TileBody, TileKind } from './tile-kind.ts';
import { tileStyles } from './tile.styles.ts';
import { type TileFacts, type TileView, tileView, wordlessView } from './tile-view.ts';

/** Properties that a tile outside a board hands to the board of its own. */
const OWN_DATA = ['src', 'source', 'repository', 'locales'];

/**
 * Base of all tiles: the attributes, the way to the figures, and the frame
 * with heading, states, notes and the sentence that helps. A tile adds its
 * figure (numbers and words) and its picture.
 */
export abstract class TileElement<F extends TileFigure = TileFigure> extends KnownElement {
  static override styles: CSSResultGroup = [tokens, sceneStyles, tileStyles, frameStyles, figureStyles, controlStyles];

  /** Whose figures: `company`, `group:<id>`, `user:<id>`, `me` or `my-group`. */
  @property() owner = 'company';
  /** Which period: `2026`, `2026-Q3`, `this-quarter`, `next-month`, `last-30-days`, `2026-03-01/2026-05-15`, … */
  @property() period: PeriodText = 'this-year';
  /** Target type: `<dimension>.<unit>`, the unit `amount`, `count` or `profit`. */
  @property({ attribute: 'target-type' }) targetType = 'all-sales.amount';
  /** Ids of the items that count, comma separated or as a list; those of the target type, else all, by default. */
  @property() items?: string | readonly string[];
  /** `amount`, `count` or `profit`; that of the target type by default. */
  @property() measure?: Measure;
  /** Drawn beside the actual: `target`, `previous-year`, `forecast`, `pipeline`, several separated by spaces, or `none`. */
  @property({ reflect: true, useDefault: true }) compare: CompareText = 'target';
  /** Shows per cent of the target instead of amounts. */
  @property({ type: Boolean, converter: isOn, attribute: 'as-percent' }) asPercent = false;
  /** How the elapsed part is weighed: `none`, `linear`, `working-days`, `profile`. By default `working-days` with a calendar, else `linear`. */
  @property() pace?: Pace;
  /** Two shares of what is expected by now, above 0, the second not less: behind from the first on, on pace from the second. */
  @property() thresholds: string | readonly [behind: number, onPace: number] = '0.9 0.995';
  /** Less is better: costs, complaints. */
  @property({ type: Boolean, converter: isOn, attribute: 'lower-is-better' }) lowerIsBetter = false;
  /** Whose target: `own`, or `members`: the sum of the groups', else of the users', where the owner has none of its own. */
  @property({ attribute: 'target-from' }) targetFrom: TargetFrom = 'own';
  /** ISO date, or date and time in the organisation's zone: judged by the targets as they stood then. The board's, else those of now, by default. */
  @property({ attribute: 'target-as-of' }) targetAsOf?: string;
  /** ISO 4217, or `own`: the owner's. The board's, else the organisation's by default. */
  @property() currency?: string;
  /** How the heading names the currency: `code`, `symbol` or `hide`. */
  @property({ attribute: 'currency-display' }) currencyDisplay: CurrencyDisplay = 'code';
  /** `short` (three digits, as in 1.23 M) or `full` (all digits). */
  @property({ attribute: 'number-format' }) numberFormat: 'short' | 'full' = 'short';
  /** Text of the heading, in place of the one that is made of owner, measure and period. */
  @property() heading?: string;
  /** Level of the heading in the page's outline, `1` to `6`, for those who go from heading to heading. */
  @property({ attribute: 'heading-level' }) headingLevel: string | number = '3';
  /** A name: tiles of one unit and name share one scale. */
  @property({ attribute: 'scale-group' }) scaleGroup?: string;
  /** Address of sales, for a tile outside a board; it then takes the board's attributes too. */
  @property() src?: string;
  /** Where the figures come from, for a tile outside a board. */
  @property({ attribute: false }) source?: AloneOptions['source'];
  /** Where the targets are, for a tile outside a board. */
  @property({ attribute: false }) repository?: AloneOptions['repository'];
  /** Texts of other languages by tag, for a tile outside a board. */
  @property({ attribute: false }) locales?: AloneOptions['locales'];

  /** The box of the picture: the element with class `plot`. */
  protected readonly plot = new PlotController(this);
  /** Reading of those of its attributes that may be wrong. */
  protected readonly forms: Forms = TILE_FORMS;
  readonly #controller = new FiguresController(this);
  readonly #notes = new NotesController(this);
  readonly #scales = new ScaleGroupController(this);
  #request: FiguresRequest | undefined;
  #requestNotes: readonly Note[] | undefined;
  #drawn: { readonly figures: Figures; readonly locale: Locale; readonly day?: string; readonly figure: F } | undefined;
  #view: TileView | undefined;
  readonly #actions: FrameActions = {
    retry: () => this.refresh(),
    clearFilters: () => this.#clearFilters(),
    askForTarget: () => this.#askForTarget(),
  };
  #shared: Extents | undefined;
  #alone: AloneBoard | undefined;
  #primed = false;

  /** Figures of the tile, plain frozen data, replaced before `target-figures-changed` fires; out of sight some frames after those in the window. */
  get figures(): Figures {
    return this.#controller.figures;
  }

  /** Request of the tile, made of its attributes; the filters of its board come on top. @internal */
  get request(): FiguresRequest {
    return (this.#request ??= this.makeRequest());
  }

  /** Wrong values of its attributes, each as a note: code `wrong-attribute`, value `pace=fast`. @internal */
  get requestNotes(): readonly Note[] {
    const read = (name: string) => (this as Readonly<Record<string, unknown>>)[propertyOf(name)];
    return (this.#requestNotes ??= wrongAttributes(this.forms, read));
  }

  /** Asks again for the figures of the whole board. */
  get refresh(): () => void {
    return () => this.#controller.retry();
  }

  /** Asks again for the figures of the whole board: `tile.refresh()`. Set to a number, it is the attribute of a board. */
  set refresh(seconds: number | string | null | undefined) {
    if (seconds === null || seconds === undefined) this.removeAttribute('refresh');
    else this.setAttribute('refresh', String(seconds));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#alone?.connect();
    this.requestUpdate();
    if (matchMedia('(any-pointer: coarse)').matches)
      void sentences(() => import('./touch.ts')).then((touch) => touch?.addTargets(this));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#alone?.disconnect();
  }

  /**
   * A moment for figures that are at hand: without it every tile would first
   * be drawn without them. Then those that are seen come first.
   */
  protected override async scheduleUpdate(): Promise<void> {
    if (!this.#primed) return this.#prime();
    if (!this.hasUpdated) await this.#controller.firstAnswer();
    // Others are drawn on a scale that this one shares.
    await this.plot.inTurn(() => void super.scheduleUpdate(), !!this.scaleGroup);
  }

  protected override shouldUpdate(): boolean {
    return this.#primed;
  }

  /** @internal */
  get pointsOf(): PointsOf | undefined {
    return this.kind.pointsOf;
  }

  /**
   * Figures of what is seen are made first, but where others are drawn on a scale that this one shares.
   * @internal
   */
  inTurn<T>(make: () => T): T | Promise<T> {
    return this.scaleGroup ? make() : this.plot.measureInTurn(make);
  }

  /**
   * Draws now, whatever else there is to do: for paper.
   * @internal
   */
  drawNow(): void {
    this.requestUpdate();
    this.performUpdate();
  }

  /** Includes the first drawing: the update before it only takes over properties. */
  protected override async getUpdateComplete(): Promise<boolean> {
    await super.getUpdateComplete();
    return super.getUpdateComplete();
  }

  /** Reads the attributes again when a property is set. */
  override requestUpdate(name?: PropertyKey, ...more: unknown[]): void {
    // The first are set while the tile is being made.
    if (name !== undefined && #request in this) {
      this.#request = this.#requestNotes = this.#drawn = undefined;
      // The update may have to wait for its turn, the question does not.
      if (this.#primed) queueMicrotask(() => this.#controller.ask());
    }
    super.requestUpdate(name, ...(more as []));
  }

  protected override updated(changed: PropertyValues): void {
    if (!this.#controller.hasBoard) this.#doWithoutBoard();
    else if (OWN_DATA.some((name) => changed.has(name))) this.#alone?.update();
  }

  protected override render(): TemplateResult {
    const { ready } = this;
    const { locale } = this.#controller;
    const figure = ready && this.#figureOf(ready);
    this.#shared = this.#shareScale(figure);
    const { facts } = this;
    this.#view = locale ? tileView(locale, facts, figure) : wordlessView(this.heading);
    const body = figure && this.kind.bodyOf(figure, locale!, facts.body);
    const picture = body && this.renderReady(figure, body);
    const tools = picture ? this.renderTools() : nothing;
    const { figures, forms, kind, pictureNote: drawn } = this;
    if (locale) this.#notes.update({ figures, locale, forms, drawn, kind });
    const level = valueOf(TILE_FORMS['heading-level'], this.headingLevel) ?? '3';
    const parts = { locale, level, picture, isSaid: this.isSaid, tools, notes: this.#notes, actions: this.#actions };
    return renderFrame(this.#view, parts);
  }

  /**
   * Everything that its words and its picture follow from, as plain data.
   * @internal
   */
  get facts(): TileFacts {
    const { measured, busy, slow, refused, board } = this.#controller;
    const { progress, editable } = board ?? {};
    return {
      figures: this.figures,
      insight: measured?.insight,
      options: this.#options,
      body: { ...this.bodyOptions, shared: this.#shared },
      state: { busy, slow, refused, progress, ownScale: this.#scales.differs, editable },
    };
  }

  /** Makes the request. Pure; tiles with points add their own part. */
  protected makeRequest(): FiguresRequest {
    const { compare, measure, pace, thresholds, 'target-from': from } = TILE_FORMS;
    return {
      shape: 'single',
      owner: this.owner || 'company',
      period: this.period || 'this-year',
      targetType: this.targetType || 'all-sales.amount',
      items: readIds(this.items),
      measure: valueOf(measure, this.measure),
      compare: (valueOf(compare, this.compare) ?? ['target']).filter((one) => one !== 'none'),
      pace: valueOf(pace, this.pace),
      thresholds: valueOf(thresholds, this.thresholds) ?? [0.9, 0.995],
      lowerIsBetter: this.lowerIsBetter,
      targetFrom: valueOf(from, this.targetFrom),
      targetAsOf: this.targetAsOf || undefined,
      currency: this.currency || undefined,
    };
  }

  /** Pure half of the tile: from figures to numbers, words and picture. */
  protected abstract readonly kind: TileKind<F>;

  /** Options of the picture alone. */
  protected get bodyOptions(): BodyOptions {
    const { thresholds, lowerIsBetter } = this.request;
    return { thresholds, lowerIsBetter, asPercent: this.asPercent };
  }

  /** Picture of figures that are there. */
  protected abstract renderReady(figure: F, body: TileBody): unknown;

  /** Controls beside the heading. */
  protected renderTools(): unknown {
    return nothing;
  }

  /** Language and number forms of the board. @internal */
  get boardLocale(): Locale {
    return this.#controller.locale!; // there are no figures before there is one
  }

  /**
   * State of the board around the tile; undefined while there is none.
   * @internal
   */
  get board(): FiguresController['board'] {
    return this.#controller.board;
  }

  /** Figures that can be drawn. @internal */
  get ready(): Ready | undefined {
    const { measured } = this.#controller;
    return measured?.insight && this.figures.state === 'ready' ? { ...measured, insight: measured.insight } : undefined;
  }

  /** Note about the picture, beside those of the figures. */
  protected get pictureNote(): NoteCode | undefined {
    return undefined;
  }

  /** Name of the picture: the heading has said the rest. */
  protected get pictureName(): string {
    const { measure, who } = this.#view?.heading ?? {};
    return measure || who || '';
  }

  /** The picture says all words below it, to whoever listens. */
  protected get isSaid(): boolean {
    return true;
  }

  /** Digits of a number: 3, or all. @internal */
  get digits(): Digits {
    return this.numberFormat === 'full' ? 'full' : 3;
  }

  /** The picture in the element with class `plot`, drawn once the box has a size. */
  protected renderPlot(layout: (space: Space) => Scene): unknown {
    const { size } = this.plot;
    if (!size) return noChange;
    const scene = layout({ ...size, rtl: this.boardLocale.dir === 'rtl' });
    return html`<svg aria-hidden="true" viewBox="0 0 ${scene.width} ${scene.height}">${svgTemplate(scene)}</svg>`;
  }

  /** Extents of all tiles of its scale group, which it joins or leaves. */
  #shareScale(figure: F | undefined): Extents | undefined {
    const { figures, scaleGroup } = this;
    const own = scaleGroup && figure ? this.kind.extentsOf?.(figure, this.bodyOptions) : undefined;
    if (!own) return this.#scales.leave();
    const unit = this.asPercent ? '%' : `${figures.measure} ${figures.currency ?? ''}`;
    return this.#scales.share(this.board?.store, scaleGroup, unit, own);
  }

  /**
   * Takes over the properties that were set before the element was defined,
   * which are part of its question. Lit does so with the first update only:
   * that one draws nothing.
   */
  #prime(): void {
    this.performUpdate();
    this.#primed = true;
    this.requestUpdate();
  }

  get #options(): TileOptions {
    const { label, asPercent, digits, figures } = this;
    const heading = this.heading || label;
    const known = !!this.known;
    const { compare, cumulative } = this.request;
    const currencyDisplay = valueOf(TILE_FORMS['currency-display'], this.currencyDisplay);
    const overDay = figures.asOf < (this.board?.today ?? '') ? { overDay: figures.asOf } : {};
    return { heading, known, asPercent, digits, currencyDisplay, compare, cumulative, ...overDay };
  }

  #clearFilters(): void {
    const { filteredBy = {} } = this.#controller.measured?.insight ?? {};
    const none = Object.fromEntries(Object.keys(filteredBy).map((name) => [name, undefined]));
    if (!this.dispatchEvent(new TargetFilterRequestedEvent(none))) return;
    // The button goes with the filters: its focus stays in the tile.
    const frame = this.renderRoot.querySelector<HTMLElement>('.tile')!;
    frame.tabIndex = -1;
    frame.focus();
  }

  #askForTarget(): void {
    const { id } = this.figures.owner;
    const { period, type } = this.#controller.measured!.insight!;
    if (isOwnerKey(id)) this.dispatchEvent(new TargetEditRequestedEvent(id, period, type.id));
  }

  #figureOf(ready: Ready): F {
    const { boardLocale: locale } = this;
    const { figures } = ready;
    const options = this.#options;
    const { figures: last, locale: language, day } = this.#drawn ?? {};
    if (last !== figures || language !== locale || day !== options.overDay)
      this.#drawn = { figures, locale, day: options.overDay, figure: this.kind.figureOf(ready, locale, options) };
    return this.#drawn!.figure;
  }

  /** Outside a board a source of its own serves; without one the tile says what it needs. */
  #doWithoutBoard(): void {
    if (!this.src && !this.source && !this.known) {
      // Its definition may come later; it then finds its tiles.
      if (!this.closest('target-board:not(:defined)')) void this.#controller.refuseWithoutBoard();
      return;
    }
    this.#alone ??= new AloneBoard(this, (state) => this.#controller.useAlone(state));
    this.#alone.connect();
  }
}
