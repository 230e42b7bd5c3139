import type { TargetRepository } from '../../src/source/target-repository.ts';

/** The same repository as a plain object, whose parts a test replaces. */
export function delegate(inner: TargetRepository): TargetRepository {
  return {
    catalogue: (options) => inner.catalogue(options),
    load: (key, options) => inner.load(key, options),
    save: (changes, options) => inner.save(changes, options),
    changes: (key, since, options) => inner.changes(key, since, options),
    history: (row, options) => inner.history(row, options),
    ...(inner.watch && { watch: (changed) => inner.watch!(changed) }),
  };
}
