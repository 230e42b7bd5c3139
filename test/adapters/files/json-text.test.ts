import { expect } from '@open-wc/testing';
import { parseJson } from '../../../src/adapters/files/json-text.ts';
import { loadTable, tableOfJson } from '../../../src/adapters/files/table-file.ts';
import { caught, served } from './caught.ts';

describe('parseJson', () => {
  it('reads JSON behind a byte-order mark', () => {
    expect(parseJson('\uFEFF{"a": [1]}', 'o.json')).to.deep.equal({ a: [1] });
  });

  const texts: [text: string, problem: string][] = [
    ['{"users": [{"id": "u1"', 'truncated'],
    ['[1, 2', 'truncated'],
    ['{"name": "Noord', 'truncated'],
    ['{"name": "a \\" b]', 'truncated'],
    ['{"a": 1,}', 'bad-json'],
    ['{"a": "[["', 'truncated'],
    ['{"a": "[[" x}', 'bad-json'],
    ["{'a': 1}", 'bad-json'],
    ['date,user\n1,2', 'bad-json'],
    ['[1]]', 'bad-json'],
  ];
  for (const [text, problem] of texts) {
    it(`bad input: ${text} is ${problem}`, async () => {
      const error = await caught(() => parseJson(text, 'o.json'));
      expect([error.code, error.detail.problem, error.detail.file]).to.deep.equal(['invalid-data', problem, 'o.json']);
      expect(error.cause).to.be.instanceOf(SyntaxError);
    });
  }
});

describe('tableOfJson', () => {
  it('has every name that a row uses, in order, and keeps numbers', () => {
    const rows = [
      { owner: 'company', value: 5 },
      { value: null, locked: true },
      { item: 'new', owner: 'group:a' },
    ];
    expect(tableOfJson(rows, 't.json')).to.deep.equal({
      header: ['owner', 'value', 'locked', 'item'],
      rows: [
        { line: 1, fields: ['company', 5] },
        { line: 2, fields: ['', '', 'true'] },
        { line: 3, fields: ['group:a', '', '', 'new'] },
      ],
    });
  });

  const wrong: [json: unknown, path: string, value: string][] = [
    [{ rows: [] }, '', '{"rows":[]}'],
    [[{ a: 1 }, 7], '[1]', '7'],
    [[{ a: [1] }], '[0].a', '[1]'],
  ];
  for (const [json, path, value] of wrong) {
    it(`bad input: names what is no table: ${JSON.stringify(json)}`, async () => {
      const error = await caught(() => tableOfJson(json, 't.json'));
      expect(error.detail).to.include({ problem: 'bad-value', file: 't.json', path, value });
    });
  }
});

describe('loadTable', () => {
  for (const [src, text] of [
    ['t.csv', 'a\n1'],
    ['t.json', '[{"a":"1"}]'],
    ['/targets', '[{"a":"1"}]'],
  ] as const) {
    it(`reads ${src} by its form`, async () => {
      const { header, rows } = await loadTable(src, served({ [src]: text }));
      expect([header, rows[0]!.fields]).to.deep.equal([['a'], ['1']]);
    });
  }

  it('believes the extension rather than Content-Type', async () => {
    const error = await caught(() => loadTable('t.json', served({ 't.json': 'a\n1' })));
    expect(error.detail.problem).to.equal('bad-json');
  });
});
