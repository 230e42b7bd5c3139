import type { Locales } from '../i18n/languages.ts';
import type { Note } from '../model/note.ts';
import type { FiscalYear } from '../model/organisation.ts';
import type { Policy } from '../model/policy.ts';
import type { Filters } from '../model/request.ts';
import type { DataSource } from '../source/data-source.ts';
import type { TargetRepository } from '../source/target-repository.ts';
import { wrongAttributes } from './attributes.ts';
import {
  BOARD_ATTRIBUTES,
  type BoardAttribute,
  FILTER_ATTRIBUTES,
  SETTING_ATTRIBUTES,
  type Values,
  valuesOf,
} from './board-attributes.ts';

/** How a file's columns are called: the attribute's text, or the mapping as data. */
export type ColumnNames = string | Readonly<Record<string, unknown>>;

/** Which rows of a file count: the attribute's text, which is JSON, or the rules as data. */
export type RowRules = string | object;

type SettingValues = Values<typeof SETTING_ATTRIBUTES>;

/** Settings that may be data of the page, too. */
type Mapped = 'columns' | 'targetColumns' | 'organisation' | 'organisationColumns' | 'where' | 'targetWhere';

/** Options of a board: values of its attributes, and properties. */
export interface BoardOptions extends Omit<SettingValues, Mapped | 'fiscalYearStart' | 'fiscalYearName'> {
  readonly columns?: ColumnNames;
  readonly targetColumns?: ColumnNames;
  /** An address, or what an adapter of files takes: an organisation, rows of people, or what fetches it. */
  readonly organisation?: string | object;
  readonly organisationColumns?: ColumnNames;
  readonly where?: RowRules;
  readonly targetWhere?: RowRules;
  readonly fiscalYear?: Partial<FiscalYear>;
  /** The settings alone, which hold on to nothing of the page. */
  readonly files: Omit<SettingValues, Mapped> & Pick<BoardOptions, 'fiscalYear'>;
  /** In place of `src`. */
  readonly source?: DataSource;
  /** In place of the one that `repository` names. */
  readonly targetRepository?: TargetRepository;
  /** Texts of other languages, which win over ours. */
  readonly locales?: Locales;
  readonly filters: Filters;
  readonly policy?: Policy;
  readonly chosenBy?: EventTarget;
  /** Wrong texts of attributes. */
  readonly notes: readonly Note[];
}

/** Reads the attributes of a board by `read`, which gets one. A wrong text counts as none and is noted. */
export function readBoardOptions(read: (name: BoardAttribute) => unknown): BoardOptions {
  const readAny = read as (name: string) => unknown;
  const { fiscalYearStart: start, fiscalYearName: name, ...settings } = valuesOf(SETTING_ATTRIBUTES, readAny);
  const fiscalYear = start || name ? { ...(start && { start }), ...(name && { name }) } : undefined;
  const files = { ...settings, fiscalYear };
  return {
    ...files,
    files,
    filters: valuesOf(FILTER_ATTRIBUTES, readAny),
    notes: wrongAttributes(BOARD_ATTRIBUTES, readAny),
  };
}
