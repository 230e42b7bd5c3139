import { expect } from '@open-wc/testing';
import { dateReader } from '../../../src/adapters/tables/date-form.ts';
import { caught } from '../caught.ts';

describe('dateReader', () => {
  const iso: [text: string, day: string | undefined][] = [
    ['2026-07-01', '2026-07-01'],
    [' 2026-07-01 ', '2026-07-01'],
    ['2024-02-29', '2024-02-29'],
    ['2026-07-01T23:59', '2026-07-01'],
    ['2026-07-01 23:59:59.999', '2026-07-01'],
    ['2026-02-29', undefined],
    ['2026-13-01', undefined],
    ['2026-00-10', undefined],
    ['2026-06-31', undefined],
    ['2026-7-1', undefined],
    ['20260701', '2026-07-01'],
    ['20260231', undefined],
    ['20260701T233000Z', '2026-07-02'],
    ['2026-07-01 23:30:00 UTC', '2026-07-02'],
    ['2026-07-01 23:30:00.1234567 UTC', '2026-07-02'],
    ['2026-07-01 23:30 CEST', '2026-07-01'],
    ['2026-07-01 23:30:00 America/New_York', '2026-07-02'],
    ['2026-07-01T23:30:00+02:00[Europe/Paris]', '2026-07-01'],
    ['2026-07-01 23:30 XYZ', undefined],
    ['2026-07-01 23:30 Europe/Atlantis', undefined],
    ['01-07-2026', undefined],
    ['2026-07-01T24:30', undefined],
    ['2026-07-01T10:60', undefined],
    ['2016-12-31T23:59:60', '2016-12-31'],
    ['2016-12-31T23:59:61', undefined],
    ['2026-07-01T', undefined],
    ['2026-07-01Z', undefined],
    ['', undefined],
    ['yesterday', undefined],
  ];
  for (const [text, day] of iso) {
    it(`bad input: reads ISO dates that exist: "${text}" is ${day ?? 'refused'}`, () => {
      expect(dateReader(undefined, { timeZone: 'Europe/Amsterdam' })(text)).to.equal(day);
    });
  }

  const zoned: [text: string, zone: string | undefined, day: string][] = [
    ['2026-07-01T23:30', 'America/New_York', '2026-07-01'],
    ['2026-07-01T23:30Z', 'Europe/Amsterdam', '2026-07-02'],
    ['2026-07-01T21:59:59.999Z', 'Europe/Amsterdam', '2026-07-01'],
    ['2026-07-01T22:00:00Z', 'Europe/Amsterdam', '2026-07-02'],
    ['2026-01-01T22:30Z', 'Europe/Amsterdam', '2026-01-01'],
    ['2026-01-01T23:00Z', 'Europe/Amsterdam', '2026-01-02'],
    ['2026-07-01T02:00+02:00', 'America/New_York', '2026-06-30'],
    ['2026-07-01T20:00-0500', 'Europe/Amsterdam', '2026-07-02'],
    ['2026-07-01 18:14Z', 'Asia/Kathmandu', '2026-07-01'],
    ['2026-07-01 18:15Z', 'Asia/Kathmandu', '2026-07-02'],
    ['2026-07-02T05:29+05:30', 'UTC', '2026-07-01'],
    ['2026-07-02T05:30+05:30', 'UTC', '2026-07-02'],
    ['2026-07-01T20:29-0330', 'UTC', '2026-07-01'],
    ['2026-07-01T20:30-0330', 'UTC', '2026-07-02'],
    ['2026-07-02T00:00:30Z', 'UTC', '2026-07-02'],
    ['2026-07-01T23:30Z', undefined, '2026-07-01'],
    ['2026-07-01T00:30+09', undefined, '2026-07-01'],
  ];
  for (const [text, timeZone, day] of zoned) {
    it(`A4 a date-time is a date of the organisation's zone: ${text} in ${timeZone ?? 'no zone'} is ${day}`, () => {
      expect(dateReader(undefined, { timeZone })(text)).to.equal(day);
    });
  }

  const patterns: [pattern: string, text: string, day: string | undefined, locale?: string][] = [
    ['EEEE MMMM d yyyy', 'Friday December 1 2017', '2017-12-01'],
    ['EEEE MMMM d yyyy', 'friday  DECEMBER 1 2017', '2017-12-01'],
    ['EEEE MMMM d yyyy', 'Monday December 1 2017', undefined],
    ['EEEE MMMM d yyyy', 'Friday Dezembru 1 2017', undefined],
    ['EEEE MMMM d yyyy', 'Friday Dezember 1 2017', '2017-12-01'],
    ['EEEE MMMM d yyyy', 'Friday December 32 2017', undefined],
    ['dd.MM.yyyy', '01.07.2026', '2026-07-01'],
    ['dd.MM.yyyy', '1.7.2026', '2026-07-01'],
    ['d-M-yyyy', '01-04-2026', '2026-04-01'],
    ['dd-MM-yyyy', '1-4-2026', '2026-04-01'],
    ['yyyyMMdd', '202671', undefined],
    ['DD/MM/YYYY', '31/01/2026', '2026-01-31'],
    ['dd/mm/yyyy', '31/01/2026', '2026-01-31'],
    ['dd/mm/yyyy', '31/13/2026', undefined],
    ['dd.MM.yyyy HH:mm:ss', '1.7.2026 23:30:00.125', '2026-07-01'],
    ['d. MMM yyyy', '1. Mrz 2026', '2026-03-01', 'de'],
    ['dd-MMM-yy', '01-Mrz-26', '2026-03-01'],
    ['d MMM yyyy', '1 sept. 2026', '2026-09-01', 'fr'],
    ['d MMM yyyy', '1 fevr. 2026', '2026-02-01'],
    ['serial', '46032', '2026-01-10'],
    ['serial', '46032.97', '2026-01-10'],
    ['serial', '59', '1900-02-28'],
    ['serial', '61', '1900-03-01'],
    ['serial', '60', undefined],
    ['serial', '2026-01-10', undefined],
    ['dd.MM.yyyy', '31.06.2026', undefined],
    ['dd.MM.yyyy', '01x07x2026', undefined],
    ['M/d/yy', '7/1/26', '2026-07-01'],
    ['M/d/yy', '12/31/99', '1999-12-31'],
    ['M/d/yy', '2/3/69', '2069-02-03'],
    ['M/d/yy', '2/3/70', '1970-02-03'],
    ['dd.MM.yyyy', '01.07.26', undefined],
    ['d/M/y', '1/7/2026', '2026-07-01'],
    ['yyyyMMdd', '20260701', '2026-07-01'],
    ['d MMM yyyy', '1 Sept 2026', '2026-09-01'],
    ['d MMM yyyy', '1 Sep. 2026', '2026-09-01'],
    ['d MMM yyyy', '3 May 2026', '2026-05-03'],
    ['EEE, d MMM yyyy', 'Wed, 1 Jul 2026', '2026-07-01'],
    ['d MMMM yyyy', '1 maart 2026', '2026-03-01', 'nl'],
    ['d MMM yyyy', '1 mrt 2026', '2026-03-01', 'nl'],
    ['d MMMM yyyy', '1 March 2026', '2026-03-01', 'nl'],
    ['EEEE d MMMM yyyy', 'woensdag 1 juli 2026', '2026-07-01', 'nl'],
    ['d. MMMM yyyy', '1. März 2026', '2026-03-01', 'de'],
    ['d MMMM yyyy', '1 lipca 2026', '2026-07-01', 'pl'],
    ["d 'de' MMMM 'de' yyyy", '1 de julho de 2026', '2026-07-01', 'pt'],
    ["dd 'o''clock' MM yyyy", "01 o'clock 07 2026", '2026-07-01'],
    ['yyyy年M月d日', '2026年7月1日', '2026-07-01'],
    ['dd-MM-yyyy HH:mm', '01-07-2026 23:59', '2026-07-01'],
    ['dd-MM-yyyy HH:mm', '01-07-2026 24:59', undefined],
    ['M/d/yyyy h:mm a', '7/1/2026 11:30 PM', '2026-07-01'],
    ["yyyy-MM-dd'T'HH:mm:ss.SSSX", '2026-07-01T22:30:00.000Z', '2026-07-02'],
    ['M/d/yyyy h:mm a X', '7/1/2026 12:30 AM +02', '2026-07-01'],
    ['M/d/yyyy h:mm a X', '7/1/2026 11:30 AM +00', '2026-07-01'],
    ['M/d/yyyy h:mm a X', '7/1/2026 11:30 pm +00', '2026-07-02'],
  ];
  for (const [pattern, text, day, locale] of patterns) {
    it(`reads ${pattern}${locale ? ` in ${locale}` : ''}: "${text}" is ${day ?? 'refused'}`, () => {
      expect(dateReader(pattern, { locale, timeZone: 'Europe/Amsterdam' })(text)).to.equal(day);
    });
  }

  for (const [pattern, value] of [
    ['yyyy-QQ-dd', 'QQ'],
    ['dd.MMMMM.yyyy', 'MMMMM'],
    ['ddd.MM.yyyy', 'ddd'],
    ['EEEEE dd.MM.yyyy', 'EEEEE'],
    ['dd.MM.yyyy dd', 'dd'],
    ['MM.yyyy', 'MM.yyyy'],
    ['TT.mm.yyyy', 'TT'],
  ] as const) {
    it(`names what a pattern does not mean: ${pattern}`, async () => {
      const error = await caught(() => dateReader(pattern, {}));
      expect(error.detail).to.include({ problem: 'bad-value', path: 'dates', value });
    });
  }

  it('names an unknown time zone', async () => {
    const error = await caught(() => dateReader(undefined, { timeZone: 'Europe/Atlantis' }));
    expect(error.detail).to.include({ problem: 'bad-value', path: 'timeZone', value: 'Europe/Atlantis' });
  });
});
