import { expect } from '@open-wc/testing';
import '../../src/define/all.ts';
// Here already: of those that wait for a module to come, the last may be the first to have it.
import '../../src/tiles/tile/large-parts.ts';
import '../../src/tiles/tile/trend-parts.ts';
import { en } from '../../src/i18n/en.ts';
import { createLocale } from '../../src/i18n/locale.ts';
import { nl } from '../../src/i18n/nl.ts';
import type { Figure } from '../../src/model/figures.ts';
import type { Insight } from '../../src/model/insight.ts';
import type { Compare } from '../../src/model/request.ts';
import { largeFacts } from '../../src/tiles/tile/large-facts.figure.ts';
import { FIGURES, INSIGHT } from './facts.ts';
import { clearStage, settled, stage, type TileLike } from './fixture.ts';
import { heard } from './heard.ts';

const ALL: readonly Compare[] = ['target', 'previous-year', 'forecast', 'pipeline'];
const COMPARED = {
  actual: 27_000.25,
  forecast: 33_821.19,
  previousYear: 40_000,
  previousYearToDate: 24_545.45,
  pipeline: 1_234.5,
};

describe('facts of a large tile', () => {
  const told = (total: Partial<Figure>, more: Partial<Insight> = {}, compare = ALL, locale = createLocale('en', en)) =>
    largeFacts(
      locale,
      { figures: { ...FIGURES, total: { ...FIGURES.total, ...total } }, insight: { ...INSIGHT, ...more } },
      { digits: 'full', compare },
    ).map(({ name, value, more: against }) => [name, value, against]);

  it('N17 are where it will end with its gap to the target, last year to date with its change, and the pipeline', () => {
    expect(told(COMPARED)).to.deep.equal([
      ['forecast', '33,821.19', '2,178.81 (6%) under target'],
      ['last year to date', '24,545.45', '+10%'],
      ['weighted pipeline', '1,234.50', undefined],
    ]);
  });

  it('E5 are named and written in the language of the tile', () => {
    expect(told(COMPARED, {}, ALL, createLocale('nl', nl))).to.deep.equal([
      ['prognose', '33.821,19', '2.178,81 (6%) onder doel'],
      ['vorig jaar tot nu toe', '24.545,45', '+10%'],
      ['gewogen pipeline', '1.234,50', undefined],
    ]);
  });

  it('N15 have the forecast, whatever is compared, where a sentence would say it: not too early, not at the end', () => {
    const names = (total: Partial<Figure>, more: Partial<Insight> = {}) =>
      told({ ...COMPARED, ...total }, more, ['target']).map(([name]) => name);
    expect(names({})).to.deep.equal(['forecast']);
    expect(names({ status: 'too-early' })).to.deep.equal([]);
    expect(names({ status: 'reached', forecast: undefined }, { ended: true, daysLeft: 0 })).to.deep.equal([]);
  });

  it('M8 have the whole of last year for a period that is over, and no change where there is none to tell', () => {
    const over = { begun: true, ended: true, daysLeft: 0, growth: undefined };
    expect(told({ ...COMPARED, forecast: undefined, status: 'reached' }, over, ['previous-year'])).to.deep.equal([
      ['last year', '40,000.00', undefined],
    ]);
  });

  it('have a forecast without a target to hold it against, and none of what the model has not', () => {
    expect(
      told({ actual: 7.25, forecast: 10, target: undefined, expected: undefined, status: 'no-target' }),
    ).to.deep.equal([['forecast', '10.00', undefined]]);
    expect(told({})).to.deep.equal([]);
  });
});

/** Waits for frames until it holds. */
async function until(tile: TileLike, holds: () => boolean): Promise<void> {
  for (let frame = 0; !holds(); frame++) {
    if (frame > 300) throw new Error('in vain');
    await new Promise(requestAnimationFrame);
    await tile.updateComplete;
  }
}

const partOf = (tile: TileLike, part: string) => tile.shadowRoot!.querySelector<HTMLElement>(`[part="${part}"]`);
const isSeen = (tile: TileLike, part: string) => !!partOf(tile, part)?.getClientRects().length;

async function large(tag: string, size: string, attributes = 'compare="target previous-year"', board = {}) {
  const { tile } = stage(`<${tag} ${attributes} style="${size}"></${tag}>`, board);
  await settled(tile);
  return tile;
}

describe('large tiles', () => {
  afterEach(clearStage);

  for (const [tag, size, shown] of [
    ['target-number', [287, 220], ''],
    ['target-number', [320, 124], 'trend'],
    ['target-number', [383, 288], 'trend'],
    ['target-number', [384, 288], 'trend'],
    ['target-number', [480, 320], 'facts trend'],
    ['target-bullet', [479, 320], ''],
    ['target-bullet', [480, 320], 'facts'],
    ['target-bullet', [480, 416], 'facts trend'],
  ] as const)
    it(`N16, N17 ${tag} of ${size.join(' × ')} shows ${shown || 'neither facts nor trend'}`, async () => {
      const [width, height] = size;
      const tile = await large(tag, `width: ${width}px; height: ${height}px`);
      const wanted = shown.split(' ').filter(Boolean);
      await until(tile, () => wanted.every((part) => isSeen(tile, part)));
      const seen = ['facts', 'trend'].filter((part) => isSeen(tile, part));
      expect(seen).to.deep.equal(wanted);
      // What a fact tells, no sentence repeats.
      const told = wanted.includes('facts');
      expect([isSeen(tile, 'outlook'), isSeen(tile, 'comparison')]).to.deep.equal([!told, !told]);
    });

  it('N17 grow and shrink with the box', async () => {
    const tile = await large('target-number', 'width: 320px; height: 220px');
    expect(isSeen(tile, 'facts')).to.equal(false);
    Object.assign(tile.style, { width: '600px', height: '400px' });
    await until(tile, () => isSeen(tile, 'facts'));
    Object.assign(tile.style, { width: '320px', height: '220px' });
    await until(tile, () => !isSeen(tile, 'facts') && isSeen(tile, 'outlook'));
  });

  it('E10 are said once, by the picture alone', async () => {
    const tile = await large('target-number', 'width: 900px; height: 600px');
    await until(tile, () => isSeen(tile, 'facts') && isSeen(tile, 'trend'));
    const said = heard(tile).join(' | ');
    expect(said.match(/heading for/g)).to.have.length(1);
    expect(said.match(/last year/g)).to.have.length(1);
    expect(said).not.to.contain('forecast');
  });

  it('E7 keep the order of numbers from right to left', async () => {
    const tile = await large('target-bullet', 'width: 600px; height: 500px', undefined, { locale: 'ar' });
    await until(tile, () => isSeen(tile, 'facts'));
    const [first, second] = partOf(tile, 'facts')!.querySelectorAll('b');
    expect(first!.getBoundingClientRect().right).to.equal(second!.getBoundingClientRect().right);
    const [gap] = partOf(tile, 'facts')!.querySelectorAll('dd .muted');
    expect(gap!.getBoundingClientRect().right).to.be.below(first!.getBoundingClientRect().left);
    expect(getComputedStyle(first!).unicodeBidi).to.equal('plaintext');
  });
});
