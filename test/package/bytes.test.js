// What pages pay until every tile has its figures and its picture, and how long they ask for code first.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { adapterBytes } from '../../scripts/adapter-bytes.js';
import { PAGES, anatomy, measurePage } from '../../scripts/page-bytes.js';
import { installPacked, launch } from './packed.js';

/** Just above what each page has: kB of gzip, and requests for code. What is wanted is 30 and 42 kB, and two requests. */
const LIMITS = [
  { name: 'one gauge, memory source and repository', size: 70.6 },
  { name: 'gauge, number and column over files', size: 96.6, requests: 2 },
  { name: 'the same by the script-tag file', size: 101.2, requests: 2 },
];

/** No such page needs these, whatever else it loads. */
const NEVER =
  /node_modules\/(chart\.js|idb)\/|\/chartjs|\/chart-(touch|facts|interaction)|guide|tile\/touch|\/i18n\/(nl|de|da|nb|sv)\b|indexed-db|mapped-list|target-rows/;

/** The editor beyond what the page with the gauge pays without it: what is wanted, and now less. */
const EDITOR = { name: 'the same with the editor', beyond: 'one gauge, memory source and repository', size: 45.0 };

/** Parts of the editor that wait for the reader to come to it. */
const EDITOR_LATER =
  /node_modules\/idb\/|editor\/(dialogs|filling|transfer|phone|late-(edits|dialogs))\b|clip|model\/draft-(edit|rebase|save)|\/i18n\/(nl|de|da|nb|sv)\b|ui\/(dialog|menu)/;

let packed;
let browser;
const measured = new Map();

before(async () => {
  packed = installPacked();
  browser = await launch();
  for (const name of Object.keys(PAGES)) measured.set(name, await measurePage(browser, packed, name));
});

after(async () => {
  await browser?.close();
  packed?.remove();
});

for (const { name, size } of LIMITS) {
  test(`${name}: at most ${size} kB until figures and pictures stand`, () => {
    const page = measured.get(name);
    console.log(anatomy(name, page));
    assert.ok(page.gzip <= size * 1000, `${(page.gzip / 1000).toFixed(1)} kB`);
  });

  test(`${name}: Chart.js, the browser’s database, other languages and a chart’s keys and tooltip are not loaded`, () => {
    const { files } = measured.get(name);
    const loaded = files.flatMap(({ path, modules }) => [path, ...modules.map(([id]) => id)]);
    assert.ok(loaded.length > 1);
    assert.deepEqual(
      loaded.filter((id) => NEVER.test(id)),
      [],
    );
  });
}

test(`the editor: at most ${EDITOR.size} kB more until its rows stand`, () => {
  const [page, without] = [EDITOR.name, EDITOR.beyond].map((name) => measured.get(name));
  console.log(anatomy(EDITOR.name, page));
  const more = page.gzip - without.gzip;
  assert.ok(more <= EDITOR.size * 1000, `${(more / 1000).toFixed(1)} kB`);
});

test('the editor: edits, dialogs, the clipboard and files wait for the reader', () => {
  const { files } = measured.get(EDITOR.name);
  const loaded = files.flatMap(({ modules }) => modules.map(([id]) => id.replace(/^.*\/dist\//, '')));
  assert.ok(loaded.includes('editor/grid/grid.js'));
  assert.deepEqual(
    loaded.filter((id) => EDITOR_LATER.test(id)),
    [],
  );
});

for (const { name, requests } of LIMITS.filter(({ requests }) => requests)) {
  test(`${name}: at most ${requests} requests for code in a row before the sales are asked for`, () => {
    const { rounds } = measured.get(name);
    assert.ok(rounds >= 1 && rounds <= requests, `${rounds} requests`);
  });
}

/** What an adapter may add to a page with tiles, in bytes of gzip. */
const ADAPTERS = { cube: 4000, http: 4000, superoffice: 8000 };

for (const [name, most] of Object.entries(ADAPTERS)) {
  test(`adapters/${name}.js: at most ${most / 1000} kB more than tiles alone`, async () => {
    const bytes = await adapterBytes(packed, name);
    console.log(`adapters/${name}.js: ${(bytes / 1000).toFixed(2)} kB`);
    assert.ok(bytes > 0 && bytes <= most, `${(bytes / 1000).toFixed(2)} kB`);
  });
}
