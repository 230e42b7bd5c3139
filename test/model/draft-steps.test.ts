import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { type ClipCell, signOfClip } from '../../src/editor/sheet/clip.ts';
import { type Grid, planningPaste, planPaste } from '../../src/editor/sheet/paste.ts';
import { changedCells } from '../../src/model/changed-cells.ts';
import { countChanged, type DraftEdit, setIn } from '../../src/model/draft.ts';
import { edit, editing, redo, redoing, undo } from '../../src/model/draft-edit.ts';
import { rebase, rebasing } from '../../src/model/draft-rebase.ts';
import { planningImport } from '../../src/model/import-plan.ts';
import { membershipOf } from '../../src/model/membership.ts';
import type { OwnerKey } from '../../src/model/owner.ts';
import { hintIn, type SheetContext, sheetSums, summing, summingUp, sumsAfter } from '../../src/model/sheet-sums.ts';
import type { Steps } from '../../src/model/steps.ts';
import type { TargetRow, TargetSet, TargetValue } from '../../src/model/target.ts';
import { set } from './changing.ts';
import { draftAfter, draftOf, KEY, row, sorted } from './drafting.ts';

const users = Array.from({ length: 900 }, (_, index) => ({ id: `u${index}`, group: `g${index % 7}` }));
const groups = Array.from({ length: 7 }, (_, index) => ({ id: `g${index}` }));
const membership = membershipOf({
  groups: new Map(groups.map((group) => [group.id, group])),
  users: new Map(users.map((user) => [user.id, user])),
});
const owners: readonly OwnerKey[] = [
  'company',
  ...groups.map(({ id }): OwnerKey => `group:${id}`),
  ...users.map(({ id }): OwnerKey => `user:${id}`),
];
const context: SheetContext = {
  year: 2026,
  fiscal: { start: 1, name: 'start' },
  base: 'EUR',
  rates: { USD: 0.9 },
  membership,
};
const LARGE: TargetSet = set(
  owners.map((owner, index): TargetRow => {
    const currency = owner.startsWith('user:') ? {} : { currency: index % 3 ? 'EUR' : 'USD' };
    return row(owner, index, { ...currency, ...(index % 50 === 9 && { locked: true }) });
  }),
);

/** Takes all steps, with `between` after each, and how many there were. */
function taken<T>(work: Steps<T>, between: () => void = () => {}): { readonly value: T; readonly steps: number } {
  for (let steps = 1; ; steps += 1) {
    const { done, value } = work.next();
    if (done) return { value, steps };
    between();
  }
}

const value = fc.option(fc.integer({ min: -9, max: 900_000 }), { nil: null });
const edits: fc.Arbitrary<DraftEdit> = fc
  .array(fc.tuple(fc.constantFrom(...owners), fc.nat(11), value, fc.nat(30)), { minLength: 1, maxLength: 1500 })
  .map((list) => ({
    kind: 'rows',
    set: KEY,
    rows: list.map(([owner, index, one, kind]) => {
      if (kind === 0) return { owner, removed: true as const };
      if (kind === 1 && !owner.startsWith('user:')) return { owner, currency: one === null ? 'EUR' : 'USD' };
      return { owner, values: { [index]: one } };
    }),
  }));

describe('work in steps', () => {
  const draft = draftOf(LARGE);
  const sums = sheetSums(setIn(draft, KEY)!, context);
  const unlocked = draftAfter(
    edit(draft, 'unlock', [
      {
        kind: 'rows',
        set: KEY,
        rows: LARGE.rows.flatMap(({ owner, locked }) => (locked ? [{ owner, locked: false }] : [])),
      },
    ]),
  );

  it('T18 an edit in steps, and the sums after it, are those in one go, whatever else is edited meanwhile', () => {
    fc.assert(
      fc.property(edits, fc.constantFrom(draft, unlocked), (one, before) => {
        const meanwhile = () =>
          edit(before, 'set', [{ kind: 'rows', set: KEY, rows: [{ owner: 'company', values: { 3: 1 } }] }]);
        const inOne = edit(before, 'paste', [one]);
        const inSteps = taken(editing(before, 'paste', [one]), meanwhile).value;
        expect(inSteps.refused).to.deep.equal(inOne.refused);
        if (!inOne.draft || !inSteps.draft) return;
        const rowsOf = (of: typeof draft) => sorted([...setIn(of, KEY)!.rows.entries()].flatMap(([, own]) => own));
        expect(rowsOf(inSteps.draft)).to.deep.equal(rowsOf(inOne.draft));
        expect(countChanged(inOne.draft)).to.equal(changedCells(inOne.draft).length);
        expect(inSteps.draft.done.at(-1)?.step).to.deep.equal(inOne.draft.done.at(-1)?.step);
        const after = taken(summing(sums, setIn(inSteps.draft, KEY)!), meanwhile).value;
        const anew = sheetSums(setIn(inOne.draft, KEY)!, context);
        for (const owner of owners.slice(0, 8)) expect(hintIn(after, owner)).to.deep.equal(hintIn(anew, owner));
        const back = undo(inSteps.draft);
        const again = taken(redoing(back)).value.draft!;
        expect(rowsOf(again)).to.deep.equal(rowsOf(redo(back).draft!));
      }),
      { numRuns: 40, seed: 1 },
    );
  });

  it('lets others have their turn after every two hundred rows', () => {
    const rows = owners.flatMap((owner, index) => (LARGE.rows[index]!.locked ? [] : [{ owner, values: { 0: 1 } }]));
    const { value: edited, steps } = taken(editing(draft, 'paste', [{ kind: 'rows', set: KEY, rows }]));
    expect(steps).to.be.greaterThan(rows.length / 200);
    const sheet = setIn(edited.draft!, KEY)!;
    expect(taken(summing(sums, sheet)).steps).to.be.greaterThan(rows.length / 200);
    expect(taken(summingUp(sheet, context)).steps).to.be.greaterThan(rows.length / 200);
    expect(sumsAfter(sums, sheet).families).to.not.equal(sums.families);
  });

  it('T10, T30 does so while the interval changes, and while a draft is put over what others saved', () => {
    const interval: DraftEdit = { kind: 'interval', set: KEY, interval: 'quarter' };
    expect(taken(editing(unlocked, 'interval', [interval])).steps).to.be.greaterThan(LARGE.rows.length / 200);
    const rows = owners.map((owner) => ({ owner, values: { 0: 1 } }));
    const pasted = draftAfter(edit(unlocked, 'paste', [{ kind: 'rows', set: KEY, rows }]));
    const theirs = {
      ...LARGE,
      revision: LARGE.revision + 1,
      rows: LARGE.rows.map((one) => ({ ...one, locked: false })),
    };
    const { value: rebased, steps } = taken(rebasing(pasted, { sets: [theirs] }));
    expect(steps).to.be.greaterThan((2 * LARGE.rows.length) / 200);
    expect(rebased).to.deep.equal(rebase(pasted, { sets: [theirs] }));
    expect(countChanged(rebased.draft)).to.be.greaterThan(0);
  });

  it('T18 does so while a file is compared with a draft', () => {
    const values = Array.from({ length: 12 }, (_, index) => index);
    const file = [{ ...KEY, interval: 'month' as const, rows: owners.map((owner) => ({ owner, values })) }];
    const { value: plan, steps } = taken(planningImport(draft, file, { membership, base: 'EUR' }));
    // Each row is read, put into an edit, tried, counted, named, and added up.
    expect(steps).to.be.greaterThan((5 * owners.length) / 200);
    expect(plan.rows).to.have.length(owners.length);
  });

  const cell: fc.Arbitrary<ClipCell> = fc.oneof(
    fc.nat(9_999_999).map((whole) => ({ text: String(whole) })),
    fc
      .constantFrom('', '-12', '1,234.50', '1.234,5', '1,500', '12k', '=A1', 'x', '٣', '99999999999999')
      .map((text) => ({ text })),
    fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((number) => ({ text: 'shown', number: String(number) })),
    fc.constant({ text: '2026-01-01', isDate: true }),
  );

  it('T17 a paste that is planned in steps is the one planned in one go', () => {
    const grid: Grid = {
      rows: 800,
      columns: 13,
      cellAt({ row: at, column }) {
        if (at % 10 === 3) return { kind: 'hint' };
        if (column === 6) return { kind: 'subtotal' };
        const current: TargetValue = at;
        const key = { ...KEY, owner: owners[8 + at]! };
        return { kind: 'value', row: key, index: column, decimals: 2, currency: 'EUR', value: current };
      },
    };
    const clip = fc.array(fc.array(cell, { minLength: 13, maxLength: 13 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(clip, fc.nat(19), (rows, times) => {
        const bottom = rows.length * (times + 1) - 1;
        const rect = { top: 0, left: 0, bottom: bottom < 800 ? bottom : 0, right: 12 };
        const { value: plan, steps } = taken(planningPaste(rows, rect, grid));
        expect(plan).to.deep.equal(planPaste(rows, rect, grid, signOfClip(rows)));
        expect(steps).to.be.at.least(Math.floor((rect.bottom * 13) / 2000));
      }),
      { numRuns: 40, seed: 1 },
    );
  });
});
