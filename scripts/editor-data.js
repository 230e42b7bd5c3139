// What editors and template compilers want to know, made from the manifest.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { generateJetBrainsWebTypes } from 'custom-element-jet-brains-integration';
import { generateVsCodeCustomElementData } from 'custom-element-vs-code-integration';

/** Writes VS Code and JetBrains data beside the manifest, and types for JSX, Svelte and Vue into `types/`. */
export async function writeEditorData(manifestPath, outdir) {
  const manifest = JSON.parse(readFileSync(manifestPath, 'utf8'));
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  generateVsCodeCustomElementData(manifest, { outdir, hideLogs: true });
  nameOnce(`${outdir}vscode.css-custom-data.json`);
  generateJetBrainsWebTypes({ ...manifest, version }, { outdir, hideLogs: true, packageJson: false });

  mkdirSync(`${outdir}types`, { recursive: true });
  const elements = elementsOf(manifest);
  writeFileSync(`${outdir}types/elements.d.ts`, elementTypes(elements, eventModules(manifest)));
  for (const [name, text] of Object.entries(FRAMEWORKS)) writeFileSync(`${outdir}types/${name}.d.ts`, text);
}

/** VS Code gets each property and part of each tile: the same names again and again. */
function nameOnce(path) {
  const data = JSON.parse(readFileSync(path, 'utf8'));
  const once = (list) => {
    const named = new Map(list.map((entry) => [entry.name, { ...entry, description: '' }]));
    for (const { name, description } of list) {
      const entry = named.get(name);
      if (!entry.description.includes(description)) entry.description = `${entry.description} ${description}`.trim();
    }
    return [...named.values()];
  };
  const { properties, pseudoElements } = data;
  const text = JSON.stringify({ ...data, properties: once(properties), pseudoElements: once(pseudoElements) }, null, 2);
  writeFileSync(path, `${text}\n`);
}

/** The declarations of all elements, each with the module that holds its class. */
export function elementsOf(manifest) {
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

/** A tile outside a board takes the board's attributes too. */
function attributesOf({ tagName, attributes = [] }, elements) {
  if (tagName === 'target-board') return attributes;
  const names = new Set(attributes.map(({ name }) => name));
  const board = elements.find((element) => element.tagName === 'target-board').attributes;
  const more = board.filter(({ name }) => !names.has(name) && name !== 'cross-filter');
  return [
    ...attributes,
    ...more.map((one) => ({ ...one, description: `On a tile outside a board: ${one.description}` })),
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

function attributeEntry({ name, description, type }) {
  return `      ${comment(description)}\n      '${name}'?: ${attributeType(type?.text)} | undefined;`;
}

/** Attributes are texts; booleans and numbers may be given as such, and listed words are offered. */
function attributeType(text = 'string') {
  const parts = text.split('|').map((part) => part.trim());
  if (parts.includes('boolean')) return 'boolean';
  if (parts.includes('number')) return 'number | string';
  const words = parts.filter((part) => /^'[^']*'$/.test(part));
  return words.length > 0 ? `${words.join(' | ')} | (string & {})` : 'string';
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

const FRAMEWORKS = {
  react: `import type { DetailedHTMLProps, HTMLAttributes } from 'react';
${HEAD}${BOTH}
type Handlers<Events> = {
  [Name in keyof Events as \`on\${Name & string}\`]?: ((event: Events[Name]) => void) | undefined;
};

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends Elements {}
  }
}

type Elements = {
  [Tag in keyof TargetElements]: Omit<
    DetailedHTMLProps<HTMLAttributes<TargetElements[Tag]['element']>, TargetElements[Tag]['element']>,
    keyof TargetElements[Tag]['attributes'] | keyof Properties<Tag>
  > &
    Attributes<Tag> &
    Omit<Properties<Tag>, keyof TargetElements[Tag]['attributes']> &
    Handlers<TargetElements[Tag]['events']>;
};
`,
  preact: `import type { HTMLAttributes } from 'preact';
${HEAD}${BOTH}
type Handlers<Events> = {
  [Name in keyof Events as \`on\${Name & string}\`]?: ((event: Events[Name]) => void) | undefined;
};

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements extends Elements {}
  }
}

type Elements = {
  [Tag in keyof TargetElements]: Omit<
    HTMLAttributes<TargetElements[Tag]['element']>,
    keyof TargetElements[Tag]['attributes'] | keyof Properties<Tag>
  > &
    Attributes<Tag> &
    Omit<Properties<Tag>, keyof TargetElements[Tag]['attributes']> &
    Handlers<TargetElements[Tag]['events']>;
};
`,
  svelte: `import type { HTMLAttributes } from 'svelte/elements';
${HEAD}${BOTH}
type Handlers<Events> = {
  [Name in keyof Events as \`on\${Name & string}\`]?: ((event: Events[Name]) => void) | undefined | null;
};

declare module 'svelte/elements' {
  interface SvelteHTMLElements extends Elements {}
}

type Elements = {
  [Tag in keyof TargetElements]: Omit<
    HTMLAttributes<TargetElements[Tag]['element']>,
    keyof TargetElements[Tag]['attributes'] | keyof Properties<Tag>
  > &
    Attributes<Tag> &
    Omit<Properties<Tag>, keyof TargetElements[Tag]['attributes']> &
    Handlers<TargetElements[Tag]['events']>;
};
`,
  solid: `import type { JSX } from 'solid-js';
${HEAD}
type Handlers<Events> = {
  [Name in keyof Events as \`on:\${Name & string}\`]?: ((event: Events[Name]) => void) | undefined;
};
type Props<Values> = { [Name in keyof Values as \`prop:\${Name & string}\`]?: Values[Name] };

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements extends Elements {}
  }
}

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
