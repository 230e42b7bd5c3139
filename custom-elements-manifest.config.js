import { readFileSync, readdirSync } from 'node:fs';

// The manifest holds what is public and nothing else: docs, editor data and
// the types for JSX and Vue are all made from it.
const isPrivate = ({ name, privacy }) =>
  name.startsWith('#') || name.startsWith('_') || privacy === 'private' || privacy === 'protected';

/** Members of Lit itself, which every element has and no reader of the docs looks for. */
const OF_LIT =
  /^(render|updated|willUpdate|firstUpdated|update|createRenderRoot|requestUpdate|styles|properties|shadowRootOptions)$/;

/** Members that the analyzer takes from assignments to something else, `this.#grid.clip = …`, have neither type nor comment. */
const isGuessed = ({ kind, type, description }) => kind === 'field' && !type && !description;

function keepPublic(declaration) {
  declaration.members = declaration.members?.filter(
    (member) =>
      !isPrivate(member) &&
      !isGuessed(member) &&
      !member.static &&
      !OF_LIT.test(member.name) &&
      !/Callback$/.test(member.name),
  );
  // The analyzer guesses more events from dispatchEvent calls, without a name or with a wrong one.
  declaration.events = declaration.events?.filter(({ name }) => name?.startsWith('target-'));
  declaration.attributes = declaration.attributes?.filter(({ name }) => Boolean(name));
}

/** Words behind the names of types (`type Pace = 'none' | 'linear'`): editors know no others. */
const WORDS = new Map(
  readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .flatMap((path) => [
      ...readFileSync(`src/${path}`, 'utf8').matchAll(/^export type (\w+) =((?:\s*\|?\s*'[^']*')+);/gm),
    ])
    .map(([, name, words]) => [
      name,
      words
        .trim()
        .replace(/^\|\s*/, '')
        .replace(/\s*\|\s*/g, ' | '),
    ]),
);

/** Types that tiles may not import by their own names. */
const OF_BOARD = { source: 'DataSource', repository: 'TargetRepository', locales: 'Locales' };

function spellOut(text) {
  return text
    .replace(/\bAloneOptions\['(\w+)'\]/, (_, member) => OF_BOARD[member])
    .replace(/\b[A-Z]\w+\b/g, (name) => WORDS.get(name) ?? name);
}

/** What may be written in HTML: no list and no object of ours. */
function writable(text) {
  const parts = text.split(' | ').filter((part) => /^('.*'|string|number|boolean|undefined)$/.test(part));
  return parts.some((part) => part !== 'undefined') ? parts.join(' | ') : 'string';
}

/** An attribute and its property have one and the same object as type. */
function nameTypes({ attributes, members }) {
  for (const member of members) if (member.type) member.type = { text: spellOut(member.type.text) };
  for (const attribute of attributes) attribute.type = { text: writable(spellOut(attribute.type?.text ?? 'string')) };
}

/** The custom properties of all tiles, with what they are by default and what the comment there says of them. */
function customProperties() {
  const source = readFileSync('src/theme/tokens.ts', 'utf8');
  const said = new Map([...source.matchAll(/@cssproperty (--[\w-]+) - (.+)/g)].map(([, name, text]) => [name, text]));
  return [...source.matchAll(/var\((--target-[\w-]+), (.+)\);/g)].map(([, name, value]) => ({
    name,
    default: value.replaceAll('--_', '--target-'),
    description: said.get(name),
  }));
}

const publicOnly = {
  name: 'public-only',
  packageLinkPhase({ customElementsManifest: manifest }) {
    const elements = [];
    for (const module of manifest.modules) {
      const declarations = module.declarations.filter(({ tagName }) => tagName);
      declarations.forEach(keepPublic);
      declarations.forEach(nameTypes);
      const tiles = declarations.filter(({ members }) => members.some(({ name }) => name === 'figures'));
      tiles.forEach((tile) => (tile.cssProperties = customProperties()));
      elements.push(...declarations.map(({ name, tagName }) => ({ name, tagName, path: module.path })));
    }
    // Registration goes through a helper, which the analyzer cannot see.
    for (const module of manifest.modules.filter(({ path }) => path.startsWith('src/define/'))) {
      module.exports = [];
      const short = module.path.replace(/^src\/define\/|\.ts$/g, '');
      const element = elements.find(({ tagName }) => tagName === `target-${short}`);
      if (element) {
        const declaration = { name: element.name, module: element.path };
        module.exports.push({ kind: 'custom-element-definition', name: element.tagName, declaration });
      }
    }
    manifest.modules = manifest.modules.filter(
      ({ declarations, exports }) =>
        declarations.some(({ tagName, superclass }) => tagName || superclass?.name === 'Event') ||
        exports?.some(({ kind }) => kind === 'custom-element-definition'),
    );
    const built = JSON.stringify(manifest).replace(/"\/?src\/([^"]+)\.ts"/g, '"dist/$1.js"');
    Object.assign(manifest, JSON.parse(built));
  },
};

export default {
  globs: [
    'src/board/**/*.ts',
    'src/tiles/**/*.ts',
    'src/define/*.ts',
    'src/editor/**/*.ts',
    'src/configurator/**/*.ts',
  ],
  outdir: 'dist',
  litelement: true,
  packagejson: false,
  plugins: [publicOnly],
};
