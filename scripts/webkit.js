// Drives WebKit by the W3C's WebDriver protocol, on a screen that nobody sees.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { findBrowser } from './browser.js';

/** How long a driver may take to answer for the first time, ms. */
const PATIENCE = 20_000;
/** How long a browser may take to end its session, ms. */
const FAREWELL = 5_000;
/** The pointer rests in the middle of a screen: so large a one that it lies over no window, and no tooltip opens. */
const SCREEN = '4000x3000x24';
/** A page that has not loaded after this time, ms, hangs. */
const LOADING = 60_000;

/** Starts a screen of its own: without one WebKit hangs, and on the real one its windows would be in the way. */
export async function startScreen() {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', SCREEN, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const [number] = await firstOf(server, once(server.stdio[3], 'data'));
  return { display: `:${String(number).trim()}`, stop: stopper(server) };
}

/**
 * Opens a browser on a screen.
 * @returns {Promise<{ version: string, go(url: string): Promise<void>, run(script: string): Promise<unknown>, stop(): Promise<void> }>}
 *   `run` answers what the script returns, in the page.
 */
export async function openWebKit(display) {
  const port = await freePort();
  const driver = spawn(findBrowser('webkit'), ['--host=127.0.0.1', `--port=${port}`], {
    stdio: 'ignore',
    detached: true, // with the browser's processes in a group that can be ended
    env: { ...process.env, DISPLAY: display, GDK_BACKEND: 'x11', NO_AT_BRIDGE: '1' },
  });
  const stop = stopper(driver, () => endGroup(driver));
  const ask = asker(`http://127.0.0.1:${port}`);
  await firstOf(driver, answers(ask));
  const wanted = { timeouts: { pageLoad: LOADING } };
  const { sessionId, capabilities } = await ask('POST', '/session', { capabilities: { alwaysMatch: wanted } });
  const session = `/session/${sessionId}`;
  return {
    version: capabilities.browserVersion,
    go: (url) => ask('POST', `${session}/url`, { url }),
    run: (script) => ask('POST', `${session}/execute/sync`, { script, args: [] }),
    // A page that hangs would keep the session open; the group ends with all of its processes.
    stop: () => Promise.race([ask('DELETE', session), pause(FAREWELL)]).finally(stop),
  };
}

function asker(origin) {
  return async (method, path, body) => {
    const response = await fetch(origin + path, { method, body: body && JSON.stringify(body) });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${method} ${path}: ${value.error}: ${value.message}`);
    return value;
  };
}

/** Resolves when the driver listens. */
async function answers(ask) {
  for (const end = Date.now() + PATIENCE; ; await pause(50)) {
    try {
      return await ask('GET', '/status');
    } catch (cause) {
      if (Date.now() > end) throw new Error('WebKitWebDriver does not answer', { cause });
    }
  }
}

/** What is waited for, unless the program that it comes from cannot be started or ends before. */
function firstOf(program, awaited) {
  const ended = once(program, 'exit').then(([code]) => {
    throw new Error(`${program.spawnfile} ended with ${code}`);
  });
  return Promise.race([awaited, ended]);
}

/** Ends the program of a group with all that it has started. */
function endGroup({ pid }) {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // All have ended.
  }
}

/** Ends a program, at the latest with this one. */
function stopper(program, kill = () => program.kill()) {
  process.once('exit', kill);
  return () => {
    process.off('exit', kill);
    kill();
  };
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
