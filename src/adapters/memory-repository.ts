import { loadCode } from '../source/load-code.ts';
import type { TargetRepository } from '../source/target-repository.ts';
import { plainCopy } from './plain-copy.ts';
import type { TargetRowsOptions } from './target-rows.ts';
import type { Fill } from './targets/filling.ts';
import { keepInMemory, type MemoryOptions } from './targets/memory.ts';

/**
 * With `targets`, it begins with the rows of a targets file that the page has, in our form or by the options of a
 * mapping; `fill` is then not called. With a `policy`, what the `viewer` may not see is not answered, and what they may
 * not change is refused (T27).
 */
export interface MemoryRepositoryOptions extends MemoryOptions, Partial<TargetRowsOptions> {}

/** Keeps targets as long as the page lives. What is handed in is copied. */
export function memoryRepository(options: MemoryRepositoryOptions = {}): TargetRepository {
  const targets = plainCopy(options.targets);
  // Reading rows is code of its own, which comes with the first question.
  const loadReader = () => loadCode(() => import('./sales/loaded-rows.ts'));
  const fill: Fill = async (asking) => (await loadReader()).fillByRows({ ...options, targets: targets! }, asking);
  return keepInMemory(targets ? { ...options, fill } : options);
}
