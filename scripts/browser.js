// Finds a Chromium to test in, and installs one where that is possible.
import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'];

/** Flags that keep the browser from asking the network for anything; a root user has no sandbox. */
export const BROWSER_ARGS = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Path of a Chromium or Chrome: `CHROME_PATH`, the search path, then the usual places. Undefined if there is none. */
export function findBrowser() {
  const { CHROME_PATH: chosen, PATH = '' } = process.env;
  if (chosen) {
    if (!canRun(chosen)) throw new Error(`CHROME_PATH names no program that can be run: ${chosen}`);
    return chosen;
  }
  const onPath = NAMES.flatMap((name) => PATH.split(delimiter).map((folder) => join(folder, name)));
  return [...onPath, ...usualPlaces()].find(canRun);
}

/** The same, after installing one on Debian as root. Throws with a sentence that says what to do. */
export function ensureBrowser() {
  const found = findBrowser();
  if (found) return found;
  if (isDebian() && process.getuid?.() === 0) installWithApt();
  const installed = findBrowser();
  if (installed) return installed;
  throw new Error(
    'no Chromium or Chrome found. Install one (Debian, Ubuntu: sudo apt-get install chromium; macOS: brew install --cask chromium; ' +
      'Windows: winget install Google.Chrome), or set CHROME_PATH to its program.',
  );
}

function usualPlaces() {
  if (process.platform === 'darwin') {
    const apps = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
    const folders = ['/Applications', join(process.env.HOME ?? '', 'Applications')];
    return folders.flatMap((folder) => apps.map((app) => `${folder}/${app}.app/Contents/MacOS/${app}`));
  }
  if (process.platform === 'win32') {
    const folders = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA];
    const programs = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];
    return folders.filter(Boolean).flatMap((folder) => programs.map((program) => `${folder}\\${program}`));
  }
  return ['/usr/bin/chromium', '/usr/bin/google-chrome', '/opt/google/chrome/chrome', '/snap/bin/chromium'];
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
  // Ubuntu's chromium package only points to a snap, which needs a running snapd.
  return /^ID=["']?debian/m.test(readFileSync('/etc/os-release', 'utf8'));
}

function installWithApt() {
  console.log('No browser found: installing Debian’s chromium …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args) =>
    execFileSync('apt-get', ['-o', 'DPkg::Lock::Timeout=600', ...args], { stdio: 'inherit', env });
  // A stale list may still do; a failing refresh alone is no reason to give up.
  spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=600', 'update'], { stdio: 'inherit', env });
  apt('install', '-y', '--no-install-recommends', 'chromium');
}
