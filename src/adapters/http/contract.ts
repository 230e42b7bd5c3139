import { type ContractCase, expectSame } from '../../source/contract/case.ts';
import { dataSourceContract } from '../../source/contract/data-source.ts';
import type { MakeSource } from '../../source/contract/sales.ts';
import { targetRepositoryContract } from '../../source/contract/target-repository.ts';
import { company, KEY, type MakeRepository, TARGETS } from '../../source/contract/targets.ts';
import { Connection } from './connection.ts';
import type { HttpOptions } from './options.ts';
import { httpRepository } from './repository.ts';
import { httpSource } from './source.ts';

const { signal } = new AbortController();

/** Fills a copy of the service with data of its own, by `POST {url}/fixtures`, and tells how to ask it. */
async function filled(options: HttpOptions, data: object): Promise<HttpOptions> {
  const { url, token } = await new Connection(options).ask('fixtures', { signal, body: JSON.stringify(data) });
  return { ...options, url: String(url), ...(typeof token === 'string' && { token }) };
}

/** A request as it is, of which adapters know nothing: its status and JSON. */
async function sent({ url, fetch = globalThis.fetch, ...options }: HttpOptions, path: string, init: RequestInit = {}) {
  const headers = new Headers(typeof options.headers === 'function' ? await options.headers() : options.headers);
  const token = typeof options.token === 'function' ? await options.token(false) : options.token;
  if (token) headers.set('authorization', `Bearer ${token}`);
  for (const [name, value] of new Headers(init.headers)) headers.set(name, value);
  return fetch(`${url}/${path}`, { ...init, headers });
}

const post = (body: object, headers: HeadersInit): RequestInit => ({
  method: 'POST',
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json', ...headers },
});

const saving = (value: number, base: number | null = 0) => ({
  changes: [{ ...KEY, ...(base !== null && { base }), rows: [company(value)] }],
});

const SET = `sets/${KEY.year}/${KEY.targetType}`;

/** Rules of the requests themselves. */
const RULES: Readonly<Record<string, (options: HttpOptions) => Promise<void>>> = {
  async 'a save that is sent twice with one key is applied once, and answered alike'(options) {
    const send = async () => (await sent(options, 'saves', post(saving(7), { 'idempotency-key': 'k1' }))).json();
    const [first, second] = [await send(), await send()] as { readonly sets: unknown }[];
    expectSame(second!.sets, first!.sets);
    const { revisions } = await new Connection(options).ask(`${SET}/changes?since=0`, { signal });
    expectSame((revisions as unknown[]).length, 1, 'revisions');
  },
  async 'a save that is sent twice at the same time with one key is applied once'(options) {
    const send = () => sent(options, 'saves', post(saving(7), { 'idempotency-key': 'k2' }));
    const answers = await Promise.all([send(), send(), send()]);
    expectSame(
      answers.map(({ ok }) => ok),
      [true, true, true],
    );
    const { revisions } = await new Connection(options).ask(`${SET}/changes?since=0`, { signal });
    expectSame((revisions as unknown[]).length, 1, 'revisions');
  },
  async 'another save with the key of one before is refused with 422'(options) {
    const send = (value: number) => sent(options, 'saves', post(saving(value), { 'idempotency-key': 'k3' }));
    expectSame([(await send(7)).status, (await send(8)).status], [200, 422]);
  },
  async 'a save that says no revision is refused with 428, one without a key with 400, as problem details'(options) {
    const bare = await sent(options, 'saves', post(saving(7, null), { 'idempotency-key': 'k4' }));
    const keyless = await sent(options, 'saves', post(saving(7), {}));
    expectSame([bare.status, keyless.status], [428, 400]);
    for (const { headers } of [bare, keyless]) expectSame(headers.get('content-type'), 'application/problem+json');
  },
  async 'a set has its revision as its tag'(options) {
    const answer = await sent(options, SET);
    const { set } = (await answer.json()) as { readonly set: { readonly revision: number } };
    expectSame(answer.headers.get('etag'), `"${set.revision}"`);
  },
  async 'owners, items and types are data, whatever signs they hold'(options) {
    const odd = `x'; drop table sale; --"\\\n%_`;
    const key = { year: 2026, targetType: `${odd}.count` };
    const rows = [{ owner: `user:${odd}`, item: odd, values: { 0: 1 } }] as const;
    const remote = httpRepository(options);
    const [set] = await remote.save(
      [{ ...key, base: 0, rows, types: [{ id: key.targetType, dimension: odd, unit: 'count' }] }],
      { signal },
    );
    expectSame((await remote.load(key, { signal })).rows, set!.rows);
    expectSame((await remote.history({ ...key, owner: `user:${odd}`, item: odd }, { signal })).length, 1, 'history');
    expectSame((await remote.load(KEY, { signal })).rows.length, TARGETS.sets[0]!.rows.length, 'rows of others');
  },
  async 'events since Last-Event-ID come once each, in order, without figures'(options) {
    const remote = httpRepository(options);
    const { event } = await new Connection(options).ask('catalogue', { signal });
    const [base] = [(await remote.load(KEY, { signal })).revision];
    for (const step of [1, 2, 3])
      await remote.save([{ ...KEY, base: base + step - 1, rows: [company(step)] }], { signal });
    const leaving = new AbortController();
    const headers = { accept: 'text/event-stream', 'last-event-id': String(event) };
    const { body, status } = await sent(options, 'events', { headers, signal: leaving.signal });
    expectSame(status, 200, 'status');
    const reader = body!.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    while ((text.match(/^event: ?change/gm) ?? []).length < 3 || !text.endsWith('\n\n'))
      text += (await reader.read()).value;
    leaving.abort();
    const told = Array.from(text.matchAll(/^data: ?(.*"what".*)$/gm), ([, data]) => JSON.parse(data!) as unknown);
    const each = [1, 2, 3].map((step) => ({ what: 'targets', sets: [{ ...KEY, revision: base + step }] }));
    expectSame(told, each);
    const ids = Array.from(text.matchAll(/^id: ?(.*)$/gm), ([, id]) => id);
    expectSame(new Set(ids.slice(-3)).size, 3, 'ids');
  },
};

/**
 * All rules for a service that keeps the contract of docs/http.md: those of
 * sources, of repositories, and of the requests themselves. The service must be
 * run for tests, with `POST {url}/fixtures`, which fills a copy of it.
 */
export function httpContract(options: HttpOptions): readonly ContractCase[] {
  const source: MakeSource = async (sales, organisation) => httpSource(await filled(options, { sales, organisation }));
  const repository: MakeRepository = async (targets) => httpRepository(await filled(options, targets));
  return [
    ...dataSourceContract(source),
    ...targetRepositoryContract(repository),
    ...Object.entries(RULES).map(([name, check]) => ({
      name,
      run: async () => check(await filled(options, TARGETS)),
    })),
  ];
}
