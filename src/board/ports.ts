import { decimalsOf } from '../model/currency.ts';
import type { DataSource } from '../source/data-source.ts';
import type { TargetRepository } from '../source/target-repository.ts';
import type { BoardOptions } from './board-options.ts';
import { lateRepository, lateSource } from './late.ts';
import { type FileOptions, loaders, type LoadProgress, type OrganisationPort } from './loaders.ts';
import { sameData } from './same-data.ts';

/**
 * Source and repository that a board is given, or that its attributes name:
 * each is made anew only where that by which it is read has changed. They may
 * outlive the board: what is made here holds on to nothing of it, and to
 * `tellProgress` only as long as somebody else does.
 */
export class Ports {
  source?: DataSource;
  repository?: TargetRepository;
  /** Lets go of what was loaded for the source. */
  close?: () => void;
  readonly #tellProgress: (progress: LoadProgress) => void;
  #files: FileOptions = {};
  #sourceKey: unknown;
  #repositoryKey: unknown;
  /** Organisation of before, and how all files were written; how many there have been, for a function has no text to tell it by. */
  #read: readonly unknown[] = [];
  #reads = 0;
  /** By what a repository that is given may have read its file. */
  #reading?: string;

  constructor(tellProgress: (progress: LoadProgress) => void) {
    const teller = new WeakRef(tellProgress);
    this.#tellProgress = (progress) => teller.deref()?.(progress);
  }

  /** Whether it is another source or another repository than before, or one that is read otherwise. */
  open(options: BoardOptions): boolean {
    const { source, targetRepository, targets, organisation, organisationColumns } = options;
    const { dates, numbers, encoding } = options;
    const read = [organisation, organisationColumns, dates, numbers, encoding];
    // The very object of before for the same organisation: both ports ask for its file once, by this object.
    if (!sameData(read, this.#read)) {
      this.#read = read;
      this.#reads++;
      this.#files = {};
    }
    const sourceKey = source ?? textOfSource(options, this.#reads);
    const repositoryKey = targetRepository ?? textOfRepository(options, this.#reads);
    const reading = targetRepository && textOfReading(options);
    const otherSource = sourceKey !== this.#sourceKey;
    // Without an organisation file the targets file is read by what the page's source says.
    const otherReading = otherSource && source && targets && !organisation;
    const otherRepository = otherReading || repositoryKey !== this.#repositoryKey;
    const otherwise = reading !== this.#reading;
    if (!otherSource && !otherRepository && !otherwise) return false;
    this.#reading = reading;
    this.#sourceKey = sourceKey;
    this.#repositoryKey = repositoryKey;
    this.#takeFiles(options);
    if (otherSource) this.#openSource(source);
    if (otherRepository) this.#openRepository(targetRepository);
    return true;
  }

  #takeFiles(options: BoardOptions): void {
    const { files, columns, targetColumns, organisation, organisationColumns, where, targetWhere } = options;
    Object.assign(this.#files, files, {
      columns,
      targetColumns,
      organisation,
      organisationColumns,
      where,
      targetWhere,
      onProgress: this.#tellProgress,
    });
  }

  #openSource(given: DataSource | undefined): void {
    this.close?.();
    const load = loaders().source;
    const files = this.#files;
    const named = !given && files.src && load ? lateSource(() => load(files)) : undefined;
    this.source = given ?? named;
    this.close = named?.close;
  }

  #openRepository(given: TargetRepository | undefined): void {
    const load = loaders().repository;
    const files = this.#files;
    this.repository = given ?? (load && lateRepository(() => load(files, this.source && this.#current)));
  }

  /** A repository may outlast the source, and then asks the one that came after. */
  readonly #current: OrganisationPort = { organisation: (asking) => this.source!.organisation(asking) };
}

/** With an organisation file the board's currency is one to show; without, that of rows that name none (R14). */
function textOfSource(options: BoardOptions, reads: number): string {
  const { src, columns, where, timeZone, organisation, currency } = options;
  return JSON.stringify([src, columns, where, timeZone, !organisation && currency, reads]);
}

const textOfReading = ({ fiscalYear, timeZone, currency }: BoardOptions) =>
  JSON.stringify([fiscalYear, timeZone, decimalsOf(currency)]);

/** Changed targets live in it, so that only what a targets file is read by makes another. */
function textOfRepository(options: BoardOptions, reads: number): string {
  const { repository, targets, targetColumns, targetWhere, timeZone, fiscalYear, source, currency } = options;
  const organised = !options.organisation && [!!source, decimalsOf(currency)];
  return JSON.stringify([
    repository,
    targets && [targets, targetColumns, targetWhere, timeZone, fiscalYear, organised, reads],
  ]);
}
