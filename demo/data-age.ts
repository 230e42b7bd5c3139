import type { Figures, TargetBoardElement } from '../src/index.ts';
import type { Texts } from './texts.ts';

/** From this age on, in milliseconds, data say how old they are in place of when they came. */
const OLD = 3_600_000;
const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
] as const;

export interface DataAge {
  readonly text: string;
  /** Older than an hour, or not refreshed. */
  readonly isOld: boolean;
}

/** Tells in one line of what day all of a board's figures are, and when the oldest of their data came. */
export function dataAge(figures: readonly Figures[], said: Texts, tag: string, now: number): DataAge | undefined {
  const shown = figures.filter(({ dataAt }) => dataAt);
  const days = shown.map(({ asOf }) => asOf).sort();
  const came = Math.min(...shown.map(({ dataAt }) => Date.parse(dataAt!)));
  if (!days.length) return undefined;
  const failed = shown.some(({ stale, reason }) => stale && reason);
  const isLong = now - came >= OLD;
  const day = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeZone: 'UTC' }).format(Date.parse(days[0]!));
  const parts = [
    said.asOf.replace('{}', day),
    isLong ? said.fetchedAgo.replace('{}', agoText(now - came, tag)) : said.fetchedAt.replace('{}', clock(came, tag)),
    failed && said.notRefreshed,
  ];
  return { text: parts.filter(Boolean).join(' · '), isOld: isLong || failed };
}

function clock(instant: number, tag: string): string {
  return new Intl.DateTimeFormat(tag, { timeStyle: 'short' }).format(instant);
}

function agoText(age: number, tag: string): string {
  const [unit, length] = UNITS.find(([, each]) => age >= each)!;
  return new Intl.RelativeTimeFormat(tag).format(-Math.floor(age / length), unit);
}

/** Keeps the line true: tiles tell of other figures, and a minute later the same are older. */
export function followDataAge(
  board: TargetBoardElement,
  place: HTMLElement,
  words: () => { readonly said: Texts; readonly tag: string },
): () => void {
  const tell = () => {
    const figures = [...board.querySelectorAll('*')].flatMap((tile) =>
      'figures' in tile ? [tile.figures as Figures] : [],
    );
    const { said, tag } = words();
    const { text = '', isOld = false } = dataAge(figures, said, tag, Date.now()) ?? {};
    place.textContent = text;
    place.toggleAttribute('data-old', isOld);
  };
  board.addEventListener('target-figures-changed', tell);
  setInterval(tell, 60_000);
  return tell;
}
