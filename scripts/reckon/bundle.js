// The library as one file for Node, with the adapters and the model as they are in src.
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Bundles the library into a folder, and answers the address of the file. */
export async function bundleLibrary(outDir) {
  const bundle = { ssr: 'scripts/reckon/library.js', outDir, emptyOutDir: true, minify: false };
  await build({ root, configFile: false, logLevel: 'error', build: bundle });
  return new URL(`file://${outDir}/library.js`).href;
}
