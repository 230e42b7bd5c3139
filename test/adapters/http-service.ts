import { httpHandler, type HttpPorts } from '../../src/adapters/http-handler.ts';
import { memoryRepository } from '../../src/adapters/memory-repository.ts';
import { memorySource, type SaleRow } from '../../src/adapters/memory.ts';
import type { TargetType } from '../../src/model/organisation.ts';
import type { TargetChange, TargetSet } from '../../src/model/target.ts';
import { SourceError } from '../../src/source/source-error.ts';
import type { TargetRepository } from '../../src/source/target-repository.ts';

export const API_URL = 'http://service.test/api';

const { signal } = new AbortController();

/** A service in this page, asked by the `fetch` that it comes with. Its answers go the way of real ones: as bytes. */
export function service(ports: HttpPorts) {
  const handle = httpHandler(ports);
  const asked: Request[] = [];
  const fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    asked.push(request.clone());
    return handle(request);
  };
  return { url: API_URL, fetch: fetch as typeof globalThis.fetch, asked };
}

/** A service that merges nothing: it refuses each save that starts from another revision than stands, and tells what came between. It has no events. */
export function strict(repository: TargetRepository): HttpPorts {
  const stale = async ({ base, ...change }: TargetChange) => {
    const set = await repository.load(change, { signal });
    const changes = base < set.revision ? await repository.changes(change, base, { signal }) : [];
    return { isStale: base !== set.revision, set, changes };
  };
  const saves = new Map<string, readonly TargetChange[]>();
  return {
    repository,
    events: undefined,
    async save(changes, key) {
      const found = Array.isArray(changes) && changes.every(isKey) ? await Promise.all(changes.map(stale)) : [];
      if (!saves.has(key) && found.some(({ isStale }) => isStale)) {
        const cause = { stale: found.map(({ set, changes: since }) => ({ set, changes: since })) };
        throw new SourceError('conflict', 'saved by somebody else', { problem: 'unknown-base' }, { cause });
      }
      const sets = await repository.save(changes, { signal });
      saves.set(key, changes);
      return { sets };
    },
  };
}

function isKey(change: TargetChange | null): boolean {
  return Number.isInteger(change?.year) && typeof change?.targetType === 'string' && Number.isInteger(change.base);
}

/** A service that is filled as tests want it: each filling is a service of its own, below a path of its own. */
export function fillable() {
  const filled: ReturnType<typeof service>[] = [];
  const fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const [, place] = /\/copies\/(\d+)\//.exec(String(input)) ?? [];
    const address = String(input).replace(/\/copies\/\d+/, '');
    if (place) return filled[Number(place)]!.fetch(address, init);
    const { sales, organisation, sets, types } = (await new Request(input, init).json()) as Filling;
    const source = sales && memorySource({ sales, organisation });
    filled.push(service({ source, repository: memoryRepository({ sets, types }) }));
    return Response.json({ api: 1, url: `${API_URL.replace('/api', '')}/copies/${filled.length - 1}/api` });
  };
  return { url: API_URL, fetch: fetch as typeof globalThis.fetch };
}

interface Filling {
  readonly sales?: readonly SaleRow[];
  readonly organisation?: object;
  readonly sets?: readonly TargetSet[];
  readonly types?: readonly TargetType[];
}
