import { loadCode } from '../../source/load-code.ts';
import { check, list, type Shape } from '../../source/shape.ts';
import type { SourceError } from '../../source/source-error.ts';
import { Requests } from '../http/requests.ts';
import { unfit } from '../http/unfit.ts';

/** Calls of the Web API. Rejects with `SourceError`, or the signal's reason. */
export class Api extends Requests {
  /** Asks for a list of objects below a path, which another version of the API has not. */
  async list(path: string, shape: Shape, signal: AbortSignal): Promise<readonly object[]> {
    const answer = await this.json(path, { signal });
    if (!Array.isArray(answer)) throw this.#other(path, answer, '[…]');
    check(list(shape), answer, path);
    return answer as readonly object[];
  }

  /** A page of an archive: its rows, and whether there are more. */
  async page(
    path: string,
    signal: AbortSignal,
  ): Promise<{ readonly rows: readonly object[]; readonly isMore: boolean }> {
    const answer = (await this.json(path, { signal })) as { readonly value?: unknown } | null | undefined;
    const rows = answer?.value;
    if (!Array.isArray(rows)) throw this.#other(path, answer, '{"value":[…]}');
    return { rows: rows as readonly object[], isMore: !!(answer as { 'odata.nextLink'?: unknown })['odata.nextLink'] };
  }

  /** Calls a method of the agent of targets; `undefined` where it answers nothing. */
  async targets(method: string, sent: object, signal: AbortSignal, query = ''): Promise<unknown> {
    const path = `Agents/Targets/${method}${query}`;
    return (await this.json(path, { signal, body: JSON.stringify(sent) })) ?? undefined;
  }

  protected override async refusal(response: Response, file: string) {
    if (response.ok && response.type !== 'opaqueredirect') return undefined;
    const { refusalOf } = await loadCode(() => import('./refusal.ts'));
    return refusalOf(response, file);
  }

  #fileOf(path: string): string {
    return this.base + path.split('?')[0]!;
  }

  #other(path: string, answer: unknown, expected: string): SourceError {
    const value = String(JSON.stringify(answer)).slice(0, 60);
    return unfit({ problem: 'wrong-version', file: this.#fileOf(path), value, expected });
  }
}
