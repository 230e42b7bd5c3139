import { ChangeRefused, type RefusedCell } from './change-refused.ts';
import { isCurrency } from './currency.ts';
import { MAX_MINOR } from './money.ts';
import type { TargetType } from './organisation.ts';
import { isOwnerKey, levelOf } from './owner.ts';
import type {
  FieldChange,
  FieldValue,
  RevisionKind,
  RowChange,
  RowField,
  RowKey,
  TargetInterval,
  TargetKey,
  TargetRow,
  TargetValue,
} from './target.ts';

/** The rules that a row change is judged by. */
export interface RowRules extends TargetKey {
  readonly interval: TargetInterval;
  /** The set's type, where it is known: whether users have targets. */
  readonly type?: TargetType;
}

/** Number of intervals in a year. */
export function intervalCount(interval: TargetInterval): number {
  return interval === 'month' ? 12 : 4;
}

/** The key of a row within its set. */
export function keyOfRow({ year, targetType }: TargetKey, { owner, item }: Pick<RowKey, 'owner' | 'item'>): RowKey {
  return { year, targetType, owner, ...(item !== undefined && { item }) };
}

/** The row as it stands after `edit`; `undefined` when it is gone. Throws `ChangeRefused`. */
export function changeRow(row: TargetRow | undefined, edit: RowChange, rules: RowRules): TargetRow | undefined {
  const { owner, item, values = {}, currency, locked } = edit;
  const cell: RefusedCell = keyOfRow(rules, edit);
  if (!isOwnerKey(owner)) throw new ChangeRefused('bad-owner', 'not an owner', [], owner, 'company, group:…, user:…');
  const touches = edit.removed || Object.keys(values).length > 0 || currency !== undefined;
  if (row?.locked && locked !== false && touches) throw new ChangeRefused('locked', 'locked row', [cell]);
  if (edit.removed) return undefined;
  if (rules.type?.levels === 'company-and-group' && levelOf(owner) === 'user') {
    throw new ChangeRefused('level', 'no targets for users', [cell]);
  }
  if (currency !== undefined) checkCurrency(cell, currency);
  return {
    owner,
    ...(item !== undefined && { item }),
    ...((currency ?? row?.currency) !== undefined && { currency: currency ?? row?.currency }),
    values: changeValues(row, values, cell, intervalCount(rules.interval)),
    ...((locked ?? row?.locked) && { locked: true }),
  };
}

/** Only company and groups say their currency, and only of money (T7). */
function checkCurrency(row: RefusedCell, currency: string) {
  const refuse = (what: string, expected?: string) =>
    new ChangeRefused('bad-currency', what, [{ ...row, field: 'currency' }], currency, expected);
  if (levelOf(row.owner) === 'user') throw refuse("user has the group's currency");
  if (row.targetType.endsWith('.count')) throw refuse('numbers have no currency');
  if (!isCurrency(currency)) throw refuse('unknown currency', 'EUR, USD, …');
}

function changeValues(
  row: TargetRow | undefined,
  changed: NonNullable<RowChange['values']>,
  place: RefusedCell,
  count: number,
): TargetValue[] {
  const values = Array.from({ length: count }, (_, index) => row?.values[index] ?? null);
  const cellAt = (name: string) => {
    const field = Number(name);
    return { ...place, field: Number.isInteger(field) ? field : (name as RowField) };
  };
  for (const [name, value] of Object.entries(changed)) {
    const field = Number(name);
    // The name may be that of a method of lists.
    if (String(field) !== name || values[field] === undefined) {
      const expected = `0–${count - 1}`;
      throw new ChangeRefused('bad-interval', `no such interval among ${count}`, [cellAt(name)], undefined, expected);
    }
    if (value !== null && !(Number.isInteger(value) && Math.abs(value) <= MAX_MINOR)) {
      const { what, expected } = wholeOf(place.targetType);
      throw new ChangeRefused('bad-value', what, [cellAt(name)], value, expected);
    }
    // Minus nothing is nothing.
    values[field] = value === null ? null : value + 0;
  }
  return values;
}

/** How a value of a target is written, and what to say of another one: money in minor units, such as cents. */
function wholeOf(targetType: string) {
  const expected = `null, 0, ±1, …, ±${MAX_MINOR}`;
  if (targetType.endsWith('.count')) return { what: 'not a whole number in range', expected };
  return {
    what: 'not a whole number of minor units (cents) in range',
    expected: `${expected} (minor units: 1234.50 EUR = 123450)`,
  };
}

/** The changes from one state of a row to another, field by field; values of absent rows are empty. */
export function differences(before: TargetRow | undefined, after: TargetRow | undefined): FieldChange[] {
  const changes: FieldChange[] = [];
  const note = (field: RowField, from: FieldValue = null, to: FieldValue = null) => {
    if (from !== to) changes.push({ field, from, to });
  };
  const count = Math.max(before?.values.length ?? 0, after?.values.length ?? 0);
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
