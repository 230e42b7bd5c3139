import { expect } from '@open-wc/testing';
import { expectPlain, expectSame, rejectionOf } from '../../../src/source/contract/case.ts';

describe('checks of a contract', () => {
  const same: [what: string, one: unknown, other: unknown][] = [
    ['names in another order', { a: 1, b: { c: [2], d: 3 } }, { b: { d: 3, c: [2] }, a: 1 }],
    ['a field that is undefined and one that is absent', { a: 1, b: undefined }, { a: 1 }],
  ];
  for (const [what, one, other] of same) {
    it(`take for the same: ${what}`, () => expectSame(one, other));
  }

  const different: [what: string, one: unknown, other: unknown][] = [
    ['lists in another order', [1, 2], [2, 1]],
    ['null and 0', [null], [0]],
    ['null and undefined in a list', [null], [undefined]],
    ['null and no number', { a: null }, { a: NaN }],
    ['a field more', { a: 1 }, { a: 1, b: 2 }],
  ];
  for (const [what, one, other] of different) {
    it(`tell apart: ${what}`, () => expect(() => expectSame(one, other)).to.throw());
  }

  it('say what was expected, what came, and where', () => {
    const message = 'cells\n  expected {"a":2}\n  but got  {"a":1}';
    expect(() => expectSame({ a: 1 }, { a: 2 }, 'cells')).to.throw(message);
  });

  const lost: [place: string, data: unknown][] = [
    ['answer', undefined],
    ['answer', () => {}],
    ['answer.values', { values: new Map() }],
    ['answer.at', { at: new Date(0) }],
    ['answer.0', [undefined]],
    ['answer.rows.1', { rows: [1, NaN] }],
    ['answer.sum', { sum: 1n }],
  ];
  for (const [place, data] of lost) {
    it(`name what JSON would lose: ${place}`, () => {
      expect(() => expectPlain(data)).to.throw(`not plain JSON: ${place}: `);
    });
  }

  it('let plain data pass, absent fields too', () => {
    expectPlain({ a: [1, 'x', true, null, {}], b: undefined, c: { d: -0.5 } });
  });

  it('give the reason of a rejection, and fail where there is none', async () => {
    const reason = new Error('no');
    expect(await rejectionOf(Promise.reject(reason))).to.equal(reason);
    const missing = await rejectionOf(rejectionOf(Promise.resolve({ a: 1 }), 'save'));
    expect(missing).to.have.property('message', 'save should have been rejected, but was answered: {"a":1}');
  });
});
