import { html, nothing, type TemplateResult } from 'lit';
import { TargetEditRequestedEvent, TargetFilterRequestedEvent } from '../../board/events.ts';
import { type Heading, headingOf } from '../../i18n/heading.ts';
import type { Write } from '../../i18n/facts.ts';
import { comparisons, help, statusWords } from '../../i18n/sentences.ts';
import type { Insight } from '../../model/measured.ts';
import { idOf, isOwnerKey } from '../../model/owner.ts';
import type { Framed, Ready } from './framed.ts';
import { NotesController } from './notes-controller.ts';

/** Quiet block in place of a name. */
const BONE = html`<i class="bone"></i>`;
/** Quiet blocks in place of figures that are to come. */
const BONES = html`<div class="bones" aria-hidden="true"><i></i><i></i><i></i></div>`;

/** The words around a tile's picture: heading, status, sentence, states, notes and the ways out. */
export class TileFrame {
  readonly #tile: Framed;
  readonly #notes: NotesController;

  constructor(tile: Framed) {
    this.#tile = tile;
    this.#notes = new NotesController(tile);
  }

  /** All of the heading, to name the picture. */
  get headingText(): string {
    return this.#tile.heading || this.#heading().text;
  }

  /** Follows the notes of the figures. */
  update(allowed: ReadonlyMap<string, readonly string[]>): void {
    const { figures, knownLocale: locale, framing } = this.#tile;
    if (!locale) return;
    const found = Object.entries(framing.insight?.allowed ?? {}).filter(([, list]) => list.length);
    this.#notes.update(figures, locale, found.length ? new Map([...found, ...allowed]) : allowed);
  }

  /**
   * The tile around its body, if there is anything to show, and beside the
   * heading its tools. In few templates: each costs a tile as much as what it
   * says.
   */
  render(body: unknown, tools: unknown): TemplateResult {
    const { figures, ready, knownLocale: locale, framing } = this.#tile;
    const filters = this.#filterWords();
    return html`<div class="box">
      <div
        part="tile"
        class="tile ${figures.state} ${figures.stale ? 'stale' : ''} ${ready ? 'has' : 'bare'}"
        role="group"
        aria-labelledby="heading"
        aria-busy=${framing.busy}
        lang=${locale?.tag ?? nothing}
        dir=${locale?.dir ?? nothing}
      >
        <header role="none">
          <div class="head" part="heading" id="heading" role="heading" aria-level="3">
            <slot name="heading">${this.#tile.heading || (locale ? this.#renderHeading() : BONE)}</slot>
          </div>
          ${figures.stale && framing.busy ? html`<span class="busy" role="status">${locale?.messages.refreshing}</span>` : nothing}
          ${tools} ${filters ? this.#renderChip('▽ ✕', `${filters}. ${locale?.messages.clearFilter}`, true) : nothing}
          ${this.#notes.renderButton()}
        </header>
        <div class="body">${body ?? this.#renderWaiting()}</div>
        ${this.#renderFoot(filters)} ${this.#notes.renderPanel()}
      </div>
    </div>`;
  }

  #renderWaiting(): unknown {
    const { figures, framing } = this.#tile;
    if (figures.state !== 'loading') return nothing;
    return html`${BONES}
      <p class="todo" role="status">${framing.slow ? this.#loadingText() : nothing}</p>`;
  }

  /** That it loads, and how far the file has come. */
  #loadingText(): string {
    const { boardLocale: locale, board } = this.#tile;
    const { loaded, total } = board?.progress ?? {};
    const part =
      loaded && total ? locale.percent(loaded / total) : loaded ? `${locale.number(loaded / 1e6, 1)} MB` : '';
    return `${locale.messages.loading} ${part}`.trim();
  }

  /** Who, what and when. */
  #renderHeading(): TemplateResult {
    const { figures, ready, boardLocale: locale, framing } = this.#tile;
    const { messages } = locale;
    const { who, measure, unit, period, compared } = this.#heading();
    // Each drops alone where the line is short, the period last (N4).
    const more = [
      compared,
      figures.notes.some(({ code }) => code === 'not-filtered') && messages.notFiltered,
      framing.ownScale && messages.ownScale,
      ready?.insight.open && ready.insight.begun && messages.open,
    ];
    return html`<span class="who" title=${who}>${who || (figures.state === 'loading' ? BONE : nothing)}</span>
      <span class="what"
        ><span><b>${measure}</b>${unit && ` ${unit}`}</span>
        <span class="more" ?hidden=${!period}><span>${period}</span></span>
        ${more.map((text) => (text ? html`<span class="more"><span>${text}</span></span> ` : nothing))}</span
      >`;
  }

  #heading(): Heading {
    const { figures, ready, boardLocale: locale, framing, asPercent, request } = this.#tile;
    const { owner, measure, currency, period } = figures;
    const { figure, currencyDisplay } = framing;
    return headingOf(locale, {
      who: owner.name || (figures.state !== 'loading' && isOwnerKey(owner.id) ? idOf(owner.id) : ''),
      measure,
      items: ready?.insight.itemNames,
      scale: figure?.scale ?? { power: 0, decimals: 0 },
      currency,
      currencyDisplay,
      asPercent,
      cumulative: request.cumulative,
      period: period.label,
      compared: figure?.compared,
    });
  }

  /** Status in words with its sign, the gap, what remains to be done, and what else it is compared with. */
  renderStatus({ figures, insight }: Ready): unknown {
    const { boardLocale: locale, digits, request, framing } = this.#tile;
    const { total } = figures;
    const status = statusWords(locale, total.status, insight.slipping);
    const write: Write = (value, fewer) =>
      locale.amount(value, { digits: digits === 'full' ? digits : fewer, decimals: insight.decimals });
    const { gap, todo } = help(locale, total, insight, write);
    // A chart draws what it compares.
    const compared = framing.figure?.compared ? [] : comparisons(locale, total, insight, request.compare, write);
    // That there is no target, the gap says in more words.
    const said = status && total.status !== 'no-target' && total.status !== 'zero-target';
    return html`<div class="line parts" part="status">
        <span class="status ${status?.tone}" ?hidden=${!said}
          ><span aria-hidden="true">${status?.sign}</span> <span>${status?.text}</span></span
        >
        <span class="gap" ?hidden=${!gap}>${gap}</span>
      </div>
      <p class="todo parts" part="sentence" ?hidden=${!todo}>${todo && this.#renderParts(todo.split(' · '))}</p>
      ${compared.length ? html`<p class="todo parts" part="comparison">${this.#renderParts(compared)}</p>` : nothing}`;
  }

  /** Lines break between them, where no dot is left hanging. */
  #renderParts(texts: readonly string[]): unknown {
    return texts.map((text) => html`<span>${text}</span> `);
  }

  /** What stays visible at any size: why there is nothing, how old the figures are, and the ways out. */
  #renderFoot(filters: string | undefined): unknown {
    const { figures, knownLocale: locale, board } = this.#tile;
    const { reason = '', message, total } = figures;
    const retry = reason && !/^(no|unknown)-/.test(reason);
    const settable = board?.editable && this.#known && total.target === undefined;
    if (!locale || (!message && !filters && !settable)) return nothing;
    const { messages } = locale;
    return html`<footer role="none">
      ${message ? html`<p class="message" part="message" role="status" title=${message}>${retry ? '⚠ ' : ''}${message}</p>` : nothing}
      ${retry ? html`<button class="link" @click=${() => this.#tile.refresh()}>${messages.retry}</button>` : nothing}
      ${settable ? html`<button class="way" @click=${() => this.#askForTarget()}>${messages.setTarget}</button>` : nothing}
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
      @click=${() => this.#clearFilters()}
    >
      ${text}
    </button>`;
  }

  #filterWords(): string | undefined {
    const { owner, period } = this.#tile.figures;
    const { filteredBy: by = {}, itemNames = [] } = this.#known ?? {};
    const items = by.items && itemNames.join(', ');
    const words = [by.owner && owner.name, by.period && period.label, by.targetType, items];
    const text = words.filter(Boolean).join(', ');
    return text && this.#tile.boardLocale.messages.filteredBy(text);
  }

  /** What is known of the period, be there figures in it or not. */
  get #known(): Insight | undefined {
    return this.#tile.framing.insight;
  }

  #clearFilters(): void {
    const { filteredBy } = this.#known!;
    const none = Object.fromEntries(Object.keys(filteredBy).map((name) => [name, undefined]));
    if (!this.#tile.dispatchEvent(new TargetFilterRequestedEvent(none))) return;
    // The button goes with the filters: whoever pressed it by keyboard stays in the tile.
    const frame = this.#tile.shadowRoot!.querySelector<HTMLElement>('.tile')!;
    frame.tabIndex = -1;
    frame.focus();
  }

  #askForTarget(): void {
    const { id } = this.#tile.figures.owner;
    const { period, type } = this.#known!;
    if (isOwnerKey(id)) this.#tile.dispatchEvent(new TargetEditRequestedEvent(id, period, type.id));
  }
}
