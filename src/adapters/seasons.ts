import type { SeasonStorage } from '../source/season-storage.ts';
import { answer, BrowserDatabase } from './browser-database.ts';

/** Keeps seasons in the browser, in the database of this name. */
export function indexedDbSeasons(name = 'target-tiles-seasons'): SeasonStorage {
  const database = new BrowserDatabase(name, ['seasons']);
  return {
    read: (place) => database.read((transaction) => answer(transaction.objectStore('seasons').get(place))),
    change: (place, change) =>
      database.write(async (transaction) => {
        const store = transaction.objectStore('seasons');
        const seasons = change(await answer<unknown>(store.get(place)));
        if (seasons) await answer<unknown>(store.put(seasons, place));
      }),
  };
}
