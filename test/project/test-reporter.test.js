// Results of tests: that each arrives, whatever it compares.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runInNewContext } from 'node:vm';
import { resultsPlugin } from '../../scripts/test-reporter.js';

const SENDER = '/__web-dev-server__web-socket.js';

/** The results as the page of a test would send them. */
function sent(obj) {
  const { transform } = resultsPlugin();
  const code = transform({ path: SENDER, body: 'structuredClone(obj)' });
  return runInNewContext(code, { obj, structuredClone, Object, Array, JSON });
}

test('results that can be cloned are sent as they are', () => {
  const results = { passed: false, error: { actual: [1, { a: undefined }], expected: new Map([[1, 2]]) } };
  assert.deepEqual(sent(results), results);
});

test('a promise or an element among them is sent as a text, and all else with it', () => {
  assert.deepEqual(sent({ tests: [{ name: 'one', error: { actual: Promise.resolve(), expected: null } }] }), {
    tests: [{ name: 'one', error: { actual: '[object Promise]', expected: null } }],
  });
});

test('a runner that sends results in another way is not passed over in silence', () => {
  const { transform } = resultsPlugin();
  assert.throws(() => transform({ path: SENDER, body: 'send(obj)' }), /does not send its results/);
  assert.equal(transform({ path: '/other.js', body: 'structuredClone(obj)' }), undefined);
});
