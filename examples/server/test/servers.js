// Databases and servers of a test, each a process of its own, as in the field.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { openDatabase } from '../database.js';
import { tokenOf } from '../tokens.js';

export const SECRET = 'secret-of-the-tests';
const MAIN = fileURLToPath(new URL('../main.js', import.meta.url));

/** A database without what makes it safe on a disk. */
export async function openTestDatabase() {
  if (process.env.DATABASE_URL) return openDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'target-tiles-pg-'));
  rmSync(folder, { recursive: true }); // PostgreSQL makes it, as its own user
  const flags = [
    '-c',
    'fsync=off',
    '-c',
    'synchronous_commit=off',
    '-c',
    'full_page_writes=off',
    '-c',
    'max_connections=300',
  ];
  const { url, close } = await openDatabase({ folder: `file://${folder}`, flags });
  return {
    url,
    async query(text) {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      await client.query(text);
      await client.end();
    },
    async close() {
      await close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Starts a server, and waits until it says where it is. */
export async function startServer(url, env = {}) {
  const child = spawn(process.execPath, [MAIN], {
    env: { ...process.env, DATABASE_URL: url, JWT_SECRET: SECRET, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.on('exit', (code, signal) => resolve(signal ?? code)));
  const address = new Promise((resolve, reject) => {
    void ended.then((code) => reject(new Error(`the server ended: ${code}`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [, origin] = /^The contract: +(\S+)\/api$/.exec(line) ?? [];
      if (origin) resolve(origin);
    });
  });
  const origin = await address;
  return {
    origin,
    url: `${origin}/api`,
    pid: child.pid,
    port: new URL(origin).port,
    end: (signal) => (child.kill(signal), ended),
  };
}

export const ALL = { see: ['*'], edit: ['*'], administer: ['*'] };

export const tokenFor = (claims) => tokenOf(claims, SECRET);
