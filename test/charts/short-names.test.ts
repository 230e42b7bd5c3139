import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { shortNames } from '../../src/charts/short-names.ts';
import { estimatedWidth, measuredWidth } from '../../src/charts/text-width.ts';

/** Every letter is 1 wide. */
const letters = (text: string) => Array.from(new Intl.Segmenter('en').segment(text), ({ segment }) => segment);
const count = (text: string) => letters(text).length;
const short = (names: readonly string[], room: number) => {
  const texts = shortNames(names, room, count);
  return names.map((name) => texts.get(name));
};

/** Letters of one unit and of many, with marks, joined, of both directions, and what names have between words. */
const letter = fc.constantFrom('a', 'b', 'é', 'e\u0301', '1', '2', ' ', '-', '…', '👩‍👩‍👧‍👦', '🇳🇱', '漢', 'ش', 'م', 'ס');
const part = fc.string({ unit: letter, maxLength: 12 });
/** Lists in which names share beginnings and ends. */
const list = fc
  .tuple(fc.array(part, { minLength: 1, maxLength: 3 }), fc.array(part, { minLength: 1, maxLength: 3 }))
  .chain(([heads, ends]) =>
    fc.array(
      fc.tuple(fc.constantFrom(...heads), part, fc.constantFrom(...ends)).map((parts) => parts.join('')),
      { minLength: 1, maxLength: 12 },
    ),
  );

describe('shortNames', () => {
  it('N4 leaves names that fit, and shortens others at the end', () => {
    expect(short(['Ann', 'Featherstonehaugh'], 8)).to.deep.equal(['Ann', 'Feather…']);
  });

  it('N4 shows in what names differ that begin alike, the whole last word or number where it fits', () => {
    const names = ['01 Breda', '02 Breda', '13 Gouda'].map((end) => `Nordwind Handelsmaatschappij ${end}`);
    expect(short(names, 16)).to.deep.equal(['Nordwin…01 Breda', 'Nordwin…02 Breda', 'Nordwin…13 Gouda']);
    expect(short(['Nordwind Filiale Essen', 'Nordwind Filiale Erfurt'], 14)).to.deep.equal([
      'Nordwind…Essen',
      'Nordwin…Erfurt',
    ]);
    expect(short(['Verwaltungsbezirk117', 'Verwaltungsbezirk118'], 8)).to.deep.equal(['Verw…117', 'Verw…118']);
  });

  it('N4 shows more than a letter of the part in which names differ', () => {
    const names = ['Nordwind Handelsmaatschappij Breda', 'Nordwind Handelsmaatschappij Gouda'];
    expect(short(names, 31)).to.deep.equal(['Nordwind Handelsmaatschap…Breda', 'Nordwind Handelsmaatschap…Gouda']);
  });

  it('N4 shows all of the part in which a family differs, though some differ only at its end', () => {
    const names = ['Breda 1', 'Breda 2', 'Gouda'].map((end) => `Nordwind Handelsmaatschappij ${end}`);
    expect(short(names, 14)).to.deep.equal(['Nordwi…Breda 1', 'Nordwi…Breda 2', 'Nordwind…Gouda']);
  });

  it('N4 begins where names differ, and ends where the room does, if the rest is longer', () => {
    const names = ['Nordwind Amsterdam Sloterdijk', 'Nordwind Ambachtsschool Utrecht'];
    expect(short(names, 9)).to.deep.equal(['…sterdam…', '…bachtss…']);
  });

  it('N4 tells a name from one that goes on after it', () => {
    expect(short(['Nordwind Maatschappij', 'Nordwind Maatschappij B'], 12)).to.deep.equal([
      'Nordwind M…j',
      'Nordwind M…B',
    ]);
  });

  it('N4 shows more of what comes before where the ends are alike', () => {
    const names = ['binnen A', 'binnen B', 'buiten A', 'buiten B'].map((end) => `Team Noord, verkoop ${end}`);
    expect(new Set(short(names, 14)).size).to.equal(4);
    for (const text of short(names, 14)) expect(text).to.match(/^Tea.*n [AB]$/);
    expect(short(names, 7)).to.deep.equal(['T…nen A', 'T…nen B', 'T…ten A', 'T…ten B']);
  });

  it('N4 leaves the ellipsis at the end of names that do not begin alike, beside others that do', () => {
    const names = ['Nordwind Benelux', 'Nordwind Bretagne', 'Zuiderlicht Groep'];
    expect(short(names, 10)).to.deep.equal(['No…Benelux', 'N…Bretagne', 'Zuiderlic…']);
    expect(short(['Noorderlicht', 'Nordwind Groep'], 9)).to.deep.equal(['Noorderl…', 'Nordwind…']);
  });

  it('E7 takes no letter apart: no emoji, flag or letter with its marks', () => {
    const cut = (name: string, room: number) => shortNames([name], room, ({ length }) => length).get(name);
    expect(cut('👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 15)).to.equal('👩‍👩‍👧‍👦…');
    expect(cut('🇳🇱🇳🇱', 7)).to.equal('🇳🇱…');
    expect(cut('ee\u0301e', 3)).to.equal('e…');
    fc.assert(
      fc.property(list, fc.integer({ min: 4, max: 60 }), (names, room) => {
        for (const [name, text] of shortNames(names, room, ({ length }) => length)) {
          if (text === name) continue;
          const all = letters(name);
          const known = new Set([...all, ...letters(text).filter((one) => /[…\d]/.test(one))]);
          expect(letters(text).filter((one) => !known.has(one))).to.deep.equal([]);
        }
      }),
    );
  });

  it('E7 has no text wider than the room, and none changed that fits', () => {
    const room = fc.integer({ min: 15, max: 300 });
    const widths = [estimatedWidth(12), measuredWidth('sans-serif', 12)];
    fc.assert(
      fc.property(list, room, fc.constantFrom(...widths), (names, room, textWidth) => {
        for (const [name, text] of shortNames(names, room, textWidth)) {
          expect(textWidth(text)).to.be.at.most(room);
          if (textWidth(name) <= room) expect(text).to.equal(name);
          else expect(text).to.contain('…');
        }
      }),
    );
  });

  it('N4 no two names read alike where the room has an ellipsis and a number', () => {
    fc.assert(
      fc.property(list, fc.integer({ min: 4, max: 30 }), (names, room) => {
        expect(new Set(shortNames(names, room, count).values()).size).to.equal(new Set(names).size);
      }),
      { numRuns: 1000 },
    );
  });

  it('is the same whatever the order of the list', () => {
    fc.assert(
      fc.property(list, fc.integer({ min: 1, max: 30 }), (names, room) => {
        const texts = shortNames(names, room, count);
        const turned = shortNames([...names].reverse(), room, count);
        for (const name of names) expect(turned.get(name)).to.equal(texts.get(name));
      }),
    );
  });

  it('shortens a thousand names that begin alike at once', () => {
    const names = Array.from({ length: 1000 }, (_, at) => `Nordwind Handelsmaatschappij Benelux ${at}`);
    const texts = short(names, 14);
    expect(new Set(texts).size).to.equal(1000);
    expect([texts[7], texts[321]]).to.deep.equal(['Nordwind Han…7', 'Nordwind H…321']);
  });
});
