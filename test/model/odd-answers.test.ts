import { expect } from '@open-wc/testing';
import type { Actuals, ActualsCell } from '../../src/model/actual.ts';
import { measure } from '../../src/model/figures-of.ts';
import type { Note } from '../../src/model/note.ts';
import type { Roles } from '../../src/model/queries.ts';
import { ask, isRefusal } from '../../src/model/question.ts';
import type { FiguresRequest } from '../../src/model/request.ts';
import { board, catalogueOf, defaults, organisation, pointOf, POINTS, setOf, words } from './answering.ts';
import { atOnce } from '../../src/model/steps.ts';

/** As strict as a reader's language may be: it knows texts, texts by language, and nothing. */
const strict = {
  ...words,
  name: (name: unknown, id: string) => (typeof name === 'object' ? Object.values(name!)[0] : (name ?? id)) as string,
};

const cell = (value: number, more: Record<string, unknown> = {}) =>
  ({ user: 'ann', group: 'north', month: '2026-01', value, ...more }) as ActualsCell;

/** What a source answers to each role; nothing to the others. */
type Answers = Partial<Record<keyof Roles, object>>;

function figures(request: Partial<FiguresRequest>, answers: Answers, said: object = {}) {
  const sets = [setOf({ company: 100, 'user:ann': 50, 'group:north': 1000 })];
  const question = ask({ ...defaults, ...request }, board, { ...organisation, ...said }, catalogueOf(sets));
  if (isRefusal(question)) throw new Error(question.reason);
  const roles = Object.entries(question.roles) as [keyof Roles, number][];
  const actuals = roles
    .sort(([, a], [, b]) => a - b)
    .map(([role]) => ({ cells: [], notes: [], ...answers[role] }) as Actuals);
  return atOnce(measure(question, actuals, sets, strict, POINTS[question.request.shape])).figures;
}

function caught(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

describe('measuring: answers of odd shape', () => {
  for (const nothing of [undefined, null, '']) {
    const said = JSON.stringify(nothing);

    it(`A2 a cell of the group ${said} is of no group, not of a former one`, () => {
      const { points } = figures(
        { shape: 'parts', by: 'group' },
        { actual: { cells: [cell(500, { group: nothing })] } },
      );
      expect(points.find(({ key }) => key === 'no-group')?.actual).to.equal(5);
      expect(points.some(({ key }) => key === 'former')).to.equal(false);
    });

    it(`T7 a cell of the currency ${said} is in the organisation's`, () => {
      const { total, notes } = figures({}, { actual: { cells: [cell(500, { currency: nothing }), cell(100)] } });
      expect(total.actual).to.equal(6);
      expect(notes).to.deep.equal([]);
    });

    it(`T8 a cell of the currency ${said} is rounded with those that name the organisation's`, () => {
      const cells = [cell(33, { currency: nothing }), cell(33, { currency: 'EUR' })];
      const { total } = figures({ currency: 'USD' }, { actual: { cells } }, { rates: { USD: 0.93 } });
      expect(total.actual).to.equal(0.71);
    });
  }

  it('takes an answer without notes for one that has nothing to say', () => {
    expect(figures({}, { actual: { cells: [cell(500)], notes: undefined } }).total.actual).to.equal(5);
  });

  it('calls by its id whoever has the name null', () => {
    const said = {
      company: { name: null },
      groups: [{ id: 'north', name: null }],
      users: [{ id: 'ann', name: null, group: 'north' }],
    };
    const labels = (owner: string, by: 'group' | 'user') =>
      figures({ shape: 'parts', owner, by }, {}, said).points.map(({ label }) => label);
    expect(labels('company', 'group')).to.deep.equal(['north']);
    expect(labels('group:north', 'user')).to.deep.equal(['ann']);
    expect(figures({ owner: 'user:ann' }, {}, said).owner.name).to.equal('ann');
    expect(figures({}, {}, said).owner.name).to.equal('Company');
  });
});

describe('measuring: beyond what is exact', () => {
  const most = Number.MAX_SAFE_INTEGER;
  const rates = { JPY: 100 };
  for (const [what, cells] of [
    ['a sum', [cell(most), cell(most, { user: 'bob' })]],
    ['a conversion', [cell(most, { currency: 'JPY' })]],
  ] as const) {
    it(`T8 refuses ${what} by name, as a source does`, () => {
      const failure = caught(() => figures({}, { actual: { cells } }, { rates }));
      expect(failure).to.include({ name: 'SourceError', code: 'invalid-data' });
      expect(failure).to.have.nested.property('detail.problem', 'too-large');
      expect(failure).to.be.instanceOf(RangeError);
    });
  }
});

describe('measuring: notes of answers', () => {
  const profit = (count: number) => ({ notes: [{ code: 'missing-profit', count }] });
  const counted = (notes: readonly Note[], code: string) => notes.filter((note) => note.code === code);

  it('A1 adds up what this year and last year leave out, and once what their parts do', () => {
    const answers = { actual: profit(1), previousYear: profit(7), previousYearToDate: profit(5) };
    const { notes } = figures({ compare: ['previous-year'] }, answers);
    expect(counted(notes, 'missing-profit')).to.deep.equal([{ code: 'missing-profit', count: 8 }]);
    const same = figures({ compare: ['previous-year'] }, { actual: profit(3), previousYear: profit(3) });
    expect(counted(same.notes, 'missing-profit')).to.deep.equal([{ code: 'missing-profit', count: 6 }]);
  });

  it('A1 says once what every answer says of the data as a whole, the larger count of two', () => {
    const refused = (count: number) => ({ notes: [{ code: 'rows-refused', count, line: 3, value: 'x' }] });
    const answers = { actual: refused(4), previousYear: refused(4), previousYearToDate: refused(2) };
    expect(figures({ compare: ['previous-year'] }, answers).notes).to.deep.equal(refused(4).notes);
    const later = { ...answers, previousYear: refused(6) };
    expect(figures({ compare: ['previous-year'] }, later).notes).to.deep.equal(refused(6).notes);
  });
});

describe('measuring: parts', () => {
  it('R10 items may be called as what belongs to nobody is, and keep their names and targets', () => {
    const items = ['former', 'no-group', 'no-item', 'new'];
    const targetType = 'sale-type.amount';
    const rows = items.map((item) => ({ owner: 'company' as const, item, values: [100] }));
    const sets = [{ ...setOf({}, { targetType }), rows }];
    const dimensions = [{ id: 'sale-type', items: items.map((id) => ({ id, name: `Item ${id}` })) }];
    const question = ask(
      { ...defaults, shape: 'parts', by: 'item', targetType, period: '2026-01' },
      board,
      { ...organisation, dimensions },
      catalogueOf(sets),
    );
    if (isRefusal(question)) throw new Error(question.reason);
    const cells = [...items, undefined].map((item) => cell(100, { item }));
    const { points } = atOnce(measure(question, [{ cells, notes: [] }], sets, words, POINTS.parts)).figures;
    expect(points.map(({ label, actual, target }) => [label, actual, target])).to.deep.equal([
      ['Item former', 1, 1],
      ['Item new', 1, 1],
      ['Item no-group', 1, 1],
      ['Item no-item', 1, 1],
      ['No item', 1, undefined],
    ]);
  });

  it('R10 a person has no groups: by group is wrong there, and the bars are by item', () => {
    const sold = { actual: { cells: [cell(500)] } };
    const { points, notes } = figures({ shape: 'parts', owner: 'user:ann', by: 'group', period: '2026-01' }, sold);
    expect(points.map(({ actual, target }) => [actual, target])).to.deep.equal([[5, 0.5]]);
    expect(notes).to.deep.equal([{ code: 'wrong-attribute', value: 'by=group' }]);
  });

  it('R13 nobody did wrong where the board narrowed bars by group to a person', () => {
    const narrowed = { ...board, filters: { owner: 'user:ann' } };
    const question = ask({ ...defaults, shape: 'parts', by: 'group' }, narrowed, organisation, catalogueOf([]));
    expect(question).to.deep.include({ owner: 'user:ann', by: 'item', notes: [] });
    expect(pointOf(figures({ shape: 'parts', owner: 'group:north', by: 'group' }, {}), 'group:north').target).to.equal(
      120,
    );
  });
});
