// Where the bytes of a limited page are, after a build: `node scripts/size/parts.js memory` (or `csv`),
// with `figures` for all that it loads until they are there.
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import limits from '../../.size-limit.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const [page = 'memory', counted = 'first'] = process.argv.slice(2);
const limit = limits.find(({ name, path }) => path.includes(`${page}-page`) && name.includes(counted));
const { outputFiles, metafile } = await build(
  limit.modifyEsbuildConfig({
    entryPoints: [root + limit.path],
    absWorkingDir: root,
    outdir: '.cache/size',
    bundle: true,
    minify: true,
    metafile: true,
    write: false,
  }),
);
const [output] = Object.values(metafile.outputs);
const modules = Object.entries(output.inputs).map(([path, { bytesInOutput }]) => [bytesInOutput, path]);
for (const [bytes, path] of modules.sort(([a], [b]) => b - a)) {
  if (bytes > 0) console.log(String(bytes).padStart(7), path);
}
const whole = gzipSync(outputFiles[0].contents, { level: 9 }).length;
console.log(`${output.bytes} bytes, ${(whole / 1000).toFixed(1)} kB gzip, limit ${limit.limit}`);
