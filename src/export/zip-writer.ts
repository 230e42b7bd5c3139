import { slices } from '../timing/slices.ts';

/** A part of an archive, its text in pieces. */
export interface ZipPart {
  readonly name: string;
  readonly pieces: Iterable<string>;
}

interface Packed {
  readonly name: Uint8Array<ArrayBuffer>;
  readonly bytes: ArrayBuffer;
  readonly size: number;
  readonly crc: number;
}

const LOCAL_HEADER = 0x04034b50;
const ENTRY = 0x02014b50;
const END = 0x06054b50;
/** Version 2.0: deflated parts. */
const VERSION = 20;
const UTF8_NAMES = 0x0800;
const DEFLATED = 8;
/** 1 January 1980: the same content makes the same file. */
const DATE = 0x21;

/** Packs texts into a zip archive, in slices, by the browser's own compression. */
export async function zipped(parts: readonly ZipPart[], type: string, signal?: AbortSignal): Promise<Blob> {
  const breathe = slices(signal);
  const all: Packed[] = [];
  for (const part of parts) all.push(await packed(part, breathe));
  const content: BlobPart[] = [];
  const entries: BlobPart[] = [];
  let [offset, length] = [0, 0];
  for (const part of all) {
    const entry = header(ENTRY, part, offset);
    entries.push(entry, part.name);
    length += entry.length + part.name.length;
    const local = header(LOCAL_HEADER, part);
    content.push(local, part.name, part.bytes);
    offset += local.length + part.name.length + part.bytes.byteLength;
  }
  return new Blob([...content, ...entries, ending(all.length, length, offset)], { type });
}

async function packed({ name, pieces }: ZipPart, breathe: () => Promise<void> | undefined): Promise<Packed> {
  const encoder = new TextEncoder();
  const stream = new CompressionStream('deflate-raw');
  const writer = stream.writable.getWriter();
  const packing = new Response(stream.readable).arrayBuffer();
  let [size, crc] = [0, 0xffffffff];
  for (const piece of pieces) {
    const bytes = encoder.encode(piece);
    size += bytes.length;
    crc = withBytes(crc, bytes);
    await writer.write(bytes);
    await breathe();
  }
  await writer.close();
  return { name: encoder.encode(name), bytes: await packing, size, crc: ~crc >>> 0 };
}

/** Header of a part, or with an offset its entry in the list at the end. */
function header(signature: number, { name, bytes, size, crc }: Packed, offset?: number): Uint8Array<ArrayBuffer> {
  const isEntry = offset !== undefined;
  const fields = new Fields(isEntry ? 46 : 30).long(signature);
  if (isEntry) fields.short(VERSION);
  fields.short(VERSION, UTF8_NAMES, DEFLATED, 0, DATE).long(crc, bytes.byteLength, size).short(name.length, 0);
  if (isEntry) fields.short(0, 0, 0).long(0, offset);
  return fields.bytes;
}

function ending(count: number, length: number, offset: number): Uint8Array<ArrayBuffer> {
  return new Fields(22).long(END).short(0, 0, count, count).long(length, offset).short(0).bytes;
}

/** Numbers one after the other, lowest byte first. */
class Fields {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly #view: DataView;
  #at = 0;

  constructor(length: number) {
    this.bytes = new Uint8Array(length);
    this.#view = new DataView(this.bytes.buffer);
  }

  short(...values: readonly number[]): this {
    for (const value of values) this.#view.setUint16((this.#at += 2) - 2, value, true);
    return this;
  }

  long(...values: readonly number[]): this {
    for (const value of values) this.#view.setUint32((this.#at += 4) - 4, value, true);
    return this;
  }
}

const CRCS = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

function withBytes(before: number, bytes: Uint8Array): number {
  let crc = before;
  for (let at = 0; at < bytes.length; at += 1) crc = CRCS[(crc ^ bytes[at]!) & 0xff]! ^ (crc >>> 8);
  return crc;
}
