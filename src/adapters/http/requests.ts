import { SourceError } from '../../source/source-error.ts';
import { unlessAborted } from '../../source/unless-aborted.ts';
import { unfit } from './unfit.ts';
import type { HttpOptions } from './options.ts';

export interface Sent {
  readonly signal: AbortSignal;
  readonly headers?: Readonly<Record<string, string>>;
  /** Posted as JSON; without it the request is a GET. */
  readonly body?: string;
}

/** Statuses that say that a token has run out. */
const RUN_OUT: readonly number[] = [401];

/** Requests to one service: address, headers, token, and failures as `SourceError`. */
export abstract class Requests {
  readonly #options: HttpOptions;
  /** Address below which all others lie, with a slash at its end. */
  readonly base: string;
  readonly #runOut: readonly number[];
  #renewing: Promise<string | undefined> | undefined;

  /** `runOut`: statuses after which a token is renewed once. */
  constructor(options: HttpOptions, runOut = RUN_OUT) {
    this.#options = options;
    this.base = options.url.replace(/\/*$/, '/');
    this.#runOut = runOut;
  }

  /** Asks for JSON; `undefined` of an answer without content (204). Rejects with `SourceError`, or the signal's reason. */
  async json(path: string, sent: Sent): Promise<unknown> {
    const file = this.base + path;
    const response = await this.open(path, sent);
    const text = await unlessAborted(response.text().catch(brokenOff(file)), sent.signal);
    if (response.status === 204) return undefined;
    if (/^\s*</.test(text)) throw unfit({ problem: 'html', file });
    return jsonOf(text, file);
  }

  /** Sends a request, a second time with a new token where the first has run out, and answers what is no failure. */
  async open(path: string, sent: Sent): Promise<Response> {
    sent.signal.throwIfAborted();
    const file = this.base + path;
    let response = await this.#send(file, sent, false);
    if (this.#runOut.includes(response.status) && typeof this.#options.token === 'function') {
      drop(response);
      response = await this.#send(file, sent, true);
    }
    const refusal = await this.refusal(response, file, sent.signal);
    if (!refusal) return response;
    drop(response);
    throw refusal;
  }

  /** The failure that a response means; `undefined` where it is data. */
  protected abstract refusal(response: Response, file: string, signal: AbortSignal): Promise<SourceError | undefined>;

  async #send(file: string, { signal, headers, body }: Sent, renew: boolean): Promise<Response> {
    const { fetch = globalThis.fetch, headers: own, credentials } = this.#options;
    const all = new Headers(typeof own === 'function' ? await unlessAborted(asked(own), signal) : own);
    const token = await unlessAborted(this.#token(renew), signal);
    if (token) all.set('authorization', `Bearer ${token}`);
    if (body !== undefined) all.set('content-type', 'application/json');
    for (const [name, value] of Object.entries({ accept: 'application/json', ...headers })) all.set(name, value);
    const method = body === undefined ? 'GET' : 'POST';
    // A sign-in page at the end of a redirect is no data, and often of an origin that this page may not read.
    const init: RequestInit = { method, headers: all, body, signal, redirect: 'manual', credentials };
    return unlessAborted(
      asked(() => fetch(file, init)).catch((cause: unknown) => noAnswer(file, cause)),
      signal,
    );
  }

  async #token(renew: boolean): Promise<string | undefined> {
    const { token } = this.#options;
    if (typeof token !== 'function') return token;
    if (!renew) return this.#renewing ?? token(false);
    this.#renewing ??= asked(() => token(true)).finally(() => (this.#renewing = undefined));
    return this.#renewing;
  }
}

/** Rejects with what may have been the reason; code for that comes late, if it comes. */
async function noAnswer(file: string, cause: unknown): Promise<never> {
  const why = await import('./unanswered.ts').catch(() => undefined);
  throw why?.unanswered(file, cause) ?? new SourceError('offline', `no answer from: ${file}`, { file }, { cause });
}

function jsonOf(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new SourceError('invalid-data', `no JSON: ${file}`, { problem: 'bad-json', file }, { cause });
  }
}

const brokenOff = (file: string) => (cause: unknown) => {
  throw new SourceError('offline', `broken off: ${file}`, { problem: 'broken-off', file }, { cause });
};

/** Ends a body that is not read on; a failure of the rest is of no interest. */
function drop({ body }: Response): void {
  body?.cancel().catch(() => {});
}

/** A promise also where the function throws at once. */
async function asked<T>(ask: () => T | Promise<T>): Promise<T> {
  return ask();
}
