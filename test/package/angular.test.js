// The directives of Angular, with as much of Angular as hands them an element.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { installPacked } from './packed.js';

const ANGULAR = `
export let element;
export const bind = (next) => (element = next);
export class ElementRef {}
export const inject = () => ({ nativeElement: element });
export const ɵɵFactoryTarget = {};
export const ɵɵngDeclareFactory = (declared) => declared;
export const ɵɵngDeclareDirective = (declared) => declared;
`;

let packed;
let angular;
let directives;

before(async () => {
  packed = installPacked();
  const core = join(packed.home, 'node_modules/@angular/core');
  mkdirSync(core, { recursive: true });
  writeFileSync(join(core, 'package.json'), '{ "type": "module", "exports": "./index.js" }');
  writeFileSync(join(core, 'index.js'), ANGULAR);
  angular = await import(pathToFileURL(join(core, 'index.js')));
  directives = await import(pathToFileURL(join(packed.installed, 'dist/angular.js')));
});

after(() => packed?.remove());

/** A directive of a tag on an element that keeps what it is told. */
function directiveOn(tag) {
  const attributes = new Map();
  const element = {
    attributes,
    setAttribute: (name, value) => attributes.set(name, value),
    removeAttribute: (name) => attributes.delete(name),
  };
  angular.bind(element);
  const Directive = directives.TARGET_TILES.find(({ ɵdir }) => ɵdir.selector === tag);
  return { element, directive: new Directive() };
}

test('an input is handed on to the property, by the name of the attribute too', () => {
  const { element, directive } = directiveOn('target-gauge');
  directive.period = '2026-Q3';
  directive['target-type'] = 'services.count';
  directive.asPercent = true;
  directive.heading = undefined;
  const { period, targetType, asPercent, heading } = element;
  assert.deepEqual([period, targetType, asPercent, heading], ['2026-Q3', 'services.count', true, undefined]);
  assert.equal(element.attributes.size, 0);
});

test('what a tile takes for want of a board, and has no property for, becomes its attribute', () => {
  const { element, directive } = directiveOn('target-gauge');
  directive.targets = 'targets.csv';
  directive.editable = true;
  directive.locale = 'nl';
  assert.deepEqual([...element.attributes], [['targets', 'targets.csv'], ['editable', ''], ['locale', 'nl']]); // prettier-ignore
  directive.editable = false;
  directive.locale = undefined;
  assert.deepEqual([...element.attributes.keys()], ['targets']);
  assert.equal(directiveOn('target-board').directive.constructor.ɵdir.inputs.targets, 'targets');
});

test('there is a directive for each tag, and its types name every input', () => {
  const { modules } = JSON.parse(readFileSync(join(packed.installed, 'dist/custom-elements.json'), 'utf8'));
  const tags = modules.flatMap(({ declarations }) => declarations.flatMap(({ tagName }) => tagName ?? []));
  assert.deepEqual(directives.TARGET_TILES.map(({ ɵdir }) => ɵdir.selector).sort(), tags.sort());
  const types = readFileSync(join(packed.installed, 'dist/angular.d.ts'), 'utf8');
  for (const { name, ɵdir } of directives.TARGET_TILES) {
    const declared = types.slice(types.indexOf(`class ${name} `)).split('\n}')[0];
    const missing = Object.keys(ɵdir.inputs).filter((input) => !declared.includes(`  '${input}': `));
    assert.deepEqual(missing, [], name);
    assert.ok(Object.hasOwn(ɵdir.inputs, 'source'), `${name}: properties are inputs too`);
  }
});
