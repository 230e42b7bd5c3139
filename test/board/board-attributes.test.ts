import { expect } from '@open-wc/testing';
import { readBoardOptions } from '../../src/board/board-attributes.ts';

const read = (attributes: Readonly<Record<string, string>>) => readBoardOptions((name) => attributes[name] ?? null);

describe('attributes of a board', () => {
  for (const [refresh, seconds] of [
    ['0', 0],
    ['1', 1],
    ['1.5', 1.5],
    ['86400', 86_400],
    ['2147483', 2_147_483],
  ] as const) {
    it(`refresh: ${refresh} is as many seconds`, () => {
      expect(read({ refresh })).to.deep.include({ refresh: seconds, notes: [] });
    });
  }

  for (const refresh of ['-1', '0.001', '0.999', '2147484', '2592000', 'Infinity', 'NaN', 'often']) {
    it(`refresh: ${refresh} would be a flood of requests, and is a wrong value`, () => {
      const { refresh: seconds, notes } = read({ refresh });
      expect(seconds).to.equal(undefined);
      expect(notes).to.deep.equal([{ code: 'wrong-attribute', value: `refresh=${refresh}` }]);
    });
  }

  it('items: ids between commas, none of them empty', () => {
    expect(read({ items: ' a , b c,, d,' }).filters.items).to.deep.equal(['a', 'b c', 'd']);
  });
});
