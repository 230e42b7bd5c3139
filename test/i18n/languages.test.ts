import { expect } from '@open-wc/testing';
import { en } from '../../src/i18n/en.ts';
import { Languages, type Locales } from '../../src/i18n/languages.ts';
import type { Messages } from '../../src/i18n/messages.ts';
import { nl } from '../../src/i18n/nl.ts';

const texts = (company: string): Messages => ({ ...en, company });
const pt = texts('Empresa');
const br = texts('Firma');

/** Languages, and a promise of the next load that ends. */
function languages() {
  let ended: () => void;
  const found = new Languages(() => ended());
  return { found, next: () => new Promise<void>((done) => (ended = done)) };
}

async function warnings(act: () => Promise<void>): Promise<unknown[][]> {
  const { warn } = console;
  const said: unknown[][] = [];
  console.warn = (...words) => said.push(words);
  await act().finally(() => (console.warn = warn));
  return said;
}

describe('Languages', () => {
  const cases: readonly [title: string, tag: string, given: Locales | undefined, found: Messages][] = [
    ['a region has its own texts', 'pt-BR', { pt, 'pt-BR': br }, br],
    ['a region without has those of its language', 'pt-PT', { pt, 'pt-BR': br }, pt],
    ['a script between them is passed over', 'pt-Latn-BR', { pt }, pt],
    ['tags are the same in any case', 'pt-BR', { 'PT-br': br }, br],
    ['a language from outside wins over ours', 'nl-BE', { nl: pt }, pt],
    ['English can be replaced too', 'en-GB', { en: pt }, pt],
    ['ours serve where nobody else has texts', 'nl-BE', { pt }, nl],
    ['without any it is English', 'fr', { pt }, en],
    ['Norwegian that says no form has Bokmål', 'no-NO', { nb: pt }, pt],
    ['Nynorsk has Bokmål where it has no texts of its own', 'nn', { nb: pt }, pt],
    ['Nynorsk has its own where there are some', 'nn-NO', { nb: pt, nn: br }, br],
    ['what every object has is no language', 'constructor', {}, en],
    ['nothing may be given', 'fr', undefined, en],
  ];
  for (const [title, tag, given, expected] of cases) {
    it(`E5 ${title}: ${tag}`, () => {
      expect(languages().found.find(tag, [given, { nl }], 1).messages).to.equal(expected);
    });
  }

  it('E5 says of which language the texts are, however they came', async () => {
    const { found, next } = languages();
    const told = (tag: string, table: Locales = {}) => found.find(tag, [table, { nl }], 1).language;
    expect([told('nl-BE'), told('fr'), told('pt-BR', { pt }), told('pt-BR', { pt, 'PT-br': br })]).to.deep.equal([
      'nl',
      'en',
      'pt',
      'PT-br',
    ]);
    const late = { pt: async () => pt };
    told('pt-PT', late);
    await next();
    expect(told('pt-PT', late)).to.equal('pt');
    const failing = { da: () => Promise.reject(new Error('gone')) };
    await warnings(async () => {
      told('da', failing);
      await next();
    });
    expect(told('da', failing)).to.equal('en');
  });

  it('E5 loads a language once, and has no texts until then', async () => {
    const { found, next } = languages();
    let loads = 0;
    const table = { pt: async () => ((loads += 1), pt) };
    const ended = next();
    expect(found.find('pt', [table], 1).messages).to.equal(undefined);
    expect(found.find('pt', [table], 2).messages).to.equal(undefined);
    await ended;
    expect(found.find('pt', [table], 3).messages).to.equal(pt);
    expect(loads).to.equal(1);
  });

  it('E5 a load that fails is warned of once, and English stands in', async () => {
    const { found, next } = languages();
    const table = { pt: () => Promise.reject(new Error('404')) };
    const said = await warnings(async () => {
      for (const attempt of [1, 2]) {
        const ended = next();
        found.find('pt', [table], attempt);
        await ended;
        expect(found.find('pt', [table], attempt).messages).to.equal(en);
      }
    });
    expect(said).to.have.length(1);
    expect(String(said[0]![0])).to.contain('“pt”');
  });

  it('E5 a load that failed is tried again at the next attempt, in English meanwhile', async () => {
    const { found, next } = languages();
    const results = [Promise.reject(new Error('offline')), Promise.resolve(pt)];
    const table = { pt: () => results.shift()! };
    await warnings(async () => {
      const failed = next();
      found.find('pt', [table], 1);
      await failed;
    });
    expect(found.find('pt', [table], 1).messages, 'not at the same one').to.equal(en);
    const loaded = next();
    expect(found.find('pt', [table], 2).messages).to.equal(en);
    await loaded;
    expect(found.find('pt', [table], 2).messages).to.equal(pt);
  });

  it('E5 what is no table of texts counts as a failure: a module, nothing', async () => {
    for (const wrong of [{ pt }, undefined, null]) {
      const { found, next } = languages();
      const table = { pt: async () => wrong as unknown as Messages };
      const said = await warnings(async () => {
        const ended = next();
        found.find('pt', [table], 1);
        await ended;
      });
      expect(found.find('pt', [table], 1)).to.include({ messages: en, missing: true });
      expect(said).to.have.length(1);
    }
  });
});
