import type { ActualsCell } from './actual.ts';
import type { Frame } from './frame.ts';
import { sumOf, type Targeted } from './ledger.ts';
import type { HasTarget } from './target-slices.ts';

/** Sales of the period, by item where targets may be. */
export function soldCells({ ledger }: Frame): readonly ActualsCell[] {
  return ledger.cells('actualByItem') ?? ledger.cells('actual') ?? [];
}

/** Adds up what was sold where there is a target (M11); undefined if that is all of it. */
export function comparedIn(cells: readonly ActualsCell[], hasTarget: HasTarget | undefined): number | undefined {
  return !hasTarget || cells.every((cell) => !cell.value || hasTarget(cell))
    ? undefined
    : sumOf(cells.filter(hasTarget));
}

/** The same of an owner, or of an item of whoever is asked about. */
export function comparedOf(frame: Frame, part: Targeted): number | undefined {
  return comparedIn(soldCells(frame), frame.ledger.targeted(part));
}
