// What became of the saves of a scenario, held against what is kept.

/** Failures after which a save was certainly not done. */
const REFUSED = ['conflict', 'forbidden', 'unsupported', 'AbortError'];

/** Saves that are lost, done twice, or done though they were refused; and rows that their revisions do not lead to. */
export function lostSaves(steps, outcomes, { set, revisions }) {
  const saves = steps.flatMap((step) => step.both ?? step).filter((step) => step.do === 'save');
  // A save that is made again has the id of the first.
  const ids = [...new Set(saves.map(({ id }) => id))];
  const tries = ids.map((id) => saves.filter((save) => save.id === id));
  return [
    ...tries.flatMap((ofOne) => wrongSave(ofOne, outcomes.get(ofOne[0].id) ?? [], revisions)),
    ...wrongRows(set, revisions),
  ];
}

function wrongSave(tries, ends, revisions) {
  const { id } = tries[0];
  const times = revisions.filter(({ comment }) => comment === id).length;
  if (times > 1) return [`${id} is done ${times} times`];
  if (ends.includes('done') && times === 0) return [`${id} is lost, though it was acknowledged`];
  const isRefused = ends.length > 0 && ends.every((end) => REFUSED.includes(end));
  const isWrong = isRefused && times === 1 && !(isRepeated(tries) && isOverwritten(tries[0], revisions));
  return isWrong ? [`${id} is done, though it was refused: ${ends}`] : [];
}

const isRepeated = (tries) => tries.some(({ how }) => how === 'twice');

/** Whether another save of the cell came after: a repetition is then in conflict with it, though the first was done (T30). */
function isOverwritten({ id, owner, index }, revisions) {
  const own = revisions.find(({ comment }) => comment === id);
  return revisions.some(
    ({ row, revision, changes }) =>
      revision > own.revision && row.owner === owner && changes.some(({ field }) => field === index),
  );
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
