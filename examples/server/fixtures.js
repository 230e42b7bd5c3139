// For tests only: POST /api/fixtures makes a schema with data of its own, and answers below /copies/<schema>/api.
import { randomBytes } from 'node:crypto';
import { apiOf } from './app.js';
import { inTransaction, migrate, poolOf } from './database.js';
import { EventLog } from './events.js';
import { csvOf, loadOrganisation, loadSales, loadTargets, organisationOf } from './load.js';
import { tokenOf } from './tokens.js';

/** Adds the paths by `extend`; `close` lets go of what they hold. */
export function fixturesOf({ url, listener, secret }) {
  const copies = new Map();
  const extend = (app) => {
    app.post('/api/fixtures', async (context) => {
      const copy = await fill(await context.req.json(), { url, listener, secret });
      copies.set(copy.schema, copy);
      const { origin } = new URL(context.req.url);
      const token = await tokenOf({ see: ['*'], edit: ['*'], administer: ['*'] }, secret);
      return context.json({ api: 1, url: `${origin}/copies/${copy.schema}/api`, token });
    });
    const ask = (context) => copies.get(context.req.param('schema'))?.api(context.req.raw) ?? context.notFound();
    app.all('/copies/:schema/api/*', ask);
  };
  const close = async () => {
    for (const { pool, log } of copies.values()) {
      log.close();
      await pool.end();
    }
  };
  return { extend, close };
}

async function fill({ sales = [], organisation, sets = [], types = [] }, { url, listener, secret }) {
  const schema = `copy_${randomBytes(6).toString('hex')}`;
  const pool = poolOf(url, schema);
  await migrate(pool, schema);
  await inTransaction(pool, async (client) => {
    await client.query('select take_turn()');
    if (organisation) await loadOrganisation(client, await organisationOf(organisation));
    if (sales.length) await loadSales(client, csvOf(sales));
    await loadTargets(client, { sets, types });
  });
  const log = new EventLog(pool);
  await log.open(listener, schema);
  return { schema, pool, log, api: apiOf({ pool, log, secret, base: `/copies/${schema}/api` }) };
}
