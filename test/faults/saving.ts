// Saves under way, and how those of before ended.
import type { TargetBoardElement } from 'target-tiles/index.js';
import type { TargetChange } from '../../src/model/target.ts';
import { turn } from './clock.ts';
import { targetOf } from './owners.ts';

export interface SaveStep {
  readonly id: string;
  readonly board: number;
  readonly owner: string;
  readonly index: number;
  readonly value: number;
  /** Whether it starts from before all other saves. */
  readonly stale: boolean;
  /** After how many turns of the page it is aborted. */
  readonly abort: number | null;
}

export class Saves {
  /** `done`, or the code of the failure. */
  readonly outcomes: { readonly id: string; readonly outcome: string }[] = [];
  readonly #controllers = new Map<string, AbortController>();

  /** Begins to save and does not wait for the end; only for the abort, if there is to be one. */
  async begin(board: TargetBoardElement, change: TargetChange, step: SaveStep): Promise<void> {
    const { id, owner, index, value, abort } = step;
    const controller = new AbortController();
    this.#controllers.set(id, controller);
    const rows = [{ owner: owner as 'company', values: { [index]: targetOf(owner, value) } }];
    const told = (outcome: string) => void this.outcomes.push({ id, outcome });
    board.save([{ ...change, rows, comment: id }], { signal: controller.signal }).then(
      () => told('done'),
      ({ name, code = name, detail }) => told(detail?.problem === 'unexpected' ? 'unexpected' : code),
    );
    if (abort === null) return;
    for (let left = abort; left > 0; left -= 1) await turn();
    this.abort(id);
  }

  abort(id: string): void {
    this.#controllers.get(id)?.abort(new DOMException('no more', 'AbortError'));
  }
}
