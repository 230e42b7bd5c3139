import { expect } from '@open-wc/testing';
import { insightOf } from './answering.ts';

describe('pacing', () => {
  for (const [calendars, dayKind, daysTotal] of [
    [{}, 'calendar', 30],
    [{ nl: {} }, 'working', 22],
    [{ nl: {}, de: {} }, 'calendar', 30],
  ] as const) {
    const count = Object.keys(calendars).length;
    it(`M3 where nobody names a calendar, of ${count} the only one holds: ${dayKind} days`, () => {
      expect(insightOf({ period: '2026-09' }, { organisation: { calendars } })).to.include({ dayKind, daysTotal });
    });
  }

  for (const calendar of ['constructor', 'toString', '__proto__']) {
    it(`M3 a calendar called "${calendar}" that nobody gave is none`, () => {
      const organisation = { calendar, calendars: { nl: { holidays: [] } } };
      expect(insightOf({ period: '2026-09' }, { organisation })).to.include({ dayKind: 'calendar', daysTotal: 30 });
    });
  }
});
