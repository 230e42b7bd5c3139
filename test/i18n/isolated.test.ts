import { expect } from '@open-wc/testing';
import { en } from '../../src/i18n/en.ts';
import { problems } from '../../src/i18n/en-problems.ts';
import { attributeText, failureText, noteText } from '../../src/i18n/explain.ts';
import { headingOf } from '../../src/i18n/heading.ts';
import { isolated } from '../../src/i18n/isolated.ts';
import { createLocale } from '../../src/i18n/locale.ts';
import { pointText } from '../../src/i18n/point-text.ts';

const english = createLocale('en', en);
const arabic = createLocale('ar', en);

/** Whether nothing outside of isolations turns what follows it. */
function isCalm(sentence: string): boolean {
  const outside = sentence.replace(/\u2068[^\u2068\u2069]*\u2069/g, '');
  return sentence.includes('\u2068') && !/[\u202a-\u202e\u2066-\u2069\n]/.test(outside);
}

import { year } from './facts.ts';

describe('a value in a sentence', () => {
  it('is left as it is where it runs like the sentence', () => {
    for (const name of ['Team Noord', 'Łódź 東京', '12 % – (x)', '']) expect(isolated(english, name)).to.equal(name);
  });

  for (const [why, name] of [
    ['U+202E', 'Ann\u202e'],
    ['Hebrew letters', 'דנה 12'],
    ['Arabic letters', 'سارة'],
    ['old letters of Asia', '\u{10900}'],
  ] as const)
    it(`is isolated with ${why}`, () => expect(isolated(english, name)).to.equal(`\u2068${name}\u2069`));

  it('is isolated in a language from right to left, whatever it is', () =>
    expect(isolated(arabic, 'Acme Inc.')).to.equal('\u2068Acme Inc.\u2069'));

  for (const [why, leaving] of [
    ['the end of an isolation', '\u2069'],
    ['the end of a line', '\n'],
    ['the end of a paragraph', '\u2029'],
  ] as const)
    it(`does not leave its isolation by ${why}`, () =>
      expect(isolated(english, `a${leaving}\u202eb`)).to.equal('\u2068a \u202eb\u2069'));

  it('is cut where it is too long, between letters', () => {
    expect(isolated(english, 'x'.repeat(201))).to.equal(`${'x'.repeat(200)}…`);
    expect(isolated(english, 'x'.repeat(199) + '🙂🙂')).to.equal(`${'x'.repeat(199)}…`);
  });

  const name = 'Ann\u2069\u202eb';
  const sentences: readonly [what: string, sentence: string][] = [
    [
      'a heading',
      headingOf(english, {
        who: name,
        measure: 'amount',
        items: [name, name],
        scale: { power: 0, decimals: 0 },
        period: '2026',
      }).text,
    ],
    ['a point', pointText(english, name, { actual: 1 }, { pace: year })],
    [
      'a failure',
      failureText(english, problems, 'invalid-data', {
        problem: 'bad-value',
        file: name,
        path: name,
        value: name,
        expected: name,
      }),
    ],
    ['a note', noteText(english, problems, { code: 'rows-refused', count: 1, line: 2, value: name })],
    ['a wrong attribute', attributeText(english, problems, 'by', name, [name, 'group'])],
  ];
  for (const [what, sentence] of sentences)
    it(`turns nothing else in the sentence of ${what}`, () => expect(isCalm(sentence), sentence).to.equal(true));
});
