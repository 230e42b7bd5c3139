/** Tiles of a tab, and on which of its boards they begin. */
export const TILES: readonly (readonly [board: number, tag: string, attributes: string])[] = [
  [0, 'target-gauge', 'owner="company"'],
  [0, 'target-number', 'owner="group:west" compare="target previous-year"'],
  [0, 'target-bar', 'owner="group:north" by="user"'],
  [0, 'target-bar', 'owner="company" by="user" renderer="canvas"'],
  [0, 'target-column', 'owner="user:u4" interval="month" renderer="canvas"'],
  [0, 'target-bullet', 'owner="me"'],
  [1, 'target-number', 'owner="company" period="2026-Q2"'],
  [1, 'target-bar', 'owner="company" by="group" scale-group="s"'],
  [1, 'target-bar', 'owner="group:west" by="user" scale-group="s"'],
];

/** An element with the attributes that a text says. */
export function element<E extends HTMLElement>(tag: string, attributes: string): E {
  const made = document.createElement(tag) as E;
  for (const [, key, value] of attributes.matchAll(/([\w-]+)="([^"]*)"/g)) made.setAttribute(key!, value!);
  return made;
}
