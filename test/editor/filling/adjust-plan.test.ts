import { expect } from '@open-wc/testing';
import {
  type AdjustBy,
  type AdjustChoice,
  planAdjust,
  readPercent,
  spreadsOf,
} from '../../../src/editor/filling/adjust-plan.ts';
import { houseOf, type Sheet, sumsContext } from '../../../src/editor/sheet.ts';
import { emptyDraft, rowAmong, setIn, tableOf } from '../../../src/model/draft.ts';
import { ALL_SALES_AMOUNT, type Organisation } from '../../../src/model/organisation.ts';
import type { OwnerKey } from '../../../src/model/owner.ts';
import type { RowSales } from '../../../src/model/row-sales.ts';
import { sheetSums } from '../../../src/model/sheet-sums.ts';
import type { TargetRow, TargetSet } from '../../../src/model/target.ts';
import { boardOf, KEY, ORGANISATION, repositoryOf, row, setOf } from '../editing.ts';

const LAST: readonly TargetRow[] = [row('user:ann', 200_00), row('group:north', 400_00, { currency: 'EUR' })];

function sheetOf(set: TargetSet = setOf(), organisation: Partial<Organisation> = {}): Sheet {
  const { words } = boardOf(repositoryOf()).locale;
  const whole = { ...ORGANISATION, listed: true, ...organisation };
  const catalogue = { types: [], sets: [], owners: [], currencies: [] };
  const house = houseOf({ organisation: whole, catalogue }, {}, {}, words);
  const drafted = setIn(emptyDraft([set]), KEY)!;
  const previous = { ...setOf(LAST), year: 2025 };
  return {
    key: KEY,
    house,
    type: ALL_SALES_AMOUNT,
    set: drafted,
    sums: sheetSums(drafted, sumsContext(KEY, ALL_SALES_AMOUNT, house)),
    previous,
    previousRows: tableOf(previous.rows),
  };
}

const rowsOf = (sheet: Sheet, ...owners: OwnerKey[]) => owners.map((owner) => rowAmong(sheet.set.rows, { owner })!);
const choice = (more: Partial<AdjustChoice>): AdjustChoice => ({
  mode: 'amount',
  amount: '',
  percent: '',
  spread: 'as-now',
  ...more,
});
const by = (more: Partial<AdjustBy> = {}): AdjustBy => ({ sign: '.', asOf: '2026-04-15', basis: {}, ...more });
const sold = (value: number): RowSales => ({ of: () => Array<number>(12).fill(value) });
const afterOf = (plan: ReturnType<typeof planAdjust>) => plan.fill!.rows[0]!.after;

describe('planAdjust', () => {
  it('T11, T16 sets the year to what is typed, exactly, by the shape that the row has', () => {
    const sheet = sheetOf(setOf([row('user:ann', 0, { values: [100, 300, ...Array<number>(10).fill(0)] })]));
    const plan = planAdjust(sheet, rowsOf(sheet, 'user:ann'), choice({ amount: '10.01' }), by());
    expect(afterOf(plan).slice(0, 3)).to.deep.equal([250, 751, 0]);
    const more = planAdjust(sheet, rowsOf(sheet, 'user:ann'), choice({ amount: '+50%' }), by());
    expect(afterOf(more).slice(0, 2)).to.deep.equal([150, 450]);
    expect(planAdjust(sheet, rowsOf(sheet, 'user:ann'), choice({ amount: 'abc' }), by()).problem).to.equal(
      'not-a-number',
    );
    expect(planAdjust(sheet, rowsOf(sheet, 'user:ann'), choice({ amount: '' }), by()).problem).to.equal('not-a-number');
  });

  it('T11 keeps intervals whose books are closed', () => {
    const sheet = sheetOf(setOf(), { closedUntil: '2026-02-28' });
    const plan = planAdjust(sheet, rowsOf(sheet, 'user:ann'), choice({ amount: '1,600', spread: 'equal' }), by());
    expect(afterOf(plan).slice(0, 3)).to.deep.equal([300_00, 300_00, 100_00]);
  });

  it('T13 spreads by days, working days of the group, a season, or like last year’s sales', () => {
    const calendars = { north: { weekdays: [1] }, all: {} };
    const groups = [{ id: 'north', calendar: 'north' }, { id: 'west' }];
    const season = [50, 50, ...Array<number>(10).fill(0)];
    const sheet = sheetOf(setOf(), { calendars, calendar: 'all', groups, seasons: { Retail: season, odd: [1] } });
    expect(spreadsOf(sheet, true)).to.deep.equal([
      'as-now',
      'equal',
      'calendar-days',
      'working-days',
      'season:Retail',
      'last-year',
    ]);
    const firstOf = (spread: AdjustChoice['spread'], more?: Partial<AdjustBy>) =>
      afterOf(planAdjust(sheet, rowsOf(sheet, 'user:ann'), choice({ amount: '365', spread }), by(more))).slice(0, 2);
    expect(firstOf('calendar-days')).to.deep.equal([31_00, 28_00]);
    // 52 Mondays in 2026, four of them in January, four in February.
    expect(firstOf('working-days')).to.deep.equal([28_08, 28_08]);
    expect(firstOf('season:Retail')).to.deep.equal([182_50, 182_50]);
    const lastYear: RowSales = { of: () => [1, 3, ...Array<number>(10).fill(0)] };
    expect(firstOf('last-year', { basis: { lastYear } })).to.deep.equal([91_25, 273_75]);
    const plan = planAdjust(sheet, rowsOf(sheet, 'user:ann'), choice({ amount: '1', spread: 'last-year' }), by());
    expect(plan.problem).to.equal('no-sales');
  });

  it('T12 copies another row, and last year, with a percentage; who had none last year is named', () => {
    const sheet = sheetOf();
    const copied = planAdjust(
      sheet,
      rowsOf(sheet, 'user:bob'),
      choice({ mode: 'row', from: 'user:ann', percent: '+10 %' }),
      by(),
    );
    expect(afterOf(copied)[0]).to.equal(330_00);
    expect(planAdjust(sheet, rowsOf(sheet, 'user:bob'), choice({ mode: 'row' }), by()).problem).to.equal('choose-row');
    const last = planAdjust(
      sheet,
      rowsOf(sheet, 'user:ann', 'user:bob'),
      choice({ mode: 'last-year', percent: '-5' }),
      by(),
    );
    expect(afterOf(last)[0]).to.equal(190_00);
    expect(last.fill!.refused).to.deep.equal([{ owner: 'user:bob', reason: 'no-values' }]);
  });

  it('T15 catches up with what was missed so far, once the sales are known', () => {
    const sheet = sheetOf();
    const catching = choice({ mode: 'catch-up' });
    expect(planAdjust(sheet, rowsOf(sheet, 'user:ann'), catching, by()).problem).to.equal('no-sales');
    const plan = planAdjust(sheet, rowsOf(sheet, 'user:ann'), catching, by({ basis: { thisYear: sold(210_00) } }));
    expect(afterOf(plan).slice(2, 4)).to.deep.equal([300_00, 330_00]);
  });

  it('T25 names locked rows and leaves them as they are', () => {
    const sheet = sheetOf();
    const plan = planAdjust(
      sheet,
      rowsOf(sheet, 'group:west', 'user:cleo'),
      choice({ amount: '1,200', spread: 'equal' }),
      by(),
    );
    expect(plan.fill!.refused).to.deep.equal([{ owner: 'group:west', reason: 'locked' }]);
    expect(plan.fill!.rows.map(({ owner }) => owner)).to.deep.equal(['user:cleo']);
  });
});

describe('readPercent', () => {
  const cases: [string, number | undefined][] = [
    ['+8 %', 8],
    ['-2,5', -2.5],
    ['', 0],
    ['1000%', 1000],
    ['-100', -100],
    ['1001', undefined],
    ['-101', undefined],
    ['1e9', undefined],
    ['0.123', undefined],
    ['x', undefined],
  ];
  for (const [text, percent] of cases) {
    it(`reads “${text}” as ${percent}`, () => expect(readPercent(text, '.')).to.equal(percent));
  }
});
