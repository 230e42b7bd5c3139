import type { BoardState } from '../board/board-state.ts';
import { loadTargets, newerTargets, saveTargets } from '../board/edit-targets.ts';
import { type Failure, failureOf } from '../board/failure.ts';
import {
  type Draft,
  type DraftConflict,
  type DraftEdit,
  type EditAction,
  type EditRefusal,
  emptyDraft,
  openConflicts,
  setId,
  setIn,
  type Step,
  typeOf,
  withSets,
} from '../model/draft.ts';
import type { EditContext } from '../model/draft-edit.ts';
import { ALL_SALES_AMOUNT } from '../model/organisation.ts';
import { denyOpen, type Policy, type PolicyReason } from '../model/policy.ts';
import type { RowChange, TargetKey, TargetSet } from '../model/target.ts';
import { DraftQueue } from './draft-queue.ts';
import { loadEditCode } from './edit-code.ts';
import type { KeptDraft, KeptState } from './kept-draft.ts';
import { KnownSums } from './known-sums.ts';
import { Locks } from './locks.ts';
import { type LastSave, type Meanwhile, meanwhileIn, type SessionState } from './session-state.ts';
import { houseOf, previousRowsOf, type Sheet, type SheetHouse, sumsContext, typeNamed } from './sheet.ts';
import { StepPlaces } from './step-places.ts';

// How a dialog fills in targets:
//
//   const { sheet } = session;                                  // frozen; another object after each edit
//   const preview = setAmount(rows, total, weights, fillContext(sheet));
//   const refused = await session.apply('amount', session.rowsEdit(changesOfFill(preview)));
//   if (!refused) dialog.close();                               // one step of undo, nothing is saved yet
//
// Refusals are data, said by `refusal-text.ts`. Edits of other sets and of types go the same way.

/**
 * Session of editing targets: loads the sheet on show, holds the draft of all
 * sheets, its sums and conflicts, and saves it through the store of the board,
 * so that every tile follows. Knows no element.
 */
export class EditorSession {
  state: SessionState = 'loading';
  /** Why there is no sheet. */
  failure: Failure | undefined;
  /** Why the last save did not happen; the draft is kept. */
  saveFailure: Failure | undefined;
  denied: PolicyReason | undefined;
  isSaving = false;
  /** Share of a long save that is done, by tenths, from 0 to 1; undefined as long as nothing is known of it. */
  savedShare: number | undefined;
  lastSave: LastSave | undefined;
  meanwhile: Meanwhile | undefined;
  readonly places = new StepPlaces();
  /** Authors and instants of the locks of the sheets, as far as they are known. */
  readonly locks = new Locks(() => this.#tell());

  readonly #changed: () => void;
  readonly #sums = new KnownSums();
  readonly #queue = new DraftQueue(this, this.#sums);
  #board: BoardState | undefined;
  #policy: Policy | undefined;
  #key: TargetKey | undefined;
  #house: SheetHouse | undefined;
  #previous: TargetSet | undefined;
  #draft: Draft = emptyDraft([]);
  #sheet: Sheet | undefined;
  #loading: AbortController | undefined;
  #following: AbortController | undefined;
  #repository: string | undefined;
  #kept: KeptDraft | undefined;

  /** `changed` is called after each change of what is shown. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get board(): BoardState | undefined {
    return this.#board;
  }

  get draft(): Draft {
    return this.#draft;
  }

  /** Year and type on show, also while they load. */
  get key(): TargetKey | undefined {
    return this.#key;
  }

  get house(): SheetHouse | undefined {
    return this.#house;
  }

  /** The sheet on show with its edits; undefined until it has come. */
  get sheet(): Sheet | undefined {
    return (this.#sheet ??= this.#makeSheet());
  }

  get conflicts(): readonly DraftConflict[] {
    return openConflicts(this.#draft);
  }

  /** Note about how the draft is kept. */
  get kept(): KeptState {
    return this.#kept?.state ?? { isNameless: this.#repository === undefined };
  }

  /**
   * Takes what the board says; another version of its store may bring what
   * others saved. By the name of the `repository` the draft is kept over reloads.
   */
  use(board: BoardState, policy: Policy | undefined, repository?: string): void {
    const before = this.#board;
    const isOther = before?.store !== board.store;
    // Another policy shows other rows; edits stay, and a save asks for rights anew.
    const isNew = this.#policy !== policy || before?.locale !== board.locale;
    this.#board = board;
    this.#policy = policy;
    this.#repository = repository;
    if (isOther) this.#restart();
    else if (isNew && this.#key) void this.#load();
    else if (before.version !== board.version && !this.isSaving) void this.#follow();
    if (!isOther && this.state === 'ready') void this.#openKept();
    this.#tell();
  }

  /** Shows a year and type. Edits of the one before stay in the draft. */
  show(key: TargetKey): void {
    const { year, targetType } = key;
    if (this.#key && setId(this.#key) === setId(key) && this.state !== 'failed') return;
    this.#key = { year, targetType };
    if (this.#board) void this.#load();
  }

  /** Loads further sets of the draft, such as those that a file has targets of. Rejects with `SourceError`. */
  async loadSets(keys: readonly TargetKey[]): Promise<void> {
    const missing = keys.filter((key) => !setIn(this.#draft, key));
    const { signal } = this.#loading ?? new AbortController();
    const loaded = await Promise.all(
      missing.map(async (key) => (await this.#board!.store.targets(key).ask(signal)).value),
    );
    if (loaded.length) this.#advance(withSets(this.#draft, loaded));
  }

  /** Loads again after a failure. */
  readonly retry = (): void => void this.#load();

  /** Ends what is under way; the draft stays. */
  rest(): void {
    this.#loading?.abort();
    this.#following?.abort();
    this.locks.rest();
    void this.#kept?.stop();
    this.#kept = this.#repository = undefined;
  }

  /** One edit of rows of the sheet on show. */
  rowsEdit(rows: readonly RowChange[]): readonly DraftEdit[] {
    return rows.length ? [{ kind: 'rows', set: this.#key!, rows }] : [];
  }

  /**
   * Makes edits as one step of undo, or none of them: then it answers why, and
   * nothing where code of edits did not come. The only way in which a draft
   * changes by hand.
   */
  async apply(action: EditAction, edits: readonly DraftEdit[]): Promise<readonly EditRefusal[] | undefined> {
    return this.#queue.make((code, draft) => code.editing(draft, action, edits, this.editContext), this.#take);
  }

  /** Decides conflicts, as a step of undo. */
  async decide(ids: readonly string[] | 'all', choice: 'mine' | 'theirs') {
    return this.#queue.make((code, draft) => code.resolve(draft, ids, choice, this.editContext), this.#take);
  }

  async undo(): Promise<void> {
    await this.#queue.make(
      ({ undo }, draft) => ({ draft: undo(draft) }),
      (draft) => {
        const step = this.#draft.done.at(-1)?.step;
        this.#advance(draft);
        if (step) this.#goTo(step);
      },
    );
  }

  async redo(): Promise<readonly EditRefusal[] | undefined> {
    const step = this.#draft.undone.at(-1);
    if (!step) return undefined;
    const refused = await this.#queue.make((code, draft) => code.redoing(draft, this.editContext), this.#take);
    if (!refused) this.#goTo(step);
    return refused;
  }

  /**
   * Saves the draft, all or nothing. `conflict`: others saved the same cells
   * first, which are now in `conflicts`; `failed`: see `saveFailure`.
   */
  async save(comment?: string): Promise<'saved' | 'nothing' | 'conflict' | 'failed'> {
    const board = this.#board!;
    const sent = this.#draft;
    if (!sent.done.length || this.isSaving) return 'nothing';
    this.isSaving = true;
    const code = await loadEditCode();
    if (!code) return this.#cannotSave(board);
    const { viewer: by } = board.settings;
    const changes = code.changesOf(sent, { ...(by && { by }), ...(comment && { comment }) });
    this.isSaving = changes.length > 0;
    if (!this.isSaving) {
      // A change by others is not followed while a save is under way, however short.
      await this.#follow();
      return 'nothing';
    }
    this.saveFailure = undefined;
    this.#tell();
    // A save is not called off: nobody could say then whether it has happened.
    const outcome = await saveTargets(board, changes, {
      signal: new AbortController().signal,
      progress: this.#progress,
    });
    this.saveFailure = outcome.isConflict ? undefined : outcome.failure;
    const { sets } = outcome;
    if (sets) {
      this.lastSave = { at: board.now(), changes };
      this.meanwhile = undefined;
      this.#kept?.saved();
      await this.#queue.make(
        (_, draft) => ({ draft: code.afterSave(draft, sent, sets) }),
        (draft) => this.#advance(draft),
      );
    }
    this.isSaving = false;
    this.savedShare = undefined;
    await this.#follow();
    if (outcome.isConflict && !this.conflicts.length) this.saveFailure = outcome.failure;
    this.#tell();
    if (outcome.sets) return 'saved';
    return outcome.isConflict ? 'conflict' : 'failed';
  }

  /** By tenths: each draws the editor anew. */
  readonly #progress = (share: number): void => {
    const tenths = Math.floor(share * 10) / 10;
    if (!this.isSaving || tenths === this.savedShare) return;
    this.savedShare = tenths;
    this.#tell();
  };

  /** Says that the code of saving did not come; it is asked for again by the next save. */
  #cannotSave({ locale }: BoardState): 'failed' {
    this.isSaving = false;
    this.saveFailure = { reason: 'offline', message: locale.messages.notLoaded };
    this.#tell();
    return 'failed';
  }

  /** Rights of whoever edits; locks are said with who and when where that is known. */
  get editContext(): EditContext {
    return this.#house ? { rights: this.#house.rights, lockedBy: this.locks.of } : {};
  }

  /** Takes an edit: Undo goes back to where it was made. */
  readonly #take = (draft: Draft): void => {
    const step = draft.done.at(-1)?.step;
    if (step && this.#key) this.places.keep(step, this.#key);
    this.#advance(draft);
  };

  /** Every draft that takes the place of another one passes here. */
  #advance(draft: Draft): void {
    if (draft === this.#draft) return;
    const before = this.#draft;
    this.#draft = draft;
    this.#sheet = undefined;
    this.#kept?.keep(draft);
    const key = this.#key;
    const isGone = key && typeOf(before.state.types, key) && !typeOf(draft.state.types, key);
    if (isGone) this.show({ year: key.year, targetType: ALL_SALES_AMOUNT.id });
    this.#tell();
  }

  /** Opens what was kept of the draft, with the first sheet. */
  async #openKept(): Promise<void> {
    const board = this.#board!;
    const repository = this.#repository;
    if (this.#kept || repository === undefined) return;
    const code = await import('./kept-draft.ts').catch(() => undefined);
    // Another board, another reader, or none may be here by now.
    if (!code || this.#kept || this.#board?.store !== board.store || this.#repository !== repository) return;
    this.#kept = new code.KeptDraft(repository, board, {
      take: (draft) => this.#advance(this.#withOwnSets(draft)),
      changed: () => this.#tell(),
    });
    // Edits from before go on top of what was kept.
    if (this.#draft.done.length) this.#kept.keep(this.#draft);
    void this.#kept.open();
  }

  /** A draft with the sets that have been loaded here. */
  #withOwnSets(draft: Draft): Draft {
    const own = [...this.#draft.state.sets.values()].map(({ base }) => base);
    return withSets(draft, own);
  }

  #goTo(step: Step): void {
    const key = this.places.want(step);
    // Redo may have deleted the type that the step was made in.
    if (key && typeOf(this.#draft.state.types, key)) this.show(key);
  }

  #restart(): void {
    void this.#kept?.stop();
    this.#kept = undefined;
    this.#draft = emptyDraft([]);
    this.#sums.clear();
    this.#house = this.#sheet = undefined;
    if (this.#key) void this.#load();
  }

  async #load(): Promise<void> {
    const board = this.#board!;
    const key = this.#key!;
    this.#loading?.abort();
    const { signal } = (this.#loading = new AbortController());
    this.#sheet = undefined;
    this.denied = denyOpen(this.#rights);
    this.state = this.denied ? 'denied' : 'loading';
    this.#tell();
    if (this.denied) return;
    try {
      const loaded = await loadTargets(board, key, signal);
      const { settings, locale, timeZone } = board;
      this.#house = houseOf(loaded, settings, this.#rights, locale.words, timeZone);
      this.#previous = loaded.previous;
      this.#sums.clear();
      const { set } = loaded;
      const isFirst = !this.#draft.state.sets.size;
      this.#draft = isFirst ? emptyDraft([set], this.#house.types) : withSets(this.#draft, [set]);
      this.failure = undefined;
      this.state = 'ready';
      // Sets that were loaded before may be older than this one.
      if (!isFirst) await this.#follow();
      void this.#openKept();
    } catch (error) {
      if (signal.aborted) return;
      this.failure = await failureOf(error, board, undefined);
      this.state = 'failed';
    }
    this.#tell();
  }

  /** Puts the draft over what others have saved since. What did not come may be there now. */
  async #follow(): Promise<void> {
    const board = this.#board!;
    if (this.state === 'failed') return this.#load();
    if (this.state === 'loading' || this.state === 'denied') return;
    this.#following?.abort();
    const { signal } = (this.#following = new AbortController());
    const code = await loadEditCode();
    if (!code || signal.aborted) return;
    try {
      const bases = [...this.#draft.state.sets.values()].map(({ base }) => base);
      const newer = await newerTargets(board, bases, code.changedTypes(this.#draft), signal);
      if (signal.aborted || this.isSaving) return;
      const over = (_: unknown, draft: Draft) => code.rebasing(withSets(draft, newer.more), newer);
      await this.#queue.make(over, (draft) => {
        this.meanwhile = meanwhileIn(newer.revisions) ?? this.meanwhile;
        this.#advance(draft);
      });
    } catch {
      // The sheet on show stays; a save says what is wrong.
    }
  }

  get #rights() {
    const viewer = this.#board?.settings.viewer;
    return { ...(this.#policy && { policy: this.#policy }), ...(viewer && { viewer }) };
  }

  #makeSheet(): Sheet | undefined {
    const { state } = this;
    const house = this.#house;
    const key = this.#key;
    const set = key && setIn(this.#draft, key);
    if (!house || !set || !this.#previous || state !== 'ready') return undefined;
    const type = typeNamed(this.#draft.state.types, key);
    const sums = this.#sums.of(set, () => sumsContext(key, type, house));
    this.locks.follow(this.#board!, set.base);
    const previous = this.#previous;
    return { key, house, type, set, sums, previous, previousRows: previousRowsOf(previous), lockOf: this.locks.of };
  }

  #tell(): void {
    this.#changed();
  }
}
