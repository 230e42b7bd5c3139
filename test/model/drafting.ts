import { emptyDraft, type Draft, type DraftEdit, type EditAction, type EditRefusal } from '../../src/model/draft.ts';
import { edit, type EditContext, type Edited } from '../../src/model/draft-edit.ts';
import { changesOf } from '../../src/model/draft-save.ts';
import { applyChanges } from '../../src/model/revision.ts';
import type { Revision, RowChange, TargetRow, TargetSet } from '../../src/model/target.ts';
import { rowId } from '../../src/model/owner.ts';
import { AT, set } from './changing.ts';

export const KEY = { year: 2026, targetType: 'all-sales.amount' };

export const row = (owner: TargetRow['owner'], value: number | null, more: Partial<TargetRow> = {}): TargetRow => ({
  owner,
  values: Array<number | null>(12).fill(value),
  ...more,
});

/** Company, two groups and three users, 100 a month each; the second group is locked. */
export const SET: TargetSet = set([
  row('company', 100, { currency: 'EUR' }),
  row('group:noord', 100, { currency: 'EUR' }),
  row('group:zuid', 100, { currency: 'USD', locked: true }),
  row('user:anna', 100),
  row('user:ben', 100),
  row('user:cleo', 100),
]);

export const draftOf = (...sets: TargetSet[]): Draft => emptyDraft(sets.length ? sets : [SET]);

export const rows = (...changes: RowChange[]): DraftEdit => ({ kind: 'rows', set: KEY, rows: changes });

/** The draft after edits that are allowed. */
export function done(draft: Draft, edits: DraftEdit | readonly DraftEdit[], action: EditAction = 'set'): Draft {
  return draftAfter(edit(draft, action, [edits].flat()));
}

export function draftAfter(edited: Edited): Draft {
  if (edited.refused) throw new Error(`refused: ${JSON.stringify(edited.refused)}`);
  return edited.draft;
}

export function refusalsOf(
  draft: Draft,
  edits: DraftEdit | readonly DraftEdit[],
  context?: EditContext,
): readonly EditRefusal[] {
  const { refused } = edit(draft, 'set', [edits].flat(), context);
  if (!refused) throw new Error('nothing was refused');
  return refused;
}

/** The sets after a save of the draft, with the revisions of it. */
export function saved(draft: Draft, since: readonly Revision[] = []): { sets: TargetSet[]; revisions: Revision[] } {
  const changes = changesOf(draft, { by: 'me' });
  const applied = applyChanges(
    changes.map((change) => {
      const found = [...draft.state.sets.values()].find(
        ({ base }) => base.year === change.year && base.targetType === change.targetType,
      )!;
      return { set: found.base, change, since, at: AT };
    }),
  );
  return { sets: applied.map((one) => one.set), revisions: applied.flatMap(({ revisions }) => revisions) };
}

/** Rows in an order of their own, without what is empty in every way. */
export function sorted(list: Iterable<TargetRow>): unknown[] {
  return [...list]
    .map(({ owner, item, currency, values, locked }) => ({
      owner,
      item,
      currency,
      values: [...values],
      locked: !!locked,
    }))
    .sort((a, b) => (rowId(a) < rowId(b) ? -1 : 1));
}
