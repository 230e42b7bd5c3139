// Starts database, Cube and the example server for targets and the page, says where they are, and ends all on SIGTERM.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { openDatabase } from '../server/database.js';
import { startCube } from './cube.js';

/** Cube's own, by which the page asks it. */
const CUBE_PORT = 4000;

const { PORT = '8080', DATABASE_SCHEMA = 'public', JWT_SECRET = randomBytes(32).toString('hex') } = process.env;

const database = await openDatabase({ folder: new URL('.data', import.meta.url).href });
const cube = await startCube({
  url: database.url,
  secret: JWT_SECRET,
  schemaOf: () => DATABASE_SCHEMA,
  port: CUBE_PORT,
});
await cube.warmUp({});
console.log(`Cube:              ${cube.url}`);
// It makes the tables, loads the demo company, gives tokens and keeps targets; started here, it shows the page of this folder.
const server = spawn(process.execPath, [fileURLToPath(new URL('../server/main.js', import.meta.url))], {
  cwd: fileURLToPath(new URL('./', import.meta.url)),
  env: { ...process.env, DATABASE_URL: database.url, DATABASE_SCHEMA, JWT_SECRET, PORT },
  stdio: 'inherit',
});

let ending = false;
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, end);
server.on('exit', end);

async function end() {
  if (ending) return;
  ending = true;
  if (server.exitCode === null && server.signalCode === null) {
    server.kill();
    await new Promise((ended) => server.once('exit', ended));
  }
  await cube.close();
  await database.close();
  process.exit(0);
}
