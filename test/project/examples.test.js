// The examples for frameworks, as far as that is seen without installing them.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { lockProblems } from '../../scripts/check-lock.js';

const root = new URL('../../', import.meta.url);
const read = (path) => readFileSync(new URL(path, root), 'utf8');
const json = (path) => JSON.parse(read(path));
/** `examples/server` and `examples/cube` are servers for all of them, with tests of their own. */
const folders = readdirSync(new URL('examples/', root)).flatMap((name) =>
  ['server', 'cube'].includes(name) ? [] : [`examples/${name}`],
);

test('there is an example for each framework, and docs/frameworks.md leads to it', () => {
  assert.equal(folders.length, 5);
  const page = read('docs/frameworks.md');
  assert.deepEqual(
    folders.filter((folder) => !page.includes(`](../${folder}/src/app.`)),
    [],
  );
});

for (const folder of folders)
  test(`${folder} has the same data as the others, and locks what the library needs`, () => {
    for (const file of [
      'src/data.ts',
      ...['sales', 'organisation', 'targets'].map((name) => `public/api/${name}.json`),
    ])
      assert.equal(read(`${folder}/${file}`), read(`examples/react/${file}`), file);
    const lock = json(`${folder}/package-lock.json`);
    assert.deepEqual(lockProblems(lock, json(`${folder}/package.json`)), []);
    assert.deepEqual(lock.packages['node_modules/target-tiles'].dependencies, json('package.json').dependencies);
  });
