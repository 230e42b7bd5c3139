// Two servers at one database, each behind a way on which requests get lost, and who asks them.
import { setTimeout as rest } from 'node:timers/promises';
import pg from 'pg';
import { httpRepository, httpSource } from '../../../dist/adapters/http.js';
import { openProxy } from '../test/proxy.js';
import { ALL, openTestDatabase, SECRET, startServer, tokenFor } from '../test/servers.js';
import { tokenOf } from '../tokens.js';
import { HIDDEN } from './plan.js';

const SELLER = { sub: 'seller', see: ['company', 'group:north'], edit: [] };
const { signal } = new AbortController();
/** Milliseconds after which an edit that is made again and again counts as hanging. */
const PATIENCE = 60_000;

export const keyOf = (seed) => ({ year: 100_000 + seed, targetType: 'all-sales.amount' });

/** Opens all of it; `close` ends it. */
export async function openWorld() {
  const database = await openTestDatabase();
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const first = await startServer(database.url);
  const servers = [await serverAt(database.url, first), await serverAt(database.url, await startServer(database.url))];
  const people = [0, 1].map((at) => editorAt(servers, { ...ALL, sub: `editor-${at}`, name: `Editor ${at}` }));
  const viewers = await Promise.all(servers.map((server) => viewerAt(server)));
  const seller = sellerAt(servers);
  const close = async () => {
    for (const { stop } of viewers) stop();
    await Promise.all(servers.map((server) => server.close()));
    await client.end();
    await database.close();
  };
  return { client, database, servers, people, viewers, seller, close };
}

/** A server that can be killed, and comes back by itself; `next` says what becomes of the next save. */
async function serverAt(url, started) {
  const state = { server: started, back: undefined, meddle: undefined };
  const proxy = await openProxy({
    target: () => state.server.origin,
    meddle: ({ request }) => (request.url.endsWith('/saves') ? take(state) : undefined),
  });
  return {
    url: `${proxy.origin}/api`,
    cut: proxy.cut,
    next: (meddle) => (state.meddle = meddle),
    async kill() {
      const { port } = state.server;
      await state.server.end('SIGKILL');
      state.back = startServer(url, { PORT: port }).then((server) => (state.server = server));
    },
    back: () => state.back,
    async close() {
      await state.back;
      await proxy.close();
      await state.server.end('SIGKILL');
    },
  };
}

function take(state) {
  const { meddle } = state;
  state.meddle = undefined;
  return meddle?.();
}

/** Somebody who edits by either server, whose token may have run out. */
function editorAt(servers, claims) {
  const state = { isExpired: false };
  const expired = () => tokenOf(claims, SECRET, { now: 1_000_000_000 });
  const token = (renew) => {
    if (renew) state.isExpired = false;
    return state.isExpired ? expired() : tokenFor(claims);
  };
  const repositories = servers.map(({ url }) => httpRepository({ url, token }));
  return { expire: () => (state.isExpired = true), repositories };
}

/** Somebody who looks on: asks again when told, as a page does. */
async function viewerAt({ url }) {
  const repository = httpRepository({ url, token: () => tokenFor(ALL) });
  await repository.catalogue({ signal }); // from then on
  const seen = new Map();
  const told = new Map();
  const look = async ({ year, targetType }) => {
    const { signal: own } = new AbortController(); // many look at once
    const set = await repository.load({ year, targetType }, { signal: own }).catch(() => undefined);
    if (set && set.revision >= (seen.get(year)?.revision ?? 0)) seen.set(year, set);
    return set;
  };
  const stop = repository.watch((what, saved) => {
    for (const set of saved?.sets ?? []) {
      const name = `${set.year} ${set.revision}`;
      told.set(name, (told.get(name) ?? 0) + 1);
      void look(set);
    }
    // Everything may be other than it was.
    if (!saved) for (const year of seen.keys()) void look(keyOf(year - 100_000));
  });
  return { seen, told, look, stop };
}

/** Somebody from whom an owner is hidden; `leaks` lists answers that name them all the same. */
function sellerAt(servers) {
  const leaks = [];
  const careful = async (...sent) => {
    const answer = await fetch(...sent);
    const text = await answer.clone().text();
    if (text.includes(HIDDEN.slice('user:'.length))) leaks.push(`${sent[0]}: ${text.slice(0, 300)}`);
    return answer;
  };
  const ways = servers.map(({ url }) => {
    const options = { url, token: () => tokenFor(SELLER), fetch: careful };
    return { source: httpSource(options), repository: httpRepository(options) };
  });
  return { leaks, look: (key, at) => lookAs(ways[at], key, leaks) };
}

async function lookAs({ source, repository }, key, leaks) {
  const query = {
    from: '2026-01-01',
    to: '2026-12-31',
    measure: 'amount',
    status: 'sold',
    byItem: false,
    groupBy: 'sale',
  };
  const refused = (promise) => promise.then(() => 'answered').catch(({ code }) => code);
  await refused(repository.load(key, { signal }));
  await refused(repository.changes(key, 0, { signal }));
  await refused(repository.catalogue({ signal }));
  for (const asked of [
    () => source.actuals([{ ...query, owner: HIDDEN }], { signal }),
    () => repository.save([{ ...key, base: 0, rows: [{ owner: 'company', values: { 5: 1 } }] }], { signal }),
  ]) {
    const outcome = await refused(asked());
    if (!/^(forbidden|offline|timeout|conflict)$/.test(outcome)) leaks.push(`what is not allowed was ${outcome}`);
  }
}

/**
 * Saves an edit as a person does: where no answer comes, the same once more; where others were first, on top of theirs
 * or not at all. Answers what the person was told in the end.
 */
export async function saveOf({ repository, key, edit }) {
  const until = performance.now() + PATIENCE;
  const baseOf = () => tried(() => repository.load(key, { signal }), until);
  let { revision: base } = await baseOf();
  for (;;) {
    const change = { ...key, base, rows: [{ owner: edit.owner, values: { [edit.month]: edit.value } }] };
    try {
      await tried(() => repository.save([change], { signal }), until);
      return 'saved';
    } catch (error) {
      if (error.code !== 'conflict') throw error;
      if (!edit.insists) return 'given-up';
      ({ revision: base } = await baseOf());
    }
  }
}

async function tried(act, until) {
  for (;;) {
    try {
      return await act();
    } catch (error) {
      if (!/^(offline|timeout)$/.test(error.code)) throw error;
      if (performance.now() > until) throw new Error('hangs', { cause: error });
      await rest(20);
    }
  }
}
