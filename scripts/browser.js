// Finds a browser to test in, and installs one where that is possible.
import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What there is to test in: how each is called, chosen, installed on Debian, and asked for where that is not possible. */
const BROWSERS = {
  chromium: {
    title: 'Chromium or Chrome',
    variable: 'CHROME_PATH',
    names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'],
    mac: ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((app) => `${app}.app/Contents/MacOS/${app}`),
    windows: ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'],
    linux: ['/usr/bin/chromium', '/usr/bin/google-chrome', '/opt/google/chrome/chrome', '/snap/bin/chromium'],
    packages: ['chromium'],
    advice:
      'Debian, Ubuntu: sudo apt-get install chromium; macOS: brew install --cask chromium; Windows: winget install Google.Chrome',
  },
  firefox: {
    title: 'Firefox',
    variable: 'FIREFOX_PATH',
    names: ['firefox', 'firefox-esr'],
    mac: ['Firefox.app/Contents/MacOS/firefox'],
    windows: ['Mozilla Firefox\\firefox.exe'],
    linux: ['/usr/bin/firefox', '/usr/bin/firefox-esr', '/snap/bin/firefox'],
    packages: ['firefox-esr'],
    advice:
      'Debian: sudo apt-get install firefox-esr; macOS: brew install --cask firefox; Windows: winget install Mozilla.Firefox',
  },
  webkit: {
    title: 'WebKitWebDriver with Xvfb',
    variable: 'WEBKIT_DRIVER_PATH',
    names: ['WebKitWebDriver'],
    needs: 'Xvfb',
    mac: [],
    windows: [],
    linux: ['/usr/bin/WebKitWebDriver'],
    packages: ['webkit2gtk-driver', 'xvfb'],
    advice: 'Debian, Ubuntu: sudo apt-get install webkit2gtk-driver xvfb; macOS and Windows have none',
  },
};

/** Flags that keep the browser from asking the network for anything; a root user has no sandbox. */
export const BROWSER_ARGS = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Path of a browser: what its variable says (`CHROME_PATH`), the search path,
 * then the usual places. Undefined if there is none. For `webkit` it is the
 * program that drives one.
 * @param {'chromium' | 'firefox' | 'webkit'} [name]
 */
export function findBrowser(name = 'chromium') {
  const { variable, names, needs } = known(name);
  const chosen = process.env[variable];
  if (chosen && !canRun(chosen)) throw new Error(`${variable} names no program that can be run: ${chosen}`);
  if (needs && !onPath(needs).some(canRun)) return undefined;
  return chosen || [...names.flatMap(onPath), ...usualPlaces(name)].find(canRun);
}

function onPath(program) {
  return (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, program));
}

/** The same, after installing one on Debian as root. Throws with a sentence that says what to do. */
export function ensureBrowser(name = 'chromium') {
  const found = findBrowser(name);
  if (found) return found;
  const { title, variable, packages, advice } = known(name);
  if (isDebian() && process.getuid?.() === 0) installWithApt(title, packages);
  const installed = findBrowser(name);
  if (installed) return installed;
  throw new Error(`no ${title} found. Install one (${advice}), or set ${variable} to its program.`);
}

function known(name) {
  if (!Object.hasOwn(BROWSERS, name))
    throw new Error(`no such browser to test in: ${name}. There are ${Object.keys(BROWSERS).join(', ')}.`);
  return BROWSERS[name];
}

function usualPlaces(name) {
  const { mac, windows, linux } = BROWSERS[name];
  if (process.platform === 'darwin') {
    const folders = ['/Applications', join(process.env.HOME ?? '', 'Applications')];
    return folders.flatMap((folder) => mac.map((app) => `${folder}/${app}`));
  }
  if (process.platform === 'win32') {
    const folders = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA];
    return folders.filter(Boolean).flatMap((folder) => windows.map((program) => `${folder}\\${program}`));
  }
  return linux;
}

function canRun(path) {
  try {
    accessSync(path, process.platform === 'win32' ? constants.F_OK : constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function isDebian() {
  if (!existsSync('/etc/os-release')) return false;
  // Ubuntu's packages of browsers only point to a snap, which needs a running snapd.
  return /^ID=["']?debian/m.test(readFileSync('/etc/os-release', 'utf8'));
}

function installWithApt(title, packages) {
  console.log(`No ${title} found: installing Debian’s ${packages.join(' and ')} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args) =>
    execFileSync('apt-get', ['-o', 'DPkg::Lock::Timeout=600', ...args], { stdio: 'inherit', env });
  // A stale list may still do; a failing refresh alone is no reason to give up.
  spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=600', 'update'], { stdio: 'inherit', env });
  apt('install', '-y', '--no-install-recommends', ...packages);
}
