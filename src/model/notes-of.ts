import type { Actuals } from './actual.ts';
import { isKnown } from './directory.ts';
import type { Frame } from './frame.ts';
import { ownerName } from './names.ts';
import type { Note } from './note.ts';
import { isOwnerKey } from './owner.ts';
import { pacingNotes } from './pacing.ts';
import type { Question } from './question.ts';
import { ownerless } from './seen.ts';
import type { MeasuredSpan } from './span.ts';
import { bareMonths } from './target-slices.ts';
import type { TargetSet } from './target.ts';

/** Notes of the question, its answers, its targets and its spans, each once. */
export function notesOf(
  frame: Frame,
  actuals: readonly Actuals[],
  sets: readonly TargetSet[],
  spans: readonly MeasuredSpan[],
): Note[] {
  const { question, ledger, pacing } = frame;
  const all = [
    ...question.notes.map((note) => named(note, frame)),
    ...answerNotes(question, actuals),
    ...sets.flatMap(({ notes }) => notes ?? []),
    ...ledger.notes(),
    ...pacingNotes(question.request.pace, pacing),
    ...spanNotes(frame, spans),
  ];
  const told = question.maySee ? all.map(ownerless) : all;
  return distinct(told, (before, note) => ((note.count ?? 0) > (before.count ?? 0) ? note : before));
}

function spanNotes({ question, ledger }: Frame, spans: readonly MeasuredSpan[]): Note[] {
  const { by, type, period, owner } = question;
  const notes: Note[] = [];
  // An empty month is no target of nothing (T6), so that a year of three months is said to be one.
  const bare = bareMonths(ledger.slices(owner), period.from, period.to);
  if (spans.some(({ proRata }) => proRata)) notes.push({ code: 'pro-rata' });
  if (bare) notes.push({ code: 'months-without-target', count: bare });
  if (by === 'item' && type.unit === 'count' && type.dimension !== 'all-sales') {
    notes.push({ code: 'count-not-additive' });
  }
  return notes;
}

/** A filter by an owner is said by the owner's name. */
function named(note: Note, { question, words }: Frame): Note {
  const { code, value = '' } = note;
  if (code !== 'not-filtered' || !isOwnerKey(value) || !isKnown(value, question.directory)) return note;
  return { ...note, value: ownerName(value, question, words) };
}

/** Notes counted among the days of the question; all other notes are about the data as a whole, in every answer. */
const OF_ITS_DAYS: ReadonlySet<string> = new Set(['missing-profit', 'missing-probability']);

/** Notes of the answers, counts of this year and last added up. Other answers are about days of theirs. */
function answerNotes({ roles }: Question, actuals: readonly Actuals[]): Note[] {
  const whole = [roles.actual, roles.previousYear, roles.pipeline];
  const own = whole.flatMap((role) => notesIn(actuals[role ?? -1]).filter(({ code }) => OF_ITS_DAYS.has(code)));
  const said = actuals.flatMap(notesIn).filter(({ code }) => !OF_ITS_DAYS.has(code));
  const added = distinct(own, (before, note) => ({ ...note, count: (before.count ?? 0) + (note.count ?? 0) }));
  return [...said, ...added];
}

/** A source of the host may leave them out. */
function notesIn(answer: Actuals | undefined): readonly Note[] {
  return (answer as Partial<Actuals> | undefined)?.notes ?? [];
}

/** Each note once, `join` deciding between two that differ in their count. */
function distinct(notes: readonly Note[], join: (before: Note, note: Note) => Note): Note[] {
  const found = new Map<string, Note>();
  for (const note of notes) {
    const key = `${note.code}\n${note.line}\n${note.value}`;
    const before = found.get(key);
    found.set(key, before ? join(before, note) : note);
  }
  return [...found.values()];
}
