// Runs a server of node_modules that ends with whoever started it: node scripts/run-server.js vite --port 5173
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { endWithParent } from './end-with-parent.js';

const [name, ...args] = process.argv.slice(2);
const path = fileURLToPath(new URL(`../node_modules/.bin/${name}`, import.meta.url));
const server = spawn(path, args, { stdio: 'inherit', shell: process.platform === 'win32' });
const end = () => server.kill();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end);
endWithParent(end);
server.on('exit', (code, signal) => process.exit(signal ? 0 : code));
