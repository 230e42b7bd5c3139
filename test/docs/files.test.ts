import { expect } from '@open-wc/testing';
import type { MappingOptions } from '../../src/adapters/tables/mapping.ts';
import { bookByHand, cellOf } from '../adapters/workbook/written-books.ts';
import {
  bytesOf,
  checkSalesOfRows,
  checkTargetsOfRows,
  salesInPieces,
  salesInWorker,
  salesOnPage,
  targetsOf,
  type Files,
} from '../adapters/written.ts';

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

/** A workbook of rows of cells with bars between them; `[North]` is the name of a sheet. */
function bookOfText(text: string): Uint8Array {
  const sheets: Record<string, string> = {};
  let [name, line] = ['Sheet1', 0];
  for (const row of text.trimEnd().split('\n')) {
    const [, named] = /^\[(.+)\]$/.exec(row) ?? [];
    if (named) [name, line] = [named, 0];
    else {
      line++;
      const cells = row.split('|').map((cell, at) => cellOfText(`${'ABCDEF'[at]}${line}`, cell.trim()));
      sheets[name] = `${sheets[name] ?? ''}<row r="${line}">${cells.join('')}</row>`;
    }
  }
  return bookByHand({ sheets, formats: ['dd/mm/yyyy'] });
}

function cellOfText(place: string, text: string): string {
  if (/^\d{4}-\d\d-\d\d$/.test(text))
    return `<c r="${place}" s="1"><v>${Date.parse(text) / 86_400_000 + 25_569}</v></c>`;
  if (text.startsWith('#')) return `<c r="${place}" t="e"><v>${text}</v></c>`;
  return text ? cellOf(place, /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : text) : '';
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
      const files: Files = Object.fromEntries(
        Object.entries(texts).map(([name, text]) => [name, name.endsWith('.xlsx') ? bookOfText(text) : bytesOf(text)]),
      );
      const said = gives.trim().split('\n');
      const sales = Object.keys(files).find((name) => name.startsWith('sales.'));
      const targets = Object.keys(files).find((name) => name.startsWith('targets.')) ?? 'targets.csv';
      const read = sales ? await salesOnPage(sales, options, files) : await targetsOf(targets, options, files);
      expect(read).to.deep.equal(said);
      const large = sales?.endsWith('.xlsx') ? salesInWorker : salesInPieces;
      const text = texts['sales.csv'] ?? texts['targets.csv'] ?? '';
      await (sales ? checkSalesOfRows : checkTargetsOfRows)(text, options, files, said);
      if (sales) expect(await large(sales, options, files), 'as a large file').to.deep.equal(said);
    });
  }
});
