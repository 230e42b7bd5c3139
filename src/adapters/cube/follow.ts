import type { Change } from '../../source/data-source.ts';
import type { SourceError } from '../../source/source-error.ts';
import { tell } from '../tell.ts';
import type { CubeClient, CubeQuery } from './client.ts';
import { printOf } from './print.ts';

/** Parts of a source that looks for news: its client, and prints of the latest answers. */
interface Followed {
  readonly client: CubeClient;
  /** Prints of the latest answers, by question. */
  readonly prints: Map<string, string>;
  readonly changed: (what: Change) => void;
  /** Seconds between looks. */
  readonly refresh: number;
}

/** Asks again what was asked last, now and then, and tells where an answer is another one: Cube itself tells nobody of changes. */
export function follow(followed: Followed, signal: AbortSignal): void {
  if (signal.aborted) return;
  void hasNews(followed, signal).then((news) => {
    if (signal.aborted) return;
    if (news) {
      // The listener asks anew, for what it wants by now.
      followed.prints.clear();
      tell([followed.changed], 'actuals');
    }
    const timer = setTimeout(() => follow(followed, signal), followed.refresh * 1000);
    signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  });
}

async function hasNews({ client, prints }: Followed, signal: AbortSignal): Promise<boolean> {
  const before = [...prints];
  if (!before.length || globalThis.document?.hidden) return false;
  try {
    const queries = before.map(([key]) => JSON.parse(key) as CubeQuery);
    const rows = await client.load(queries, { signal });
    return rows.some((one, index) => {
      const [key, print] = before[index]!;
      // An answer that came meanwhile is newer than this.
      return prints.get(key) === print && printOf(one) !== print;
    });
  } catch (error) {
    // Other failures may pass, and are tried again; after a lost right the board asks.
    return (error as Partial<SourceError>).code === 'forbidden';
  }
}
