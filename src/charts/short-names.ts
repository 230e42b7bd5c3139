import type { TextWidth } from './text-width.ts';

/** Whether a text fits into the room. */
type Fits = (text: string) => boolean;

const ELLIPSIS = '…';
let segmenter: Intl.Segmenter | undefined;

/** Letters as they are read: an emoji is one, and so is a letter with its marks. */
function lettersOf(text: string): string[] {
  segmenter ??= new Intl.Segmenter('en');
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** As many letters as fit before an ellipsis and what follows it. */
function cut(letters: readonly string[], fits: Fits, tail = ''): string {
  const text = (count: number) => letters.slice(0, count).join('').trimEnd() + ELLIPSIS + tail;
  let low = 0;
  let high = letters.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (fits(text(middle))) low = middle;
    else high = middle - 1;
  }
  return text(low);
}

/**
 * Names of a list as they fit into a room, by name: those that do not are cut,
 * with an ellipsis at the end. Names that share half of what that leaves of
 * them have it before the part in which they differ. No two read alike where
 * the room has an ellipsis and a number. The whole name is in the tooltip, the
 * table and the point's text.
 */
export function shortNames(names: Iterable<string>, room: number, textWidth: TextWidth): Map<string, string> {
  const fits: Fits = (text) => textWidth(text) <= room;
  const texts = new Map<string, string>();
  for (const name of names) texts.set(name, fits(name) ? name : cut(lettersOf(name), fits));
  const isCut = (name: string) => texts.get(name) !== name;
  if (![...texts.keys()].some(isCut)) return texts;
  const families = familiesOf(texts);
  const forms = new Map(families.flat().map((relative) => [relative.name, formsOf(relative, fits)]));
  let open = families.flatMap((family) => (family.length > 1 ? family.map(({ name }) => name) : []));
  for (let goesOn = true; goesOn; open = alike(texts)) {
    goesOn = false;
    for (const name of open.filter(isCut)) {
      const { value } = forms.get(name)!.next();
      if (value) texts.set(name, value);
      goesOn ||= !!value;
    }
  }
  return texts;
}

/** Names that read like another. */
function alike(texts: ReadonlyMap<string, string>): string[] {
  const counts = new Map<string, number>();
  for (const text of texts.values()) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...texts].flatMap(([name, text]) => (counts.get(text)! > 1 ? name : []));
}

/** A name beside others that begin like it. Places are in code units. */
interface Relative {
  readonly name: string;
  /** Where the family differs. */
  readonly from: number;
  /** Where the name differs from each other one. */
  readonly at: number;
  /** A number that no other has. */
  readonly rank: number;
}

/** Names by families: those that share half of what is left of them. */
function familiesOf(texts: ReadonlyMap<string, string>): Relative[][] {
  // Whoever shares most with a name stands beside it.
  const sorted = [...texts.keys()].sort();
  const shared = sorted.map((name, index) => sharedLength(name, sorted[index + 1]));
  const families: number[][] = [];
  sorted.forEach((name, index) => {
    const longest = Math.max(texts.get(name)!.length, texts.get(sorted[index - 1]!)?.length ?? Infinity);
    if (shared[index - 1]! * 2 + 1 >= longest) families.at(-1)!.push(index);
    else families.push([index]);
  });
  return families.map((family) => {
    const from = sharedLength(sorted[family[0]!]!, sorted[family.at(-1)!]);
    return family.map((index): Relative => {
      const at = Math.max(shared[index - 1] ?? 0, shared[index]!);
      return { name: sorted[index]!, from, at, rank: index + 1 };
    });
  });
}

/** How many code units of a name another begins with. */
function sharedLength(name: string, other = ''): number {
  let length = 0;
  while (length < name.length && name[length] === other[length]) length++;
  return length;
}

/**
 * Ways to cut a name, the best first: with all of its end from a word or number
 * on, the first in which the family differs or a later one; from where it
 * differs from each; from further before; with its number.
 */
function* formsOf({ name, from, at: differs, rank }: Relative, fits: Fits): Generator<string, undefined> {
  const letters = lettersOf(name);
  const at = letterAt(name, differs);
  const starts = Array.from({ length: at + 1 }, (_, start) => start);
  const isWord = (start: number) => wordStart(letters, start) === start;
  const words = starts.slice(wordStart(letters, letterAt(name, from))).filter(isWord);
  for (const start of [...words, at, ...starts.reverse()]) {
    const tail = letters.slice(start).join('').trimStart();
    if (fits(ELLIPSIS + tail)) yield cut(letters.slice(0, start), fits, tail);
    else if (start === at && fits(ELLIPSIS + letters[at] + ELLIPSIS)) yield cut([ELLIPSIS, ...letters.slice(at)], fits);
  }
  for (let number = rank; fits(ELLIPSIS + number); number++) yield cut(letters, fits, String(number));
  return undefined;
}

/** Index of the letter that holds a code unit; of the last one beyond the end. */
function letterAt(name: string, unit: number): number {
  return lettersOf(name.slice(0, unit + 1)).length - 1;
}

/** Where the run of letters, or of digits, begins that holds a place. */
function wordStart(letters: readonly string[], at: number): number {
  const runs = [/^\p{L}/u, /^\p{N}/u].filter((run) => run.test(letters[at]!));
  while (at > 0 && runs.some((run) => run.test(letters[at - 1]!))) at--;
  return at;
}
