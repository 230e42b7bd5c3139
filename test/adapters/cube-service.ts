import type { CubeQuery, CubeRow } from '../../src/adapters/cube/client.ts';

export const CUBE_URL = 'http://cube.test/cubejs-api';

/** Members of a data model, as its list of them has them. */
export const MODEL: Readonly<Record<string, { readonly measures: string[]; readonly dimensions: string[] }>> = {
  sales: {
    measures: ['amount', 'profit', 'count'],
    dimensions: [
      ...['id', 'date', 'user', 'group', 'currency', 'status', 'probability', 'type', 'name'],
      ...['user_name', 'group_name'],
    ],
  },
};

export function metaOf(model: typeof MODEL) {
  const named = (cube: string) => (name: string) => ({ name: `${cube}.${name}`, title: name });
  const cubes = Object.entries(model).map(([name, { measures, dimensions }]) => ({
    name,
    measures: measures.map(named(name)),
    dimensions: dimensions.map(named(name)),
  }));
  return { cubes };
}

export interface Load {
  readonly query: CubeQuery | readonly CubeQuery[];
  readonly queryType?: string;
  readonly cache?: string;
}

type Fetch = (...sent: Parameters<typeof globalThis.fetch>) => Promise<Response>;

/** A deployment that answers each query by `rowsOf`, asked by the `fetch` that it comes with. */
export function deployment(rowsOf: (query: CubeQuery, load: Load) => readonly CubeRow[] | Response, model = MODEL) {
  const loads: Load[] = [];
  const fetch: Fetch = async (input, init) => {
    const request = new Request(input, init);
    request.signal.throwIfAborted();
    if (request.url.endsWith('/v1/meta')) return json(metaOf(model));
    const load = (await request.json()) as Load;
    loads.push(load);
    const answers = queriesOf(load).map((query) => rowsOf(query, load));
    const refused = answers.find((answer) => answer instanceof Response);
    return refused ?? json({ queryType: load.queryType, results: answers.map((data) => ({ data })) });
  };
  return { url: CUBE_URL, cube: 'sales', fetch, loads, queries: () => loads.flatMap(queriesOf) };
}

export function queriesOf({ query }: Load): readonly CubeQuery[] {
  return Array.isArray(query) ? (query as readonly CubeQuery[]) : [query as CubeQuery];
}

export const json = (data: unknown, status = 200) =>
  new Response(JSON.stringify(data), { status, headers: { 'content-type': 'application/json' } });

/** A deployment that answers one thing to all that is no question about its model. */
export function saying(answer: () => Response | Promise<Response>) {
  const fetch: Fetch = async (input) => (String(input).endsWith('/v1/meta') ? json(metaOf(MODEL)) : answer());
  return { url: CUBE_URL, cube: 'sales', fetch };
}

/** A row of one month: `user`, `group`, … of `sales`. */
export function row(members: Readonly<Record<string, unknown>>, month = '2026-01'): CubeRow {
  const all = { user: 'ann', group: null, currency: null, ...members };
  const named = Object.entries(all).map(([name, value]) => [`sales.${name}`, value]);
  return { ...Object.fromEntries(named), 'sales.date.month': `${month}-01T00:00:00.000` };
}
