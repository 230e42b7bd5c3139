import type { Locale } from '../i18n/locale.ts';
import { momentText } from '../i18n/moment.ts';
import { type Day, isDay } from '../model/day.ts';
import { type Moment, momentOf } from '../model/moment.ts';
import type { Note } from '../model/note.ts';
import { isTimeZone } from '../model/time-zone.ts';
import { localTime } from '../model/zoned-time.ts';
import { loadCode } from '../source/load-code.ts';
import type { Answer } from '../store/answer.ts';
import type { LoadedFigures, loadFigures } from '../store/load-figures.ts';
import type { Patience } from '../store/patience.ts';
import { storeAsOf } from '../store/store-as-of.ts';
import type { BoardState } from './board-state.ts';

type Load = typeof loadFigures;

/**
 * Makes the function that loads figures judged by the targets as they stood at
 * `text`, a date or a date and time. By those of now where it is none, or lies
 * ahead; a note says so. Parts of the page's first code are handed in: imported
 * here, they would be torn out of it into files of their own.
 */
export function loaderAsOf(
  text: string,
  board: BoardState,
  load: Load,
  makeAnswer: typeof Answer,
  patience: Patience,
): Load {
  return async (store, request, settings, words, options) => {
    if (!store.hasSource) return load(store, request, settings, words, options);
    const { then, finish } = await readAsOf(text, board, settings.asOf, options.signal);
    const { onStale } = options;
    const from = then ? storeAsOf(board.store, then, (fetch) => new makeAnswer(fetch, patience)) : store;
    const loaded = await load(from, request, settings, words, {
      ...options,
      onStale: onStale && ((earlier) => onStale(finish(earlier))),
    });
    return finish(loaded);
  };
}

interface AsOf {
  /** Absent where the targets are those of now. */
  readonly then?: Moment;
  /** Says by which targets figures are judged. */
  finish(loaded: LoadedFigures): LoadedFigures;
}

async function readAsOf(text: string, board: BoardState, asOf: Day, signal: AbortSignal): Promise<AsOf> {
  const { locale } = board;
  const then = momentOf(text, await zoneOf(board, signal));
  if (!then) return { finish: noting({ code: 'wrong-attribute', value: `target-as-of=${text}` }) };
  const when = momentText(locale, then.local);
  if (liesAhead(then, asOf, board.now())) return { finish: noting({ code: 'target-as-of-ahead', value: when }) };
  const { targetsAsOf } = await loadCode(() => locale.messages.problems());
  return { then, finish: saying(locale, then.local, targetsAsOf) };
}

/** Whether it is after today, by the clock and by the board. */
function liesAhead({ local, timeZone }: Moment, asOf: Day, now: number): boolean {
  return [asOf, localTime(timeZone, now)].every((today) => local.slice(0, 10) > today.slice(0, 10));
}

/** The board's time zone, else the organisation's, else that of this machine. */
async function zoneOf({ store, timeZone }: BoardState, signal: AbortSignal): Promise<string | undefined> {
  const zone = timeZone ?? (await store.organisation.ask(signal)).value.timeZone;
  return zone && isTimeZone(zone) ? zone : undefined;
}

function noting(note: Note): AsOf['finish'] {
  return (loaded) => ({ ...loaded, figures: { ...loaded.figures, notes: [...loaded.figures.notes, note] } });
}

/** Says it in words, unless nobody knows how the targets stood then. */
function saying(locale: Locale, targetAsOf: string, inWords: (when: string) => string): AsOf['finish'] {
  const noted = noting({ code: 'targets-as-of', value: momentText(locale, targetAsOf) });
  return (loaded) => {
    const { figures, insight } = loaded;
    if (!insight || figures.notes.some(({ code }) => code === 'no-target-history')) return loaded;
    const notes = figures.notes.map((note) => dated(locale, note));
    const judgedBy = inWords(besidePeriod(locale, targetAsOf, figures));
    return noted({ ...loaded, figures: { ...figures, targetAsOf, notes }, insight: { ...insight, judgedBy } });
  };
}

/** The date, without its year beside a period of the same. */
function besidePeriod(locale: Locale, local: string, { period: { from, to } }: LoadedFigures['figures']): string {
  const isOfYear = [from, to].every((day) => day.slice(0, 4) === local.slice(0, 4));
  return isOfYear && isDay(local) ? locale.dayOfYear(local) : momentText(locale, local);
}

/** A note of the model with its date in words. */
function dated(locale: Locale, note: Note): Note {
  const { code, value } = note;
  return code === 'before-target-history' && value ? { ...note, value: momentText(locale, value) } : note;
}
