import { NoteCount } from '../tables/note-count.ts';
import type { Row } from '../tables/row.ts';
import { NONE } from './names.ts';
import { NumberSet } from './number-set.ts';

/** Lines of one sale that are compared one by one; of more, the prints are looked up. */
const FEW = 16;

/**
 * Tells which rows are lines of one sale (A1), and which of them are equal in
 * every column. A sale's lines are few and mostly near each other, so each is
 * compared with those before it.
 */
export class SaleLines {
  readonly duplicates = new NoteCount('duplicate-rows');
  /** First row of each id, and its last so far. */
  #firsts: number[] = [];
  #lasts: number[] = [];
  /** Prints of rows that have an id. */
  #prints = new Float64Array(1024);
  /** The line before of the same sale, NONE for its first row. */
  #before = new Int32Array(1024);
  /** Prints of sales with many lines. */
  #seen = new NumberSet();

  /** The first row with the id of this code. A row without one is a sale of its own. */
  firstOf(code: number, at: number, row: Row): number {
    if (code === NONE) return at;
    if (at >= this.#prints.length) this.reserve(Math.ceil(at * 1.5));
    const print = row.print();
    this.#prints[at] = print;
    if (code === this.#firsts.length) {
      this.#firsts.push(at);
      this.#lasts.push(at);
      this.#before[at] = NONE;
      return at;
    }
    const last = this.#lasts[code]!;
    this.#before[at] = last;
    this.#lasts[code] = at;
    if (this.#isKnown(print, last)) this.duplicates.add(row.line);
    return this.#firsts[code]!;
  }

  /** Makes room for so many rows. */
  reserve(rows: number) {
    if (rows <= this.#prints.length) return;
    const prints = new Float64Array(rows);
    prints.set(this.#prints);
    this.#prints = prints;
    const before = new Int32Array(rows);
    before.set(this.#before);
    this.#before = before;
  }

  /** Whether the line `last`, or one before it, has this print. */
  #isKnown(print: number, last: number): boolean {
    let isKnown = false;
    let count = 0;
    let line = last;
    for (; line !== NONE && count < FEW; count++) {
      isKnown ||= this.#prints[line] === print;
      line = this.#before[line]!;
    }
    if (count < FEW) return isKnown;
    if (line === NONE) this.#remember(last);
    return isKnown || !this.#seen.add(print);
  }

  /** Remembers the prints of a line and of all before it. */
  #remember(last: number) {
    for (let line = last; line !== NONE; line = this.#before[line]!) this.#seen.add(this.#prints[line]!);
  }
}
