import { SourceError } from '../../source/source-error.ts';
import { unlessAborted } from '../../source/unless-aborted.ts';
import { refusalOf, unanswered, unfit } from './failures.ts';
import type { Line, Session } from './heard.ts';
import { API, type HttpOptions } from './options.ts';

interface Sent {
  readonly signal: AbortSignal;
  readonly headers?: Readonly<Record<string, string>>;
  /** Posted as JSON; without it the request is a GET. */
  readonly body?: string;
}

/** Options by which requests differ. */
const BY = ['url', 'token', 'headers', 'credentials', 'fetch'] as const satisfies (keyof HttpOptions)[];

type Answer = Readonly<Record<string, unknown>>;

/** Requests to one service: address, headers, token, version of the contract, and failures as `SourceError`. */
export class Connection implements Line {
  event: string | undefined;
  first: Promise<unknown> | undefined;
  readonly base: string;
  readonly #options: HttpOptions;
  #renewing: Promise<string | undefined> | undefined;
  #ending = new AbortController();
  #session: Session = { ended: this.#ending.signal };

  constructor(options: HttpOptions) {
    this.#options = options;
    this.base = options.url.replace(/\/*$/, '/');
  }

  get session(): Session {
    return this.#session;
  }

  isFor(options: HttpOptions): boolean {
    return BY.every((name) => options[name] === this.#options[name]);
  }

  /** Asks for JSON of this version. Rejects with `SourceError`, or the signal's reason. */
  async ask(path: string, sent: Sent): Promise<Answer> {
    const answer = this.#ask(path, sent);
    this.first ??= answer.catch(() => {});
    return answer;
  }

  async #ask(path: string, sent: Sent): Promise<Answer> {
    const file = this.base + path;
    const response = await this.open(path, sent);
    const text = await unlessAborted(response.text().catch(brokenOff(file)), sent.signal);
    if (/^\s*</.test(text)) throw unfit({ problem: 'html', file });
    const answer = jsonOf(text, file) as Answer | null;
    const api = answer?.api;
    if (api !== API) throw unfit({ problem: 'wrong-version', file, value: String(api), expected: String(API) });
    if (typeof answer!.event === 'string') this.event ??= answer!.event;
    const { token } = this.#options;
    // A token that a function answers may be another person's one day.
    const name = [answer!.session, token].find((one) => typeof one === 'string');
    if (this.#session.isOut || this.#session.name !== name) this.#begin({ name });
    return answer!;
  }

  /** Sends a request, a second time with a new token where the first has run out, and answers what is no failure. */
  async open(path: string, sent: Sent): Promise<Response> {
    sent.signal.throwIfAborted();
    const file = this.base + path;
    let response = await this.#send(file, sent, false);
    if (response.status === 401 && typeof this.#options.token === 'function') {
      drop(response);
      response = await this.#send(file, sent, true);
    }
    const refusal = await refusalOf(response, file, sent.signal);
    if (!refusal) return response;
    if (response.status === 401 && !this.#session.isOut) this.#begin({ isOut: true });
    drop(response);
    throw refusal;
  }

  #begin(session: Omit<Session, 'ended'>): void {
    this.#ending.abort();
    this.#ending = new AbortController();
    this.#session = { ...session, ended: this.#ending.signal };
  }

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
      asked(() => fetch(file, init)).catch((cause: unknown) => {
        throw unanswered(file, cause);
      }),
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
