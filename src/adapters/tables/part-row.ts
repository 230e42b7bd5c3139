import type { Row } from './row.ts';

/** A row that holds several targets, seen as if it held one of them: two columns behind its own have the part's value and what its column tells. */
export class PartRow implements Row {
  readonly #width: number;
  row!: Row;
  column = -1;
  told = '';

  /** `width`: columns of the row itself. */
  constructor(width: number) {
    this.#width = width;
  }

  get line() {
    return this.row.line;
  }

  value(column: number): string | number {
    if (column === this.#width) return this.row.value(this.column);
    return column === this.#width + 1 ? this.told : this.row.value(column);
  }

  excess(): string {
    return this.row.excess();
  }

  print(): number {
    return this.row.print();
  }
}
