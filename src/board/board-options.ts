import type { Locales } from '../i18n/languages.ts';
import type { Day } from '../model/day.ts';
import type { Note } from '../model/note.ts';
import type { Filters } from '../model/request.ts';
import type { DataSource } from '../source/data-source.ts';
import type { TargetRepository } from '../source/target-repository.ts';
import type { Policy } from '../model/policy.ts';
import type { FileOptions } from './loaders.ts';

/** Options of a board, checked for their form. */
export interface BoardOptions extends FileOptions {
  /** In place of `src`. */
  readonly source?: DataSource;
  /** In place of the one that `repository` names. */
  readonly targetRepository?: TargetRepository;
  readonly viewer?: string;
  /** Today in the organisation's time zone if absent. */
  readonly asOf?: Day;
  /** BCP 47; the nearest `lang`, then the browser's, if absent. */
  readonly locale?: string;
  /** Texts of other languages, which win over ours. */
  readonly locales?: Locales;
  readonly groupBy?: 'sale' | 'member';
  readonly filters: Filters;
  /** Seconds between refreshes; none if absent. */
  readonly refresh?: number;
  readonly policy?: Policy;
  readonly crossFilter?: boolean;
  readonly chosenBy?: EventTarget;
  readonly editable?: boolean;
  /** Wrong values of attributes. */
  readonly notes: readonly Note[];
}
