import type { StoredDraft } from '../model/draft-text.ts';
import { setId } from '../model/draft.ts';
import { check, choice, fits, list, object, optional, record, type Shape, text, whole } from '../source/shape.ts';
import { interval, key, owner, targetSet, targetType } from '../source/target-shapes.ts';

const yes = choice(true);
const value = fits('null, 0, ±1, ±2, …', (one) => one === null || Number.isSafeInteger(one));

const values: Shape = (said) => {
  const none = object(said);
  if (none) return none;
  return list(value)(Object.values(said as object));
};

const rowChange = record({
  owner,
  item: optional(text),
  currency: optional(text),
  values: optional(values),
  locked: optional(choice(true, false)),
  removed: optional(yes),
});

const EDITS: Readonly<Record<string, Shape>> = {
  rows: record({ set: record(key), rows: list(rowChange) }),
  interval: record({ set: record(key), interval, weights: optional(list(whole)) }),
  type: record({ type: targetType, isNew: optional(yes) }),
  'remove-type': record({ targetType: text }),
};

const edit: Shape = (said) => {
  const none = object(said);
  if (none) return none;
  const { kind } = said as { readonly kind?: unknown };
  const shape = typeof kind === 'string' && Object.hasOwn(EDITS, kind) ? EDITS[kind] : undefined;
  return shape ? shape(said) : { path: '.kind', value: kind, expected: Object.keys(EDITS).join(', ') };
};

const label = record({ action: text, cells: whole, rows: whole, owner: optional(owner) });

const step = record({ label, edits: list(edit), settles: optional(list(text)) });

const cell = record({ ...key, owner, item: optional(text), by: optional(text), at: optional(text) });

const conflict = record({
  id: text,
  set: record(key),
  problem: text,
  cells: list(cell),
  interval,
  mine: list(edit),
});

/** Shape of all that is stored of a draft but for its steps, which have records of their own. */
const head = record({
  version: whole,
  count: whole,
  at: text,
  next: whole,
  types: list(targetType),
  conflicts: list(conflict),
  done: list(whole),
  undone: list(whole),
});

const stored = record({
  bases: list(targetSet),
  types: list(targetType),
  steps: list(step),
  undone: list(step),
  conflicts: list(conflict),
});

/** Refuses what no version of this library stored as head of a draft. */
export function checkHead(said: unknown): void {
  check(head, said, 'draft');
}

/** Refuses a step with the rows beneath it of another shape. */
export const checkPart = (said: unknown, path: string): void =>
  check(record({ step, bases: list(targetSet) }), said, path);

/** Refuses a draft of another shape, and one with edits of a set that it does not hold. */
export function checkStored(said: StoredDraft): void {
  check(stored, said, 'draft');
  const sets = new Set(said.bases.map(setId));
  const known = fits([...sets].join(', '), (id) => sets.has(id as string));
  for (const { edits } of [...said.steps, ...said.undone]) {
    for (const one of edits) if ('set' in one) check(known, setId(one.set), 'draft.steps');
  }
}
