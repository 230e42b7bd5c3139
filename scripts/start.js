// Serves the demo dashboard as a site has it: bundled, once, and again only when its sources have changed.
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { endWithParent } from './end-with-parent.js';
import { serve } from './serve.js';
import { bringUpToDate } from './up-to-date.js';

endWithParent();

const PORTS = [5173, 5174, 5175, 5176, 0];
const path = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));
/** Files of the AdventureWorks sample, where somebody has put them there, lie beside the sources. */
const FOLDERS = [path('.cache/demo/'), path('demo/')];

await bringUpToDate('demo', async () => {
  console.log('Bundling the dashboard …');
  await build({ configFile: path('vite.config.ts'), logLevel: 'warn' });
});
const { origin } = await listen(PORTS);
console.log(`\n  The dashboard: ${origin.replace('127.0.0.1', 'localhost')}/\n`);
console.log('  Stop it with Ctrl+C. `npm run dev` shows every change of the source at once.\n');

/** Takes the first port that nobody else has. */
async function listen([port, ...others]) {
  const headers = { 'cache-control': 'no-cache' };
  return serve(FOLDERS, { port, headers }).catch((error) => {
    if (error.code !== 'EADDRINUSE' || others.length === 0) throw error;
    return listen(others);
  });
}
