// Starts database and server, says where they are, and ends both on SIGTERM.
import { randomBytes } from 'node:crypto';
import { serve } from '@hono/node-server';
import { appOf } from './app.js';
import { migrate, openDatabase, poolOf } from './database.js';
import { EventLog, Listener } from './events.js';
import { fixturesOf } from './fixtures.js';
import { loadDemo } from './load.js';

const { PORT = '8080', HOST = '127.0.0.1', DATABASE_SCHEMA = 'public', ORIGINS = '', FIXTURES } = process.env;
// Servers that share an address must share it; tokens of before do not outlive one that was made here.
const secret = process.env.JWT_SECRET ?? randomBytes(32).toString('hex');

const database = await openDatabase();
const pool = poolOf(database.url, DATABASE_SCHEMA);
await migrate(pool, DATABASE_SCHEMA);
if (!FIXTURES && (await loadDemo(pool))) console.log('The demo company is loaded.');
const listener = new Listener(database.url);
const log = new EventLog(pool);
await listener.open();
await log.open(listener, DATABASE_SCHEMA);

const fixtures = FIXTURES ? fixturesOf({ url: database.url, listener, secret }) : undefined;
const life = Number(process.env.TOKEN_LIFE) || undefined;
const app = appOf({ pool, log, secret, life, origins: ORIGINS.split(' ').filter(Boolean), extend: fixtures?.extend });
const server = serve({ fetch: app.fetch, port: Number(PORT), hostname: HOST }, ({ port }) => {
  console.log(
    `Sales and targets: http://${HOST === '0.0.0.0' ? 'localhost' : HOST}:${port}/\nThe contract:      http://${HOST}:${port}/api`,
  );
});

let ending = false;
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, end);

/** Requests that are under way are answered; streams end, and their pages come back to whoever serves then. */
async function end() {
  if (ending) return;
  ending = true;
  server.close();
  const open = setTimeout(() => server.closeAllConnections(), 1000);
  await log.close();
  await new Promise((closed) => (server.listening ? server.once('close', closed) : closed()));
  clearTimeout(open);
  await fixtures?.close();
  await listener.close();
  await pool.end();
  await database.close();
  process.exit(0);
}
