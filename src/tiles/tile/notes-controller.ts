import { html, nothing, type ReactiveController, type ReactiveControllerHost } from 'lit';
import type { BoardState } from '../../board/board-state.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { Figures } from '../../model/figures.ts';
import type { Note } from '../../model/note.ts';

type Host = ReactiveControllerHost & HTMLElement & { readonly board: BoardState | undefined };

/** By store: wrong values of a board are warned of once, not by each of its tiles. */
const warnedOfBoards = new WeakMap<object, Set<string>>();

/** Notes of attributes that whoever built the page should put right. */
const WARNED = new Set(['wrong-attribute', 'no-items']);

/**
 * Notes about the figures, behind one button. The sentences load late: most
 * tiles have none. Wrong attribute values are warned of, once each.
 */
export class NotesController implements ReactiveController {
  readonly #host: Host;
  #figures: Figures | undefined;
  #locale: Locale | undefined;
  #texts: readonly string[] = [];
  #open = false;
  readonly #warned = new Set<string>();

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#open = false;
  }

  /** Follows the notes of the figures. `allowed`: what attributes allow, for the sentence about a wrong one. */
  update(figures: Figures, locale: Locale, allowed: ReadonlyMap<string, readonly string[]>): void {
    if (figures === this.#figures && locale === this.#locale) return;
    this.#figures = figures;
    this.#locale = locale;
    void this.#say(figures, locale, allowed);
  }

  renderButton(): unknown {
    const count = this.#texts.length;
    if (!count) return nothing;
    return html`<button class="notes" aria-expanded=${this.#open} aria-controls="notes" @click=${this.#toggle}>
      <span aria-hidden="true">i</span
      ><span class="sr">${this.#locale!.messages.notes(this.#locale!.count(count))}</span>
    </button>`;
  }

  renderPanel(): unknown {
    if (!this.#texts.length) return nothing;
    return html`<ul id="notes" part="notes" tabindex="0" ?hidden=${!this.#open} @keydown=${this.#closeOnEscape}>
      ${this.#texts.map((text) => html`<li>${text}</li>`)}
    </ul>`;
  }

  readonly #toggle = (): void => {
    this.#open = !this.#open;
    this.#host.requestUpdate();
  };

  readonly #closeOnEscape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    this.#toggle();
    this.#host.shadowRoot?.querySelector<HTMLElement>('.notes')?.focus();
  };

  async #say(figures: Figures, locale: Locale, allowed: ReadonlyMap<string, readonly string[]>): Promise<void> {
    const { state, reason, message } = figures;
    // A note that the message repeats is left out.
    const notes = figures.notes.filter(({ code }) => code !== reason);
    const texts = notes.length ? await textsOf(notes, locale, allowed) : [];
    if (figures !== this.#figures || locale !== this.#locale) return;
    this.#warn(notes, texts);
    // A small tile has to shorten the message beside its figures; here all of it can be read.
    const said = state === 'ready' && message ? [message, ...texts] : texts;
    if (!said.length && !this.#texts.length) return;
    this.#texts = said;
    this.#open &&= said.length > 0;
    this.#host.requestUpdate();
  }

  #warn(notes: readonly Note[], texts: readonly string[]): void {
    const { board, localName } = this.#host;
    notes.forEach(({ code, value = '' }, index) => {
      const ofBoard = board?.notes.some((note) => note.value === value);
      const warned = ofBoard ? warnedOf(board!.store) : this.#warned;
      if (!WARNED.has(code) || warned.has(value)) return;
      warned.add(value);
      const element = (ofBoard && this.#host.closest('target-board')?.localName) || localName;
      console.warn(`<${element}> ${texts[index] ?? value}`);
    });
  }
}

function warnedOf(store: object): Set<string> {
  const warned = warnedOfBoards.get(store) ?? new Set();
  warnedOfBoards.set(store, warned);
  return warned;
}

/** The sentences; the codes where these cannot be loaded. */
async function textsOf(
  notes: readonly Note[],
  locale: Locale,
  allowed: ReadonlyMap<string, readonly string[]>,
): Promise<readonly string[]> {
  try {
    const { noteTexts } = await import('./note-texts.ts');
    return await noteTexts(notes, locale, allowed);
  } catch {
    return notes.map(({ code, value }) => [code, value].filter(Boolean).join(': '));
  }
}
