import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Extents } from './tile-kind.ts';

/** Tiles of one group of one board: what each of them holds, in which unit. */
type Members = Map<ScaleGroupController, { readonly unit: string; readonly extents: Extents }>;

const boards = new WeakMap<object, Map<string, Members>>();

/**
 * Lets the tiles of a `scale-group` draw on one scale (N7): each says how far
 * it reaches and hears how far all of its unit reach together.
 */
export class ScaleGroupController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  #members: Members | undefined;

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.leave();
  }

  /**
   * Joins the group of that name on the board whose `store` this is. `extents` run low, high, low, high, …; the answer
   * has the lowest and highest of all tiles of that unit.
   */
  share(store: object | undefined, name: string | undefined, unit: string, extents: Extents): Extents {
    // A tile that has left the page may still be drawn.
    const members = store && name && this.#host.isConnected ? membersOf(store, name) : undefined;
    if (members !== this.#members) this.leave();
    this.#members = members;
    if (!members) return extents;
    const before = members.get(this);
    if (before?.unit !== unit || before.extents.join() !== extents.join()) {
      const shared = sharedBy(members, unit).join();
      members.set(this, { unit, extents });
      if (sharedBy(members, unit).join() !== shared || before?.unit !== unit) this.#tellOthers(members);
    }
    return sharedBy(members, unit);
  }

  /** Whether tiles of its group are drawn on another scale, in another unit: then the tile says so. */
  get differs(): boolean {
    const members = this.#members;
    const own = members?.get(this)?.unit;
    return !!members && [...members.values()].some(({ unit }) => unit !== own);
  }

  /** Leaves its group, whose other tiles are drawn without it. */
  leave(): undefined {
    const members = this.#members;
    this.#members = undefined;
    if (members?.delete(this)) this.#tellOthers(members);
  }

  #tellOthers(members: Members): void {
    for (const member of members.keys()) if (member !== this) member.#host.requestUpdate();
  }
}

function membersOf(store: object, name: string): Members {
  let groups = boards.get(store);
  if (!groups) boards.set(store, (groups = new Map()));
  let members = groups.get(name);
  if (!members) groups.set(name, (members = new Map()));
  return members;
}

function sharedBy(members: Members, unit: string): number[] {
  const shared: number[] = [];
  for (const member of members.values()) {
    if (member.unit !== unit) continue;
    member.extents.forEach((value, index) => {
      shared[index] = Math[index % 2 ? 'max' : 'min'](shared[index] ?? value, value);
    });
  }
  return shared;
}
