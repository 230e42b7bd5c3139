// What README and docs list is what the built package has, no more and no less.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { chapter, codes, rows } from './markdown.js';
import { root } from './packed.js';

const read = (path) => readFileSync(join(root, path), 'utf8');
const README = read('README.md');
const TILES = read('docs/tiles.md');
const THEMING = read('docs/theming.md');
const elements = JSON.parse(read('dist/custom-elements.json')).modules.flatMap(({ declarations }) =>
  declarations.filter(({ tagName }) => tagName),
);
const tiles = elements.filter(({ tagName }) => !['target-board', 'target-editor'].includes(tagName));
const editor = elements.find(({ tagName }) => tagName === 'target-editor');
const board = elements.find(({ tagName }) => tagName === 'target-board');

/** Names of one kind (`events`, `cssParts`, …), of which tiles (short). */
function byName(kind) {
  const named = new Map();
  for (const { tagName, ...tile } of tiles) {
    for (const { name } of tile[kind]) named.set(name, [...(named.get(name) ?? []), tagName.replace('target-', '')]);
  }
  return named;
}

const sorted = (list) => [...list].sort();

test('every element is listed', () => {
  const listed = rows(README, 'Tiles').map(([tag]) => tag);
  for (const { tagName } of elements) assert.ok(listed.includes(`\`<${tagName}>\``), tagName);
});

test('every attribute and event of the editor is listed on its page', () => {
  const listed = rows(read('docs/setting-targets.md'), 'On a page').flatMap(([name]) => codes(name));
  const attributes = editor.attributes.map(({ name }) => name).filter((name) => name !== 'src'); // in the sentence before
  assert.deepEqual(sorted(listed), sorted([...attributes, ...editor.events.map(({ name }) => name)]));
});

test('every attribute of tiles is listed, with its default', () => {
  const listed = rows(TILES, 'Attributes of tiles');
  const attributes = new Map(tiles.flatMap((tile) => tile.attributes.map((attribute) => [attribute.name, attribute])));
  attributes.delete('src'); // in the sentence about tiles outside a board
  assert.deepEqual(sorted(listed.flatMap(([name]) => codes(name))), sorted(attributes.keys()));
  for (const [name, values, preset] of listed) {
    const { default: own, type } = attributes.get(codes(name)[0]);
    if (own?.startsWith("'")) assert.equal(preset, `\`${own.slice(1, -1)}\``, name);
    else if (type.text === 'boolean') assert.equal(preset, 'off', name);
    const words = [...type.text.matchAll(/'([^']+)'/g)].map(([, word]) => word);
    for (const word of words) assert.ok(codes(values).includes(word), `${name}: ${word}`);
  }
});

test('every attribute of the board is listed', () => {
  const listed = rows(TILES, 'Attributes of the board').flatMap(([names]) => codes(names));
  assert.deepEqual(sorted(listed), sorted(board.attributes.map(({ name }) => name)));
});

test('every event is listed, with the tiles that fire it', () => {
  const listed = rows(TILES, 'What a tile tells the page').map(([name, , of]) => [codes(name)[0], of]);
  const of = (some) => (some.length === tiles.length ? 'all tiles' : some.reverse().join(', '));
  const fired = [...byName('events')].map(([name, some]) => [name, of(some)]);
  assert.deepEqual(sorted(listed), sorted(fired));
});

test('every part is listed', () => {
  const [sentence] = /Parts for `::part\(\)`:.*?\.\n/s.exec(chapter(THEMING, 'Looks'));
  assert.deepEqual(sorted(codes(sentence).slice(1)), sorted(byName('cssParts').keys()));
});

test('every custom property is listed, with what it is in light and dark', () => {
  const expanded = rows(THEMING, 'Looks').flatMap(([cell, , light, dark]) => {
    const [first, ...more] = codes(cell.replace('` … `', '`, `--target-band-2`, `--target-band'));
    const of = (values, index) => codes(values.replaceAll('` `', '`, `'))[index];
    return [first, ...more].map((name, index) => [name, of(light, index), of(dark, index)]);
  });
  assert.deepEqual(sorted(expanded.map(([name]) => name)), sorted(tiles[0].cssProperties.map(({ name }) => name)));
  for (const [name, light, dark] of expanded) {
    const { default: preset } = tiles[0].cssProperties.find((property) => property.name === name);
    const [, ...both] = /^light-dark\((.+), (.+)\)$/.exec(preset) ?? [];
    if (both.length) assert.deepEqual([light, dark], both, name);
    else if (light) assert.ok(preset.startsWith(light), `${name}: ${preset}`);
  }
});
