/** Rows of a block. */
const BLOCK = 2 ** 12;

/**
 * The first and the last day of each block of rows: a question passes over the
 * blocks that have none of its days, which are most where rows are in order of
 * their days.
 */
export class DayBlocks {
  readonly rows: number;
  readonly #firsts: Int32Array;
  readonly #lasts: Int32Array;

  constructor(days: Int32Array, rows: number) {
    const blocks = Math.ceil(rows / BLOCK);
    this.rows = rows;
    this.#firsts = new Int32Array(blocks);
    this.#lasts = new Int32Array(blocks);
    for (let block = 0; block < blocks; block++) {
      const to = Math.min(rows, (block + 1) * BLOCK);
      let first = days[block * BLOCK]!;
      let last = first;
      for (let row = block * BLOCK; row < to; row++) {
        const day = days[row]!;
        if (day < first) first = day;
        if (day > last) last = day;
      }
      this.#firsts[block] = first;
      this.#lasts[block] = last;
    }
  }

  /** Deals with the rows of each run of blocks that may hold days of `from` to `to`, both included. */
  each(from: number, to: number, deal: (begin: number, end: number) => void) {
    const blocks = this.#firsts.length;
    const isWanted = (block: number) => this.#firsts[block]! <= to && this.#lasts[block]! >= from;
    for (let block = 0; block < blocks; block++) {
      if (!isWanted(block)) continue;
      const begin = block;
      while (block + 1 < blocks && isWanted(block + 1)) block++;
      deal(begin * BLOCK, Math.min(this.rows, (block + 1) * BLOCK));
    }
  }
}
