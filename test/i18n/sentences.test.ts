import { expect } from '@open-wc/testing';
import { en } from '../../src/i18n/en.ts';
import { onPace, seen, year } from './facts.ts';
import type { FigureFacts, PaceFacts } from '../../src/i18n/facts.ts';
import { createLocale } from '../../src/i18n/locale.ts';
import { nl } from '../../src/i18n/nl.ts';
import { comparisons, noTarget, statusWords } from '../../src/i18n/sentences.ts';

const english = createLocale('en', en);
const dutch = createLocale('nl', nl);

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
    expect(statusWords(english, 'behind', true)!.text).to.equal('falling behind');
    expect(statusWords(english, 'at-risk', true)!.text).to.equal('at risk, falling behind');
    expect(statusWords(english, 'on-pace', true)!.text).to.equal('on pace');
  });

  it('M6 says nothing where nothing is judged', () => {
    expect(statusWords(english, undefined)).to.equal(undefined);
  });
});

describe('noTarget', () => {
  it('S2 a month without target is called by its name unless it runs', () => {
    const period = { kind: 'month', key: '2026-09', from: '2026-09-01', to: '2026-09-30' } as const;
    expect(noTarget(dutch, { period, begun: true, ended: false })).to.equal('geen doel voor deze maand');
    expect(noTarget(dutch, { period, begun: false, ended: false })).to.equal('geen doel voor september 2026');
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

  it('what there is none of is not told', () => {
    expect(comparisons(english, onPace, year, all, write)).to.deep.equal([]);
  });
});
