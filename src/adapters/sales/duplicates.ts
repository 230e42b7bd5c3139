import type { Note } from '../../model/note.ts';
import { NumberSet } from './number-set.ts';

const SHIFT = 2 ** 32;

/** A 53-bit fingerprint of two 32-bit hashes; never 0. */
export function fingerprint(low: number, high: number): number {
  return (mixed(high) >>> 11) * SHIFT + (mixed(low) >>> 0) || 1;
}

/** Lets every bit have a say in the low ones, which choose the slot. */
function mixed(hash: number): number {
  const half = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return half ^ (half >>> 16);
}

/** Fingerprint of a text. */
export function textPrint(text: string): number {
  let low = text.length;
  let high = ~low;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code, 0x85ebca6b) ^ (high >>> 15);
  }
  return fingerprint(low, high);
}

/**
 * Finds rows that are equal in every column, among rows that share an id (A1).
 * Most ids have one row only, so their prints are looked at when a second comes.
 */
export class Duplicates {
  #count = 0;
  #line?: number;
  /** Prints of first rows, by row, until a second comes. */
  #first = new Float64Array(1024);
  #seen = new NumberSet();

  /** A row, the first row of its id (perhaps itself), and its print. */
  add(row: number, first: number, line: number, print: number) {
    if (row === first) return this.#keep(row, print);
    if (this.#first[first]) this.#seen.add(this.#first[first]);
    this.#first[first] = 0;
    if (!this.#seen.add(print) && !this.#count++) this.#line = line;
  }

  notes(): readonly Note[] {
    return this.#count ? [{ code: 'duplicate-rows', count: this.#count, line: this.#line }] : [];
  }

  /** Makes room for so many rows. */
  reserve(rows: number) {
    if (rows <= this.#first.length) return;
    const grown = new Float64Array(rows);
    grown.set(this.#first);
    this.#first = grown;
  }

  #keep(row: number, print: number) {
    if (row >= this.#first.length) this.reserve(Math.ceil(row * 1.5));
    this.#first[row] = print;
  }
}
