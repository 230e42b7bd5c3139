import type { Figures } from './figures.ts';
import type { Measured } from './insight.ts';
import { isOwnerKey } from './owner.ts';
import type { MaySee } from './policy.ts';

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

/** Figures that were measured under other rights: their notes name the board's filter, who may be hidden now. */
export function unnamed<M extends Measured>(measured: M): M {
  const notes = measured.figures.notes.map((note) => (note.code === 'not-filtered' ? { code: note.code } : note));
  const figures: Figures = { ...measured.figures, notes };
  return { ...measured, figures };
}
