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
  const forms = formsFor(texts, fits);
  let open = [...forms].flatMap(([name, { isKin }]) => (isKin ? name : []));
  for (let goesOn = true; goesOn; open = alike(texts)) {
    goesOn = false;
    for (const name of open) {
      const text = forms.get(name)?.ways.next().value;
      if (text) texts.set(name, text);
      goesOn ||= !!text;
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

/** Other ways to cut each name that was cut, and whether it shares half of what is left of it. */
function formsFor(texts: ReadonlyMap<string, string>, fits: Fits) {
  const forms = new Map<string, { readonly isKin: boolean; readonly ways: Generator<string, undefined> }>();
  if ([...texts].every(([name, text]) => name === text)) return forms;
  // Sorted, the name that shares most with another stands beside it.
  const sorted = [...texts.keys()].sort();
  const shared = sorted.map((name, index) => sharedLength(name, sorted[index + 1]));
  sorted.forEach((name, index) => {
    const text = texts.get(name)!;
    if (text === name) return;
    const isHalf = (length: number | undefined) => length! * 2 + 1 >= text.length; // none beyond the ends
    let [first, last] = [index, index];
    while (isHalf(shared[first - 1])) first--;
    while (isHalf(shared[last])) last++;
    const from = Math.min(...shared.slice(first, last));
    const at = Math.max(shared[index - 1] ?? 0, shared[index]!);
    forms.set(name, { isKin: first < last, ways: formsOf(name, { from, at, rank: index + 1 }, fits) });
  });
  return forms;
}

/** A name beside those that begin like it. Places are in code units. */
interface Relative {
  /** Where they differ. */
  readonly from: number;
  /** Where the name differs from each of them. */
  readonly at: number;
  /** A number that no other name has. */
  readonly rank: number;
}

/** How many code units of a name another begins with. */
function sharedLength(name: string, other = ''): number {
  let length = 0;
  while (length < name.length && name[length] === other[length]) length++;
  return length;
}

/**
 * Ways to cut a name, the best first: with all of its end from a word or number
 * on, the first in which those that begin like it differ or a later one; from
 * where it differs from each of them; from further before; with its number.
 */
function* formsOf(name: string, { from, at: differs, rank }: Relative, fits: Fits): Generator<string, undefined> {
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
