import { loadYears } from '../../board/edit-targets.ts';
import { failureOf } from '../../board/failure.ts';
import type { DraftSet } from '../../model/draft.ts';
import { setsOfType } from '../../model/draft-type-dispute.ts';
import type { EditorHost } from '../editor-host.ts';

/** All years of a target type, which a change of it may be about. They load with the dialog that shows them. */
export class TypeSets {
  /** Why they could not be loaded. */
  failure: string | undefined;
  #isLoaded = false;
  readonly #editor: EditorHost;
  readonly #targetType: string;

  constructor(editor: EditorHost, targetType: string) {
    this.#editor = editor;
    this.#targetType = targetType;
  }

  /** The sets as drafted now; undefined until they have come. */
  get all(): readonly DraftSet[] | undefined {
    if (!this.#isLoaded) return undefined;
    const sets = setsOfType(this.#editor.session.draft, this.#targetType);
    return [...sets].sort((a, b) => a.base.year - b.base.year);
  }

  async load(signal: AbortSignal): Promise<void> {
    const { session } = this.#editor;
    this.failure = undefined;
    try {
      await session.loadSets(await loadYears(session.board!.store, this.#targetType, signal));
      this.#isLoaded = true;
    } catch (error) {
      if (!signal.aborted) this.failure = (await failureOf(error, session.board!, undefined)).message;
    }
  }
}
