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
    path === 'testing.ts' ||
    path === 'model/index.ts' ||
    /^(define|adapters)\/[\w-]+\.ts$/.test(path) ||
    /^i18n\/([a-z]{2}|failure-sentence)\.ts$/.test(path) ||
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

const EXPORTED = /export\{(\w+)(?: as (\w+))?\};?\s*$/;

/** Writes the few lines of the bundler's own into each chunk that needs them: as a file they would be one more request in a row. */
function runtimeInside(): Plugin {
  return {
    name: 'runtime-inside',
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const runtime = chunks.find(({ name }) => name === 'rolldown-runtime');
      if (!runtime) return; // where no chunk needs it
      const exported = EXPORTED.exec(runtime.code)?.[1];
      if (!exported) throw new Error('the runtime of the bundler has not one export: runtime-inside must change');
      const lines = runtime.code.replace(EXPORTED, '');
      const imported = new RegExp(
        `import\\{\\w+ as (\\w+)\\}from"\\./(?:chunks/)?${runtime.fileName.replace(/^.*\//, '')}";`,
      );
      for (const chunk of chunks) {
        chunk.code = chunk.code.replace(
          imported,
          (_all, name) => `const ${name}=(()=>{${lines}return ${exported}})();`,
        );
        chunk.imports = chunk.imports.filter((path) => path !== runtime.fileName);
      }
      Reflect.deleteProperty(bundle, runtime.fileName);
    },
  };
}

const isPackage = (id: string) => /^(lit|@lit|chart\.js|idb|saxen)(\/|$)/.test(id);

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

/** Reads the files that a board names. */
const FILES = `${root}src/define/late-files.ts`;

interface ModuleGraph {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

function importedFrom(start: string, graph: ModuleGraph): ReadonlySet<string> {
  const found = new Set([start]);
  for (const id of found) for (const imported of graph.getModuleInfo(id)?.importedIds ?? []) found.add(imported);
  return found;
}

/** Reads what people have written. */
const WRITTEN = `${root}src/adapters/tables/written-table.ts`;

/** Other code that loads late beside files, and needs some of the same. */
const BESIDE = ['tables/column-specs', 'files/organisation-file'].map((path) => `${root}src/adapters/${path}.ts`);

/** One chunk for all that reading files starts with, and one for what odd files need, so that each is one request after the one before. */
function chunkOf(id: string, graph: ModuleGraph): string | null {
  const isIn = (start: string) => importedFrom(start, graph).has(id);
  // Named, so that what the editor's chunks share with it is not taken out of it.
  if (isIn(ALL)) return 'target-tiles';
  if (isIn(FILES)) return 'files';
  return isIn(WRITTEN) && !BESIDE.some(isIn) ? 'as-written' : null;
}

/** One chunk for all that every page with tiles starts with: what late chunks share with it stays in it. */
function tilesOf(id: string, graph: ModuleGraph): string | null {
  return importedFrom(ALL, graph).has(id) ? 'tiles' : null;
}

/** Everything for a script tag: one file for figures and pictures; what a page may never need lies as chunks beside it. */
const script: UserConfig = {
  plugins: [
    shrinkTemplates(),
    workerBeside((fileName) => (fileName.startsWith('chunks/') ? './' : './chunks/')),
    runtimeInside(),
  ],
  build: {
    emptyOutDir: false,
    lib: { entry: { 'target-tiles': ALL }, formats: ['es'] },
    target: 'es2022',
    rolldownOptions: {
      // What late chunks share with the first file stays in it; they import it from there.
      preserveEntrySignatures: 'allow-extension',
      // Some modules load late on one page and with their neighbours on another.
      checks: { ineffectiveDynamicImport: false },
      output: {
        minify: true,
        entryFileNames: '[name].js',
        chunkFileNames: 'chunks/[name]-[hash].js',
        codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: chunkOf, debugName: 'files' }] },
      },
    },
  },
};

/** The adapters of pages without a bundler start from here. */
const ADAPTERS = `${root}src/adapters/index.ts`;

/** One chunk for all that the adapters start with. */
function adaptersOf(id: string, graph: ModuleGraph): string | null {
  return importedFrom(ADAPTERS, graph).has(id) ? 'first' : null;
}

/** The adapters for pages without a bundler: one file with its chunks, complete beside the one of the script tag. */
const adapters: UserConfig = {
  plugins: [workerBeside((fileName) => (fileName.startsWith('chunks/') ? './' : './chunks/')), runtimeInside()],
  build: {
    emptyOutDir: false,
    lib: { entry: { adapters: ADAPTERS }, formats: ['es'] },
    target: 'es2022',
    rolldownOptions: {
      checks: { ineffectiveDynamicImport: false },
      output: {
        minify: true,
        entryFileNames: '[name].js',
        chunkFileNames: 'chunks/adapters-[name]-[hash].js',
        codeSplitting: { groups: [{ name: adaptersOf, debugName: 'first' }] },
      },
    },
  },
};

/** A worker of that file, complete in itself, so that starting it is one request. */
const worker = (file: string): UserConfig => ({
  build: {
    emptyOutDir: false,
    lib: { entry: `${root}src/${file}`, formats: ['es'] },
    target: 'es2022',
    rolldownOptions: { output: { minify: true, entryFileNames: 'chunks/[name].js', codeSplitting: false } },
  },
});

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
    rolldownOptions: {
      input: ['index', 'team', 'seller', 'wall', 'adventureworks', 'your-files'].map(
        (page) => `${root}demo/${page}.html`,
      ),
      output: { codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: tilesOf }] } },
    },
  },
};

export default defineConfig(({ mode }) => {
  const file = workerFiles.find((path) => path.endsWith(`/${mode}.ts`));
  return file ? worker(file) : ({ modules, script, adapters }[mode] ?? demo);
});
