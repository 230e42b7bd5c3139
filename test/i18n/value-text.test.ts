import { expect } from '@open-wc/testing';
import { en } from '../../src/i18n/en.ts';
import { createLocale } from '../../src/i18n/locale.ts';
import { nl } from '../../src/i18n/nl.ts';
import { valueText } from '../../src/i18n/value-text.ts';
import { onPace, seen, year } from './facts.ts';

const english = createLocale('en', en);
const dutch = createLocale('nl', nl);
const figure = { ...onPace, forecast: 5_410_000 };

describe('valueText', () => {
  it('E1 E10 says the verdict, then value, target, per cent, gap, outlook and time left, in full units', () => {
    expect(seen(valueText(english, figure, year, { currency: 'EUR' }))).to.equal(
      'on pace, 3.79 of 5.76 million euros, 66%, 22 thousand euros (1%) ahead, 3.77 million euros expected by today, ' +
        'heading for 5.41 million euros: 350 thousand euros (6%) under target, ' +
        '26 thousand euros a working day needed, 76 working days left',
    );
  });

  it('E1 E10 in Dutch', () => {
    expect(
      seen(valueText(dutch, { ...figure, status: 'behind', actual: 3_500_000 }, year, { currency: 'EUR' })),
    ).to.match(
      /^loopt 270 duizend euro \(7%\) achter, 3,5 van 5,76 miljoen euro, 66%, 3,77 miljoen euro verwacht tot vandaag, op weg naar/,
    );
  });

  it('E10 says both units where they are not the same', () => {
    const said = valueText(english, { ...figure, actual: 912_000, attainment: undefined }, year, { currency: 'EUR' });
    expect(seen(said)).to.contain(', 912 thousand euros of 5.76 million euros,');
  });

  it('E1 without target says so once', () => {
    expect(valueText(english, { actual: 3, status: 'no-target' }, { ...year, decimals: 0 })).to.equal(
      '3, no target for this year, 76 working days left',
    );
  });

  it('N11 counts are said whole: 30 of 60', () => {
    const counts = { ...year, decimals: 0, needed: undefined };
    const said = valueText(english, { actual: 30, target: 60, attainment: 0.5 }, counts);
    expect(said).to.equal('30 of 60, 50%, 76 working days left');
  });

  it('N6 says all digits where all are written', () => {
    const said = valueText(english, onPace, year, { currency: 'EUR', digits: 'full' });
    expect(seen(said)).to.contain('3,790,000 of 5,760,000 euros, 66%, 22,000 euros (1%) ahead');
  });

  it('E1 comparisons are told, but no forecast a second time', () => {
    const compare = ['target', 'previous-year', 'forecast', 'pipeline'];
    const all = { ...figure, previousYearToDate: 3_410_000, pipeline: 402_000 };
    expect(seen(valueText(english, all, { ...year, growth: 0.111 }, { compare }))).to.match(
      /76 working days left, last year to date 3\.41 million \(\+11%\), weighted pipeline 402 thousand$/,
    );
  });
});
