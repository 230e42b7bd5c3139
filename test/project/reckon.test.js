// The reckoning itself: that it finds a difference where there is one, and says enough to mend it.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { bundleLibrary } from '../../scripts/reckon/bundle.js';
import { reportOf } from '../../scripts/reckon/report.js';
import { reckon } from '../../scripts/reckon/run.js';

const SEED = 1;
const folder = mkdtempSync(join(tmpdir(), 'target-tiles-reckon-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const { answering } = await import(await bundleLibrary(folder));

/** The library with one figure a cent too high wherever a total has it. */
const planted = (field) => async (world) => {
  const answer = await answering(world);
  return async (ask) => {
    const answered = await answer(ask);
    const total = answered.figures?.total;
    if (!total?.[field]) return answered;
    return { ...answered, figures: { ...answered.figures, total: { ...total, [field]: total[field] + 0.01 } } };
  };
};

test('a thousand cases have the same figures twice', async () => {
  assert.equal(await reckon(SEED, answering), undefined);
});

for (const field of ['actual', 'target', 'expected', 'previousYearToDate', 'forecast', 'pipeline']) {
  test(`a cent in ${field} is found, and the case is small`, async () => {
    const { world, found } = await reckon(SEED, planted(field));
    assert.deepEqual([...new Set(found.map(({ where }) => where))], [`total.${field}`]);
    assert.ok(world.sales.length <= 2 && world.sets.length <= 1, JSON.stringify(world));
  });
}

test('a difference is told with both figures, the rule and the command that shows it again', async () => {
  const difference = await reckon(SEED, planted('target'));
  const [{ library, reckoned }] = difference.found;
  const text = reportOf(difference, SEED);
  assert.ok(text.includes(`total.target (R2, M7): target-tiles says ${library}, reckoned is ${reckoned}`), text);
  assert.ok(text.endsWith('npm run reckon -- --seed=1 --cases=1000'), text);
  assert.match(text, /question \{.*"targetType":/);
});
