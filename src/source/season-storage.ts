/**
 * Keeps seasons over reloads, in places: those of one repository and user.
 * Rejects with `SourceError` `unsupported` (`storage-failed`, `storage-full`)
 * where there is no room.
 */
export interface SeasonStorage {
  /** Stored data, of any version of this library. */
  read(place: string): Promise<unknown>;
  /**
   * Puts what `change` makes of it in its place, with no other tab in between;
   * undefined leaves all as it is.
   */
  change(place: string, change: (stored: unknown) => readonly unknown[] | undefined): Promise<void>;
}
