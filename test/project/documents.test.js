// README is short and opens the doors; what is to be looked up stands in docs/, and every link leads somewhere.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { lostLinks } from '../package/markdown.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path) => readFileSync(`${root}${path}`, 'utf8');
const README = read('README.md');
const inDocs = readdirSync(`${root}docs`).map((name) => `docs/${name}`);
const inExamples = readdirSync(`${root}examples`, { recursive: true, encoding: 'utf8' })
  .map((path) => `examples/${path.replaceAll('\\', '/')}`)
  .filter((path) => !path.includes('/node_modules/'));

test('README is shorter than 12,000 bytes', () => {
  const bytes = Buffer.byteLength(README);
  assert.ok(bytes < 12_000, `${bytes} bytes: reference goes into docs/`);
});

test('README says in one paragraph what this is, and then the two commands', () => {
  assert.match(README, /^# target-tiles\n\n(?:[^\n#!`[]+\n)+\n```sh\nnpm start .*\nnpm test .*\n```\n/);
});

test('README leads to every page of docs', () => {
  const pages = inDocs.filter((path) => path.endsWith('.md'));
  assert.deepEqual(
    pages.filter((path) => !README.includes(`](${path})`)),
    [],
  );
});

test('every link leads to a file, and to a heading of it', () => {
  const paths = ['README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'LICENSE', ...inDocs, ...inExamples];
  assert.deepEqual(lostLinks(paths, read), []);
});

test('a link that leads nowhere is found', () => {
  const files = {
    'a.md': '# A\n[b](docs/b.md#its-part) [b](docs/b.md#part) [c](c.md) `[d](d.md)` [e](#a)',
    'docs/b.md': '## Its `part`\n[a](../a.md)',
  };
  assert.deepEqual(
    lostLinks(Object.keys(files), (path) => files[path]),
    ['a.md → docs/b.md#part', 'a.md → c.md'],
  );
});
