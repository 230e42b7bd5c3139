import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { momentOf } from '../../src/model/moment.ts';
import { instantAt, localTime } from '../../src/model/zoned-time.ts';

const utc = (text: string, zone?: string) => {
  const { instant } = momentOf(text, zone) ?? {};
  return instant === undefined ? undefined : new Date(instant).toISOString();
};

describe('a moment', () => {
  const TEXTS = [
    ['a date is its whole day in the zone', '2026-03-01', 'Europe/Amsterdam', '2026-03-01T22:59:59.999Z', '2026-03-01'],
    ['a day of 23 hours ends with it', '2026-03-29', 'Europe/Amsterdam', '2026-03-29T21:59:59.999Z', '2026-03-29'],
    [
      'a time is that of the zone',
      '2026-07-01T14:00',
      'Europe/Amsterdam',
      '2026-07-01T12:00:00.000Z',
      '2026-07-01T14:00',
    ],
    ['seconds count', '2026-07-01T14:00:30.5', 'Asia/Kolkata', '2026-07-01T08:30:30.500Z', '2026-07-01T14:00'],
    ['an offset wins over the zone', '2026-07-01T14:00-03:30', 'UTC', '2026-07-01T17:30:00.000Z', '2026-07-01T17:30'],
    ['Z is Greenwich', '2026-12-31T23:30Z', 'Asia/Tokyo', '2026-12-31T23:30:00.000Z', '2027-01-01T08:30'],
  ] as const;
  for (const [rule, text, zone, instant, local] of TEXTS) {
    it(`T29 ${rule}: ${text}`, () => {
      expect(utc(text, zone)).to.equal(instant);
      expect(momentOf(text, zone)!.local).to.equal(local);
    });
  }

  for (const text of [
    '',
    'yesterday',
    '1 March 2026',
    '2026-02-30',
    '2026-03',
    '20260301',
    '2026-03-01T25:00',
    '2026-13-01',
    '1e3',
  ])
    it(`T29 is not “${text}”`, () => expect(momentOf(text, 'UTC')).to.equal(undefined));

  it('T29 told by the clocks of a zone is read as the same minute again, but for the hour that comes twice', () => {
    const zone = fc.constantFrom('UTC', 'Europe/Amsterdam', 'America/St_Johns', 'Asia/Kathmandu', 'Pacific/Auckland');
    const minute = fc.integer({ min: Date.UTC(1990) / 60_000, max: Date.UTC(2060) / 60_000 });
    fc.assert(
      fc.property(zone, minute, (timeZone, at) => {
        const local = localTime(timeZone, at * 60_000);
        const again = instantAt(timeZone, Date.parse(`${local}Z`)) / 60_000;
        expect([0, 60]).to.include(Math.abs(again - at));
        expect(localTime(timeZone, again * 60_000)).to.equal(local);
      }),
    );
  });
});
