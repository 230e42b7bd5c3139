import type { Buffers } from '../files/body-reader.ts';

/** Bytes read at a time. */
const SIZE = 2 ** 18;

/** A few buffers that are used over and over: chunks of a large file would else be twice its size of garbage. */
export class ChunkPool implements Buffers {
  #free: ArrayBuffer[] = [];

  take(): ArrayBuffer {
    return this.#free.pop() ?? new ArrayBuffer(SIZE);
  }

  give(buffer: ArrayBuffer) {
    if (buffer.byteLength === SIZE) this.#free.push(buffer);
  }
}
