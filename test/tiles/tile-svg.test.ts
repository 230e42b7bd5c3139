import { expect } from '@open-wc/testing';
import { createLocale } from '../../src/i18n/locale.ts';
import { en } from '../../src/i18n/en.ts';
import type { Figures } from '../../src/model/figures.ts';
import { palette } from '../../src/theme/palette.ts';
import { numberKind } from '../../src/tiles/number/number.kind.ts';
import { type PictureOptions, tileSvg } from '../../src/tiles/tile/tile-svg.ts';
import type { TileFacts } from '../../src/tiles/tile/tile-view.ts';
import { FIGURES, INSIGHT } from './facts.ts';

const OPTIONS: PictureOptions = { width: 320, colors: palette('light'), id: 'tile' };

function facts(figures: Partial<Figures> = {}): TileFacts {
  const body = { thresholds: [0.9, 1] } as const;
  return { figures: { ...FIGURES, ...figures }, insight: INSIGHT, options: {}, body, state: {} };
}

function drawn(facts: TileFacts, options: Partial<PictureOptions> = {}): SVGSVGElement {
  const text = tileSvg(numberKind, createLocale('en', en), facts, { ...OPTIONS, ...options });
  const document = new DOMParser().parseFromString(text, 'image/svg+xml');
  expect(document.querySelector('parsererror') === null, text).to.equal(true);
  return document.documentElement as unknown as SVGSVGElement;
}

function words(svg: SVGSVGElement): string {
  return Array.from(svg.querySelectorAll('text'), ({ textContent }) => textContent).join(' ');
}

describe('picture of a whole tile', () => {
  it('has the words of the frame and the figures, and a name', () => {
    const svg = drawn(facts());
    for (const part of [
      'Team North',
      'in EUR',
      '2026',
      '27.0',
      'of 36.0',
      'on pace',
      'expected by today',
      'working days left',
    ]) {
      expect(words(svg)).to.contain(part);
    }
    expect(svg.getAttribute('aria-label')).to.match(/^Team North · .* · 2026$/);
  });

  it('says why there are no figures, in place of them', () => {
    const svg = drawn(facts({ state: 'error', reason: 'offline', message: 'The data cannot be reached.' }));
    expect(words(svg)).to.contain('The data cannot be reached.').and.not.contain('27.0');
  });

  it('has the notes that a page shows behind a button', () => {
    expect(words(drawn(facts(), { notes: ['2 rows were left out.'] }))).to.contain('2 rows were left out.');
  });

  it('grows with its words', () => {
    const height = (width: number) => Number(drawn(facts(), { width }).getAttribute('height'));
    expect(height(160)).to.be.greaterThan(height(640));
  });

  it('takes a name of data for text, never for markup', () => {
    const name = '<script>alert(1)</script> & "Sons"';
    const svg = drawn(facts({ owner: { id: 'group:x', name } }));
    expect(svg.querySelector('script') === null).to.equal(true);
    expect(words(svg)).to.contain(name);
    expect(svg.getAttribute('aria-label')).to.contain(name);
  });

  it('follows from facts that have gone through JSON', () => {
    const told = facts();
    expect(words(drawn(JSON.parse(JSON.stringify(told)) as TileFacts))).to.equal(words(drawn(told)));
  });
});
