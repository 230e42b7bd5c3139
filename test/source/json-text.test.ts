import { expect } from '@open-wc/testing';
import { parseJson } from '../../src/source/json-text.ts';
import { caught } from '../adapters/caught.ts';

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
