/** Bytes of a stretch that are its key themselves. */
const SHORT = 7;
/** Length in a key that stands for all longer than `SHORT`, whose bytes are compared as well. */
const LONG = SHORT + 1;
/** Bytes that must be there behind the beginning of a stretch, whatever its length. */
export const SLACK = 8;

/**
 * Gives stretches of bytes numbers, in order of first appearance, without
 * making texts of them. Open addressing over typed arrays: a million ids take
 * their bytes plus 24 bytes each. Seven bytes or fewer are one key of two
 * words, read as two and compared as two.
 */
export class ByteDictionary {
  size = 0;
  #slots = new Int32Array(256);
  /** The keys of entries: their first four bytes and the next three, or a hash, with the length in the highest byte. */
  #firsts = new Int32Array(128);
  #seconds = new Int32Array(128);
  /** Where each entry ends in the arena; it begins where the one before ends. */
  #ends = new Int32Array(128);
  #arena = new Uint8Array(1024);

  /**
   * The number of the bytes of `view` from `start` to before `end`; `size`
   * before the call means that it is new. At least `SLACK` bytes of the view
   * begin at `start`.
   */
  code(view: DataView, start: number, end: number): number {
    const length = end - start;
    let first = view.getInt32(start, true);
    let second = LONG << 24;
    if (length > SHORT) first = hashOf(view, start, end);
    else if (length > 4) second = (length << 24) | (view.getInt32(start + 4, true) & ~(-1 << ((length - 4) << 3)));
    else {
      if (length < 4) first &= ~(-1 << (length << 3));
      second = length << 24;
    }
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = slotOf(first, second) & mask;
    for (let entry = slots[slot]!; entry !== 0; entry = slots[slot]!) {
      const isAlike = this.#firsts[entry - 1] === first && this.#seconds[entry - 1] === second;
      if (isAlike && (length <= SHORT || this.#equals(entry - 1, view, start, end))) return entry - 1;
      slot = (slot + 1) & mask;
    }
    return this.#add(slot, first, second, new Uint8Array(view.buffer, view.byteOffset + start, length));
  }

  #equals(code: number, view: DataView, start: number, end: number): boolean {
    const arena = this.#arena;
    let from = code === 0 ? 0 : this.#ends[code - 1]!;
    if (this.#ends[code]! - from !== end - start) return false;
    for (let at = start; at < end; at++) if (arena[from++] !== view.getUint8(at)) return false;
    return true;
  }

  #add(slot: number, first: number, second: number, bytes: Uint8Array): number {
    const code = this.size++;
    const from = code === 0 ? 0 : this.#ends[code - 1]!;
    // The bytes of a short one are its key.
    const to = from + (bytes.length > SHORT ? bytes.length : 0);
    if (to > this.#arena.length) this.#arena = grown(this.#arena, to * 2);
    if (to > from) this.#arena.set(bytes, from);
    if (code === this.#ends.length) this.#grow(code * 2);
    this.#ends[code] = to;
    this.#firsts[code] = first;
    this.#seconds[code] = second;
    this.#slots[slot] = code + 1;
    if (this.size * 2 > this.#slots.length) this.#spread();
    return code;
  }

  #grow(length: number) {
    this.#ends = grown(this.#ends, length);
    this.#firsts = grown(this.#firsts, length);
    this.#seconds = grown(this.#seconds, length);
  }

  #spread() {
    const slots = new Int32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    for (let code = 0; code < this.size; code++) {
      let slot = slotOf(this.#firsts[code]!, this.#seconds[code]!) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = code + 1;
    }
    this.#slots = slots;
  }
}

function hashOf(view: DataView, start: number, end: number): number {
  let hash = end - start;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ view.getUint8(at), 0x01000193);
  return hash;
}

function slotOf(first: number, second: number): number {
  const hash = Math.imul(first ^ Math.imul(second, 0x45d9f3b), 0x01000193);
  return hash ^ (hash >>> 15);
}

function grown<T extends Uint8Array | Int32Array>(array: T, length: number): T {
  const copy = new (array.constructor as new (length: number) => T)(length);
  copy.set(array);
  return copy;
}
