import { expect } from '@open-wc/testing';
import { STEP } from '../../src/model/steps.ts';
import { deepFreeze, freezing } from '../../src/source/freeze.ts';

describe('deepFreeze', () => {
  it('freezes down to the leaves, below what is frozen already and beside what is nothing', () => {
    const leaf = { value: 1 };
    const data = { none: undefined, list: [undefined, Object.freeze({ leaf }), null], last: { value: 2 } };
    expect(deepFreeze(data)).to.equal(data);
    expect([data, data.list, leaf, data.last].every(Object.isFrozen)).to.equal(true);
  });

  it('freezes data that holds itself', () => {
    const cyclic: Record<string, unknown> = { deep: {} };
    cyclic['self'] = [cyclic];
    deepFreeze(cyclic);
    expect([cyclic, cyclic['self'], cyclic['deep']].every(Object.isFrozen)).to.equal(true);
  });

  it('freezes large lists', () => {
    const list = Array.from({ length: 300_000 }, (_, id) => ({ id }));
    expect(deepFreeze(list).every(Object.isFrozen)).to.equal(true);
  });

  it('hands back after so many objects where it is done in steps', () => {
    const list = Array.from({ length: 3 * STEP }, (_, id) => ({ id }));
    const work = freezing(list);
    const frozen = () => list.filter((one) => Object.isFrozen(one)).length;
    for (let before = 0, done = false; !done; before = frozen()) {
      done = work.next().done === true;
      expect(frozen() - before).to.be.at.most(STEP);
    }
    expect(frozen()).to.equal(list.length);
  });
});
