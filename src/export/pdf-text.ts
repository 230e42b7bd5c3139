/** Signs of the standard fonts of PDF beyond those of Latin-1, by their codes. */
const SPECIAL: ReadonlyMap<string, number> = new Map(
  [...'€\u0000‚ƒ„…†‡ˆ‰Š‹Œ\u0000Ž\u0000\u0000‘’“”•–—˜™š›œ\u0000žŸ'].map((sign, index) => [sign, 0x80 + index]),
);

/** Signs that have a plain one in their stead. */
const INSTEAD: Readonly<Record<string, string>> = {
  '\u2212': '–',
  '\u202f': '\u00a0',
  '\u2009': '\u00a0',
  '\u2007': '\u00a0',
  '\u2010': '-',
  '\u2011': '-',
};

/** Thousandths of the size, from the blank to `~`. */
const REGULAR = widthsOf(
  '278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584',
);
const BOLD = widthsOf(
  '278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 333 333 584 584 584 611 975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778 667 778 722 667 611 722 667 944 667 667 611 333 278 333 584 556 333 556 611 556 611 556 333 611 611 278 278 556 278 889 611 611 611 611 389 556 333 611 556 778 556 556 500 389 280 389 584',
);

/** Widths of signs that are no letter with an accent. */
const WIDE: Readonly<Record<string, number>> = {
  '…': 1000,
  '—': 1000,
  '™': 1000,
  '‰': 1000,
  Æ: 1000,
  æ: 889,
  Œ: 1000,
  œ: 944,
  ß: 611,
  Ø: 778,
  ø: 611,
};

function widthsOf(list: string): readonly number[] {
  return list.split(' ').map(Number);
}

/** Codes of a text in the standard fonts; undefined where one of its signs is in none of them. */
export function codesOf(text: string): number[] | undefined {
  const codes: number[] = [];
  for (const sign of text.normalize('NFC')) {
    const plain = INSTEAD[sign] ?? sign;
    const code = plain.charCodeAt(0);
    const own = isLatin(code) ? code : SPECIAL.get(plain);
    if (own === undefined || plain === '\u0000') return undefined;
    codes.push(own);
  }
  return codes;
}

function isLatin(code: number): boolean {
  return (code >= 0x20 && code < 0x7f) || (code >= 0xa0 && code < 0x100);
}

/** Width of a text in Helvetica, in units of its size. */
export function widthOf(text: string, isBold: boolean): number {
  const widths = isBold ? BOLD : REGULAR;
  let sum = 0;
  for (const sign of text) {
    const base = (INSTEAD[sign] ?? sign).normalize('NFD').charCodeAt(0);
    sum += WIDE[sign] ?? widths[base - 0x20] ?? 556;
  }
  return sum / 1000;
}

/** The text as a string of the page. */
export function literal(codes: readonly number[]): string {
  return `<${codes.map((code) => code.toString(16).padStart(2, '0')).join('')}>`;
}

/** Any text as a string of the document, such as its title. */
export function unicodeLiteral(text: string): string {
  const units = Array.from({ length: text.length }, (_, index) => text.charCodeAt(index).toString(16).padStart(4, '0'));
  return `<feff${units.join('')}>`;
}

/** The text, cut with dots where it is wider than so many units of its size. */
export function fitted(text: string, isBold: boolean, width: number): string {
  if (widthOf(text, isBold) <= width) return text;
  const signs = [...text];
  while (signs.length > 1 && widthOf(`${signs.join('')}…`, isBold) > width) signs.pop();
  return `${signs.join('').trimEnd()}…`;
}
