import { expect } from '@open-wc/testing';
import { intervalLabel, points } from '../../src/i18n/axis.ts';
import { en } from '../../src/i18n/en.ts';
import { createLocale } from '../../src/i18n/locale.ts';
import type { Period } from '../../src/model/period.ts';
import { nl } from '../../src/i18n/nl.ts';
import { firstDayIn } from '../../src/i18n/week.ts';

const english = createLocale('en', en);
const dutch = createLocale('nl', nl);
const tables = { en, nl };

function localeOf(tag: string) {
  return createLocale(tag, tag.startsWith('nl') ? tables.nl : tables.en);
}

/** Spaces of every kind and marks of direction as they are seen. */
function seen(text: string): string {
  return text.replace(/[\u00A0\u202F\u2009]/g, ' ').replace(/[\u200E\u200F\u061C]/g, '');
}

describe('Locale of what a host says, whatever it is', () => {
  for (const currency of ['Euro', '€', 'EU', '']) {
    it(`a currency that is none is said as it is: “${currency}”`, () => {
      for (const display of ['code', 'symbol'] as const) {
        expect(english.currencyName(currency, display)).to.equal(currency);
        expect(english.unit({ power: 3, decimals: 0 }, currency, display)).to.contain(currency);
      }
      const expected = currency ? `3.79 million ${currency}` : '3.79 M';
      expect(seen(english.amount(3_794_000, { spoken: currency }))).to.equal(expected);
    });
  }

  it('a name that is none is the id', () => {
    expect(english.words.name(null as never, 'north')).to.equal('north');
    expect(english.words.name({}, 'north')).to.equal('north');
  });
});

describe('Locale of words of another language', () => {
  const ofWords = (tag: string) => createLocale(tag, en, 'en');

  for (const [tag, language, number, day] of [
    ['de', 'en-DE', '1.234,50', /^14 Sept? 2026$/],
    ['nl-BE', 'en-BE', '1.234,50', /^14 Sept? 2026$/],
    ['ja', 'en-JP', '1,234.50', /^Sep 14, 2026$/],
    ['en-GB', 'en-GB', '1,234.50', /^14 Sept? 2026$/],
  ] as const) {
    it(`E5 writes numbers and dates among the words in their way: ${tag}`, () => {
      const locale = ofWords(tag);
      expect([locale.tag, locale.reader]).to.deep.equal([language, tag]);
      expect(seen(locale.number(1234.5, 2))).to.equal(number);
      expect(seen(locale.day('2026-09-14'))).to.match(day);
    });
  }

  it('E5 takes the plural that the words have', () => {
    expect(ofWords('ko').count(1).plural).to.equal('one');
    expect(createLocale('ko', en).count(1).plural).to.equal('other');
  });

  it('E5 keeps side, week and names of the reader', () => {
    const { dir, weekStart, words, tag } = ofWords('ar-EG');
    expect([dir, weekStart, tag]).to.deep.equal(['rtl', 6, 'en-EG']);
    expect(words.name({ en: 'North', ar: 'شمال' }, 'north')).to.equal('شمال');
  });
});

describe('Locale numbers', () => {
  const numbers: readonly [tag: string, value: number, decimals: number, expected: string][] = [
    ['en', 1234.5, 1, '1,234.5'],
    ['en', -1234.5, 1, '−1,234.5'],
    ['nl', -1234.5, 1, '−1.234,5'],
    ['de', 1234567, 0, '1.234.567'],
    ['en-IN', 12345678, 0, '1,23,45,678'],
    ['ar-EG', 1234, 0, '١٬٢٣٤'],
    ['ar-EG', -12, 0, '−١٢'],
    ['nb', -5, 0, '−5'],
    ['en', -0.4, 0, '0'],
  ];
  for (const [tag, value, decimals, expected] of numbers) {
    it(`N6 locale digits and a true minus: ${value} in ${tag} is ${expected}`, () => {
      expect(seen(localeOf(tag).number(value, decimals))).to.equal(expected);
    });
  }

  it('N5 a plus sign only where asked for, none before zero', () => {
    expect(english.number(22, 0, true)).to.equal('+22');
    expect(english.number(-22, 0, true)).to.equal('−22');
    expect(english.number(0.2, 0, true)).to.equal('0');
    expect(english.number(22)).to.equal('22');
  });

  it('says the unit of a number with a scale of its own', () => {
    expect(seen(english.amount(3_794_000))).to.equal('3.79 M');
    expect(seen(english.amount(22_000, { digits: 2 }))).to.equal('22 k');
    expect(seen(dutch.amount(3_794_000))).to.equal('3,79 mln');
    expect(seen(english.amount(912))).to.equal('912');
  });

  it('N6 the unit is in the heading where the tile has a scale', () => {
    const scale = { power: 3, decimals: 0 };
    expect(english.amount(398_400, { scale })).to.equal('398');
    expect(seen(english.amount(398_400, { scale, unit: true }))).to.equal('398 k');
    expect(english.amount(-22_000, { scale, sign: true })).to.equal('−22');
  });

  const units: readonly [power: number, currency: string | undefined, expected: string][] = [
    [3, 'EUR', 'k EUR'],
    [6, 'EUR', 'M EUR'],
    [9, 'EUR', 'bn EUR'],
    [0, 'EUR', 'EUR'],
    [3, undefined, 'k'],
    [0, undefined, ''],
  ];
  for (const [power, currency, expected] of units) {
    it(`N4 unit of a heading: 10^${power} ${currency ?? 'without currency'} is “${expected}”`, () => {
      expect(english.unit({ power, decimals: 0 }, currency)).to.equal(expected);
    });
  }

  it('currency-display: code, symbol, hide', () => {
    expect(english.currencyName('EUR')).to.equal('EUR');
    expect(english.currencyName('EUR', 'symbol')).to.equal('€');
    expect(english.currencyName('EUR', 'hide')).to.equal('');
  });

  it('says amounts in full for whoever listens', () => {
    expect(seen(english.amount(3_794_000, { spoken: 'EUR' }))).to.equal('3.79 million euros');
    expect(seen(dutch.amount(3_794_000, { spoken: 'EUR' }))).to.equal('3,79 miljoen euro');
    expect(seen(english.amount(-22_000, { spoken: 'EUR' }))).to.equal('−22 thousand euros');
    expect(english.amount(17, { spoken: true })).to.equal('17');
  });

  const ratios: readonly [tag: string, ratio: number, expected: string][] = [
    ['en', 0.662, '66%'],
    ['nl', 0.662, '66%'],
    ['de', 0.662, '66 %'],
    ['en', 1.204, '120%'],
    ['en', -0.05, '−5%'],
    ['en', 1, '100%'],
    ['en', 0.998, '99%'],
  ];
  for (const [tag, ratio, expected] of ratios) {
    it(`per cent: ${ratio} in ${tag} is ${expected}`, () => {
      expect(seen(localeOf(tag).percent(ratio))).to.equal(expected);
    });
  }

  it('N5 differences of ratios are percentage points, with a sign', () => {
    expect(seen(points(english, 0.04))).to.equal('+4 pp');
    expect(seen(points(english, -0.041, 1))).to.equal('−4.1 pp');
    const said = ['nl-NL', 'de', 'da', 'nb', 'sv', 'fr'].map((tag) => seen(points(createLocale(tag, en), 0.04)));
    expect(said).to.deep.equal(['+4 %-punt', '+4 %-Pkt.', '+4 %-point', '+4 %-poeng', '+4 %-enh.', '+4 pp']);
  });
});

describe('Locale periods', () => {
  const quarter: Period = {
    kind: 'quarter',
    key: '2026-Q3',
    from: '2026-07-01',
    to: '2026-09-30',
    year: 2026,
    part: 3,
  };
  const periods: readonly [why: string, period: Period, en: string, nl: string][] = [
    [
      'a calendar year',
      { kind: 'year', key: '2026', from: '2026-01-01', to: '2026-12-31', year: 2026 },
      '2026',
      '2026',
    ],
    [
      'a fiscal year',
      { kind: 'year', key: '2026', from: '2026-07-01', to: '2027-06-30', year: 2026 },
      'FY 2026',
      'boekjaar 2026',
    ],
    [
      'a fiscal year named by its end',
      { kind: 'year', key: '2027', from: '2026-07-01', to: '2027-06-30', year: 2027 },
      'FY 2027',
      'boekjaar 2027',
    ],
    [
      'a half',
      { kind: 'half-year', key: '2026-H1', from: '2026-01-01', to: '2026-06-30', year: 2026, part: 1 },
      'H1 2026',
      'H1 2026',
    ],
    ['a quarter', quarter, 'Q3 2026', 'Q3 2026'],
    ['a quarter cut by a period', { ...quarter, from: '2026-08-15' }, 'Q3 2026', 'Q3 2026'],
    [
      'a quarter of a fiscal year',
      { ...quarter, from: '2027-01-01', to: '2027-03-31' },
      'Q3 FY 2026',
      'Q3 boekjaar 2026',
    ],
    [
      'a quarter that begins in February',
      { kind: 'quarter', key: '2026-Q1', from: '2026-02-01', to: '2026-04-30', year: 2026, part: 1 },
      'Q1 FY 2026',
      'Q1 boekjaar 2026',
    ],
    [
      'a month',
      { kind: 'month', key: '2026-09', from: '2026-09-01', to: '2026-09-30' },
      'September 2026',
      'september 2026',
    ],
    [
      'a month cut by a period',
      { kind: 'month', key: '2026-09', from: '2026-09-10', to: '2026-09-30' },
      'September 2026',
      'september 2026',
    ],
    ['days', { kind: 'range', key: 'x', from: '2026-09-07', to: '2026-09-13' }, 'Sep 7 – 13, 2026', '7–13 sep 2026'],
    [
      'whole months',
      { kind: 'range', key: 'x', from: '2025-09-01', to: '2026-08-31' },
      'Sep 2025 – Aug 2026',
      'sep 2025 – aug 2026',
    ],
  ];
  for (const [why, period, inEnglish, inDutch] of periods) {
    it(`R5 names ${why}: ${inEnglish}`, () => {
      expect(seen(english.period(period))).to.equal(inEnglish);
      expect(seen(dutch.period(period))).to.equal(inDutch);
    });
  }

  it('labels an axis short, narrow and long', () => {
    expect(intervalLabel(english, '2026-09')).to.equal('Sep');
    expect(intervalLabel(createLocale('en-GB', en), '2026-09')).to.equal('Sep');
    expect(intervalLabel(english, '2026-09', 'narrow')).to.equal('S');
    expect(intervalLabel(dutch, '2026-09', 'long')).to.equal('september 2026');
    expect(intervalLabel(english, '2026-Q3')).to.equal('Q3');
    expect(intervalLabel(english, '2026-H2', 'long')).to.equal('H2 2026');
    expect(intervalLabel(english, '2026')).to.equal('2026');
  });

  const now = Date.parse('2026-09-15T07:12:00Z');
  const instants: readonly [then: string, en: string, nl: string][] = [
    ['2026-09-15T07:10:00Z', 'today, 9:10 AM', 'vandaag, 09:10'],
    ['2026-09-14T16:00:00Z', 'yesterday, 6:00 PM', 'gisteren, 18:00'],
    ['2026-09-14T22:30:00Z', 'today, 12:30 AM', 'vandaag, 00:30'],
    ['2026-09-12T16:00:00Z', 'Sep 12, 2026, 6:00 PM', '12 sep 2026, 18:00'],
  ];
  for (const [then, inEnglish, inDutch] of instants) {
    it(`S3 age of figures by the calendar day of the zone: ${then} is ${inEnglish}`, () => {
      expect(seen(english.ago(Date.parse(then), now, 'Europe/Amsterdam'))).to.equal(inEnglish);
      expect(seen(dutch.ago(Date.parse(then), now, 'Europe/Amsterdam'))).to.equal(inDutch);
    });
  }

  it('S3 says yesterday of the calendar day before, which has 23 hours where the clock goes on', () => {
    const night = Date.parse('2026-03-30T00:30:00+02:00');
    const ago = (then: string, zone: string) => seen(english.ago(Date.parse(then), night, zone));
    expect(ago('2026-03-29T18:00:00+02:00', 'Europe/Amsterdam')).to.equal('yesterday, 6:00 PM');
    expect(ago('2026-03-28T23:45:00+01:00', 'Europe/Amsterdam')).to.equal('Mar 28, 2026, 11:45 PM');
    const long = Date.parse('2026-10-26T23:30:00+01:00');
    expect(seen(english.ago(Date.parse('2026-10-25T00:15:00+02:00'), long, 'Europe/Amsterdam'))).to.equal(
      'yesterday, 12:15 AM',
    );
  });

  it('writes a day', () => {
    expect(english.day('2026-09-15')).to.equal('Sep 15, 2026');
    expect(dutch.day('2026-09-15')).to.equal('15 sep 2026');
  });
});

describe('Locale', () => {
  const weeks: readonly [tag: string, day: number][] = [
    ['en', 1],
    ['en-US', 7],
    ['en-GB', 1],
    ['nl', 1],
    ['ar-EG', 6],
  ];
  for (const [tag, day] of weeks) {
    it(`R5 the week of ${tag} starts on day ${day}`, () => {
      expect(localeOf(tag).weekStart).to.equal(day);
    });
  }

  for (const [region, day] of [
    ['US', 7],
    ['EG', 6],
    ['NL', 1],
    ['ZA', 7],
  ] as const) {
    it(`R5 where the browser does not tell, the week of ${region} starts on day ${day}`, () => {
      expect(firstDayIn(region)).to.equal(day);
    });
  }

  it('knows which way the language is written', () => {
    expect(['ar', 'ar-EG', 'he', 'fa', 'pa-Arab'].map((tag) => localeOf(tag).dir)).to.deep.equal(Array(5).fill('rtl'));
    expect(['en', 'nl', 'de', 'arn'].map((tag) => localeOf(tag).dir)).to.deep.equal(Array(4).fill('ltr'));
  });

  const name = { 'nl-BE': 'Vlaams', nl: 'Nederlands', en: 'English', de: 'Deutsch' };
  const names: readonly [tag: string, name: string | Record<string, string> | undefined, expected: string][] = [
    ['nl-BE', name, 'Vlaams'],
    ['nl-NL', name, 'Nederlands'],
    ['fr', name, 'English'],
    ['fr', { de: 'Deutsch' }, 'Deutsch'],
    ['fr', 'Team Noord', 'Team Noord'],
    ['fr', undefined, 'noord'],
    ['fr', {}, 'noord'],
  ];
  for (const [tag, given, expected] of names) {
    it(`picks a name in ${tag} out of ${JSON.stringify(given)}: ${expected}`, () => {
      expect(localeOf(tag).words.name(given, 'noord')).to.equal(expected);
    });
  }

  it('orders names as its readers do', () => {
    const { compare } = createLocale('nl', nl).words;
    expect(['Zoë', 'Ämil', 'Team 10', 'Team 9'].sort(compare)).to.deep.equal(['Ämil', 'Team 9', 'Team 10', 'Zoë']);
  });

  it('names what the house has no names for', () => {
    expect(dutch.words.rest['no-group']).to.equal('Geen groep');
    expect(dutch.words.company).to.equal('Bedrijf');
  });
});
