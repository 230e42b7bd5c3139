import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { type Lock, locksOf } from '../../src/model/locks.ts';
import { applyChanges } from '../../src/model/revision.ts';
import type { Revision, RowChange, TargetSet } from '../../src/model/target.ts';
import { rowId } from '../../src/model/owner.ts';
import { change, set } from './changing.ts';

const OWNERS = ['company', 'group:a'] as const;
const PEOPLE = ['ann', 'ben', undefined];

interface Step {
  readonly rows: readonly RowChange[];
  readonly by: string | undefined;
}

const step: fc.Arbitrary<Step> = fc.record({
  rows: fc.uniqueArray(
    fc.oneof(
      fc.record({ owner: fc.constantFrom(...OWNERS), locked: fc.boolean() }),
      fc.record({ owner: fc.constantFrom(...OWNERS), locked: fc.constant(false), removed: fc.constant(true as const) }),
    ),
    { minLength: 1, selector: ({ owner }) => owner },
  ),
  by: fc.constantFrom(...PEOPLE),
});

/** Makes the saves one after the other, and keeps who locked what. */
function play(first: TargetSet, steps: readonly Step[]) {
  const revisions: Revision[] = [];
  const expected = new Map<string, Lock>();
  let now = first;
  steps.forEach(({ rows, by }, minute) => {
    const at = new Date(Date.UTC(2026, 2, 3, 9, minute)).toISOString();
    const before = new Map(now.rows.map((row) => [rowId(row), row.locked ?? false]));
    const asked = change(rows, { base: now.revision, ...(by && { by }) });
    const [applied] = applyChanges([{ set: now, change: asked, since: [], at }]);
    revisions.push(...applied!.revisions);
    now = applied!.set;
    for (const row of now.rows) {
      if (!row.locked) expected.delete(rowId(row));
      else if (!before.get(rowId(row))) expected.set(rowId(row), { at, ...(by && { by }) });
    }
    for (const id of before.keys()) if (!now.rows.some((row) => rowId(row) === id)) expected.delete(id);
  });
  return { now, revisions, expected };
}

describe('locks of a set', () => {
  it('T25 are told with who locked each row last and when, whatever was locked, unlocked and removed before', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
        const { now, revisions, expected } = play(set([]), steps);
        expect(locksOf(now, [...revisions].reverse())).to.deep.equal(expected);
      }),
    );
  });

  it('T25 of rows that were locked before the first save on record are not known', () => {
    const rows = [{ owner: 'company' as const, values: Array<number>(12).fill(1), locked: true }];
    expect(locksOf(set(rows), []).size).to.equal(0);
  });
});
