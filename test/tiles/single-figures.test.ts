import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { en } from '../../src/i18n/en.ts';
import { createLocale } from '../../src/i18n/locale.ts';
import type { Figure, Figures } from '../../src/model/figures.ts';
import type { Insight } from '../../src/model/insight.ts';
import { bulletFigure } from '../../src/tiles/bullet/bullet.figure.ts';
import { gaugeFigure } from '../../src/tiles/gauge/gauge.figure.ts';
import { numberFigure } from '../../src/tiles/number/number.figure.ts';
import { readIds, readShare, readThresholds } from '../../src/tiles/tile/attributes.ts';
import { axisOf, type AxisFacts } from '../../src/tiles/tile/axis.ts';

const locale = createLocale('en', en);
const NBSP = '\u00A0';

const INSIGHT: Insight = {
  type: { id: 'all-sales.amount', dimension: 'all-sales', unit: 'amount' },
  measure: 'amount',
  period: { kind: 'quarter', key: '2026-Q3', from: '2026-07-01', to: '2026-09-30', year: 2026, part: 3 },
  interval: 'month',
  pace: 'working-days',
  dayKind: 'working',
  daysGone: 54,
  daysLeft: 12,
  daysTotal: 66,
  elapsed: 0.82,
  needed: 21_083,
  slipping: false,
  begun: true,
  ended: false,
  open: true,
  lowerIsBetter: false,
  decimals: 2,
  filteredBy: {},
  groupBy: 'sale',
  targetRevision: 1,
  points: [],
};

function figures(total: Partial<Figure>): Figures {
  return {
    state: 'ready',
    stale: false,
    measure: 'amount',
    currency: 'EUR',
    owner: { id: 'company', name: 'Northwind' },
    period: { from: '2026-07-01', to: '2026-09-30', label: 'Q3 2026' },
    asOf: '2026-09-14',
    total: { key: 'total', label: 'Total', ...total },
    notes: [],
    points: [],
  };
}

const RUNNING = {
  actual: 1_067_000,
  target: 1_320_000,
  expected: 1_120_000,
  attainment: 0.8083,
  status: 'behind',
} as const;
const PLAIN = { digits: 3, asPercent: false } as const;

describe('figure of the number', () => {
  const told = (total: Partial<Figure>, options: Parameters<typeof numberFigure>[2] = PLAIN) =>
    numberFigure({ figures: figures(total), insight: INSIGHT }, locale, options);

  it('N11 says actual, target and per cent, each with its unit', () => {
    const { value, unit, beside, scale } = told(RUNNING);
    expect([value, unit, beside]).to.deep.equal(['1.07', 'M', `of 1.32${NBSP}M · 81%`]);
    expect(scale.power).to.equal(0);
  });

  it('turns round in per cent', () => {
    const { value, unit, beside } = told(RUNNING, { digits: 3, asPercent: true });
    expect([value, unit, beside]).to.deep.equal(['81%', '', `1.07${NBSP}M of 1.32${NBSP}M${NBSP}EUR`]);
  });

  it('N6 writes all digits where asked', () => {
    const { value, unit } = told({ ...RUNNING, actual: 1_067_000.5 }, { digits: 'full', asPercent: false });
    expect([value, unit]).to.deep.equal(['1,067,000.50', '']);
  });

  it('keeps an actual readable beside a target a thousand times as large', () => {
    const { value, unit, beside } = told({ ...RUNNING, actual: 412_000, target: 1_480_000_000, attainment: 0.0003 });
    expect([value, unit]).to.deep.equal(['412', 'k']);
    expect(beside).to.contain(`1.48${NBSP}bn`);
  });

  const lacks: readonly [title: string, total: Partial<Figure>][] = [
    ['no target', { actual: 912_000, status: 'no-target' }],
    ['target 0', { actual: 912_000, target: 0, status: 'zero-target' }],
  ];
  for (const [title, total] of lacks) {
    it(`S2 has neither per cent nor track: ${title}`, () => {
      const figure = told(total);
      expect(figure.beside).to.equal('');
      expect(figure.meter).to.equal(undefined);
    });
  }

  it('N6 nothing sold is a plain 0, not one of thousands', () => {
    const { value, unit } = told({ ...RUNNING, actual: 0, attainment: 0 });
    expect([value, unit]).to.deep.equal(['0', '']);
  });

  it('E1 says value, target, per cent, status, gap and time left in one phrase', () => {
    const { spoken } = told(RUNNING);
    for (const part of ['1.07 of 1.32 million euros', '81%', 'behind', 'expected', '12 working days left']) {
      expect(spoken).to.contain(part);
    }
  });
});

describe('figure of gauge and bullet', () => {
  it('N9 per cent in the middle, actual of target under it, the target at its tick', () => {
    const figure = gaugeFigure({ figures: figures(RUNNING), insight: INSIGHT }, locale, PLAIN);
    expect([figure.middle, figure.amounts, figure.targetLabel]).to.deep.equal(['81%', '1.07 of 1.32', '1.32']);
    expect(figure.meter).to.deep.equal({ actual: 1_067_000, target: 1_320_000, expected: 1_120_000 });
  });

  it('in per cent, the amounts say their unit, for the heading does not', () => {
    const figure = gaugeFigure({ figures: figures(RUNNING), insight: INSIGHT }, locale, { digits: 3, asPercent: true });
    expect(figure.amounts).to.equal(`1.07${NBSP}M of 1.32${NBSP}M${NBSP}EUR`);
    expect(figure.targetLabel).to.equal('100%');
  });

  it('C7 before the period begins the number is the target, on an empty dial, bar and track', () => {
    const told = { figures: figures({ target: 1_320_000, expected: 0, status: 'not-begun' }), insight: INSIGHT };
    const meter = { actual: 0, target: 1_320_000 };
    expect(gaugeFigure(told, locale, PLAIN)).to.deep.include({ middle: '1.32', amounts: 'target', meter });
    expect(bulletFigure(told, locale, PLAIN)).to.deep.include({ value: '1.32', beside: 'target', meter });
    expect(numberFigure(told, locale, PLAIN)).to.deep.include({ value: '1.32', unit: 'M', beside: 'target', meter });
  });

  for (const total of [
    { actual: 5, status: 'no-target' },
    { actual: 5, target: -10, status: 'reached' },
  ] as const) {
    it(`has no dial and no bar for ${JSON.stringify(total)}`, () => {
      const told = { figures: figures(total), insight: INSIGHT };
      expect(gaugeFigure(told, locale, PLAIN).meter).to.equal(undefined);
      expect(bulletFigure(told, locale, PLAIN).meter).to.equal(undefined);
    });
  }

  it('N11 the bullet says actual, target and per cent', () => {
    const figure = bulletFigure({ figures: figures(RUNNING), insight: INSIGHT }, locale, PLAIN);
    expect([figure.value, figure.beside]).to.deep.equal(['1.07', 'of 1.32 · 81%']);
  });
});

describe('axis', () => {
  const facts: AxisFacts = {
    actual: 60,
    target: 100,
    expected: 80,
    thresholds: [0.9, 1],
    lowerIsBetter: false,
    targetAt: 0.75,
  };
  const number = fc.double({ min: -1e9, max: 1e9, noNaN: true });
  const some = fc.record({
    actual: number,
    target: fc.double({ min: 0.01, max: 1e9, noNaN: true }),
    expected: fc.option(fc.double({ min: 0, max: 1e9, noNaN: true }), { nil: undefined }),
    targetAt: fc.double({ min: 0.5, max: 1, noNaN: true }),
    lowerIsBetter: fc.boolean(),
  });

  it('N9 the target stands where it is told to', () => {
    expect(axisOf(facts).target).to.be.closeTo(0.75, 1e-9);
    expect(axisOf({ ...facts, targetAt: 0.5 }).target).to.be.closeTo(0.5, 1e-9);
  });

  it('N8 grows beyond its end instead of clamping, and the target stays on it', () => {
    fc.assert(
      fc.property(some, (more) => {
        const { actual, target, zero } = axisOf({ ...facts, ...more });
        for (const share of [actual, target, zero]) expect(share).to.be.within(-1e-9, 1 + 1e-9);
      }),
    );
  });

  it('N2 is linear and has 0 on it', () => {
    fc.assert(
      fc.property(some, (more) => {
        const { actual, target, zero } = axisOf({ ...facts, ...more });
        expect((actual - zero) * more.target).to.be.closeTo(
          (target - zero) * more.actual,
          Math.abs(more.actual) * 1e-6 + 1e-6,
        );
      }),
    );
  });

  it('C4 has one light band where there is no ink, which would look like some', () => {
    expect(axisOf({ ...facts, actual: 0 }).bands).to.deep.equal([{ from: 0, to: 1, step: 1 }]);
    expect(axisOf(facts).bands.map(({ step }) => step)).to.deep.equal([3, 2, 1]);
  });

  it('N8 bands tile it without gap, best lightest', () => {
    fc.assert(
      fc.property(some, (more) => {
        const { bands } = axisOf({ ...facts, ...more });
        expect(bands[0]!.from).to.equal(0);
        expect(bands.at(-1)!.to).to.equal(1);
        bands.slice(1).forEach(({ from }, index) => expect(from).to.equal(bands[index]!.to));
        const steps = bands.map(({ step }) => step);
        expect(steps).to.deep.equal([...steps].sort((a, b) => (more.lowerIsBetter ? a - b : b - a)));
      }),
    );
  });

  it('M6 bands change where the judgement does', () => {
    const { bands } = axisOf(facts);
    const ends = bands.map(({ to }) => Number((to * (100 / 0.75)).toFixed(6)));
    expect(ends.slice(0, 2)).to.deep.equal([72, 80]);
  });

  it('has no pace beside the target once all of it is expected', () => {
    expect(axisOf({ ...facts, expected: facts.target }).expected).to.equal(undefined);
    expect(axisOf({ ...facts, expected: facts.target - 1 }).expected).to.be.closeTo(0.7425, 1e-9);
  });

  it('N7 is as long as the one it shares', () => {
    expect(axisOf({ ...facts, shared: 400 }).target).to.be.closeTo(0.25, 1e-9);
  });
});

describe('attribute values', () => {
  it('mark-target-at takes 50 to 100, with or without %', () => {
    expect(['75 %', '75%', '50', '100 %', '49', '101', 'half'].map(readShare)).to.deep.equal([
      0.75,
      0.75,
      0.5,
      1,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('thresholds are two numbers above 0 that do not fall', () => {
    expect(['0.9 1', '0.5  0.8', '1 0.9', '0 1', '0.9', '0.9 1 2', 'a b'].map(readThresholds)).to.deep.equal([
      [0.9, 1],
      [0.5, 0.8],
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('items are ids with commas between them, or a list; none counts as all', () => {
    expect([readIds(' a, b c ,'), readIds(['a', 'b,c']), readIds(''), readIds(undefined), readIds(null)]).to.deep.equal(
      [['a', 'b c'], ['a', 'b,c'], undefined, undefined, undefined],
    );
  });
});

describe('figures of which a part has a target (M11)', () => {
  const total = { actual: 270, compared: 180, target: 200, attainment: 0.9, variance: -20, status: 'missed' } as const;
  const over = { ...INSIGHT, ended: true, daysLeft: 0, besides: 90, targeted: { months: 2, of: 3 }, decimals: 0 };
  const ready = { figures: figures(total), insight: over };

  it('M11 show what is held against the target, and say how it is held, and what was sold besides', () => {
    expect(numberFigure(ready, locale, {})).to.deep.include({ value: '180', beside: 'of 200 · 90%' });
    expect(bulletFigure(ready, locale, {})).to.deep.include({ value: '180', beside: 'of 200 · 90%' });
    expect(gaugeFigure(ready, locale, {})).to.deep.include({ middle: '90%', amounts: '180 of 200' });
    for (const figure of [numberFigure, bulletFigure, gaugeFigure]) {
      const { spoken, meter } = figure(ready, locale, {});
      expect(meter).to.include({ actual: 180, target: 200 });
      expect(spoken).to.contain('180 of 200 euros');
      expect(spoken).to.contain('20 euros (10%) under target, target in 2 of 3 months, 90 euros without a target');
    }
  });
});

describe('two amounts of which one is lost in the unit of the other', () => {
  const small = { actual: 400, target: 100_000, expected: 80_000, attainment: 0.004, status: 'at-risk' } as const;
  const ready = (total: Partial<Figure>) => ({ figures: figures(total), insight: INSIGHT });

  it('N7 leave the heading with the currency alone, which the number names where the heading has no room', () => {
    for (const figure of [bulletFigure, gaugeFigure]) {
      const { scale, spare } = figure(ready(small), locale, PLAIN);
      expect([scale.power, spare]).to.deep.equal([0, 'EUR']);
    }
  });

  it('N7 have each a unit of their own where the target is the smaller one', () => {
    const many = { actual: 1_941_220, target: 38_822, attainment: 50, status: 'reached' } as const;
    const beside = `of 38.8${NBSP}k · 5,000%`;
    expect(numberFigure(ready(many), locale, PLAIN)).to.include({ value: '1.94', unit: 'M', beside });
    expect(bulletFigure(ready(many), locale, PLAIN)).to.include({ value: `1.94${NBSP}M`, beside });
    const half = { ...many, target: 138_822, attainment: 14 };
    expect(numberFigure(ready(half), locale, PLAIN).beside).to.equal(`of 0.14${NBSP}M · 1,400%`);
  });

  it('N13 have each a unit of their own on a bullet', () => {
    const { value, beside } = bulletFigure(ready(small), locale, PLAIN);
    expect([value, beside]).to.deep.equal(['400', `of 100${NBSP}k · 0%`]);
    const plain = bulletFigure(ready({ ...small, actual: 4_000 }), locale, PLAIN);
    expect([plain.value, plain.beside]).to.deep.equal([`4.00${NBSP}k`, `of 100${NBSP}k · 0%`]);
  });

  it('N13 have each a unit of their own on a gauge', () => {
    const { amounts, targetLabel } = gaugeFigure(ready(small), locale, PLAIN);
    expect([amounts, targetLabel]).to.deep.equal([`400 of 100${NBSP}k`, `100${NBSP}k`]);
    expect(gaugeFigure(ready({ ...small, actual: 0 }), locale, PLAIN).amounts).to.equal('0 of 100');
  });
});

describe('a target of 0 where less is better', () => {
  const limit = { target: 0, expected: 0, variance: 2 } as const;
  const ready = (actual: number, lowerIsBetter = true) => ({
    figures: figures({ ...limit, actual, status: actual > 0 ? 'missed' : 'reached' }),
    insight: { ...INSIGHT, lowerIsBetter },
  });

  it('M1 is said beside the number, and measured by', () => {
    const bullet = bulletFigure(ready(2), locale, PLAIN);
    expect([bullet.value, bullet.beside, bullet.meter]).to.deep.equal([
      '2',
      'of 0',
      { actual: 2, target: 0, expected: 0 },
    ]);
    const { amounts, middle, targetLabel } = gaugeFigure(ready(2), locale, PLAIN);
    expect([middle, amounts, targetLabel]).to.deep.equal(['2', 'of 0', '0']);
    expect(numberFigure(ready(0), locale, PLAIN).beside).to.equal('of 0');
  });

  it('M1 is none where more is better', () => {
    expect(bulletFigure(ready(2, false), locale, PLAIN)).to.include({ beside: '', meter: undefined });
    expect(gaugeFigure(ready(2, false), locale, PLAIN)).to.include({ amounts: '', meter: undefined });
  });

  it('N8 the axis goes on beyond the ink, so that it does not look cut', () => {
    for (const actual of [95, 99, 101, 5_000]) {
      const axis = axisOf({ actual, target: 100, thresholds: [0.9, 0.995], targetAt: 1 });
      expect(axis.actual, String(actual)).to.be.at.most(1 / 1.06 + 1e-9);
    }
  });

  it('M1 has its mark at 0 on the axis, kept or missed', () => {
    for (const actual of [0, 2, -3]) {
      const axis = axisOf({ actual, target: 0, thresholds: [0.9, 0.995], lowerIsBetter: true, targetAt: 0.75 });
      expect(axis.target, String(actual)).to.equal(axis.zero);
      expect(
        Object.values(axis)
          .flat()
          .every((one) => typeof one !== 'number' || Number.isFinite(one)),
      ).to.equal(true);
    }
    expect(
      axisOf({ actual: 2, target: 0, thresholds: [0.9, 0.995], lowerIsBetter: true, targetAt: 0.75 }).bands,
    ).to.deep.equal([{ from: 0, to: 1, step: 3 }]);
  });
});
