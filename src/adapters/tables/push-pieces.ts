/** Bytes that are read in a millisecond, where every row names somebody new. */
const PIECE = 2 ** 13;

/** Hands bytes on in pieces, with a pause after each where its slice of time is used up. */
export async function pushPieces(
  bytes: Uint8Array,
  push: (piece: Uint8Array) => void,
  breathe: () => Promise<void> | undefined,
): Promise<void> {
  for (let from = 0; from < bytes.length; from += PIECE) {
    push(bytes.subarray(from, from + PIECE));
    await breathe();
  }
}
