import { expect } from '@open-wc/testing';
import {
  check,
  choice,
  list,
  maybe,
  optional,
  record,
  type Shape,
  table,
  text,
  whole,
} from '../../src/source/shape.ts';
import { SourceError } from '../../src/source/source-error.ts';

const SET = record({
  year: whole,
  kind: choice('month', 'quarter'),
  rows: list(record({ id: text, at: optional(text) })),
});
const RIGHT = { year: 2026, kind: 'month', rows: [{ id: 'a' }, { id: '', at: 'b', more: 1 }] };

function detailOf(shape: Shape, data: unknown) {
  try {
    check(shape, data, 'load');
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    const { path, value, expected } = error.detail;
    return [error.code, path, value, expected];
  }
  return undefined;
}

describe('shapes of unknown data', () => {
  it('take what fits, with members that nobody knows', () => expect(detailOf(SET, RIGHT)).to.equal(undefined));

  it('take null only where hosts may write it', () => {
    expect(detailOf(maybe(text), null)).to.equal(undefined);
    expect(detailOf(optional(text), null)).to.deep.equal(['invalid-data', 'load', 'null', '"…"']);
  });

  const wrong: [data: unknown, path: string, value: string, expected: string][] = [
    [undefined, 'load', 'undefined', '{…}'],
    [[1, { a: 'b' }], 'load', '[1,{"a":"b"}]', '{…}'],
    [Array(1e6).fill(7), 'load', JSON.stringify(Array(20).fill(7)).slice(0, 60), '{…}'],
    [{ ...RIGHT, year: '2026' }, 'load.year', '2026', '0, ±1, ±2, …'],
    [{ ...RIGHT, year: Number.NaN }, 'load.year', 'NaN', '0, ±1, ±2, …'],
    [{ ...RIGHT, kind: 'week' }, 'load.kind', 'week', 'month, quarter'],
    [{ ...RIGHT, rows: Promise.resolve([]) }, 'load.rows', '[object Promise]', '[…]'],
    [{ ...RIGHT, rows: [RIGHT.rows[0], null] }, 'load.rows[1]', 'null', '{…}'],
    [{ ...RIGHT, rows: [{ id: Object.create(null) as object }] }, 'load.rows[0].id', '{…}', '"…"'],
    [{ ...RIGHT, rows: [{ id: [1n] }] }, 'load.rows[0].id', '{…}', '"…"'],
    [{ ...RIGHT, kind: 'x'.repeat(1e6) }, 'load.kind', 'x'.repeat(60), 'month, quarter'],
    [{ ...RIGHT, rows: [{ id: 1n }] }, 'load.rows[0].id', '1', '"…"'],
    [{ ...RIGHT, rows: [{ id: Symbol('s') }] }, 'load.rows[0].id', 'Symbol(s)', '"…"'],
  ];
  for (const [data, path, value, expected] of wrong) {
    it(`refuse ${value.slice(0, 20)} at ${path} as SourceError, and say what would be right`, () => {
      expect(detailOf(SET, data)).to.deep.equal(['invalid-data', path, value, expected]);
    });
  }

  it('tell the length that a list should have', () => {
    expect(detailOf(list(text, 2), ['a'])).to.deep.equal(['invalid-data', 'load', '[…] × 1', '[…] × 2']);
  });

  it('check every member of a table', () => {
    expect(detailOf(table(text), { a: 'b' })).to.equal(undefined);
    expect(detailOf(table(text), { a: 'b', c: 1 })).to.deep.equal(['invalid-data', 'load.c', '1', '"…"']);
  });
});
