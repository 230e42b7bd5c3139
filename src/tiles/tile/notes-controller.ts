import { html, nothing, type ReactiveController, type ReactiveControllerHost } from 'lit';
import type { BoardState } from '../../board/board-state.ts';
import { sentences } from '../../board/failure.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { Figures } from '../../model/figures.ts';
import type { Note, NoteCode } from '../../model/note.ts';
import type { NotedTile } from './note-texts.ts';

type Host = ReactiveControllerHost & NotedTile & { refresh(): void };

/** A request for sentences. */
interface Asked {
  readonly figures: Figures;
  readonly locale: Locale;
  /** Values that attributes allow, for the sentence about a wrong one. */
  readonly allowed: ReadonlyMap<string, readonly string[]>;
  /** Note about the picture. */
  readonly drawn: NoteCode | undefined;
}

/**
 * Notes about the figures, behind one button. The sentences load late: most
 * tiles have none; where they do not come, opening the notes loads them again.
 * While its panel is open, what lies under it is inert.
 */
export class NotesController implements ReactiveController {
  readonly #host: Host;
  #asked: Asked | undefined;
  #texts: readonly string[] = [];
  /** Something did not load: what a note names, or the sentences themselves, for which codes stand in. */
  #isLacking = false;
  #board: BoardState | undefined;
  #open = false;
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
    if (this.#held && !this.#host.shadowRoot!.activeElement) this.#takeFocus();
  }

  hostDisconnected(): void {
    this.#open = false;
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
    void this.#say(asked);
  }

  renderButton(): unknown {
    if (!this.#texts.length) return nothing;
    return html`<button class="notes" aria-expanded=${this.#open} aria-controls="notes" @click=${this.#toggle}>
      <span aria-hidden="true">i</span><span class="sr">${this.#name}</span>
    </button>`;
  }

  get #name(): string {
    const { locale } = this.#asked!;
    return locale.messages.notes(locale.count(this.#texts.length));
  }

  renderPanel(): unknown {
    if (!this.#texts.length) return nothing;
    const { messages } = this.#asked!.locale;
    return html`<div id="notes" part="notes" role="group" aria-label=${this.#name} tabindex="0" ?hidden=${!this.#open}>
      <button class="close" aria-label=${messages.close} @click=${this.#toggle}>✕</button>
      <ul>
        ${this.#texts.map((text) => html`<li>${text}</li>`)}${this.#renderAge()}
        ${this.#isLacking ? html`<li>${this.#renderRetry()}</li>` : nothing}
      </ul>
    </div>`;
  }

  /** When the data came, where a message about it does not say so. */
  #renderAge(): unknown {
    const { board } = this.#host;
    const { figures, locale } = this.#asked!;
    if (!board || !figures.dataAt || figures.message) return nothing;
    const age = locale.ago(Date.parse(figures.dataAt), board.now(), board.timeZone);
    return html`<li>${locale.messages.figuresOf(age)}</li>`;
  }

  #renderRetry(): unknown {
    return html`<button class="link" @click=${this.#retry}>${this.#asked!.locale.messages.retry}</button>`;
  }

  readonly #toggle = async (): Promise<void> => {
    this.#turn();
    await this.#host.updateComplete;
    this.#find(this.#open ? '#notes' : '.notes')?.focus();
  };

  #turn(): void {
    this.#open = !this.#open;
    if (this.#open && this.#isLacking) void this.#say(this.#asked!);
    this.#host.requestUpdate();
  }

  /** The focus stays in the tile: the part that had it may be gone. */
  #takeFocus(): void {
    const place = this.#find(this.#open ? '#notes' : '.notes') ?? this.#find('.head')!;
    if (place.tabIndex < 0) place.tabIndex = -1;
    place.focus();
  }

  #find(selector: string): HTMLElement | null | undefined {
    return this.#host.shadowRoot?.querySelector<HTMLElement>(selector);
  }

  /** Asks again for all that did not load. */
  readonly #retry = (): void => {
    void this.#say(this.#asked!);
    this.#host.refresh();
  };

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
    this.#open &&= said.length > 0;
    this.#host.requestUpdate();
  }

  async #load(notes: readonly Note[], asked: Asked): Promise<readonly string[]> {
    const { noteTexts, warnOfNotes } = await import('./note-texts.ts');
    const texts = await noteTexts(notes, asked.locale, asked.allowed);
    if (asked === this.#asked) warnOfNotes(this.#host, notes, texts);
    return texts;
  }
}

/** The code with its value, in place of a sentence. */
function codeOf({ code, value }: Note): string {
  return [code, value].filter(Boolean).join(': ');
}
