// Each import rule is broken once, in a small copy of the house; a rule that
// cannot fail guards nothing.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The rule, the file that breaks it, and how. */
const BROKEN = [
  ['folder-model', 'src/model/a.ts', "import type { T } from '../source/ok.ts'; export type A = T;"],
  ['folder-source', 'src/source/a.ts', "import type { T } from '../store/ok.ts'; export type A = T;"],
  ['folder-adapters', 'src/adapters/a.ts', "import '../store/ok.ts';"],
  ['folder-store', 'src/store/a.ts', "import '../adapters/ok.ts';"],
  ['folder-i18n', 'src/i18n/a.ts', "import type { T } from '../store/ok.ts'; export type A = T;"],
  ['types-only-i18n', 'src/i18n/b.ts', "import '../model/ok.ts';"],
  ['folder-timing', 'src/timing/a.ts', "import type { T } from '../model/ok.ts'; export type A = T;"],
  ['folder-ui', 'src/ui/a.ts', "import type { T } from '../model/ok.ts'; export type A = T;"],
  ['types-only-ui', 'src/ui/b.ts', "import '../i18n/ok.ts';"],
  ['folder-theme', 'src/theme/a.ts', "import '../i18n/ok.ts';"],
  ['folder-charts', 'src/charts/a.ts', "import type { T } from '../model/ok.ts'; export type A = T;"],
  ['folder-board', 'src/board/a.ts', "import '../adapters/ok.ts';"],
  ['folder-tiles', 'src/tiles/gauge/a.ts', "import '../../store/ok.ts';"],
  ['folder-export', 'src/export/a.ts', "import '../board/ok.ts';"],
  ['folder-editor', 'src/editor/a.ts', "import '../tiles/tile/ok.ts';"],
  ['folder-configurator', 'src/configurator/a.ts', "import '../store/ok.ts';"],
  ['no-cycle', 'src/model/b.ts', "import type { C } from './c.ts'; export interface B { c: C }"],
  ['no-barrel-inside', 'src/store/b.ts', "import '../model/index.ts';"],
  ['index-defines-nothing', 'src/index.ts', "import './define/ok.ts';"],
  ['tile-imports-tile', 'src/tiles/gauge/b.ts', "import '../number/ok.ts';"],
  ['figure-is-pure', 'src/tiles/gauge/gauge.figure.ts', "import '../../theme/ok.ts';"],
  ['figure-draws-nothing', 'src/tiles/gauge/draws.figure.ts', "import '../../charts/ok.ts';"],
  ['no-lit-here', 'src/store/lit.ts', "import 'lit';"],
  ['no-lit-here', 'src/tiles/gauge/lit.figure.ts', "import { html } from 'lit'; export { html };"],
  ['chart-libraries-only-in-charts', 'src/tiles/gauge/c.ts', "import 'chart.js';"],
  [
    'chart-libraries-only-in-charts',
    'src/tiles/gauge/d.ts',
    "import type { Chart } from 'chart.js'; export type D = Chart;",
  ],
  ['context-only-in-board', 'src/tiles/gauge/e.ts', "import '@lit/context';"],
  ['storage-and-xml-only-in-adapters', 'src/store/idb.ts', "import 'idb';"],
  ['storage-and-xml-only-in-adapters', 'src/store/xml.ts', "import 'saxen';"],
  ['export-loads-late', 'src/tiles/gauge/f.ts', "import '../../export/ok.ts';"],
  ['chart-js-loads-late', 'src/charts/a2.ts', "import './chartjs.ts';"],
  ['chart-js-stays-late', 'src/charts/b2.ts', "import 'chart.js';"],
  ['stays-in-src', 'src/board/d.ts', "import '../../demo/ok.ts';"],
  ['only-run-time-packages', 'src/board/e.ts', "import 'axe-core';"],
  ['only-run-time-packages', 'src/model/fs.ts', "import 'node:fs';"],
  ['can-be-found', 'src/model/lost.ts', "import './nowhere.ts';"],
];

/** What must stay allowed, or the rules above would prove little. */
const FINE = [
  ['src/adapters/fine.ts', "import '../source/ok.ts'; import '../model/ok.ts'; import 'idb';"],
  ['src/define/fine.ts', "import '../board/ok.ts'; import '../adapters/ok.ts';"],
  [
    'src/tiles/bar/fine.ts',
    "import '../tile/ok.ts'; import '../../board/ok.ts'; import 'lit'; void import('../../export/ok.ts');",
  ],
  ['src/tiles/bar/own.ts', "import './bar.figure.ts';"],
  [
    'src/tiles/bar/bar.figure.ts',
    "import '../../model/ok.ts'; import '../../i18n/ok.ts'; import type { T } from '../../charts/ok.ts'; export type A = T;",
  ],
  ['src/i18n/fine.ts', "import type { T } from '../model/ok.ts'; export type A = T;"],
  ['src/ui/fine.ts', "import type { T } from '../i18n/ok.ts'; import '../theme/ok.ts'; export type A = T;"],
  ['src/charts/fine.ts', "void import('./chartjs-painter.ts');"],
  ['src/charts/chartjs-painter.ts', "import './chartjs.ts';"],
];

let house;
let violations;

before(() => {
  house = mkdtempSync(join(tmpdir(), 'target-tiles-rules-'));
  for (const name of ['.dependency-cruiser.cjs', 'package.json', 'tsconfig.json', 'node_modules']) {
    symlinkSync(join(root, name), join(house, name));
  }
  for (const [path, text] of [...bricks(), ...FINE, ...BROKEN.map(([, path, text]) => [path, text])]) put(path, text);
  const config = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json'];
  const bin = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const { stdout, stderr } = spawnSync(process.execPath, [bin, 'src', ...config], {
    cwd: house,
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  assert.ok(stdout, stderr);
  violations = JSON.parse(stdout).summary.violations;
});

after(() => rmSync(house, { recursive: true, force: true }));

for (const [rule, path] of BROKEN) {
  test(`${rule}: ${path}`, () => {
    assert.ok(
      violations.some(({ from, rule: { name } }) => from === path && name === rule),
      `not found; found for it: ${violations.filter(({ from }) => from === path).map(({ rule: { name } }) => name)}`,
    );
  });
}

for (const [path] of FINE) {
  test(`allowed: ${path}`, () => {
    assert.deepEqual(
      violations.filter(({ from }) => from === path).map(({ rule, to }) => `${rule.name}: ${to}`),
      [],
    );
  });
}

function bricks() {
  const folders =
    'model source timing adapters store i18n theme ui charts board tiles/tile tiles/number export define'.split(' ');
  return [
    ...folders.map((folder) => [`src/${folder}/ok.ts`, 'export type T = 1;']),
    ['src/model/c.ts', "import type { B } from './b.ts'; export interface C { b: B }"],
    ['src/model/index.ts', "export type { T } from './ok.ts';"],
    ['src/charts/chartjs.ts', "import 'chart.js';"],
    ['demo/ok.ts', 'export {};'],
  ];
}

function put(path, text) {
  mkdirSync(dirname(join(house, path)), { recursive: true });
  writeFileSync(join(house, path), `${text}\n`);
}
