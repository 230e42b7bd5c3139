// The same tests, in WebKit, the engine of Safari.
import config from '../web-test-runner.config.js';
import { openWebKit, startScreen } from './webkit.js';

/** Files that one browser runs: what each leaves in its memory adds up, until its page is ended as hanging. */
const FILES = 6;

/** Runs each file of tests in a browser that has no other at that time. */
function webkitLauncher() {
  const idle = [];
  const opened = new Set();
  const running = new Map();
  let screen;

  async function open() {
    const browser = { ...(await openWebKit(screen.display)), files: 0 };
    opened.add(browser);
    return browser;
  }

  /** Ends a browser, which may have crashed. */
  async function close(browser) {
    opened.delete(browser);
    await browser.stop().catch(() => {});
  }

  return {
    name: 'WebKit',
    type: 'webdriver',
    async initialize() {
      screen = await startScreen();
    },
    async startSession(id, url) {
      const browser = idle.pop() ?? (await open());
      running.set(id, { browser, url });
      await browser.go(url);
    },
    isActive: (id) => running.has(id),
    getBrowserUrl: (id) => running.get(id)?.url,
    async stopSession(id) {
      const { browser } = running.get(id);
      running.delete(id);
      browser.files += 1;
      // The file whose page has crashed has failed already; the next one gets another browser.
      const isLeft = await browser.go('about:blank').then(
        () => true,
        () => false,
      );
      if (isLeft && browser.files < FILES) idle.push(browser);
      else await close(browser);
      return {};
    },
    startDebugSession() {
      throw new Error('in WebKit there is no way to debug a test; open its page in Safari instead');
    },
    async stop() {
      await Promise.all([...opened].map(close));
      screen?.stop();
    },
  };
}

export default { ...config, browsers: [webkitLauncher()] };
