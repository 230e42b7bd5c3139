import type { Actuals, ActualsCell } from './actual.ts';
import { decimalsOf } from './currency.ts';
import { addMonths, firstDay, lastDay, type Day } from './day.ts';
import { liesIn } from './directory.ts';
import { fiscalMonth } from './fiscal.ts';
import type { Ledger, TargetLeftOut } from './ledger.ts';
import { addExact, toMajor } from './money.ts';
import type { Note } from './note.ts';
import { isOwnerKey, levelOf } from './owner.ts';
import type { Question } from './question.ts';
import type { TargetSet } from './target.ts';

/** Share of the rows that may be refused before a sum of the others is no longer judged. */
const FEW = 0.03;

/** Parts of a sum that could not be read or converted: rows of the sales, and targets of the days it is about. */
export interface Missing {
  readonly sales?: { readonly count: number; readonly of: number };
  readonly targets?: number;
  /** Sales without a rate, in major units of their own currency, the largest first (T7). */
  readonly unrated?: readonly { readonly currency: string; readonly value: number }[];
  /** Currencies of targets without a rate (T7). */
  readonly unratedTargets?: readonly string[];
}

/** A figure whose sum may lack something: by its key, and the days that it is about. */
interface Asked {
  readonly key: string;
  readonly from: Day;
  readonly to: Day;
  /** Sales of it that have no rate. */
  readonly leftOut?: readonly ActualsCell[];
}

/** Says what a figure lacks; nothing if all of it was read, or all but a few rows of the sales. */
export type MissingOf = (asked: Asked) => Missing | undefined;

/** Looks into the notes of an answer and of its targets for what could not be read. */
export function missingIn(
  question: Question,
  actuals: readonly Actuals[],
  sets: readonly TargetSet[],
  ledger: Ledger,
): MissingOf {
  const sales = refusedIn(actuals[question.roles.actual ?? 0]?.notes ?? []);
  const noted = sets.flatMap(({ notes = [] }) => notes);
  const cells = noted.flatMap((note) => note.cells ?? []);
  // Rows without a known owner: no sum can be told to be whole.
  const unnamed = noted.reduce((count, note) => count + (note.unnamed ?? 0), 0);
  const own = cells.flatMap(({ targetType, year, interval, index, ...cell }) => {
    if (targetType !== question.type.id) return [];
    const months = interval === 'quarter' ? 3 : 1;
    return [{ ...cell, first: fiscalMonth(year, index * months, question.fiscal), months }];
  });
  const isOfMembers = !!ledger.members && question.request.targetFrom === 'members';
  return (asked) => {
    const isAsked = (lost: Lost) => concerns(lost, asked, question, isOfMembers);
    const targets = own.filter(isAsked).length + unnamed;
    const unrated = amountsOf(asked.leftOut ?? [], question);
    const lacking = ledger.targetsLeftOut.filter((lost) => isPartOf(lost, asked, question) && isAsked(lost));
    const unratedTargets = [...new Set(lacking.flatMap(({ currencies }) => currencies))];
    if (!sales && !targets && !unrated.length && !unratedTargets.length) return undefined;
    return {
      ...(sales && { sales }),
      ...(targets && { targets }),
      ...(unrated.length && { unrated }),
      ...(unratedTargets.length && { unratedTargets }),
    };
  };
}

/** Sums by currency, the largest first. */
function amountsOf(cells: readonly ActualsCell[], { base }: Question): NonNullable<Missing['unrated']> {
  const sums = new Map<string, number>();
  for (const { currency = base ?? '', value } of cells) sums.set(currency, addExact(sums.get(currency) ?? 0, value));
  return [...sums]
    .map(([currency, value]) => ({ currency, value: toMajor(value, decimalsOf(currency || undefined)) }))
    .sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
}

/** Whether the row of a target is one that a bar adds up; a bar of what belongs to nobody has none. */
function isPartOf({ owner, item }: Lost, { key }: Asked, { by, type }: Question): boolean {
  if (!by || key === 'total' || key === type.dimension) return true;
  if (key === 'more') return by === 'item' || levelOf(owner) === by;
  return by === 'item' ? item === key : owner === key;
}

/** A target that is not there. */
type Lost = Omit<TargetLeftOut, 'currencies'>;

/** Rows that were refused, if they are more than a few of all. */
function refusedIn(notes: readonly Note[]): Missing['sales'] {
  const { count = 0, of = 0 } = notes.find(({ code }) => code === 'rows-refused') ?? {};
  return count > of * FEW && of ? { count, of } : undefined;
}

function concerns(lost: Lost, { key, from, to }: Asked, question: Question, isOfMembers: boolean): boolean {
  const { owner, by, items, directory } = question;
  const whose = isOwnerKey(key) ? key : owner;
  const isTheirs = isOfMembers && whose === owner && liesIn(lost.owner, owner, directory);
  if (lost.owner !== whose && !isTheirs) return false;
  if (by === 'item' && key !== 'total' && lost.item !== undefined && lost.item !== key) return false;
  if (items && (lost.item === undefined || !items.includes(lost.item))) return false;
  return firstDay(lost.first) <= to && lastDay(addMonths(lost.first, lost.months - 1)) >= from;
}
