/** How the store deals with time and chance. Tests hand in their own. */
export interface Patience {
  /** Epoch milliseconds: how old an answer is. */
  readonly now: () => number;
  /** From 0 to below 1: spreads the retries of many pages. */
  readonly random: () => number;
  /** Calls back once after `ms`. Returns the function that calls it off. */
  readonly schedule: (callback: () => void, ms: number) => () => void;
  /** Milliseconds that one try may stay silent. */
  readonly timeout: number;
  /** How often a question is asked again after the network or the server failed. */
  readonly retries: number;
}

/* eslint-disable no-restricted-syntax -- the age of an answer and the spread of retries never touch what figures say */
/** The page's own clock and chance. */
export const PATIENCE: Patience = {
  now: () => Date.now(),
  random: Math.random,
  schedule: (callback, ms) => {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
  timeout: 30_000,
  retries: 3,
};
