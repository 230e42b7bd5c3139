import type { Note } from '../../model/note.ts';
import { SourceError } from '../../source/source-error.ts';

/** Keeps account of rows that could not be read. */
export class Refusals {
  total = 0;
  count = 0;
  #line?: number;
  #value?: string;

  add(line: number, value: string) {
    if (this.count++) return;
    this.#line = line;
    this.#value = value.slice(0, 100);
  }

  /** What the reader must know. Throws `SourceError` when more than half of the rows are refused. */
  notes(file?: string): readonly Note[] {
    const { count, total: of } = this;
    const place = { count, line: this.#line, value: this.#value };
    if (count * 2 <= of) return count ? [{ code: 'rows-refused', ...place }] : [];
    const detail = { problem: 'too-many-refused', file, of, ...place };
    throw new SourceError('invalid-data', `more than half of the rows cannot be read: ${count} of ${of}`, detail);
  }
}

/** Keeps account of values that a lookup does not know. */
export class Misses {
  #count = 0;
  #value?: string;

  add(value: string) {
    this.#value ??= value;
    this.#count++;
  }

  notes(): readonly Note[] {
    return this.#count ? [{ code: 'lookup-misses', count: this.#count, value: this.#value }] : [];
  }
}
