/** Highest box that every engine lays out exactly, px; a list that is higher is scrolled at a larger scale. */
const MOST = 8_000_000;

/** How many rows the window moves by. */
const STEP = 4;

/** Heights of rows that are known before they are drawn: none needs to be measured, and a place is found by halving. */
export class RowHeights {
  readonly count: number;
  readonly #starts: Float64Array;

  constructor(count: number, heightOf: (index: number) => number) {
    this.count = count;
    this.#starts = new Float64Array(count + 1);
    for (let index = 0; index < count; index += 1) {
      this.#starts[index + 1] = this.#starts[index]! + heightOf(index);
    }
  }

  /** Height of all rows, px. */
  get total(): number {
    return this.#starts[this.count]!;
  }

  /** Distance of a row's upper edge from that of the first row. */
  startOf(index: number): number {
    return this.#starts[Math.min(Math.max(index, 0), this.count)]!;
  }

  heightOf(index: number): number {
    return this.startOf(index + 1) - this.startOf(index);
  }

  /** The row at a distance from the first one's upper edge; the nearest one outside. */
  at(offset: number): number {
    let [low, high] = [0, Math.max(0, this.count - 1)];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** Rows to be drawn, and where. */
export interface RowWindow {
  /** First row, and the one after the last. */
  readonly first: number;
  readonly end: number;
  /** Distance of the first drawn row from the upper edge of the box, px. */
  readonly top: number;
  /** Height of the box that is scrolled. */
  readonly height: number;
}

/** The box of rows in a viewport of a height, scrolled by so much. */
export interface Scrolled {
  readonly scrollTop: number;
  readonly viewport: number;
}

function scaleOf({ total }: RowHeights, viewport: number): number {
  return total <= MOST ? 1 : (total - viewport) / (MOST - viewport);
}

/** Place of a row in the scrolled box. Beyond the highest box it depends on how far that is scrolled. */
export function topOf(heights: RowHeights, index: number, { scrollTop, viewport }: Scrolled): number {
  const scale = scaleOf(heights, viewport);
  return heights.startOf(index) - (scale - 1) * scrollTop;
}

/** Rows in view, with some around them so that a frame of scrolling shows no gap. */
export function rowWindow(heights: RowHeights, scrolled: Scrolled, around = 6): RowWindow {
  const { scrollTop, viewport } = scrolled;
  const offset = scrollTop * scaleOf(heights, viewport);
  const first = Math.max(0, heights.at(offset) - around);
  const end = Math.min(heights.count, heights.at(offset + viewport) + 1 + around);
  // By steps, so that a row further is not a drawing of all.
  const from = first - (first % STEP);
  const to = Math.min(heights.count, Math.ceil(end / STEP) * STEP);
  return { first: from, end: to, top: topOf(heights, from, scrolled), height: Math.min(heights.total, MOST) };
}

/** How far to scroll so that a row is seen whole; the same as before where it is. */
export function scrollTo(heights: RowHeights, index: number, { scrollTop, viewport }: Scrolled): number {
  const scale = scaleOf(heights, viewport);
  const [start, end] = [heights.startOf(index), heights.startOf(index + 1)];
  const offset = scrollTop * scale;
  if (start < offset) return start / scale;
  return end > offset + viewport ? (end - viewport) / scale : scrollTop;
}
