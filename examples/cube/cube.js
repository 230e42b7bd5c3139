// Cube itself, over the tables of the example server.
process.env.NODE_ENV = 'production';
process.env.CUBEJS_DEV_MODE = 'false'; // which would let everybody in
process.env.CUBEJS_CACHE_AND_QUEUE_DRIVER ??= 'memory';

const [{ default: native }, { default: Cube }, { default: express }, { default: cors }, { rowRule }] =
  await Promise.all([
    import('@cubejs-backend/native'),
    import('@cubejs-backend/server-core'),
    import('express'),
    import('cors'),
    import('./row-rule.js'),
  ]);

// The binary comes from GitHub, and `npm ci --ignore-scripts` does not fetch it. Only the SQL API, Jinja and its log need it.
if (!native.isSupported()) {
  native.setupLogger = () => {};
  native.NativeInstance.prototype.newJinjaEngine = () => ({});
}

/**
 * Starts Cube over a schema of the database at `url`, and returns its address and what ends it.
 * `schemaOf` says by the claims of a token in which schema its sender's rows are.
 */
export async function startCube({ url, secret, schemaOf, port = 0, host = '127.0.0.1', log = () => {} }) {
  const core = new Cube({
    apiSecret: secret,
    dbType: 'postgres',
    driverFactory: ({ securityContext }) => ({
      type: 'postgres',
      connectionString: url,
      options: `-c search_path="${schemaOf(securityContext)}"`,
    }),
    contextToAppId: ({ securityContext }) => schemaOf(securityContext),
    contextToOrchestratorId: ({ securityContext }) => schemaOf(securityContext),
    schemaPath: 'model',
    queryRewrite: rowRule,
    scheduledRefreshTimer: false,
    telemetry: false,
    logger: log,
  });
  const app = express();
  app.use(cors({ allowedHeaders: 'authorization,content-type' }), express.json({ limit: '10mb' }));
  await core.initApp(app);
  const server = await new Promise((ready, failed) => {
    const one = app.listen(port, host, () => ready(one)).on('error', failed);
  });
  return {
    /** The driver learns the types of the database by its first query; several first ones at once would wait for ever. */
    async warmUp(securityContext) {
      const orchestrator = await core.getOrchestratorApi({ securityContext, requestId: 'warm-up' });
      await (await orchestrator.driverFactory('default')).query('select 1', []);
    },
    url: `http://${host}:${server.address().port}/cubejs-api`,
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      await core.releaseConnections();
    },
  };
}
