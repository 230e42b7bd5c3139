import type { Actuals, ActualsQuery } from '../../model/actual.ts';
import type { Found, Members, SalesEngine } from './engine.ts';
import { inSlices } from '../../timing/in-slices.ts';
import { slices } from '../../timing/slices.ts';

/** Sales that are loaded, in a worker or on the page's own thread. */
export interface LoadedSales {
  readonly found: Found;
  /** Rejects with `SourceError`, or with `WorkerLost` if the worker is no more. */
  actuals(queries: readonly ActualsQuery[], signal: AbortSignal): Promise<readonly Actuals[]>;
  /** Lets go of the sales, once nobody waits for an answer. */
  close(): void;
}

/** Sales that the page's own thread keeps. */
export function salesHere(engine: SalesEngine): LoadedSales {
  return {
    found: engine.found,
    async actuals(queries, signal) {
      const breathe = slices(signal);
      const answers: Actuals[] = [];
      for (const query of queries) {
        answers.push(await inSlices(engine.actuals(query), signal));
        await breathe();
      }
      return answers;
    },
    close() {},
  };
}

/** Told of a buffer whose bytes have been dealt with. */
export type GiveBack = (buffer: ArrayBuffer) => void;

/** Where the bytes of a file become sales. */
export interface SalesLoader {
  /** Takes the chunk, with its buffer. Resolves when there is room for more. */
  push(chunk: Uint8Array<ArrayBuffer>): Promise<void>;
  end(members: Members | undefined): Promise<LoadedSales>;
  /** Gives up. */
  close(): void;
}

/** There is no worker to ask: it failed or could not start, and the same is to be done on the page's own thread. */
export class WorkerLost extends Error {
  override readonly name = 'WorkerLost';
  /** It was let go of, and the question is to be asked again. */
  readonly isClosed: boolean;

  constructor(
    message: string,
    { isClosed = false, cause }: { readonly isClosed?: boolean; readonly cause?: unknown } = {},
  ) {
    super(message, { cause });
    this.isClosed = isClosed;
  }
}
