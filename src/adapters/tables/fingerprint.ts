const SHIFT = 2 ** 32;

/** Fingerprint of a stretch of bytes, four at a time. */
export function bytesPrint(view: DataView, from: number, to: number): number {
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

export function textPrint(text: string): number {
  let low = text.length;
  let high = ~low;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code, 0x85ebca6b) ^ (high >>> 15);
  }
  return fingerprint(low, high);
}

/** 53 bits of two 32-bit hashes; never 0. */
function fingerprint(low: number, high: number): number {
  return (mixed(high) >>> 11) * SHIFT + (mixed(low) >>> 0) || 1;
}

/** Lets every bit have a say in the low ones, which choose the slot. */
function mixed(hash: number): number {
  const half = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return half ^ (half >>> 16);
}
