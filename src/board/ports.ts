import type { DataSource } from '../source/data-source.ts';
import type { TargetRepository } from '../source/target-repository.ts';
import type { BoardOptions } from './board-options.ts';
import { lateRepository, lateSource } from './late.ts';
import { type FileOptions, loaders, type LoadProgress } from './loaders.ts';

export interface Ports {
  readonly source?: DataSource;
  readonly repository?: TargetRepository;
  /** Lets go of what was loaded for them. */
  readonly close?: () => void;
}

/**
 * Source and repository that a board is given, or that its attributes name.
 * They may outlive the board: what is made here holds on to nothing of it, and
 * to `tellProgress` only as long as somebody else does.
 */
export function openPorts(options: BoardOptions, tellProgress: (progress: LoadProgress) => void): Ports {
  const { source, repository } = loaders();
  const teller = new WeakRef(tellProgress);
  const files: FileOptions = { ...filesOf(options), onProgress: (progress) => teller.deref()?.(progress) };
  const named = !options.source && files.src && source ? lateSource(() => source(files)) : undefined;
  const own = options.source ?? named;
  return {
    source: own,
    repository: options.targetRepository ?? (repository && lateRepository(() => repository(files, own))),
    close: named?.close,
  };
}

function filesOf(options: BoardOptions): FileOptions {
  const { src, columns, organisation, targets, repository, currency, timeZone, fiscalYear } = options;
  return { src, columns, organisation, targets, repository, currency, timeZone, fiscalYear };
}
