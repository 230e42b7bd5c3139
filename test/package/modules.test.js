// The modules of the packed package, as bundlers, Node and compilers see them.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { build } from 'vite';
import { STRICT_POLICY, serve } from '../../scripts/serve.js';
import { figuresOf, installPacked, launch, openPage, root } from './packed.js';

let packed;
let browser;

before(async () => {
  packed = installPacked();
  browser = await launch();
});

after(async () => {
  await browser?.close();
  packed?.remove();
});

/** Tags that a file of `define` gives away. */
function definedTags() {
  return readdirSync(join(root, 'src/define'))
    .map((file) => readFileSync(join(root, 'src/define', file), 'utf8').match(/define\('(target-[\w-]+)'/)?.[1])
    .filter(Boolean);
}

/** The script-tag file with its chunks, what runs in a worker, and what imports Angular. */
const FOR_BROWSERS = /^target-tiles\.js$|^chunks\/|\/(?:sales|workbook)-worker\.js$|^angular\.js$/;

const read = (...path) => JSON.parse(readFileSync(join(packed.installed, ...path), 'utf8'));

test('a bundled page with one tile and its own data shows it', async (t) => {
  const { page, problems, server } = await openBundled(t, 'index.html');
  const { 'target-gauge': gauge } = await figuresOf(page);
  assert.equal(gauge.state, 'ready');
  assert.equal(gauge.total.actual, 2000.25);
  assert.deepEqual(problems, []);
  assert.deepEqual(
    server.paths.filter((path) => /chartjs/.test(path)),
    [],
  );
});

test('importing the index registers nothing', async (t) => {
  const { page, problems } = await openBundled(t, 'index-only.html');
  await page.waitForFunction(() => document.documentElement.dataset.exports);
  const names = await page.evaluate(() => document.documentElement.dataset.exports);
  assert.match(names, /TargetGaugeElement/);
  const defined = await page.evaluate((tags) => tags.filter((tag) => customElements.get(tag)), definedTags());
  assert.deepEqual(defined, []);
  assert.deepEqual(problems, []);
});

test('every module can be imported in Node', () => {
  const modules = readdirSync(join(packed.installed, 'dist'), { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.js') && !FOR_BROWSERS.test(path));
  assert.ok(modules.length > 40, `only ${modules.length} modules`);
  const script = join(packed.home, 'import-all.mjs');
  const imports = modules.map(
    (path) =>
      `await import('./node_modules/target-tiles/dist/${path}').catch((e) => failed.push(['${path}', e.message]));`,
  );
  writeFileSync(script, `const failed = [];\n${imports.join('\n')}\nconsole.log(JSON.stringify(failed));\n`);
  const { stdout, stderr } = spawnSync(process.execPath, [script], { encoding: 'utf8', timeout: 60_000 });
  assert.deepEqual(JSON.parse(stdout || 'null'), [], stderr);
});

test('a worker is complete in itself, since some bundlers make one file of it', () => {
  for (const name of ['sales-worker', 'workbook-worker']) {
    const code = readFileSync(join(packed.installed, `dist/adapters/sales/${name}.js`), 'utf8');
    assert.doesNotMatch(code, /(?:import|from)\s*\(?\s*["'`]\./, name);
  }
});

test('every entry point leads to a file, with types', () => {
  const { exports } = read('package.json');
  const targets = Object.entries(exports).flatMap(([name, target]) =>
    (typeof target === 'string' ? [target] : Object.values(target)).map((path) => [name, path]),
  );
  for (const [name, path] of targets) {
    if (path.includes('*')) {
      const [folder, ending] = path.split('*');
      const files = readdirSync(join(packed.installed, folder)).filter((file) => file.endsWith(ending));
      assert.ok(files.length > 0, `${name}: nothing like ${path}`);
    } else {
      assert.ok(existsSync(join(packed.installed, path)), `${name}: no ${path}`);
    }
  }
});

test('the manifest lists every element, with the attributes that all tiles share', () => {
  const tags = definedTags();
  const { modules } = read('dist/custom-elements.json');
  const elements = modules.flatMap(({ declarations }) => declarations.filter(({ tagName }) => tagName));
  assert.deepEqual(elements.map(({ tagName }) => tagName).sort(), tags.sort());
  for (const { tagName, attributes, events, members } of elements) {
    if (!['target-board', 'target-editor'].includes(tagName)) {
      const names = attributes.map(({ name }) => name);
      for (const name of ['owner', 'period', 'target-type', 'thresholds'])
        assert.ok(names.includes(name), `${tagName}: ${name}`);
      assert.ok(
        events.some(({ name }) => name === 'target-figures-changed'),
        `${tagName}: target-figures-changed`,
      );
      assert.ok(
        members.some(({ name }) => name === 'figures'),
        `${tagName}: figures`,
      );
    }
    const undocumented = attributes.filter(({ description }) => !description).map(({ name }) => name);
    assert.deepEqual(undocumented, [], `${tagName}: attributes without a description`);
  }
  const definitions = modules
    .flatMap(({ exports }) => exports ?? [])
    .filter(({ kind }) => kind === 'custom-element-definition');
  assert.deepEqual(definitions.map(({ name }) => name).sort(), tags.sort());
});

/** Compiles what a host wrote against the package's types, strictly, and says what is wrong with it. */
function compiled(name, files, compilerOptions) {
  const folder = join(packed.home, name);
  mkdirSync(folder);
  const options = {
    moduleResolution: 'Bundler',
    module: 'ESNext',
    target: 'ES2022',
    lib: ['ES2023', 'DOM', 'DOM.Iterable'],
    strict: true,
    noEmit: true,
    types: [],
    ...compilerOptions,
  };
  const sources = { 'package.json': '{ "type": "module" }', ...files };
  for (const [file, text] of Object.entries(sources)) writeFileSync(join(folder, file), text);
  const config = { compilerOptions: options, files: Object.keys(files) };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const { status, stdout } = spawnSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' });
  return status === 0 ? '' : stdout;
}

for (const [moduleResolution, module] of [
  ['Bundler', 'ESNext'],
  ['NodeNext', 'NodeNext'],
]) {
  test(`a host’s TypeScript knows tags, figures and events (${moduleResolution})`, () => {
    const files = { 'host.ts': HOST };
    const faults = compiled(`types-${moduleResolution}`, files, { moduleResolution, module, skipLibCheck: false });
    assert.equal(faults, '');
  });
}

test('in JSX an attribute takes what its property takes, and events are typed (React)', () => {
  const react = join(root, 'node_modules/@types/react');
  const faults = compiled(
    'types-react',
    { 'host.tsx': REACT_HOST },
    {
      jsx: 'react-jsx',
      paths: { react: [join(react, 'index.d.ts')], 'react/jsx-runtime': [join(react, 'jsx-runtime.d.ts')] },
      exactOptionalPropertyTypes: true,
      skipLibCheck: true,
    },
  );
  assert.equal(faults, '');
});

test('of periods, measures and what is compared, a text is checked as far as types can, and what is read is no error', () => {
  assert.equal(compiled('types-texts', { 'host.ts': TEXTS_HOST }, {}), '');
});

test('in a Vue template attributes, properties and events are typed', () => {
  const files = { 'vue.d.ts': VUE, 'host.ts': VUE_HOST };
  const faults = compiled('types-vue', files, { paths: { vue: ['./vue.d.ts'] }, exactOptionalPropertyTypes: true });
  assert.equal(faults, '');
});

test('in a Svelte component attributes, properties and events are typed', () => {
  const files = { 'elements.d.ts': SVELTE, 'host.ts': SVELTE_HOST };
  const paths = { 'svelte/elements': ['./elements.d.ts'] };
  assert.equal(compiled('types-svelte', files, { paths, exactOptionalPropertyTypes: true }), '');
});

/** A page's own texts: those of the documents, and some that are wrong. */
const TEXTS_HOST = `
import type { CompareText, PeriodText } from 'target-tiles/model';
import type { TargetElements } from 'target-tiles/types/elements';

export const periods: PeriodText[] = [
  '2026', '2026-H1', '2026-Q3', '2026-07', '2026-12', '2026-03-01/2026-05-15', 'this-year', 'last-half-year', 'next-week',
  'last-30-days', 'last-12-months', 'year-to-date', 'Q3', '2026-7', 'ytd', 'FY2026', '2025/26', '2026-W40',
];
export const compared: CompareText[] = [
  'none', 'target', 'previous-year', 'last-year', 'pipeline forecast', 'target previous-year forecast pipeline',
];
export const attributes: TargetElements['target-column']['attributes'][] = [
  { period: 'this-quarter', compare: 'target forecast', measure: 'profit', interval: 'month', renderer: 'svg' },
  // @ts-expect-error no such measure
  { measure: 'turnover' },
  // @ts-expect-error a word with a letter less
  { compare: 'last-yer' },
  // @ts-expect-error two words that are the same
  { compare: 'target target' },
  // @ts-expect-error separated by something else than a blank
  { compare: 'target,forecast' },
  // @ts-expect-error no such word
  { period: 'this-decade' },
  // @ts-expect-error there are four quarters
  { period: '2026-Q5' },
  // @ts-expect-error there are twelve months
  { period: '2026-13' },
  // @ts-expect-error no such interval
  { interval: 'week' },
];
const gauge = document.createElement('target-gauge') as TargetElements['target-gauge']['element'];
declare const chosen: string;
// @ts-expect-error any text may be no period
gauge.period = chosen;
gauge.period = chosen as PeriodText;
`;

/** As much of Svelte as our types speak of. */
const SVELTE = `
export interface HTMLAttributes<T extends EventTarget> { class?: string | null; onclick?: ((event: MouseEvent & { currentTarget: T }) => void) | null }
export interface SvelteHTMLElements { a: HTMLAttributes<HTMLAnchorElement>; [name: string]: { [name: string]: any } }
`;

/** Props that Svelte's language tools hold a tag against. */
const SVELTE_HOST = `
import type { SvelteHTMLElements } from 'svelte/elements';
import type {} from 'target-tiles/types/svelte';
import { memorySource } from 'target-tiles/adapters/memory.js';

export const board: SvelteHTMLElements['target-board'] = {
  class: 'wide',
  source: memorySource({ sales: [] }),
  'as-of': '2026-09-15',
  'ontarget-filter-requested': ({ filters }) => console.log(filters.owner),
};
export const gauge: SvelteHTMLElements['target-gauge'] = {
  thresholds: [0.8, 1],
  'ontarget-figures-changed': ({ figures }) => console.log(figures.total.actual),
};
// @ts-expect-error there is no such attribute
export const wrong: SvelteHTMLElements['target-gauge'] = { perod: '2026' };
// @ts-expect-error a word with a letter less
export const misspelt: SvelteHTMLElements['target-gauge'] = { compare: 'last-yer' };
`;

/** As much of Vue as our types speak of. */
const VUE = `
export type DefineComponent<Props> = new () => { $props: Props };
export interface HTMLAttributes { class?: unknown }
export interface GlobalComponents {}
`;

/** What Vue's compiler makes of a template, as far as types go. */
const VUE_HOST = `
import type { GlobalComponents } from 'vue';
import type {} from 'target-tiles/types/vue';
import { memorySource } from 'target-tiles/adapters/memory.js';

type Props<Tag extends keyof GlobalComponents> = InstanceType<GlobalComponents[Tag]>['$props'];
export const board: Props<'target-board'> = {
  class: 'wide',
  source: memorySource({ sales: [] }),
  'as-of': '2026-09-15',
  onTargetFilterRequested: ({ filters }) => console.log(filters.owner),
};
export const gauge: Props<'target-gauge'> = {
  owner: undefined,
  thresholds: [0.8, 1],
  onTargetFiguresChanged: ({ figures }) => console.log(figures.total.actual),
};
// @ts-expect-error a repository is not a number
export const wrong: Props<'target-board'> = { repository: 7 };
// @ts-expect-error a word with a letter less
export const misspelt: Props<'target-gauge'> = { compare: 'last-yer' };
`;

const REACT_HOST = `
import type {} from 'target-tiles/types/react';
import { memoryRepository } from 'target-tiles/adapters/memory-repository.js';
import { memorySource } from 'target-tiles/adapters/memory.js';

export const page = (
  <target-board source={memorySource({ sales: [] })} repository={memoryRepository({})} items={['new']} as-of="2026-09-15"
    ontarget-filter-requested={({ filters }) => console.log(filters.owner)}
    ontarget-drill={undefined}
    filters={{ owner: undefined }}
  >
    <target-gauge
      owner="me"
      heading={undefined}
      pace={undefined}
      thresholds={undefined}
      as-percent
      ontarget-figures-changed={({ figures }) => console.log(figures.total.actual)}
    />
    <target-number source={memorySource({ sales: [] })} targets="/t.csv" viewer="u1" locale="nl" refresh={60} />
    {/* @ts-expect-error a repository is not a number */}
    <target-board repository={7} />
    <target-gauge period="2026-Q3" compare="target previous-year" measure="amount" target-type="services.amount" />
    {/* @ts-expect-error a word with a letter less */}
    <target-gauge compare="last-yer" />
    {/* @ts-expect-error no period */}
    <target-gauge period="this-qarter" />
    {/* @ts-expect-error no measure */}
    <target-gauge measure="turnover" />
  </target-board>
);
`;

const HOST = `
import 'target-tiles/define/all.js';
import { csvSource } from 'target-tiles/adapters/csv.js';
import { indexedDbRepository } from 'target-tiles/adapters/indexed-db.js';
import { memorySource } from 'target-tiles/adapters/memory.js';
import type { Figures } from 'target-tiles/model';
import type { TargetElements } from 'target-tiles/types/elements';

const board = document.querySelector('target-board')!;
board.source = csvSource({ src: 'sales.csv' });
board.source = memorySource({ sales: [] });
board.repository = indexedDbRepository({ name: 'acme' });
board.viewer = 'u42';

const gauge = document.createElement('target-gauge');
gauge.owner = 'group:north';
const figures: Figures = gauge.figures;
const actual: number | undefined = figures.total.actual;
// @ts-expect-error figures are read-only
gauge.figures = figures;
gauge.addEventListener('target-figures-changed', (event) => {
  const { state }: Figures = event.figures;
  console.log(state, actual);
});
document.addEventListener('target-filter-requested', ({ filters }) => console.log(filters.owner));
window.addEventListener('target-figures-changed', ({ figures }) => console.log(figures.state));
const attributes: TargetElements['target-gauge']['attributes'] = { 'as-percent': true, owner: 'me' };
console.log(attributes);
`;

async function openBundled(t, file) {
  const app = join(packed.home, 'app');
  cpSync(join(root, 'test/package/app'), app, { recursive: true });
  const outDir = join(packed.home, `built-${file}`);
  await build({
    configFile: false,
    root: app,
    logLevel: 'error',
    build: {
      outDir,
      target: 'es2022',
      rolldownOptions: { input: join(app, file) },
      modulePreload: { polyfill: false },
    },
  });
  const server = await serve(outDir, { headers: { 'content-security-policy': STRICT_POLICY } });
  t.after(() => server.close());
  return { server, ...(await openPage(browser, `${server.origin}/${file}`)) };
}
