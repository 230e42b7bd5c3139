import type { MappingOptions } from '../../src/adapters/tables/mapping.ts';

/** A file as the code names it. */
export interface NamedFile {
  readonly name: string;
  readonly form: 'csv' | 'json' | 'xlsx';
  readonly mapping: MappingOptions;
}

export interface CodeOf {
  readonly sales?: NamedFile;
  readonly targets?: NamedFile;
  readonly people?: NamedFile;
  readonly currency?: string;
  readonly start: number;
  /** Of the attribute: `GBP=1.15`. */
  readonly rates?: string;
  /** The day that the page calls today. */
  readonly asOf?: string;
  /** As the page has them, each a tag with its attributes. */
  readonly tiles: readonly string[];
}

export interface Snippet {
  readonly title: string;
  readonly text: string;
}

/** Tag and attributes of each tile below an element. */
export function tilesIn(host: ParentNode): readonly string[] {
  const tiles = host.querySelectorAll(
    ':is(target-number, target-gauge, target-bullet, target-column, target-bar):not([hidden])',
  );
  return [...tiles].map(({ localName, attributes }) => {
    const own = [...attributes].filter(({ name }) => SAID.includes(name));
    return [localName, ...own.map(({ name, value }) => `${name}="${escaped(value)}"`)].join(' ');
  });
}

/** Attributes that say what a tile shows; others say how the page lays it out, or were reflected. */
const SAID = ['owner', 'period', 'compare', 'by', 'target-from'];

/** The page, and the script with the mapping where attributes do not say it. */
export function snippetsOf(of: CodeOf): readonly Snippet[] {
  const isPlain = [of.sales, of.targets, of.people].every((file) => !file || isEmpty(file.mapping));
  const board = [
    ...(isPlain && of.sales ? [`src="${escaped(of.sales.name)}"`] : []),
    ...(isPlain && of.targets ? [`targets="${escaped(of.targets.name)}"`] : []),
    ...(isPlain && of.people ? [`organisation="${escaped(of.people.name)}"`] : []),
    ...(of.currency ? [`currency="${of.currency}"`] : []),
    ...(of.rates ? [`rates="${of.rates}"`] : []),
    ...(of.start > 1 ? [`fiscal-year-start="${of.start}"`] : []),
    ...(of.asOf ? [`as-of="${of.asOf}"`] : []),
  ];
  const html = `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <meta name="viewport" content="width=device-width, initial-scale=1" />
  <title>Sales against targets</title>
  <style>${STYLE}  </style>
  <script type="module" src="lib/target-tiles.js"></script>
${isPlain ? '' : '  <script type="module" src="dashboard.js"></script>\n'}  <target-board${board.map((each) => ` ${each}`).join('')}>
${of.tiles.map((tile) => `    <${tile}></${tile.split(' ')[0]}>`).join('\n')}
  </target-board>
</html>`;
  return [{ title: 'Your page', text: html }, ...(isPlain ? [] : [{ title: 'dashboard.js', text: script(of) }])];
}

/** Tiles side by side where there is room, and charts over the whole width. */
const STYLE = `
    body { margin: 1rem; font-family: system-ui, sans-serif; }
    :root { color-scheme: light dark; }
    target-board { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 18rem), 1fr)); gap: 1rem; }
    target-column, target-bar { grid-column: 1 / -1; }
`;

const isEmpty = (mapping: MappingOptions) =>
  Object.values(mapping).every(
    (value) => !value || (typeof value === 'object' && !Object.keys(value as object).length),
  );

function script({ sales, targets, people, currency, start }: CodeOf): string {
  const adapter = sales?.form ?? 'csv';
  const names = [
    ...(sales ? [`${adapter}Source`] : []),
    ...(targets ? ['memoryRepository'] : []),
    ...(people ? ['peopleFile'] : []),
    ...(targets ? ['targetsFile'] : []),
  ];
  const facts = { ...(currency && { currency }), ...(start > 1 && { fiscalYear: { start } }) };
  const fact = (indent: number) => literal(facts, indent);
  const isBare = !Object.keys(facts).length;
  const organisation = !people
    ? `const organisation = ${fact(0)};`
    : isBare
      ? `const organisation = peopleFile(${fileLiteral(people)});`
      : `const people = peopleFile(${fileLiteral(people)});\nconst organisation = async (asking) => ({ ...(await people(asking)), ...${fact(0)} });`;
  const lines = [
    `// With a bundler each comes from the package: 'target-tiles/adapters/${adapter}.js' and so on.`,
    `import { ${names.join(', ')} } from './lib/adapters.js';`,
    '',
    `const board = document.querySelector('target-board');`,
    ...(people || !isBare ? [organisation] : []),
    ...(sales
      ? [`board.source = ${adapter}Source(${fileLiteral(sales, ...(people || !isBare ? ['organisation'] : []))});`]
      : []),
    ...(targets
      ? [
          `board.repository = memoryRepository({\n  fill: targetsFile(${fileLiteral(targets, ...factOptions(currency, start)).replaceAll('\n', '\n  ')}),\n});`,
        ]
      : []),
  ];
  return lines.join('\n');
}

const factOptions = (currency: string | undefined, start: number) => [
  ...(currency ? [`currency: '${currency}'`] : []),
  ...(start > 1 ? [`fiscalYear: { start: ${start} }`] : []),
];

/** Options of a file as an object of JavaScript. */
function fileLiteral({ name, mapping }: NamedFile, ...more: readonly string[]): string {
  const entries = Object.entries(mapping).filter(
    ([, value]) => value && (typeof value !== 'object' || Object.keys(value as object).length),
  );
  const lines = [`src: ${literal(name)}`, ...more, ...entries.map(([key, value]) => `${key}: ${literal(value, 1)}`)];
  return `{\n${lines.map((line) => `  ${line},\n`).join('')}}`;
}

/** A value as people write it: quotes around what needs them, and short lists in one line. */
export function literal(value: unknown, indent = 0): string {
  if (typeof value === 'string')
    return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`;
  if (typeof value !== 'object' || value === null) return String(value);
  const isList = Array.isArray(value);
  const parts = isList
    ? value.map((each) => literal(each, indent + 1))
    : Object.entries(value).map(
        ([key, each]) => `${/^[A-Za-z_$][\w$]*$/.test(key) ? key : literal(key)}: ${literal(each, indent + 1)}`,
      );
  const [open, close] = isList ? ['[', ']'] : ['{ ', ' }'];
  if (!parts.length) return isList ? '[]' : '{}';
  const line = open + parts.join(', ') + close;
  if (line.length + indent * 2 < 90 && !line.includes('\n')) return line;
  const pad = '  '.repeat(indent + 1);
  return `${open.trim()}\n${parts.map((part) => `${pad}${part},\n`).join('')}${'  '.repeat(indent)}${close.trim()}`;
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
