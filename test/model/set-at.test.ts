import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { setAt } from '../../src/model/set-at.ts';
import type { RowChange, TargetChange } from '../../src/model/target.ts';
import { apply, change, set } from './changing.ts';

const value = fc.option(fc.integer({ min: -1e6, max: 1e6 }), { nil: null });
const edit: fc.Arbitrary<RowChange> = fc.oneof(
  fc.record({
    owner: fc.constantFrom<RowChange['owner']>('company', 'group:a', 'user:u'),
    values: fc.dictionary(fc.constantFrom('0', '1', '3'), value, { noNullPrototype: true }),
  }),
  fc.record({ owner: fc.constantFrom<RowChange['owner']>('company', 'group:a'), removed: fc.constant(true as const) }),
);
const save = fc.record({
  rows: fc.uniqueArray(edit, { maxLength: 3, selector: ({ owner }) => owner }),
  interval: fc.constantFrom<TargetChange['interval']>('month', 'quarter', undefined),
});

describe('setAt', () => {
  it('T29, T10 takes back every save, changes of the interval too', () => {
    const sorted = (one: ReturnType<typeof set>) => ({
      ...one,
      rows: [...one.rows].sort((a, b) => (a.owner < b.owner ? -1 : 1)),
    });
    fc.assert(
      fc.property(fc.array(save, { minLength: 1, maxLength: 5 }), (saves) => {
        const states = [set()];
        const revisions = saves.flatMap((part) => {
          const before = states.at(-1)!;
          const applied = apply(before, change(part.rows, { interval: part.interval, base: before.revision }));
          states.push(applied.set);
          return applied.revisions;
        });
        for (const state of states.filter(({ rows }) => rows.length)) {
          expect(sorted(setAt(states.at(-1)!, revisions, state.revision))).to.deep.equal(sorted(state));
        }
      }),
    );
  });
});
