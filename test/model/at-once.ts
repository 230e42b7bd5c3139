import type { Steps } from '../../src/model/steps.ts';

/** All steps of a work in one go. */
export function atOnce<T>(work: Steps<T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}
