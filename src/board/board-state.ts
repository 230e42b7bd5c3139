import { createContext } from '@lit/context';
import type { Locale } from '../i18n/locale.ts';
import type { Day } from '../model/day.ts';
import type { Note } from '../model/note.ts';
import type { Policy } from '../model/policy.ts';
import type { Settings } from '../model/request.ts';
import type { Store } from '../store/store.ts';
import type { LoadProgress } from './loaders.ts';

/** All that a board says to its tiles. Immutable: a board that changes hands out another one. */
export interface BoardState {
  readonly store: Store;
  /** Grows whenever the store may answer differently. */
  readonly version: number;
  readonly settings: Settings;
  /** Whether the page says as of which day, and not the clock. */
  readonly dated: boolean;
  readonly locale: Locale;
  readonly policy: Policy;
  /** Whether choosing a bar narrows the other tiles (I5). */
  readonly crossFilter: boolean;
  /** The tile whose bar was chosen: it shows the choice and is not narrowed by it. */
  readonly chosenBy: EventTarget | undefined;
  /** Whether the page can set targets, so that a missing one is a way out. */
  readonly editable: boolean;
  /** Attributes of the board that have a value which is not allowed. */
  readonly notes: readonly Note[];
  /** IANA name of the organisation's time zone, where one is known. */
  readonly timeZone: string | undefined;
  /** How far the file of sales has come, while it loads. */
  readonly progress: LoadProgress | undefined;
  /** The date by the clock, whatever day the figures are asked for. */
  readonly today: Day;
  /** Epoch milliseconds, for the age of figures. */
  now(): number;
}

/**
 * From a board to its tiles; undefined until the board's language
 * has come. The key is a symbol, so that two versions of the
 * library on one page do not hand each other their state.
 */
export const boardContext = createContext<BoardState | undefined>(Symbol('target-board'));
