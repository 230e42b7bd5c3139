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

/** What there is to say of a draft that is kept over reloads. */
export interface KeptState {
  /** Instant from which it was kept, after a reload. */
  readonly at?: string;
  /** Why it is not kept. */
  readonly note?: DraftNote;
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

/** Board or editor that has a repository. */
type Named = Element & { readonly repository?: unknown };

/**
 * Name of the repository of an editor or of the board around it, by which its
 * draft is kept: its own, else what its attributes say. None for an object
 * without a name, whose draft is kept in memory.
 */
export function repositoryNameOf(editor: Named): string | undefined {
  const around: Named = editor.closest('target-board') ?? editor;
  const { name } = (around.repository ?? {}) as { readonly name?: unknown };
  if (typeof name === 'string' && name) return name;
  const [repository, targets] = ['repository', 'targets'].map((attribute) => around.getAttribute(attribute));
  if (!repository && !targets) return undefined;
  return JSON.stringify([repository, targets && new URL(targets, document.baseURI).href]);
}
