import { expect } from '@open-wc/testing';
import { dataAge } from '../../demo/data-age.ts';
import { texts } from '../../demo/texts.ts';
import type { Figures } from '../../src/model/figures.ts';

const NOW = Date.UTC(2026, 8, 15, 12);
const came = (minutes: number, more: Partial<Figures> = {}) =>
  ({ asOf: '2026-09-15', dataAt: new Date(NOW - minutes * 60_000).toISOString(), stale: false, ...more }) as Figures;
const said = (...figures: Figures[]) => dataAge(figures, texts.en, 'en-GB', NOW);

describe('the age of the data of the demo’s board', () => {
  it('is the time at which the oldest of it came', () => {
    expect(said(came(1), came(30))).to.deep.equal({
      text: `As of 15 Sept 2026 · data fetched at ${new Date(NOW - 1_800_000).toTimeString().slice(0, 5)}`,
      isOld: false,
    });
  });

  const old: readonly [minutes: number, text: string][] = [
    [59, 'data fetched at'],
    [60, 'data fetched 1 hour ago'],
    [60 * 23 + 59, 'data fetched 23 hours ago'],
    [60 * 24, 'data fetched 1 day ago'],
    [60 * 24 * 10, 'data fetched 10 days ago'],
  ];
  for (const [minutes, text] of old) {
    it(`after ${minutes} minutes: ${text}`, () => {
      const age = said(came(minutes), came(0))!;
      expect(age.text).to.contain(text);
      expect(age.isOld).to.equal(minutes >= 60);
    });
  }

  it('says that a refresh failed, not that one is under way', () => {
    expect(said(came(1), came(1, { stale: true, reason: 'offline' }))!.text).to.match(/could not be refreshed$/);
    expect(said(came(1, { stale: true }))!.isOld).to.equal(false);
  });

  it('says the earliest day where tiles have figures of several, and nothing before there are any', () => {
    expect(said(came(0), came(0, { asOf: '2026-09-14' }))!.text).to.contain('As of 14 Sept 2026');
    expect(said(came(0, { dataAt: undefined }))).to.equal(undefined);
  });

  it('has words in every language, with a place for the day and the time', () => {
    for (const { asOf, fetchedAt, fetchedAgo } of Object.values(texts))
      expect([asOf, fetchedAt, fetchedAgo].every((text) => text.includes('{}'))).to.equal(true);
  });
});
