import type { Policy } from '../../src/model/policy.ts';

/** Rights of the reader: the owners hidden from them, or all but their own. */
export interface Rights {
  readonly hides: readonly string[];
  readonly own?: boolean;
  readonly viewer: string;
}

export const policyOf = ({ hides, own }: Rights): Policy => ({
  see: (owner) => (own ? undefined : !hides.includes(owner)),
});

/** Whether an owner is hidden under all of these rights. */
export const isHidden = (rights: readonly Rights[], owner: string) =>
  rights.every(({ hides, own, viewer }) => (own ? owner !== `user:${viewer}` : hides.includes(owner)));
