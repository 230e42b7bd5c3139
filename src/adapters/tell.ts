import type { Change } from '../source/data-source.ts';

/** Tells all who watch. One that throws hurts neither the others nor whoever tells; it is reported as the platform does. */
export function tell(watchers: Iterable<(what: Change) => void>, what: Change): void {
  for (const changed of watchers) {
    try {
      changed(what);
    } catch (error) {
      reportError(error);
    }
  }
}
