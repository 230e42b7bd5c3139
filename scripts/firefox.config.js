// The same tests, in Firefox.
import { chromeLauncher } from '@web/test-runner-chrome';
import puppeteer from 'puppeteer-core';
import config from '../web-test-runner.config.js';
import { findBrowser } from './browser.js';

const firefox = chromeLauncher({
  puppeteer,
  launchOptions: { browser: 'firefox', executablePath: findBrowser('firefox'), defaultViewport: null },
  async createPage({ context }) {
    // A tab behind another one gets a frame a second; each shall be in front, in a window of its own.
    const page = await context.newPage({ type: 'window' });
    // The runner would have each page of one size, in words that older versions of Firefox do not know.
    page.setViewport = () => Promise.resolve();
    return page;
  },
});

export default { ...config, browsers: [firefox] };
