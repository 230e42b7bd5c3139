// The steps of a scenario, made of its seed alone.

const OWNERS = ['company', 'group:north', 'group:west', ...[1, 2, 3, 4, 5, 6].map((at) => `user:u${at}`)];
const TILES = 9;
const STEPS = 24;

/** Numbers from 0 to below 1 that follow from a seed (mulberry32). */
function chanceOf(seed) {
  let state = seed * 0x9e3779b1;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** All steps of a scenario, as plain data. */
export function scenario(seed) {
  const chance = chanceOf(seed);
  const whole = (below) => Math.floor(chance() * below);
  const pick = (list) => list[whole(list.length)];
  const flag = (share = 0.5) => chance() < share;
  const some = (list, most) => [...new Set(Array.from({ length: whole(most + 1) }, () => pick(list)))];
  const dice = { whole, pick, flag, some, saves: 0 };
  const kinds = Object.entries(KINDS).flatMap(([kind, { weight }]) => Array(weight).fill(kind));
  const length = 8 + whole(STEPS - 8);
  return Array.from({ length }, () => {
    // Most happens in the first tab.
    const tab = flag(0.85) ? 0 : 1;
    const made = KINDS[pick(kinds)].make(dice);
    return [made].flat().map((step) => ({ tab, ...step }));
  }).flat();
}

/** Most happens to the first. */
const board = ({ flag }) => (flag(0.85) ? 0 : 1);
const tile = ({ whole }) => whole(TILES);
const FAILURES = ['offline', 'busy', 'signed-out', 'forbidden', 'gone', 'broken'];
const WRONG = ['no-cells', 'one-more', 'not-a-number', 'other-month', 'html'];

const VALUES = {
  owner: OWNERS.concat('me', 'my-group'),
  period: ['2026-Q2', '2026', 'this-year', 'this-month', 'this-quarter'],
  by: ['user', 'group'],
  compare: ['target', 'none', 'target previous-year', 'forecast'],
  renderer: ['svg', 'canvas', 'auto'],
};

/** How often each happens, and what exactly. */
const KINDS = {
  mode: {
    weight: 6,
    make: (dice) => {
      const mode = dice.pick(['hold', 'hold', 'hold', 'answer', dice.pick(FAILURES), dice.pick(WRONG)]);
      return { do: 'mode', board: board(dice), mode, deaf: dice.flag() };
    },
  },
  release: {
    weight: 5,
    make: (dice) => {
      const mode = dice.pick(['answer', 'answer', 'answer', dice.pick(FAILURES), dice.pick(WRONG)]);
      return { do: 'release', board: board(dice), mode, count: 1 + dice.whole(4), lastFirst: dice.flag() };
    },
  },
  tell: {
    weight: 5,
    make: (dice) => ({
      do: 'tell',
      board: board(dice),
      what: dice.pick(['actuals', 'actuals', 'organisation']),
      times: 1 + dice.whole(2),
    }),
  },
  overtaken: {
    weight: 2,
    make: (dice) => {
      const at = board(dice);
      const tell = { do: 'tell', board: at, what: 'actuals', times: 1 };
      const release = { do: 'release', board: at, mode: 'answer', count: 1 + dice.whole(4), lastFirst: dice.flag() };
      return [{ do: 'mode', board: at, mode: 'hold', deaf: true }, tell, tell, release];
    },
  },
  'tell-targets': { weight: 1, make: () => ({ do: 'tell-targets' }) },
  refresh: { weight: 4, make: (dice) => ({ do: 'refresh', tile: tile(dice) }) },
  pass: { weight: 5, make: ({ pick }) => ({ do: 'pass', ms: pick([200, 600, 1500, 5000, 31_000, 1_000_000]) }) },
  midnight: { weight: 3, make: ({ whole }) => ({ do: 'midnight', days: 1 + whole(3) }) },
  sleep: { weight: 2, make: ({ pick }) => ({ do: 'sleep', ms: pick([60_000, 40_000_000, 200_000_000]) }) },
  online: { weight: 1, make: () => ({ do: 'online' }) },
  rights: {
    weight: 8,
    make: (dice) => {
      const hides = dice.some(OWNERS, 3);
      const change = dice.pick([
        { hides },
        { hides },
        { hides },
        { own: dice.flag() },
        { viewer: `u${1 + dice.whole(6)}` },
      ]);
      return { do: 'rights', board: board(dice), ...change };
    },
  },
  'as-of': {
    weight: 1,
    make: (dice) => ({ do: 'as-of', board: board(dice), day: dice.pick(['2026-09-10', '2026-09-15', null]) }),
  },
  'other-source': { weight: 1, make: (dice) => ({ do: 'other-source', board: board(dice) }) },
  set: {
    weight: 4,
    make: (dice) => {
      const attribute = dice.pick(Object.keys(VALUES));
      const values = Array.from({ length: 1 + dice.whole(3) }, () => dice.pick(VALUES[attribute]));
      return { do: 'set', tile: tile(dice), attribute, values };
    },
  },
  remove: { weight: 2, make: (dice) => ({ do: 'remove', tile: tile(dice) }) },
  put: { weight: 4, make: (dice) => ({ do: 'put', tile: tile(dice), board: board(dice) }) },
  'take-board': { weight: 1, make: (dice) => ({ do: 'take-board', board: board(dice) }) },
  'put-board': { weight: 2, make: (dice) => ({ do: 'put-board', board: board(dice) }) },
  touch: {
    weight: 4,
    make: (dice) => ({
      do: 'touch',
      tile: tile(dice),
      key: dice.pick(['Home', 'End', 'ArrowRight', 'ArrowDown', 'Escape']),
    }),
  },
  table: { weight: 1, make: (dice) => ({ do: 'table', tile: tile(dice) }) },
  notes: { weight: 1, make: (dice) => ({ do: 'notes', tile: tile(dice) }) },
  loads: { weight: 2, make: ({ pick }) => ({ do: 'loads', mode: pick(['answer', 'hold', 'offline', 'forbidden']) }) },
  'release-saves': { weight: 3, make: () => ({ do: 'release-saves' }) },
  save: { weight: 5, make: saveOf },
  // Closed at once, while it is being saved, or a few steps of the page later.
  killed: { weight: 1, make: (dice) => ({ ...saveOf(dice), kill: true }) },
  both: { weight: 3, make: (dice) => ({ both: [saveOf(dice), saveOf(dice)] }) },
  again: { weight: 2, make: (dice) => ({ ...saveOf(dice), ...dice.lastSave, how: 'answer' }) },
  abort: { weight: 2, make: (dice) => ({ do: 'abort', id: `save-${dice.saves - dice.whole(2)}` }) },
  storage: {
    weight: 2,
    make: ({ pick }) => ({ do: 'storage', fault: pick(['full', 'half-full', 'half-full', 'closed']) }),
  },
  block: { weight: 1, make: () => ({ do: 'block' }) },
  unblock: { weight: 2, make: () => ({ do: 'unblock' }) },
};

/** A save of a cell that others save too, to a value that no other save has. */
function saveOf(dice) {
  dice.saves += 1;
  const save = {
    do: 'save',
    id: `save-${dice.saves}`,
    board: board(dice),
    owner: dice.pick(OWNERS.slice(0, 4)),
    index: dice.pick([7, 8]),
    value: dice.saves,
    stale: dice.flag(0.4),
    // So many turns of the page after it began.
    abort: dice.flag(0.2) ? dice.whole(12) : null,
    how: dice.pick(['answer', 'answer', 'hold', 'lost', 'late', 'after', 'before', 'twice']),
  };
  dice.lastSave = save;
  return save;
}
