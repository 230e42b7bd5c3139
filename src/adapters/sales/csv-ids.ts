import type { Note } from '../../model/note.ts';
import { ByteDictionary } from './byte-dictionary.ts';
import type { CsvRecords } from './csv-records.ts';
import { Duplicates, fingerprint } from './duplicates.ts';
import { NONE } from './names.ts';

/** The last sign that is a blank, or none that anybody sees. */
const BLANK = 32;

/** The column of ids: which rows are lines of one sale (A1), and which of them are equal. */
export class IdField {
  #field: number;
  #isNothing?: (text: string) => boolean;
  #ids = new ByteDictionary();
  /** First row of each id; NONE for a text that means "no id". */
  #firsts = new Int32Array(1024);
  #duplicates = new Duplicates();

  /** `isNothing`: whether a text means "no id"; absent where none does. */
  constructor(field: number, isNothing?: (text: string) => boolean) {
    this.#field = field;
    this.#isNothing = isNothing;
  }

  /** The first row with the same id. A row without one is a sale of its own. */
  firstOf(records: CsvRecords, row: number): number {
    const { bytes } = records;
    let start = records.starts[this.#field]!;
    let end = records.ends[this.#field]!;
    while (start < end && bytes[end - 1]! <= BLANK) end--;
    while (start < end && bytes[start]! <= BLANK) start++;
    if (start === end) return row;
    const known = this.#ids.size;
    const code = this.#ids.code(bytes, start, end);
    if (code === known) this.#keep(code, this.#isNothing?.(records.text(this.#field)) ? NONE : row);
    const first = this.#firsts[code]!;
    if (first === NONE) return row;
    this.#duplicates.add(row, first, records.line, printOf(records.view, records.from, records.to));
    return first;
  }

  /** Makes room for so many rows. */
  reserve(rows: number) {
    this.#duplicates.reserve(rows);
  }

  notes(): readonly Note[] {
    return this.#duplicates.notes();
  }

  #keep(code: number, row: number) {
    if (code === this.#firsts.length) {
      const grown = new Int32Array(code * 2);
      grown.set(this.#firsts);
      this.#firsts = grown;
    }
    this.#firsts[code] = row;
  }
}

/** Fingerprint of a row as it stands in the file, four bytes at a time. */
function printOf(view: DataView, from: number, to: number): number {
  let low = to - from;
  let high = ~low;
  let at = from;
  for (; at + 4 <= to; at += 4) {
    const word = view.getInt32(at, true);
    low = Math.imul(low ^ word, 0x01000193);
    high = Math.imul(high ^ word, 0x85ebca6b) ^ (high >>> 15);
  }
  for (; at < to; at++) {
    low = Math.imul(low ^ view.getUint8(at), 0x01000193);
    high = Math.imul(high ^ view.getUint8(at), 0x85ebca6b);
  }
  return fingerprint(low, high);
}
