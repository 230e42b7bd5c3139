import { expect } from '@open-wc/testing';
import { en } from '../../src/i18n/en.ts';
import { createLocale } from '../../src/i18n/locale.ts';
import { noteTexts } from '../../src/tiles/tile/note-texts.ts';

describe('the sentence of a wrong attribute', () => {
  const allowed = new Map([['by', ['user', 'group']]]);
  for (const [value, sentence] of [
    ['by=team', 'by: “team” is not allowed here, so the default is used. Allowed: user or group.'],
    ['fiscal-year-name=x', 'fiscal-year-name: “x” is not allowed here, so the default is used. Allowed: start or end.'],
    // A host's source sends notes of its own.
    ['constructor=x', 'A setting is not understood and its default is used: constructor=x.'],
    ['toString=x', 'A setting is not understood and its default is used: toString=x.'],
  ] as const) {
    it(`says what is allowed, as far as that is known: ${value}`, async () => {
      const note = { code: 'wrong-attribute', value } as const;
      expect(await noteTexts([note], createLocale('en', en), allowed)).to.deep.equal([sentence]);
    });
  }
});
