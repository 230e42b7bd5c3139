// The same tests, in WebKit, the engine of Safari.
import config from '../web-test-runner.config.js';
import { openWebKit, startScreen } from './webkit.js';

/** Runs each file of tests in a browser that has no other at that time. */
function webkitLauncher() {
  const idle = [];
  const opened = [];
  const running = new Map();
  let screen;

  async function open() {
    const browser = await openWebKit(screen.display);
    opened.push(browser);
    return browser;
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
      await browser.go('about:blank');
      idle.push(browser);
      return {};
    },
    startDebugSession() {
      throw new Error('in WebKit there is no way to debug a test; open its page in Safari instead');
    },
    async stop() {
      await Promise.allSettled(opened.map((browser) => browser.stop()));
      screen?.stop();
    },
  };
}

export default { ...config, browsers: [webkitLauncher()] };
