// Before the package is packed or published, and where it is installed from its repository: builds it if need be.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { bringUpToDate } from './up-to-date.js';

const script = (name) => fileURLToPath(new URL(name, import.meta.url));

run('setup.js');
await bringUpToDate('dist', () => run('build.js'));

/** What is said goes where npm's own messages go: the standard output of `npm pack` is the file's name. */
function run(name) {
  const { status } = spawnSync(process.execPath, [script(name)], { stdio: ['ignore', 2, 2] });
  if (status !== 0) process.exit(1); // it has said why
}
