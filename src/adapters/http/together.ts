import type { Hear, Heard, Line } from './heard.ts';
import { ALL, type Patience, readStream } from './stream.ts';

/** Messages between tabs. */
type Message =
  /** The sender reads the stream from now on. */
  | { readonly kind: 'lead' }
  /** The leader is there. Browsers let a tab in the background act once a minute. */
  | { readonly kind: 'life' }
  | { readonly kind: 'heard'; readonly heard: Heard; readonly last: string | undefined }
  /** The sender has heard all up to an event. */
  | { readonly kind: 'join'; readonly from: string; readonly after: string | undefined }
  /** All events after that one, for the one who has asked; none where they are not known any more. */
  | {
      readonly kind: 'since';
      readonly to: string;
      readonly heard?: readonly Heard[];
      readonly last: string | undefined;
    };

/** Milliseconds between signs of life of the leader; after which silence it counts as gone, and where it has been asked. */
const LIFE = 20_000;
const SILENCE = 150_000;
const ANSWER = 10_000;
/** Events that are kept for tabs that join. */
const KEPT = 200;

/**
 * One of several tabs that follow the events of one service by one stream. The
 * tab that holds a lock reads it and hands on what it hears; when it closes, or
 * stays silent, the next goes on from the last event.
 */
export class Together {
  readonly #name: string;
  readonly #line: Line;
  readonly #tell: Hear;
  readonly #patience: Patience;
  readonly #channel: BroadcastChannel;
  readonly #own = crypto.randomUUID();
  /** The latest events, and the id of the one before them. */
  #log: Heard[] = [];
  #before: string | undefined;
  #leads = false;
  /** All events up to that of the connection have been heard. */
  #joined = false;
  #isSilent = false;
  #callOff = () => {};
  #silent = () => {};

  constructor(name: string, line: Line, tell: Hear, patience: Patience) {
    this.#name = name;
    this.#line = line;
    this.#tell = tell;
    this.#patience = patience;
    this.#before = line.event;
    this.#channel = new BroadcastChannel(name);
    this.#channel.onmessage = ({ data }: MessageEvent<Message>) => this.#receive(data);
  }

  /** Resolves once the signal aborts, or the service lets this tab hear nothing. */
  async follow(signal: AbortSignal): Promise<void> {
    const look = () => document.visibilityState === 'visible' && !this.#leads && this.#join();
    document.addEventListener('visibilitychange', look);
    this.#join();
    try {
      while (!signal.aborted) if (await this.#takePart(signal)) return;
    } finally {
      document.removeEventListener('visibilitychange', look);
      this.#callOff();
      this.#channel.close();
    }
  }

  /** Waits for its turn and leads; `true` where there is nothing to read. The turn ends when another tab takes the lock away. */
  async #takePart(signal: AbortSignal): Promise<boolean> {
    const turn = new AbortController();
    const stop = AbortSignal.any([signal, turn.signal]);
    const how = this.#isSilent ? { steal: true } : { signal: stop };
    this.#isSilent = false;
    this.#silent = () => {
      this.#isSilent = true;
      turn.abort();
    };
    let leading: Promise<boolean> | undefined;
    try {
      return await navigator.locks.request(this.#name, how, () => (leading = this.#lead(stop)));
    } catch {
      turn.abort();
      await leading;
      if (leading && !signal.aborted) this.#join();
      return false;
    }
  }

  async #lead(signal: AbortSignal): Promise<boolean> {
    if (signal.aborted) return false;
    this.#leads = true;
    this.#callOff();
    this.#say({ kind: 'lead' });
    const life = () => {
      this.#say({ kind: 'life' });
      this.#callOff = this.#patience.schedule(life, LIFE);
    };
    this.#callOff = this.#patience.schedule(life, LIFE);
    const heard = (one: Heard) => {
      this.#say({ kind: 'heard', heard: one, last: this.#line.event });
      this.#hear(one);
    };
    await readStream(this.#line, heard, signal, this.#patience);
    this.#leads = false;
    this.#callOff();
    return !signal.aborted;
  }

  #receive(message: Message): void {
    if (message.kind === 'join') return this.#answer(message.from, message.after);
    if (this.#leads || (message.kind === 'since' && message.to !== this.#own)) return;
    this.#waitFor(SILENCE);
    if (message.kind === 'lead') this.#join();
    // Events that come before the answer of the leader are part of it.
    if (message.kind === 'heard' && this.#joined) this.#take([message.heard], message.last);
    if (message.kind === 'since') {
      this.#joined = true;
      this.#take(message.heard ?? ALL, message.last);
    }
  }

  #take(heard: readonly Heard[], last: string | undefined): void {
    this.#line.event = last ?? this.#line.event;
    heard.forEach((one) => this.#hear(one));
  }

  /** Asks the leader for what has happened since. */
  #join(): void {
    this.#joined = false;
    this.#waitFor(ANSWER);
    this.#say({ kind: 'join', from: this.#own, after: this.#line.event });
  }

  #answer(to: string, after: string | undefined): void {
    if (!this.#leads) return;
    const { event: last } = this.#line;
    const ids = [this.#before, ...this.#log.map(({ id }) => id)];
    const at = after === undefined || after === last ? ids.length : ids.indexOf(after);
    this.#say({ kind: 'since', to, last, ...(at >= 0 && { heard: this.#log.slice(at) }) });
  }

  /** Tells of an event, once. */
  #hear(heard: Heard): void {
    const { id } = heard;
    if (id === undefined) {
      // Earlier events are part of it.
      this.#log = [];
      this.#before = this.#line.event;
    } else {
      if (this.#log.some((known) => known.id === id)) return;
      this.#log.push(heard);
      if (this.#log.length > KEPT) this.#before = this.#log.shift()!.id;
    }
    this.#tell(heard);
  }

  /** Not all tabs lose their patience at once. */
  #waitFor(ms: number): void {
    const [chance] = crypto.getRandomValues(new Uint8Array(1));
    this.#callOff();
    this.#callOff = this.#patience.schedule(() => this.#silent(), ms * (1 + chance! / 1024));
  }

  #say(message: Message): void {
    this.#channel.postMessage(message);
  }
}
