// What an adapter adds to a page with tiles: code that comes at once, bundled as a host does.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

const TILES = `import 'target-tiles/define/board.js';
import 'target-tiles/define/gauge.js';
const board = document.querySelector('target-board');
`;

/** The adapters that are weighed, as a page takes them. */
const ADAPTERS = {
  cube: `import { cubeSource } from 'target-tiles/adapters/cube.js';
board.source = cubeSource({ url: '/cubejs-api', cube: 'sales' });`,
  http: `import { httpRepository, httpSource } from 'target-tiles/adapters/http.js';
board.source = httpSource({ url: '/api' });
board.repository = httpRepository({ url: '/api' });`,
  superoffice: `import { superofficeRepository, superofficeSource } from 'target-tiles/adapters/superoffice.js';
board.source = superofficeSource({ url: '/superoffice', currency: 'EUR' });
board.repository = superofficeRepository({ url: '/superoffice', currency: 'EUR' });`,
};

/** Bytes of gzip beyond what the same page has without the adapter, both without what comes late. */
export async function adapterBytes({ home }, name) {
  const page = await firstBytes(join(home, `adapter-${name}`), TILES + ADAPTERS[name]);
  return page - (await firstBytes(join(home, 'adapter-none'), TILES));
}

/** Leaves out what comes late, and with it how a bundler would share code out among chunks. */
const WITHOUT_LATE = { name: 'without-late', resolveDynamicImport: (id) => ({ id: String(id), external: true }) };

async function firstBytes(folder, script) {
  mkdirSync(folder, { recursive: true });
  const input = join(folder, 'main.js');
  writeFileSync(input, script);
  const options = { write: false, target: 'es2022', rolldownOptions: { input, plugins: [WITHOUT_LATE] } };
  const { output } = await build({ root: folder, configFile: false, logLevel: 'error', build: options });
  const sizes = output.filter(({ type }) => type === 'chunk').map(({ code }) => gzipSync(code, { level: 9 }).length);
  return sizes.reduce((sum, size) => sum + size, 0);
}
