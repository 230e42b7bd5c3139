// Builds the package: modules, script-tag file with its chunks, types, manifest and editor data.
import { spawnSync } from 'node:child_process';
import { copyFileSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { writeEditorData } from './editor-data.js';

const root = fileURLToPath(new URL('../', import.meta.url));
const dist = `${root}dist/`;

rmSync(dist, { recursive: true, force: true });
run('vite/bin/vite.js', 'build', '--mode', 'modules', '--logLevel', 'warn');
run('vite/bin/vite.js', 'build', '--mode', 'script', '--logLevel', 'warn');
run('vite/bin/vite.js', 'build', '--mode', 'adapters', '--logLevel', 'warn');
for (const worker of ['sales-worker', 'workbook-worker']) {
  run('vite/bin/vite.js', 'build', '--mode', worker, '--logLevel', 'warn');
  // Vite 6 makes a worker of one file: code that comes late would stop a host's build.
  copyFileSync(`${dist}chunks/${worker}.js`, `${dist}adapters/sales/${worker}.js`);
}
run('typescript/bin/tsc', '-p', 'tsconfig.build.json');
nameBuiltModules();
run('@custom-elements-manifest/analyzer/cem.js', 'analyze', '--quiet');
writeFileSync(`${dist}custom-elements.json`, withoutRules(readFileSync(`${dist}custom-elements.json`, 'utf8')));
await writeEditorData(`${dist}custom-elements.json`, dist);

function run(bin, ...args) {
  const { status } = spawnSync(process.execPath, [`${root}node_modules/${bin}`, ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(1); // it has said why
}

/** Takes out the numbers of rules in parentheses, which say something to those who work on the library alone. */
function withoutRules(text) {
  return text.replace(/ \((?:[A-Z]\d{1,2}(?:–[A-Z]?\d{1,2})?(?:, )?)+\)/g, '');
}

/**
 * Types refer to `./x.ts` as the sources do; what is shipped is `./x.js`. And
 * whoever imports a tag gets the types of its events, which lie elsewhere.
 */
function nameBuiltModules() {
  const paths = readdirSync(dist, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'));
  const types = new Map(
    paths.filter((path) => path.endsWith('.d.ts')).map((path) => [path, readFileSync(dist + path, 'utf8')]),
  );
  const events = [...types]
    .filter(([, text]) => text.includes('interface GlobalEventHandlersEventMap'))
    .map(([path]) => path);
  for (const [path, text] of types) {
    const named = text.replace(/((?:from|import) ?\(?['"])(\.[^'"]+)\.ts(['"])/g, '$1$2.js$3');
    const withEvents = path.startsWith('define/') && text.includes('interface HTMLElementTagNameMap');
    const imports = withEvents ? events.map((event) => `import '../${event.replace(/\.d\.ts$/, '.js')}';\n`) : [];
    writeFileSync(dist + path, imports.join('') + withoutRules(named));
  }
}
