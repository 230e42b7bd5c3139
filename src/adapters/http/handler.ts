import type { TargetChange, TargetSet } from '../../model/target.ts';
import type { DataSource } from '../../source/data-source.ts';
import { SourceError } from '../../source/source-error.ts';
import type { TargetRepository } from '../../source/target-repository.ts';
import { bodyOf, changesOf, queriesOf, recordsQueryOf, sinceOf } from './asked.ts';
import { type HttpEvent, MemoryEvents, streamOf } from './memory-events.ts';
import { API } from './options.ts';
import { problemResponse } from './problem.ts';

/** A save, and the id of the event that tells of it. */
export interface HttpSaved {
  readonly sets: readonly TargetSet[];
  readonly event?: string;
}

/** The data that a request is answered from, with the rights of whoever sends it. */
export interface HttpPorts {
  readonly source?: DataSource;
  readonly repository?: TargetRepository;
  /**
   * Saves once for each key, and answers the same key again as the first time. Default: `save` of the repository, with
   * the keys of the latest saves in memory.
   */
  save?(changes: readonly TargetChange[], key: string): Promise<HttpSaved>;
  /**
   * Whose rights these are: a text that is the same for as long as the same person with the same rights asks, and
   * another for everybody else. Tabs of one browser that are answered the same follow events by one stream.
   */
  readonly session?: string;
  /** Id of the last event before a question is answered. */
  lastEvent?(): Promise<string | undefined> | string | undefined;
  /** Events after the one with the id `last`, or from now on, for as long as the signal does not abort. Default: those that the ports are watched for. */
  events?(last: string | undefined, signal: AbortSignal): AsyncIterable<HttpEvent>;
}

export interface HttpHandlerOptions {
  /** Path below which the service lies. Default `/api`. */
  readonly base?: string;
  /** Told of errors of which the sender is only told that there was one (500). */
  readonly failed?: (error: unknown, request: Request) => void;
}

interface Asked {
  readonly request: Request;
  readonly address: URL;
  readonly ports: HttpPorts;
  /** Parts of the path that vary. */
  readonly parts: readonly string[];
}

/** The error for another save under the key of one before. */
export function keyReused(value: string): SourceError {
  const detail = { problem: 'bad-value', path: 'Idempotency-Key', value } as const;
  return new SourceError('invalid-data', 'key of another save', detail);
}

/** Media type by which a page tells a service from a file. */
const SERVICE = 'application/vnd.target-tiles+json';

type Answer = Promise<Readonly<Record<string, unknown>> | Response>;

/**
 * Answers requests by the contract of docs/http.md from any source and
 * repository, in every server that has `Request` and `Response`, below the path
 * `base`. Ports by request are those of its sender. Signing in and origins that
 * may ask are the server's own. Never rejects: failures are problem details.
 */
export function httpHandler(
  ports: HttpPorts | ((request: Request) => HttpPorts | Promise<HttpPorts>),
  { base = '/api', failed }: HttpHandlerOptions = {},
): (request: Request) => Promise<Response> {
  const shared = typeof ports === 'function' ? ports : withDefaults(ports);
  return async (request) => {
    try {
      const of = typeof shared === 'function' ? await shared(request) : shared;
      return await answer(request, of, base);
    } catch (error) {
      if (!(error instanceof SourceError)) failed?.(error, request);
      return problemResponse(error);
    }
  };
}

function withDefaults(ports: HttpPorts): HttpPorts {
  const events = new MemoryEvents(ports);
  const saves = new Map<string, { readonly text: string; readonly saved: Promise<HttpSaved> }>();
  const save: HttpPorts['save'] = (changes, key) => {
    const text = JSON.stringify(changes);
    const known = saves.get(key) ?? { text, saved: events.around(ports.repository!, changes) };
    if (known.text !== text) throw keyReused(key);
    saves.delete(key);
    saves.set(key, known);
    if (saves.size > 1000) saves.delete(saves.keys().next().value!);
    return known.saved;
  };
  return { save, lastEvent: () => events.last, events: (last, signal) => events.after(last, signal), ...ports };
}

const ROUTES: readonly (readonly [method: string, path: RegExp, answer: (asked: Asked) => Answer])[] = [
  ['GET', /^\/?$/, async () => new Response(JSON.stringify({ api: API }), { headers: { 'content-type': SERVICE } })],
  ['GET', /^\/organisation$/, async (asked) => ({ organisation: await source(asked).organisation(asked.request) })],
  ['POST', /^\/actuals$/, actuals],
  ['POST', /^\/records$/, records],
  ['GET', /^\/catalogue$/, async (asked) => ({ catalogue: await repository(asked).catalogue(asked.request) })],
  ['GET', /^\/sets\/(-?\d+)\/([^/]+)$/, loadSet],
  ['GET', /^\/sets\/(-?\d+)\/([^/]+)\/changes$/, changes],
  ['GET', /^\/sets\/(-?\d+)\/([^/]+)\/history$/, history],
  ['POST', /^\/saves$/, save],
  ['GET', /^\/events$/, async ({ request, ports }) => streamOf(ports, request)],
];

async function answer(request: Request, ports: HttpPorts, base: string): Promise<Response> {
  const address = new URL(request.url);
  const { pathname } = address;
  const place = pathname.startsWith(base) ? pathname.slice(base.length) : 'elsewhere';
  const routes = ROUTES.filter(([, path]) => path.test(place));
  const [, path, route] = routes.find(([method]) => method === request.method) ?? [];
  if (!path || !route) throw new SourceError('not-found', 'no such path', { status: routes.length ? 405 : 404 });
  const parts = path.exec(place)!.slice(1).map(decodeURIComponent);
  // Asked for before the data: an event between the two is told once too often, and never missed.
  const event = await ports.lastEvent?.();
  const { session } = ports;
  const data = await route({ request, address, ports, parts });
  if (data instanceof Response) return data;
  const { set } = data as { readonly set?: TargetSet };
  const headers = {
    'content-type': 'application/json',
    'cache-control': 'no-store',
    ...(set && { etag: `"${set.revision}"` }),
  };
  return new Response(JSON.stringify({ api: API, ...(session && { session }), ...(event && { event }), ...data }), {
    headers,
  });
}

function source({ ports }: Asked): DataSource {
  if (!ports.source) throw new SourceError('unsupported', 'no sales here');
  return ports.source;
}

function repository({ ports }: Asked): TargetRepository {
  if (!ports.repository) throw new SourceError('unsupported', 'no targets here', { problem: 'no-repository' });
  return ports.repository;
}

async function actuals(asked: Asked): Answer {
  const queries = queriesOf(await bodyOf(asked.request));
  return { answers: await source(asked).actuals(queries, asked.request) };
}

async function records(asked: Asked): Answer {
  const { records: list } = source(asked);
  if (!list) throw new SourceError('unsupported', 'no single sales here');
  return { ...(await list.call(asked.ports.source, recordsQueryOf(await bodyOf(asked.request)), asked.request)) };
}

const keyOf = ([year, targetType]: readonly string[]) => ({ year: Number(year), targetType: targetType! });

async function loadSet(asked: Asked): Answer {
  return { set: await repository(asked).load(keyOf(asked.parts), asked.request) };
}

async function changes(asked: Asked): Answer {
  const since = sinceOf(asked.address);
  return { revisions: await repository(asked).changes(keyOf(asked.parts), since, asked.request) };
}

async function history(asked: Asked): Answer {
  const { searchParams } = asked.address;
  const item = searchParams.get('item') ?? undefined;
  const row = {
    ...keyOf(asked.parts),
    owner: searchParams.get('owner') as 'company',
    ...(item !== undefined && { item }),
  };
  return { revisions: await repository(asked).history(row, asked.request) };
}

async function save(asked: Asked): Answer {
  const key = asked.request.headers.get('idempotency-key');
  if (!key) {
    const detail = { problem: 'bad-value', path: 'Idempotency-Key', value: '', expected: '"…"', status: 400 } as const;
    throw new SourceError('invalid-data', 'no Idempotency-Key', detail);
  }
  repository(asked);
  const { sets, event } = await asked.ports.save!(changesOf(await bodyOf(asked.request)), key);
  return { sets, event };
}
