// Figures reckoned a second time, from docs/rules.md alone, and held against the library's. A case is one random
// question about random sales and targets, with all its figures. `--cases=20000` how many, in thousands;
// `--seed=7` the first seed, of a thousand cases each; `--jobs=1` how many threads.
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { option } from './measuring.js';
import { bundleLibrary } from './reckon/bundle.js';
import { reportOf } from './reckon/report.js';
import { CASES_OF_A_SEED } from './reckon/run.js';

const seeds = Math.ceil(option('cases', 1_000_000) / CASES_OF_A_SEED);
const first = option('seed', 1);
const library = await bundleLibrary(fileURLToPath(new URL('../.cache/reckon', import.meta.url)));
const failing = [];
let started = 0;
let passed = 0;

async function work() {
  const worker = new Worker(new URL('./reckon/worker.js', import.meta.url), { workerData: library });
  while (started < seeds && failing.length === 0) {
    const seed = first + started++;
    worker.postMessage(seed);
    const [difference] = await once(worker, 'message');
    if (difference) failing.push(reportOf(difference, seed));
    else passed += CASES_OF_A_SEED;
    if (passed % 100_000 === 0) console.log(`${passed} cases, ${Math.round(performance.now() / 1000)} s`);
  }
  await worker.terminate();
}

console.log(`Seeds ${first} to ${first + seeds - 1}, ${CASES_OF_A_SEED} cases each`);
await Promise.all(Array.from({ length: option('jobs', availableParallelism()) }, work));
for (const report of failing) console.log(report);
console.log(`${passed} passed, ${failing.length} failed`);
process.exitCode = failing.length > 0 ? 1 : 0;
