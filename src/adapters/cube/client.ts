import type { AskOptions } from '../../source/data-source.ts';
import { loadCode } from '../../source/load-code.ts';
import { check, list, object, record } from '../../source/shape.ts';
import { unlessAborted } from '../../source/unless-aborted.ts';
import { Requests } from '../http/requests.ts';

export interface CubeFilter {
  readonly member?: string;
  readonly operator?: 'equals' | 'notSet';
  readonly values?: readonly string[];
  readonly or?: readonly CubeFilter[];
  readonly and?: readonly CubeFilter[];
}

/** A question as Cube takes it. */
export interface CubeQuery {
  readonly measures: readonly string[];
  readonly dimensions: readonly string[];
  readonly timeDimensions?: readonly {
    readonly dimension: string;
    readonly granularity: 'month' | 'day';
    readonly dateRange?: readonly [string, string];
  }[];
  readonly filters?: readonly CubeFilter[];
  /** By all that tells rows apart, so that pages follow each other. */
  readonly order: readonly (readonly [string, 'asc' | 'desc'])[];
  readonly timezone?: string | undefined;
  /** Most rows of an answer. */
  readonly limit: number;
  readonly offset?: number;
}

/** Values by member; of a time dimension with a granularity by `sales.date.month`. */
export type CubeRow = Readonly<Record<string, unknown>>;

/** Questions of one request: Cube works on them together, and answers when the last one is there. */
const TOGETHER = 25;

/** Requests to the REST API of a Cube deployment. */
export class CubeClient extends Requests {
  /** All rows of each question, in pages of its limit. */
  async load(queries: readonly CubeQuery[], asking: AskOptions): Promise<CubeRow[][]> {
    const found = new Map<CubeQuery, CubeRow[]>();
    await Promise.all(
      lotsOf(queries).map(async (lot) => {
        const pages = await this.pages(lot, asking);
        lot.forEach((query, index) => found.set(query, pages[index]!));
      }),
    );
    const open = queries.filter((query) => found.get(query)!.length >= query.limit);
    if (open.length) {
      const next = open.map((query) => ({ ...query, offset: (query.offset ?? 0) + query.limit }));
      const rest = await this.load(next, asking);
      open.forEach((query, index) => found.set(query, found.get(query)!.concat(rest[index]!)));
    }
    return queries.map((query) => found.get(query)!);
  }

  /** Rows of one page of each question, asked until Cube is ready: meanwhile it answers, each few seconds, that it is not. */
  async pages(queries: readonly CubeQuery[], { signal, alive, reload }: AskOptions): Promise<CubeRow[][]> {
    const query = queries.length > 1 ? queries : queries[0];
    const body = JSON.stringify({ query, queryType: 'multi', cache: reload && 'must-revalidate' });
    // Cube gives up by itself (CUBEJS_DB_QUERY_TIMEOUT), and a reader by the signal.
    for (let tries = 0; ; tries++) {
      const answer = await this.json('v1/load', { signal, body });
      const { error, results } = (answer ?? {}) as {
        readonly error?: unknown;
        readonly results: { data: CubeRow[] }[];
      };
      if (error !== 'Continue wait') {
        check(list(record({ data: list(object) }), queries.length), results, 'results');
        return results.map(({ data }) => data);
      }
      alive?.();
      await unlessAborted(new Promise((resolve) => setTimeout(resolve, Math.min(2000, 50 * 2 ** tries))), signal);
    }
  }

  protected override async refusal(response: Response, file: string, signal: AbortSignal) {
    if (response.ok) return undefined;
    const { refusalOfCube } = await loadCode(() => import('./refusal.ts'));
    return refusalOfCube(response, file, signal);
  }
}

/** Questions by request: Cube takes those together that have the same granularity. */
function lotsOf(queries: readonly CubeQuery[]): CubeQuery[][] {
  const lots: CubeQuery[][] = [];
  const timeOf = ({ timeDimensions }: CubeQuery) => timeDimensions?.[0]!.granularity;
  for (const query of queries) {
    const time = timeOf(query);
    const lot = lots.find((one) => time && time === timeOf(one[0]!) && one.length < TOGETHER);
    if (lot) lot.push(query);
    else lots.push([query]);
  }
  return lots;
}
