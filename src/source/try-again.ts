import type { AskOptions } from './data-source.ts';
import { SourceError } from './source-error.ts';

/** Whether a question loads again what has failed: not before the next try of all who wait for it (`AskOptions.after`). */
export function mayTryAgain(failure: unknown, { after }: Pick<AskOptions, 'after'>): boolean {
  const isWaitedFor = failure instanceof SourceError && failure.code === 'offline' && after !== undefined;
  return !isWaitedFor || after === failure;
}
