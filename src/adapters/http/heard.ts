import type { Change } from '../../source/data-source.ts';
import type { Saved } from '../../source/target-repository.ts';

/** Data of which a later question may get another answer; `saved` where only these sets are other ones. */
export interface Heard {
  readonly what: Change;
  readonly saved?: Saved;
  readonly id?: string;
}

export type Hear = (heard: Heard) => void;

/** By whose rights a service answers. */
export interface Session {
  /** Text that those have in common who may hear the same events; without it they are nobody else's. */
  readonly name?: string;
  /** The last request was refused, since nobody is signed in. */
  readonly isOut?: boolean;
  /** Aborts once the service answers by other rights. */
  readonly ended: AbortSignal;
}

/** Address, session and requests by which the events of a service are followed. */
export interface Line {
  /** Address below which the paths of the contract lie, with a slash at its end. */
  readonly base: string;
  readonly session: Session;
  /** Resolves when the first request is over; absent before there is one. */
  readonly first: Promise<unknown> | undefined;
  /** Id of the event after which later ones may be news for those who have asked. */
  event: string | undefined;
  /** Sends a request, and rejects with `SourceError` where it fails. */
  open(
    path: string,
    sent: { readonly signal: AbortSignal; readonly headers: Readonly<Record<string, string>> },
  ): Promise<Response>;
}
