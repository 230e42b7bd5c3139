import { html, nothing, type TemplateResult } from 'lit';
import type { Locale } from '../../i18n/locale.ts';
import type { HeadingView, StatusView, TileView } from './tile-view.ts';

/** Quiet block in place of a name. */
const BONE = html`<i class="bone"></i>`;
/** Quiet blocks in place of figures that are to come. */
const BONES = html`<div class="bones" aria-hidden="true"><i></i><i></i><i></i></div>`;

/** Ways out that the frame offers as buttons. */
export interface FrameActions {
  readonly retry: () => void;
  readonly clearFilters: () => void;
  readonly askForTarget: () => void;
}

/** Parts of a tile that the frame stands around. */
export interface FrameParts {
  readonly actions: FrameActions;
  /** Undefined until the board has said in which language. */
  readonly locale: Locale | undefined;
  /** Of the heading in the page's outline, 1 to 6. */
  readonly level: string;
  /** Undefined while there are no figures to draw. */
  readonly picture: unknown;
  /** The picture says all that stands below it, so that whoever listens hears it once (E10). */
  readonly isSaid: boolean;
  /** Controls beside the heading. */
  readonly tools: unknown;
  readonly notes: { readonly isOpen: boolean; renderButton(): unknown; renderPanel(level: number): unknown };
}

/**
 * Renders a tile around its body. In few templates: each costs a tile as much
 * as the words in it.
 */
export function renderFrame(
  view: TileView,
  { actions, locale, level, picture, isSaid, tools, notes }: FrameParts,
): TemplateResult {
  const { state, stale, busy, refreshing, heading, filters } = view;
  return html`<div class="box">
    <div
      part="tile"
      class="tile ${state} ${stale ? 'stale' : ''} ${picture ? 'has' : 'bare'} ${view.message || view.setTarget ? 'ways' : ''}"
      role="group"
      aria-busy=${busy}
      lang=${locale?.tag ?? nothing}
      dir=${locale?.dir ?? nothing}
    >
      <header role="none">
        <div class="head" part="heading" id="heading" role="heading" aria-level=${level}>
          ${renderHeading(heading, state === 'loading')}
        </div>
        ${refreshing ? html`<span class="busy" role="status">${refreshing}</span>` : nothing} ${tools}
        ${filters ? renderFunnel(filters, actions) : nothing} ${notes.renderButton()}
      </header>
      ${notes.renderPanel(Number(level) + 1)}
      <div class="body" ?inert=${notes.isOpen}>
        ${
          picture && view.status
            ? html`<div class="main">${picture}${renderVerdict(view.status, isSaid)}</div>
                ${renderMore(view.status, isSaid)}`
            : state === 'loading'
              ? renderWaiting(view.loading)
              : nothing
        }
      </div>
      ${renderFoot(view, actions, notes.isOpen)}
    </div>
  </div>`;
}

/** Heading: owner, measure and period (N4). */
function renderHeading(
  { who, measure, listed, unit, period, compared, more }: HeadingView,
  waits: boolean,
): TemplateResult {
  return html`<span class="who" title=${who}><slot name="heading">${who || (waits ? BONE : nothing)}</slot></span>
    <span class="what"
      ><span class="measure ${listed ? 'listed' : ''}" dir="auto"
        ><b title=${measure}>${measure}</b> ${unit ? html`<span>${unit}</span>` : nothing}</span
      >
      <span class="more" ?hidden=${!period}><span>${period}</span></span>
      ${more.map((text) => html`<span class="more ${text === compared ? 'compared' : ''}"><span>${text}</span></span> `)}</span
    >`;
}

function renderWaiting(loading: string | undefined): TemplateResult {
  return html`${BONES}
    <p class="todo" role="status">${loading ?? nothing}</p>`;
}

/** Status in words with its sign, the total, the gap and by what it is judged: what does not fit drops from the end. */
function renderVerdict({ status, gap, total = [], part, basis }: StatusView, isSaid: boolean): TemplateResult {
  // How far it is off has the colour of the verdict; of what it is the verdict is said first.
  const off = gap ? html`<span class=${status?.tone ?? ''}>${gap}</span> ` : nothing;
  const of = part ? html`<span class="part">${part}</span> ` : nothing;
  const rest = [status ? [of, off] : [off, of], renderParts([basis])];
  return html`<div class="line parts ${lengthOf(status, total)}" part="status" aria-hidden=${isSaid ? 'true' : nothing}>
    <span class="status ${status?.tone} ${status?.short ? 'shrinks' : ''}" ?hidden=${!status}
      ><span aria-hidden="true">${status?.sign}</span> ${
        status?.short
          ? html`<span class="words"
              ><span class="long">${status.text}</span
              ><span class="short"
                ><span>${status.short}</span>${status.share ? html` <span>${status.share}</span>` : nothing}</span
              ></span
            >`
          : html`<span>${status?.text}</span>`
      }</span
    >
    ${total.length ? renderTotal(total, rest) : rest}
  </div>`;
}

/** Letters of status and total that fit beside each other on a tile of 20 rem, and on one of 27 rem. */
const FITS = [36, 48] as const;

/** Name of the style for a status so long that the total beside it needs the room of its difference. */
function lengthOf(status: StatusView['status'], total: readonly string[]): string {
  const letters = total.length ? `${status?.text}${total.slice(0, 2).join(' ')}`.length : 0;
  return ['', 'wordy', 'wordy wordier'][FITS.filter((most) => letters > most).length]!;
}

function renderTotal(total: readonly string[], rest: unknown): TemplateResult {
  return html`<span part="total" dir="auto">${total.map((text) => html`<span>${text}</span> `)}</span>
    <span class="besides">${rest}</span>`;
}

/** Lines about the rest: where it will end, what remains to be done, what else the figure is compared with. */
function renderMore({ scope, sentence, outlook, comparisons }: StatusView, isSaid: boolean): TemplateResult {
  const hidden = isSaid ? 'true' : nothing;
  return html`${scope ? html`<p class="todo parts" part="scope" aria-hidden=${hidden}>${renderParts(scope.split(' · '))}</p>` : nothing}
    ${outlook ? html`<p class="todo" part="outlook" aria-hidden=${hidden}>${outlook}</p>` : nothing}
    <p class="todo parts" part="sentence" aria-hidden=${hidden} ?hidden=${!sentence.length}>${renderParts(sentence)}</p>
    ${comparisons.length ? html`<p class="todo parts" part="comparison" aria-hidden=${hidden}>${renderParts(comparisons)}</p>` : nothing}`;
}

/** Lines break between them, where no dot is left hanging. */
function renderParts(texts: readonly (string | undefined)[]): unknown {
  return texts.map((text) => (text ? html`<span>${text}</span> ` : nothing));
}

/** Stays visible at any size: why there is nothing, how old the figures are, and the ways out. */
function renderFoot(
  { message, ageEnd, retry, setTarget, filters }: TileView,
  actions: FrameActions,
  covered: boolean,
): unknown {
  const chip = filters?.named ? undefined : filters;
  if (!message && !chip && !setTarget) return nothing;
  return html`<footer role="none" ?inert=${covered}>
    ${message ? html`<p class="message" part="message" role="status" title=${message}>${retry ? '⚠ ' : ''}${message.slice(0, ageEnd)}${ageEnd ? html`<span class="goes-on">${message.slice(ageEnd)}</span>` : nothing}</p>` : nothing}
    ${retry ? html`<button class="link" aria-describedby="heading" @click=${actions.retry}>${retry}</button>` : nothing}
    ${setTarget ? html`<button class="way" aria-describedby="heading" @click=${actions.askForTarget}>${setTarget}</button>` : nothing}
    ${chip ? renderChip(chip, actions) : nothing}
  </footer>`;
}

type Filters = NonNullable<TileView['filters']>;

/** The filters of the board that narrow the tile; choosing it clears them (I5). */
function renderChip({ text, clear }: Filters, { clearFilters }: FrameActions): TemplateResult {
  return html`<button class="chip" part="filter" title=${clear} @click=${clearFilters}><span>${text}</span> ✕</button>`;
}

/** The same as an icon beside the heading: where the tile is small, or the heading has said it. */
function renderFunnel({ text, clear, named }: Filters, { clearFilters }: FrameActions): TemplateResult {
  const label = `${text}. ${clear}`;
  return html`<button
    class="chip icon ${named ? 'named' : ''}"
    part="filter"
    title=${label}
    aria-label=${label}
    @click=${clearFilters}
  >
    <svg viewBox="0 0 14 14" aria-hidden="true"><path d="M1.5 2h11L8.5 7v4.5l-3 1.5V7z" /></svg> ✕
  </button>`;
}
