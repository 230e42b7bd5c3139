import type { Figure } from './figures.ts';
import type { Measured } from './insight.ts';
import type { Note } from './note.ts';
import { isOwnerKey } from './owner.ts';
import type { MaySee } from './policy.ts';
import { present } from './span.ts';

/** Figures without the bars of hidden owners, which a note counts; undefined where their own owner is hidden (T24). */
export function onlySeen<M extends Measured>(measured: M, maySee: MaySee | undefined): M | undefined {
  if (!maySee) return measured;
  const { figures, insight } = measured;
  const isSeen = (key: string) => !isOwnerKey(key) || maySee(key);
  if (!isSeen(figures.owner.id)) return undefined;
  // An item may be called `user:u42` as well.
  const seen = insight?.by === 'item' ? [] : figures.points.map(({ key }) => isSeen(key));
  const count = seen.filter((one) => !one).length;
  if (!count) return measured;
  const only = <P>(points: readonly P[]) => points.filter((_, index) => seen[index]);
  return {
    ...measured,
    figures: { ...figures, points: only(figures.points), notes: [...figures.notes, { code: 'hidden', count }] },
    insight: insight && { ...insight, points: only(insight.points) },
  };
}

/**
 * Figures that were measured under other rights: without what may tell of an
 * owner who is hidden now, the name of the board's filter or in a note about
 * targets, the sum of the owners that have no bar and that of the members' targets, and without the number of those
 * hidden then.
 */
export function unnamed<M extends Measured>(named: M): M {
  const measured = withoutMembers(named);
  const { figures, insight } = measured;
  const isSum = (index: number) => insight?.by !== 'item' && insight?.points[index]?.sums !== undefined;
  const only = <P>(points: readonly P[]) => points.filter((_, index) => !isSum(index));
  const notes = figures.notes
    .filter(({ code }) => code !== 'hidden')
    .map((note) => (note.code === 'not-filtered' ? { code: note.code } : ownerless(note)));
  return {
    ...measured,
    figures: { ...figures, points: only(figures.points), notes },
    insight: insight && { ...insight, points: only(insight.points) },
  };
}

/** Leaves out the sum of the members' targets, and all that was held against it (M13). */
function withoutMembers<M extends Measured>(measured: M): M {
  const { figures, insight } = measured;
  if (!insight?.members) return measured;
  const { members, ...rest } = insight;
  if (!members.isUsed) return { ...measured, insight: rest };
  const { varianceToDate: _, needed: __, trend: ___, ...others } = rest;
  // Rows of owners and items have targets of their own.
  const points = insight.by ? figures.points : figures.points.map(untargeted);
  const about = insight.by ? rest.points : rest.points.map(({ varianceToDate: _, ...point }) => point);
  return {
    ...measured,
    figures: { ...figures, total: untargeted(figures.total), points },
    insight: { ...others, points: about },
  };
}

function untargeted({ key, label, actual, previousYear, previousYearToDate, pipeline, partial }: Figure): Figure {
  return present<Figure>({
    key,
    label,
    actual,
    previousYear,
    previousYearToDate,
    pipeline,
    partial,
    status: 'no-target',
  });
}

const NAMING: ReadonlySet<string> = new Set([
  'duplicate-target',
  'targets-added',
  'unknown-target-owner',
  'unknown-sellers',
]);

/** A note about targets or sales without the owners that it names, who may be hidden or unknown (T24); any other as it is. */
export function ownerless(note: Note): Note {
  const { value, cells, ...rest } = note;
  if (NAMING.has(note.code)) return rest;
  return cells ? { ...rest, ...(value !== undefined && { value }) } : note;
}
