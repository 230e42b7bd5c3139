// The reading of nonsense itself: that its command runs, without what only a browser has.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';

const script = fileURLToPath(new URL('../../scripts/fuzz.js', import.meta.url));

test('a thousand files of nonsense are read without a defect', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, '--inputs=1000'], { encoding: 'utf8' });
  assert.equal(status, 0, stdout + stderr);
  assert.match(stdout, /^1000 passed, 0 failed$/m);
});
