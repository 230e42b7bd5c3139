// Takes the script `prepare` out of package.json while it is packed, and with `--restore` puts it back: it builds what is
// installed from the repository, and npm warns whoever installs a package that has one.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const manifest = fileURLToPath(new URL('../package.json', import.meta.url));
const cache = fileURLToPath(new URL('../.cache/', import.meta.url));
const kept = `${cache}package.json`;

if (process.argv.includes('--restore')) restore();
else {
  restore(); // after a packing that was broken off
  const text = readFileSync(manifest, 'utf8');
  mkdirSync(cache, { recursive: true });
  writeFileSync(kept, text);
  writeFileSync(manifest, text.replace(/^ *"prepare": .*\n/m, ''));
}

/** Nothing that was written to package.json meanwhile is lost. */
function restore() {
  if (!existsSync(kept)) return;
  const text = readFileSync(kept, 'utf8');
  const isOurs = readFileSync(manifest, 'utf8') === text.replace(/^ *"prepare": .*\n/m, '');
  if (isOurs) writeFileSync(manifest, text);
  rmSync(kept);
}
