import type { Actuals, ActualsQuery, RecordsPage, RecordsQuery } from '../model/actual.ts';
import type { FiscalYear, Organisation } from '../model/organisation.ts';
import type { SourceError } from './source-error.ts';

/** By what answers are read: settings of a board, which win over those of its organisation. */
export interface ReadBy {
  readonly fiscalYear?: Partial<FiscalYear>;
  /** Where the organisation has none. */
  readonly currency?: string;
  readonly timeZone?: string;
  /** As the board's source answers it; asked once for all. */
  organisation(signal: AbortSignal): Promise<Organisation>;
}

export interface AskOptions {
  /** Aborts the request; the promise then rejects with the signal's reason. */
  readonly signal: AbortSignal;
  /**
   * Do not answer from what you hold: load again. An object names the refresh
   * that asks, so that what was loaded for the same object need not be loaded
   * once more for the next question of that refresh.
   */
  readonly reload?: object | true;
  /** To be called whenever a part of a long answer has come: the wait for the whole begins anew. */
  readonly alive?: () => void;
  /** To be called with the share of a long save that is done, from 0 to 1, as often as it grows. */
  readonly progress?: (share: number) => void;
  /**
   * The failure (`offline`) after which this is the next try; `null` for the
   * first one. Questions that rest on one load, such as that of a file, reject
   * with the failure of that load until one of them tries after it: so all who
   * ask wait together and count their tries together. Absent where nobody
   * waits: the load begins anew.
   */
  readonly after?: SourceError | null;
  /**
   * By what the answers will be read, for a repository that begins with a file, in which
   * months and amounts are what this says. Absent where nobody knows.
   */
  readonly readBy?: ReadBy;
}

/** Kind of data that may have changed; carries no figures. */
export type Change = 'organisation' | 'actuals' | 'targets';

/** A data source says who is there and what was sold. Every implementation passes the same contract suite. */
export interface DataSource {
  /** Groups, users, dimensions, currency and fiscal year. */
  organisation(options: AskOptions): Promise<Organisation>;

  /**
   * Answers all questions of one moment together, in their order. An owner
   * that nobody knows has no cells; whether it exists is for the model to say.
   * Rejects with `SourceError` (`unsupported` for profit without such a column).
   */
  actuals(queries: readonly ActualsQuery[], options: AskOptions): Promise<readonly Actuals[]>;

  /** Lines of sales behind figures, page by page. */
  records?(query: RecordsQuery, options: AskOptions): Promise<RecordsPage>;

  /** Calls `changed` whenever a later question may get another answer. Returns the function that stops watching. */
  watch?(changed: (what: Change) => void): () => void;
}
