import { expect } from '@open-wc/testing';
import { en } from '../../src/i18n/en.ts';
import type { FigureFacts, PaceFacts } from '../../src/i18n/facts.ts';
import { createLocale } from '../../src/i18n/locale.ts';
import { nl } from '../../src/i18n/nl.ts';
import { figureRows, type PointFacts, pointText } from '../../src/i18n/point-text.ts';
import { seen, year } from './facts.ts';

const english = createLocale('en', en);
const dutch = createLocale('nl', nl);

describe('figureRows', () => {
  const figure: FigureFacts = {
    actual: 398,
    target: 420,
    attainment: 0.9476,
    variance: -22,
    variancePercent: -0.0524,
    previousYear: 380,
  };
  const write = (value: number, sign: boolean): string => english.number(value, 0, sign);

  it('I1 names every figure there is, in one order, and none that there is not', () => {
    expect(figureRows(english, figure, write).map(({ name, text }) => `${name} ${text}`)).to.deep.equal([
      'actual 398',
      'target 420',
      'of target 95%',
      'variance −22',
      'variance % −5%',
      'last year 380',
    ]);
  });

  it('N5 only variances have a plus sign', () => {
    const ahead = figureRows(english, { actual: 5, variance: 2, variancePercent: 0.4 }, write);
    expect(ahead.map(({ text }) => text)).to.deep.equal(['5', '+2', '+40%']);
  });
});

describe('pointText', () => {
  const running: FigureFacts = {
    actual: 100_000,
    target: 318_000,
    expected: 130_000,
    forecast: 245_000,
    attainment: 0.31,
    variance: -218_000,
    status: 'at-risk',
  };
  const month: PaceFacts = {
    ...year,
    period: { kind: 'range', key: '', from: '2026-09-01', to: '2026-09-30' },
  };
  const over = { ...month, ended: true };

  const cases: readonly [why: string, figure: FigureFacts, facts: PointFacts, text: string][] = [
    [
      'running',
      running,
      { pace: month, running: true, currency: 'EUR' },
      'Sep, running: at risk, 30 thousand euros (23%) behind, 100 of 318 thousand euros, 130 thousand euros expected by today, forecast 245 thousand euros',
    ],
    [
      'over',
      { actual: 300_000, target: 318_000, status: 'missed', previousYear: 280_000 },
      { pace: over, currency: 'EUR' },
      'Sep: target missed, 300 of 318 thousand euros, 18 thousand euros (6%) under target, last year 280 thousand euros',
    ],
    [
      'to come',
      { target: 318_000, status: 'not-begun' },
      { pace: { ...month, begun: false } },
      'Sep: not begun, target 318 thousand',
    ],
    ['without target', { actual: 17, status: 'no-target' }, { pace: over }, 'Sep: no target, 17'],
    ['with a target of 0', { actual: 17, target: 0, status: 'zero-target' }, { pace: over }, 'Sep: target is 0, 17'],
    [
      'that is cut and open',
      { actual: 17 },
      { pace: over, open: true, partial: 'month' },
      'Sep: 17, only part of this month counts, figures may still change',
    ],
  ];
  for (const [why, figure, facts, text] of cases)
    it(`E10 a point says its verdict first, then figures in full units, each once: ${why}`, () => {
      expect(seen(pointText(english, 'Sep', figure, facts))).to.equal(text);
    });

  it('E10 in Dutch', () => {
    expect(seen(pointText(dutch, 'sep', running, { pace: month, running: true, currency: 'EUR' }))).to.equal(
      'sep, loopt nog: in gevaar, 30 duizend euro (23%) achter, 100 van 318 duizend euro, 130 duizend euro verwacht tot vandaag, prognose 245 duizend euro',
    );
  });
});
