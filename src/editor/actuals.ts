import type { BoardState } from '../board/board-state.ts';
import { sentences } from '../board/failure.ts';
import type { Which } from './load-sales.ts';
import type { Sheet } from './sheet.ts';
import type { ExtraColumn } from './sheet/columns.ts';
import type { SheetActuals } from './sheet/sheet-grid.ts';

/** Sales of two years for the columns that show them; asked only once one of them is shown. */
export class ActualsLoader {
  current: SheetActuals | undefined;
  readonly #changed: () => void;
  #asked = '';
  #control: AbortController | undefined;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Asks for what the columns of a sheet need, unless that has been asked already. */
  want(board: BoardState, sheet: Sheet, extras: readonly ExtraColumn[]): void {
    const wanted = extras.filter((one): one is Which => one === 'actual' || one === 'previous-year-actual');
    if (!wanted.length || !board.store.hasSource) return;
    const { year, targetType } = sheet.key;
    const key = `${year} ${targetType}`;
    const asked = [key, board.version, wanted].join();
    if (asked === this.#asked) return;
    if (!this.#asked.startsWith(key)) this.current = undefined;
    this.#asked = asked;
    this.#control?.abort();
    this.#control = new AbortController();
    void this.#load(board, sheet, wanted, this.#control.signal);
  }

  async #load(board: BoardState, sheet: Sheet, wanted: readonly Which[], signal: AbortSignal): Promise<void> {
    const code = await sentences(() => import('./load-sales.ts'));
    const sales = await code?.loadSales(board, sheet, wanted, signal).catch(() => undefined);
    if (!sales || signal.aborted) return;
    this.current = sales;
    this.#changed();
  }
}
