import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { demoFiles } from '../../scripts/demo-data/generate.js';

const files = demoFiles();
const sales = files['sales.csv']
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((line) => line.split(','));
const [ID, DATE, USER, GROUP, , , , STATUS, PROBABILITY] = Array(9).keys();

for (const [name, text] of Object.entries(files)) {
  test(`demo/data/${name} is what its script makes, to the byte`, () => {
    const committed = readFileSync(new URL(`../../demo/data/${name}`, import.meta.url), 'utf8');
    assert.ok(committed === text, `${name} differs: run npm run demo-data`);
  });
}

test('the demo’s sales weigh at most 2.5 MB and are some 30,000 lines', () => {
  assert.ok(Buffer.byteLength(files['sales.csv']) <= 2_500_000);
  assert.ok(sales.length > 28_000 && sales.length < 36_000, String(sales.length));
});

test('A1 lines of one sale share user, group, date and status, and no two lines are equal', () => {
  const first = new Map();
  for (const line of sales) {
    const shared = [DATE, USER, GROUP, STATUS].map((field) => line[field]).join();
    assert.equal(first.get(line[ID]) ?? shared, shared, line.join());
    first.set(line[ID], shared);
  }
  assert.ok(first.size < sales.length);
  assert.equal(new Set(sales.map((line) => line.join())).size, sales.length);
});

test('sales are made on weekdays; what lies ahead is open and has a chance', () => {
  for (const line of sales) {
    assert.notEqual(new Date(line[DATE]).getUTCDay() % 6, 0, line.join());
    const ahead = line[DATE] > '2026-09-14';
    assert.equal(line[STATUS] === 'open' || line[STATUS] === 'stalled', ahead, line.join());
    if (ahead) assert.ok(line[PROBABILITY] >= 10 && line[PROBABILITY] <= 90, line.join());
  }
});

test('T6 the demo has an empty target and one of 0, and T25 a locked one', () => {
  assert.match(files['targets.csv'], /^2026,11,month,user:u32,all-sales\.amount,,,,$/m);
  assert.match(files['targets.csv'], /^2026,1,month,user:u39,all-sales\.amount,,0,,$/m);
  assert.match(files['targets.csv'], /^2026,1,month,user:u19,all-sales\.amount,,\d+,,true$/m);
  assert.doesNotMatch(files['targets.csv'], /group:partners/);
});
