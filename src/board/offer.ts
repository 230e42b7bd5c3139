import type { Figures } from '../model/figures.ts';
import { meantOwner, ownersSeen } from '../model/meant-owner.ts';
import type { MaySee } from '../model/policy.ts';
import type { BoardState } from './board-state.ts';

/** An owner who is asked for in vain, and whom the reader may ask for instead. */
export interface Offer {
  readonly asked: string;
  /** The one clear match. */
  readonly meant?: string;
  /** Keys of all owners that there are. */
  readonly owners: readonly string[];
}

/**
 * Whom a reader may have meant by an owner that is not known. Whoever is hidden from the reader is no part of it, and
 * since an unknown owner is `forbidden` like a hidden one (T24), only another way to write a seen one is offered there.
 */
export function offerOf(
  { reason, notes, owner }: Figures,
  { store: { organisation, catalogue } }: BoardState,
  maySee: MaySee | undefined,
): Offer | undefined {
  if ((reason !== 'unknown-owner' && reason !== 'forbidden') || !organisation.held || !catalogue.held) return undefined;
  const asked = notes.find(({ code }) => code === reason)?.value ?? owner.id;
  const seen = ownersSeen(organisation.held.value, catalogue.held.value, maySee);
  const meant = meantOwner(asked, seen);
  const owners = seen.map(({ owner: key }) => key);
  if (reason === 'unknown-owner') return { asked, owners, ...(meant && { meant: meant.owner }) };
  return meant?.isSame && meant.owner !== asked ? { asked, owners, meant: meant.owner } : undefined;
}
