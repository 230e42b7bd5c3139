// Packed from a clean clone, and installed straight from git: nobody has built anything before.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { lostLinks } from './markdown.js';
import { root } from './packed.js';

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const AUTHOR = ['-c', 'user.name=test', '-c', 'user.email=test@localhost'];
let home;

before(() => {
  home = mkdtempSync(join(tmpdir(), 'target-tiles-packing-'));
});

after(() => rmSync(home, { recursive: true, force: true }));

function run(cwd, program, ...args) {
  return execFileSync(program, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

/** A repository of one commit, which holds what git knows or would take of this folder. */
function cleanClone(name) {
  const clone = join(home, name);
  const paths = run(root, 'git', 'ls-files', '-z', '--cached', '--others', '--exclude-standard').split('\0');
  const gone = new Set(run(root, 'git', 'ls-files', '-z', '--deleted').split('\0'));
  for (const path of paths.filter((each) => each && !gone.has(each))) cpSync(join(root, path), join(clone, path));
  run(clone, 'git', 'init', '--quiet');
  run(clone, 'git', 'add', '--all');
  run(clone, 'git', ...AUTHOR, 'commit', '--quiet', '--no-verify', '--message', 'all');
  return clone;
}

/** What must be there, whatever else is. */
const WANTED = [
  'dist/target-tiles.js',
  'dist/index.js',
  'dist/index.d.ts',
  'dist/custom-elements.json',
  'docs/tiles.md',
  'LICENSE',
];

test('npm pack in a clean clone builds what it packs', () => {
  const clone = cleanClone('packed');
  symlinkSync(join(root, 'node_modules'), join(clone, 'node_modules'), 'junction');
  const before = readFileSync(join(clone, 'package.json'), 'utf8');
  const [{ files, filename }] = JSON.parse(run(clone, npm, 'pack', '--json'));
  const { scripts } = JSON.parse(run(clone, 'tar', '-xzOf', filename, 'package/package.json'));
  assert.equal(scripts.prepare, undefined, 'npm warns whoever installs a package with this script');
  assert.equal(readFileSync(join(clone, 'package.json'), 'utf8'), before);
  const paths = files.map(({ path }) => path);
  assert.deepEqual(
    WANTED.filter((path) => !paths.includes(path)),
    [],
  );
  assert.deepEqual(
    paths.filter(
      (path) => !/^(bin\/|dist\/|docs\/|package\.json|README\.md|CHANGELOG\.md|CONTRIBUTING\.md|LICENSE)/.test(path),
    ),
    [],
  );
  const lost = lostLinks(paths, (path) => readFileSync(join(clone, path), 'utf8'));
  assert.deepEqual(
    lost.filter((link) => !/ → (?:\.\.\/)?examples\//.test(link)),
    [],
    'links within the package; examples lie in the repository alone',
  );
  const named = paths
    .filter((path) => /\.d\.ts$|custom-elements\.json$/.test(path))
    .flatMap((path) => readFileSync(join(clone, path), 'utf8').match(/ \([A-Z]\d{1,2}[,)–].*/g) ?? []);
  assert.deepEqual(named, [], 'docstrings name no numbers of rules');
});

test('a dependency on the git repository can be imported', () => {
  const clone = cleanClone('repository');
  const host = join(home, 'host');
  mkdirSync(host);
  writeFileSync(join(host, 'package.json'), '{ "private": true, "type": "module" }');
  run(host, npm, 'install', '--no-audit', '--no-fund', '--prefer-offline', `git+${pathToFileURL(clone)}`);
  const script =
    "console.log(Object.keys({ ...(await import('target-tiles')), ...(await import('target-tiles/adapters/csv.js')) }))";
  const names = run(host, process.execPath, '--input-type=module', '--eval', script);
  for (const name of ['TargetGaugeElement', 'csvSource']) assert.match(names, new RegExp(`\\b${name}\\b`));
});
