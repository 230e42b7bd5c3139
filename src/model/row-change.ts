import { ChangeRefused, type Cell } from './change-refused.ts';
import { isCurrency } from './currency.ts';
import { MAX_MINOR } from './money.ts';
import type { TargetType } from './organisation.ts';
import { isOwnerKey, levelOf } from './owner.ts';
import type { FieldChange, RevisionKind, RowChange, TargetInterval, TargetKey, TargetRow } from './target.ts';

/** What a row change is judged by. */
export interface RowRules extends TargetKey {
  readonly interval: TargetInterval;
  /** Where it is known, whether users have targets. */
  readonly type?: TargetType;
}

/** The row as it stands after `edit`; `undefined` when it is gone. Throws `ChangeRefused`. */
export function changeRow(row: TargetRow | undefined, edit: RowChange, rules: RowRules): TargetRow | undefined {
  const { owner, item, values, currency, locked } = edit;
  const cell: Cell = { row: edit };
  if (!isOwnerKey(owner)) throw new ChangeRefused('bad-owner', 'not an owner', [], owner);
  const touches = edit.removed || (values?.size ?? 0) > 0 || currency !== undefined;
  if (row?.locked && locked !== false && touches) throw new ChangeRefused('locked', 'locked row', [cell]);
  if (edit.removed) return undefined;
  if (rules.type?.levels === 'company-and-group' && levelOf(owner) === 'user') {
    throw new ChangeRefused('level', 'no targets for users', [cell]);
  }
  if (currency !== undefined) checkCurrency(edit, currency, rules);
  const changed: TargetRow = {
    owner,
    ...(item !== undefined && { item }),
    ...((currency ?? row?.currency) !== undefined && { currency: currency ?? row?.currency }),
    values: changeValues(row, edit, rules.interval === 'month' ? 12 : 4),
    ...((locked ?? row?.locked) && { locked: true }),
  };
  return changed;
}

/** Only company and groups say their currency, and only of money (T7). */
function checkCurrency(edit: RowChange, currency: string, { targetType }: RowRules) {
  const cell: Cell = { row: edit, field: 'currency' };
  if (levelOf(edit.owner) === 'user')
    throw new ChangeRefused('bad-currency', "user has the group's currency", [cell], currency);
  if (targetType.endsWith('.count'))
    throw new ChangeRefused('bad-currency', 'numbers have no currency', [cell], currency);
  if (!isCurrency(currency)) throw new ChangeRefused('bad-currency', 'unknown currency', [cell], currency);
}

function changeValues(row: TargetRow | undefined, edit: RowChange, count: number): (number | undefined)[] {
  const values = Array.from({ length: count }, (_, index) => row?.values[index]);
  for (const [index, value] of edit.values ?? []) {
    const cell: Cell = { row: edit, field: index };
    if (!(index in values)) throw new ChangeRefused('bad-interval', `no such interval among ${count}`, [cell]);
    if (value !== undefined && !(Number.isInteger(value) && Math.abs(value) <= MAX_MINOR)) {
      throw new ChangeRefused('bad-value', 'not a whole number in range', [cell], value);
    }
    // Minus nothing is nothing.
    values[index] = value === undefined ? undefined : value + 0;
  }
  return values;
}

/** What became of a row, field by field. */
export function differences(before: TargetRow | undefined, after: TargetRow | undefined): FieldChange[] {
  const changes: FieldChange[] = [];
  const note = (field: FieldChange['field'], from: FieldChange['from'], to: FieldChange['to']) => {
    if (from !== to) changes.push({ field, ...(from !== undefined && { from }), ...(to !== undefined && { to }) });
  };
  const count = (after ?? before)?.values.length ?? 0;
  for (let index = 0; index < count; index += 1) note(index, before?.values[index], after?.values[index]);
  note('currency', before?.currency, after?.currency);
  note('locked', before?.locked ?? false, after?.locked ?? false);
  if (before && !after) note('removed', false, true);
  return changes;
}

export function kindOf(
  before: TargetRow | undefined,
  after: TargetRow | undefined,
  changes: readonly FieldChange[],
): RevisionKind {
  if (!before) return 'created';
  if (!after) return 'deleted';
  if (changes.some(({ field }) => field !== 'locked')) return 'edited';
  return after.locked ? 'locked' : 'unlocked';
}
