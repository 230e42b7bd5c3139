// When the package is built by itself: before it is packed, and where another project installs its repository.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** A clone whose build only adds a letter to `dist/letters`, and the means to run a script in it. */
function clone(t) {
  const home = mkdtempSync(join(tmpdir(), 'target-tiles-prepack-'));
  t.after(() => rmSync(home, { recursive: true, force: true }));
  const write = (path, text) => writeFileSync(join(home, path), text);
  for (const folder of ['.git', 'src']) mkdirSync(join(home, folder));
  cpSync(join(root, 'scripts'), join(home, 'scripts'), { recursive: true });
  write('package.json', '{ "type": "module" }');
  write('package-lock.json', '{ "packages": {} }');
  write('src/index.ts', '');
  const build = `import { appendFileSync, mkdirSync } from 'node:fs';
    mkdirSync('dist', { recursive: true });
    appendFileSync('dist/letters', 'x');`;
  write('scripts/build.js', build);
  const run = (script, project = home) => {
    const env = { ...process.env, npm_config_local_prefix: project };
    const { status, stderr, stdout } = spawnSync(process.execPath, [`scripts/${script}.js`], {
      cwd: home,
      encoding: 'utf8',
      env,
    });
    assert.deepEqual([status, stdout], [0, ''], stderr);
    return existsSync(join(home, 'dist/letters')) ? readFileSync(join(home, 'dist/letters'), 'utf8') : '';
  };
  return { home, write, run };
}

test('before packing it is built, and nothing is printed between the words of npm', (t) => {
  const { run } = clone(t);
  assert.equal(run('prepack'), 'x');
});

test('it is built once for the same sources, even when they are checked out anew', (t) => {
  const { home, run } = clone(t);
  run('prepack');
  utimesSync(join(home, 'src/index.ts'), new Date(), new Date());
  assert.equal(run('prepack'), 'x');
});

test('it is built again when a source has changed or come', (t) => {
  const { write, run } = clone(t);
  run('prepack');
  write('src/index.ts', 'export {};');
  assert.equal(run('prepack'), 'xx');
  write('src/more.ts', '');
  assert.equal(run('prepack'), 'xxx');
});

test('it is built again when what was built has gone or been changed', (t) => {
  const { home, write, run } = clone(t);
  run('prepack');
  rmSync(join(home, 'dist'), { recursive: true });
  assert.equal(run('prepack'), 'x');
  write('dist/letters', 'y');
  assert.equal(run('prepack'), 'yx');
});

test('what is packed has no script prepare, and package.json has it again after that, also where a packing was broken off', (t) => {
  const { home, write, run } = clone(t);
  const manifest = () => readFileSync(join(home, 'package.json'), 'utf8');
  const text =
    '{\n  "type": "module",\n  "scripts": {\n    "prepare": "node scripts/prepare.js",\n    "test": "x"\n  }\n}\n';
  write('package.json', text);
  const packing = (...args) => spawnSync(process.execPath, ['scripts/packed-manifest.js', ...args], { cwd: home });
  for (const run of ['broken off', 'again']) {
    packing();
    assert.deepEqual(JSON.parse(manifest()).scripts, { test: 'x' }, run);
  }
  packing('--restore');
  assert.equal(manifest(), text);
  packing();
  write('package.json', '{ "type": "module", "version": "2" }');
  packing('--restore');
  assert.equal(manifest(), '{ "type": "module", "version": "2" }', 'what somebody wrote meanwhile stays');
  run('prepack');
});

test('installing the packages of a clone builds nothing', (t) => {
  const { run } = clone(t);
  assert.equal(run('prepare'), '');
});

test('another project that installs the clone has it built', (t) => {
  const { run } = clone(t);
  assert.equal(run('prepare', tmpdir()), 'x');
});

test('sources without a repository around them, as a host of repositories sends them, are built', (t) => {
  const { home, run } = clone(t);
  rmSync(join(home, '.git'), { recursive: true });
  assert.equal(run('prepare'), 'x');
});
