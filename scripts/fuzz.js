// Reads files of all kinds of nonsense: none may fail without a `SourceError`, none may give a figure of half a row.
// `--inputs=100000` how many, in thousands; `--seed=7` the first seed, of a thousand inputs each; `--jobs=1` threads.
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { build } from 'vite';
import { option } from './measuring.js';

const INPUTS_OF_A_SEED = 1000;
const root = fileURLToPath(new URL('../', import.meta.url));
const outDir = fileURLToPath(new URL('../.cache/fuzz', import.meta.url));
const seeds = Math.ceil(option('inputs', 100_000) / INPUTS_OF_A_SEED);
const first = option('seed', 1);
const failing = [];
let started = 0;
let passed = 0;

const bundle = { ssr: 'test/fuzz/check-readers.ts', outDir, emptyOutDir: true, minify: false };
await build({ root, configFile: false, logLevel: 'error', build: bundle });
const library = new URL(`file://${outDir}/check-readers.js`).href;

async function work() {
  const worker = new Worker(new URL('./fuzz/worker.js', import.meta.url), { workerData: library });
  while (started < seeds && failing.length === 0) {
    const seed = first + started++;
    worker.postMessage({ seed, inputs: INPUTS_OF_A_SEED });
    const [failure] = await once(worker, 'message');
    if (failure) failing.push(`Seed ${seed}: ${failure}`);
    else passed += INPUTS_OF_A_SEED;
    if (!failure && passed % 10_000 === 0) console.log(`${passed} inputs, ${Math.round(performance.now() / 1000)} s`);
  }
  await worker.terminate();
}

console.log(`Seeds ${first} to ${first + seeds - 1}, ${INPUTS_OF_A_SEED} inputs each`);
await Promise.all(Array.from({ length: option('jobs', availableParallelism()) }, work));
for (const report of failing) console.log(report);
console.log(`${passed} passed, ${failing.length} failed`);
process.exitCode = failing.length > 0 ? 1 : 0;
