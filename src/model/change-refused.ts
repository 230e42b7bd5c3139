import type { PolicyReason } from './policy.ts';
import type { FieldValue, RowField, RowKey } from './target.ts';

/**
 * Why a change of targets is refused, rights apart: `locked` row ·
 * `same-cells` somebody else saved them first · `unknown-base` a later
 * revision than there is · `bad-value` no whole number in range ·
 * `bad-interval` no such interval, or weights that do not split · `bad-currency` none may
 * stand there, or no such one · `bad-owner` · `bad-type` not
 * `<dimension>.<unit>`, or the one that is fixed · `type-in-use` a deleted type
 * still has targets · `level` the type has no targets for users · `set-twice`
 * two changes of one set in a save.
 */
export type ChangeProblem =
  | 'locked'
  | 'same-cells'
  | 'unknown-base'
  | 'bad-value'
  | 'bad-interval'
  | 'bad-currency'
  | 'bad-owner'
  | 'bad-type'
  | 'type-in-use'
  | 'level'
  | 'set-twice';

/** A field of a row, or the row as a whole, that a change is refused for. Plain JSON. */
export interface RefusedCell extends RowKey {
  readonly field?: RowField;
  /** Of a conflict: the value at the revision that the change started from. */
  readonly base?: FieldValue;
  /** Of a conflict: the value that stands there now. */
  readonly theirs?: FieldValue;
  /** Of a conflict: the value that was to be saved. */
  readonly yours?: FieldValue;
  /** Author of theirs, or of the lock. */
  readonly by?: string;
  /** Instant of theirs, or of the lock. */
  readonly at?: string;
}

/** Thrown by the model, which then has changed nothing. */
export class ChangeRefused extends Error {
  override readonly name = 'ChangeRefused';
  readonly problem: ChangeProblem | PolicyReason;
  /** None where the refusal is about a set or a type. */
  readonly cells: readonly RefusedCell[];
  readonly value?: string;
  /** A right value, or its form, where a value is wrong. */
  readonly expected?: string;

  constructor(
    problem: ChangeProblem | PolicyReason,
    what: string,
    cells: readonly RefusedCell[] = [],
    value?: unknown,
    expected?: string,
  ) {
    const place = cells.map(cellName).join(', ');
    super([what, place, value === undefined ? '' : String(value)].filter((part) => part !== '').join(': '));
    this.problem = problem;
    this.cells = cells;
    if (value !== undefined) this.value = String(value);
    if (expected !== undefined) this.expected = expected;
  }
}

/** `group:noord`, `group:noord/new` for an item, `group:noord.values[2]` for an interval by its index, as a change names it. */
export function cellName({ owner, item, field }: RefusedCell): string {
  const name = item === undefined ? owner : `${owner}/${item}`;
  if (field === undefined) return name;
  return typeof field === 'number' ? `${name}.values[${field}]` : `${name}[${field}]`;
}
