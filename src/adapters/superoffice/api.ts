import { check, list, type Shape } from '../../source/shape.ts';
import { SourceError } from '../../source/source-error.ts';
import { unlessAborted } from '../../source/unless-aborted.ts';
import { Connection } from '../http/connection.ts';
import { unfit } from '../http/unfit.ts';
import type { HttpOptions } from '../http/options.ts';

/** Calls of the Web API. Rejects with `SourceError`, or the signal's reason. */
export class Api {
  readonly #connection: Connection;
  readonly #url: string;

  constructor(options: HttpOptions) {
    this.#connection = new Connection(options);
    this.#url = options.url;
  }

  /** Asks for a list of objects below a path, which another version of the API has not. */
  async list(path: string, shape: Shape, signal: AbortSignal): Promise<readonly object[]> {
    const answer = await this.#json(path, signal);
    if (!Array.isArray(answer)) throw this.#other(path, answer, '[…]');
    check(list(shape), answer, path);
    return answer as readonly object[];
  }

  /** A page of an archive: its rows, and whether there are more. */
  async page(
    path: string,
    signal: AbortSignal,
  ): Promise<{ readonly rows: readonly object[]; readonly isMore: boolean }> {
    const answer = (await this.#json(path, signal)) as { readonly value?: unknown } | null | undefined;
    const rows = answer?.value;
    if (!Array.isArray(rows)) throw this.#other(path, answer, '{"value":[…]}');
    return { rows: rows as readonly object[], isMore: !!(answer as { 'odata.nextLink'?: unknown })['odata.nextLink'] };
  }

  /** Calls a method of the agent of targets; `undefined` where it answers nothing. */
  async targets(method: string, sent: object, signal: AbortSignal, query = ''): Promise<unknown> {
    const path = `Agents/Targets/${method}${query}`;
    return (await this.#json(path, signal, JSON.stringify(sent))) ?? undefined;
  }

  async #json(path: string, signal: AbortSignal, body?: string): Promise<unknown> {
    const response = await this.#connection.open(path, { signal, body });
    const file = this.#fileOf(path);
    const text = await unlessAborted(response.text().catch(brokenOff(file)), signal);
    if (response.status === 204) return undefined;
    if (/^\s*</.test(text)) throw unfit({ problem: 'html', file });
    return jsonOf(text, file);
  }

  #fileOf(path: string): string {
    return `${this.#url}/${path.split('?')[0]!}`;
  }

  #other(path: string, answer: unknown, expected: string): SourceError {
    const value = String(JSON.stringify(answer)).slice(0, 60);
    return unfit({ problem: 'wrong-version', file: this.#fileOf(path), value, expected });
  }
}

const brokenOff = (file: string) => (cause: unknown) => {
  throw new SourceError('offline', `broken off: ${file}`, { problem: 'broken-off', file }, { cause });
};

function jsonOf(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new SourceError('invalid-data', `no JSON: ${file}`, { problem: 'bad-json', file }, { cause });
  }
}
