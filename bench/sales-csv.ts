import { csvSource } from '../src/adapters/csv.ts';
import type { ActualsQuery } from '../src/model/actual.ts';

/** What a dashboard of some ten tiles asks at once. */
const QUERIES: readonly ActualsQuery[] = (
  [
    { owner: 'company' },
    { owner: 'company', from: '2023-01-01', to: '2023-12-31' },
    { owner: 'company', measure: 'count' },
    { owner: 'company', measure: 'profit' },
    { owner: 'company', status: 'open' },
    { owner: 'group:g3' },
    { owner: 'group:g3', from: '2023-01-01', to: '2023-12-31' },
    { owner: 'user:u7' },
    { owner: 'user:u7', from: '2024-07-01', to: '2024-09-30' },
    { owner: 'company', dimension: 'sale-type', byItem: true },
  ] as const
).map((query) => ({
  from: '2024-01-01',
  to: '2024-12-31',
  measure: 'amount',
  status: 'sold',
  byItem: false,
  groupBy: 'sale',
  ...query,
}));

const ORGANISATION = { currency: 'EUR', dimensions: [{ id: 'sale-type', column: 'type' }] };

/** Milliseconds from nothing to first figures, then to a hundred more questions. */
async function ours(src: string, worker: boolean) {
  const { signal } = new AbortController();
  const source = csvSource({ src, organisation: ORGANISATION, worker });
  const begun = performance.now();
  const answers = await source.actuals(QUERIES, { signal });
  const ms = performance.now() - begun;
  const again = performance.now();
  const hundred = Array.from({ length: 10 }, (_, at) => QUERIES.map((each) => ({ ...each, to: `2024-12-${10 + at}` })));
  await source.actuals(hundred.flat(), { signal });
  const hundredMs = performance.now() - again;
  const total = answers[0]!.cells.reduce((sum, { value }) => sum + value, 0);
  return { ms, hundredMs, total, close: () => source.close() };
}

/** Milliseconds from nothing to the yardstick's answer, and those within its worker: it starts one each time, as ours does. */
async function yardstick(src: string): Promise<{ ms: number; within: number }> {
  const begun = performance.now();
  const worker = new Worker(new URL('./yardstick-worker.ts', import.meta.url), { type: 'module' });
  worker.postMessage(new URL(src, location.href).href);
  const within = await new Promise<number>((resolve) => {
    worker.onmessage = ({ data }: MessageEvent<{ ms: number }>) => resolve(data.ms);
  });
  const ms = performance.now() - begun;
  worker.terminate();
  return { ms, within };
}

declare global {
  interface Window {
    bench: typeof bench;
  }
}

const bench = {
  yardstick,
  async ours(src: string, worker = true) {
    const { close, ...figures } = await ours(src, worker);
    close();
    return figures;
  },
  async large(src: string) {
    let told = 0;
    let last = 0;
    const onProgress = ({ loaded }: { readonly loaded: number }) => {
      told++;
      last = loaded;
    };
    const begun = performance.now();
    const source = csvSource({ src, organisation: ORGANISATION, onProgress });
    await source.actuals(QUERIES, { signal: new AbortController().signal });
    source.close();
    return { ms: performance.now() - begun, told, last };
  },
};
window.bench = bench;

/** `?sales.csv`: loads it at once, and lets the server know before and after; nothing else is there to ask. */
const alone = location.search.slice(1);
if (alone) {
  await fetch(`/begin-${alone}`);
  const held = await ours(alone, true);
  await fetch(`/end-${alone}`);
  document.title = String(held.total);
}
