import type { ActualsCell } from './actual.ts';
import type { Frame } from './frame.ts';
import type { Targeted } from './ledger.ts';
import { addExact } from './money.ts';
import { eachOf, type Steps } from './steps.ts';
import type { HasTarget } from './target-slices.ts';

/** Sales of the period, by item where targets may be. */
export function soldCells({ ledger }: Frame): readonly ActualsCell[] {
  return ledger.cells('actualByItem') ?? ledger.cells('actual') ?? [];
}

/** Adds up what was sold where there is a target (M11); undefined if that is all of it. */
export function* comparedIn(
  cells: readonly ActualsCell[],
  hasTarget: HasTarget | undefined,
): Steps<number | undefined> {
  if (!hasTarget) return undefined;
  let sum = 0;
  let isAll = true;
  yield* eachOf(cells, (cell) => {
    if (hasTarget(cell)) sum = addExact(sum, cell.value);
    else if (cell.value) isAll = false;
  });
  return isAll ? undefined : sum;
}

/** The same of an owner, or of an item of whoever is asked about. */
export function comparedOf(frame: Frame, part: Targeted): Steps<number | undefined> {
  return comparedIn(soldCells(frame), frame.ledger.targeted(part));
}
