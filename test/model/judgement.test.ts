import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { attainment, statusOf, variancePercent, type Judged, type Standard } from '../../src/model/judgement.ts';

const standard: Standard = { thresholds: [0.9, 1] };
const less: Standard = { ...standard, lowerIsBetter: true };
const judged = (actual: number, expected: number, target = 2 * expected): Judged => ({
  actual,
  expected,
  target,
  begun: true,
  ended: false,
  elapsed: { part: 1, whole: 2 },
});

describe('a target of 0', () => {
  for (const [actual, ended, verdict] of [
    [0, true, 'reached'],
    [2, true, 'missed'],
    [-1, true, 'reached'],
    [0, false, 'on-pace'],
    [2, false, 'missed'],
    [-1, false, 'on-pace'],
  ] as const) {
    it(`M1 is judged where less is better: ${actual}, ${ended ? 'ended' : 'running'}: ${verdict}`, () => {
      expect(statusOf({ ...judged(actual, 0), ended }, less)).to.equal(verdict);
      expect(statusOf({ ...judged(actual, 0), ended }, standard)).to.equal('zero-target');
    });
  }

  it('M1 is missed by the first sale, however early, and where no pace is kept', () => {
    const early = { part: 1, whole: 100 };
    expect(statusOf({ ...judged(2, 0), elapsed: early }, less)).to.equal('missed');
    expect(statusOf({ ...judged(2, 0), expected: undefined }, less)).to.equal('missed');
    expect(statusOf({ ...judged(0, 0), elapsed: early }, less)).to.equal('too-early');
    expect(statusOf({ ...judged(0, 0), begun: false }, less)).to.equal('not-begun');
  });
});

describe('attainment and variance', () => {
  for (const [actual, target, expected] of [
    [50, 200, 0.25],
    [0, 1, 0],
    [-50, 200, -0.25],
    [50, undefined, undefined],
    [undefined, 200, undefined],
    [50, 0, undefined],
    [-50, -200, undefined],
  ] as const) {
    it(`M1 ${actual} of ${target} is attained by ${expected}`, () => {
      expect(attainment(actual, target)).to.equal(expected);
    });
  }

  for (const [actual, target, expected] of [
    [150, 200, -0.25],
    [-150, -200, 0.25],
    [0, 200, -1],
    [0, -200, 1],
    [2, 1, 1],
    [-1, 200, undefined],
    [1, -200, undefined],
    [0, 0, undefined],
  ] as const) {
    it(`M2 ${actual} differs from ${target} by ${expected}`, () => {
      expect(variancePercent(actual, target)).to.equal(expected);
    });
  }
});

describe('status', () => {
  for (const [status, actual, expected, target] of [
    ['on-pace', 0, 0, 100],
    ['on-pace', 5, 0, 100],
    ['at-risk', -5, 0, 100],
    ['at-risk', 0, 1, 100],
    ['reached', 1, 1, 1],
    ['at-risk', 0, 1, 1],
  ] as const) {
    it(`M6 ${actual} where ${expected} is expected of ${target}: ${status}`, () => {
      expect(statusOf(judged(actual, expected, target), standard)).to.equal(status);
    });
  }

  it('M6 has not begun without an actual, or before its first day', () => {
    expect(statusOf({ ...judged(5, 1), actual: undefined }, standard)).to.equal('not-begun');
    expect(statusOf({ ...judged(5, 1), begun: false }, standard)).to.equal('not-begun');
  });

  for (const [status, actual] of [
    ['on-pace', -100],
    ['on-pace', -120],
    ['behind', -95],
    ['at-risk', -50],
    ['at-risk', 50],
  ] as const) {
    it(`M6 lower is better, ${actual} where -100 is expected of -200: ${status}`, () => {
      expect(statusOf(judged(actual, -100), less)).to.equal(status);
    });
  }

  const ORDER = ['at-risk', 'behind', 'on-pace', 'reached'];
  const amount = fc.integer({ min: -1e6, max: 1e6 });
  const whole = amount.filter((value) => value !== 0);

  it('M6 is on pace exactly where the actual is as good as expected, whatever the signs and the direction', () => {
    fc.assert(
      fc.property(amount, whole, fc.boolean(), (actual, expected, lowerIsBetter) => {
        const isGood = lowerIsBetter ? actual <= expected : actual >= expected;
        const status = statusOf(judged(actual, expected), { ...standard, lowerIsBetter })!;
        expect(ORDER.indexOf(status) >= 2).to.equal(isGood);
      }),
    );
  });

  for (const [actual, expected, lowerIsBetter, status] of [
    [1100, 1000, false, 'on-pace'],
    [1099, 1000, false, 'behind'],
    [909, 1000, true, 'on-pace'],
    [910, 1000, true, 'behind'],
    [1250, 1000, true, 'behind'],
    [1251, 1000, true, 'at-risk'],
    [-909, -1000, false, 'on-pace'],
    [-910, -1000, false, 'behind'],
    [0, -1000, false, 'on-pace'],
    [-1100, -1000, true, 'on-pace'],
    [-1099, -1000, true, 'behind'],
  ] as const) {
    const direction = lowerIsBetter ? 'lower' : 'higher';
    it(`M6 on pace from 1.1 of expected, ${direction} is better, ${actual} where ${expected} is expected: ${status}`, () => {
      const strict: Standard = { thresholds: [0.8, 1.1], lowerIsBetter };
      expect(statusOf(judged(actual, expected, 5000), strict)).to.equal(status);
    });
  }

  it('M6 is never worse for a better actual, whatever the signs and the direction', () => {
    fc.assert(
      fc.property(amount, amount, whole, fc.boolean(), (a, b, expected, lowerIsBetter) => {
        const [worse, better] = a < b === lowerIsBetter ? [b, a] : [a, b];
        const place = (actual: number) =>
          ORDER.indexOf(statusOf(judged(actual, expected), { ...standard, lowerIsBetter })!);
        expect(place(better)).to.be.at.least(place(worse));
      }),
    );
  });
});

describe('M6 on the line of what is expected, by the thresholds of the tiles', () => {
  const NEAR = 0.995;
  const running = (actual: number, expected: number) => judged(actual, expected, 2 * expected);

  it('99.94 % is on pace', () => {
    expect(statusOf(running(359_770, 360_000), { thresholds: [0.9, NEAR] })).to.equal('on-pace');
  });

  it('nobody is behind within half a per cent of it, and everybody who is further off', () => {
    const amounts = fc.integer({ min: 1000, max: 1e12 });
    fc.assert(
      fc.property(amounts, fc.integer({ min: 0, max: 1000 }), (expected, mil) => {
        const actual = Math.floor((expected * mil) / 1000);
        const status = statusOf(running(actual, expected), { thresholds: [0.9, NEAR] });
        const share = actual / expected;
        expect(status).to.equal(share >= NEAR ? 'on-pace' : share >= 0.9 ? 'behind' : 'at-risk');
      }),
    );
  });

  it('nor, where less is better, who is as little above it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 1e12 }), fc.integer({ min: 1000, max: 1005 }), (expected, mil) => {
        const actual = Math.floor((expected * mil) / 1000);
        expect(statusOf(running(actual, expected), { thresholds: [0.9, NEAR], lowerIsBetter: true })).to.equal(
          'on-pace',
        );
      }),
    );
  });
});
