import { expect } from '@open-wc/testing';
import { en } from '../../src/i18n/en.ts';
import { createLocale } from '../../src/i18n/locale.ts';
import { barFigure } from '../../src/tiles/bar/bar.figure.ts';
import { factsOf } from '../../src/tiles/tile/chart-facts.ts';
import type { Ready } from '../../src/tiles/tile/tile.figure.ts';
import { FIGURES, INSIGHT } from './facts.ts';

describe('what is said of a point', () => {
  it('a name turns nothing but itself', () => {
    const points = [{ key: 'user:ann', label: 'Ann\u202e', actual: 1 }];
    const ready: Ready = { figures: { ...FIGURES, points }, insight: { ...INSIGHT, points: [{}] as never } };
    const { context } = barFigure(ready, createLocale('en', en), {});
    const { label, text } = factsOf(context, 0);
    expect(label).to.equal('\u2068Ann\u202e\u2069');
    expect(text.startsWith(`${label}: `)).to.equal(true);
  });

  describe('M11 with a target for a part of what was sold', () => {
    const point = { key: '2026-Q1', label: 'Q1', actual: 270, compared: 180, target: 200, variance: -20 };
    const points = [{ ...point, attainment: 0.9, status: 'missed' as const, forecast: 190 }];
    const insights = [{ besides: 90, from: '2026-01-01', to: '2026-03-31', running: false, coming: false }] as never;
    const ready: Ready = {
      figures: { ...FIGURES, points },
      insight: { ...INSIGHT, decimals: 0, targeted: { months: 9, of: 12 }, besides: 1000, points: insights },
    };
    const locale = createLocale('en', en);

    it('draws the gap between the marks as large as the variance', () => {
      const [{ values, variance } = {}] = barFigure(ready, locale, { compare: ['target', 'forecast'] }).chart.points;
      expect(values).to.deep.equal({ actual: 270, target: 290, forecast: 280 });
      expect(variance).to.deep.include({ value: -20, tone: 'bad' });
    });

    it('in per cent draws what is held against the target', () => {
      const options = { compare: ['target'] as const, asPercent: true };
      expect(barFigure(ready, locale, options).chart.points[0]!.values).to.deep.equal({ actual: 0.9, target: 1 });
    });

    it('names both amounts, and says what was sold besides', () => {
      const { rows, text } = factsOf(barFigure(ready, locale, { compare: ['target'] }).context, 0);
      expect(rows.slice(0, 3).map(({ name, text: value }) => [name, value])).to.deep.equal([
        ['actual', '270'],
        ['with a target', '180'],
        ['target', '200'],
      ]);
      expect(text).to.contain('180 of 200 euros, 20 euros (10%) under target, 90 euros without a target');
      expect(text).not.to.contain('months');
    });
  });

  it('N6 a forecast is no finer than what was sold and wanted, with all digits too', () => {
    const points = [{ key: '2026-01', label: 'Jan', actual: 1234, target: 2000, forecast: 1870.25 }];
    const ready: Ready = { figures: { ...FIGURES, points }, insight: { ...INSIGHT, points: [{}] as never } };
    const scaleOf = (one: Ready) =>
      barFigure(one, createLocale('en', en), { digits: 'full', compare: ['target', 'forecast'] }).scale;
    expect(scaleOf(ready)).to.deep.equal({ power: 0, decimals: 0 });
    const cents = { ...ready, figures: { ...ready.figures, points: [{ ...points[0]!, actual: 1234.5 }] } };
    expect(scaleOf(cents)).to.deep.equal({ power: 0, decimals: 2 });
  });

  it('N6 bars and their total are in the unit of what was sold, where a target fits it too', () => {
    const points = [{ key: 'user:ann', label: 'Ann', actual: 138, target: 1680 }];
    const total = { ...FIGURES.total, actual: 138, target: undefined, attainment: undefined };
    const ready: Ready = { figures: { ...FIGURES, points, total }, insight: { ...INSIGHT, points: [{}] as never } };
    const { scale, totalText } = barFigure(ready, createLocale('en', en), { compare: ['target'] });
    expect(scale.power).to.equal(0);
    expect(totalText!.join(' ').replaceAll('\u00A0', ' ')).to.equal('actual 138');
  });
});
