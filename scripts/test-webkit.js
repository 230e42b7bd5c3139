// Runs the tests in WebKit. A file whose page hung there, without a result of any test, gets one more browser.
import { startTestRunner } from '@web/test-runner';
import { webkitConfig } from './webkit-config.js';
import { countSessions } from './test-reporter.js';

const first = await run({ argv: process.argv.slice(2) });
const hung = first.filter(isHung);
const again = hung.length > 0 ? await runAgain(hung) : [];
const { passed, failed } = countSessions([...first.filter((session) => !hung.includes(session)), ...again]);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);

/** Resolves with the sessions of one run, one per file. */
async function run(options) {
  const runner = await startTestRunner({
    config: webkitConfig(),
    ...options,
    readFileConfig: false,
    autoExitProcess: false,
  });
  await new Promise((ended) => runner.on('stopped', ended));
  return [...runner.sessions.all()];
}

function runAgain(sessions) {
  const files = sessions.map(({ testFile }) => testFile);
  console.log(`\nWebKit hung and is opened once more for ${files.join(', ')}\n`);
  return run({ config: { ...webkitConfig(), files }, readCliArgs: false });
}

/** A test that fails is a result; a page that ends without any is not. */
function isHung({ passed, testResults, errors = [] }) {
  return !passed && !testResults && errors.some(({ message }) => /did not (start|finish)|disconnected/.test(message));
}
