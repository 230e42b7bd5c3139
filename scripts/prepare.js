// npm runs this after `npm install` and `npm ci` too. Who works on a clone builds when they need it; where another
// project installs it, as a folder or from git, nobody else would.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const project = process.env.npm_config_local_prefix;
const isOwnClone = project && resolve(project) === resolve(root) && existsSync(`${root}.git`);

if (!isOwnClone) await import('./prepack.js');
