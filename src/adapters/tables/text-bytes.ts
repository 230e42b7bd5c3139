import type { Note } from '../../model/note.ts';
import { badOption } from './bad-option.ts';

const LF = 10;
const CR = 13;
const ASCII = 0x80;
const NOTHING = new Uint8Array(0);
/** So many bytes are kept at most in wait for the end of their line. */
const LONGEST_LINE = 2 ** 20;

/**
 * Turns the bytes of a file into UTF-8 of one normal form (NFC), as they come
 * in. Without `encoding`: UTF-16 by its byte-order mark or its zeros, else
 * UTF-8. What is no UTF-8 is read as Windows-1252 and noted: all of it where
 * it is the first sign beyond ASCII, else only the bytes that are none. Bytes
 * of plain ASCII are handed back as they are.
 */
export class TextBytes {
  readonly #given: string | undefined;
  /** Decoder of all that is not UTF-8; `undefined` until that is known. */
  #decoder?: TextDecoder;
  #isBegun = false;
  /** A sign beyond ASCII was UTF-8. */
  #hasUtf8 = false;
  #isGuessed = false;
  /** The line that has not ended yet: as bytes, or as text where a decoder has made it. */
  #open: Uint8Array = NOTHING;
  #openText = '';

  /** Throws `SourceError` for an encoding that the browser does not know. */
  constructor(encoding?: string) {
    this.#given = encoding?.trim();
    if (this.#given) this.#decoder = decoderOf(this.#given);
  }

  push(chunk: Uint8Array): Uint8Array {
    if (!chunk.length) return chunk;
    const bytes = this.#open.length ? joinedBytes([this.#open, chunk]) : chunk;
    if (!this.#isBegun) {
      if (bytes.length < 4) {
        this.#open = bytes.slice();
        return NOTHING;
      }
      this.#begin(bytes);
    }
    this.#open = NOTHING;
    if (this.#decoder) return this.#decoded(bytes);
    if (isAscii(bytes)) return bytes;
    const end = lineEnd(bytes);
    this.#open = bytes.slice(end);
    return this.#unicode(bytes.subarray(0, end));
  }

  end(): Uint8Array {
    const rest = this.#open;
    this.#open = NOTHING;
    if (!this.#isBegun) this.#begin(rest);
    if (this.#decoder) return normal(this.#openText + this.#decoder.decode(rest));
    return isAscii(rest) ? rest : this.#unicode(rest);
  }

  /** `encoding-assumed` where the bytes were no UTF-8 and nobody said what they are. */
  notes(): readonly Note[] {
    return this.#isGuessed ? [{ code: 'encoding-assumed', value: 'windows-1252' }] : [];
  }

  #begin(bytes: Uint8Array) {
    this.#isBegun = true;
    if (!this.#given || /^utf-?16$/i.test(this.#given)) {
      const found = utf16Of(bytes);
      if (found) this.#decoder = decoderOf(found);
    } else if (this.#decoder?.encoding === 'utf-8') this.#decoder = undefined;
  }

  /** Decodes bytes up to the end of the last line. */
  #decoded(bytes: Uint8Array): Uint8Array {
    const text = this.#openText + this.#decoder!.decode(bytes, { stream: true });
    const end =
      Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1 || (text.length > LONGEST_LINE ? text.length : 0);
    this.#openText = text.slice(end);
    return normal(text.slice(0, end));
  }

  #unicode(bytes: Uint8Array): Uint8Array {
    try {
      const text = STRICT.decode(bytes);
      this.#hasUtf8 = true;
      return text.normalize() === text ? bytes : normal(text);
    } catch {
      this.#isGuessed = true;
      if (this.#hasUtf8 || validLength(bytes, firstBeyond(bytes, 0))) {
        this.#hasUtf8 = true;
        return normal(mixedText(bytes));
      }
      this.#decoder = decoderOf('windows-1252');
      return this.#decoded(bytes);
    }
  }
}

/** The whole of a small file, with its notes. */
export function textBytes(bytes: Uint8Array, encoding?: string) {
  const text = new TextBytes(encoding);
  const [most, rest] = [text.push(bytes), text.end()];
  return { bytes: rest.length ? joinedBytes([most, rest]) : most, notes: text.notes() };
}

const STRICT = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const normal = (text: string) => new TextEncoder().encode(text.normalize());

function decoderOf(encoding: string): TextDecoder {
  try {
    return new TextDecoder(encoding);
  } catch (cause) {
    throw badOption('encoding', encoding, 'utf-8, windows-1252, utf-16le', cause);
  }
}

/** UTF-16 by its mark, or by the zeros of its first two letters. */
function utf16Of([first, second, third, fourth]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first && second === 0 && third && fourth === 0) return 'utf-16le';
  if (first === 0 && second && third === 0 && fourth) return 'utf-16be';
  return undefined;
}

export function joinedBytes(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Behind the last line break; behind the last sign of ASCII where a line takes no end. */
function lineEnd(bytes: Uint8Array): number {
  const end = Math.max(bytes.lastIndexOf(LF), bytes.lastIndexOf(CR)) + 1;
  if (end || bytes.length < LONGEST_LINE) return end;
  let at = bytes.length;
  while (at > 0 && bytes[at - 1]! >= ASCII) at--;
  return at || bytes.length;
}

/** Looks at sixteen bytes at a time: a large file is nearly always all ASCII. */
function isAscii(bytes: Uint8Array): boolean {
  const from = Math.min(bytes.length, (4 - (bytes.byteOffset & 3)) & 3);
  const words = new Int32Array(bytes.buffer, bytes.byteOffset + from, ((bytes.length - from) >> 4) << 2);
  const rest = from + words.length * 4;
  let signs = 0;
  for (let at = 0; at < words.length; at += 4) {
    signs |= words[at]! | words[at + 1]! | words[at + 2]! | words[at + 3]!;
  }
  signs &= 0x80808080;
  for (let at = 0; at < from; at++) signs |= bytes[at]! & ASCII;
  for (let at = rest; at < bytes.length; at++) signs |= bytes[at]! & ASCII;
  return !signs;
}

function firstBeyond(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at]! < ASCII) at++;
  return at;
}

/** Bytes of the UTF-8 sign that begins at `at`, 0 if none does. */
function validLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at]!;
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  try {
    STRICT.decode(bytes.subarray(at, at + length));
    return length;
  } catch {
    return 0;
  }
}

/** UTF-8 with single bytes of Windows-1252 in it. */
function mixedText(bytes: Uint8Array): string {
  const western = decoderOf('windows-1252');
  let text = '';
  let plain = 0;
  for (let at = firstBeyond(bytes, 0); at < bytes.length; at = firstBeyond(bytes, at)) {
    const length = validLength(bytes, at);
    if (!length) {
      text += STRICT.decode(bytes.subarray(plain, at)) + western.decode(bytes.subarray(at, at + 1));
      plain = at + 1;
    }
    at += length || 1;
  }
  return text + STRICT.decode(bytes.subarray(plain));
}
