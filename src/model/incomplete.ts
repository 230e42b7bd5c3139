import type { Actuals } from './actual.ts';
import { addMonths, firstDay, lastDay, type Day } from './day.ts';
import { liesIn } from './directory.ts';
import { fiscalMonth } from './fiscal.ts';
import type { Note, NotedCell } from './note.ts';
import { isOwnerKey } from './owner.ts';
import type { Question } from './question.ts';
import type { TargetSet } from './target.ts';

/** Share of the rows that may be refused before a sum of the others is no longer judged. */
const FEW = 0.03;

/** Parts of a sum that could not be read: rows of the sales, and targets of the days it is about. */
export interface Missing {
  readonly sales?: { readonly count: number; readonly of: number };
  readonly targets?: number;
}

/** A figure whose sum may lack something: by its key, and the days that it is about. */
interface Asked {
  readonly key: string;
  readonly from: Day;
  readonly to: Day;
}

/** Says what a figure lacks; nothing if all of it was read, or all but a few rows of the sales. */
export type MissingOf = (asked: Asked) => Missing | undefined;

/** Looks into the notes of an answer and of its targets for what could not be read. */
export function missingIn(
  question: Question,
  actuals: readonly Actuals[],
  sets: readonly TargetSet[],
  isOfMembers: boolean,
): MissingOf {
  const sales = refusedIn(actuals[question.roles.actual ?? 0]?.notes ?? []);
  const noted = sets.flatMap(({ notes = [] }) => notes);
  const cells = noted.flatMap((note) => note.cells ?? []);
  // Rows without a known owner: no sum can be told to be whole.
  const unnamed = noted.reduce((count, note) => count + (note.unnamed ?? 0), 0);
  const own = cells.filter(({ targetType }) => targetType === question.type.id);
  return (asked) => {
    const targets = own.filter((cell) => concerns(cell, asked, question, isOfMembers)).length + unnamed;
    return sales || targets ? { ...(sales && { sales }), ...(targets && { targets }) } : undefined;
  };
}

/** Rows that were refused, if they are more than a few of all. */
function refusedIn(notes: readonly Note[]): Missing['sales'] {
  const { count = 0, of = 0 } = notes.find(({ code }) => code === 'rows-refused') ?? {};
  return count > of * FEW && of ? { count, of } : undefined;
}

function concerns(cell: NotedCell, { key, from, to }: Asked, question: Question, isOfMembers: boolean): boolean {
  const { owner, by, items, fiscal, directory } = question;
  const whose = isOwnerKey(key) ? key : owner;
  const isTheirs = isOfMembers && whose === owner && liesIn(cell.owner, owner, directory);
  if (cell.owner !== whose && !isTheirs) return false;
  if (by === 'item' && key !== 'total' && cell.item !== undefined && cell.item !== key) return false;
  if (items && (cell.item === undefined || !items.includes(cell.item))) return false;
  const months = cell.interval === 'quarter' ? 3 : 1;
  const first = fiscalMonth(cell.year, cell.index * months, fiscal);
  return firstDay(first) <= to && lastDay(addMonths(first, months - 1)) >= from;
}
