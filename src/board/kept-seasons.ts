import { loaders } from './loaders.ts';
import { isKeptSeason, type KeptSeason, type SeasonNameProblem } from '../model/kept-season.ts';
import { loadCode } from '../source/load-code.ts';
import type { SeasonStorage } from '../source/season-storage.ts';

/** Seasons of places whose storage failed; they live as long as the page. */
const onPage = new Map<string, readonly KeptSeason[]>();

/** Change of the seasons, or why it cannot be made. */
type Change = (seasons: readonly KeptSeason[]) => readonly KeptSeason[] | SeasonNameProblem;

/** Seasons that a reader keeps, in the browser's storage; where it gives none, in memory. */
export class KeptSeasons {
  list: readonly KeptSeason[] = [];
  /** They live as long as the page, for the browser gives no storage or no room. */
  isOnPageOnly = false;
  readonly #place: string;

  /** One place has seasons of its own: that of a repository and its reader. */
  constructor(repository = '', viewer = '') {
    this.#place = JSON.stringify([repository, viewer]);
    this.list = onPage.get(this.#place) ?? [];
  }

  /** Takes what is stored; does not reject. */
  async open(): Promise<void> {
    await this.#stored(async (storage) => {
      this.list = this.#withThoseOnPage(await storage.read(this.#place));
    });
  }

  /** Changes what is kept, in all tabs; resolves with why it cannot be done, else with nothing. */
  async change(change: Change): Promise<SeasonNameProblem | undefined> {
    let changed: ReturnType<Change> = this.list;
    const isStored = await this.#stored((storage) =>
      storage.change(this.#place, (stored) => {
        changed = change(this.#withThoseOnPage(stored));
        return typeof changed === 'string' ? undefined : changed;
      }),
    );
    if (!isStored) changed = change(this.list);
    if (typeof changed === 'string') return changed;
    this.list = changed;
    if (isStored) onPage.delete(this.#place);
    else onPage.set(this.#place, changed);
    return undefined;
  }

  #withThoseOnPage(stored: unknown): readonly KeptSeason[] {
    const seasons = Array.isArray(stored) ? stored.filter(isKeptSeason) : [];
    const onlyHere = (onPage.get(this.#place) ?? []).filter(({ name }) => !seasons.some((one) => one.name === name));
    return [...seasons, ...onlyHere];
  }

  /** Does something with the storage; answers whether it could be done. */
  async #stored(act: (storage: SeasonStorage) => Promise<void>): Promise<boolean> {
    try {
      await act(await loadStorage());
      this.isOnPageOnly = false;
    } catch {
      this.isOnPageOnly = true;
    }
    return !this.isOnPageOnly;
  }
}

function loadStorage(): Promise<SeasonStorage> {
  const { seasons } = loaders();
  return seasons ? loadCode(seasons) : Promise.reject(new Error('no storage of seasons'));
}
