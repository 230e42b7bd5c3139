import { expect } from '@open-wc/testing';
import { insightOf } from './answering.ts';

describe('pacing', () => {
  for (const calendar of ['constructor', 'toString', '__proto__']) {
    it(`M3 a calendar called "${calendar}" that nobody gave is none`, () => {
      const organisation = { calendar, calendars: { nl: { holidays: [] } } };
      expect(insightOf({ period: '2026-09' }, { organisation })).to.include({ dayKind: 'calendar', daysTotal: 30 });
    });
  }
});
