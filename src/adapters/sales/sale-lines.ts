import { NoteCount } from '../tables/note-count.ts';
import type { Row } from '../tables/row.ts';
import { NONE } from './names.ts';
import { NumberSet } from './number-set.ts';

/**
 * Tells which rows are lines of one sale (A1), and which of them are equal in
 * every column. Most ids have one row only, so their prints are looked at when
 * a second comes.
 */
export class SaleLines {
  readonly duplicates = new NoteCount('duplicate-rows');
  /** First row of each id. */
  #firsts: number[] = [];
  /** Prints of first rows, by row, until a second comes. */
  #prints = new Float64Array(1024);
  #seen = new NumberSet();

  /** The first row with the id of this code. A row without one is a sale of its own. */
  firstOf(code: number, at: number, row: Row): number {
    if (code === NONE) return at;
    if (code === this.#firsts.length) {
      this.#firsts.push(at);
      if (at >= this.#prints.length) this.reserve(Math.ceil(at * 1.5));
      this.#prints[at] = row.print();
      return at;
    }
    const first = this.#firsts[code]!;
    if (this.#prints[first]) this.#seen.add(this.#prints[first]);
    this.#prints[first] = 0;
    if (!this.#seen.add(row.print())) this.duplicates.add(row.line);
    return first;
  }

  /** Makes room for so many rows. */
  reserve(rows: number) {
    if (rows <= this.#prints.length) return;
    const grown = new Float64Array(rows);
    grown.set(this.#prints);
    this.#prints = grown;
  }
}
