import type { Step } from '../model/draft.ts';
import type { TargetKey } from '../model/target.ts';

/** Places of the cursor at each step of an edit, to which Undo and Redo go back. */
export class StepPlaces {
  /** Place of the cursor. */
  now: unknown;
  #wanted: unknown;
  readonly #kept = new WeakMap<Step, { readonly key: TargetKey; readonly place: unknown }>();

  /** Keeps the place as that of a step in a sheet. */
  keep(step: Step, key: TargetKey): void {
    this.#kept.set(step, { key, place: this.now });
  }

  /** Asks for the place of a step. Returns its sheet, where the step was made on this page. */
  want(step: Step): TargetKey | undefined {
    const kept = this.#kept.get(step);
    if (kept) this.#wanted = kept.place;
    return kept?.key;
  }

  /** Place that is asked for, handed out once. */
  take(): unknown {
    const wanted = this.#wanted;
    this.#wanted = undefined;
    return wanted;
  }
}
