// Installs what the server needs, and builds the library where it is not up to date. Uses nothing but Node: there may be nothing else yet.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('./', import.meta.url)));

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const isThere = (path) => !path || packages[path].optional || existsSync(`${path}/package.json`);
if (!Object.keys(packages).every(isThere))
  run(process.platform === 'win32' ? 'npm.cmd' : 'npm', 'ci', '--no-audit', '--no-fund');
run(process.execPath, '../../scripts/prepack.js');

function run(command, ...args) {
  const { status } = spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) process.exit(1); // it has said why
}
