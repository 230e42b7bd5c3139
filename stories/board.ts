import { memoryRepository } from '../src/adapters/memory-repository.ts';
import { memorySource, type MemoryData } from '../src/adapters/memory.ts';
import type { TargetBoardElement } from '../src/board/board.ts';
import type { TargetFiguresChangedEvent } from '../src/board/events.ts';
import '../src/define/board.ts';
import type { DataSource } from '../src/source/data-source.ts';
import { SourceError } from '../src/source/source-error.ts';
import type { TargetRepository } from '../src/source/target-repository.ts';
import { organisation, sales, targetSets, TODAY } from './fixtures.ts';

export type Args = Record<string, unknown>;

/** How the world around a tile is, in stories about states. */
export interface World {
  readonly source?: () => DataSource;
  readonly repository?: () => TargetRepository;
  readonly board?: Args;
  readonly policy?: TargetBoardElement['policy'];
  /** `none`: the tile stands on its own. */
  readonly around?: 'none';
  /** Once the first figures are there. */
  readonly then?: (board: TargetBoardElement) => unknown;
  /** Extra class of the box around the tile, which gives it its size. */
  readonly box?: string;
  /** The story shows the state of loading and never gets further. */
  readonly loading?: boolean;
}

/** A source over the made-up house of the stories, with other data where given. */
export function house(data: Partial<MemoryData> = {}): DataSource {
  return memorySource({ sales, organisation, ...data });
}

export function targets(sets = targetSets): TargetRepository {
  return memoryRepository({ sets, types: organisation.targetTypes });
}

/** Targets that were raised by a fifth on 1 July 2026. */
export function raisedTargets(): TargetRepository {
  const at = Date.parse('2026-07-01T09:00:00Z');
  const repository = memoryRepository({ sets: targetSets, types: organisation.targetTypes, now: () => at });
  const changes = targetSets.map(({ year, targetType, revision: base, rows }) => ({
    ...{ year, targetType, base, by: 'nina', comment: 'second half' },
    rows: rows.map(({ owner, item, values }) => ({
      ...{ owner, item },
      values: Object.fromEntries(values.map((value, index) => [index, value && Math.round(value * 1.2)])),
    })),
  }));
  void repository.save(changes, { signal: new AbortController().signal });
  return repository;
}

/** A board with one tile in it, as a page would write them. */
export function tileOn(tag: string, args: Args, world: World = {}): HTMLElement {
  const box = document.createElement('div');
  box.className = `box ${tag} ${world.box ?? ''}`;
  if (world.loading) box.dataset['storyLoading'] = '';
  const tile = withAttributes(document.createElement(tag), args);
  box.append(world.around === 'none' ? tile : boardAround(world, tile));
  return box;
}

/** A board with tiles in it. */
export function boardAround(world: World, ...tiles: readonly HTMLElement[]): TargetBoardElement {
  const board = document.createElement('target-board');
  board.source = (world.source ?? house)();
  board.repository = (world.repository ?? targets)();
  board.policy = world.policy;
  withAttributes(board, { 'as-of': TODAY, viewer: 'nina', ...world.board });
  board.append(...tiles);
  if (world.then) onceReady(board, world.then);
  return board;
}

/** Calls `then` once the first of a board's tiles has figures. */
function onceReady(board: TargetBoardElement, then: NonNullable<World['then']>): void {
  const heard = ({ figures }: TargetFiguresChangedEvent) => {
    if (figures.state !== 'ready') return;
    board.removeEventListener('target-figures-changed', heard);
    then(board);
  };
  board.addEventListener('target-figures-changed', heard);
}

/** Booleans as HTML has them; what is undefined or empty is left out. Functions hear events: `onTargetFiguresChanged`. */
export function withAttributes<E extends HTMLElement>(element: E, args: Args): E {
  for (const [name, value] of Object.entries(args)) {
    if (typeof value === 'function') {
      const type = name.replace(/^on/, '').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      element.addEventListener(type.slice(1), (event) => void value(event));
      continue;
    }
    if (value === undefined || value === false || value === '') continue;
    element.setAttribute(name, value === true ? '' : String(value));
  }
  return element;
}

/** A source that never answers. */
export function silentSource(): DataSource {
  const never = <T>() => new Promise<T>(() => {});
  return { organisation: never, actuals: never };
}

/** A source that refuses everything with one error. */
export function failingSource(error: SourceError): DataSource {
  return { organisation: () => Promise.reject(error), actuals: () => Promise.reject(error) };
}

const refuse = () =>
  Promise.reject(new SourceError('forbidden', 'no access: sales.csv', { file: 'sales.csv', status: 401 }));

/** A source that answers once; after `fail` it answers `then`: by default that it can be reached no more. */
export function fadingSource(then: () => Promise<never> = refuse): DataSource & { fail(): void } {
  const real = house();
  const watchers = new Set<(what: 'actuals') => void>();
  let gone = false;
  return {
    organisation: (options) => real.organisation(options),
    actuals: (queries, options) => (gone ? then() : real.actuals(queries, options)),
    watch(changed) {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
    fail() {
      gone = true;
      for (const changed of watchers) changed('actuals');
    },
  };
}

/** The markup that makes the same page, for the docs. */
export function markup(tag: string, args: Args, board: Args = {}): string {
  const open = (name: string, attributes: Args) =>
    `<${[name, ...Object.entries(attributes).flatMap(([key, value]) => written(key, value))].join(' ')}>`;
  const around = {
    src: 'sales.csv',
    targets: 'targets.csv',
    organisation: 'organisation.json',
    'as-of': TODAY,
    ...board,
  };
  return `${open('target-board', around)}\n  ${open(tag, args)}</${tag}>\n</target-board>`;
}

function written(name: string, value: unknown): string[] {
  if (value === undefined || value === false || value === '' || typeof value === 'function') return [];
  return [value === true ? name : `${name}="${String(value)}"`];
}
