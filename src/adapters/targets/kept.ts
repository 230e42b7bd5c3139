import type { Note } from '../../model/note.ts';
import type { TargetType } from '../../model/organisation.ts';
import type { Rights } from '../../model/policy.ts';
import type { Applied } from '../../model/revision.ts';
import type { TargetChange, TargetKey, TargetSet } from '../../model/target.ts';
import type { ReadBy } from '../../source/data-source.ts';

/** All targets as they were loaded. */
export interface Kept<Version> {
  readonly sets: ReadonlyMap<string, TargetSet>;
  readonly types: readonly TargetType[];
  readonly notes: readonly Note[];
  /** Names the state that they stand at, for the save that starts from it. */
  readonly version: Version | undefined;
}

export function setId({ year, targetType: type }: TargetKey): string {
  return `${year} ${type}`;
}

/** Where all targets are kept together. */
export interface Keeper<Version> extends Rights {
  load(asked: { readonly signal: AbortSignal; readonly readBy: ReadBy | undefined }): Promise<Kept<Version>>;
  /**
   * Saves what a save changes, all of it or nothing, and answers the version that the targets have since, where there
   * is one. Rejects with `conflict` where they have changed since `before`.
   */
  save(made: Made<Version>, changes: readonly TargetChange[]): Promise<Version | undefined>;
  /** Names the targets among those of one origin. */
  readonly name?: string | undefined;
  /** Calls `changed` whenever somebody else has saved; returns what stops that. */
  watch?(changed: () => void): (() => void) | undefined;
  /** Epoch milliseconds, for the instants of revisions. Default: the page's clock. */
  readonly now?: () => number;
}

/** A save that may be sent: what stands before it, and after it. */
export interface Made<Version> {
  readonly before: Kept<Version>;
  readonly applied: readonly Applied[];
  readonly all: ReadonlyMap<string, TargetSet>;
  readonly types: readonly TargetType[];
  readonly isChanged: boolean;
}
