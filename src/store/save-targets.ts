import type { TargetChange, TargetSet } from '../model/target.ts';
import { SourceError } from '../source/source-error.ts';
import { attempt } from './attempt.ts';
import type { Store } from './store.ts';

/**
 * Saves all of a change or nothing, once: whether a save got through is not
 * known after a failure. Subscribers are told, and told too when it fails,
 * since at a `conflict` somebody else has saved. Rejects with `SourceError`,
 * `unsupported` where there is no repository.
 */
export async function saveTargets(store: Store, change: TargetChange, signal: AbortSignal): Promise<TargetSet> {
  const { repository, patience, catalogue } = store;
  if (!repository) throw new SourceError('unsupported', 'nowhere to save targets', { problem: 'no-repository' });
  const set = store.targets(change);
  try {
    const saved = await attempt((options) => repository.save(change, options), signal, { ...patience, retries: 0 });
    return set.put(saved).value;
  } catch (error) {
    set.outdate();
    throw error;
  } finally {
    catalogue.outdate();
    store.changed();
  }
}
