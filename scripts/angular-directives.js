// Directives of Angular, which give the elements typed inputs, made from the manifest in the form that its linker reads.

/** What an Angular of this version or a later one reads. */
const DECLARED = "minVersion: '14.0.0', version: '21.0.0', ngImport: angular";

/** Module and types of `target-tiles/angular`: a directive for each element, and the list of all. */
export function angularDirectives(elements) {
  const directives = elements.map((element) => ({
    tag: element.tagName,
    name: element.name.replace(/Element$/, 'Directive'),
    inputs: inputsOf(element),
  }));
  return { js: moduleOf(directives), types: typesOf(directives) };
}

/** Names of attributes and of properties that can be set; `isAttribute` where the element has no such property. */
function inputsOf({ attributes, members }) {
  const properties = new Set(members.filter(isSettable).map(({ name }) => name));
  const isProperty = ({ name, fieldName }) => properties.has(fieldName) || properties.has(name);
  const written = attributes.map((one) => ({ name: one.name, isAttribute: !isProperty(one) }));
  const names = new Set(written.map(({ name }) => name));
  return [...written, ...[...properties].filter((name) => !names.has(name)).map((name) => ({ name, isSet: true }))];
}

function isSettable({ kind, readonly, type }) {
  return kind === 'field' && !readonly && type !== undefined && !type.text.includes('=>');
}

const quoted = (names) => names.map((name) => `'${name}'`).join(', ');

function moduleOf(directives) {
  return `import * as angular from '@angular/core';

/** Hands inputs on to the element: to the property of that name, or to the attribute where there is none. */
function forward({ prototype }, names, attributes = []) {
  for (const name of names) {
    const property = name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
    Object.defineProperty(prototype, name, {
      set(value) {
        const { element } = this;
        if (!attributes.includes(name)) element[property] = value;
        else if (value === undefined || value === null || value === false) element.removeAttribute(name);
        else element.setAttribute(name, value === true ? '' : value);
      },
    });
  }
}
${directives.map(classOf).join('')}
export const TARGET_TILES = [${directives.map(({ name }) => name).join(', ')}];
`;
}

function classOf({ tag, name, inputs }) {
  const names = inputs.map((input) => input.name);
  const attributes = inputs.filter(({ isAttribute }) => isAttribute).map((input) => input.name);
  return `
export class ${name} {
  static ɵfac = angular.ɵɵngDeclareFactory({ ${DECLARED}, type: ${name}, deps: [], target: angular.ɵɵFactoryTarget.Directive });
  static ɵdir = angular.ɵɵngDeclareDirective({ ${DECLARED}, type: ${name}, isStandalone: true, selector: '${tag}', inputs: { ${names.map((one) => `'${one}': '${one}'`).join(', ')} } });
  element = angular.inject(angular.ElementRef).nativeElement;
}
forward(${name}, [${quoted(names)}]${attributes.length > 0 ? `, [${quoted(attributes)}]` : ''});
`;
}

function typesOf(directives) {
  return `import type * as angular from '@angular/core';
import type { TargetElements } from './types/elements.js';

/** An attribute takes its texts, and what the property of its name takes; a boolean one may stand alone. */
type Attribute<Tag extends keyof TargetElements, Name extends keyof TargetElements[Tag]['attributes']> =
  | TargetElements[Tag]['attributes'][Name]
  | (Name extends keyof TargetElements[Tag]['element'] ? TargetElements[Tag]['element'][Name] : never)
  | (boolean extends TargetElements[Tag]['attributes'][Name] ? '' : never);
type Property<Tag extends keyof TargetElements, Name extends keyof TargetElements[Tag]['element']> =
  | TargetElements[Tag]['element'][Name]
  | undefined;
${directives.map(declarationOf).join('')}
/** The directives of all elements, for the \`imports\` of a component. They check inputs; \`target-tiles/define/*\` gives the tags. */
export declare const TARGET_TILES: readonly [${directives.map(({ name }) => `typeof ${name}`).join(', ')}];
`;
}

function declarationOf({ tag, name, inputs }) {
  const fields = inputs.map(
    (input) => `  '${input.name}': ${input.isSet ? 'Property' : 'Attribute'}<'${tag}', '${input.name}'>;`,
  );
  const listed = inputs.map((input) => `'${input.name}': { alias: '${input.name}'; required: false }`);
  return `
/** Types the inputs of \`<${tag}>\`. */
export declare class ${name} {
${fields.join('\n')}
  static ɵfac: angular.ɵɵFactoryDeclaration<${name}, never>;
  static ɵdir: angular.ɵɵDirectiveDeclaration<${name}, '${tag}', never, { ${listed.join('; ')} }, {}, never, never, true, never>;
}
`;
}
