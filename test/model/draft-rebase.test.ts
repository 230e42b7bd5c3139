import { expect } from '@open-wc/testing';
import { type Draft, openConflicts, rowOf, undoLabel, valueOf } from '../../src/model/draft.ts';
import { redo, undo } from '../../src/model/draft-edit.ts';
import { rebase, resolve } from '../../src/model/draft-rebase.ts';
import { changesOf } from '../../src/model/draft-save.ts';
import { openStored, setsOfStored, storedDraft } from '../../src/model/draft-text.ts';
import { applyChanges, type Applied } from '../../src/model/revision.ts';
import type { RowChange, TargetChange, TargetSet } from '../../src/model/target.ts';
import { AT, change, set } from './changing.ts';
import { done, draftAfter, draftOf, KEY, row, rows, saved, SET } from './drafting.ts';

const anna = { ...KEY, owner: 'user:anna' } as const;

/** What somebody else made of a set. */
function theirs(edits: readonly RowChange[], part: Partial<TargetChange> = {}, base: TargetSet = SET): Applied {
  return applyChanges([{ set: base, change: change(edits, { by: 'carla', ...part }), since: [], at: AT }])[0]!;
}

function over(draft: Draft, { set: now, revisions }: Applied) {
  return rebase(draft, { sets: [now], revisions });
}

const values = (owner: RowChange['owner'], ...entries: [number, number | null][]): RowChange => ({
  owner,
  values: Object.fromEntries(entries),
});

describe('rebase', () => {
  it('T30 merges other cells, keeps the steps, and starts the save from the newer revision', () => {
    const draft = done(done(draftOf(), rows(values('user:anna', [0, 5]))), rows(values('user:anna', [1, 6])));
    const { draft: merged, conflicts } = over(draft, theirs([values('user:anna', [2, 7]), values('user:ben', [0, 8])]));
    expect(conflicts).to.deep.equal([]);
    expect([0, 1, 2].map((index) => valueOf(merged, anna, index))).to.deep.equal([5, 6, 7]);
    expect(changesOf(merged)).to.deep.equal([{ ...KEY, base: 6, rows: [values('user:anna', [0, 5], [1, 6])] }]);
    expect(valueOf(undo(merged), anna, 1), 'their base').to.equal(100);
    expect(valueOf(undo(undo(merged)), anna, 2)).to.equal(7);
  });

  it('T10, T18 keeps the steps apart over a set that is loaded again as it was, a change of the interval too', () => {
    const quarters = done(draftOf(), { kind: 'interval', set: KEY, interval: 'quarter' }, 'interval');
    const draft = done(quarters, rows(values('user:anna', [0, null])));
    const { draft: again } = rebase(draft, { sets: [{ ...SET }], revisions: [] });
    expect(again.done.map(({ step }) => step.label.action)).to.deep.equal(['interval', 'set']);
    expect(valueOf(undo(again), anna, 0)).to.equal(valueOf(quarters, anna, 0));
  });

  it('T30 lets theirs stand where both changed a cell, and holds mine until it is chosen', () => {
    const draft = done(draftOf(), rows(values('user:anna', [0, 5], [1, 6])), 'paste');
    const { draft: merged, conflicts } = over(draft, theirs([values('user:anna', [0, 9])]));
    expect(conflicts[0]!.cells).to.deep.equal([
      { ...anna, field: 0, base: 100, theirs: 9, yours: 5, by: 'carla', at: AT },
    ]);
    expect([0, 1].map((index) => valueOf(merged, anna, index))).to.deep.equal([9, 6]);
    const mine = draftAfter(resolve(merged, 'all', 'mine'));
    expect(valueOf(mine, anna, 0)).to.equal(5);
    expect(openConflicts(mine)).to.deep.equal([]);
    expect(openConflicts(undo(mine)), 'undone').to.have.length(1);
    expect(openConflicts(draftAfter(redo(undo(mine))))).to.deep.equal([]);
    const other = draftAfter(resolve(merged, [conflicts[0]!.id], 'theirs'));
    expect([valueOf(other, anna, 0), openConflicts(other).length]).to.deep.equal([9, 0]);
  });

  it('T30 goes through the revisions a few times, however many rows were saved by both', () => {
    const owners = Array.from({ length: 300 }, (_, index): RowChange['owner'] => `user:u${index}`);
    const base = set(owners.map((owner) => row(owner, 100)));
    const draft = done(draftOf(base), rows(...owners.map((owner) => values(owner, [0, 5]))));
    const now = theirs(
      owners.map((owner) => values(owner, [0, 9])),
      {},
      base,
    );
    let reads = 0;
    const revisions = now.revisions.map(({ row: key, ...one }) => ({
      ...one,
      get row() {
        reads += 1;
        return key;
      },
    }));
    expect(rebase(draft, { sets: [now.set], revisions }).conflicts).to.have.length(300);
    expect(reads).to.be.lessThan(300 * 20);
  });

  it('T30 is no conflict where both came to the same, or where they took theirs back', () => {
    const draft = done(draftOf(), rows(values('user:anna', [0, 5])));
    expect(over(draft, theirs([values('user:anna', [0, 5])])).conflicts).to.deep.equal([]);
    const there = theirs([values('user:anna', [0, 7])]);
    const back = theirs([values('user:anna', [0, 100])], { base: 6 }, there.set);
    expect(rebase(draft, { sets: [back.set] }).conflicts).to.deep.equal([]);
  });

  it('T30 a value typed into a disputed cell decides it', () => {
    const { draft } = over(done(draftOf(), rows(values('user:anna', [0, 5]))), theirs([values('user:anna', [0, 9])]));
    expect(openConflicts(done(draft, rows(values('user:anna', [0, 8]))))).to.deep.equal([]);
    expect(openConflicts(done(draft, rows(values('user:anna', [1, 8]))))).to.have.length(1);
  });

  it('T25 holds what others have locked meanwhile, with who did', () => {
    const { draft, conflicts } = over(
      done(draftOf(), rows(values('user:anna', [0, 5]), values('user:ben', [0, 6]))),
      theirs([{ owner: 'user:anna', locked: true }]),
    );
    expect(conflicts).to.have.length(1);
    expect(conflicts[0]).to.include({ problem: 'locked' });
    expect(conflicts[0]!.cells[0]).to.include({ by: 'carla', at: AT });
    expect(changesOf(draft)[0]!.rows).to.deep.equal([values('user:ben', [0, 6])]);
    expect(resolve(draft, 'all', 'mine').refused?.[0]?.problem).to.equal('locked');
    const unlocked = done(draft, rows({ owner: 'user:anna', locked: false }), 'unlock');
    expect(valueOf(draftAfter(resolve(unlocked, 'all', 'mine')), anna, 0)).to.equal(5);
  });

  it('T30 a row that others removed comes back whole, or not at all', () => {
    const { draft, conflicts } = over(
      done(draftOf(), rows(values('group:noord', [0, 5]))),
      theirs([{ owner: 'group:noord', removed: true }]),
    );
    expect(conflicts).to.have.length(1);
    expect(rowOf(draft, { ...KEY, owner: 'group:noord' })).to.equal(undefined);
    const mine = draftAfter(resolve(draft, 'all', 'mine'));
    expect(rowOf(mine, { ...KEY, owner: 'group:noord' })).to.deep.include({
      currency: 'EUR',
      values: [5, ...Array<number>(11).fill(100)],
    });
    expect(saved(mine).sets[0]!.rows).to.have.length(6);
  });

  it('T30 a row that I removed and others changed goes only if it is chosen', () => {
    const { draft, conflicts } = over(
      done(draftOf(), rows({ owner: 'group:noord', removed: true }), 'remove'),
      theirs([values('group:noord', [0, 5], [1, 6])]),
    );
    expect(conflicts).to.have.length(1);
    expect(valueOf(draft, { ...KEY, owner: 'group:noord' }, 0)).to.equal(5);
    expect(rowOf(draftAfter(resolve(draft, 'all', 'mine')), { ...KEY, owner: 'group:noord' })).to.equal(undefined);
  });

  it('T7 a figure and the currency it was in are one conflict, of a row and of a user and a group', () => {
    const mine = done(draftOf(), rows(values('group:noord', [0, 5]), values('user:anna', [0, 5])));
    const { draft, conflicts } = over(mine, theirs([{ owner: 'group:noord', currency: 'USD' }]));
    expect(conflicts.map(({ cells }) => [cells[0]!.owner, cells[0]!.field])).to.have.deep.members([
      ['group:noord', 'currency'],
      ['user:anna', 'currency'],
    ]);
    expect(changesOf(draft)).to.deep.equal([]);
    const noord = { ...KEY, owner: 'group:noord' } as const;
    const chosen = draftAfter(resolve(draft, 'all', 'mine'));
    expect([rowOf(chosen, noord)!.currency, valueOf(chosen, noord, 0), valueOf(chosen, anna, 0)]).to.deep.equal([
      'USD',
      5,
      5,
    ]);
  });

  it('T10 edits by months are held where others made quarters; mine makes months again', () => {
    const { draft, conflicts } = over(
      done(draftOf(), rows(values('user:anna', [5, 5]))),
      theirs([], { interval: 'quarter' }),
    );
    expect(conflicts).to.have.length(1);
    expect(conflicts[0]!.cells[0]).to.include({ field: 'interval', base: 'month', theirs: 'quarter', yours: 'month' });
    expect(rowOf(draft, anna)!.values).to.deep.equal([300, 300, 300, 300]);
    const mine = draftAfter(resolve(draft, 'all', 'mine'));
    expect([rowOf(mine, anna)!.values.length, valueOf(mine, anna, 5)]).to.deep.equal([12, 5]);
  });

  it('T10 edits by quarters are merged where both made quarters', () => {
    const quarters = done(draftOf(), { kind: 'interval', set: KEY, interval: 'quarter' }, 'interval');
    const mine = done(quarters, rows(values('user:anna', [1, 5])));
    const there = theirs([values('user:anna', [0, 7])], { interval: 'quarter' });
    const { draft, conflicts } = over(mine, there);
    expect(conflicts).to.deep.equal([]);
    expect(rowOf(draft, anna)!.values).to.deep.equal([7, 5, 300, 300]);
    expect(changesOf(draft)).to.deep.equal([{ ...KEY, base: 6, rows: [values('user:anna', [1, 5])] }]);
  });

  it('T10 months that others changed go into the quarters of the draft', () => {
    const quarters = done(draftOf(), { kind: 'interval', set: KEY, interval: 'quarter' }, 'interval');
    const { draft, conflicts } = over(
      done(quarters, rows(values('user:anna', [1, 5]))),
      theirs([values('user:anna', [0, 101], [4, 50])]),
    );
    expect(conflicts.map(({ cells }) => cells[0]!.field)).to.deep.equal([1]);
    expect(rowOf(draft, anna)!.values).to.deep.equal([301, 250, 300, 300]);
    expect(changesOf(draft)[0]).to.include({ interval: 'quarter', base: 6 });
  });

  it('T21 holds targets of users where others limited the type to company and groups', () => {
    const limited = { id: 'x.amount', dimension: 'x', unit: 'amount', levels: 'company-and-group' } as const;
    const base = set([row('user:anna', 1)], { targetType: 'x.amount' });
    const mine = done(
      { ...draftOf(base), baseTypes: [limited] },
      { kind: 'rows', set: base, rows: [values('user:anna', [0, 5])] },
    );
    const { draft, conflicts } = rebase(mine, { sets: [{ ...base, rows: [], revision: 6 }], types: [limited] });
    expect(conflicts).to.have.length(1);
    expect(changesOf(draft)).to.deep.equal([]);
  });

  it('says that steps which were taken back cannot be made again over what changed', () => {
    const back = undo(done(draftOf(), rows(values('user:anna', [0, 5]))));
    const { draft, lostRedo } = over(back, theirs([values('user:anna', [0, 9])]));
    expect([draft.undone.length, lostRedo]).to.deep.equal([0, true]);
    expect(rebase(back, { sets: [SET] }).lostRedo).to.equal(false);
  });

  it('T18, T30 keeps redo over a set that was loaded again as it was', () => {
    const back = undo(done(draftOf(), rows(values('user:anna', [0, 5]))));
    const { draft, lostRedo } = rebase(back, { sets: [{ ...SET }] });
    expect(lostRedo).to.equal(false);
    expect(valueOf(draftAfter(redo(draft)), anna, 0)).to.equal(5);
  });

  it('T30 shows in an open conflict what others made of the cell since', () => {
    const first = theirs([values('user:anna', [0, 9])]);
    const once = over(done(draftOf(), rows(values('user:anna', [0, 5]))), first).draft;
    const second = theirs([values('user:anna', [0, 10])], { base: 6 }, first.set);
    const { draft, conflicts } = over(once, second);
    expect(conflicts).to.deep.equal([]);
    expect(openConflicts(draft)[0]!.cells[0]).to.include({ theirs: 10, yours: 5 });
  });
});

describe('a stored draft', () => {
  const reload = (draft: Draft) => JSON.parse(JSON.stringify(storedDraft(draft))) as unknown;

  it('T18 survives a reload with its steps and what was undone', () => {
    const draft = undo(
      done(done(draftOf(), rows(values('user:anna', [0, 5])), 'paste'), rows(values('user:ben', [0, 6]))),
    );
    const { draft: again, conflicts } = openStored(reload(draft), { sets: [SET] })!;
    expect(conflicts).to.deep.equal([]);
    expect(changesOf(again)).to.deep.equal(changesOf(draft));
    expect(undoLabel(again)).to.deep.equal(undoLabel(draft));
    expect(valueOf(draftAfter(redo(again)), { ...KEY, owner: 'user:ben' }, 0)).to.equal(6);
  });

  it('T18 holds only rows that it touches', () => {
    const stored = storedDraft(done(draftOf(), rows(values('company', [0, 5]))));
    expect(stored.bases[0]!.rows.map(({ owner }) => owner)).to.deep.equal(['company']);
    expect(setsOfStored(stored)).to.deep.equal([{ ...KEY, revision: 5 }]);
  });

  it('T30 is merged or in conflict where its base has moved on, never dropped', () => {
    const draft = done(draftOf(), rows(values('user:anna', [0, 5], [1, 6])));
    const now = theirs([values('user:anna', [0, 9])]);
    const { draft: again, conflicts } = openStored(reload(draft), { sets: [now.set], revisions: now.revisions })!;
    expect(conflicts[0]!.cells[0]).to.include({ base: 100, theirs: 9, yours: 5, by: 'carla' });
    expect(valueOf(again, anna, 1)).to.equal(6);
    expect(openConflicts(openStored(reload(again), { sets: [now.set] })!.draft), 'reloaded again').to.have.length(1);
  });

  it('T7 knows after a reload that others changed the currency of a group', () => {
    const draft = done(draftOf(), rows(values('user:anna', [0, 5])));
    const now = theirs([{ owner: 'group:noord', currency: 'USD' }]);
    expect(openStored(reload(draft), { sets: [now.set] })!.conflicts[0]!.cells[0]).to.include({ field: 'currency' });
  });

  it('T30 is not lost where the repository counts anew', () => {
    const draft = done(draftOf(), rows(values('user:anna', [0, 5])));
    const { draft: again, conflicts } = openStored(reload(draft), { sets: [{ ...SET, rows: [], revision: 0 }] })!;
    expect(conflicts[0]!.cells[0]).to.include({ field: 'removed' });
    expect(valueOf(draftAfter(resolve(again, 'all', 'mine')), anna, 0)).to.equal(5);
  });

  it('is not opened where no version of this library stored it', () => {
    for (const wrong of [undefined, null, {}, { version: 2 }, { ...storedDraft(draftOf()), steps: 1 }]) {
      expect(openStored(wrong, { sets: [SET] })).to.equal(undefined);
    }
  });
});
