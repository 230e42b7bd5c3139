import { type Found, Languages } from '../i18n/languages.ts';
import { createLocale, type Locale } from '../i18n/locale.ts';
import type { Messages } from '../i18n/messages.ts';
import type { Day } from '../model/day.ts';
import type { Note } from '../model/note.ts';
import type { TargetChange, TargetSet } from '../model/target.ts';
import type { MakeChanges } from '../source/held-targets.ts';
import type { TargetRepository } from '../source/target-repository.ts';
import { Store } from '../store/store.ts';
import { isTimeZone } from '../model/time-zone.ts';
import { type BoardAttribute, tagsOf } from './board-attributes.ts';
import { type BoardOptions, readBoardOptions } from './board-options.ts';
import type { Policy } from '../model/policy.ts';
import type { BoardState } from './board-state.ts';
import { dayIn, watchDay } from './day-watch.ts';
import { loaders, type LoadProgress } from './loaders.ts';
import { Ports } from './ports.ts';
import { sameData } from './same-data.ts';

const NO_POLICY: Policy = {};
/** How long a board that left the page keeps its sales, in ms. */
const LINGER = 10_000;

/**
 * Core of a board, also of a tile's own: makes the store of its source and
 * repository, knows day and language, and publishes one state after the other. The only place that reads the clock and the page's language.
 */
export class BoardCore {
  readonly #host: HTMLElement;
  readonly #publish: (state: BoardState) => void;
  readonly #languages = new Languages(() => this.#update());
  #options: BoardOptions = { files: {}, filters: {}, notes: [] };
  readonly #ports: Ports;
  #store: Store | undefined;
  #state: BoardState | undefined;
  #stops: (() => void)[] = [];
  #leaveStore: (() => void) | undefined;
  #refreshTimer: ReturnType<typeof setInterval> | undefined;
  #refreshEvery = 0;
  #connected = false;
  /** The board waits for its organisation, which says the time zone; ends with its stay at the store. */
  #zoneAsked: AbortController | undefined;
  #closing: ReturnType<typeof setTimeout> | undefined;
  #progress: LoadProgress | undefined;
  #progressAt = 0;
  /** The day told last, and where. */
  #day: { readonly zone: string | undefined; readonly day: Day } | undefined;

  constructor(host: HTMLElement, publish: (state: BoardState) => void) {
    this.#host = host;
    this.#publish = publish;
    this.#ports = new Ports(this.#tellProgress);
  }

  /** Keeps targets; made of the attributes if no object was given. */
  get repository(): TargetRepository | undefined {
    return this.#ports.repository;
  }

  /**
   * Takes attributes, by a function that reads one, and properties, which win.
   * May be called at any time; only what changes costs anything, and only
   * other files are loaded again.
   */
  set(read: (name: BoardAttribute) => unknown, properties: Partial<BoardOptions>): void {
    const options = readBoardOptions(read);
    this.#options = { ...options, ...properties, filters: { ...options.filters, ...properties.filters } };
    if (this.#connected) this.#apply();
  }

  connect(): void {
    if (this.#connected) return;
    this.#connected = true;
    clearTimeout(this.#closing);
    const again = () => this.#update();
    const languages = new MutationObserver(again);
    languages.observe(document.documentElement, { attributeFilter: ['lang'], subtree: true });
    this.#stops = [() => languages.disconnect(), watchDay(Date.now, again)];
    this.#apply();
  }

  disconnect(): void {
    this.#connected = false;
    this.#stops.forEach((stop) => stop());
    this.#schedule();
    this.#leave();
    // A board that is only moved should not load its files again.
    // The wait holds the source and not the board, which would keep its tiles.
    const { close } = this.#ports;
    if (close) this.#closing = setTimeout(close, LINGER);
  }

  /** Saves through the store, so that every tile follows without asking again. */
  async save(changes: readonly TargetChange[] | MakeChanges, signal: AbortSignal): Promise<readonly TargetSet[]> {
    this.#openStore();
    const store = this.#store!;
    const made = typeof changes === 'function' ? await changes(store, this.#options) : changes;
    return store.save(made, { signal });
  }

  refresh(): void {
    this.#store?.refresh();
  }

  #apply(): void {
    this.#openStore();
    this.#leaveStore ??= this.#store!.subscribe(() => this.#update());
    this.#schedule(this.#options.refresh);
    this.#update();
  }

  #schedule(seconds = 0): void {
    if (seconds === this.#refreshEvery) return;
    this.#refreshEvery = seconds;
    clearInterval(this.#refreshTimer);
    if (seconds) this.#refreshTimer = setInterval(() => document.hidden || this.refresh(), seconds * 1000);
  }

  /** Another source or repository makes another store; everything else is asked of the one there is. */
  #openStore(): void {
    if (this.#ports.open(this.#options) || !this.#store) {
      this.#leave();
      const { source, repository } = this.#ports;
      this.#store = new Store({ source, repository, readBy: () => this.#options.files });
    }
  }

  #leave(): void {
    this.#zoneAsked?.abort();
    this.#leaveStore?.();
    this.#zoneAsked = this.#leaveStore = undefined;
  }

  /** Publishes, as soon as the language is there. */
  #update(): void {
    if (!this.#connected) return;
    const store = this.#store!;
    const { tag, messages, language, missing } = this.#texts();
    const today = this.#today(store);
    if (!messages) return;
    const locale = this.#locale(tag, messages, language);
    const notLoaded: Note[] = missing ? [{ code: 'language-not-loaded', value: tag }] : [];
    const { viewer, currency, rates, fiscalYear, groupBy, filters, policy, crossFilter, chosenBy, editable } =
      this.#options;
    const { weekStart } = locale;
    const { asOf = today, targetAsOf } = this.#options;
    const state: BoardState = {
      store,
      version: store.version,
      settings: this.#same('settings', {
        asOf,
        targetAsOf,
        viewer,
        currency,
        rates,
        fiscalYear,
        groupBy,
        weekStart,
        filters,
      }),
      dated: !!this.#options.asOf,
      locale,
      policy: policy ?? NO_POLICY,
      crossFilter: crossFilter ?? false,
      chosenBy,
      editable: editable ?? false,
      notes: this.#same('notes', [...this.#options.notes, ...notLoaded]),
      timeZone: this.#timeZone(store),
      progress: this.#progress,
      today,
      now: Date.now,
    };
    if (this.#state && alike(state, this.#state)) return;
    this.#publish((this.#state = Object.freeze(state)));
  }

  /** The very object of before, if it says the same: else every tile would ask anew, and begin to wait anew. */
  #same<K extends 'settings' | 'notes'>(key: K, data: BoardState[K]): BoardState[K] {
    const last = this.#state?.[key];
    return last && sameData(last, data) ? last : data;
  }

  /** At most four times a second: every tile says it. */
  readonly #tellProgress = (progress: LoadProgress): void => {
    const done = progress.loaded === progress.total;
    if (!done && Date.now() - this.#progressAt < 250) return;
    this.#progressAt = Date.now();
    this.#progress = done ? undefined : progress;
    this.#update();
  };

  /** Unknown zones count as none: a source's own may name one. */
  #timeZone(store: Store): string | undefined {
    const zone = this.#options.timeZone ?? store.organisation.held?.value.timeZone;
    return zone && isTimeZone(zone) ? zone : undefined;
  }

  /** In the browser's zone until the organisation has said which is its own: most often that is the same day. */
  #today(store: Store): Day {
    const { asOf, timeZone } = this.#options;
    const { held, failed } = store.organisation;
    if (!asOf && !timeZone && !held && !failed && store.hasSource && !this.#zoneAsked) {
      this.#zoneAsked = new AbortController();
      const again = () => this.#update();
      store.organisation.ask(this.#zoneAsked.signal).then(again, again);
    }
    const zone = this.#timeZone(store);
    const day = dayIn(zone, Date.now());
    // The data of a day that is over are not judged by another (R1).
    const before = this.#day;
    if (!asOf && before && before.zone === zone && before.day !== day) store.refresh();
    this.#day = { zone, day };
    return day;
  }

  /** Texts of the board's language, and its tag. */
  #texts(): Found & { readonly tag: string } {
    const { locale, locales } = this.#options;
    const tag = locale ?? tagsOf(nearestLang(this.#host))[0] ?? browserTag();
    return { tag, ...this.#languages.find(tag, [locales, loaders().locales], this.#store!.version) };
  }

  #locale(tag: string, messages: Messages, language: string | undefined): Locale {
    const { locale: last } = this.#state ?? {};
    return last?.reader === tag && last.messages === messages ? last : createLocale(tag, messages, language);
  }
}

function alike(a: BoardState, b: BoardState): boolean {
  return (Object.keys(a) as (keyof BoardState)[]).every((key) => a[key] === b[key]);
}

/** The browser's language. On a system without one, some browsers call it `C`, which is no language. */
function browserTag(): string {
  return tagsOf(navigator.language)[0] ?? 'en';
}

/** The `lang` that holds for an element, through shadow hosts too. */
function nearestLang(element: Element): string {
  let at: Element | null = element;
  while (at) {
    const lang: Element | null = at.closest('[lang]');
    if (lang) return lang.getAttribute('lang')!;
    const root: Node = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : null;
  }
  return '';
}
