import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { JsonRows } from '../../../src/adapters/sales/json-rows.ts';
import type { SourceError } from '../../../src/source/source-error.ts';

function read(text: string, size = Infinity) {
  const bytes = new TextEncoder().encode(text);
  const rows: unknown[] = [];
  const lines: number[] = [];
  const reader = new JsonRows('sales.json', (row, line) => {
    rows.push(row);
    lines.push(line);
  });
  const step = Math.min(size, Math.max(1, bytes.length));
  for (let at = 0; at < bytes.length; at += step) reader.push(bytes.subarray(at, at + step));
  reader.end();
  return { rows, lines };
}

function problemOf(text: string) {
  try {
    read(text, 4);
  } catch (error) {
    return (error as SourceError).detail;
  }
  throw new Error('was read');
}

describe('JsonRows', () => {
  it('reads any array as the browser does, in pieces of any size', () => {
    fc.assert(
      fc.property(
        fc.array(fc.jsonValue()),
        fc.integer({ min: 1, max: 30 }),
        fc.constantFrom(0, 2),
        (rows, size, indent) => {
          const text = JSON.stringify(rows, undefined, indent);
          expect(read(text, size).rows).to.deep.equal(JSON.parse(text));
        },
      ),
    );
  });

  it('tells the line on which a row begins', () => {
    expect(read('\uFEFF[\n{"a":\n1},\n\n{"a":2}, 7\n]\n').lines).to.deep.equal([2, 5, 5]);
  });

  for (const text of ['', '[', '[{"a":1}', '[{"a":1},', '[{"a":"x', '[{"a":[1,2}']) {
    it(`says that "${text}" ends too early`, () => expect(problemOf(text).problem).to.equal('truncated'));
  }

  it('says what it expects where the file is one object', () => {
    const detail = { problem: 'bad-value', file: 'sales.json', line: 2, value: '{…}', expected: '[{…}, …]' };
    expect(problemOf('\n{"sales":[]}')).to.deep.equal(detail);
  });

  for (const [text, line] of [
    ['a,b\n1,2', 1],
    ['[\n{"a":1},\n{"a":}]', 3],
    ['[{"a":1},,{"a":2}]', 1],
    ['[1]\n[2]', 2],
  ] as const) {
    it(`says that ${JSON.stringify(text)} is no array of rows, and where`, () => {
      expect(problemOf(text)).to.deep.include({ problem: 'bad-json', file: 'sales.json', line });
    });
  }
});
