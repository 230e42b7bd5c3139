/** Where the bytes of an answer are put, so that memory is used again instead of left to be collected. */
export interface Buffers {
  take(): ArrayBuffer;
}

export interface BodyReader {
  /** Whether chunks lie in buffers that were taken; else they are whoever's made the stream. */
  readonly isTaken: boolean;
  read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array<ArrayBuffer> }>;
  cancel(): Promise<void>;
}

/** Reads a body; into buffers where they are given and the stream can, as those of the browser's own `fetch` do. */
export function bodyReader(body: ReadableStream<Uint8Array<ArrayBuffer>>, buffers?: Buffers): BodyReader {
  const intoBuffers = buffers && bytesReader(body);
  if (!intoBuffers) {
    const reader = body.getReader();
    return { isTaken: false, read: () => reader.read(), cancel: () => reader.cancel() };
  }
  return {
    isTaken: true,
    read: () => intoBuffers.read(new Uint8Array(buffers.take())),
    cancel: () => intoBuffers.cancel(),
  };
}

function bytesReader(body: ReadableStream<Uint8Array<ArrayBuffer>>): ReadableStreamBYOBReader | undefined {
  try {
    return body.getReader({ mode: 'byob' });
  } catch {
    return undefined; // a stream of chunks that its maker owns
  }
}
