// A real Cube over a database of the tests, with a schema for each set of sales.
import { randomBytes } from 'node:crypto';
import { inTransaction, migrate, poolOf } from '../../server/database.js';
import { csvOf, loadOrganisation, loadSales, organisationOf } from '../../server/load.js';
import { openTestDatabase } from '../../server/test/servers.js';
import { tokenOf } from '../../server/tokens.js';
import { startCube } from '../cube.js';

const SECRET = 'secret-of-the-tests';

export async function openCube() {
  const database = await openTestDatabase();
  const pools = [];
  const schemaOf = (claims) => claims?.schema ?? 'public';
  const cube = await startCube({ url: database.url, secret: SECRET, schemaOf }).catch(async (error) => {
    await database.close();
    throw error;
  });
  return {
    url: cube.url,
    /** Fills a schema of its own, and answers its pool and what makes a token for it. */
    async fill({ sales = [], organisation }) {
      const schema = `copy_${randomBytes(6).toString('hex')}`;
      const pool = poolOf(database.url, schema);
      pools.push(pool);
      await migrate(pool, schema);
      await inTransaction(pool, async (client) => {
        await client.query('select take_turn()');
        if (organisation) await loadOrganisation(client, await organisationOf(organisation));
        if (sales.length) await loadSales(client, csvOf(sales));
      });
      return { pool, tokenFor: (claims, when) => tokenOf({ schema, ...claims }, SECRET, when) };
    },
    async close() {
      await cube.close();
      for (const pool of pools) await pool.end();
      await database.close();
    },
  };
}
