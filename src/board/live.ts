import type { Figures } from '../model/figures.ts';
import { later } from '../timing/timers.ts';
import type { BoardState } from './board-state.ts';
import { sentences } from './failure.ts';
import { regionOf } from './filter-speech.ts';
import { sameData } from './same-data.ts';

/** Milliseconds in which tiles that change together are taken together, and in which nothing more is said after a sentence (E4). */
const TOGETHER = 250;
const QUIET = 5000;
/** How long a tile is marked, ms. */
const MARK = 2500;

interface Live extends HTMLElement {
  readonly figures: Figures;
}

interface Board extends HTMLElement {
  /** Says nothing of figures that change. */
  readonly quiet: boolean;
}

/** Tiles of which a board has not said yet that they have changed, by board; while a sentence is due or has just been said. */
const waiting = new WeakMap<Board, Set<Live>>();

type Schedule = (act: () => void, ms: number) => unknown;

/** Marks a tile whose figures are other ones by newer data, and says so: at most one sentence in five seconds for a whole board. */
export function tellLive(
  board: Board,
  tile: Live,
  before: Figures,
  state: () => BoardState,
  schedule: Schedule = later,
): void {
  if (!isNews(before, tile.figures)) return;
  mark(tile);
  const known = waiting.get(board);
  if (known) return void known.add(tile);
  waiting.set(board, new Set([tile]));
  schedule(() => say(board, state, schedule), TOGETHER);
}

function say(board: Board, state: () => BoardState, schedule: Schedule): void {
  const tiles = [...waiting.get(board)!].filter(({ isConnected }) => isConnected);
  if (!tiles.length) return void waiting.delete(board);
  waiting.get(board)!.clear();
  if (!board.quiet) void sentences(() => speak(board, state(), tiles));
  schedule(() => say(board, state, schedule), QUIET);
}

async function speak(board: Board, { locale }: BoardState, [only, ...others]: readonly Live[]): Promise<void> {
  const one = others.length ? '' : textOf(only!);
  const text = one || `${(await locale.messages.problems()).tilesChanged(locale.count(others.length + 1))}.`;
  Object.assign(regionOf(board), { lang: locale.tag, textContent: text });
}

/** Text by which the tile’s picture is read aloud. */
function textOf({ figures, shadowRoot }: Live): string {
  const meter = shadowRoot!.querySelector('[role=meter]');
  const text = meter?.getAttribute('aria-valuetext') ?? shadowRoot!.querySelector('[role=img]')?.ariaLabel;
  return text ? `${figures.owner.name}, ${figures.period.label}: ${text}` : '';
}

/** Other figures that answer the same. */
function isNews(before: Figures, now: Figures): boolean {
  const asked = ({ owner, measure, period, currency }: Figures) => [owner.id, measure, period, currency];
  const told = ({ total, points, state }: Figures) => [total, points, state];
  return now.state === 'ready' && sameData(asked(before), asked(now)) && !sameData(told(before), told(now));
}

function mark({ shadowRoot }: Live): void {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  const [outline, outlineOffset] = ['2px solid var(--_focus)', '-2px'];
  const frames = [
    { outline, outlineOffset },
    { outline, outlineOffset, offset: 0.6 },
    { outline: '2px solid transparent', outlineOffset },
  ];
  shadowRoot?.querySelector('[part=tile]')?.animate(frames, { duration: MARK, id: 'changed' });
}
