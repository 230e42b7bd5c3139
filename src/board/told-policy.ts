import type { Policy } from '../model/policy.ts';

/** Policies that have been complained of. */
const told = new WeakSet<Policy>();

/** Tells the console once that a policy answers by a promise, or has thrown `error`. */
export function tellPolicy(policy: Policy, error?: unknown): void {
  if (told.has(policy)) return;
  told.add(policy);
  if (error === undefined) console.warn('<target-board> policy.see must answer at once: by a promise nobody is seen.');
  else console.warn('<target-board> policy.see failed: nobody is seen by that.', error);
}
