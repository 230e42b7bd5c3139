import { check, choice, fits, list, optional, record, text, whole } from '../../source/shape.ts';
import { interval, key, targetType } from '../../source/target-shapes.ts';

const yes = choice(true);

/** Whether values are whole numbers of intervals there are is for the model to say, which names their cells. */
const rowChange = record({
  owner: text,
  item: optional(text),
  currency: optional(text),
  values: optional(fits('{…}', (values) => typeof values === 'object' && values !== null)),
  locked: optional(choice(true, false)),
  removed: optional(yes),
});

const changes = list(
  record({
    ...key,
    base: whole,
    rows: optional(list(rowChange)),
    interval: optional(interval),
    weights: optional(list(whole)),
    types: optional(list(targetType)),
    removedTypes: optional(list(text)),
    removed: optional(yes),
    by: optional(text),
    comment: optional(text),
  }),
);

/** Refuses what is handed in to be saved, and is no list of changes, with its path. */
export function checkChanges(asked: unknown): void {
  check(changes, asked, 'changes');
}
