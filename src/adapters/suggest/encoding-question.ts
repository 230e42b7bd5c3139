import type { FoundTable } from './find-header.ts';
import type { SampleRows } from './sample-rows.ts';
import type { Question } from './suggestion.ts';

const ENCODINGS = ['windows-1252', 'windows-1250', 'windows-1251'];
const LETTER = /\p{L}/u;
/** No word has letters of two scripts: `Verkдufer` is `Verkäufer` misread. */
const MIXED = /\p{Script=Latin}\p{Script=Cyrillic}|\p{Script=Cyrillic}\p{Script=Latin}/u;

/**
 * Bytes that are no UTF-8 are of one of many encodings. Asked is where two of
 * them give words that differ; a sign of money beside digits tells nothing.
 */
export function encodingQuestion({ isEncodingAssumed }: SampleRows, { rows, header }: FoundTable): readonly Question[] {
  if (!isEncodingAssumed) return [];
  const cells = [header, ...rows].flatMap(({ cells }) => cells.map(String));
  const latin = [...new Set(cells.filter((cell) => /[^\p{ASCII}]/u.test(cell)))];
  const read = ENCODINGS.map((encoding) => ({ encoding, texts: latin.map((text) => readAs(encoding, text)) }));
  const [own, ...others] = read;
  const likely = others.filter(({ texts }) => isLikely(texts, latin));
  if (!own || !likely.length) return [];
  const at = latin.findIndex((text, at) => likely.some(({ texts }) => texts[at] !== text));
  const choices = [own, ...likely].map(({ encoding, texts }) => ({
    text: `${texts[at]} (${encoding})`,
    mapping: { encoding },
  }));
  return [{ about: 'encoding', text: 'The text is not in UTF-8. Which of these is right?', choices }];
}

/** Whether a reading differs from Windows-1252 within a word, and each of its words is of one script. */
function isLikely(texts: readonly string[], latin: readonly string[]): boolean {
  if (texts.some((text) => MIXED.test(text))) return false;
  return texts.some((text, at) => {
    const [signs, others] = [[...text], [...latin[at]!]];
    const isWithin = (place: number) => LETTER.test(signs[place - 1] ?? '') || LETTER.test(signs[place + 1] ?? '');
    return signs.some((sign, place) => sign !== others[place] && LETTER.test(sign) && isWithin(place));
  });
}

/** Another reading of the bytes of a text that was read as Windows-1252. */
function readAs(encoding: string, text: string): string {
  const bytes = Uint8Array.from([...text].map((sign) => LATIN.get(sign) ?? sign.charCodeAt(0)));
  return new TextDecoder(encoding).decode(bytes);
}

/** Bytes of the signs of Windows-1252. */
const LATIN: ReadonlyMap<string, number> = new Map(
  [...new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 256 }, (_, byte) => byte))].map((sign, byte) => [
    sign,
    byte,
  ]),
);
