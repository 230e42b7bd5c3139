// The server's paths: the contract below /api, signing in, and the page.
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { httpHandler, SourceError } from './library.js';
import { salesOf } from './sales.js';
import { saveOnce, targetsOf } from './targets.js';
import { claimsOf, LIFE, peopleOf, sessionOf, tokenOf } from './tokens.js';

/** Answers of the contract for one schema, each with the rights of its sender's token. */
export function apiOf({ pool, log, secret, base }) {
  return httpHandler(
    async (request) => {
      const claims = request.url.endsWith(base) ? { see: [], edit: [] } : await claimsOf(request, secret);
      if (!claims) throw new SourceError('forbidden', 'no token, or one that has run out', { status: 401 });
      return {
        source: salesOf(pool, claims),
        repository: targetsOf(pool, claims),
        session: sessionOf(claims, secret),
        save: (changes, key) => saveOnce(pool, claims, changes, key),
        lastEvent: () => log.last,
        events: (last, signal) => log.after(last, signal),
      };
    },
    { base, failed: (error, { method, url }) => console.error(`${method} ${new URL(url).pathname}:`, error) },
  );
}

/** The whole server. `origins` may ask from other addresses; `extend` adds paths that come before. */
export function appOf({ pool, log, secret, origins = [], life = LIFE, extend = () => {} }) {
  const app = new Hono();
  extend(app);
  const api = apiOf({ pool, log, secret, base: '/api' });
  const allowed = cors({
    origin: origins,
    allowHeaders: ['authorization', 'content-type', 'idempotency-key', 'last-event-id'],
    exposeHeaders: ['etag', 'retry-after'],
  });
  app.use('/api/*', allowed);
  app.all('/api', (context) => api(context.req.raw));
  app.all('/api/*', (context) => api(context.req.raw));
  const people = async () => {
    const { rows } = await pool.query('select data from organisation');
    return peopleOf(rows[0]?.data ?? { users: [], groups: [] });
  };
  app.get('/people', async (context) => context.json(await people()));
  // In place of a sign-in: whoever is chosen gets their token.
  app.post('/token', async (context) => {
    const { sub } = await context.req.json().catch(() => ({}));
    const claims = (await people()).find((one) => one.sub === sub);
    return claims ? context.json({ token: await tokenOf(claims, secret, { life }) }) : context.json({}, 404);
  });
  app.use('/lib/*', serveStatic({ root: '../../dist', rewriteRequestPath: (path) => path.slice('/lib'.length) }));
  app.use('/*', serveStatic({ root: 'public' }));
  return app;
}
