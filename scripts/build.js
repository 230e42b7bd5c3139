// Builds the package: modules, script-tag file with its chunks, types, manifest and editor data.
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { writeEditorData } from './editor-data.js';

const root = fileURLToPath(new URL('../', import.meta.url));
const dist = `${root}dist/`;

rmSync(dist, { recursive: true, force: true });
run('vite/bin/vite.js', 'build', '--mode', 'modules', '--logLevel', 'warn');
run('vite/bin/vite.js', 'build', '--mode', 'script', '--logLevel', 'warn');
run('vite/bin/vite.js', 'build', '--mode', 'workers', '--logLevel', 'warn');
run('typescript/bin/tsc', '-p', 'tsconfig.build.json');
nameBuiltModules();
run('@custom-elements-manifest/analyzer/cem.js', 'analyze', '--quiet');
await writeEditorData(`${dist}custom-elements.json`, dist);

function run(bin, ...args) {
  const { status } = spawnSync(process.execPath, [`${root}node_modules/${bin}`, ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(1); // it has said why
}

/** Types refer to `./x.ts` as the sources do; what is shipped is `./x.js`. */
function nameBuiltModules() {
  for (const path of readdirSync(dist, { recursive: true, encoding: 'utf8' })) {
    if (!path.endsWith('.d.ts')) continue;
    const text = readFileSync(dist + path, 'utf8');
    writeFileSync(dist + path, text.replace(/((?:from|import) ?\(?['"])(\.[^'"]+)\.ts(['"])/g, '$1$2.js$3'));
  }
}
