/** Writes the demo's data in the interchange form to demo/data: `npm run demo-data`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { demoFiles } from './demo-data/generate.js';

const folder = new URL('../demo/data/', import.meta.url);
mkdirSync(folder, { recursive: true });
for (const [name, text] of Object.entries(demoFiles())) {
  writeFileSync(new URL(name, folder), text);
  console.log(`${name}  ${(Buffer.byteLength(text) / 1e6).toFixed(2)} MB  ${text.split('\n').length - 1} lines`);
}
