/**
 * Gives stretches of bytes numbers, in order of first appearance, without
 * making texts of them. Open addressing over typed arrays: a million ids take
 * their bytes plus 20 bytes each.
 */
export class ByteDictionary {
  size = 0;
  #slots = new Int32Array(256);
  #hashes = new Int32Array(128);
  /** Where each entry ends in the arena; it begins where the one before ends. */
  #ends = new Int32Array(128);
  #arena = new Uint8Array(1024);

  /** The number of `bytes` from `start` to before `end`; `size` before the call means that it is new. */
  code(bytes: Uint8Array, start: number, end: number): number {
    let hash = end - start;
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
    hash ^= hash >>> 15;
    const slots = this.#slots;
    const hashes = this.#hashes;
    const mask = slots.length - 1;
    let slot = hash & mask;
    for (let entry = slots[slot]!; entry !== 0; entry = slots[slot]!) {
      if (hashes[entry - 1] === hash && this.#equals(entry - 1, bytes, start, end)) return entry - 1;
      slot = (slot + 1) & mask;
    }
    return this.#add(slot, hash, bytes, start, end);
  }

  #equals(code: number, bytes: Uint8Array, start: number, end: number): boolean {
    const arena = this.#arena;
    let from = code === 0 ? 0 : this.#ends[code - 1]!;
    if (this.#ends[code]! - from !== end - start) return false;
    for (let at = start; at < end; at++) if (arena[from++] !== bytes[at]) return false;
    return true;
  }

  #add(slot: number, hash: number, bytes: Uint8Array, start: number, end: number): number {
    const code = this.size++;
    const from = code === 0 ? 0 : this.#ends[code - 1]!;
    const to = from + end - start;
    if (to > this.#arena.length) this.#arena = grown(this.#arena, to * 2);
    this.#arena.set(bytes.subarray(start, end), from);
    if (code === this.#ends.length) {
      this.#ends = grown(this.#ends, code * 2);
      this.#hashes = grown(this.#hashes, code * 2);
    }
    this.#ends[code] = to;
    this.#hashes[code] = hash;
    this.#slots[slot] = code + 1;
    if (this.size * 2 > this.#slots.length) this.#spread();
    return code;
  }

  #spread() {
    const slots = new Int32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    for (let code = 0; code < this.size; code++) {
      let slot = this.#hashes[code]! & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = code + 1;
    }
    this.#slots = slots;
  }
}

function grown<T extends Uint8Array | Int32Array>(array: T, length: number): T {
  const copy = new (array.constructor as new (length: number) => T)(length);
  copy.set(array);
  return copy;
}
