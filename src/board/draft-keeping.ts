import { loadCode } from '../source/load-code.ts';
import { SourceError } from '../source/source-error.ts';
import { DraftKeeper, type DraftNews } from '../store/draft.ts';
import { whenIdle } from '../timing/page.ts';
import type { BoardState } from './board-state.ts';
import { loaders } from './loaders.ts';

export type { DraftKeeper, DraftNews, DraftNote, DraftProblem, OpenedDraft } from '../store/draft.ts';

/** Whose draft is kept: one per repository and user. */
export interface DraftPlace {
  /** Name of the repository, as its attribute says it, or one that the page gives. Default: the page's own. */
  readonly repository?: string;
  /** Default: nobody in particular. */
  readonly viewer?: string;
}

/**
 * Keeps the draft of an editor on a board over reloads: `open` it, then `keep`
 * each draft that an edit makes. What waits is written when the page has time,
 * and when it is left. Call `stop` with the editor's own end.
 */
export function draftKeeping(
  { repository = '', viewer = '' }: DraftPlace,
  { store, now }: Pick<BoardState, 'store' | 'now'>,
  tell: (news: DraftNews) => void,
): { readonly keeper: DraftKeeper; stop(): Promise<void> } {
  const place = JSON.stringify([repository, viewer]);
  const keeper = new DraftKeeper({ place, storage: loadStorage, store, soon: whenIdle, now, tell });
  const leave = () => void keeper.flush();
  const hidden = () => document.hidden && leave();
  addEventListener('pagehide', leave);
  document.addEventListener('visibilitychange', hidden);
  return {
    keeper,
    stop() {
      removeEventListener('pagehide', leave);
      document.removeEventListener('visibilitychange', hidden);
      return keeper.close();
    },
  };
}

function loadStorage() {
  const { drafts } = loaders();
  if (drafts) return loadCode(drafts);
  return Promise.reject(new SourceError('unsupported', 'no storage of drafts', { problem: 'storage-failed' }));
}
