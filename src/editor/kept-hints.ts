import type { TargetKey } from '../model/target.ts';
import type { SheetRow } from './sheet/rows.ts';

/** Differences that were answered by keeping both, for as long as the editor is there (T4). */
export class KeptHints {
  readonly #ids = new Set<string>();

  has(key: TargetKey, row: SheetRow): boolean {
    return this.#ids.has(idOf(key, row));
  }

  add(key: TargetKey, row: SheetRow): void {
    this.#ids.add(idOf(key, row));
  }
}

function idOf({ year, targetType }: TargetKey, { id }: SheetRow): string {
  return `${year} ${targetType} ${id}`;
}
