import type { BoardState } from '../board/board-state.ts';
import { draftKeeping, type DraftNews, type DraftNote } from '../board/draft-keeping.ts';
import type { Draft } from '../model/draft.ts';

/** Session whose draft is kept. */
export interface DraftOwner {
  /** Takes a draft in place of its own, with the edits of both. */
  take(draft: Draft): void;
  /** Draws again. */
  changed(): void;
}

/** Notes about a draft that is kept over reloads. */
export interface KeptState {
  /** Instant from which it was kept, after a reload. */
  readonly at?: string;
  /** Why it is not kept. */
  readonly note?: DraftNote;
  /** Not kept, since its targets cannot be told from others. */
  readonly isNameless?: boolean;
  /** Another tab has it open too. */
  readonly isElsewhere?: boolean;
}

/** Draft of a session over reloads and other tabs: opened once, written after each edit (T18). */
export class KeptDraft {
  state: KeptState = {};
  readonly #keeping: ReturnType<typeof draftKeeping>;
  readonly #owner: DraftOwner;

  /** `repository` names the targets; with the viewer it says whose draft it is. */
  constructor(repository: string, board: BoardState, owner: DraftOwner) {
    const { viewer } = board.settings;
    this.#owner = owner;
    this.#keeping = draftKeeping({ repository, ...(viewer && { viewer }) }, board, (news) => this.#hear(news));
  }

  /** Opens what was kept. Where the sets cannot be loaded it stays kept, and the next sheet tries again. */
  async open(): Promise<void> {
    try {
      const { draft, at, note } = await this.#keeping.keeper.open();
      this.state = { ...this.state, ...(note && { note }), ...(draft && at && { at }) };
      if (draft) this.#owner.take(draft);
      this.#owner.changed();
    } catch {
      // The sheet says why nothing can be loaded.
    }
  }

  keep(draft: Draft): void {
    this.#keeping.keeper.keep(draft);
  }

  /** After a save there is nothing left from before. */
  saved(): void {
    const { at: _, ...state } = this.state;
    this.state = state;
  }

  async stop(): Promise<void> {
    await this.#keeping.stop();
  }

  #hear(news: DraftNews): void {
    const { note: _, ...state } = this.state;
    if (news.kind === 'note') this.state = { ...state, ...(news.note && { note: news.note }) };
    if (news.kind === 'elsewhere') this.state = { ...this.state, isElsewhere: true };
    if (news.kind === 'other') this.#owner.take(news.draft);
    this.#owner.changed();
  }
}
