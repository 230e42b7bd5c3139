import { fileURLToPath } from 'node:url';
import { defaultReporter } from '@web/test-runner';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner-chrome';
import { BROWSER_ARGS, findBrowser } from './scripts/browser.js';
import { countReporter, resultsPlugin } from './scripts/test-reporter.js';

process.env.TZ = 'Asia/Dubai'; // nobody's laptop decides what day it is

const tsconfig = fileURLToPath(new URL('./tsconfig.json', import.meta.url));

// A page behind another one gets a frame a second and no sizes; each has a window, and believes that it is in front.
async function createPage({ context }) {
  const page = await context.newPage({ type: 'window' });
  const session = await page.createCDPSession();
  await session.send('Emulation.setFocusEmulationEnabled', { enabled: true });
  return page;
}

export default {
  files: ['test/**/*.test.ts'],
  nodeResolve: { exportConditions: ['development'] },
  concurrency: 2,
  plugins: [esbuildPlugin({ ts: true, tsconfig, target: 'es2022' }), resultsPlugin()],
  browsers: [chromeLauncher({ launchOptions: { executablePath: findBrowser(), args: BROWSER_ARGS }, createPage })],
  // A page that has not begun after this time hangs; a single test has thirty seconds, since machines are slow at times.
  testsStartTimeout: 60_000,
  testsFinishTimeout: 1_200_000,
  testFramework: { config: { timeout: 30_000 } },
  filterBrowserLogs: ({ args: [text] }) => !/Lit is in dev mode|change-in-update/.test(String(text)),
  reporters: [defaultReporter({ reportTestResults: true, reportTestProgress: false }), countReporter()],
};
