/** Closes a run with one line that a person and a program can read: `N passed, N failed`. */
export function countReporter() {
  return {
    stop({ sessions }) {
      const counts = { passed: 0, failed: 0 };
      for (const session of sessions) countSession(session, counts);
      console.log(`${counts.passed} passed, ${counts.failed} failed`);
    },
  };
}

/** The runner's own way of sending results, which throws for what cannot be cloned. */
const CLONED = 'structuredClone(obj)';
/** Replacement, which sends elements, promises and the like as texts. */
const AS_TEXT = `(() => {
  const isPlain = (value) => Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
  const told = (key, value) => (value && typeof value === 'object' && !isPlain(value) ? String(value) : value);
  try {
    return structuredClone(obj);
  } catch {
    return JSON.parse(JSON.stringify(obj, told));
  }
})()`;

/** Lets a test fail by what it compares: without it a file with an element or a promise in its results never ends. */
export function resultsPlugin() {
  return {
    name: 'results',
    transform({ path, body }) {
      if (path !== '/__web-dev-server__web-socket.js') return undefined;
      if (!body.includes(CLONED)) throw new Error(`the runner does not send its results by ${CLONED} any more`);
      return body.replace(CLONED, AS_TEXT);
    },
  };
}

function countSession(session, counts) {
  const before = counts.failed;
  if (session.testResults) countSuite(session.testResults, counts);
  // A file that could not be loaded has no tests that could fail; it counts as one.
  if (!session.passed && counts.failed === before) counts.failed += 1;
}

function countSuite({ tests, suites }, counts) {
  for (const test of tests) {
    if (!test.skipped) counts[test.passed ? 'passed' : 'failed'] += 1;
  }
  for (const suite of suites) countSuite(suite, counts);
}
