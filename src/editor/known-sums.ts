import { type Draft, type DraftSet, setId, setIn } from '../model/draft.ts';
import { type SheetContext, sheetSums, type SheetSums, summing, sumsAfter } from '../model/sheet-sums.ts';
import type { Steps } from '../model/steps.ts';
import type { TargetKey } from '../model/target.ts';

/** Sums of the sheets that a session has shown, which follow their rows. */
export class KnownSums {
  readonly #sums = new Map<string, SheetSums>();

  /** Sums of a sheet as it stands now. */
  of(set: DraftSet, context: () => SheetContext): SheetSums {
    const id = setId(set.base);
    const last = this.#sums.get(id);
    const sums = last ? sumsAfter(last, set) : sheetSums(set, context());
    this.#sums.set(id, sums);
    return sums;
  }

  /** Does work that ends with another draft, then adds up the sheet on show in steps too, before it is drawn. */
  *following<T extends { readonly draft?: Draft }>(work: Steps<T> | T, key: TargetKey | undefined): Steps<T> {
    const made = Symbol.iterator in work ? yield* work : work;
    const set = key && made.draft && setIn(made.draft, key);
    const last = key && this.#sums.get(setId(key));
    if (!set || !last) return made;
    const sums = yield* summing(last, set);
    // Sums by other rules may have come meanwhile.
    if (this.#sums.get(setId(key)) === last) this.#sums.set(setId(key), sums);
    return made;
  }

  clear(): void {
    this.#sums.clear();
  }
}
