// The steps of a run, made of its seed alone.

/** What may become of a request on its way. */
export const FAULTS = [
  'none',
  'request-lost',
  'answer-lost',
  'slow',
  '500-before',
  '500-after',
  '503',
  'token-expired',
  'stream-cut',
  'killed-before-commit',
  'killed-after-commit',
];

/** How often each happens; a killed server takes a second to come back. */
const WEIGHTS = {
  none: 6,
  'request-lost': 5,
  'answer-lost': 6,
  slow: 4,
  '500-before': 4,
  '500-after': 5,
  503: 4,
  'token-expired': 5,
  'stream-cut': 2,
  'killed-before-commit': 0.4,
  'killed-after-commit': 0.4,
};

/** Owners whose rows are edited; the last one is hidden from the seller. */
export const OWNERS = ['company', 'group:north', 'user:zz-unseen'];
export const HIDDEN = OWNERS[2];

/** Numbers from 0 to below 1 that follow from a seed (mulberry32). */
function chanceOf(seed) {
  let state = Math.imul(seed, 0x9e3779b1);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Steps as plain data: edits of two editors, alone or at once, each with what becomes of its requests, and looks of a
 * seller. No two edits of a run have the same value.
 */
export function planOf(seed) {
  const chance = chanceOf(seed);
  const whole = (below) => Math.floor(chance() * below);
  let count = 0;
  const edit = (editor) => ({
    editor,
    server: whole(2),
    owner: OWNERS[whole(OWNERS.length)],
    // Few cells, so that both meet.
    month: whole(2),
    value: 1_000_000 + ++count,
    fault: faultOf(chance),
    insists: chance() < 0.7,
  });
  return Array.from({ length: 5 + whole(5) }, () => {
    const kind = chance();
    if (kind < 0.2) return { look: true, server: whole(2) };
    if (kind < 0.5) return { edits: [edit(0), edit(1)] };
    return { edits: [edit(whole(2))] };
  });
}

function faultOf(chance) {
  const all = FAULTS.reduce((sum, fault) => sum + WEIGHTS[fault], 0);
  let at = chance() * all;
  return FAULTS.find((fault) => (at -= WEIGHTS[fault]) < 0) ?? 'none';
}
