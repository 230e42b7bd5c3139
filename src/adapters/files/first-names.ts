/** As many names, and as much of each, as a sentence has room for. */
const MOST = 12;
const LONGEST = 40;

/** The first names of a list, each cut where it is too long. */
export function firstNames(names: Iterable<string>): readonly string[] {
  const first: string[] = [];
  for (const name of names) {
    if (first.push(name.length > LONGEST ? `${name.slice(0, LONGEST)}…` : name) === MOST) break;
  }
  return first;
}
