/** Work of the model in steps: between two of them whoever drives it may let others have their turn. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Owners, items or cells of one step: a millisecond or two, and more than most tiles have. */
export const STEP = 2000;

/** Does all of it in one go. */
export function atOnce<T>(work: Steps<T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/** Deals with each entry of a list, so many in a step. */
export function* eachOf<T>(list: Iterable<T>, deal: (entry: T) => void, step = STEP): Steps<void> {
  let left = Math.ceil(step);
  for (const entry of list) {
    deal(entry);
    if (--left) continue;
    left = Math.ceil(step);
    yield;
  }
}
