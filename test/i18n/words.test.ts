import { expect } from '@open-wc/testing';
import { guide as englishGuide } from '../../src/i18n/en-guide.ts';
import { en } from '../../src/i18n/en.ts';
import { createLocale } from '../../src/i18n/locale.ts';
import type { Messages } from '../../src/i18n/messages.ts';
import { nl } from '../../src/i18n/nl.ts';
import { scaleFor } from '../../src/i18n/scale.ts';
import { LANGUAGES, PROBLEM_WORDS, sampleFor, textsOf } from './tables.ts';

const OTHERS = LANGUAGES.filter(([tag]) => tag !== 'en');

/** What stands where there is little room: the verdict and what is told beside it. */
const NARROW =
  /^(statuses|noTargetForThis|members|unread|against|(behind|slipping)By|ahead|behind|(more|less)Than|expectedBy|asExpected|(above|below|on|near)Target|headingFor|needed|roomLeft|targetFor|soldBesides|days|starts|markOfPace|forecastVariance|open$)/;

/** Texts that may be longer, because no shorter word says it. */
const LONGER: Readonly<Record<string, readonly string[]>> = {
  de: ['statuses.incomplete'],
};

/** What is written as in English, in each language. */
const ALIKE: readonly string[] = [
  '',
  'Status',
  'Offline.',
  'Q17',
  'H17',
  '17 20',
  'in 17',
  '17, 20',
  '17 (20)',
  'forecast',
  'total',
];
/** What one language has in common with English. */
const ALSO_ALIKE: Readonly<Record<string, readonly string[]>> = {
  nl: ['k', '17 of 20'],
  de: ['Person'],
  da: ['Person', 'k', 'version 17'],
  nb: ['Person', 'k'],
  sv: ['Person', 'k', 'bn', 'version 17'],
};

/** Words that none of the languages has; names of attributes and settings stand in quotes or before `=`. */
const ENGLISH = /\b(the|this|that|with|from|which|there|could|cannot|your|target|sales|rows?|today|expected)\b/i;

const NOTHING = { ...PROBLEM_WORDS, value: '', place: '', expected: '' };

/** All texts of a language, also those that are loaded later. */
async function allTexts(messages: Messages): Promise<[path: string, text: string][]> {
  const { notes, failures, problems } = await messages.problems();
  return [
    ...textsOf(messages, sampleFor),
    ...textsOf({ notes, failures, problems }, () => [{ ...PROBLEM_WORDS, place: '3' }]),
    ...textsOf((await messages.guideTexts?.()) ?? englishGuide, () => ['17', '20', '30']),
  ];
}

for (const [tag, messages] of OTHERS) {
  describe(`words of ${tag}`, () => {
    const locale = createLocale(tag, messages);

    it('E5 has no word of English', async () => {
      const english = new Map(await allTexts(en));
      for (const [path, text] of await allTexts(messages)) {
        const own = text.replace(/[“”„«][^“”„«»]*[“”«»]|target-type=|value: across/g, '');
        expect(own, path).not.to.match(ENGLISH);
        if (text === english.get(path)) expect([...ALIKE, ...(ALSO_ALIKE[tag] ?? [])], path).to.include(text);
      }
    });

    it('E5 says one, two and none as the language does', async () => {
      const said = (count: (n: number) => string) => [1, 2, 0].map((n) => count(n).replace(/\d+ ?/, ''));
      const { notes, tilesChanged } = await messages.problems();
      const sentence = (code: 'rows-refused' | 'targets-refused' | 'total-differs' | 'months-without-target') =>
        said((n) => notes[code]({ ...NOTHING, count: locale.count(n), of: locale.count(n) }));
      const counted = {
        ...Object.fromEntries(
          ['working' as const, 'calendar' as const].flatMap((kind) => [
            [`daysLeft ${kind}`, said((n) => messages.daysLeft(locale.count(n), kind))],
            [
              `daysGone ${kind}`,
              said((n) => messages.daysGone(locale.count(n), locale.count(n), kind).replace(/^\d+/, '')),
            ],
          ]),
        ),
        notes: said((n) => messages.notes(locale.count(n))),
        tilesChanged: said((n) => tilesChanged(locale.count(n))),
        unread: said((n) => messages.unread.targets(locale.count(n))),
        rows: sentence('rows-refused'),
        targets: sentence('targets-refused'),
        totals: sentence('total-differs'),
        months: sentence('months-without-target'),
      };
      for (const [name, [single, several, none]] of Object.entries(counted)) {
        expect(single, name).not.to.equal(several);
        expect(none, name).to.equal(several);
      }
    });

    it('E7 N13 says its verdict in about the room that English and Dutch take', () => {
      const [english, dutch] = [en, nl].map((each) => new Map(textsOf(each, sampleFor)));
      const isLong = ([path, text]: readonly [string, string]) =>
        NARROW.test(path) && text.length > 1.25 * Math.max(english!.get(path)!.length, dutch!.get(path)!.length);
      const long = textsOf(messages, sampleFor).filter(isLong);
      expect(long.map(([path]) => path)).to.deep.equal(LONGER[tag] ?? []);
    });

    it('N4 N6 has a word for thousands, millions, milliards and billions, each its own and short', () => {
      const units = [1e3, 1e6, 1e9, 1e12].map((value) => locale.unitWord(scaleFor([value])));
      expect(new Set(units).size).to.equal(4);
      for (const unit of units) expect(unit).to.match(/^\p{L}{1,4}\.?$/u);
      expect(locale.unit(scaleFor([5e6]), 'EUR')).to.equal(`${units[1]} EUR`);
    });
  });
}
