import { expect } from '@open-wc/testing';
import { BOARD_ATTRIBUTES } from '../../src/board/board-attributes.ts';
import { readBoardOptions } from '../../src/board/board-options.ts';
import { TargetBoardElement } from '../../src/board/board.ts';

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

  it('are the same in the table and on the element', () => {
    expect([...TargetBoardElement.observedAttributes].sort()).to.deep.equal(Object.keys(BOARD_ATTRIBUTES).sort());
  });

  for (const [text, is] of [
    ['', true],
    [' ', true],
    ['true', true],
    ['false', false],
  ] as const) {
    it(`cross-filter and editable: “${text}” is ${is ? 'yes' : 'no'}`, () => {
      expect(read({ 'cross-filter': text, editable: text })).to.deep.include({ crossFilter: is, editable: is });
    });
  }

  it('cross-filter and editable: absent is no', () => {
    expect(read({})).to.deep.include({ crossFilter: undefined, editable: undefined, notes: [] });
  });

  it('locale: the canonical tag; what is no tag is a wrong value', () => {
    expect(read({ locale: 'nl-nl' }).locale).to.equal('nl-NL');
    const wrong = { code: 'wrong-attribute', value: 'locale=no_tag' };
    expect(read({ locale: 'no_tag' })).to.deep.include({ locale: undefined, notes: [wrong] });
  });

  it('fiscal-year-start: a month from 1 to 12, also of two digits, in no other form', () => {
    for (const month of ['7', '07'])
      expect(read({ 'fiscal-year-start': month }), month).to.deep.include({ fiscalYear: { start: 7 }, notes: [] });
    for (const month of ['0', '00', '13', '007', '7.0']) {
      expect(read({ 'fiscal-year-start': month }).notes, month).to.have.length(1);
    }
  });

  it('items: ids between commas, none of them empty', () => {
    expect(read({ items: ' a , b c,, d,' }).filters.items).to.deep.equal(['a', 'b c', 'd']);
  });
});
