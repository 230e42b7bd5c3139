import type { EditorSession } from '../session.ts';
import type { Sheet } from '../sheet.ts';

const NONE: ReadonlySet<string> = new Set();

/** Cells of a sheet whose conflict is open: the very set of before while they are the same. */
export class ConflictKeys {
  #draft: unknown;
  #keys = NONE;

  of({ draft, conflicts }: EditorSession, { key }: Sheet): ReadonlySet<string> {
    if (this.#draft === draft) return this.#keys;
    this.#draft = draft;
    const own = conflicts.filter(({ set }) => set.year === key.year && set.targetType === key.targetType);
    const keys = own.flatMap(({ cells }) => cells.map(({ owner, item, field }) => conflictKey(owner, item, field)));
    const isSame = this.#keys.size === keys.length && keys.every((one) => this.#keys.has(one));
    if (!isSame) this.#keys = new Set(keys);
    return this.#keys;
  }
}

/** Names a cell of a sheet. */
export function conflictKey(owner: string, item: string | undefined, field: unknown): string {
  return [owner, item ?? '', field].join('\u0000');
}
