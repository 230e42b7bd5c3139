// The same tests, in Firefox.
import { chromeLauncher } from '@web/test-runner-chrome';
import puppeteer from 'puppeteer-core';
import config from '../web-test-runner.config.js';
import { findBrowser } from './browser.js';

const firefox = chromeLauncher({
  puppeteer,
  launchOptions: { browser: 'firefox', executablePath: findBrowser('firefox') },
  // A tab behind another one gets a frame a second; each shall be in front, in a window of its own.
  createPage: ({ context }) => context.newPage({ type: 'window' }),
});

export default { ...config, browsers: [firefox] };
