import { expect } from '@open-wc/testing';
import { remember } from '../../src/model/remember.ts';

describe('remember', () => {
  it('works once for the same question, and again for another', () => {
    const asked: number[] = [];
    const half = remember(String, (value: number) => {
      asked.push(value);
      return { half: value / 2 };
    });
    expect(half(4)).to.equal(half(4));
    expect(half(6).half).to.equal(3);
    expect(asked).to.deep.equal([4, 6]);
  });

  it('forgets before it grows without end', () => {
    let worked = 0;
    const same = remember(String, (value: number) => ((worked += 1), { value }));
    for (let value = 0; value < 2000; value++) same(value);
    same(1999);
    same(0);
    expect(worked).to.equal(2001);
  });
});
