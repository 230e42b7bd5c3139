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
});
