import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { guide as englishGuide } from '../../src/i18n/en-guide.ts';
import { en } from '../../src/i18n/en.ts';
import { failureText, noteText } from '../../src/i18n/explain.ts';
import type { FigureFacts, PaceFacts } from '../../src/i18n/facts.ts';
import { createLocale } from '../../src/i18n/locale.ts';
import type { Status } from '../../src/model/figures.ts';
import type { NoteCode } from '../../src/model/note.ts';
import { pointText } from '../../src/i18n/point-text.ts';
import { help } from '../../src/i18n/help.ts';
import { valueText } from '../../src/i18n/value-text.ts';
import type { ProblemCode } from '../../src/source/source-error.ts';
import { LANGUAGES, PROBLEM_WORDS, sampleFor, textsOf } from './tables.ts';

function pathsOf(table: object): string[] {
  return textsOf(table, () => ['a', 'b', 'c']).map(([path]) => path);
}

function isGood(text: string, path: string): void {
  expect(text.trim(), path).not.to.equal('');
  expect(text, path).not.to.match(/undefined|null|NaN|Infinity|\[object|[{}]|\$/);
  expect(text, path).not.to.match(/ {2}|\(\)|“”|„“|””|«»|^[ .,:]|[ ,:]$/);
}

for (const [tag, messages] of LANGUAGES) {
  describe(`texts of ${tag}`, () => {
    const locale = createLocale(tag, messages);

    it('E5 has every text of every language, and no other', () => {
      for (const [, other] of LANGUAGES) expect(pathsOf(messages)).to.have.members(pathsOf(other));
    });

    it('E5 has a good text for everything of first paint', () => {
      for (const [path, text] of textsOf(messages, sampleFor)) if (path !== 'units.0') isGood(text, path);
    });

    it('E5 has a good sentence for every note, failure and problem', async () => {
      const { line, option, unknownNote, attribute, targetsAsOf, didYouMean, tilesChanged, ...rest } =
        await messages.problems();
      for (const [path, text] of textsOf(rest, () => [PROBLEM_WORDS])) isGood(text, path);
      for (const text of [
        line('3'),
        tilesChanged({ text: '3', plural: 'other' }),
        option('dates'),
        unknownNote('x'),
        attribute('a', 'b', 'c'),
        targetsAsOf('1 March'),
        didYouMean('x'),
      ])
        isGood(text, text);
    });

    it('E5 has a good text for all that explains a tile, and every one of English', async () => {
      const guide = await messages.guideTexts?.();
      if (tag !== 'en') expect(pathsOf(guide!)).to.have.members(pathsOf(englishGuide));
      for (const [path, text] of textsOf(guide ?? englishGuide, () => ['17', '20', '30'])) isGood(text, path);
    });

    it('E5 has a good sentence where nothing more is known', async () => {
      const problems = await messages.problems();
      for (const code of Object.keys(problems.failures)) isGood(failureText(locale, problems, code), code);
      for (const problem of Object.keys(problems.problems) as ProblemCode[]) {
        const detail = { problem, expected: 'date', ...(problem === 'locked' ? { value: 'x' } : {}) };
        isGood(failureText(locale, problems, 'invalid-data', detail), problem);
      }
      for (const code of Object.keys(problems.notes) as NoteCode[])
        isGood(noteText(locale, problems, { code, value: 'x' }), code);
    });

    it('uses what it is given: no sentence loses a value', async () => {
      const problems = await messages.problems();
      const { failures, notes } = problems;
      for (const [code, said] of Object.entries({
        ...notes,
        'bad-value': problems.problems['bad-value'],
        ...failures,
      })) {
        if (!NEED_VALUE.has(code)) continue;
        expect(said({ ...PROBLEM_WORDS, value: 'Zq9' } as Parameters<typeof said>[0]), code).to.contain('Zq9');
      }
    });

    it('the sentence that helps is always whole, whatever the figures', () => {
      fc.assert(
        fc.property(figures, paces, (figure, pace) => {
          const { status, gap, part, basis, scope, todo, outlook } = help(locale, figure, pace);
          for (const text of [status?.text, gap, part, basis, scope, ...todo, outlook])
            if (text !== undefined) isGood(text, text);
          isGood(`x ${valueText(locale, figure, pace, { currency: 'EUR' })}.`, 'valueText');
          isGood(
            pointText(locale, 'x', { ...figure, actual: figure.actual ?? 1 }, { pace, currency: 'EUR' }),
            'pointText',
          );
        }),
      );
    });
  });
}

const NEED_VALUE = new Set([
  'rows-refused',
  'missing-rate',
  'not-filtered',
  'unknown-member',
  'target-rows-refused',
  'unknown-target-owner',
  'no-items',
  'lookup-misses',
  'wrong-attribute',
  'bad-value',
  'unknown-owner',
  'invalid-data',
]);

const statuses = Object.keys(en.statuses).filter((code) => code !== 'slipping') as Status[];
const money = fc.option(
  fc.integer({ min: -9e13, max: 9e13 }).map((minor) => minor / 100),
  { nil: undefined },
);
const figures: fc.Arbitrary<FigureFacts> = fc.record({
  actual: money,
  target: money,
  expected: money,
  attainment: fc.option(fc.double({ min: -5, max: 50, noNaN: true }), { nil: undefined }),
  variance: money,
  forecast: money,
  status: fc.option(fc.constantFrom(...statuses), { nil: undefined }),
});
const paces: fc.Arbitrary<PaceFacts> = fc.record({
  period: fc.constantFrom(
    { kind: 'year', key: '2026', from: '2026-01-01', to: '2026-12-31', year: 2026 } as const,
    { kind: 'month', key: '2026-09', from: '2026-09-01', to: '2026-09-30' } as const,
    { kind: 'range', key: 'x', from: '2026-09-07', to: '2026-09-13' } as const,
  ),
  dayKind: fc.constantFrom('working', 'calendar'),
  daysGone: fc.nat(366),
  daysLeft: fc.nat(366),
  daysTotal: fc.nat(366),
  needed: fc.option(fc.double({ min: 0, max: 1e9, noNaN: true }), { nil: undefined }),
  slipping: fc.boolean(),
  begun: fc.boolean(),
  ended: fc.boolean(),
  lowerIsBetter: fc.boolean(),
  decimals: fc.constantFrom(0, 2, 3),
});
