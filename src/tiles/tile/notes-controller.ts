import { html, nothing, type ReactiveController, type ReactiveControllerHost } from 'lit';
import type { Forms } from '../../board/attributes.ts';
import type { BoardState } from '../../board/board-state.ts';
import { sentences } from '../../board/failure.ts';
import { rightsOf } from '../../board/policy.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { Figures } from '../../model/figures.ts';
import type { Note, NoteCode } from '../../model/note.ts';
import type { GuidedTile, GuidePanel } from './guide-panel.ts';
import type { TileKind } from './tile-kind.ts';

type Host = ReactiveControllerHost & GuidedTile & { refresh(): void };

/** A request for sentences. */
interface Asked {
  readonly figures: Figures;
  readonly locale: Locale;
  /** Reading of the attributes, for the sentence about a wrong one. */
  readonly forms: Forms;
  /** Note about the picture. */
  readonly drawn: NoteCode | undefined;
  readonly kind: TileKind;
}

/**
 * Notes about the figures and how to read the tile, behind one button. Both
 * load late: most tiles have no notes, and few readers ask for the rest; where
 * they do not come, opening the panel loads them again. While it is open, what
 * lies under it is inert.
 */
export class NotesController implements ReactiveController {
  readonly #host: Host;
  #asked: Asked | undefined;
  #texts: readonly string[] = [];
  /** Something did not load: what a note names, or the sentences themselves, for which codes stand in. */
  #isLacking = false;
  #board: BoardState | undefined;
  #open = false;
  /** How to read the tile, once a reader has asked. */
  #guide: GuidePanel | undefined;
  #isGuideMissing = false;
  /** The focus is in the panel or on its button, which the next update may take away. */
  #held = false;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
    host.addEventListener('keydown', this.#closeOnEscape);
  }

  hostUpdate(): void {
    this.#held = !!this.#host.shadowRoot?.activeElement?.closest('#notes, .notes');
  }

  hostUpdated(): void {
    // A tile out of the document has no size to draw for.
    const isShown = this.#open && this.#isReady && this.#host.isConnected;
    if (isShown) this.#guide?.draw(this.#asked!.kind, this.#find('.guide')!);
    if (this.#held && !this.#host.shadowRoot!.activeElement) this.#takeFocus();
  }

  hostConnected(): void {
    if (this.#open) this.#host.requestUpdate(); // opened out of the document
  }

  hostDisconnected(): void {
    if (this.#open) this.#turn();
  }

  /** The panel covers all but the heading. */
  get isOpen(): boolean {
    return this.#open;
  }

  /** Follows the notes of figures and picture. */
  update(asked: Asked): void {
    const { figures, locale, drawn } = this.#asked ?? {};
    if (asked.figures === figures && asked.locale === locale && asked.drawn === drawn) return;
    const { board } = this.#host;
    // A sentence may name who is hidden now: it does not wait for those that load.
    if (board?.policy !== this.#board?.policy || board?.settings.viewer !== this.#board?.settings.viewer)
      this.#texts = [];
    this.#board = board;
    this.#asked = asked;
    if (asked.locale !== locale) this.#guide = undefined;
    if (this.#open) void this.#loadGuide();
    void this.#say(asked);
  }

  renderButton(): unknown {
    if (!this.#texts.length && !this.#isReady) return nothing;
    const some = this.#texts.length ? 'some' : '';
    return html`<button
      class="notes ${some}"
      aria-expanded=${this.#open}
      aria-controls=${this.#open ? 'notes' : nothing}
      aria-label=${this.#name}
      @click=${this.#toggle}
    >
      <span>i</span>
    </button>`;
  }

  /** `level`: of the heading in it. */
  renderPanel(level: number): unknown {
    const texts = this.#texts;
    if (!texts.length && !this.#open) return nothing;
    const { messages } = this.#asked!.locale;
    const isLacking = this.#isLacking || this.#isGuideMissing;
    return html`<div id="notes" part="notes" role="group" aria-label=${this.#name} tabindex="0" ?hidden=${!this.#open}>
      <button class="close" aria-label=${messages.close} @click=${this.#toggle}>✕</button>
      ${
        texts.length
          ? html`<ul>
              ${texts.map((text) => html`<li>${text}</li>`)}
            </ul>`
          : nothing
      }
      ${this.#isGuideMissing ? html`<p>${messages.notLoaded}</p>` : nothing}
      ${isLacking ? this.#renderRetry() : nothing}
      ${
        this.#open && this.#isReady
          ? html`<div class="title" role="heading" aria-level=${level}>${messages.guide}</div>
              <div class="guide"></div>`
          : nothing
      }
    </div>`;
  }

  /** There are figures to explain. */
  get #isReady(): boolean {
    return this.#asked?.figures.state === 'ready';
  }

  get #name(): string {
    const { locale } = this.#asked!;
    const { messages } = locale;
    const { length } = this.#texts;
    return [length && messages.notes(locale.count(length)), this.#isReady && messages.guide].filter(Boolean).join('. ');
  }

  #renderRetry(): unknown {
    return html`<button class="link" @click=${this.#retry}>${this.#asked!.locale.messages.retry}</button>`;
  }

  readonly #toggle = async (): Promise<void> => {
    this.#turn();
    await this.#host.updateComplete;
    this.#takeFocus();
  };

  #turn(): void {
    this.#open = !this.#open;
    if (this.#open) void this.#loadGuide();
    if (this.#open && this.#isLacking) void this.#say(this.#asked!);
    this.#host.requestUpdate();
  }

  /** The focus stays in the tile: the part that had it may be gone, and its button as well. */
  #takeFocus(): void {
    this.#find(this.#open ? '#notes' : '.notes')?.focus();
    if (this.#host.shadowRoot!.activeElement) return;
    const head = this.#find('.head')!;
    head.tabIndex = -1;
    head.focus();
  }

  #find(selector: string): HTMLElement | null | undefined {
    return this.#host.shadowRoot?.querySelector<HTMLElement>(selector);
  }

  /** Asks again for all that did not load. */
  readonly #retry = (): void => {
    void this.#loadGuide();
    if (!this.#isLacking) return;
    void this.#say(this.#asked!);
    this.#host.refresh();
  };

  async #loadGuide(): Promise<void> {
    if (this.#guide || !this.#isReady) return;
    const { locale } = this.#asked!;
    const guide = await sentences(async () =>
      (await import('./guide-panel.ts')).guidePanel(this.#host, locale, rightsOf),
    );
    if (locale !== this.#asked?.locale) return;
    this.#guide = guide;
    this.#isGuideMissing = !guide;
    this.#host.requestUpdate();
  }

  readonly #closeOnEscape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.#open) return;
    // Closes the panel alone, and not what the tile stands in.
    event.preventDefault();
    event.stopPropagation();
    void this.#toggle();
  };

  async #say(asked: Asked): Promise<void> {
    const { figures, drawn, locale } = asked;
    const { state, reason, message } = figures;
    // A note that the message repeats is left out.
    const notes: Note[] = figures.notes.filter(({ code }) => code !== reason);
    if (drawn) notes.push({ code: drawn });
    const found = notes.length ? await sentences(() => this.#load(notes, asked)) : [];
    if (asked !== this.#asked) return;
    this.#isLacking = !found || notes.some(({ code }) => code.endsWith('-not-loaded'));
    const texts = found ?? [locale.messages.notLoaded, ...notes.map(codeOf)];
    // A small tile has to shorten the message beside its figures; here all of it can be read.
    const said = state === 'ready' && message ? [message, ...texts] : texts;
    if (!said.length && !this.#texts.length) return;
    this.#texts = said;
    this.#open &&= said.length > 0 || this.#isReady;
    this.#host.requestUpdate();
  }

  async #load(notes: readonly Note[], asked: Asked): Promise<readonly string[]> {
    const { allowedIn, noteTexts, warnOfNotes } = await import('./note-texts.ts');
    const texts = await noteTexts(notes, asked.locale, allowedIn(this.#host, asked.forms), this.#host.board);
    if (asked === this.#asked) warnOfNotes(this.#host, notes, texts);
    return texts;
  }
}

/** The code with its value, in place of a sentence. */
function codeOf({ code, value }: Note): string {
  return [code, value].filter(Boolean).join(': ');
}
