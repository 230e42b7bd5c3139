import { expect } from '@open-wc/testing';
import { en } from '../../src/i18n/en.ts';
import { headingOf } from '../../src/i18n/heading.ts';
import type { HeadingFacts } from '../../src/i18n/heading.ts';
import { createLocale } from '../../src/i18n/locale.ts';
import { nl } from '../../src/i18n/nl.ts';

const english = createLocale('en', en);
const facts: HeadingFacts = {
  who: 'Team Noord',
  measure: 'amount',
  scale: { power: 3, decimals: 0 },
  currency: 'EUR',
  period: 'Q3 2026',
};

describe('headingOf', () => {
  const cases: readonly [why: string, more: Partial<HeadingFacts>, text: string][] = [
    ['money', {}, 'Team Noord · Sales in k EUR · Q3 2026'],
    [
      'a number of sales has no currency',
      { measure: 'count', scale: { power: 0, decimals: 0 } },
      'Team Noord · Number of sales · Q3 2026',
    ],
    ['currency-display hide', { currencyDisplay: 'hide' }, 'Team Noord · Sales in k · Q3 2026'],
    ['currency-display symbol', { currencyDisplay: 'symbol' }, 'Team Noord · Sales in k € · Q3 2026'],
    ['no currency known', { currency: undefined, scale: { power: 0, decimals: 0 } }, 'Team Noord · Sales · Q3 2026'],
    ['as per cent', { asPercent: true }, 'Team Noord · Sales in % of target · Q3 2026'],
    ['cumulative', { cumulative: true }, 'Team Noord · Sales in k EUR, cumulative · Q3 2026'],
    ['some items', { items: ['New', 'Renewal'] }, 'Team Noord · Sales (New, Renewal) in k EUR · Q3 2026'],
    [
      'what is compared',
      { compared: ['actual', 'target', 'previousYear'] },
      'Team Noord · Sales in k EUR · Q3 2026, actual, target, last year',
    ],
  ];
  for (const [why, more, text] of cases) {
    it(`N4 who | measure in unit | period: ${why}`, () => {
      expect(headingOf(english, { ...facts, ...more }).text).to.equal(text);
    });
  }

  it('N4 hands out the parts, so that a narrow tile can drop some', () => {
    const { who, measure, unit, period, compared } = headingOf(createLocale('nl', nl), {
      ...facts,
      compared: ['actual', 'target'],
    });
    expect({ who, measure, unit, period, compared }).to.deep.equal({
      who: 'Team Noord',
      measure: 'Omzet',
      unit: 'in k EUR',
      period: 'Q3 2026',
      compared: 'werkelijk, doel',
    });
  });
});
