import type { Draft, EditRefusal } from '../model/draft.ts';
import type { Edited } from '../model/draft-edit.ts';
import type { Steps } from '../model/steps.ts';
import type { TargetKey } from '../model/target.ts';
import { inSlices } from '../timing/in-slices.ts';
import { type EditCode, withEditCode } from './edit-code.ts';
import type { KnownSums } from './known-sums.ts';

interface DraftOwner {
  readonly draft: Draft;
  /** Year and type on show. */
  readonly key: TargetKey | undefined;
}

/** Makes other drafts one after the other: at once, or large ones in slices, with the sums of the sheet on show. */
export class DraftQueue {
  readonly #owner: DraftOwner;
  readonly #sums: KnownSums;
  /** A draft of thousands of rows under way. */
  #making: Promise<unknown> | undefined;

  constructor(owner: DraftOwner, sums: KnownSums) {
    this.#owner = owner;
    this.#sums = sums;
  }

  /** Hands the draft that was made to `use`; or answers why it was refused, and nothing where code did not come. */
  async make(
    make: (code: EditCode, draft: Draft) => Steps<Edited> | Edited,
    use: (draft: Draft) => void,
  ): Promise<readonly EditRefusal[] | undefined> {
    while (this.#making) await this.#making;
    const { draft: before, key } = this.#owner;
    const edited = withEditCode((code) => inSlices(this.#sums.following(make(code, before), key)));
    if (!(edited instanceof Promise)) return used(edited, use);
    const making = edited.then((made) => {
      this.#making = undefined;
      if (!made) return [];
      // Anew where the draft has become another one meanwhile.
      return this.#owner.draft === before ? used(made, use) : this.make(make, use);
    });
    this.#making = making.catch(() => {});
    return making;
  }
}

function used({ draft, refused }: Edited, use: (draft: Draft) => void): readonly EditRefusal[] | undefined {
  if (draft) use(draft);
  return refused;
}
