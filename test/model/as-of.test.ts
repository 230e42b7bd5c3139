import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { setAsOf, setsAsOf, targetsAsOf } from '../../src/model/as-of.ts';
import { emptyDraft, rowOf, setIn } from '../../src/model/draft.ts';
import { edit } from '../../src/model/draft-edit.ts';
import { momentOf } from '../../src/model/moment.ts';
import type { Question } from '../../src/model/question.ts';
import { applyChanges } from '../../src/model/revision.ts';
import { setBack } from '../../src/model/set-back.ts';
import type { Revision, RowChange, TargetChange, TargetSet } from '../../src/model/target.ts';
import { change, set } from './changing.ts';
import { draftAfter, KEY, sorted } from './drafting.ts';

const value = fc.option(fc.integer({ min: -1e6, max: 1e6 }), { nil: null });
const owner = fc.constantFrom<RowChange['owner']>('company', 'group:a', 'user:u');
const row: fc.Arbitrary<RowChange> = fc.oneof(
  fc.record({ owner, values: fc.dictionary(fc.constantFrom('0', '1', '3'), value, { noNullPrototype: true }) }),
  fc.record({
    owner: fc.constantFrom<RowChange['owner']>('company', 'group:a'),
    currency: fc.constantFrom('EUR', 'USD'),
  }),
  fc.record({ owner, removed: fc.constant(true as const) }),
);
const save = fc.record({
  rows: fc.uniqueArray(row, { minLength: 1, maxLength: 3, selector: (one) => one.owner }),
  interval: fc.constantFrom<TargetChange['interval']>('month', 'quarter', undefined, undefined),
  /** Minutes since the save before; a clock may be set back. */
  minutes: fc.integer({ min: -30, max: 60 }),
});
const saves = fc.array(save, { minLength: 1, maxLength: 6 });

interface Saved {
  readonly set: TargetSet;
  /** The latest instant that any save up to this one was made at. */
  readonly since: number;
}

const START = Date.UTC(2026, 5, 30, 12);
const text = (instant: number) => new Date(instant).toISOString();

/** States after each save that changed something, and all revisions. */
function history(list: readonly (typeof save extends fc.Arbitrary<infer T> ? T : never)[]) {
  const states: Saved[] = [{ set: set([]), since: -Infinity }];
  const revisions: Revision[] = [];
  let clock = START;
  for (const { rows, interval, minutes } of list) {
    clock += minutes * 60_000;
    const before = states.at(-1)!;
    const asked = change(rows, { interval, base: before.set.revision });
    const [applied] = applyChanges([{ set: before.set, change: asked, since: [], at: text(clock) }]);
    if (!applied!.revisions.length) continue;
    revisions.push(...applied!.revisions);
    states.push({ set: applied!.set, since: Math.max(before.since, clock) });
  }
  return { states, revisions };
}

describe('targetsAsOf', () => {
  it('T29 answers the targets as they stood at any instant, whatever the clock did', () => {
    fc.assert(
      fc.property(saves, fc.integer({ min: -60, max: 400 }), (list, minute) => {
        const { states, revisions } = history(list);
        const instant = START + minute * 60_000;
        const expected = states.findLast(({ since }) => since <= instant)!;
        const found = targetsAsOf(states.at(-1)!.set, [...revisions].reverse(), text(instant));
        expect(found.set.revision).to.equal(expected.set.revision);
        expect(sorted(found.set.rows)).to.deep.equal(sorted(expected.set.rows));
        expect(found.at === undefined).to.equal(expected === states[0]);
      }),
    );
  });

  it('T29 takes instants with an offset, and refuses what is none', () => {
    const { states, revisions } = history([
      { rows: [{ owner: 'company', values: { 0: 7 } }], interval: undefined, minutes: 0 },
    ]);
    const now = states.at(-1)!.set;
    expect(targetsAsOf(now, revisions, '2026-06-30T14:00:00+02:00').set.rows).to.have.length(1);
    expect(targetsAsOf(now, revisions, '2026-06-30T13:59:00+02:00').set.rows).to.have.length(0);
    expect(targetsAsOf(set(), [], '2000-01-01T00:00:00Z').set.rows).to.deep.equal(set().rows);
    expect(() => targetsAsOf(now, revisions, 'yesterday')).to.throw(RangeError, 'not an instant: yesterday');
  });
});

const at = (when: string) => momentOf(when, 'Europe/Amsterdam')!;

describe('setAsOf', () => {
  const made = () =>
    history(
      [7, 8].map((value) => ({ rows: [{ owner: 'company', values: { 0: value } }], interval: undefined, minutes: 0 })),
    );
  const codes = ({ notes = [] }: TargetSet) => notes.map(({ code, value }) => [code, value]);

  it('T29 is the set as it stood, without a note where its history reaches that far', () => {
    const { states, revisions } = made();
    const then = setAsOf(states.at(-1)!.set, revisions, at('2026-06-30'));
    expect([then.rows[0]!.values[0], codes(then)]).to.deep.equal([8, []]);
  });

  it('T29 before its history begins it is what that began with, and says when that was', () => {
    const { states, revisions } = made();
    const then = setAsOf(states.at(-1)!.set, revisions, at('2026-06-29'));
    expect([then.rows, codes(then)]).to.deep.equal([[], [['before-target-history', '2026-06-30']]]);
  });

  it('T29 without any history it is as it is, and says so; of no rows there is nothing to say', () => {
    const filled = { ...set(), notes: [{ code: 'total-rows' as const, count: 1 }] };
    const then = setAsOf(filled, [], at('2026-06-29'));
    expect(then.rows).to.equal(filled.rows);
    expect(codes(then).map(([code]) => code)).to.deep.equal(['total-rows', 'no-target-history']);
    expect(codes(setAsOf(set([]), [], at('2026-06-29')))).to.deep.equal([]);
  });

  it('T29 leaves out what was saved after the set was loaded', () => {
    const { states, revisions } = made();
    const then = setAsOf(states[1]!.set, revisions, at('2026-07-01'));
    expect(then).to.deep.include({ rows: states[1]!.set.rows, revision: states[1]!.set.revision });
  });
});

describe('setsAsOf', () => {
  const type = { id: 'all-sales.count', dimension: 'all-sales', unit: 'count' } as const;
  const asked = (from: string, to: string) =>
    setsAsOf({ type, period: { from, to }, fiscal: { start: 7, name: 'start' }, sets: [KEY] } as unknown as Question);

  it('T23 T29 are those of every fiscal year of the period, whether it has targets now or not', () => {
    expect(asked('2026-06-01', '2027-07-31').map(({ year, targetType }) => [year, targetType])).to.deep.equal(
      [2025, 2026, 2027].map((year) => [year, 'all-sales.count']),
    );
  });

  it('are those with targets now where a period is longer than people plan', () => {
    expect(asked('1900-01-01', '2100-12-31')).to.deep.equal([KEY]);
  });
});

describe('setBack', () => {
  const sums = (values: readonly (number | null)[]) => values.reduce<number>((all, one) => all + (one ?? 0), 0);

  it('T28 sets a row back to how it stood at any revision, by one ordinary edit', () => {
    fc.assert(
      fc.property(saves, owner, fc.nat(6), (list, one, place) => {
        const { states, revisions } = history(list);
        const then = states[place % states.length]!.set;
        const now = states.at(-1)!.set;
        const draft = emptyDraft([now]);
        const own = revisions.filter((revision) => revision.row.owner === one);
        const back = setBack(setIn(draft, KEY)!, { owner: one }, { revision: then.revision, history: own });
        const edits = back.change ? [{ kind: 'rows' as const, set: KEY, rows: [back.change] }] : [];
        const after = draftAfter(edit(draft, 'restore', edits));
        const [was, is] = [then.rows.find((row) => row.owner === one), rowOf(after, { ...KEY, owner: one })];
        expect(is?.values ?? back.after).to.deep.equal(back.after);
        expect(is?.currency).to.equal(was?.currency ?? now.rows.find((row) => row.owner === one)?.currency);
        if (then.interval === now.interval) {
          expect((is?.values ?? []).filter((value) => value !== null)).to.deep.equal(
            (was?.values ?? []).filter((value) => value !== null),
          );
        } else expect(sums(is?.values ?? [])).to.equal(sums(was?.values ?? []));
      }),
    );
  });

  it('T28 is nothing where the row stands so already, and says by what interval it was', () => {
    const monthly = set([{ owner: 'company', values: Array<number>(12).fill(100) }]);
    const quarterly = applyChanges([
      { set: monthly, change: change([], { interval: 'quarter' }), since: [], at: text(0) },
    ]);
    const { set: now, revisions } = quarterly[0]!;
    const back = setBack(setIn(emptyDraft([now]), KEY)!, { owner: 'company' }, { revision: 5, history: revisions });
    expect(back).to.deep.equal({ before: [300, 300, 300, 300], after: [300, 300, 300, 300], convertedFrom: 'month' });
  });
});
