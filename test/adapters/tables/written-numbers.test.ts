import { expect } from '@open-wc/testing';
import { OTHER_MARK, WrittenNumbers } from '../../../src/adapters/tables/written-numbers.ts';

describe('numbers of a long file', () => {
  const read = (texts: readonly string[]) => {
    const numbers = new WrittenNumbers('.');
    numbers.patience = 10;
    for (const [at, text] of texts.entries()) {
      numbers.begin(at + 2);
      numbers.read(text);
    }
  };

  it('are not read to the end with the wrong mark', () => {
    expect(() => read(Array<string>(20).fill('1,50')))
      .to.throw()
      .equal(OTHER_MARK);
    expect(() => read(Array<string>(10).fill('1,50'))).not.to.throw();
  });

  it('are read to the end where the mark may be right', () => {
    expect(() => read(Array<string>(20).fill('1.500'))).not.to.throw();
    expect(() => read(['1.50', ...Array<string>(20).fill('1,50')])).not.to.throw();
  });
});
