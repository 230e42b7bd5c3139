/** Where the bytes of an answer are put, so that memory is used again instead of left to be collected. */
export interface Buffers {
  take(): ArrayBuffer;
}

type Body = ReadableStream<Uint8Array<ArrayBuffer>>;

/** Reads a body: chunks of the browser's making, until it is told to put them into buffers. */
export class BodyReader {
  readonly #body: Body;
  #reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>;
  #intoBuffers?: () => ReturnType<BodyReader['read']>;

  constructor(body: Body) {
    this.#body = body;
    this.#reader = body.getReader();
  }

  read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array<ArrayBuffer> }> {
    return this.#intoBuffers ? this.#intoBuffers() : this.#reader.read();
  }

  cancel(): Promise<void> {
    return this.#reader.cancel();
  }

  /**
   * Puts what comes from now on into `buffers`, where the stream can, as those
   * of the browser's own `fetch` do. Answers whether it does: other chunks are
   * their maker's.
   */
  useBuffers(buffers: Buffers): boolean {
    this.#reader.releaseLock();
    try {
      const reader = this.#body.getReader({ mode: 'byob' });
      this.#intoBuffers = () => reader.read(new Uint8Array(buffers.take()));
      this.cancel = () => reader.cancel();
      return true;
    } catch {
      this.#reader = this.#body.getReader();
      return false;
    }
  }
}
