// The numbers by which code, tests and stories name rules lead to docs/rules.md.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path) => readFileSync(`${root}${path}`, 'utf8');

const NUMBER = /\b[TAMRNSIE][1-9]\d?\b/g;
const COMMENT = /\/\*[^]*?\*\/|(?<!:)\/\/.*/g;
const TITLE = /\b(?:it|describe|test)\(\s*(['"`])(.*?)\1/g;

const defined = [...read('docs/rules.md').matchAll(/^- \*\*([A-Z]\d+)\*\*/gm)].map(([, number]) => number);

/** Rules that a file names: anywhere in what is shipped or read, else in comments and titles, where `S1` is no sale. */
function named(path) {
  const text = read(path);
  const said = /^src\/(?!source\/contract)|\.md$/.test(path)
    ? [text]
    : [...text.matchAll(COMMENT)]
        .map(([comment]) => comment)
        .concat([...text.matchAll(TITLE)].map(([, , title]) => title));
  return said.flatMap((part) => part.match(NUMBER) ?? []);
}

test('every rule that is named has its text in docs/rules.md', () => {
  const files = ['src', 'test', 'stories', 'docs', 'demo', 'bench'].flatMap((folder) =>
    readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.(ts|js|md)$/.test(path))
      .map((path) => `${folder}/${path.replaceAll('\\', '/')}`),
  );
  files.push('README.md', 'CONTRIBUTING.md');
  const lost = files.flatMap((path) =>
    [...new Set(named(path))].filter((number) => !defined.includes(number)).map((number) => `${number} in ${path}`),
  );
  assert.deepEqual(lost, []);
  assert.ok(files.flatMap(named).length > 500, 'the numbers are found at all');
});

test('no number has two rules', () => {
  assert.deepEqual(
    defined.filter((number, index) => defined.indexOf(number) !== index),
    [],
  );
});

test('the glossary comes first', () => {
  const [first] = read('docs/rules.md').match(/^## .*/gm);
  assert.equal(first, '## Glossary');
});
