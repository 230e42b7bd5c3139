// Installs what Cube and the example server need, and builds the library where it is not up to date. Uses nothing but Node.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

await import('../server/prepare.js');
process.chdir(fileURLToPath(new URL('./', import.meta.url)));

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const isThere = (path) => !path || packages[path].optional || existsSync(`${path}/package.json`);
if (!Object.keys(packages).every(isThere)) {
  // Without scripts: one of them fetches a binary of another engine from GitHub, and none is needed here.
  const options = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];
  const isWindows = process.platform === 'win32';
  const { status } = spawnSync(isWindows ? 'npm.cmd' : 'npm', options, { stdio: 'inherit', shell: isWindows });
  if (status !== 0) process.exit(1); // it has said why
}
