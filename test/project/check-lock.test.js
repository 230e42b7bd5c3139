import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { lockProblems } from '../../scripts/check-lock.js';

const read = (name) => JSON.parse(readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8'));

test('the lock file of the project holds every platform', () => {
  assert.deepEqual(lockProblems(read('package-lock.json'), read('package.json')), []);
});

for (const [why, spoil, expected] of [
  [
    'a platform is missing',
    ({ packages }) => delete packages['node_modules/@rollup/rollup-win32-x64-msvc'],
    /rollup-win32-x64-msvc is missing/,
  ],
  [
    'a package comes from elsewhere',
    ({ packages }) => (packages['node_modules/lit'].resolved = 'http://mirror.example/lit.tgz'),
    /mirror\.example/,
  ],
  [
    'the packed library has an integrity',
    ({ packages }) =>
      (packages['node_modules/target-tiles'] = {
        resolved: 'file:../../target-tiles-0.1.0.tgz',
        integrity: 'sha512-x',
      }),
    /target-tiles has an integrity/,
  ],
  ['package.json has moved on', ({ packages }) => (packages[''].dependencies.lit = '2.0.0'), /asks for lit/],
]) {
  test(`refused when ${why}`, () => {
    const lock = read('package-lock.json');
    spoil(lock);
    assert.match(lockProblems(lock, read('package.json')).join('\n'), expected);
  });
}
