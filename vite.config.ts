import { cpSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import type { Plugin, UserConfig } from 'vite';
import { shrinkTemplates } from './scripts/shrink-templates.js';

const root = fileURLToPath(new URL('./', import.meta.url));

/** Loaded by `new Worker(new URL('./….ts', import.meta.url))`; every such file ends like this. */
const WORKER_URL = /new URL\(\s*(["'`])\.\/([\w-]+[.-]worker)\.ts\1,\s*import\.meta\.url\s*\)/g;

const sources = readdirSync(`${root}src`, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts'));

/** Files that run in a worker: those that another file starts. */
const workerFiles = sources.flatMap((path) =>
  [...readFileSync(`${root}src/${path}`, 'utf8').matchAll(WORKER_URL)].map(
    ([, , name]) => `${path.replace(/[^/]+$/, '')}${name}.ts`,
  ),
);

/** What a host imports; everything else in the package is reached through these. */
function entryPoints(): string[] {
  const isEntry = (path: string) =>
    path === 'index.ts' ||
    path === 'model/index.ts' ||
    /^(define|adapters)\/[\w-]+\.ts$/.test(path) ||
    /^i18n\/[a-z]{2}\.ts$/.test(path) ||
    workerFiles.includes(path);
  return sources.filter(isEntry).map((path) => `${root}src/${path}`);
}

/**
 * Names the worker's file as it is called once built. Vite would inline it as a
 * data URL or bundle it a second time; here it is a module of its own beside
 * the one that starts it, which is also the form that other bundlers read.
 */
function workerBeside(folder: (fileName: string) => string): Plugin {
  return {
    name: 'worker-beside',
    enforce: 'pre',
    transform: (code) =>
      code.includes('worker.ts') ? code.replace(WORKER_URL, `new URL('$2.built', import.meta['url'])`) : null,
    renderChunk: {
      order: 'post',
      handler: (code, { fileName }) =>
        code.replace(/([\w-]+[.-]worker)\.built/g, (_, name: string) => `${folder(fileName)}${name}.js`),
    },
  };
}

const isPackage = (id: string) => /^(lit|@lit|chart\.js|idb)(\/|$)/.test(id);

/** One module for each of ours, with stable names, which a host's bundler takes apart. */
const modules: UserConfig = {
  plugins: [shrinkTemplates(), workerBeside(() => './')],
  build: {
    lib: { entry: entryPoints(), formats: ['es'] },
    target: 'es2022',
    rolldownOptions: {
      external: isPackage,
      output: {
        minify: true,
        preserveModules: true,
        preserveModulesRoot: 'src',
        entryFileNames: '[name].js',
      },
    },
  },
};

/** The script-tag file starts from here. */
const ALL = `${root}src/define/all.ts`;

/** What a page may never need: dense charts, further languages, troubles, and files that it does not have. */
const RARE =
  /\/(chartjs[\w-]*|(?!en\.)[a-z]{2}|[a-z]{2}-problems|explain|alone|no-board|note-texts|indexed-db|load-here|json|json-reader)\.ts$/;

interface Graph {
  getModuleInfo(
    id: string,
  ): { readonly importedIds: readonly string[]; readonly dynamicallyImportedIds: readonly string[] } | null;
}

/** Modules that one needs to start from `id`; with `late`, also what it loads late and is not rare. */
function reach(graph: Graph, late: boolean, id = ALL, found = new Set<string>()): Set<string> {
  const module = found.has(id) ? null : graph.getModuleInfo(id);
  found.add(id);
  const later = late ? (module?.dynamicallyImportedIds ?? []).filter((next) => !RARE.test(next)) : [];
  for (const next of [...(module?.importedIds ?? []), ...later]) reach(graph, late, next, found);
  return found;
}

/** Which late chunk a module belongs to: one for figures and one for files, so that a page asks seldom. */
function lateChunk(id: string, graph: Graph): string | null {
  const isLate = id.startsWith(`${root}src/`) && !reach(graph, false).has(id) && reach(graph, true).has(id);
  if (!isLate) return null;
  return /\/src\/(adapters|define)\//.test(id) ? 'files' : 'figures';
}

/** Everything for a script tag: one file for first paint, the rest as chunks beside it. */
const script: UserConfig = {
  plugins: [shrinkTemplates(), workerBeside((fileName) => (fileName.startsWith('chunks/') ? './' : './chunks/'))],
  build: {
    emptyOutDir: false,
    lib: { entry: { 'target-tiles': ALL }, formats: ['es'] },
    target: 'es2022',
    rolldownOptions: {
      // What late chunks share with first paint stays in the first file; they import it from there.
      preserveEntrySignatures: 'allow-extension',
      // Some modules load late on one page and with their neighbours on another.
      checks: { ineffectiveDynamicImport: false },
      output: {
        minify: true,
        entryFileNames: '[name].js',
        chunkFileNames: 'chunks/[name]-[hash].js',
        codeSplitting: { groups: [{ name: lateChunk, debugName: 'late', includeDependenciesRecursively: false }] },
      },
    },
  },
};

/** The workers of that file: each complete in itself, so that starting one is one request. */
const workers: UserConfig = {
  build: {
    emptyOutDir: false,
    lib: { entry: workerFiles.map((path) => `${root}src/${path}`), formats: ['es'] },
    target: 'es2022',
    rolldownOptions: { output: { minify: true, entryFileNames: 'chunks/[name].js', codeSplitting: false } },
  },
};

/** The dashboard that `npm start` shows, from source; built, it is a folder for any static server. */
const demo: UserConfig = {
  root: `${root}demo`,
  base: './',
  plugins: [
    shrinkTemplates(),
    {
      name: 'demo-data',
      apply: 'build',
      writeBundle: ({ dir }) => cpSync(`${root}demo/data`, `${dir}/data`, { recursive: true }),
    },
  ],
  server: { fs: { allow: [root] }, port: 5173 },
  build: {
    outDir: `${root}.cache/demo`,
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    rolldownOptions: { input: [`${root}demo/index.html`, `${root}demo/adventureworks.html`] },
  },
};

export default defineConfig(({ mode }) => ({ modules, script, workers })[mode] ?? demo);
