import { expect } from '@open-wc/testing';
import { changedCells } from '../../src/model/changed-cells.ts';
import {
  changedRows,
  countChanged,
  redoLabel,
  rowOf,
  rowsOf,
  undoLabel,
  valueOf,
  withSets,
} from '../../src/model/draft.ts';
import { edit, redo, undo, withoutRefused } from '../../src/model/draft-edit.ts';
import { afterSave, changesOf, isDirty } from '../../src/model/draft-save.ts';
import type { TargetType } from '../../src/model/organisation.ts';
import type { Policy } from '../../src/model/policy.ts';
import { set } from './changing.ts';
import { done, draftAfter, draftOf, KEY, refusalsOf, row, rows, saved, SET, sorted } from './drafting.ts';

const anna = { ...KEY, owner: 'user:anna' } as const;
const newBiz: TargetType = { id: 'sale-type.amount', dimension: 'sale-type', unit: 'amount', items: ['new'] };

describe('a draft', () => {
  it('T6 says values as drafted: 0 and empty apart, empty where there is no row', () => {
    const draft = done(draftOf(), rows({ owner: 'user:anna', values: { 0: 0, 1: null } }));
    expect([0, 1, 2].map((index) => valueOf(draft, anna, index))).to.deep.equal([0, null, 100]);
    expect(valueOf(draft, { ...KEY, owner: 'user:zoe' }, 0)).to.equal(null);
    expect(rowOf(draft, { ...KEY, owner: 'user:zoe' })).to.equal(undefined);
    expect(rowsOf(draft, KEY, 'user:anna')).to.have.length(1);
  });

  it('T18 undoes one step at a time, however many cells it has, and makes it again', () => {
    const start = draftOf();
    const pasted = done(
      start,
      rows({ owner: 'user:anna', values: { 0: 1, 1: 2 } }, { owner: 'user:ben', values: { 0: 3 } }),
      'paste',
    );
    expect(undoLabel(pasted)).to.deep.equal({ action: 'paste', cells: 3, rows: 2 });
    const typed = done(pasted, rows({ owner: 'user:anna', values: { 0: 9 } }));
    expect(undoLabel(typed)).to.deep.equal({ action: 'set', cells: 1, rows: 1, owner: 'user:anna' });
    const back = undo(typed);
    expect(valueOf(back, anna, 0)).to.equal(1);
    expect(redoLabel(back)).to.deep.equal(undoLabel(typed));
    expect(valueOf(draftAfter(redo(back)), anna, 0)).to.equal(9);
    expect(changedCells(undo(back))).to.deep.equal([]);
    expect(undo(start)).to.equal(start);
  });

  it('T18 forgets what was undone as soon as something else is done', () => {
    const draft = done(
      undo(done(draftOf(), rows({ owner: 'user:anna', values: { 0: 1 } }))),
      rows({ owner: 'user:ben', values: { 0: 1 } }),
    );
    expect(redoLabel(draft)).to.equal(undefined);
  });

  it('makes no step of an edit that changes nothing', () => {
    const draft = draftOf();
    expect(done(draft, rows({ owner: 'user:anna', values: { 0: 100 } }))).to.equal(draft);
    expect(done(draft, rows({ owner: 'user:zoe' }, { owner: 'user:zoe', removed: true })), 'there and gone').to.equal(
      draft,
    );
    const back = rows({ owner: 'user:anna', values: { 0: 5 } }, { owner: 'user:anna', values: { 0: 100 } });
    expect(done(draft, back), 'there and back').to.equal(draft);
  });

  it('names each changed field with from and to, and none that was set back', () => {
    const draft = done(draftOf(), rows({ owner: 'user:anna', values: { 0: 5 } }, { owner: 'user:ben', removed: true }));
    const cells = changedCells(draft, KEY);
    expect(cells.filter(({ owner }) => owner === 'user:anna')).to.deep.equal([{ ...anna, field: 0, from: 100, to: 5 }]);
    expect(cells.filter(({ owner }) => owner === 'user:ben').at(-1)).to.include({ field: 'removed', to: true });
    expect(countChanged(draft)).to.equal(cells.length);
    const back = done(draft, rows({ owner: 'user:anna', values: { 0: 100 } }));
    expect(changedRows(back, KEY).map(({ before }) => before?.owner)).to.deep.equal(['user:ben']);
  });

  it('takes further sets without losing a step, also below those done before', () => {
    const next = set([], { year: 2027, revision: 0 });
    const draft = withSets(done(draftOf(), rows({ owner: 'user:anna', values: { 0: 5 } })), [next, SET]);
    const both = done(draft, {
      kind: 'rows',
      set: { ...KEY, year: 2027 },
      rows: [{ owner: 'company', currency: 'EUR' }],
    });
    expect(changesOf(both).map(({ year, base }) => [year, base])).to.deep.equal([
      [2026, 5],
      [2027, 0],
    ]);
    expect(valueOf(undo(undo(both)), anna, 0)).to.equal(100);
    expect(
      rowOf(draftAfter(redo(draftAfter(redo(undo(undo(both)))))), { ...KEY, year: 2027, owner: 'company' }),
    ).to.include({
      currency: 'EUR',
    });
  });
});

describe('a refused edit', () => {
  it('T25 names every locked cell, who locked it and when, and changes nothing', () => {
    const edits = rows({ owner: 'user:anna', values: { 0: 1 } }, { owner: 'group:zuid', values: { 0: 1, 3: null } });
    const refused = refusalsOf(draftOf(), edits, { lockedBy: () => ({ by: 'carla', at: '2026-05-01' }) });
    const cell = { ...KEY, owner: 'group:zuid', by: 'carla', at: '2026-05-01' };
    expect(refused).to.deep.equal([
      {
        problem: 'locked',
        cells: [
          { ...cell, field: 0 },
          { ...cell, field: 3 },
        ],
      },
    ]);
  });

  it('T25 does not ask who locked what the draft itself locked', () => {
    const draft = done(draftOf(), rows({ owner: 'user:anna', locked: true }), 'lock');
    const context = { lockedBy: () => ({ by: 'carla' }) };
    const [refused] = refusalsOf(draft, rows({ owner: 'user:anna', values: { 0: 1 } }), context);
    expect(refused!.cells).to.deep.equal([{ ...anna, field: 0 }]);
  });

  it('T17 can be made without the refused rows and values', () => {
    const edits = [rows({ owner: 'user:anna', values: { 0: 1, 1: 1e15 } }, { owner: 'group:zuid', values: { 0: 1 } })];
    const refused = refusalsOf(draftOf(), edits);
    expect(refused.map(({ problem }) => problem)).to.deep.equal(['bad-value', 'locked']);
    expect(withoutRefused(edits, refused)).to.deep.equal([rows({ owner: 'user:anna', values: { 0: 1 } })]);
  });

  it('T25 a locked row that was unlocked and changed is locked again after a save', () => {
    const open = done(draftOf(), rows({ owner: 'group:zuid', locked: false }), 'unlock');
    expect(isDirty(done(open, rows({ owner: 'group:zuid', locked: true }), 'lock')), 'unchanged').to.equal(false);
    const changed = done(open, rows({ owner: 'group:zuid', values: { 0: 1 } }));
    expect(refusalsOf(changed, rows({ owner: 'group:zuid', locked: true }))[0]).to.include({ problem: 'saved-first' });
    expect(saved(changed).sets[0]!.rows.find(({ owner }) => owner === 'group:zuid')).to.deep.include({
      values: [1, ...Array<number>(11).fill(100)],
    });
  });

  const cases: [string, Policy, Parameters<typeof refusalsOf>[1], string][] = [
    [
      'T24 targets may not be opened',
      { open: () => false },
      rows({ owner: 'user:anna', values: { 0: 1 } }),
      'targets-closed',
    ],
    [
      'T24 an owner is read-only',
      { edit: () => false },
      rows({ owner: 'user:anna', values: { 0: 1 } }),
      'owner-read-only',
    ],
    ['T24 an owner is hidden', { see: () => false }, rows({ owner: 'user:anna', values: { 0: 1 } }), 'owner-hidden'],
    ['T24 rows may not be locked', { lock: () => false }, rows({ owner: 'user:anna', locked: true }), 'lock-denied'],
    ['T24 types may not be changed', { administer: () => false }, { kind: 'type', type: newBiz }, 'types-denied'],
    [
      'T26 the licence has one group',
      { licence: 'premium' },
      rows({ owner: 'group:west', currency: 'EUR' }),
      'licence-groups',
    ],
    ['T26 the licence has one type', { licence: 'premium' }, { kind: 'type', type: newBiz }, 'licence-types'],
    [
      'T24 a row may not be edited, and the interval is of all',
      { edit: (owner) => owner !== 'user:ben' },
      { kind: 'interval', set: KEY, interval: 'quarter' },
      'owner-read-only',
    ],
  ];
  for (const [title, policy, edits, problem] of cases) {
    it(`${title}: ${problem}`, () => {
      expect(refusalsOf(draftOf(), edits, { rights: { policy } }).map((one) => one.problem)).to.deep.equal([problem]);
    });
  }

  const wrong: [string, Parameters<typeof refusalsOf>[1], string][] = [
    [
      'T19 a type that is there',
      { kind: 'type', type: { ...newBiz, id: 'all-sales.amount', dimension: 'all-sales' }, isNew: true },
      'type-exists',
    ],
    ['T19 the fixed type goes', { kind: 'remove-type', targetType: 'all-sales.amount' }, 'bad-type'],
    ['T7 a user has no currency', rows({ owner: 'user:anna', currency: 'USD' }), 'bad-currency'],
    ['T8 a fraction', rows({ owner: 'user:anna', values: { 0: 0.5 } }), 'bad-value'],
    ['T1 a thirteenth month', rows({ owner: 'user:anna', values: { 12: 1 } }), 'bad-interval'],
    ['a set that was not loaded', { kind: 'rows', set: { ...KEY, year: 2030 }, rows: [] }, 'not-loaded'],
  ];
  for (const [title, edits, problem] of wrong) {
    it(`T27 ${title}: ${problem}`, () => {
      expect(refusalsOf(draftOf(), edits).map((one) => one.problem)).to.deep.equal([problem]);
    });
  }

  it('T27 redo is refused where the rights for it are gone', () => {
    const back = undo(done(draftOf(), rows({ owner: 'user:anna', values: { 0: 1 } })));
    const { refused } = redo(back, { rights: { policy: { edit: () => false } } });
    expect(refused?.[0]?.problem).to.equal('owner-read-only');
  });
});

describe('changesOf', () => {
  it('T18 is one change per set from its revision on, with only what differs', () => {
    const draft = done(
      draftOf(),
      rows({ owner: 'user:anna', values: { 0: 5 } }, { owner: 'group:noord', currency: 'USD' }),
    );
    expect(changesOf(draft, { by: 'me', comment: 'new plan' })).to.have.length(1);
    const [change] = changesOf(draft, { by: 'me', comment: 'new plan' });
    expect(change).to.include({ ...KEY, base: 5, by: 'me', comment: 'new plan' });
    expect(sortedChanges(change!.rows!)).to.deep.equal([
      { owner: 'group:noord', currency: 'USD' },
      { owner: 'user:anna', values: { 0: 5 } },
    ]);
  });

  it('T10 months become quarters, there and back is no change, locked rows too', () => {
    const quarters = done(draftOf(), { kind: 'interval', set: KEY, interval: 'quarter' }, 'interval');
    expect(rowOf(quarters, { ...KEY, owner: 'group:zuid' })!.values).to.deep.equal([300, 300, 300, 300]);
    expect(changesOf(quarters)).to.deep.equal([{ ...KEY, base: 5, interval: 'quarter' }]);
    const odd = done(draftOf(), rows({ owner: 'user:anna', values: { 0: 7, 1: null } }));
    const there = done(odd, { kind: 'interval', set: KEY, interval: 'quarter' });
    const back = done(there, { kind: 'interval', set: KEY, interval: 'month' });
    expect(
      changedRows(back, KEY).map(({ after }) => after?.owner),
      'only the edited row',
    ).to.deep.equal(['user:anna']);
    expect(changesOf(back)[0]).not.to.have.property('interval');
    expect(sorted(saved(there).sets[0]!.rows)).to.deep.equal(sorted(rowsAsDrafted(there)));
  });

  it('T10 quarters become months by the weights, and the save says so', () => {
    const base = set([{ owner: 'company', values: [600, 0, null, 3] }], { interval: 'quarter' });
    const weights = [1, 2, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1];
    const draft = done(draftOf(base), { kind: 'interval', set: KEY, interval: 'month', weights });
    expect(changesOf(draft)[0]).to.deep.equal({ ...KEY, base: 5, interval: 'month', weights });
    expect(saved(draft).sets[0]!.rows[0]!.values.slice(0, 7)).to.deep.equal([100, 200, 300, 0, 0, 0, null]);
  });

  it('T7 a row that comes again keeps its currency, as a save does', () => {
    const gone = done(draftOf(), rows({ owner: 'group:noord', removed: true }), 'remove');
    const back = done(gone, rows({ owner: 'group:noord', values: { 0: 1 } }), 'add');
    expect(rowOf(back, { ...KEY, owner: 'group:noord' })).to.include({ currency: 'EUR' });
    expect(sorted(saved(back).sets[0]!.rows)).to.deep.equal(sorted(rowsAsDrafted(back)));
  });

  it('T26 a group that goes makes room for another by a save, not before, as the repository has it', () => {
    const base = set([row('group:noord', 1, { currency: 'EUR' })]);
    const rights = { policy: { licence: 'premium' } as Policy };
    const gone = draftAfter(edit(draftOf(base), 'remove', [rows({ owner: 'group:noord', removed: true })], { rights }));
    const add = rows({ owner: 'group:west', currency: 'EUR' });
    expect(refusalsOf(gone, add, { rights })[0]!.problem).to.equal('licence-groups');
    const after = afterSave(gone, gone, saved(gone).sets);
    expect(edit(after, 'add', [add], { rights }).refused).to.equal(undefined);
  });

  it('T23 types go with their years, in one save', () => {
    const typed = set([row('company', 1, { item: 'new' })], { targetType: newBiz.id });
    const draft = draftOf(SET, typed);
    const removed = done(
      {
        ...draft,
        baseTypes: [...draft.baseTypes, newBiz],
        state: { ...draft.state, types: [...draft.baseTypes, newBiz] },
      },
      [
        { kind: 'rows', set: typed, rows: [{ owner: 'company', item: 'new', removed: true }] },
        { kind: 'remove-type', targetType: newBiz.id },
      ],
    );
    expect(changesOf(removed)).to.deep.equal([
      { year: 2026, targetType: newBiz.id, base: 5, removed: true, removedTypes: [newBiz.id] },
    ]);
    expect(changesOf(undo(removed))).to.deep.equal([]);
  });

  it('T20 a new type is saved with the first set, also where no target changes', () => {
    const draft = done(draftOf(), { kind: 'type', type: newBiz, isNew: true }, 'type');
    expect(changesOf(draft)).to.deep.equal([{ ...KEY, base: 5, types: [newBiz] }]);
    expect(isDirty(done(draft, { kind: 'remove-type', targetType: newBiz.id }))).to.equal(false);
  });
});

describe('afterSave', () => {
  it('T18 keeps what was typed while the save ran', () => {
    const sent = done(draftOf(), rows({ owner: 'user:anna', values: { 0: 5 } }));
    const typed = done(sent, rows({ owner: 'user:ben', values: { 0: 6 } }));
    const after = afterSave(typed, sent, saved(sent).sets);
    expect(changesOf(after)).to.deep.equal([{ ...KEY, base: 6, rows: [{ owner: 'user:ben', values: { 0: 6 } }] }]);
    expect(undoLabel(undo(after))).to.equal(undefined);
    const back = undo(typed);
    expect(redoLabel(afterSave(back, back, saved(back).sets)), 'redo ends too').to.equal(undefined);
  });

  it('T18 keeps an undo that was made while the save ran', () => {
    const sent = done(draftOf(), rows({ owner: 'user:anna', values: { 0: 5 } }));
    const after = afterSave(undo(sent), sent, saved(sent).sets);
    expect(changesOf(after)).to.deep.equal([{ ...KEY, base: 6, rows: [{ owner: 'user:anna', values: { 0: 100 } }] }]);
  });
});

function sortedChanges<T extends { readonly owner: string }>(changes: readonly T[]): T[] {
  return [...changes].sort((a, b) => (a.owner < b.owner ? -1 : 1));
}

function rowsAsDrafted(draft: ReturnType<typeof draftOf>) {
  return [...draft.state.sets.values()].flatMap((one) => [...one.rows.entries()].flatMap(([, own]) => own));
}
