import type { Problems } from '../i18n/problems.ts';
import type { Figures } from '../model/figures.ts';
import type { Insight } from '../model/insight.ts';
import { later } from '../timing/timers.ts';
import type { BoardState } from './board-state.ts';
import { filterNames } from './filter-names.ts';
import { sameData } from './same-data.ts';

/** Members that are read of a tile. */
interface Narrowed extends Element {
  /** Of a board within this one, another. */
  readonly board: BoardState | undefined;
  readonly figures: Figures;
  readonly facts: { readonly insight?: Insight };
}

/** Time between looks at the tiles, ms: more than a tile takes to mark figures as old that it asks for anew. */
const PAUSE = 250;

/** Looks of a text that is only heard. */
const HEARD = { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' };

const regions = new WeakMap<Element, HTMLElement>();

/**
 * Says, once for all tiles of a board and when they stand, what they are
 * filtered by now and how many of them have changed (I5). Nothing where none has.
 * `before`: tiles that told figures since the filters changed, with those that they had; it grows meanwhile.
 */
export async function sayFilters(
  board: HTMLElement,
  state: () => BoardState,
  before: ReadonlyMap<EventTarget, Figures | undefined>,
): Promise<void> {
  const region = regionOf(board);
  region.textContent = '';
  let settings;
  do {
    ({ settings } = state());
    await new Promise<void>((resolve) => later(resolve, PAUSE));
  } while (board.isConnected && (state().settings !== settings || tilesOf(state(), before).some(isWaiting)));
  const problems = await state().locale.messages.problems();
  region.lang = state().locale.tag;
  region.textContent = sentenceOf(state(), problems, before);
}

/** There before its text, so that what is written into it is announced. */
export function regionOf(board: HTMLElement): HTMLElement {
  const known = regions.get(board);
  if (known) return known;
  const region = document.createElement('div');
  region.role = 'status';
  Object.assign(region.style, HEARD);
  board.shadowRoot!.append(region);
  regions.set(board, region);
  return region;
}

function tilesOf(state: BoardState, before: ReadonlyMap<EventTarget, unknown>): Narrowed[] {
  const tiles = [...before.keys()] as Narrowed[];
  return tiles.filter(({ board, isConnected }) => board === state && isConnected);
}

function isWaiting({ figures: { state, stale, reason } }: Narrowed): boolean {
  return state === 'loading' || (stale && !reason);
}

function sentenceOf(
  state: BoardState,
  { filterRemoved, tilesChanged }: Problems,
  before: ReadonlyMap<EventTarget, Figures | undefined>,
): string {
  const { locale, settings } = state;
  const { messages } = locale;
  const changed = tilesOf(state, before).filter((tile) => isAnother(before.get(tile), tile.figures));
  if (!changed.length) return '';
  const named = changed.map(({ figures, facts }) => filterNames(locale, figures, facts.insight));
  const names = named.reduce((most, some) => (some.length > most.length ? some : most));
  const isFiltered = Object.values(settings.filters).some((filter) => filter !== undefined);
  const by = isFiltered ? names.length && messages.filteredBy(names.join(', ')) : filterRemoved;
  return [by, tilesChanged(locale.count(changed.length))].flatMap((part) => (part ? `${part}.` : [])).join(' ');
}

/** Other figures, whatever their notes. Those that failed to come leave the earlier ones, which say so themselves. */
function isAnother(before: Figures | undefined, now: Figures): boolean {
  return !!before && !now.stale && !sameData(tellingOf(before), tellingOf(now));
}

function tellingOf({ state, owner, measure, period, total, points, reason }: Figures): unknown {
  return { state, owner, measure, period, total, points, reason };
}
