import type { TargetChange } from '../../model/target.ts';
import type { Change, DataSource } from '../../source/data-source.ts';
import type { Saved, TargetRepository } from '../../source/target-repository.ts';
import { API } from './options.ts';

/** Event that something may be other than it was: "ask again", without figures. `reset`: the last event is no longer known. */
export interface HttpEvent extends Partial<Saved> {
  readonly id: string;
  readonly what: Change | 'reset';
}

/** How many events are kept for those who come back. */
const KEPT = 1000;
/** Milliseconds between signs of life. */
const LIFE = 20_000;

/** The latest events of two ports, in the memory of one process: ids of another one are not known here. */
export class MemoryEvents {
  readonly #run = crypto.randomUUID().slice(0, 8);
  #events: HttpEvent[] = [];
  #count = 0;
  #wake: (() => void)[] = [];

  constructor({ source, repository }: { readonly source?: DataSource; readonly repository?: TargetRepository }) {
    source?.watch?.((what) => this.#add(what));
    repository?.watch?.((what, saved) => this.#add(what, saved));
  }

  get last(): string {
    return `${this.#run}-${this.#count}`;
  }

  /** Saves, and tells which event that was. */
  async around(repository: TargetRepository, changes: readonly TargetChange[]) {
    const { signal } = new AbortController();
    const sets = await repository.save(changes, { signal });
    const isOwn = ({ sets: told }: HttpEvent) =>
      told?.length === sets.length && told.every(({ revision }, index) => revision === sets[index]!.revision);
    const event = this.#events.findLast(isOwn)?.id;
    return { sets, ...(event && { event }) };
  }

  async *after(last: string | undefined, signal: AbortSignal): AsyncGenerator<HttpEvent> {
    const [run, count] = (last ?? this.last).split('-');
    let at = Number(count);
    if (run !== this.#run || this.#count - at > this.#events.length) {
      at = this.#count;
      yield { id: this.last, what: 'reset' };
    }
    while (!signal.aborted) {
      const events = this.#events.slice(this.#events.length - (this.#count - at));
      at = this.#count;
      yield* events;
      if (at === this.#count) await this.#more(signal);
    }
  }

  #add(what: Change, saved?: Saved): void {
    this.#count++;
    this.#events = [...this.#events.slice(1 - KEPT), { id: this.last, what, ...saved }];
    for (const wake of this.#wake.splice(0)) wake();
  }

  #more(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        signal.removeEventListener('abort', wake);
        resolve();
      };
      this.#wake.push(wake);
      signal.addEventListener('abort', wake);
    });
  }
}

interface Events {
  lastEvent?(): Promise<string | undefined> | string | undefined;
  events?(last: string | undefined, signal: AbortSignal): AsyncIterable<HttpEvent>;
}

/** Server-sent events from the one after `Last-Event-ID` on; 204, which tells a reader not to come back, where there are none. */
export async function streamOf(ports: Events, request: Request): Promise<Response> {
  if (!ports.events) return new Response(null, { status: 204 });
  const left = new AbortController();
  const signal = AbortSignal.any([request.signal, left.signal]);
  const last = request.headers.get('last-event-id') ?? (await ports.lastEvent?.());
  const events = ports.events(last, signal)[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (text: string) => signal.aborted || controller.enqueue(encoder.encode(text));
      send(`event: hello\n${last ? `id: ${last}\n` : ''}data: ${JSON.stringify({ api: API })}\n\n`);
      signal.addEventListener(
        'abort',
        live(() => send(': \n\n')),
      );
    },
    async pull(controller) {
      const { done, value } = await events.next().catch(() => ({ done: true as const, value: undefined }));
      if (!done && value) return controller.enqueue(encoder.encode(textOf(value)));
      left.abort();
      controller.close();
    },
    cancel: () => left.abort(),
  });
  const headers = { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' };
  return new Response(body, { headers });
}

/** Calls back every 20 s; returns what ends it. */
function live(call: () => void): () => void {
  const timer = setInterval(call, LIFE);
  return () => clearInterval(timer);
}

function textOf({ id, what, ...data }: HttpEvent): string {
  const name = what === 'reset' ? 'reset' : 'change';
  return `id: ${id}\nevent: ${name}\ndata: ${JSON.stringify(name === 'reset' ? {} : { what, ...data })}\n\n`;
}
