import { refusalOf } from './failures.ts';
import type { Line, Session } from './heard.ts';
import { API, type HttpOptions } from './options.ts';
import { Requests, type Sent } from './requests.ts';
import { unfit } from './unfit.ts';

/** Options by which requests differ. */
const BY = ['url', 'token', 'headers', 'credentials', 'fetch'] as const satisfies (keyof HttpOptions)[];

type Answer = Readonly<Record<string, unknown>>;

/** Requests to a service that keeps the contract, of this version, and by whose rights it answers. */
export class Connection extends Requests implements Line {
  event: string | undefined;
  first: Promise<unknown> | undefined;
  readonly #options: HttpOptions;
  #ending = new AbortController();
  #session: Session = { ended: this.#ending.signal };

  constructor(options: HttpOptions) {
    super(options);
    this.#options = options;
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

  protected override async refusal(response: Response, file: string, signal: AbortSignal) {
    const refusal = await refusalOf(response, file, signal);
    if (refusal && response.status === 401 && !this.#session.isOut) this.#begin({ isOut: true });
    return refusal;
  }

  async #ask(path: string, sent: Sent): Promise<Answer> {
    const answer = (await this.json(path, sent)) as Answer | null;
    const api = answer?.api;
    const file = this.base + path;
    if (api !== API) throw unfit({ problem: 'wrong-version', file, value: String(api), expected: String(API) });
    if (typeof answer!.event === 'string') this.event ??= answer!.event;
    const { token } = this.#options;
    // A token that a function answers may be another person's one day.
    const name = [answer!.session, token].find((one) => typeof one === 'string');
    if (this.#session.isOut || this.#session.name !== name) this.#begin({ name });
    return answer!;
  }

  #begin(session: Omit<Session, 'ended'>): void {
    this.#ending.abort();
    this.#ending = new AbortController();
    this.#session = { ...session, ended: this.#ending.signal };
  }
}
