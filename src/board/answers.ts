import { refuse } from '../model/measure.ts';
import { loadFigures } from '../store/load-figures.ts';
import type { Answers } from './board-state.ts';
import { explain, failureOf } from './failure.ts';
import { mayAsk, maySee, onlySeen } from './policy.ts';

/** How every board answers. */
export const answers: Answers = {
  async load({ store, policy, locale }, request, settings, { signal, onStale, turn }) {
    if (!mayAsk(policy, request, settings)) return undefined;
    const showSeen: typeof onStale = (earlier) => {
      const seen = onlySeen(policy, earlier);
      if (seen) onStale?.(seen);
    };
    const loaded = await loadFigures(store, request, settings, locale.words, {
      signal,
      onStale: onStale && showSeen,
      mayAsk: (owner) => maySee(policy, owner),
      turn,
    });
    return onlySeen(policy, loaded);
  },
  refuse: (reason, request, settings, words) => refuse({ reason }, request, settings, words),
  explain: (locale, reason, value) => explain(locale, reason, { value }),
  failureOf,
};
