import { expect } from '@open-wc/testing';
import type { Actuals } from '../../src/model/actual.ts';
import { measure } from '../../src/model/figures-of.ts';
import type { Words } from '../../src/model/insight.ts';
import type { Organisation } from '../../src/model/organisation.ts';
import { MOST_BARS, partPoints } from '../../src/model/parts.ts';
import { ask, isRefusal } from '../../src/model/question.ts';
import { atOnce, eachOf, STEP, type Steps } from '../../src/model/steps.ts';
import type { TargetSet } from '../../src/model/target.ts';
import { board, catalogueOf, defaults, words } from './answering.ts';

/** Most that is counted between two steps of a work. */
function mostBetween(work: Steps<unknown>, count: () => number): number {
  let most = 0;
  for (let before = 0, done = false; !done; before = count()) {
    done = work.next().done === true;
    most = Math.max(most, count() - before);
  }
  return most;
}

/** Work on the sales and targets of so many users, some of them in another currency; `counts`: how often each was looked at. */
function measuring(users: number, counts: Record<'cells' | 'rows' | 'names' | 'orders', number>) {
  // The last comes first.
  const ids = Array.from({ length: users }, (_, at) => `u${String(users - at).padStart(6, '0')}`);
  const cells = ids.map((id, at) => ({
    get user() {
      counts.cells += 1;
      return id;
    },
    month: '2026-01',
    ...(at % 2 && { currency: 'USD' }),
    value: 1,
  }));
  const rows = ids.map((id) => ({
    owner: `user:${id}` as const,
    get values() {
      counts.rows += 1;
      return [100];
    },
  }));
  const organisation: Organisation = {
    listed: true,
    groups: [],
    users: ids.map((id) => ({ id })),
    currency: 'EUR',
    rates: { USD: 0.5 },
  };
  const set: TargetSet = { year: 2026, targetType: 'all-sales.amount', interval: 'quarter', revision: 1, rows };
  const counted: Words = {
    ...words,
    name: (_, id) => {
      counts.names += 1;
      return id;
    },
    compare: (a, b) => {
      counts.orders += 1;
      return a < b ? -1 : 1;
    },
  };
  const request = { ...defaults, shape: 'parts', by: 'user', period: '2026' } as const;
  const question = ask(request, board, organisation, catalogueOf([set]));
  if (isRefusal(question)) throw new Error(question.reason);
  const answer: Actuals = { cells, notes: [] };
  return measure(
    question,
    question.queries.map(() => answer),
    [set],
    counted,
    partPoints,
  );
}

const none = () => ({ cells: 0, rows: 0, names: 0, orders: 0 });

describe('work in steps', () => {
  it('deals with each entry of a list, and hands back after so many', () => {
    const dealt: number[] = [];
    const list = Array.from({ length: 2 * STEP + 1 }, (_, at) => at);
    const work = eachOf(list, (entry) => void dealt.push(entry));
    const lengths = [];
    while (!work.next().done) lengths.push(dealt.length);
    expect(lengths).to.deep.equal([STEP, 2 * STEP]);
    expect(dealt).to.deep.equal(list);
  });

  it('measures few owners in one step, and makes many bars in several', () => {
    expect(measuring(99, none()).next().done).to.equal(true);
    expect(measuring(100, none()).next().done).to.equal(false);
  });

  for (const what of ['cells', 'rows', 'names', 'orders'] as const) {
    it(`looks at no more ${what} in a step of measuring than belong to so many owners, however many there are`, () => {
      const counts = none();
      // A row is looked at once for each quarter, also for a bar of its own; a name is held against some others,
      // and a browser orders 2,000 names by up to so many times their number.
      const most = { cells: STEP, rows: 4 * (STEP + MOST_BARS), names: STEP + 1, orders: 11 * STEP }[what];
      expect(mostBetween(measuring(6 * STEP, counts), () => counts[what])).to.be.at.most(most);
      expect(counts[what]).to.be.at.least(5 * STEP);
    });
  }

  it('comes to the same figures in many steps as in one', () => {
    const { figures } = atOnce(measuring(STEP - 1, none()));
    const many = atOnce(measuring(6 * STEP, none())).figures;
    expect(figures.points).to.have.length(MOST_BARS + 1);
    expect(many.points).to.have.length(MOST_BARS + 1);
    const sum = many.points.reduce((sum, { actual = 0 }) => sum + Math.round(actual * 100), 0);
    expect(sum).to.equal(Math.round(many.total.actual! * 100));
  });
});
