// One tab of a scenario: boards over sources and a repository that fail as they are told. `scripts/faults.js` leads it.
import { frame, pass, sleep, startClock, turn, untilMidnight } from './clock.ts';
import { indexedDbRepository } from 'target-tiles/adapters/indexed-db.js';
import 'target-tiles/define/all.js';
import type { TargetBoardElement, TargetRepository } from 'target-tiles/index.js';
import { isHidden, policyOf, type Rights } from './rights.ts';
import { element, TILES } from './elements.ts';
import { agedIn, hiddenIn, hiddenInFigures, isBusy, type Known, type Tile, unsettledIn, untoldIn } from './checks.ts';
import { FakeRepository, type LoadMode, type SaveMode } from './fake-repository.ts';
import { type Call, EchoSource, FakeSource, type Mode } from './fake-source.ts';
import { differences } from './differences.ts';
import { serialOf } from './owners.ts';
import { Saves, type SaveStep } from './saving.ts';
import { blockStorage, breakStorage, mendStorage, type StorageFault } from './storage.ts';

const KEY = { year: 2026, targetType: 'all-sales.amount' };
const NOON = Date.UTC(2026, 8, 15, 12);
const HOUR = 3_600_000;
/** ms that storage may take for anything. */
const LONGEST = 20_000;
const FOREVER = new AbortController().signal;

interface Place {
  readonly board: TargetBoardElement;
  source: FakeSource;
  /** More than one while a change is under way: either may hold. */
  rights: readonly Rights[];
  followsClock: boolean;
}

let places: Place[] = [];
let tiles: Tile[] = [];
let calls: Call[] = [];
let since = new WeakMap<Tile, number>();
/** The newest answer that a tile has shown to a question. */
let newest = new Map<string, number>();
let inner: TargetRepository;
let repository: FakeRepository;
let name = '';
let tabName = '';
let saves = new Saves();
let unblock = () => {};
let problems: string[] = [];
const observer = new MutationObserver(() => void lookForHidden('at a change of the page'));

const placeOf = (tile: Tile) => places.find(({ board }) => board === tile.parentElement);

const hidesFor = (tile: Tile) => {
  const rights = placeOf(tile)?.rights ?? [];
  return (owner: string) => rights.length > 0 && isHidden(rights, owner);
};

function knownOf(tile: Tile, { board, source, followsClock }: Place): Known {
  const asOf = board.getAttribute('as-of');
  return { source, calls, hides: hidesFor(tile), asOf, followsClock, since: since.get(tile) ?? 0 };
}

const shownTiles = () => tiles.filter(({ isConnected }) => isConnected);

function tell(what: string, tile: Tile, found: readonly string[]): void {
  for (const one of found) problems.push(`${what}: <${tile.localName}> ${tiles.indexOf(tile)} has ${one}`);
}

function lookForHidden(when: string): void {
  for (const tile of shownTiles()) tell(when, tile, hiddenIn(tile, hidesFor(tile)));
}

/** Rights and age, as they stand now. */
function look(when: string): void {
  lookForHidden(when);
  for (const tile of shownTiles()) {
    const known = knownOf(tile, placeOf(tile)!);
    tell(when, tile, [...agedIn(tile, known), ...untoldIn(tile, known), ...backwards(tile)]);
  }
}

/** An answer that a newer one has overtaken is not shown. */
function backwards({ figures }: Tile): string[] {
  const { owner, period, asOf, total } = figures;
  const serial = total.actual === undefined ? undefined : serialOf(owner.id, total.actual);
  if (!serial) return [];
  const key = [calls[serial - 1]?.source.name, owner.id, period.from, period.to, asOf].join();
  const before = newest.get(key) ?? 0;
  newest.set(key, Math.max(before, serial));
  return serial < before ? [`answer ${serial} after ${before}`] : [];
}

document.body.addEventListener('target-figures-changed', (event) => {
  const tile = event.target as Tile;
  tell('in an event', tile, hiddenInFigures(event.figures, hidesFor(tile)));
  if (event.figures !== tile.figures) tell('in an event', tile, ['other figures than the tile']);
});
addEventListener('error', ({ message }) => void problems.push(`error: ${message}`));
addEventListener('unhandledrejection', ({ reason }) => void problems.push(`unhandled: ${String(reason)}`));

async function start(database: string, tab: string): Promise<void> {
  startClock(NOON);
  [name, tabName] = [database, tab];
  localStorage.removeItem(`blocked ${name} ${tabName}`); // a tab that blocks nothing any more, since it was closed
  [problems, calls, saves, newest, since] = [[], [], new Saves(), new Map(), new WeakMap()];

  inner = indexedDbRepository({ name, now: Date.now });
  const wait = !isBlocked();
  if (wait) await inner.load(KEY, { signal: FOREVER });
  repository = new FakeRepository(inner);
  places = [0, 1].map((at) => {
    const board = element<TargetBoardElement>('target-board', 'locale="en-GB" viewer="u1"');
    const source = new FakeSource(`${tab}${at}`, calls);
    const rights: Rights = { hides: [], viewer: 'u1' };
    Object.assign(board, { source, repository, policy: policyOf(rights) });
    return { board, source, rights: [rights], followsClock: true };
  });
  tiles = TILES.map(([board, tag, attributes]) => {
    const tile = element<Tile>(tag, `${attributes} number-format="full"`);
    places[board]!.board.append(tile);
    observer.observe(tile.shadowRoot ?? tile, { subtree: true, childList: true, characterData: true });
    return tile;
  });
  document.querySelector('main')!.replaceChildren(...places.map(({ board }) => board));
  await calm();
  if (wait) await settled();
  for (const tile of tiles)
    observer.observe(tile.shadowRoot!, { subtree: true, childList: true, characterData: true, attributes: true });
}

async function calm(): Promise<void> {
  for (let round = 0; round < 4; round += 1) await rest();
  await frame();
}

/** Storage takes a time that the clock does not know; where it is blocked, nobody waits for it. */
async function rest(): Promise<void> {
  await turn();
  const end = performance.now() + (isBlocked() ? 0 : LONGEST);
  while (repository.working && performance.now() < end) await turn();
}

/** Any tab may block it for all. */
const isBlocked = () => ['A', 'B'].some((tab) => localStorage.getItem(`blocked ${name} ${tab}`));

function block(): void {
  unblock();
  const end = blockStorage(name);
  localStorage.setItem(`blocked ${name} ${tabName}`, 'yes');
  unblock = () => {
    end();
    localStorage.removeItem(`blocked ${name} ${tabName}`);
  };
}

async function changeRights(at: number, change: Partial<Rights>): Promise<void> {
  const place = places[at]!;
  const before = place.rights[0]!;
  const after = { ...before, ...change };
  place.rights = [before, after];
  if (change.viewer) place.board.viewer = change.viewer;
  else place.board.policy = policyOf(after);
  await place.board.updateComplete;
  place.rights = [after];
  lookForHidden('at once');
}

function put(tile: Tile, board: number): void {
  places[board]!.board.append(tile);

  since.set(tile, Date.now());
}

const touch = (tile: Tile, key: string) =>
  tile.shadowRoot?.querySelector('.walk')?.dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }));

const click = (tile: Tile, selector: string) => tile.shadowRoot?.querySelector<HTMLElement>(selector)?.click();

/** All that can happen. Arguments are plain data, so that a scenario can be printed. */
const STEPS = {
  mode: ({ board, mode, deaf }: { board: number; mode: Mode; deaf: boolean }) =>
    void Object.assign(places[board]!.source, { mode, deaf }),
  release: ({ board, mode, count, lastFirst }: { board: number; mode: Mode; count: number; lastFirst: boolean }) =>
    places[board]!.source.release(mode, count, lastFirst),
  tell: ({ board, what, times }: { board: number; what: 'actuals' | 'organisation'; times: number }) => {
    for (let time = 0; time < times; time += 1) places[board]!.source.tell(what);
  },
  'tell-targets': () => repository.tell(),
  refresh: ({ tile }: { tile: number }) => tiles[tile]!.refresh(),
  pass: ({ ms }: { ms: number }) => pass(ms, rest),
  midnight: async ({ days }: { days: number }) => {
    const ms = untilMidnight() + (days - 1) * 86_400_000 + HOUR;
    // A service that is away is asked hundreds of times a day, each as the one before: the machine sleeps until two hours before.
    const asleep = Math.max(0, ms - 3 * HOUR);
    sleep(asleep);
    await pass(ms - asleep, rest);
  },
  sleep: async ({ ms }: { ms: number }) => {
    sleep(ms);
    document.dispatchEvent(new Event('visibilitychange'));
    await pass(0, rest);
  },
  online: () => void dispatchEvent(new Event('online')),
  rights: ({ board, ...change }: { board: number } & Partial<Rights>) => changeRights(board, change),
  'as-of': ({ board, day }: { board: number; day: string | null }) => {
    const place = places[board]!;
    place.followsClock = false;
    if (day) place.board.setAttribute('as-of', day);
    else place.board.removeAttribute('as-of');
  },
  'other-source': ({ board }: { board: number }) => {
    const place = places[board]!;
    place.source = new FakeSource(`${place.source.name}+`, calls);
    place.board.source = place.source;
  },
  set: async ({ tile, attribute, values }: { tile: number; attribute: string; values: readonly string[] }) => {
    for (const value of values) {
      tiles[tile]!.setAttribute(attribute, value);
      await turn();
    }

    since.set(tiles[tile]!, Date.now());
  },
  remove: ({ tile }: { tile: number }) => tiles[tile]!.remove(),
  put: ({ tile, board }: { tile: number; board: number }) => put(tiles[tile]!, board),
  'take-board': ({ board }: { board: number }) => places[board]!.board.remove(),
  'put-board': ({ board }: { board: number }) => putBoard(board),
  touch: ({ tile, key }: { tile: number; key: string }) => void touch(tiles[tile]!, key),
  table: ({ tile }: { tile: number }) => click(tiles[tile]!, '.as-table'),
  notes: ({ tile }: { tile: number }) => click(tiles[tile]!, 'button.notes'),
  loads: ({ mode }: { mode: LoadMode }) => void (repository.loads = mode),
  'release-saves': () => repository.release(),
  save: async ({ how, ...step }: SaveStep & { how: SaveMode }) => {
    repository.saves.push(how);
    const base = step.stale || isBlocked() ? 0 : (await inner.load(KEY, { signal: FOREVER })).revision;
    await saves.begin(places[step.board]!.board, { ...KEY, base }, step);
  },
  abort: ({ id }: { id: string }) => saves.abort(id),
  storage: ({ fault }: { fault: StorageFault }) => breakStorage(fault),
  block,
  unblock: () => unblock(),
};

function putBoard(at: number): void {
  const { board } = places[at]!;
  document.querySelector('main')!.append(board);

  for (const tile of tiles) if (tile.parentElement === board) since.set(tile, Date.now());
}

async function step({ do: what, ...options }: { do: keyof typeof STEPS }): Promise<void> {
  await (STEPS[what] as (options: object) => unknown)(options);
  await calm();
  if (what !== 'pass') await pass(7, rest); // each step has an instant of its own
  look(`after ${what}`);
  await eventually(() =>
    shownTiles().flatMap((tile) =>
      unsettledIn(tile, knownOf(tile, placeOf(tile)!)).map((one) => `${tiles.indexOf(tile)} ${one}`),
    ),
  );
}

/** Waits until there is nothing to complain of, for as long as that may take. */
async function eventually(find: () => readonly string[], frames = 60): Promise<void> {
  let found = find();
  for (let left = frames; left > 0 && found.length; left -= 1) {
    await frame();
    found = find();
  }
  problems.push(...found.map((one) => `still: tile ${one}`));
}

/** Waits until no tile waits, time included. */
async function settled(): Promise<void> {
  for (let round = 0; round < 60; round += 1) {
    await calm();
    if (shownTiles().every((tile) => !isBusy(tile) && tile.figures.state !== 'loading' && !tile.figures.stale)) return;
    if (round > 5) await pass(2000, rest);
  }
  for (const tile of shownTiles()) {
    const { state, stale, reason } = tile.figures;
    if (isBusy(tile) || stale || state === 'loading')
      tell('in the end', tile, [`not come to rest: ${state} ${stale ? 'stale ' : ''}${reason ?? ''}`]);
  }
}

/** Everything works again and has been asked for. */
async function settle(): Promise<void> {
  mendStorage();
  Object.assign(repository, { loads: 'answer' });
  repository.saves.splice(0);
  places.forEach(({ board, source }, at) => {
    source.mode = 'answer';
    source.release('answer', Infinity, false);
    if (!board.isConnected) putBoard(at);
  });
  repository.release();
  tiles.forEach((tile, at) => tile.parentElement || put(tile, TILES[at]![0]));
  await calm();
  places.forEach(({ source }) => source.tell('organisation'));
  repository.tell();
  await pass(31_000, rest); // a save that is never answered is given up
  await settled();
  look('in the end');
}

/** Each board beside one that never lived through it, by the same answers. */
async function compare(): Promise<void> {
  const others = places.map(({ board, source }) => {
    const other = board.cloneNode(false) as TargetBoardElement;
    Object.assign(other, { source: new EchoSource(source), repository: inner });
    Object.assign(other, { policy: board.policy, viewer: board.viewer });
    other.append(...[...board.children].map((tile) => tile.cloneNode(false)));
    return other;
  });
  for (const tile of tiles)
    if (tile.shadowRoot?.querySelector('.table .as-table, .plot.table')) click(tile, '.as-table');
  for (const tile of tiles) {
    touch(tile, 'Escape');
    click(tile, '.notes[aria-expanded=true]');
  }
  document.querySelector('main')!.append(...others);
  await eventually(
    () =>
      places.flatMap(({ board }, at) =>
        [...board.children].flatMap((tile, index) =>
          differences(tile as Tile, others[at]!.children[index] as Tile).map(
            (one) => `${tiles.indexOf(tile as Tile)} ${one}`,
          ),
        ),
      ),
    120,
  );
  others.forEach((other) => other.remove());
}

/** Revisions and rows as they are kept, read by a connection of its own. */
async function kept() {
  const fresh = indexedDbRepository({ name });
  const revisions = await fresh.changes(KEY, 0, { signal: FOREVER });
  return { set: await fresh.load(KEY, { signal: FOREVER }), revisions };
}

async function stop(): Promise<void> {
  observer.disconnect();
  unblock();
  document.querySelector('main')!.replaceChildren();
  [places, tiles] = [[], []];
  await pass(60_000);
  problems = [];
}

/** Runs one of these, and answers with what was found. */
const run =
  <A extends unknown[], T>(act: (...args: A) => Promise<T>) =>
  async (...args: A) => {
    const result = await act(...args);
    const found = [...new Set(problems.splice(0))];
    return { result, problems: found, outcomes: saves.outcomes.splice(0) };
  };

const tab = {
  start: run(start),
  step: run(step),
  settle: run(settle),
  compare: run(compare),
  kept: run(kept),
  stop: run(stop),
};

declare global {
  interface Window {
    tab: typeof tab;
  }
}

window.tab = tab;
