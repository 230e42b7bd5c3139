/** Calls all who watch. One that throws hurts neither the others nor the caller; it is reported as the platform does. */
export function tell<Args extends readonly unknown[]>(
  watchers: Iterable<(...what: Args) => void>,
  ...what: Args
): void {
  for (const changed of watchers) {
    try {
      changed(...what);
    } catch (error) {
      // Node has no such function.
      if (typeof reportError === 'function') reportError(error);
      else console.warn('target-tiles: watch failed', error);
    }
  }
}
