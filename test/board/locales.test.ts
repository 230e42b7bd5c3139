import { expect } from '@open-wc/testing';
import '../../src/define/all.ts';
import { problems as english } from '../../src/i18n/en-problems.ts';
import { en } from '../../src/i18n/en.ts';
import type { Messages } from '../../src/i18n/messages.ts';
import type { Problems } from '../../src/i18n/problems.ts';
import { SourceError } from '../../src/source/source-error.ts';
import { clearStage, figuresWhen, HandSource, settled, stage, textOf, world, type TileLike } from '../tiles/fixture.ts';

const problems: Problems = {
  ...english,
  failures: { ...english.failures, 'not-found': ({ file }) => `${file} findes ikke.` },
  notes: {
    ...english.notes,
    'wrong-attribute': () => 'En indstilling er ikke forstået.',
    hidden: () => 'Noget er skjult.',
  },
  attribute: (name, value, allowed) => `${name}: “${value}” kan ikke bruges her. Muligt: ${allowed}.`,
};

/** A host's Danish, as far as these tests need it. */
const da: Messages = {
  ...en,
  company: 'Firma',
  total: 'I alt',
  measures: { amount: 'Salg', count: 'Antal salg', profit: 'Fortjeneste' },
  ofOnly: (target) => `af ${target}`,
  notes: (count) => `${count.text} ${count.plural === 'one' ? 'bemærkning' : 'bemærkninger'}`,
  problems: async () => problems,
};

const tag = { locale: 'da-DK' };

describe('a language from outside', () => {
  afterEach(clearStage);

  it('E5 is on the tiles of a board', async () => {
    const { tile } = stage('<target-number></target-number>', tag, { ...world(), locales: { da: async () => da } });
    expect((await settled(tile)).total.label).to.equal('I alt');
    expect(textOf(tile)).to.contain('Salg').and.contain('af 60');
  });

  it('E5 is on a tile outside a board', async () => {
    const tile = document.createElement('target-number');
    tile.setAttribute('locale', 'da');
    tile.setAttribute('as-of', '2026-09-15');
    Object.assign(tile, world(), { locales: { da } });
    document.body.append(tile);
    expect((await settled(tile)).total.label).to.equal('I alt');
  });

  it('E5 says the notes', async () => {
    const { tile } = stage('<target-number pace="fast"></target-number>', tag, { ...world(), locales: { da } });
    await settled(tile);
    while (!textOf(tile).includes('kan ikke bruges her')) await new Promise(requestAnimationFrame);
    expect(textOf(tile)).to.contain('pace: “fast”');
    expect(tile.shadowRoot!.querySelector('.notes')!.ariaLabel).to.contain('1 bemærkning');
  });

  it('E5 says what failed', async () => {
    const source = new HandSource();
    source.answer(new SourceError('not-found', '404', { file: 'salg.csv' }));
    const { tile } = stage('<target-number></target-number>', tag, { ...world(), source, locales: { da } });
    expect((await settled(tile)).message).to.equal('salg.csv findes ikke.');
  });

  it('E5 may come later', async () => {
    const { board, tile } = stage('<target-number></target-number>', { ...tag, locale: 'fi' });
    expect((await settled(tile)).total.label).to.equal('Total');
    board.locales = { fi: da };
    expect((await figuresWhen(tile, ({ total }) => total.label === 'I alt')).state).to.equal('ready');
  });

  it('E5 is loaded again with the data where it could not be loaded', async () => {
    const { warn } = console;
    console.warn = () => {};
    const results = [Promise.reject(new Error('404')), Promise.resolve(da)];
    const locales = { da: () => results.shift() ?? Promise.resolve(da) };
    const { tile } = stage('<target-number></target-number>', tag, { ...world(), locales });
    expect((await settled(tile)).total.label).to.equal('Total');
    console.warn = warn;
    (tile as TileLike & { refresh(): void }).refresh();
    expect((await figuresWhen(tile, ({ total }) => total.label === 'I alt')).state).to.equal('ready');
  });
});
