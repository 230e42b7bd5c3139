import type { DraftConflict, Step } from '../model/draft.ts';
import type { TargetType } from '../model/organisation.ts';
import type { TargetSet } from '../model/target.ts';

/** Head of a stored draft. Plain JSON. */
export interface DraftHead {
  /** Version of the form that the draft is stored in. */
  readonly version: number;
  /** Number of the write, from 1 on. */
  readonly count: number;
  /** Instant of the write. */
  readonly at: string;
  /** Number of the next step that is stored. */
  readonly next: number;
  readonly types: readonly TargetType[];
  readonly conflicts: readonly DraftConflict[];
  /** Numbers of its steps, oldest first. */
  readonly done: readonly number[];
  /** Numbers of the steps that were taken back. */
  readonly undone: readonly number[];
}

/** A step of a draft, with the saved rows that it depends on. Plain JSON. */
export interface DraftPart {
  readonly step: Step;
  readonly bases: readonly TargetSet[];
}

/** A draft as it was written by whatever version of this library. */
export interface DraftRecords {
  readonly head: unknown;
  /** Parts by the number of their step. */
  readonly parts: ReadonlyMap<number, unknown>;
}

/** One write of a draft: only what changed. */
export interface DraftWrite {
  /** Count of the head that it follows, 0 for none; absent: whatever stands there is set aside, and kept. */
  readonly after?: number;
  readonly head: DraftHead;
  readonly put: ReadonlyMap<number, DraftPart>;
  readonly drop: readonly number[];
}

/** Message between the tabs of a browser that have one draft open. */
export type DraftMessage =
  { readonly kind: 'written'; readonly count: number } | { readonly kind: 'hello' } | { readonly kind: 'here' };

export interface DraftChannel {
  /** Tells the other tabs. */
  say(message: DraftMessage): void;
  close(): void;
}

/**
 * Keeps drafts over reloads, each in a place: that of one repository and user.
 * Rejects with `SourceError` `unsupported` (`storage-failed`, `storage-full`)
 * where there is no room.
 */
export interface DraftStorage {
  read(place: string): Promise<DraftRecords | undefined>;
  /** Writes all of it or nothing; rejects with `DraftMoved` where another tab has written since. */
  write(place: string, write: DraftWrite): Promise<void>;
  /** Hears the other tabs that have the draft of a place open. */
  join(place: string, heard: (message: DraftMessage) => void): DraftChannel;
}

/** Another tab has written the draft since it was read. */
export class DraftMoved extends Error {
  override readonly name = 'DraftMoved';
}
