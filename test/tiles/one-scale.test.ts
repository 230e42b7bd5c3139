import { expect } from '@open-wc/testing';
import { en } from '../../src/i18n/en.ts';
import { createLocale } from '../../src/i18n/locale.ts';
import { scaleForParts } from '../../src/i18n/parts-scale.ts';
import { barFigure } from '../../src/tiles/bar/bar.figure.ts';
import type { Ready } from '../../src/tiles/tile/tile.figure.ts';
import { answer, setOf } from '../model/answering.ts';

const locale = createLocale('en', en);

/** Bars of a company: euros sold by each, and the target of each. */
function readyOf(sold: Readonly<Record<string, number>>, targets: Readonly<Record<string, number>>): Ready {
  return answer(
    { period: '2026', pace: 'linear', shape: 'parts', by: 'user', compare: ['target'] },
    {
      sold: Object.entries(sold).map(([user, euros]) => ({ user, date: '2026-03-03', value: euros * 100 })),
      sets: [
        setOf(
          Object.fromEntries(
            Object.entries(targets).map(([user, euros]) => [
              `user:${user}`,
              Array<number>(12).fill((euros * 100) / 12),
            ]),
          ),
        ),
      ],
      board: { asOf: '2026-07-02' },
    },
  ) as Ready;
}

/** Unit of the heading, then what each row says, and the total. */
function written(...of: Parameters<typeof readyOf>) {
  const { scale, chart, totalText = [] } = barFigure(readyOf(...of), locale, { compare: ['target'] });
  const named = chart.points.filter(({ values }) => values.actual);
  const rows = named.map(({ values, goal }) => `${chart.write(values.actual!)} ${goal ?? ''}`.trim());
  return [locale.unitWord(scale), ...rows, totalText.join(' ').replaceAll('\u00A0', ' ')];
}

describe('one scale in a tile of bars', () => {
  it('N6 follows what the rows have sold, though their targets are a digit longer', () => {
    expect(written({ ann: 994_215, bob: 137_580 }, { ann: 1_638_000 })).to.deep.equal([
      'k',
      '994 of 1,638',
      '138',
      'actual 1,132',
    ]);
  });

  it('N13 says one bar, the total and its target in the unit of the heading', () => {
    expect(written({ ann: 138 }, { ann: 1_680 })).to.deep.equal(['', '138 of 1,680', 'actual 138']);
  });

  it('N13 a total that is too long for the unit of the rows has its own beside it', () => {
    const ready = readyOf({ ann: 900_000 }, {});
    const { figures } = ready;
    const total = (actual: number) =>
      barFigure({ ...ready, figures: { ...figures, total: { ...figures.total, actual } } }, locale, {}).totalText;
    expect(total(9_000_000)).to.deep.equal(['actual 9,000']);
    expect(total(27_000_000)).to.deep.equal(['actual 27.0\u00A0M']);
  });

  it('N6 keeps the larger unit where a number would have five digits, and where nothing is sold yet', () => {
    expect(scaleForParts([0.2e6], [0.2e6, 12e6])).to.deep.equal({ power: 6, decimals: 1 });
    expect(scaleForParts([], [1.6e6])).to.deep.equal({ power: 6, decimals: 2 });
    expect(scaleForParts([2e6], [2e6, 3e6])).to.deep.equal({ power: 6, decimals: 2 });
    expect(scaleForParts([994], [994, 1638], 'full', 2)).to.deep.equal({ power: 0, decimals: 0 });
  });
});

describe('rows of bars', () => {
  it('N12 where less is better a sign agrees with the judgement, and never points against the difference', () => {
    const ready = readyOf({ ann: 900, bob: 10 }, { ann: 1_200, bob: 1_200 });
    const insight = { ...ready.insight, lowerIsBetter: true };
    const points = ready.figures.points.map((one) => ({
      ...one,
      status: one.key === 'user:ann' ? ('behind' as const) : ('on-pace' as const),
    }));
    const { chart } = barFigure({ figures: { ...ready.figures, points }, insight }, locale, { compare: ['target'] });
    const said = chart.points.flatMap(({ variance }) => (variance ? [variance.text[0], variance.tone] : []));
    expect(said.slice(0, 4)).to.deep.equal(['!', 'bad', '✓', 'good']);
  });
});
