import { suggestMapping } from '../src/adapters/suggest.ts';
import { targetsFile, type TargetsFileOptions } from '../src/adapters/targets-file.ts';

/** Milliseconds from nothing to all targets of a file, and how many there are. */
async function targets(options: TargetsFileOptions) {
  const fill = targetsFile(options);
  const begun = performance.now();
  const { sets } = await fill({ signal: new AbortController().signal });
  const ms = performance.now() - begun;
  const values = sets.flatMap(({ rows }) => rows.map((row) => row.values.filter((value) => value !== null).length));
  return { ms, values: values.reduce((sum, count) => sum + count, 0) };
}

/** Milliseconds of a suggestion about the first bytes of a file, and of one walk through their text. */
function suggest(text: string) {
  const bytes = new TextEncoder().encode(text).subarray(0, 65_536);
  const begun = performance.now();
  const { columns } = suggestMapping(bytes);
  return { ms: performance.now() - begun, columns: columns.length };
}

declare global {
  interface Window {
    targetsBench: typeof bench;
  }
}

const bench = { targets, suggest };
window.targetsBench = bench;
