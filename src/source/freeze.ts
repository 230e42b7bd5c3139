import { atOnce, STEP, type Steps } from '../model/steps.ts';

/** Objects that are frozen down to their leaves, which need not be walked again. */
const done = new WeakSet<object>();

/** Freezes plain data down to its leaves, so that one answer can be shared by all who asked. Data may hold itself. */
export function deepFreeze<T>(data: T): T {
  return atOnce(freezing(data));
}

/** The same in steps, for data of any length. To be driven to its end: what it has begun counts as done. */
export function* freezing<T>(data: T): Steps<T> {
  const waiting: unknown[] = [data];
  for (let left = STEP; waiting.length; left -= 1) {
    const part = waiting.pop();
    // An outer shell that is frozen already says nothing about what it holds.
    if (part && typeof part === 'object' && !done.has(part)) {
      // As arguments of one call they would be too many for the stack.
      const inner = Object.values(Object.freeze(part)).filter((value) => value && typeof value === 'object');
      if (inner.length) done.add(part); // a leaf is sooner frozen again than remembered
      for (const one of inner) waiting.push(one);
    }
    if (left > 1) continue;
    left = STEP + 1;
    yield;
  }
  return data;
}
