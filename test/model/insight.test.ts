import { expect } from '@open-wc/testing';
import type { Actuals } from '../../src/model/actual.ts';
import { measure, refuse } from '../../src/model/figures-of.ts';
import type { Note, ReasonCode } from '../../src/model/note.ts';
import type { Roles } from '../../src/model/queries.ts';
import { ask, type Question } from '../../src/model/question.ts';
import type { FiguresRequest } from '../../src/model/request.ts';
import {
  board,
  catalogueOf,
  defaults,
  figuresOf,
  insightOf,
  organisation,
  pointOf,
  POINTS,
  setOf,
  words,
} from './answering.ts';
import type { Sold } from './answering.ts';
import { atOnce } from '../../src/model/steps.ts';

const sale = (date: string, value: number, user = 'ann', more: Partial<Sold> = {}): Sold => ({
  date,
  value,
  user,
  ...more,
});
const sets = [setOf({ company: 1000 })];
const dimensions = [{ id: 'kind', items: [{ id: 'new' }, { id: 'old' }] }];
const weekdays = { calendar: 'nl', calendars: { nl: {} } };

/** Measures answers given by hand, by role: so many sold in January by each. */
function measured(request: Partial<FiguresRequest>, sold: Partial<Record<keyof Roles, number>>, notes: Note[] = []) {
  const said = { ...organisation, dimensions };
  const question = ask({ ...defaults, ...request }, board, said, catalogueOf(sets)) as Question;
  const roles = Object.entries(question.roles).sort(([, a], [, b]) => a - b);
  const actuals = roles.map(([role]): Actuals => {
    const value = sold[role as keyof Roles];
    return { cells: value === undefined ? [] : [{ user: 'ann', month: '2026-01', value }], notes: [] };
  });
  return atOnce(measure(question, actuals, [{ ...sets[0]!, notes }], words, POINTS[question.request.shape]));
}

describe('measuring: the whole', () => {
  it('R8 takes the total of a count by item from what was counted without items', () => {
    const request = { targetType: 'kind.count', shape: 'parts', by: 'item', compare: ['previous-year'] } as const;
    const sold = {
      actual: 5,
      actualTotal: 4,
      previousYear: 4,
      previousTotal: 3,
      previousYearToDate: 3,
      previousToDateTotal: 2,
    };
    const { figures, insight } = measured(request, sold);
    expect(figures.total).to.include({ actual: 4, previousYear: 3, previousYearToDate: 2 });
    expect(insight!.growth).to.equal(1);
  });

  for (const [targetType, by, noted] of [
    ['kind.count', 'item', true],
    ['kind.count', 'group', false],
    ['kind.amount', 'item', false],
    ['all-sales.count', 'item', false],
  ] as const) {
    it(`R8 ${targetType} by ${by} ${noted ? 'need not add up, and says so' : 'adds up'}`, () => {
      const { notes } = figuresOf({ targetType, by, shape: 'parts' }, { organisation: { dimensions } });
      expect(notes.some(({ code }) => code === 'count-not-additive')).to.equal(noted);
    });
  }

  it('R2 is ready, without a reason, where there is a target and no sale', () => {
    expect(figuresOf({}, { sets })).to.include({ state: 'ready', stale: false }).and.not.have.property('reason');
  });

  it('says the notes of the targets', () => {
    expect(measured({}, {}, [{ code: 'duplicate-target' }]).figures.notes).to.deep.include({
      code: 'duplicate-target',
    });
  });

  for (const [owner, name] of [
    ['company', 'Company'],
    ['group:north', 'North'],
    ['user:ann', 'Ann'],
  ] as const) {
    it(`is called ${name} for ${owner}`, () => expect(figuresOf({ owner }).owner).to.deep.equal({ id: owner, name }));
  }
});

describe('measuring: what a reader may ask beyond the figures', () => {
  it('M4 nothing is needed once the target is reached, all of it before the first sale', () => {
    const needed = (value: number) =>
      insightOf({ period: '2026-09-01/2026-09-30' }, { sets, sold: [sale('2026-09-01', value)] }).needed;
    expect(needed(1000)).to.equal(0);
    expect(needed(5000)).to.equal(0);
    expect(needed(200), '8.00 over 16 days').to.equal(0.5);
  });

  it('M4 nothing is needed per day without a target, or before the period', () => {
    expect(insightOf({}, { sold: [sale('2026-01-01', 1)] }).needed).to.equal(undefined);
    expect(insightOf({ period: '2026-12' }, { sets }).needed).to.equal(undefined);
  });

  it('M4 all that is missing is needed on the last day', () => {
    expect(insightOf({ period: '2026-09' }, { sets, board: { asOf: '2026-09-30' } }).needed).to.equal(10);
  });

  it('R4 without a target the working days say what has elapsed', () => {
    const world = { organisation: weekdays, board: { asOf: '2026-06-09' } };
    expect(insightOf({ period: '2026-06' }, world).elapsed).to.equal(6 / 22);
  });

  it('R3 days without a working day elapse by the calendar', () => {
    const elapsed = (asOf: string) =>
      insightOf({ period: '2026-06-06/2026-06-07' }, { organisation: weekdays, board: { asOf } }).elapsed;
    expect(['2026-06-05', '2026-06-06', '2026-06-07', '2026-06-08'].map(elapsed)).to.deep.equal([0, 0, 0.5, 1]);
  });

  for (const [asOf, todayCounts, running, coming] of [
    ['2026-08-31', false, undefined, '2026-09'],
    ['2026-09-01', false, '2026-09', '2026-10'],
    ['2026-09-30', false, '2026-09', '2026-10'],
    ['2026-09-30', true, undefined, '2026-10'],
  ] as const) {
    it(`R1 on ${asOf}${todayCounts ? ', which counts,' : ''} ${running ?? 'no month'} of autumn runs, ${coming} comes`, () => {
      const world = { sets, board: { asOf, todayCounts } };
      const request = { period: '2026-09-01/2026-11-30', shape: 'intervals' } as const;
      const { points } = insightOf(request, world);
      const keyOf = (at: number) => figuresOf(request, world).points[at]?.key;
      expect(keyOf(points.findIndex((point) => point.running))).to.equal(running);
      expect(keyOf(points.findIndex((point) => point.coming))).to.equal(coming);
    });
  }

  it('R7 an interval that begins today has a last year to date', () => {
    const world = { sold: [sale('2025-09-01', 100), sale('2025-09-02', 20)], board: { asOf: '2026-09-01' } };
    const september = pointOf(figuresOf({ shape: 'intervals', compare: ['previous-year'] }, world), '2026-09');
    expect(september).to.include({ previousYear: 1.2, previousYearToDate: 1 });
  });

  it('R7 the running interval has no last year unless it is compared', () => {
    const september = pointOf(figuresOf({ shape: 'intervals' }, { sold: [sale('2025-09-01', 100)] }), '2026-09');
    expect(september).not.to.have.any.keys('previousYear', 'previousYearToDate');
  });

  it('bars are of the whole period', () => {
    const { points } = insightOf({ shape: 'parts', period: '2026-Q1' });
    expect(points.map(({ from, to }) => [from, to])).to.deep.equal(Array(2).fill(['2026-01-01', '2026-03-31']));
  });

  it('M6 slipping: at risk now, or reached before some of it was taken back', () => {
    const slipping = (...sold: Sold[]) => insightOf({ period: '2026-H2' }, { sets, sold }).slipping;
    const august = (value: number) => sale('2026-08-31', value);
    expect(slipping(august(2500)), 'on pace').to.equal(false);
    expect(slipping(august(2300)), 'behind').to.equal(true);
    expect(slipping(august(2000)), 'at risk').to.equal(true);
    expect(slipping(august(1999)), 'behind already').to.equal(false);
    expect(slipping(august(6000), sale('2026-09-01', -4500)), 'reached then').to.equal(true);
  });

  it('M6 nothing slips in its first interval, or without a target', () => {
    const january = { sets, board: { asOf: '2026-01-31' } };
    expect(insightOf({ period: '2026-01' }, january).slipping).to.equal(false);
    expect(insightOf({}, { sold: [sale('2026-01-01', 1)] }).slipping).to.equal(false);
  });

  it('M10 tells direction, grouping and the revision of the targets', () => {
    expect(insightOf({}, { sets })).to.include({ lowerIsBetter: false, groupBy: 'sale', targetRevision: 1 });
    const world = { board: { groupBy: 'member' as const }, organisation: { groupBy: 'sale' as const } };
    expect(insightOf({ lowerIsBetter: true }, world)).to.include({
      lowerIsBetter: true,
      groupBy: 'member',
      targetRevision: 0,
    });
    expect(insightOf({}, { organisation: { groupBy: 'member' } }).groupBy).to.equal('member');
  });
});

describe('measuring: the pace', () => {
  const seasons = { retail: [0, 1, ...Array<number>(10).fill(0)] };
  const pace = (wanted: FiguresRequest['pace'], organisation: object) =>
    insightOf({ pace: wanted }, { sets, organisation }).pace;

  it('M3 goes by the season that is asked for, and says nothing then', () => {
    const figures = figuresOf({ pace: 'profile', period: '2026' }, { sets, organisation: { seasons } });
    expect(pace('profile', { ...weekdays, seasons })).to.equal('profile');
    expect(figures.notes).to.deep.equal([]);
  });

  for (const [why, calendars, calendar, expected] of [
    ['the only calendar', { nl: {} }, undefined, 'working-days'],
    ['calendar days where none of two is named', { nl: {}, no: {} }, undefined, 'linear'],
    ['the one of two that is named', { nl: {}, no: {} }, 'no', 'working-days'],
    ['calendar days where what is named is not there', { nl: {} }, 'no', 'linear'],
    ['calendar days where there is none', undefined, undefined, 'linear'],
  ] as const) {
    it(`M3 goes by ${why}`, () => expect(pace(undefined, { calendars, calendar })).to.equal(expected));
  }

  it('M3 goes by calendar days where these are asked for', () => {
    expect(pace('linear', weekdays)).to.equal('linear');
  });
});

describe('measuring: what cannot be asked', () => {
  const refused = (reason: ReasonCode, request: Partial<FiguresRequest> = {}, value?: string) =>
    refuse({ reason, value }, { ...defaults, ...request }, board, words).figures;

  it('is empty without a source, an error otherwise, with the value that was wrong', () => {
    expect(refused('no-source')).to.deep.include({ state: 'empty', reason: 'no-source', stale: false, notes: [] });
    expect(refused('unknown-owner', {}, 'user:x')).to.deep.include({
      state: 'error',
      notes: [{ code: 'unknown-owner', value: 'user:x' }],
    });
  });

  for (const [request, unit] of [
    [{ targetType: 'kind.count' }, 'count'],
    [{ targetType: 'a.b.profit' }, 'profit'],
    [{ targetType: 'kind.weight' }, 'amount'],
    [{ targetType: 'kind.count', measure: 'profit' }, 'profit'],
  ] as const) {
    it(`R9 would have measured ${unit} of ${JSON.stringify(request)}`, () => {
      expect(refused('offline', request).measure).to.equal(unit);
    });
  }

  it('says whom and when was asked, no days for a period that means nothing', () => {
    expect(refused('offline', { period: '2025-Q1' }).period).to.include({ from: '2025-01-01', to: '2025-03-31' });
    expect(refused('offline', { period: 'soon' }).period).to.deep.equal({ from: '', to: '', label: '' });
    expect(refused('unknown-period').period).to.deep.equal({ from: '', to: '', label: '' });
    expect(refused('offline').owner).to.deep.equal({ id: 'company', name: 'Company' });
    expect(refused('offline', { owner: 'user:ann' }).owner).to.deep.equal({ id: 'user:ann', name: '' });
  });
});
