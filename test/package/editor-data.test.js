// What editors are told of the elements, as it lies in the built package.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from './packed.js';

const read = (name) => JSON.parse(readFileSync(join(root, 'dist', name), 'utf8'));

test('VS Code offers the words that an attribute allows, and no names of types', () => {
  const { tags } = read('vscode.html-custom-data.json');
  const offered = tags.flatMap(({ attributes }) =>
    attributes.flatMap(({ values = [] }) => values.map(({ name }) => name)),
  );
  assert.deepEqual(
    offered.filter((word) => !/^[a-z][a-z-]*$/.test(word)),
    [],
  );
  const { attributes } = tags.find(({ name }) => name === 'target-column');
  const words = (name) => attributes.find((attribute) => attribute.name === name).values.map(({ name }) => name);
  assert.deepEqual(words('pace'), ['none', 'linear', 'working-days', 'profile']);
  assert.deepEqual(words('interval'), ['month', 'quarter', 'half-year', 'year']);
});

test('VS Code knows each custom property and part once, with what it is for', () => {
  const { properties, pseudoElements } = read('vscode.css-custom-data.json');
  const elements = read('custom-elements.json').modules.flatMap(({ declarations }) => declarations);
  for (const [known, kind, written] of [
    [properties, 'cssProperties', (name) => name],
    [pseudoElements, 'cssParts', (name) => `::part(${name})`],
  ]) {
    const names = new Set(elements.flatMap((element) => element[kind] ?? []).map(({ name }) => written(name)));
    assert.deepEqual(known.map(({ name }) => name).sort(), [...names].sort());
    assert.deepEqual(
      known.filter(({ description }) => !description),
      [],
    );
  }
});

test('the manifest lists what a page may use of an element and says what for, nothing inner and no type without a name', () => {
  const elements = read('custom-elements.json').modules.flatMap(({ declarations }) =>
    declarations.filter(({ tagName }) => tagName),
  );
  assert.ok(elements.length >= 7);
  const inner = /^(_|#|request$|requestNotes$|renderRoot$|render$|updated?$|willUpdate|styles$|clip$)/;
  const wrong = elements.flatMap(({ tagName, members, attributes }) =>
    [...members, ...attributes]
      .filter(({ name, description, privacy, kind, type }) => {
        const isUntyped = kind !== 'method' && !/^(?!undefined \| undefined)./.test(type?.text ?? '');
        return !description || privacy === 'private' || privacy === 'protected' || isUntyped || inner.test(name);
      })
      .map(({ name }) => `${tagName} ${name}`),
  );
  assert.deepEqual(wrong, []);
});
