import type { BoardState } from '../board/board-state.ts';
import { setId } from '../model/draft.ts';
import { type Lock, locksOf } from '../model/locks.ts';
import type { RowKey, TargetSet } from '../model/target.ts';
import { rowId } from '../model/owner.ts';

type Known = ReadonlyMap<string, Lock>;

/**
 * Authors and instants of the locks of saved rows, from the history of their
 * sets. Asks for it where a set has locked rows, after the sheet is there; where
 * it does not come, a row is called locked and no more.
 */
export class Locks {
  /** Grows with what is known. */
  version = 0;

  readonly #changed: () => void;
  readonly #sets = new Map<string, { readonly set: TargetSet; readonly known: Known }>();
  #asking = new AbortController();

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** The lock of a saved row, where it is known. */
  readonly of = (row: RowKey): Lock | undefined => this.#sets.get(setId(row))?.known.get(rowId(row));

  /** Follows a set as it is saved now. */
  follow({ store }: Pick<BoardState, 'store'>, set: TargetSet): void {
    const before = this.#sets.get(setId(set));
    if (before?.set === set) return;
    const locked = new Set(set.rows.filter((row) => row.locked).map(rowId));
    // Known locks are shown until the answer is here.
    const known = new Map([...(before?.known ?? [])].filter(([id]) => locked.has(id)));
    this.#sets.set(setId(set), { set, known });
    if (locked.size) void this.#ask(store, set);
  }

  /** Ends what is under way. */
  rest(): void {
    this.#asking.abort();
    this.#asking = new AbortController();
    this.#sets.clear();
  }

  async #ask(store: BoardState['store'], set: TargetSet): Promise<void> {
    const { signal } = this.#asking;
    const revisions = await store.changes(set, 0, { signal }).catch(() => undefined);
    if (!revisions || signal.aborted || this.#sets.get(setId(set))?.set !== set) return;
    this.#sets.set(setId(set), { set, known: locksOf(set, revisions) });
    this.version += 1;
    this.#changed();
  }
}
