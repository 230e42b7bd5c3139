import { expect } from '@open-wc/testing';
import { linearWeights, workingDayWeights } from '../../src/model/calendar.ts';
import { lastDay } from '../../src/model/day.ts';
import { bareMonths, spanTarget, type Slice } from '../../src/model/target-slices.ts';

/** Targets of the months of 2026 from January on; `null` is empty. */
const months = (...values: (number | null)[]): Slice[] =>
  values.flatMap((value, index) => {
    const month = `2026-0${index + 1}`;
    return value === null ? [] : [{ from: `${month}-01`, to: lastDay(month), value }];
  });
const quarter: Slice = { from: '2026-01-01', to: '2026-03-31', value: 9000 };
const span = (slices: readonly Slice[], from: string, to: string, elapsedTo = '2025-12-31') =>
  spanTarget(slices, from, to, elapsedTo, linearWeights());

describe('the target of a span', () => {
  it('R2 is absent where no interval lies', () => {
    expect(span(months(1), '2026-02-01', '2026-02-28')).to.deep.equal({ proRata: false, mixed: false });
  });

  it('M7 is a part where any interval is cut, the first one too', () => {
    expect(span(months(31, 28), '2026-01-31', '2026-02-28')).to.include({ target: 29, proRata: true });
    expect(span(months(31, 28), '2026-01-01', '2026-02-01')).to.include({ target: 32, proRata: true });
    expect(span(months(31, 28), '2026-01-01', '2026-02-28')).to.include({ target: 59, proRata: false });
  });

  it('M7 takes days of a quarter, to the end of it or from its begin, by their weight', () => {
    expect(span([quarter], '2026-01-15', '2026-03-31').target, '76 of 90 days').to.equal(7600);
    expect(span([quarter], '2026-01-01', '2026-03-15').target, '74 of 90 days').to.equal(7400);
  });

  it('M7 takes the last month of a quarter, and months by days where none is worked', () => {
    expect(span([quarter], '2026-03-01', '2026-03-31').target).to.equal(3100);
    const never = workingDayWeights({ weekdays: [] });
    expect(spanTarget([quarter], '2026-03-01', '2026-03-31', '2025-12-31', never).target).to.equal(3100);
    expect(spanTarget([quarter], '2026-02-01', '2026-03-31', '2025-12-31', never).target).to.equal(5900);
  });

  it('R3 expects the whole of what ended, nothing of what comes, and a share of the first day', () => {
    const expected = (elapsedTo: string) => span(months(31, 28), '2026-01-01', '2026-02-28', elapsedTo).expected;
    expect(['2025-12-31', '2026-01-01', '2026-01-31', '2026-02-01', '2026-02-28'].map(expected)).to.deep.equal([
      0, 1, 31, 32, 59,
    ]);
  });

  for (const [values, mixed] of [
    [[100, -100], true],
    [[-100, 100], true],
    [[0, 100], false],
    [[0, -100], false],
    [[1, 1], false],
    [[-1, -1], false],
    [[0, 0], false],
  ] as const) {
    it(`R4 ${values.join(' and ')} are ${mixed ? '' : 'not '}of both signs`, () => {
      expect(span(months(...values), '2026-01-01', '2026-02-28').mixed).to.equal(mixed);
    });
  }
});

describe('months without a target', () => {
  for (const [what, slices, from, to, count] of [
    ['none of a full year', months(1, 1, 1), '2026-01-01', '2026-03-31', 0],
    ['none where no month has any', [], '2026-01-01', '2026-03-31', 0],
    ['none where all lie outside', months(1), '2026-02-01', '2026-03-31', 0],
    ['the empty ones among others', months(1, null, 1), '2026-01-01', '2026-03-31', 1],
    ['those after the last', months(1), '2026-01-01', '2026-03-31', 2],
    ['those of the next year', months(1), '2026-01-01', '2027-01-31', 12],
    ['none of a quarter, though it begins earlier', [quarter], '2026-02-01', '2026-04-30', 1],
  ] as const) {
    it(`T6 are counted: ${what}`, () => {
      expect(bareMonths(slices, from, to)).to.equal(count);
    });
  }
});
