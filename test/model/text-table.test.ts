import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { TextTable } from '../../src/model/text-table.ts';

interface Entry {
  readonly value: number;
}

const entries = fc.array(
  fc.tuple(
    fc.string({ maxLength: 3 }),
    fc.option(
      fc.nat(9).map((value) => ({ value })),
      { nil: undefined },
    ),
  ),
  { maxLength: 40 },
);

describe('TextTable', () => {
  it('holds what a map holds after the same changes, and leaves every earlier table as it was', () => {
    fc.assert(
      fc.property(fc.array(entries, { maxLength: 6 }), (changes) => {
        const map = new Map<string, Entry>();
        let table = TextTable.empty<Entry>();
        const earlier: [TextTable<Entry>, Map<string, Entry>][] = [];
        for (const change of changes) {
          earlier.push([table, new Map(map)]);
          table = table.with(change);
          for (const [key, value] of change)
            if (value) map.set(key, value);
            else map.delete(key);
        }
        for (const [before, copy] of [...earlier, [table, map] as const]) {
          expect(new Map(before.entries())).to.deep.equal(copy);
          expect(before.size).to.equal(copy.size);
        }
      }),
    );
  });

  it('tells two tables apart by exactly the entries that make one of the other', () => {
    fc.assert(
      fc.property(entries, entries, (first, second) => {
        const before = TextTable.empty<Entry>().with(first);
        const after = before.with(second);
        const changes = before.changesTo(after);
        expect(changes.every((change) => change.before !== change.after)).to.equal(true);
        const again = before.with(changes.map(({ key, after: value }) => [key, value]));
        expect(new Map(again.entries())).to.deep.equal(new Map(after.entries()));
      }),
    );
  });

  it('answers itself where nothing is changed, and shares what stayed the same', () => {
    const table = TextTable.empty<Entry>().with([
      ['a', { value: 1 }],
      ['b', { value: 2 }],
    ]);
    expect(table.with([])).to.equal(table);
    expect(table.with([['a', { value: 3 }]]).get('b')).to.equal(table.get('b'));
  });
});
