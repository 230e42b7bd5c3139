// Builds again only what its sources have outgrown. Contents are compared, not times, which a checkout changes.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const SHARED = ['src', 'scripts', 'vite.config.ts', 'tsconfig.json', 'package.json', 'package-lock.json'];

/** What is built, by name: its folder, and all that its contents depend on. */
const OUTPUTS = {
  dist: { folder: 'dist', sources: [...SHARED, 'tsconfig.build.json', 'custom-elements-manifest.config.js'] },
  demo: { folder: '.cache/demo', sources: [...SHARED, 'demo'] },
};

/** Runs `build` unless the output is there, untouched, and made of these very sources. */
export async function bringUpToDate(name, build) {
  if (isUpToDate(name)) return;
  await build();
  mkdirSync(join(root, '.cache'), { recursive: true });
  writeFileSync(noteOf(name), stateOf(name));
}

export function isUpToDate(name) {
  const note = contentOf(noteOf(name));
  return note !== undefined && String(note) === stateOf(name);
}

const noteOf = (name) => join(root, `.cache/${name}.built`);

function stateOf(name) {
  const { folder, sources } = OUTPUTS[name];
  return `${hashOf(sources)} ${hashOf([folder])}\n`;
}

function hashOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths.flatMap(filesIn)) hash.update(`${path}\0`).update(readFileSync(join(root, path)));
  return hash.digest('hex');
}

/** A file itself, or all files of a folder; none if there is nothing. */
function filesIn(path) {
  const found = statSync(join(root, path), { throwIfNoEntry: false });
  if (!found?.isDirectory()) return found ? [path] : [];
  return readdirSync(join(root, path))
    .sort()
    .flatMap((name) => filesIn(`${path}/${name}`));
}

function contentOf(path) {
  return statSync(path, { throwIfNoEntry: false }) && readFileSync(path);
}
