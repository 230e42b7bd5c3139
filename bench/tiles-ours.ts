// Ours, as a page writes it: one board, a memory source and a repository with targets, a tile for each user.
import { memoryRepository } from 'target-tiles/adapters/memory-repository.js';
import { memorySource, type MemorySource, type SaleRow } from 'target-tiles/adapters/memory.js';
import 'target-tiles/define/board.js';
import 'target-tiles/define/column.js';
import 'target-tiles/define/gauge.js';
import 'target-tiles/define/number.js';
import { AS_OF, ELAPSED, kindOf, measure, MONTHS, painted, sold, target, YEAR, type Times } from './tiles.ts';

const stage = document.querySelector('main')!;
let source: MemorySource;
let users = 0;

function sales(round: number): SaleRow[] {
  const rows: SaleRow[] = [];
  for (let user = 0; user < users; user++) {
    for (let month = 0; month < ELAPSED; month++) {
      const date = `${YEAR}-${String(month + 1).padStart(2, '0')}-10`;
      rows.push({ date, user: `u${user}`, group: `g${user % 6}`, amount: sold(user, month, round), currency: 'EUR' });
    }
  }
  return rows;
}

function targets() {
  return {
    year: YEAR,
    targetType: 'all-sales.amount',
    interval: 'month' as const,
    revision: 0,
    rows: Array.from({ length: users }, (_, user) => ({
      owner: `user:u${user}` as const,
      currency: 'EUR',
      values: MONTHS.map((_name, month) => target(user, month) * 100),
    })),
  };
}

const tiles = () => [...stage.querySelectorAll<HTMLElement>('.tile')];

interface Tile extends HTMLElement {
  readonly figures: { readonly state: string };
}

/** Everything that a reader sees of a tile: its words and the shapes of its picture; empty before there is one. */
function picture(tile: HTMLElement): string {
  const shapes = [...(tile.shadowRoot?.querySelectorAll('svg path') ?? [])].map((path) => path.getAttribute('d'));
  const isThere = (tile as Tile).figures.state === 'ready' && (tile.localName === 'target-number' || shapes.length > 0);
  return isThere ? `${tile.shadowRoot!.textContent} ${shapes.join(' ')}` : '';
}

const soon = () => new Promise<void>((resolve) => setTimeout(resolve, 20));

/** Resolves to whether each of these has another picture than before; not, where that takes too long. */
async function redrawn(
  some: readonly HTMLElement[],
  before: ReadonlyMap<HTMLElement, string>,
  { turn, patience }: { readonly turn: () => Promise<void>; readonly patience: number },
): Promise<boolean> {
  const end = performance.now() + patience;
  for (const tile of some) {
    while (picture(tile) === (before.get(tile) ?? '')) {
      if (performance.now() > end) return false;
      await turn();
    }
  }
  return true;
}

/** Resolves when what is in the window shows something else than before. */
async function seen(before: ReadonlyMap<HTMLElement, string>): Promise<number> {
  await painted(); // a board lays its tiles out when it has rendered
  const inWindow = tiles().filter((tile) => tile.getBoundingClientRect().top < innerHeight);
  if (!(await redrawn(inWindow, before, { turn: painted, patience: 60_000 })))
    throw new Error('a tile stays as it was');
  await painted();
  return performance.now();
}

/** Resolves when all do; to NaN where the rest is not drawn while nobody looks. Frames are left alone: it is at rest. */
async function drawn(before: ReadonlyMap<HTMLElement, string>): Promise<number> {
  return (await redrawn(tiles(), before, { turn: soon, patience: 5000 })) ? performance.now() : Number.NaN;
}

/** Resolves when every tile has told new figures. */
function figures(): Promise<number> {
  const told = new Set<EventTarget>();
  return new Promise((resolve) => {
    const listen = ({ target, figures: { state, stale } }: HTMLElementEventMap['target-figures-changed']) => {
      if (state === 'ready' && !stale) told.add(target!);
      if (told.size < users) return;
      stage.removeEventListener('target-figures-changed', listen);
      resolve(performance.now());
    };
    stage.addEventListener('target-figures-changed', listen);
  });
}

/** Follows the tiles from `begin` on until all have new figures and a picture of them. */
async function shown(begin: () => void): Promise<Times> {
  const before = new Map(tiles().map((tile) => [tile, picture(tile)]));
  const told = figures();
  begin();
  const times = { seen: await seen(before), figures: await told };
  return { ...times, drawn: await drawn(before) };
}

function build(count: number): Promise<Times> {
  users = count;
  source = memorySource({ sales: sales(0) });
  const board = document.createElement('target-board');
  board.setAttribute('as-of', AS_OF);
  board.source = source;
  board.repository = memoryRepository({ sets: [targets()] });
  board.append(
    ...Array.from({ length: count }, (_, user) => {
      const tile = document.createElement(`target-${kindOf(user)}`);
      tile.setAttribute('owner', `user:u${user}`);
      tile.setAttribute('period', String(YEAR));
      tile.className = 'tile';
      return tile;
    }),
  );
  return shown(() => stage.append(board));
}

window.tiles = measure({
  build,
  update: (round) => shown(() => source.update({ sales: sales(round) })),
  clear: () => stage.replaceChildren(),
});
