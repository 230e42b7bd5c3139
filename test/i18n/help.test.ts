import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { en } from '../../src/i18n/en.ts';
import type { FigureFacts, PaceFacts } from '../../src/i18n/facts.ts';
import { help, type Manner } from '../../src/i18n/help.ts';
import { createLocale } from '../../src/i18n/locale.ts';
import { nl } from '../../src/i18n/nl.ts';
import { scaleFor } from '../../src/i18n/scale.ts';
import { onPace, seen, year } from './facts.ts';

const english = createLocale('en', en);
const dutch = createLocale('nl', nl);

const behind: FigureFacts = { ...onPace, actual: 1_941_220, expected: 2_071_027.27, status: 'behind' };
const quarter = { kind: 'quarter', key: '2026-Q3', from: '2026-07-01', to: '2026-09-30', year: 2026, part: 3 } as const;
const LEFT = '76 working days left';
const NEEDED = `26 k a working day needed · ${LEFT}`;

type Case = [
  why: string,
  figure: FigureFacts,
  pace: Partial<PaceFacts>,
  status: string | undefined,
  gap: string | undefined,
  todo: string | undefined,
];

function said(locale: typeof english, figure: FigureFacts, pace: Partial<PaceFacts>) {
  const { status, gap, part, basis, todo } = help(locale, figure, { ...year, ...pace });
  const joined = (texts: readonly (string | undefined)[]) => seen(texts.filter(Boolean).join(' · ') || undefined);
  return [seen(status?.text), joined([gap, part, basis]), joined(todo)];
}

describe('help', () => {
  it('M11 says what was sold besides where the gap says in which months there is a target', () => {
    const scopeOf = (pace: Partial<PaceFacts>) => seen(help(english, behind, { ...year, ...pace }).scope);
    expect(scopeOf({ besides: 90_000, targeted: { months: 9, of: 12 } })).to.equal('90 k without a target');
    expect(scopeOf({ besides: 90_000 })).to.equal(undefined);
    expect(scopeOf({})).to.equal(undefined);
  });

  const cases: readonly Case[] = [
    ['on pace', onPace, {}, 'on pace', '22 k (1%) ahead · 3.77 M expected by today', NEEDED],
    ['M6 as expected', { ...onPace, expected: 3_800_000 }, {}, 'on pace', 'as expected (3.80 M by today)', NEEDED],
    ['exactly', { ...onPace, expected: 3_790_000 }, {}, 'on pace', 'as expected (3.79 M by today)', NEEDED],
    ['behind', behind, {}, 'behind by 130 k (6%)', '2.07 M expected by today', NEEDED],
    ['slipping', behind, { slipping: true }, 'falling behind by 130 k (6%)', '2.07 M expected by today', NEEDED],
    [
      'at risk',
      { ...behind, actual: 1_000_000, status: 'at-risk' },
      { slipping: true },
      'at risk, falling behind by 1.07 M (52%)',
      '2.07 M expected by today',
      NEEDED,
    ],
    [
      'behind by no more than is printed',
      { ...behind, actual: 2_070_000 },
      {},
      'behind',
      '2.07 M expected by today',
      NEEDED,
    ],
    [
      'too early',
      { ...onPace, status: 'too-early' },
      { daysGone: 3, daysTotal: 22, daysLeft: 19 },
      'too early to judge',
      '3 of 22 working days gone',
      '26 k a working day needed · 19 working days left',
    ],
    [
      'M4 nothing of days once none is left',
      behind,
      { daysLeft: 0, needed: undefined },
      'behind by 130 k (6%)',
      '2.07 M expected by today',
      undefined,
    ],
    [
      'a calendar day',
      onPace,
      { daysLeft: 1, dayKind: 'calendar' },
      'on pace',
      '22 k (1%) ahead · 3.77 M expected by today',
      '26 k a day needed · 1 day left',
    ],
    [
      'reached',
      { ...onPace, actual: 5_800_000, status: 'reached' },
      {},
      'target reached',
      '40 k (1%) over target',
      LEFT,
    ],
    [
      'M11 behind, with a target in some months',
      behind,
      { besides: 90_000, targeted: { months: 9, of: 12 } },
      'behind by 130 k (6%)',
      'target in 9 of 12 months · 2.07 M expected by today',
      NEEDED,
    ],
    [
      'M11 missed, with a target in some months',
      { ...onPace, status: 'missed' },
      { ended: true, daysLeft: 0, besides: 90_000, targeted: { months: 2, of: 3 } },
      'target missed',
      '1.97 M (34%) under target · target in 2 of 3 months',
      undefined,
    ],
    [
      'M11 on pace, with a target for some items',
      onPace,
      { besides: 90_000 },
      'on pace',
      '22 k (1%) ahead · 90 k without a target · 3.77 M expected by today',
      NEEDED,
    ],
    [
      'reached exactly',
      { ...onPace, actual: 5_760_000, status: 'reached' },
      {},
      'target reached',
      'exactly on target',
      LEFT,
    ],
    [
      'missed',
      { ...onPace, status: 'missed' },
      { ended: true, daysLeft: 0 },
      'target missed',
      '1.97 M (34%) under target',
      undefined,
    ],
    [
      'missed by less than is printed',
      { ...onPace, actual: 5_758_000, status: 'missed' },
      { ended: true, daysLeft: 0 },
      'target missed',
      '2 k under target',
      undefined,
    ],
    [
      'not begun',
      { target: 5_760_000, status: 'not-begun' },
      { begun: false },
      'starts Jan 1, 2026',
      undefined,
      'target 5.76 M',
    ],
    [
      'no target, running',
      { actual: 912_000, status: 'no-target' },
      { period: quarter },
      undefined,
      'no target for this quarter',
      LEFT,
    ],
    [
      'no target, over',
      { actual: 912_000, status: 'no-target' },
      { period: quarter, ended: true },
      undefined,
      'no target for Q3 2026',
      undefined,
    ],
    ['M1 target is 0', { actual: 912_000, target: 0, status: 'zero-target' }, {}, undefined, 'target is 0', LEFT],
    ['no pace kept', { ...onPace, expected: undefined, status: undefined }, {}, undefined, undefined, NEEDED],
    [
      'less is better, and there is less',
      { ...behind, status: 'on-pace' },
      { lowerIsBetter: true },
      'on pace',
      '130 k (6%) less than expected · 2.07 M expected by today',
      `3.8 M left under the limit · ${LEFT}`,
    ],
    [
      'less is better, and there is more',
      { ...behind, actual: 2_300_000 },
      { lowerIsBetter: true },
      'behind',
      '230 k (11%) more than expected · 2.07 M expected by today',
      `3.5 M left under the limit · ${LEFT}`,
    ],
  ];
  for (const [why, figure, pace, ...texts] of cases)
    it(`says what helps: ${why}`, () => {
      expect(said(english, figure, pace)).to.deep.equal(texts);
    });

  const needs: readonly [why: string, missing: number, needed: number, more: Partial<PaceFacts>, text: string][] = [
    ['sales come whole', 30, 1.4, { decimals: 0 }, '2 a working day needed'],
    ['less than one a day by the week', 30, 30 / 78, { decimals: 0 }, 'about 2 a week needed'],
    [
      'by the week of calendar days',
      30,
      30 / 78,
      { decimals: 0, dayKind: 'calendar', daysTotal: 365 },
      'about 3 a week needed',
    ],
    ['less than one a week at once', 3, 3 / 78, { decimals: 0 }, '3 more needed'],
  ];
  for (const [why, missing, needed, more, text] of needs)
    it(`M4 ${why}: ${text}`, () => {
      const { todo } = help(english, { actual: 10, target: 10 + missing }, { ...year, needed, ...more });
      expect(seen(todo[0])).to.match(new RegExp(`^${text}$`));
    });

  it('says it in Dutch, in the unit of the heading', () => {
    expect(said(dutch, onPace, {})).to.deep.equal([
      'op schema',
      '22 k (1%) voor · 3,77 mln verwacht tot vandaag',
      '26 k per werkdag nodig · nog 76 werkdagen',
    ]);
    expect(said(dutch, behind, { slipping: true }).slice(0, 2)).to.deep.equal([
      'raakt 130 k (6%) achterop',
      '2,07 mln verwacht tot vandaag',
    ]);
    expect(said(dutch, behind, {})[0]).to.equal('loopt 130 k (6%) achter');
  });

  it('has the word and its share for where there is no room for its difference', () => {
    const { status } = help(english, behind, year);
    expect(status).to.include({ text: 'behind by 130\u00A0k (6%)', short: 'behind', share: '(6%)' });
    const risky = help(english, { ...behind, actual: 1_000_000, status: 'at-risk' }, year).status;
    expect(risky).to.include({ text: 'at risk, 1.07\u00A0M (52%) behind', short: 'at risk', share: '(52%)' });
    expect(help(english, onPace, year).status!.short).to.equal(undefined);
  });

  it('names the day of the figures once that is over', () => {
    const { basis } = help(english, behind, year, { overDay: '2026-09-15' });
    expect(seen(basis)).to.equal('2.07 M expected by Sep 15');
  });

  it('N6 a gap has two digits, or as many as its figures, and is no finer than a tenth of their last', () => {
    const gapOf = (actual: number, expected: number) =>
      seen(help(english, { actual, target: 1, expected, status: 'on-pace' }, year).gap)?.replace(/ \(.*/, '');
    expect(gapOf(2_371_400, 2_434_900)).to.equal('64 k');
    expect(gapOf(721_000, 834_600)).to.equal('114 k');
    expect(gapOf(28_400, 37_320)).to.equal('8.9 k');
    expect(gapOf(2_300_000, 3_525_000)).to.equal('1.23 M');
    const money = fc.integer({ min: 1, max: 9e13 }).map((minor) => minor / 100);
    fc.assert(
      fc.property(money, money, (actual, expected) => {
        const { gap = '' } = help(english, { actual, target: 1, expected, status: 'on-pace' }, year);
        const amount = /^([\d.,]+)(?:\u00A0(\w+))? \(/.exec(gap);
        if (!amount) return;
        const power = 3 * en.units.indexOf(amount[2] ?? '');
        const digits = Number(amount[1]!.replaceAll(',', '')) * 10 ** power;
        const { power: unit, decimals } = scaleFor([actual, expected], 3, 2);
        const steps = digits / 10 ** (unit - decimals - (unit ? 1 : 0));
        expect(Math.abs(steps - Math.round(steps)), gap).to.be.below(1e-6);
        expect(Math.abs(digits - Math.abs(actual - expected)), gap).to.be.at.most(10 ** (unit - decimals) / 2 + 1e-3);
      }),
    );
  });

  it('N6 tiles of any unit say one gap in the same words', () => {
    const money = fc.integer({ min: 1, max: 9e13 }).map((minor) => minor / 100);
    fc.assert(
      fc.property(money, money, (actual, expected) => {
        const figure: FigureFacts = { actual, target: expected, expected, status: 'on-pace' };
        const { power } = scaleFor([actual, expected], 3, 2);
        fc.pre(Math.abs(actual - expected) < 0.999 * 10 ** Math.max(3, power));
        const gaps = [undefined, power - 3, power, power + 3].map(
          (each) => help(english, figure, year, { power: each && Math.max(0, each) }).gap,
        );
        expect(new Set(gaps).size).to.equal(1);
      }),
    );
  });

  it('N6 a gap has four digits beside figures that have them in the unit of the heading', () => {
    const told = (actual: number, target: number) =>
      help(english, { actual, target, status: 'reached' }, year, { power: 3 }).gap;
    expect(seen(told(1_941_220, 38_800))).to.equal('1,902 k (4,903%) over target');
    expect(seen(told(194_122, 38_800))).to.equal('155 k (400%) over target');
  });

  it('N6 full numbers have the decimals of the figure, in the gap too', () => {
    const figure = { ...behind, target: 3_529_200, forecast: 3_310_000.4 };
    const { status, basis, outlook } = help(english, figure, year, { digits: 'full' });
    expect([status!.text, basis, outlook]).to.deep.equal([
      'behind by 129,807 (6%)',
      '2,071,027 expected by today',
      'heading for 3,310,000: 219,200 (6%) under target',
    ]);
    expect(help(english, figure, year, { digits: 'full', decimals: 2 }).basis).to.equal(
      '2,071,027.27 expected by today',
    );
  });

  it('N7 a number below a thousand beside thousands names its currency', () => {
    const figure = { actual: 150, target: 10_000, expected: 8_000, forecast: 198, status: 'at-risk' } as const;
    const said = (manner: Manner) => {
      const { basis, outlook } = help(english, figure, { ...year, needed: 12.5 }, manner);
      return [seen(basis), seen(outlook)];
    };
    expect(said({ currency: 'EUR' })).to.deep.equal([
      '8.00 k expected by today',
      'heading for 198 EUR: 9.8 k (98%) under target',
    ]);
    const plain = ['8.00 k expected by today', 'heading for 198: 9.8 k (98%) under target'];
    expect(said({})).to.deep.equal(plain);
    const low = help(english, { actual: 150, target: 900, expected: 800, status: 'at-risk' }, year, {
      currency: 'EUR',
    });
    expect(seen(low.basis)).to.equal('800 expected by today');
  });

  it('M14 says what could not be read in place of a verdict, and in few words that it is a part', () => {
    const said = (missing: PaceFacts['missing'], locale = english) => {
      const { status, gap, outlook } = help(locale, { ...behind, status: 'incomplete' }, { ...year, missing });
      return [status?.text, status?.short, status?.tone, gap, outlook];
    };
    const plain = ['neutral', undefined, undefined];
    expect(said({ sales: { count: 4, of: 40 } })).to.deep.equal(['10% of sales unread', 'partial', ...plain]);
    expect(said({ targets: 1 })).to.deep.equal(['1 target unread', 'partial', ...plain]);
    expect(said({ sales: { count: 4, of: 40 }, targets: 2 }, dutch)[0]).to.equal(
      '10% van verkopen onleesbaar, 2 doelen onleesbaar',
    );
    expect(said(undefined).slice(0, 2)).to.deep.equal(['partial', undefined]);
  });

  const ends: readonly [
    why: string,
    figure: Partial<FigureFacts>,
    pace: Partial<PaceFacts>,
    text: string | undefined,
  ][] = [
    ['under target', { forecast: 5_410_000 }, {}, 'heading for 5.41 M: 350 k (6%) under target'],
    ['over target', { forecast: 6_110_000 }, {}, 'heading for 6.11 M: 350 k (6%) over target'],
    ['near it', { forecast: 5_770_000 }, {}, 'heading for 5.77 M: about on target'],
    ['without a target', { forecast: 5_770_000, target: undefined, status: 'no-target' }, {}, 'heading for 5.77 M'],
    ['not where it is too early', { forecast: 5_770_000, status: 'too-early' }, {}, undefined],
    ['not without a forecast', {}, {}, undefined],
    ['not once it has ended', { forecast: 5_770_000 }, { ended: true }, undefined],
    ['not before it begins', { forecast: 5_770_000 }, { begun: false }, undefined],
  ];
  for (const [why, figure, pace, text] of ends)
    it(`N15 says where it will end: ${why}`, () => {
      expect(seen(help(english, { ...onPace, ...figure }, { ...year, ...pace }).outlook)).to.equal(text);
    });

  it('N15 says it in Dutch', () => {
    expect(seen(help(dutch, { ...onPace, forecast: 5_410_000 }, year).outlook)).to.equal(
      'op weg naar 5,41 mln: 350 k (6%) onder doel',
    );
  });
});
