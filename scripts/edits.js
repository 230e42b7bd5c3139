// Edits targets at random: splits, spreads and copies must lose no cent, and no sequence of edits, undo, saves of
// others, merges and reloads an edit, of a draft alone and of an editor's session over store, repository and storage.
// `--cases=1000000` and `--sequences=10000` how many, `--seed=7` the first seed, `--jobs=1` how many threads.
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { build } from 'vite';
import { option } from './measuring.js';

const root = fileURLToPath(new URL('../', import.meta.url));
const outDir = fileURLToPath(new URL('../.cache/edits', import.meta.url));
const input = {
  fills: 'test/edits/check-fills.ts',
  drafts: 'test/edits/check-drafts.ts',
  sessions: 'test/edits/check-sessions.ts',
};
const bundle = { ssr: true, outDir, emptyOutDir: true, minify: false, rollupOptions: { input } };
await build({ root, configFile: false, logLevel: 'error', build: bundle });
const workerData = Object.fromEntries(Object.keys(input).map((name) => [name, `file://${outDir}/${name}.js`]));

const first = option('seed', 1);
const tasks = [
  ...tasksOf('cases', option('cases', 1_000_000), 9000),
  ...tasksOf('sequences', option('sequences', 10_000), 100),
  ...tasksOf('sessions', option('sequences', 10_000), 100),
];
const passed = { cases: 0, sequences: 0, sessions: 0 };
const failing = [];

/** So many cases in portions, each with a seed of its own. */
function tasksOf(kind, all, portion) {
  return Array.from({ length: Math.ceil(all / portion) }, (_, index) => ({
    kind,
    count: Math.min(portion, all - index * portion),
    seed: first + index,
  }));
}

async function work() {
  const worker = new Worker(new URL('./edits/worker.js', import.meta.url), { workerData });
  for (let task = tasks.shift(); task && failing.length === 0; task = tasks.shift()) {
    worker.postMessage(task);
    const [failure] = await once(worker, 'message');
    if (failure) failing.push(`Seed ${task.seed} of ${task.kind}: ${failure}`);
    else passed[task.kind] += task.count;
  }
  await worker.terminate();
}

await Promise.all(Array.from({ length: option('jobs', availableParallelism()) }, work));
for (const report of failing) console.log(report);
const seconds = Math.round(performance.now() / 1000);
console.log(`${passed.cases} cases, ${passed.sequences} sequences and ${passed.sessions} sessions in ${seconds} s`);
console.log(`${passed.cases + passed.sequences + passed.sessions} passed, ${failing.length} failed`);
process.exitCode = failing.length > 0 ? 1 : 0;
