import type { FiscalYear, Organisation } from '../model/organisation.ts';
import type { Rights } from '../model/policy.ts';
import type { TargetCatalogue, TargetChange, TargetKey, TargetSet } from '../model/target.ts';

/** An answer that is held, or asked for when somebody wants it. */
export interface HeldAnswer<T> {
  /** Rejects with `SourceError` or the signal's reason. */
  ask(signal: AbortSignal): Promise<{ readonly value: T }>;
  /** The next who asks gets a newer one. */
  outdate(): void;
}

/** Targets that a board holds for its tiles, and who may have some. */
export interface HeldTargets {
  /** Whether anything says who there is. */
  readonly hasSource: boolean;
  readonly organisation: HeldAnswer<Organisation>;
  readonly catalogue: HeldAnswer<TargetCatalogue>;
  targets(key: TargetKey): HeldAnswer<TargetSet>;
  /** Has everybody who shows targets ask again. */
  changed(): void;
}

/** Settings by which targets are read that somebody has written. */
export interface WrittenBy extends Rights {
  readonly fiscalYear?: Partial<FiscalYear>;
  /** Where the organisation has none. */
  readonly currency?: string;
}

/** Makes the changes of a save from the targets that are held. Rejects with `SourceError`. */
export type MakeChanges = (held: HeldTargets, by: WrittenBy) => Promise<readonly TargetChange[]>;
