import { brokenWorkbook, tooLarge, workbookError } from './workbook-error.ts';

const LOCAL_HEADER = 0x04034b50;
const ENTRY = 0x02014b50;
const END = 0x06054b50;
const END_LENGTH = 22;
/** A comment of an archive has so many bytes at most. */
const LONGEST_COMMENT = 0xffff;
const ENCRYPTED = 1;
const STORED = 0;
const DEFLATED = 8;
/** In a field of 32 bits: the number stands among the extra fields. */
const BEYOND = 0xffffffff;
/** Bytes that one part may have when it is unpacked: a small archive can hold endless zeros. */
const LARGEST_PART = 2 ** 30;

interface Entry {
  readonly isEncrypted: boolean;
  readonly method: number;
  readonly packed: number;
  readonly offset: number;
}

/** The parts of a zip archive, by their names; each is unpacked when it is asked for. */
export class Zip {
  readonly #file: string;
  readonly #bytes: Uint8Array<ArrayBuffer>;
  readonly #view: DataView;
  readonly #entries = new Map<string, Entry>();

  /** Throws `SourceError` where the list of parts is missing or damaged, as in half an archive. */
  constructor(bytes: Uint8Array<ArrayBuffer>, file: string) {
    this.#file = file;
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    try {
      this.#readEntries();
    } catch (cause) {
      throw brokenWorkbook(file, undefined, cause); // it points beyond the bytes
    }
  }

  has(name: string): boolean {
    return this.#entries.has(partKey(name));
  }

  /** Unpacks a part. Throws `SourceError` for one that is not there, encrypted, damaged or too large. */
  async *chunks(name: string): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    const entry = this.#entries.get(partKey(name));
    if (!entry) throw brokenWorkbook(this.#file, name);
    if (entry.isEncrypted) throw workbookError('workbook-locked', this.#file);
    if (entry.method !== STORED && entry.method !== DEFLATED) throw brokenWorkbook(this.#file, name);
    let length = 0;
    try {
      const blob = new Blob([this.#packed(entry)]);
      const stream = entry.method ? blob.stream().pipeThrough(new DecompressionStream('deflate-raw')) : blob.stream();
      const reader = stream.getReader();
      try {
        for (let step; !(step = await reader.read()).done;) {
          length += step.value.length;
          if (length > LARGEST_PART) break;
          yield step.value;
        }
      } finally {
        reader.cancel().catch(() => {}); // nobody reads on
      }
    } catch (cause) {
      if (!(cause instanceof TypeError || cause instanceof RangeError)) throw cause;
      throw brokenWorkbook(this.#file, name, cause);
    }
    if (length > LARGEST_PART) throw tooLarge(this.#file, length, LARGEST_PART);
  }

  #readEntries() {
    const view = this.#view;
    const end = this.#endRecord();
    let at = view.getUint32(end + 16, true);
    for (let count = view.getUint16(end + 10, true); count > 0; count--) {
      if (view.getUint32(at, true) !== ENTRY) throw new RangeError('no entry');
      const [name, extra, comment] = [28, 30, 32].map((place) => view.getUint16(at + place, true)) as [
        number,
        number,
        number,
      ];
      const text = new TextDecoder().decode(this.#bytes.subarray(at + 46, at + 46 + name));
      this.#entries.set(partKey(text), {
        isEncrypted: (view.getUint16(at + 8, true) & ENCRYPTED) > 0,
        method: view.getUint16(at + 10, true),
        ...this.#place(at, at + 46 + name, extra),
      });
      at += 46 + name + extra + comment;
    }
  }

  #endRecord(): number {
    const last = this.#view.byteLength - END_LENGTH;
    for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--)
      if (this.#view.getUint32(at, true) === END) return at;
    throw new RangeError('no end');
  }

  /** Length and offset of a part; of a large archive they stand in the extra field of zip64. */
  #place(at: number, extra: number, length: number): Pick<Entry, 'packed' | 'offset'> {
    const view = this.#view;
    const [packed, whole, offset] = [20, 24, 42].map((place) => view.getUint32(at + place, true)) as [
      number,
      number,
      number,
    ];
    if (packed !== BEYOND && offset !== BEYOND) return { packed, offset };
    for (let field = extra; field + 4 <= extra + length; field += 4 + view.getUint16(field + 2, true)) {
      if (view.getUint16(field, true) !== 1) continue;
      let next = field + 4 + (whole === BEYOND ? 8 : 0);
      const long = (short: number) => (short === BEYOND ? Number(view.getBigUint64((next += 8) - 8, true)) : short);
      return { packed: long(packed), offset: long(offset) };
    }
    throw new RangeError('no zip64 field');
  }

  #packed({ offset, packed }: Entry): Uint8Array<ArrayBuffer> {
    const view = this.#view;
    if (view.getUint32(offset, true) !== LOCAL_HEADER) throw new RangeError('no local header');
    const from = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
    if (from + packed > this.#bytes.length) throw new RangeError('part beyond the end');
    return this.#bytes.subarray(from, from + packed);
  }
}

/** Writers do not agree about case and the slash before a part's name. */
const partKey = (name: string) => name.replaceAll('\\', '/').replace(/^\//, '').toLowerCase();
