import { expect } from '@open-wc/testing';
import { readJson } from '../../../src/adapters/tables/list-rows.ts';
import { caught } from '../caught.ts';

async function read(list: unknown) {
  const found = { header: [] as readonly string[], rows: [] as unknown[], refused: [] as unknown[] };
  await readJson(list, 'sales.json', {
    header: (names) => void (found.header = names),
    row: (row) => void found.rows.push([row.line, ...found.header.map((_, at) => row.value(at))]),
    refuse: (line, value) => void found.refused.push([line, value]),
  });
  return found;
}

describe('readJson', () => {
  it('has every name that any row uses as a column, and places in the list as lines', async () => {
    const { header, rows } = await read([{ a: 1 }, { b: 'x', a: null }]);
    expect(header).to.deep.equal(['a', 'b']);
    expect(rows).to.deep.equal([
      [1, 1, ''],
      [2, '', 'x'],
    ]);
  });

  it('hands on as refused what is no object, with its place', async () => {
    const { rows, refused } = await read([7, { a: 1 }, [2]]);
    expect(rows).to.have.length(1);
    expect(refused).to.deep.equal([
      [1, '7'],
      [3, '[2]'],
    ]);
  });

  it('reads no field from what every object has', async () => {
    expect((await read([{ constructor: 'x' }, {}])).rows).to.deep.equal([
      [1, 'x'],
      [2, ''],
    ]);
  });

  it('bad input: refuses JSON that is no list', async () => {
    const error = await caught(() => read({ sales: [] }));
    expect(error.detail).to.include({ problem: 'bad-value', file: 'sales.json', value: '{"sales":[]}' });
  });
});
