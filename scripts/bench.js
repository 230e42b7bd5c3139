// Runs every measurement, one after the other. Each prints ratios of one run
// and the limit it is held against; nothing is asserted, since a busy machine
// would then fail what is sound. `npm run bench -- csv` runs those named so;
// options such as `--rows=100000` are handed on. With `--table` it prints the table of
// docs/size-and-speed.md and nothing else.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('./', import.meta.url));
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('-'));
const options = process.argv.slice(2).filter((word) => word.startsWith('-'));
const isTable = options.includes('--table');
const benches = readdirSync(folder)
  .filter((name) => /^bench-.+\.js$/.test(name))
  .filter((name) => wanted.length === 0 || wanted.some((word) => name.includes(word)));

if (isTable) console.log('| what | measured | limit |\n| --- | --- | --- |');
const failed = benches.filter((name) => {
  if (!isTable) console.log(`\n== ${name.replace(/^bench-|\.js$/g, '')}`);
  return spawnSync(process.execPath, [folder + name, ...options], { stdio: 'inherit' }).status !== 0;
});

if (benches.length === 0) console.error(`no measurement is named so: ${wanted.join(' ')}`);
if (failed.length > 0) console.error(`\nbroke off: ${failed.join(', ')}`);
process.exitCode = failed.length > 0 || benches.length === 0 ? 1 : 0;
