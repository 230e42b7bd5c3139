// Types of the elements for the compilers of frameworks, made from the manifest.
import { mkdirSync, writeFileSync } from 'node:fs';
import { angularDirectives } from './angular-directives.js';

/** Writes what each framework wants to know of tags, attributes, properties and events into `types/`; for Angular, directives. */
export function writeFrameworkTypes(manifest, outdir) {
  mkdirSync(`${outdir}types`, { recursive: true });
  const elements = elementsOf(manifest);
  const files = { elements: elementTypes(elements, eventModules(manifest)), ...FRAMEWORKS };
  for (const [name, text] of Object.entries(files)) writeFileSync(`${outdir}types/${name}.d.ts`, text);
  const { js, types } = angularDirectives(
    elements.map((element) => ({ ...element, attributes: attributesOf(element, elements) })),
  );
  writeFileSync(`${outdir}angular.js`, js);
  writeFileSync(`${outdir}angular.d.ts`, types);
}

/** The declarations of all elements, each with the module that holds its class. */
function elementsOf(manifest) {
  return manifest.modules.flatMap(({ path, declarations }) =>
    declarations.filter(({ tagName }) => tagName).map((declaration) => ({ ...declaration, path })),
  );
}

/** Modules that say which event belongs to which name. */
function eventModules({ modules }) {
  const hasEvent = ({ declarations }) => declarations.some(({ superclass }) => superclass?.name === 'Event');
  return modules.filter(hasEvent).map(({ path }) => path);
}

function elementTypes(elements, events) {
  const fromHere = (path) => `'../${path.replace(/^dist\//, '')}'`;
  const lines = [
    ...events.map((path) => `import ${fromHere(path)};`),
    ...elements.map(({ path, name }) => `import type { ${name} } from ${fromHere(path)};`),
  ];
  return `${lines.join('\n')}

/** Attributes, class and events of each element, by tag; the files beside this one hand them to a framework. */
export interface TargetElements {
${elements.map((element) => elementEntry(element, elements)).join('\n')}
}
`;
}

/** A tile outside a board takes the board's attributes too; each says of which element it is. */
function attributesOf(element, elements) {
  const own = (element.attributes ?? []).map((one) => ({ ...one, of: element }));
  if (element.tagName === 'target-board') return own;
  const names = new Set(own.map(({ name }) => name));
  const board = elements.find(({ tagName }) => tagName === 'target-board');
  const more = board.attributes.filter(({ name }) => !names.has(name) && name !== 'cross-filter');
  return [
    ...own,
    ...more.map((one) => ({ ...one, of: board, description: `On a tile outside a board: ${one.description}` })),
  ];
}

function elementEntry(element, elements) {
  const { tagName, name, events = [], summary, description } = element;
  return `  ${comment(summary ?? description)}
  '${tagName}': {
    element: ${name};
    attributes: {
${attributesOf(element, elements).map(attributeEntry).join('\n')}
    };
    events: {
${events.map(({ name: event }) => `      '${event}': HTMLElementEventMap extends Record<'${event}', infer E> ? E : Event;`).join('\n')}
    };
  };`;
}

function attributeEntry({ name, description, type, fieldName, of }) {
  const field = of.members.find((member) => member.name === fieldName);
  const text = OF_TEXTS.test(field?.type?.text) ? `${of.name}['${fieldName}']` : attributeType(type?.text);
  return `      ${comment(description)}\n      '${name}'?: ${text} | undefined;`;
}

/** Types that say which texts a property takes, such as `PeriodText`: its attribute takes the same. */
const OF_TEXTS = /^\w+Text\b/;

/** Attributes are texts; booleans and numbers may be given as such, and of listed words there are no others. */
function attributeType(text = 'string') {
  const parts = text.split('|').map((part) => part.trim());
  if (parts.includes('boolean')) return 'boolean';
  if (parts.includes('number')) return 'number | string';
  const words = parts.filter((part) => /^'[^']*'$/.test(part));
  return words.length > 0 ? words.join(' | ') : 'string';
}

function comment(text = '') {
  return `/** ${text.replace(/\s+/g, ' ').replaceAll('*/', '*\\/').trim()} */`;
}

const HEAD = `import type { TargetElements } from './elements.js';

type Properties<Tag extends keyof TargetElements> = {
  [Name in Exclude<keyof TargetElements[Tag]['element'], keyof HTMLElement>]?:
    | TargetElements[Tag]['element'][Name]
    | undefined;
};
`;

/** For frameworks that set the property where there is one of the attribute's name: it may take more than texts. */
const BOTH = `
type Attributes<Tag extends keyof TargetElements> = {
  [Name in keyof TargetElements[Tag]['attributes']]:
    | TargetElements[Tag]['attributes'][Name]
    | (Name extends keyof Properties<Tag> ? Properties<Tag>[Name] : never);
};
`;

/**
 * Types where a tag has attributes, properties and `on…` handlers in one list: `within` is the declaration that takes
 * the tags, `base` what every tag has, `missing` what a handler may be besides.
 */
function listed({ imports, within, base, missing = 'undefined' }) {
  return `${imports}
${HEAD}${BOTH}
type Handlers<Events> = {
  [Name in keyof Events as \`on\${Name & string}\`]?: ((event: Events[Name]) => void) | ${missing};
};

${within}

type Elements = {
  [Tag in keyof TargetElements]: Omit<
    ${base},
    keyof TargetElements[Tag]['attributes'] | keyof Properties<Tag>
  > &
    Attributes<Tag> &
    Omit<Properties<Tag>, keyof TargetElements[Tag]['attributes']> &
    Handlers<TargetElements[Tag]['events']>;
};
`;
}

/** The declaration that takes the tags of JSX. */
const jsxOf = (module) => `declare module '${module}' {
  namespace JSX {
    interface IntrinsicElements extends Elements {}
  }
}`;

const ELEMENT = "TargetElements[Tag]['element']";

const FRAMEWORKS = {
  react: listed({
    imports: "import type { DetailedHTMLProps, HTMLAttributes } from 'react';",
    within: jsxOf('react'),
    base: `DetailedHTMLProps<HTMLAttributes<${ELEMENT}>, ${ELEMENT}>`,
  }),
  preact: listed({
    imports: "import type { HTMLAttributes } from 'preact';",
    within: jsxOf('preact'),
    base: `HTMLAttributes<${ELEMENT}>`,
  }),
  svelte: listed({
    imports: "import type { HTMLAttributes } from 'svelte/elements';",
    within: `declare module 'svelte/elements' {
  interface SvelteHTMLElements extends Elements {}
}`,
    base: `HTMLAttributes<${ELEMENT}>`,
    missing: 'undefined | null',
  }),
  solid: `import type { JSX } from 'solid-js';
${HEAD}
type Handlers<Events> = {
  [Name in keyof Events as \`on:\${Name & string}\`]?: ((event: Events[Name]) => void) | undefined;
};
type Props<Values> = { [Name in keyof Values as \`prop:\${Name & string}\`]?: Values[Name] };

${jsxOf('solid-js')}

type Elements = {
  [Tag in keyof TargetElements]: Omit<
    JSX.HTMLAttributes<TargetElements[Tag]['element']>,
    keyof TargetElements[Tag]['attributes']
  > &
    TargetElements[Tag]['attributes'] &
    Props<Properties<Tag>> &
    Handlers<TargetElements[Tag]['events']>;
};
`,
  vue: `import type { DefineComponent, HTMLAttributes } from 'vue';
${HEAD}${BOTH}
/** \`@target-drill\` in a template is \`onTargetDrill\` to the compiler. */
type Camel<Name> = Name extends \`\${infer Word}-\${infer Others}\`
  ? \`\${Word}\${Capitalize<Camel<Others>>}\`
  : Name & string;

type Handlers<Events> = {
  [Name in keyof Events as \`on\${Capitalize<Camel<Name>>}\`]?: ((event: Events[Name]) => void) | undefined;
};

declare module 'vue' {
  interface GlobalComponents extends Elements {}
}

type Elements = {
  [Tag in keyof TargetElements]: DefineComponent<
    Omit<HTMLAttributes, keyof TargetElements[Tag]['attributes']> &
      Attributes<Tag> &
      Omit<Properties<Tag>, keyof TargetElements[Tag]['attributes']> &
      Handlers<TargetElements[Tag]['events']>
  >;
};
`,
};
