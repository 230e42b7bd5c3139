import { expect } from '@open-wc/testing';
import type { MappingOptions } from '../../src/adapters/tables/mapping.ts';
import { bytesOf, salesInPieces, salesOnPage, targetsOf, type Files } from '../adapters/written.ts';

interface Example {
  readonly heading: string;
  readonly options: MappingOptions;
  readonly files: Readonly<Record<string, string>>;
  readonly gives: string;
}

const FENCE = /^(#{2,4} .+)$|^```(\w+) (options|sales|targets|gives|file)(?: (\S+))?\n([^]*?)^```$/gm;

/** Files of a document, with the options before them and what they give after. */
function examplesOf(markdown: string): readonly Example[] {
  const examples: Example[] = [];
  let heading = '';
  let options: MappingOptions = {};
  let files: Record<string, string> = {};
  for (const [, title, form, kind, name, text = ''] of markdown.matchAll(FENCE)) {
    if (title) heading = title.replace(/^#+ /, '');
    else if (kind === 'options') options = JSON.parse(text) as MappingOptions;
    else if (kind !== 'gives') files[name ?? `${kind}.${form}`] = text;
    else {
      examples.push({ heading, options, files, gives: text });
      options = {};
      files = {};
    }
  }
  return examples;
}

const markdown = await (await fetch(new URL('../../docs/files.md', import.meta.url))).text();
const examples = examplesOf(markdown);

describe('docs/files.md', () => {
  it('has examples under each heading of the chapter on files as people have them', () => {
    const [, chapter = ''] = /\n## As people have them\n([^]*?)\n## /.exec(markdown) ?? [];
    const headings = [...chapter.matchAll(/^### (.+)$/gm)].map(([, heading]) => heading);
    expect(headings).to.have.length.above(1);
    expect(examples.map(({ heading }) => heading)).to.include.members(headings);
    expect(examples).to.have.length(markdown.match(/^```text gives$/gm)?.length ?? 0);
  });

  for (const [at, { heading, options, files: texts, gives }] of examples.entries()) {
    it(`gives what it says: example ${at + 1}, ${heading}`, async () => {
      const files: Files = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, bytesOf(text)]));
      const said = gives.trim().split('\n');
      const sales = Object.keys(files).find((name) => name.startsWith('sales.'));
      const read = sales ? await salesOnPage(sales, options, files) : await targetsOf('targets.csv', options, files);
      expect(read).to.deep.equal(said);
      if (sales) expect(await salesInPieces(sales, options, files), 'as a large file').to.deep.equal(said);
    });
  }
});
