/** Closes a run with one line that a person and a program can read: `N passed, N failed`. */
export function countReporter() {
  return {
    stop({ sessions }) {
      const { passed, failed } = countSessions(sessions);
      console.log(`${passed} passed, ${failed} failed`);
    },
  };
}

export function countSessions(sessions) {
  const counts = { passed: 0, failed: 0 };
  for (const session of sessions) countSession(session, counts);
  return counts;
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
