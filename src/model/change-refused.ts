import type { FieldChange, RowKey } from './target.ts';

/**
 * Why a change of targets is refused: `locked` row · `same-cells` somebody else
 * saved them first · `unknown-base` starts from a revision that there is not ·
 * `bad-value` not a whole number in range · `bad-interval` no such interval, or
 * not that of the set · `bad-currency` none may stand there, or no such one ·
 * `bad-owner` · `bad-type` not `<dimension>.<unit>`, or the one that is fixed ·
 * `level` the type has no targets for users.
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
  | 'level';

/** A field of a row; the row as a whole without `field`. */
export interface Cell {
  readonly row: Pick<RowKey, 'owner' | 'item'>;
  readonly field?: FieldChange['field'];
}

/** Thrown by the model, which then has changed nothing. */
export class ChangeRefused extends Error {
  override readonly name = 'ChangeRefused';
  readonly problem: ChangeProblem;
  /** What it is about; none where it is about the set or a type. */
  readonly cells: readonly Cell[];
  readonly value?: string;

  constructor(problem: ChangeProblem, what: string, cells: readonly Cell[] = [], value?: unknown) {
    const place = cells.map(cellName).join(', ');
    super([what, place, value === undefined ? '' : String(value)].filter((part) => part !== '').join(': '));
    this.problem = problem;
    this.cells = cells;
    if (value !== undefined) this.value = String(value);
  }
}

/** `group:noord`, `group:noord/new` for an item, `group:noord[3]` for the third interval. */
export function cellName({ row, field }: Cell): string {
  const name = row.item === undefined ? row.owner : `${row.owner}/${row.item}`;
  if (field === undefined) return name;
  return `${name}[${typeof field === 'number' ? field + 1 : field}]`;
}
