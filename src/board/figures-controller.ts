import { Task } from '@lit/task';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { en } from '../i18n/en.ts';
import { createLocale, type Locale } from '../i18n/locale.ts';
import type { Figures } from '../model/figures.ts';
import { refuse } from '../model/figures-of.ts';
import type { Measured } from '../model/insight.ts';
import type { Note, ReasonCode } from '../model/note.ts';
import type { PointsOf } from '../model/points.ts';
import type { MaySee } from '../model/policy.ts';
import type { FiguresRequest, Settings } from '../model/request.ts';
import { onlySeen, unnamed } from '../model/seen.ts';
import { deepFreeze } from '../source/freeze.ts';
import type { InTurn, LoadedFigures } from '../store/load-figures.ts';
import { inTask } from '../timing/page.ts';
import { later } from '../timing/timers.ts';
import { BoardFinder } from './board-finder.ts';
import type { BoardState } from './board-state.ts';
import { dayIn } from './day-watch.ts';
import { TargetFiguresChangedEvent } from './events.ts';
import { explain, failureOf, loadHelp, refusalOf, sentences } from './failure.ts';
import { type KnownHost, loadFor } from './load-for.ts';
import { isAnsweredAlike, isGoodFor, makesOld, type Question } from './question.ts';
import { rightsOf } from './policy.ts';
import { pageLoaded, whenQuiet } from './quiet.ts';
import { sameData } from './same-data.ts';

/** Members that the controller needs of its tile. */
export interface FiguresHost extends ReactiveControllerHost, HTMLElement, KnownHost {
  /** Request of the tile, made of its attributes. */
  readonly request: FiguresRequest;
  /** Notes about wrong attributes, for `figures.notes`. */
  readonly requestNotes: readonly Note[];
  /** Makes figures of answers that have come, now or in the tile's turn. */
  readonly inTurn: InTurn;
  /** Makes the points of its figures, where it has some. */
  readonly pointsOf?: PointsOf;
  /** Draws now, before its turn. */
  drawNow(): void;
}

/** Result of one request: figures, or the reason why there are none. */
interface Outcome {
  readonly question: Question;
  readonly measured?: LoadedFigures;
  readonly reason?: ReasonCode;
  readonly message?: string;
  /** Earlier figures may not be seen any more. */
  readonly revoked?: boolean;
}

/** After how many milliseconds a tile that waits says so (S1). */
const SLOW = 1000;
/** After how many milliseconds old figures are called so: an answer that is quicker replaces them in one go. */
const SOON = 120;
/** How many tasks of the page, and at least `SOON`, a tile waits with its first drawing for figures that are at hand. */
const TASKS = 16;

const NO_DAY: Settings = { asOf: '', weekStart: 1, filters: {} };

/**
 * Finds the board of a tile, asks its store for the tile's figures and
 * follows them: loading, refresh, failure, retry. Only the newest question
 * may write; the last good figures outlive a failed refresh.
 */
export class FiguresController implements ReactiveController {
  /** State of the board around the tile; undefined until there is one that is ready. */
  board: BoardState | undefined;
  /** The last good answer as far as it may be seen, kept through refresh and failure; it is what the tile draws. */
  measured: Measured | undefined;
  /** Whether an answer is under way. */
  busy = false;
  /** Whether it takes so long that the tile should say so. */
  slow = false;
  /** Whether the figures are refused by what the page allows or says, which asking again does not change. */
  refused = false;
  readonly #host: FiguresHost;
  readonly #finder: BoardFinder;
  #ownLocale: Locale | undefined;
  #alone = false;
  #figures: Figures | undefined;
  /** The last good answer, with all that has come. */
  #good: Outcome | undefined;
  #maySee: MaySee | undefined;
  readonly #task: Task<readonly [Question], Outcome | undefined>;
  /** The question that has been asked last; none once the tile has left the page. */
  #asked: Question | undefined;
  /** Its attributes have been read: before, it would ask for something else. */
  #asks = false;
  #waits: (() => void)[] = [];
  #answered: (() => void) | undefined;
  /** Answers have come, of which figures are made in the tile's turn. */
  #making = false;

  constructor(host: FiguresHost) {
    this.#host = host;
    host.addController(this);
    this.#finder = new BoardFinder(host, (state) => this.#use(state));
    this.#task = new Task(host, {
      // A question does not wait for the tile's turn to be drawn.
      autoRun: false,
      task: ([question], { signal }) => this.#load(question, signal),
      onComplete: (outcome) => outcome && this.#accept(outcome),
    });
  }

  /** Figures as the page reads them; before the first answer only what needs no data. */
  get figures(): Figures {
    return (this.#figures ??= deepFreeze(this.#bare('loading')));
  }

  /** Whether a board stands around the tile, ready or not, or was made for it alone. */
  get hasBoard(): boolean {
    return this.#finder.found || this.#alone;
  }

  /** The board's; English where there is none; undefined while that is not known. */
  get locale(): Locale | undefined {
    return this.board?.locale ?? this.#ownLocale;
  }

  /** Back on the page, a tile hears nothing of a board that has not changed. */
  hostUpdate(): void {
    this.ask();
  }

  hostDisconnected(): void {
    this.#task.abort();
    this.#asked = undefined;
    this.#rest();
    this.#answered?.();
  }

  /** For a tile outside boards: takes the state of the board made for it alone. */
  useAlone(state: BoardState | undefined): void {
    this.#alone = true;
    if (!this.#finder.found) this.#use(state);
  }

  /**
   * Asks before the first drawing. Resolves with the answer, or after `TASKS` and `SOON` if none has come:
   * figures that are at hand need no skeleton before them. Without a board one task is enough to find one.
   */
  firstAnswer(): Promise<void> {
    this.#asks = true;
    this.ask();
    return new Promise((resolve) => {
      this.#answered = resolve;
      const end = performance.now() + SOON;
      const wait = (tasks: number) => {
        if (this.#making) this.#waits.push(() => wait(tasks));
        else if (this.#settled || (this.hasBoard ? tasks >= TASKS && performance.now() >= end : tasks)) resolve();
        else inTask(() => wait(tasks + 1));
      };
      wait(0);
    });
  }

  /**
   * Asks, if there is anything else to ask than before. A tile that waits to
   * be drawn does not wait with its question: all of a board ask together.
   */
  ask(): void {
    const { board } = this;
    if (!this.#asks || !board || !this.hasBoard || !this.#host.isConnected) return;
    const { request, requestNotes: notes, known } = this.#host;
    const question = { board, request, settings: this.#settings, notes, known };
    if (this.#asked && isAnsweredAlike(question, this.#asked)) return;
    this.#asked = question;
    this.#wait();
    void this.#task.run([question]);
  }

  /** Whether there is something to show. */
  get #settled(): boolean {
    return (this.#figures?.state ?? 'loading') !== 'loading';
  }

  /** Says that there is no board to ask, on the tile and once in the console. */
  async refuseWithoutBoard(): Promise<void> {
    const reason = 'no-board';
    const locale = createLocale('en', en);
    const message = await explain(locale, reason);
    this.#ownLocale = locale;
    if (this.hasBoard || !this.#host.isConnected || this.#figures?.reason === reason) return;
    void sentences(async () => (await loadHelp()).hintAt(this.#host, reason));
    this.#publish({ ...this.#bare('empty'), reason, message });
  }

  /** Asks again; what failed is tried anew. */
  retry(): void {
    this.board?.store.refresh();
  }

  #use(state: BoardState | undefined): void {
    const alike = looksAlike(this.board, state);
    const before = this.board;
    this.board = state;
    if (state && !grantsAlike(before, state)) this.#lookAgain(state);
    // Owner and period are known better now.
    if (this.#figures?.state === 'loading') this.#publish(this.#bare('loading'));
    this.ask();
    if (!alike) this.#host.requestUpdate();
  }

  /** The board's settings as they apply here: a tile is not narrowed by its own bar. */
  get #settings(): Settings {
    const { board } = this;
    if (!board) return NO_DAY;
    if (board.chosenBy !== this.#host) return board.settings;
    const { owner: _, ...filters } = board.settings.filters;
    return { ...board.settings, filters };
  }

  async #load(question: Question, signal: AbortSignal): Promise<Outcome | undefined> {
    const { board, settings } = question;
    try {
      const measured = await loadFor(question, this.#host, {
        signal,
        pointsOf: this.#host.pointsOf,
        inTurn: (make) => this.#inTurn(make),
        dayOf: settings.asOf === board.today ? (instant) => dayIn(board.timeZone, instant) : undefined,
        // Figures that are shown already are not measured again; `#wait` marks them as stale.
        onStale: this.#isGood(question) ? undefined : (earlier) => void this.#showEarlier(question, earlier),
      });
      if (measured.figures.reason === 'no-source') await pageLoaded();
      return { question, measured, message: await this.#explain(measured, board) };
    } catch (error) {
      if (signal.aborted) return undefined;
      const earlier = this.#isGood(question) ? this.#good?.measured?.fetchedAt : undefined;
      return { question, ...(await failureOf(error, board, earlier)) };
    }
  }

  async #explain({ figures, insight }: Measured, board: BoardState): Promise<string | undefined> {
    const { reason } = figures;
    if (!reason && !insight?.missing?.unrated) return undefined;
    // A page may hand in its source or say who looks a moment later.
    const isStill = () => !this.busy && this.#figures?.reason === reason;
    whenQuiet(async () => isStill() && (await loadHelp()).hintOf(this.#host, figures, board, rightsOf(board)));
    return reason && refusalOf(figures, board, rightsOf(board));
  }

  async #showEarlier(question: Question, measured: LoadedFigures): Promise<void> {
    const message = await this.#explain(measured, question.board);
    // Of a period in another form there will be figures yet.
    if (question !== this.#asked || !this.busy || measured.figures.reason === 'unknown-period') return;
    this.#show({ question, measured, message }, true);
    if (this.#age) this.#sayOld();
  }

  /** While only the tile's turn is outstanding, its figures do not get old. */
  #inTurn<T>(make: () => T): T | Promise<T> {
    const made = this.#host.inTurn(make);
    if (made instanceof Promise) {
      this.#rest();
      this.#making = true;
    }
    return made;
  }

  #accept(outcome: Outcome): void {
    const { question, reason, message, measured, revoked } = outcome;
    if (question !== this.#asked) return; // the tile may have left the page, or come back to it
    this.#rest();
    if (measured) return this.#show(outcome, false);
    if (revoked || !this.#isGood(question)) this.measured = this.#good = undefined;
    const earlier = this.measured?.figures;
    this.refused = !!question.known && reason === 'invalid-data';
    this.#publish({ ...(earlier ?? this.#bare('error')), stale: earlier !== undefined, reason, message });
  }

  /** Whether the last good figures answer this question. */
  #isGood(question: Question): boolean {
    return !!this.#good && isGoodFor(question, this.#good.question);
  }

  #show({ question, measured, message }: Outcome, stale: boolean): void {
    const { figures, insight } = measured!;
    const notes = [...figures.notes, ...this.#host.requestNotes, ...this.board!.notes];
    const shown = { ...measured, insight, figures: { ...figures, stale, notes, ...(message && { message }) } };
    this.#good = figures.state === 'error' ? undefined : { question, measured: shown };
    this.measured = this.#good && onlySeen(shown, this.#maySee);
    this.refused = !this.measured;
    if (!this.#good) return this.#publish(shown.figures);
    this.#publish(this.measured?.figures ?? this.#forbidden);
  }

  /** Other rights hold at once for what is shown, whatever becomes of the answer under them (T24). */
  #lookAgain(state: BoardState): void {
    this.#maySee = rightsOf(state);
    const { measured: before } = this;
    if (!this.#good || !before || this.#figures?.state !== before.figures.state) return;
    const { stale, reason, message } = this.#figures;
    this.measured = onlySeen(unnamed(this.#good.measured!), this.#maySee);
    if (sameData(this.measured, before)) return;
    if (!this.measured) this.#good = undefined;
    this.refused = !this.measured;
    const seen = this.measured?.figures;
    this.#publish(seen ? { ...seen, stale, reason, message } : this.#forbidden);
    this.#host.drawNow();
  }

  get #forbidden(): Figures {
    return { ...this.#bare('error'), reason: 'forbidden' };
  }

  /** Old figures stay; they are called stale if the answer is not there soon. */
  #wait(): void {
    this.#rest();
    this.busy = true;
    if (this.#age) this.#sayOld();
    if (this.#settled) this.#later(SOON, () => this.#sayOld());
    this.#later(SLOW, () => (this.slow = true));
  }

  /** Marks as old all that is shown, be it figures or why there are none. */
  #sayOld(): void {
    const { measured } = this;
    const message = this.#age;
    if (measured && message) return this.#publish({ ...measured.figures, stale: true, message });
    // Earlier figures that came meanwhile are called so already.
    if (this.figures.stale) return;
    this.#publish(measured ? { ...this.figures, stale: true } : this.#bare('loading'));
  }

  /** Age of figures that were judged by a day that is over, or made of its data, while those of today are asked for. */
  get #age(): string | undefined {
    const { asOf, dataAt } = this.measured?.figures ?? {};
    if (!dataAt || !this.#asked || !this.#good || !makesOld(this.#asked, this.#good.question)) return undefined;
    const { board, settings } = this.#asked;
    const { locale, timeZone, today } = board;
    const came = Date.parse(dataAt);
    if (settings.asOf === asOf && (asOf !== today || dayIn(timeZone, came) === today)) return undefined;
    return locale.messages.figuresOf(locale.ago(came, board.now(), timeZone, true));
  }

  #later(ms: number, act: () => unknown): void {
    const wait = later(() => {
      act();
      this.#host.requestUpdate();
    }, ms);
    this.#waits.push(wait);
  }

  #rest(): void {
    this.busy = this.slow = this.#making = false;
    this.#waits.splice(0).forEach((end) => end());
  }

  /** Figures without figures: who and when, as far as that is known without asking. */
  #bare(state: Figures['state']): Figures {
    const { request, requestNotes } = this.#host;
    const { board, locale } = this;
    const notes = [...requestNotes, ...(board?.notes ?? [])];
    const { reason: _, ...known } = board
      ? refuse({ reason: 'no-data' }, request, this.#settings, board.locale.words).figures
      : {
          stale: false,
          measure: request.measure ?? ('amount' as const),
          owner: { id: request.owner, name: '' },
          period: { from: '', to: '', label: '' },
          asOf: '',
          total: { key: 'total', label: locale?.words.total ?? '' },
          points: [],
          reason: undefined,
        };
    return { ...known, state, notes };
  }

  #publish(figures: Figures): void {
    const before = this.#figures;
    if (before && sameData(figures, before)) return;
    this.#figures = deepFreeze(figures);
    if (figures.state !== 'loading') this.#answered?.();
    this.#host.requestUpdate();
    // Newer data that say the same make no other figures.
    if (before && sameData({ ...figures, dataAt: undefined }, { ...before, dataAt: undefined })) return;
    this.#host.dispatchEvent(new TargetFiguresChangedEvent(this.#figures));
  }
}

/** Members of the board's state that a tile draws. Changes of the others only lead to a new request. */
const DRAWN = [
  'locale',
  'crossFilter',
  'chosenBy',
  'editable',
  'progress',
  'today',
] as const satisfies (keyof BoardState)[];

/** Whether the same reader has the same rights. */
function grantsAlike(a: BoardState | undefined, b: BoardState): boolean {
  return !!a && a.policy === b.policy && a.settings.viewer === b.settings.viewer;
}

function looksAlike(a: BoardState | undefined, b: BoardState | undefined): boolean {
  return !!a && !!b && DRAWN.every((key) => a[key] === b[key]);
}
