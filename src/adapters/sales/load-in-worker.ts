import type { Actuals } from '../../model/actual.ts';
import { SourceError } from '../../source/source-error.ts';
import { WorkerLost, type GiveBack, type LoadedSales, type SalesLoader } from './loaded-sales.ts';
import type { FileSetup } from './file-setup.ts';
import type { Failure, Reply, Request } from './worker-messages.ts';

/** Bytes that may wait for the worker; beyond them the network waits. */
const AHEAD = 2 ** 23;
/** Milliseconds that a worker may take to start before the page goes on without it. */
const PATIENCE = 5000;

interface Waiting<T> {
  resolve(value: T): void;
  reject(reason: unknown): void;
}

interface Asked extends Waiting<readonly Actuals[]> {
  readonly count: number;
  readonly answers: Actuals[];
}

/** Bundlers replace exactly these expressions by the worker's own file. */
const newWorker = () => new Worker(new URL('./sales-worker.ts', import.meta.url), { type: 'module' });
const newWorkbookWorker = () => new Worker(new URL('./workbook-worker.ts', import.meta.url), { type: 'module' });

interface ScriptPolicy {
  createScriptURL(url: string): unknown;
}

interface PolicyFactory {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): ScriptPolicy;
}

let policy: ScriptPolicy | null | undefined;

/** The policy of Trusted Types for the worker's address; `null` where there are none, or the page does not list it. */
function makePolicy(): ScriptPolicy | null {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: PolicyFactory };
  try {
    return trustedTypes?.createPolicy('target-tiles', { createScriptURL: (url) => url }) ?? null;
  } catch {
    return null;
  }
}

/** Starts the worker by a trusted address. Because of the bundlers it is `Worker` that gives way, for this one call. */
function startWorker(form: FileSetup['form']): Worker {
  const { Worker } = globalThis;
  const start = form === 'xlsx' ? newWorkbookWorker : newWorker;
  const trust = (policy ??= makePolicy());
  if (!trust) return start();
  const construct = (_: typeof Worker, [url, options]: unknown[]): Worker =>
    Reflect.construct(Worker, [trust.createScriptURL(String(url)), options]) as Worker;
  globalThis.Worker = new Proxy(Worker, { construct });
  try {
    return start();
  } finally {
    globalThis.Worker = Worker;
  }
}

/**
 * Reads sales in a worker. Rejects with `WorkerLost` where none may start: by
 * content policy or from another origin, which shows at once or by its `error`.
 */
export async function loadInWorker(setup: FileSetup, give: GiveBack): Promise<SalesLoader> {
  let worker: Worker;
  try {
    worker = startWorker(setup.form);
  } catch (cause) {
    throw new WorkerLost('no worker may start', { cause });
  }
  const port = new WorkerPort(worker, give);
  await port.ready;
  port.post({ kind: 'open', setup });
  return port;
}

class WorkerPort implements SalesLoader {
  readonly ready: Promise<void>;
  #worker: Worker;
  #give: GiveBack;
  #ahead = 0;
  #failure: unknown;
  #started!: Waiting<void>;
  #room?: Waiting<void>;
  #loaded?: Waiting<LoadedSales>;
  #asked = new Map<number, Asked>();
  #number = 0;
  #isClosing = false;

  constructor(worker: Worker, give: GiveBack) {
    this.#worker = worker;
    this.#give = give;
    this.ready = new Promise<void>((resolve, reject) => (this.#started = { resolve, reject }));
    const patience = setTimeout(() => this.#fail(new WorkerLost('worker does not start')), PATIENCE);
    void this.ready.catch(() => {}).finally(() => clearTimeout(patience));
    worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => this.#hear(data));
    for (const type of ['error', 'messageerror']) {
      worker.addEventListener(type, (event) => {
        event.preventDefault();
        this.#fail(new WorkerLost('worker failed', { cause: event }));
      });
    }
  }

  post(request: Request, transfer: Transferable[] = []) {
    this.#worker.postMessage(request, transfer);
  }

  async push(chunk: Uint8Array<ArrayBuffer>) {
    if (this.#failure) throw this.#failure;
    this.#ahead += chunk.length;
    this.post({ kind: 'bytes', chunk }, [chunk.buffer]);
    if (this.#ahead > AHEAD) await new Promise<void>((resolve, reject) => (this.#room = { resolve, reject }));
  }

  end(members: ReadonlyMap<string, string | undefined> | undefined): Promise<LoadedSales> {
    return new Promise((resolve, reject) => {
      this.#loaded = { resolve, reject };
      if (this.#failure) reject(this.#failure);
      else this.post({ kind: 'end', members });
    });
  }

  close() {
    this.#isClosing = true;
    if (!this.#asked.size) this.#fail(new WorkerLost('worker was let go of', { isClosed: true }));
  }

  #hear(reply: Reply) {
    if (reply.kind === 'ready') this.#started.resolve();
    else if (reply.kind === 'took') this.#took(reply.bytes, reply.buffers);
    else if (reply.kind === 'loaded') this.#loaded?.resolve(this.#sales(reply.found));
    else if (reply.kind === 'failed') this.#fail(errorOf(reply.failure));
    else this.#settle(reply);
  }

  #took(bytes: number, buffers: readonly ArrayBuffer[]) {
    for (const buffer of buffers) this.#give(buffer);
    this.#ahead -= bytes;
    if (this.#ahead <= AHEAD) this.#room?.resolve();
  }

  #sales(found: LoadedSales['found']): LoadedSales {
    return { found, close: () => this.close(), actuals: (queries) => this.#ask(queries) };
  }

  #ask(queries: Parameters<LoadedSales['actuals']>[0]): Promise<readonly Actuals[]> {
    const number = this.#number++;
    return new Promise<readonly Actuals[]>((resolve, reject) => {
      if (this.#failure) return reject(this.#failure);
      if (!queries.length) return resolve([]);
      this.#asked.set(number, { resolve, reject, count: queries.length, answers: [] });
      this.post({ kind: 'ask', number, queries });
    });
  }

  #settle(reply: Reply & { readonly kind: 'answer' | 'refused' }) {
    const asked = this.#asked.get(reply.number);
    if (reply.kind === 'answer' && asked && asked.answers.push(reply.actuals) < asked.count) return;
    this.#asked.delete(reply.number);
    if (reply.kind === 'answer') asked?.resolve(asked.answers);
    else asked?.reject(errorOf(reply.failure));
    if (this.#isClosing) this.close();
  }

  #fail(reason: unknown) {
    this.#failure ??= reason;
    const waiting = [this.#started, this.#room, this.#loaded, ...this.#asked.values()];
    this.#asked.clear();
    for (const one of waiting) one?.reject(reason);
    this.#worker.terminate();
  }
}

function errorOf({ code, message, detail }: Failure): SourceError {
  return new SourceError(code, message, detail);
}
