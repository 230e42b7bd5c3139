import { expect } from '@open-wc/testing';
import { en } from '../../src/i18n/en.ts';
import type { FigureFacts, PaceFacts } from '../../src/i18n/facts.ts';
import { createLocale } from '../../src/i18n/locale.ts';
import { nl } from '../../src/i18n/nl.ts';
import { figureRows, pointText } from '../../src/i18n/point-text.ts';
import { comparisons, help, noTarget, statusWords, valueText } from '../../src/i18n/sentences.ts';

const english = createLocale('en', en);
const dutch = createLocale('nl', nl);
const seen = (text: string | undefined): string | undefined => text?.replace(/[\u00A0\u202F\u2009]/g, ' ');

const year: PaceFacts = {
  period: { kind: 'year', key: '2026', from: '2026-01-01', to: '2026-12-31', year: 2026 },
  dayKind: 'working',
  daysGone: 181,
  daysLeft: 76,
  daysTotal: 257,
  needed: 25_900,
  slipping: false,
  begun: true,
  ended: false,
  lowerIsBetter: false,
  decimals: 2,
};

const onPace: FigureFacts = {
  actual: 3_790_000,
  target: 5_760_000,
  expected: 3_768_000,
  attainment: 0.658,
  status: 'on-pace',
};

describe('statusWords', () => {
  it('N12 every status has a word and a sign of its own form, so that colour is never alone', () => {
    for (const status of Object.keys(en.statuses).filter(
      (code) => code !== 'slipping',
    ) as (keyof typeof en.statuses)[]) {
      const words = statusWords(english, status as Exclude<typeof status, 'slipping'>)!;
      expect(words.text, status).to.equal(en.statuses[status]);
      expect(words.sign, status).to.match(/^\S+$/);
    }
  });

  it('N12 good and bad never share a sign', () => {
    const signs = (['on-pace', 'reached', 'behind', 'at-risk', 'missed'] as const).map(
      (s) => statusWords(english, s)!.sign,
    );
    expect(new Set(signs).size).to.equal(5);
  });

  const tones = {
    'on-pace': 'good',
    reached: 'good',
    behind: 'bad',
    'at-risk': 'bad',
    missed: 'bad',
    'too-early': 'neutral',
  } as const;
  for (const [status, tone] of Object.entries(tones)) {
    it(`${status} is ${tone}`, () => {
      expect(statusWords(english, status as keyof typeof tones)!.tone).to.equal(tone);
    });
  }

  it('N12 says that a figure slips, and how far it has', () => {
    expect(statusWords(english, 'behind', true)!.text).to.equal('slipping');
    expect(statusWords(english, 'at-risk', true)!.text).to.equal('at risk, slipping');
    expect(statusWords(english, 'on-pace', true)!.text).to.equal('on pace');
  });

  it('M6 says nothing where nothing is judged', () => {
    expect(statusWords(english, undefined)).to.equal(undefined);
  });
});

describe('help', () => {
  const quarter = {
    kind: 'quarter',
    key: '2026-Q3',
    from: '2026-07-01',
    to: '2026-09-30',
    year: 2026,
    part: 3,
  } as const;
  const cases: readonly [
    why: string,
    figure: FigureFacts,
    pace: Partial<PaceFacts>,
    gap: string | undefined,
    todo: string | undefined,
  ][] = [
    ['on pace', onPace, {}, '22 k ahead of 3.77 M expected', '26 k a day needed · 76 working days left'],
    [
      'behind',
      { ...onPace, expected: 3_843_000, status: 'behind' },
      {},
      '53 k behind 3.84 M expected',
      '26 k a day needed · 76 working days left',
    ],
    [
      'exactly on pace',
      { ...onPace, expected: 3_790_000 },
      {},
      'exactly the 3.79 M expected',
      '26 k a day needed · 76 working days left',
    ],
    [
      'too early',
      { ...onPace, status: 'too-early' },
      { daysGone: 3, daysTotal: 22, daysLeft: 19 },
      '3 of 22 working days gone',
      '26 k a day needed · 19 working days left',
    ],
    [
      'M4 last day over, no day left',
      { ...onPace, status: 'behind' },
      { daysLeft: 0, needed: undefined },
      '22 k ahead of 3.77 M expected',
      'period over',
    ],
    [
      'one calendar day left',
      onPace,
      { daysLeft: 1, dayKind: 'calendar' },
      '22 k ahead of 3.77 M expected',
      '26 k a day needed · 1 day left',
    ],
    ['reached', { ...onPace, actual: 5_800_000, status: 'reached' }, {}, '40 k above target', '76 working days left'],
    [
      'reached exactly',
      { ...onPace, actual: 5_760_000, status: 'reached' },
      {},
      'exactly on target',
      '76 working days left',
    ],
    ['missed', { ...onPace, status: 'missed' }, { ended: true, daysLeft: 0 }, '2.0 M below target', 'period over'],
    ['not begun', { target: 5_760_000, status: 'not-begun' }, { begun: false }, 'begins Jan 1, 2026', 'target 5.76 M'],
    [
      'no target, running',
      { actual: 912_000, status: 'no-target' },
      { period: quarter },
      'no target for this quarter',
      '76 working days left',
    ],
    [
      'no target, over',
      { actual: 912_000, status: 'no-target' },
      { period: quarter, ended: true },
      'no target for Q3 2026',
      'period over',
    ],
    [
      'M1 target is 0',
      { actual: 912_000, target: 0, status: 'zero-target' },
      {},
      'target is 0',
      '76 working days left',
    ],
    [
      'no pace kept',
      { ...onPace, expected: undefined, status: undefined },
      {},
      undefined,
      '26 k a day needed · 76 working days left',
    ],
    [
      'lower is better',
      onPace,
      { lowerIsBetter: true },
      '22 k above 3.77 M expected',
      '2.0 M left to the limit · 76 working days left',
    ],
    [
      'a few sales a day',
      { actual: 3, target: 20, expected: 2, status: 'on-pace' },
      { needed: 17 / 19, decimals: 2, daysLeft: 19 },
      '1 ahead of 2 expected',
      '0.9 a day needed · 19 working days left',
    ],
  ];
  for (const [why, figure, pace, gap, todo] of cases) {
    it(`says what helps: ${why}`, () => {
      const said = help(english, figure, { ...year, ...pace });
      expect([seen(said.gap), seen(said.todo)]).to.deep.equal([gap, todo]);
    });
  }

  it('says it in Dutch', () => {
    const { gap, todo } = help(dutch, onPace, year);
    expect(seen(gap)).to.equal('22 k voor op de verwachte 3,77 mln');
    expect(seen(todo)).to.equal('26 k per dag nodig · nog 76 werkdagen');
  });

  it('N6 takes the tile’s own way of writing', () => {
    const scale = { power: 3, decimals: 0 };
    const said = help(english, onPace, year, (value) => english.amount(value, { scale }));
    expect(said.gap).to.equal('22 ahead of 3,768 expected');
  });

  it('S2 a month without target is called by its name unless it runs', () => {
    const period = { kind: 'month', key: '2026-09', from: '2026-09-01', to: '2026-09-30' } as const;
    expect(noTarget(dutch, { period, begun: true, ended: false })).to.equal('geen doel voor deze maand');
    expect(noTarget(dutch, { period, begun: false, ended: false })).to.equal('geen doel voor september 2026');
  });
});

describe('valueText', () => {
  it('E1 says value, target, per cent, status, gap, expected and time left', () => {
    expect(seen(valueText(english, onPace, year, { currency: 'EUR' }))).to.equal(
      '3.79 million euros of 5.76 million euros, 66%, on pace, 22 thousand euros ahead of 3.77 million euros expected, ' +
        '26 thousand euros a day needed, 76 working days left',
    );
  });

  it('E1 in Dutch', () => {
    expect(seen(valueText(dutch, onPace, year, { currency: 'EUR' }))).to.match(
      /^3,79 miljoen euro van 5,76 miljoen euro, 66%, op schema, 22 duizend euro voor op de verwachte 3,77 miljoen euro/,
    );
  });

  it('E1 without target says so once', () => {
    expect(valueText(english, { actual: 3, status: 'no-target' }, { ...year, decimals: 0 })).to.equal(
      '3, no target for this year, 76 working days left',
    );
  });

  it('N11 counts are said whole: 30 of 60', () => {
    const said = valueText(
      english,
      { actual: 30, target: 60, attainment: 0.5 },
      { ...year, decimals: 0, needed: undefined },
    );
    expect(said).to.equal('30 of 60, 50%, 76 working days left');
  });
});

describe('comparisons', () => {
  const figure: FigureFacts = {
    ...onPace,
    previousYear: 5_100_000,
    previousYearToDate: 3_410_000,
    forecast: 5_620_000,
    pipeline: 402_000,
  };
  const write = (value: number) => english.amount(value);
  const all = ['target', 'previous-year', 'forecast', 'pipeline'];
  const rows: readonly [title: string, compare: readonly string[], pace: Partial<PaceFacts>, said: string][] = [
    ['nothing but the target', ['target'], {}, ''],
    [
      'last year to date while the period runs',
      ['previous-year'],
      { growth: 0.111 },
      'last year to date 3.41 M (+11%)',
    ],
    [
      'all of last year once it has ended',
      ['previous-year'],
      { ended: true, growth: -0.26 },
      'last year 5.10 M (−26%)',
    ],
    ['all of last year before it begins', ['previous-year'], { begun: false }, 'last year 5.10 M'],
    ['everything', all, {}, 'last year to date 3.41 M · forecast 5.62 M · weighted pipeline 402 k'],
  ];
  for (const [title, compare, pace, said] of rows) {
    it(`M8 ${title}`, () => {
      expect(seen(comparisons(english, figure, { ...year, ...pace }, compare, write).join(' · '))).to.equal(said);
    });
  }

  it('E1 are told in the phrase for whoever listens', () => {
    expect(seen(valueText(english, figure, { ...year, growth: 0.111 }, { compare: all }))).to.match(
      /76 working days left, last year to date 3\.41 million \(\+11%\), forecast 5\.62 million, weighted pipeline 402 thousand$/,
    );
  });

  it('what there is none of is not told', () => {
    expect(comparisons(english, onPace, year, all, write)).to.deep.equal([]);
  });
});

describe('figureRows', () => {
  const figure: FigureFacts = {
    actual: 398,
    target: 420,
    attainment: 0.9476,
    variance: -22,
    variancePercent: -0.0524,
    previousYear: 380,
  };
  const write = (value: number, sign: boolean): string => english.number(value, 0, sign);

  it('I1 names every figure there is, in one order, and none that there is not', () => {
    expect(figureRows(english, figure, write).map(({ name, text }) => `${name} ${text}`)).to.deep.equal([
      'actual 398',
      'target 420',
      'attained 95%',
      'variance −22',
      'variance in % −5%',
      'last year 380',
    ]);
  });

  it('N5 only variances have a plus sign', () => {
    const ahead = figureRows(english, { actual: 5, variance: 2, variancePercent: 0.4 }, write);
    expect(ahead.map(({ text }) => text)).to.deep.equal(['5', '+2', '+40%']);
  });

  it('E1 a point speaks its figures, status and what is special about it', () => {
    expect(
      pointText(english, 'September 2026', { actual: 17, target: 20, status: 'behind', partial: true }, { open: true }),
    ).to.equal('September 2026: actual 17, target 20, behind, partly in the period, books still open');
  });

  it('a running point says the variance of its forecast, with its sign', () => {
    expect(pointText(english, 'May', { actual: 17, target: 20 }, { forecastVariance: 5 })).to.equal(
      'May: actual 17, target 20, variance of forecast +5',
    );
    expect(pointText(english, 'May', { actual: 17 }, { forecastVariance: 0 })).to.contain('variance of forecast');
    expect(pointText(english, 'May', { actual: 17 }, {})).to.equal('May: actual 17');
  });
});
