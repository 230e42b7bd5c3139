import type { Note, NoteCode } from '../../model/note.ts';
import { SourceError, type SourceErrorDetail } from '../../source/source-error.ts';

/** Counts what the reader of figures must know of a table, and keeps the first of it. */
export class NoteCount {
  readonly code: NoteCode;
  count = 0;
  #line?: number;
  #value?: string;
  #path?: string;

  constructor(code: NoteCode) {
    this.code = code;
  }

  /** Counts one more; of all, the one on the lowest line is shown. */
  add(line?: number, value?: string, path?: string) {
    if (this.count++ && !(line! < this.#line!)) return;
    this.#line = line;
    this.#value = value?.slice(0, 100);
    this.#path = path;
  }

  get first() {
    return { count: this.count, line: this.#line, value: this.#value, ...(this.#path && { path: this.#path }) };
  }

  /** `of`: how many there are in all. */
  notes(of?: number): readonly Note[] {
    if (!this.count) return [];
    // As JSON has it, without what is undefined.
    return [JSON.parse(JSON.stringify({ code: this.code, of, ...this.first })) as Note];
  }
}

/** Throws `SourceError` `too-many-refused` when more than half of the rows are refused: the file is another one. */
export function checkRefused({ count, first }: NoteCount, of: number, file?: string) {
  if (count * 2 <= of) return;
  const detail: SourceErrorDetail = { problem: 'too-many-refused', file, of, ...first };
  throw new SourceError('invalid-data', `more than half of the rows cannot be read: ${count} of ${of}`, detail);
}
