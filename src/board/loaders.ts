import type { Locales } from '../i18n/languages.ts';
import type { DataSource } from '../source/data-source.ts';
import type { DraftStorage } from '../source/draft-storage.ts';
import type { SeasonStorage } from '../source/season-storage.ts';
import type { OpenImport } from '../source/target-import.ts';
import type { TargetRepository } from '../source/target-repository.ts';
import type { BoardOptions } from './board-options.ts';

/** Options by which a board's files are read: its attributes, and their mapping as data. */
export interface FileOptions
  extends
    Partial<BoardOptions['files']>,
    Pick<BoardOptions, 'columns' | 'targetColumns' | 'organisation' | 'organisationColumns' | 'where' | 'targetWhere'> {
  /** Told how far the file of sales has come, in bytes. */
  readonly onProgress?: (progress: LoadProgress) => void;
}

/** How far a file has come, in bytes; `total` where the server says. */
export interface LoadProgress {
  readonly loaded: number;
  readonly total?: number;
}

/** The part of a source that says who there is. */
export type OrganisationPort = Pick<DataSource, 'organisation'>;

/** Loaders of code that attributes name and only some pages need. */
export interface Loaders {
  source(options: FileOptions): Promise<DataSource>;
  repository(options: FileOptions, source: OrganisationPort | undefined): Promise<TargetRepository>;
  /** Storage of unsaved edits; without it they are kept in memory. */
  drafts(): Promise<DraftStorage>;
  /** Storage of seasons that readers keep; without it they are kept in memory. */
  seasons(): Promise<SeasonStorage>;
  /** Opens files of targets to be imported; without it nothing can be. */
  imports(): Promise<OpenImport>;
  /** Texts of the languages beside English. */
  readonly locales: Locales;
}

let provided: Partial<Loaders> = {};

/**
 * Tells boards where to get what their attributes name, beside what they have
 * been told. `define/board` does it, and `define/editor` for what that needs; who registers the classes on their own and only uses the properties
 * `source` and `repository` can do without.
 */
export function provideLoaders(loaders: Partial<Loaders>): void {
  provided = { ...provided, ...loaders };
}

export function loaders(): Partial<Loaders> {
  return provided;
}
