// A failing case made small enough to reckon by hand.

/** The smallest case that still `fails` when parts are left out: rows of lists first, then members. */
export async function smallest(whole, fails) {
  let current = whole;
  for (let before; before !== current;) {
    before = current;
    for (const path of pathsOf(current)) current = await without(current, path, fails);
  }
  return current;
}

/** Members that are nothing in part. */
const WHOLE = ['values', 'thresholds'];

/** Paths of all that may be left out, outer ones first. */
function pathsOf(value, path = []) {
  if (typeof value !== 'object' || value === null) return [];
  const own = Object.keys(value)
    .filter((key) => !WHOLE.includes(key))
    .map((key) => [...path, key]);
  return [...(Array.isArray(value) ? [path] : own), ...own.flatMap((one) => pathsOf(value[one.at(-1)], one))];
}

async function without(current, path, fails) {
  const part = path.reduce((value, key) => value?.[key], current);
  if (Array.isArray(part)) return fewer(current, path, part, fails);
  if (part === undefined) return current;
  const smaller = replaced(current, path, undefined);
  return (await fails(smaller)) ? smaller : current;
}

/** A list with as many of its entries left out as can be: by halves, then quarters, down to single ones. */
async function fewer(current, path, list, fails) {
  let [kept, best] = [list, current];
  for (let size = kept.length; size >= 1; size = Math.floor(size / 2)) {
    for (let from = 0; from < kept.length;) {
      const shorter = [...kept.slice(0, from), ...kept.slice(from + size)];
      const smaller = replaced(best, path, shorter);
      if (await fails(smaller)) [kept, best] = [shorter, smaller];
      else from += size;
    }
  }
  return best;
}

function replaced(value, [key, ...rest], part) {
  if (key === undefined) return part;
  const inner = replaced(value[key], rest, part);
  if (Array.isArray(value)) return value.map((one, place) => (String(place) === key ? inner : one));
  return Object.fromEntries(Object.entries({ ...value, [key]: inner }).filter(([, one]) => one !== undefined));
}
