import { atOnce } from '../../model/steps.ts';
import { SourceError } from '../../source/source-error.ts';
import { addWholes } from './add-wholes.ts';
import { SalesEngine } from './engine.ts';
import type { FileSetup, SalesReader } from './file-setup.ts';
import type { Failure, Reply, Request } from './worker-messages.ts';

let readerOf: (setup: FileSetup) => SalesReader;
let reader: SalesReader | undefined;
let engine: SalesEngine | undefined;
let turn: Promise<void> = Promise.resolve();
let taken = 0;
let buffers: ArrayBuffer[] = [];

/** Bytes whose buffers go back in one message: much less than the page sends ahead. */
const TOGETHER = 2 ** 20;

async function answer(request: Request) {
  if (request.kind === 'open') reader = readerOf(request.setup);
  else if (request.kind === 'bytes') {
    reader?.push(request.chunk);
    giveBack(request.chunk);
  } else if (request.kind === 'end') {
    const { columns, notes } = await reader!.end();
    reader = undefined;
    engine = new SalesEngine(columns, notes, request.members, addWholes);
    post({ kind: 'loaded', found: engine.found });
  } else {
    // Each in a message of its own: the page stays responsive while it takes them in.
    for (const query of request.queries)
      post({ kind: 'answer', number: request.number, actuals: atOnce(engine!.actuals(query)) });
  }
}

function giveBack({ length, buffer }: Uint8Array<ArrayBuffer>) {
  taken += length;
  buffers.push(buffer);
  if (taken < TOGETHER) return;
  post({ kind: 'took', bytes: taken, buffers }, buffers);
  taken = 0;
  buffers = [];
}

function refuse(request: Request, error: unknown) {
  if (!(error instanceof SourceError)) {
    reportError(error);
    return;
  }
  const { code, message, detail } = error;
  const failure: Failure = { code, message, detail };
  if (request.kind === 'ask') post({ kind: 'refused', number: request.number, failure });
  else post({ kind: 'failed', failure });
}

function post(reply: Reply, transfer: Transferable[] = []) {
  postMessage(reply, { transfer });
}

/**
 * Makes this the worker of one file: gets its bytes, keeps the sales, answers
 * questions. Errors other than `SourceError` are defects and are left to the
 * `error` event: the page then goes on without a worker.
 */
export function serveSales(reader: typeof readerOf) {
  readerOf = reader;
  addEventListener('message', ({ data }: MessageEvent<Request>) => {
    turn = turn.then(() => answer(data)).catch((error: unknown) => refuse(data, error));
  });
  post({ kind: 'ready' });
}
