// What became of the saves of a scenario, held against what is kept.

/** Failures after which a save was certainly not done. */
const REFUSED = ['conflict', 'forbidden', 'unsupported', 'AbortError'];

/** Saves that are lost, done twice, or done though they were refused; and rows that their revisions do not lead to. */
export function lostSaves(steps, outcomes, { set, revisions }) {
  const saves = steps.flatMap((step) => step.both ?? step).filter((step) => step.do === 'save');
  const ids = [...new Set(saves.map(({ id }) => id))];
  return [...ids.flatMap((id) => wrongSave(id, outcomes.get(id) ?? [], revisions)), ...wrongRows(set, revisions)];
}

function wrongSave(id, ends, revisions) {
  const times = revisions.filter(({ comment }) => comment === id).length;
  if (times > 1) return [`${id} is done ${times} times`];
  if (ends.includes('done') && times === 0) return [`${id} is lost, though it was acknowledged`];
  const isRefused = ends.length > 0 && ends.every((end) => REFUSED.includes(end));
  return isRefused && times === 1 ? [`${id} is done, though it was refused: ${ends}`] : [];
}

/** Rows are where their revisions, one after the other, lead. */
function wrongRows({ rows, revision }, revisions) {
  const cells = new Map();
  for (const { row, changes } of revisions.toReversed())
    for (const { field, to } of changes) cells.set(`${row.owner} ${field}`, to);
  const stand = rows.flatMap(({ owner, values }) => values.map((value, at) => [`${owner} ${at}`, value]));
  const wrong = stand.filter(([cell, value]) => (cells.get(cell) ?? null) !== value);
  const last = Math.max(0, ...revisions.map((one) => one.revision));
  return [
    ...wrong.map(([cell, value]) => `${cell} stands at ${value}, and was saved as ${cells.get(cell)}`),
    ...(last === revision ? [] : [`revision ${revision}, and the last save was ${last}`]),
  ];
}
