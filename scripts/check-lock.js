// Refuses a lock file that was made on one platform only, or that names a
// registry: `npm ci` would then fail on somebody else's machine.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Packages with one binary per platform, and the platforms we promise. */
const BINARIES = {
  '@rolldown/binding': [
    'linux-x64-gnu',
    'linux-arm64-gnu',
    'linux-x64-musl',
    'darwin-x64',
    'darwin-arm64',
    'win32-x64-msvc',
  ],
  '@rollup/rollup': [
    'linux-x64-gnu',
    'linux-arm64-gnu',
    'linux-x64-musl',
    'darwin-x64',
    'darwin-arm64',
    'win32-x64-msvc',
  ],
  '@esbuild/': ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64', 'win32-x64'],
};

/** Where an example finds the packed library: at the root of the repository, as `npm pack` leaves it. */
const PACKED = /^file:\.\.\/\.\.\/target-tiles-[\d.]+\.tgz$/;

/** What is wrong with a lock file, in sentences; empty if nothing is. */
export function lockProblems(lock, manifest) {
  const { packages } = lock;
  const problems = [];
  for (const [name, platforms] of Object.entries(BINARIES)) {
    if (!Object.keys(packages).some((path) => path.startsWith(`node_modules/${name}`))) continue;
    for (const platform of platforms) {
      const path = `node_modules/${name}${name.endsWith('/') ? '' : '-'}${platform}`;
      if (!packages[path]?.version) problems.push(`${path} is missing: rebuild the lock file from nothing`);
    }
  }
  for (const [path, { resolved, integrity }] of Object.entries(packages)) {
    if (PACKED.test(resolved)) {
      if (integrity) problems.push(`${path} has an integrity, which changes with each build: take it out`);
    } else if (resolved && !resolved.startsWith('https://registry.npmjs.org/'))
      problems.push(`${path} is fetched from ${resolved}`);
  }
  for (const kind of ['dependencies', 'devDependencies']) {
    for (const [name, range] of Object.entries(manifest[kind] ?? {})) {
      if (packages[''][kind]?.[name] !== range)
        problems.push(`package.json asks for ${name} ${range}, the lock file does not`);
    }
  }
  return problems;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = new URL('../', import.meta.url);
  const read = (name) => JSON.parse(readFileSync(new URL(name, root), 'utf8'));
  const examples = readdirSync(new URL('examples/', root)).map((name) => `examples/${name}/`);
  const folders = ['', ...examples.filter((folder) => existsSync(new URL(`${folder}package.json`, root)))];
  const problems = folders.flatMap((folder) =>
    lockProblems(read(`${folder}package-lock.json`), read(`${folder}package.json`)).map(
      (problem) => `${folder}package-lock.json: ${problem}`,
    ),
  );
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
