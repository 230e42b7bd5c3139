/** Width in px of a text on one line. */
export type TextWidth = (text: string, bold?: boolean) => number;

/** Widths without a page: more than half an em for Latin, a whole one for wide scripts. Rather too wide than too narrow. */
export function estimatedWidth(size: number): TextWidth {
  return (text, bold) => {
    let ems = 0;
    for (const letter of text)
      ems += /[\u2e80-\uffff]/.test(letter) ? 1 : /[MWmw%@]/.test(letter) ? 0.8 : letter === ' ' ? 0.5 : 0.58;
    return ems * size * (bold ? 1.06 : 1);
  };
}

const known = new Map<string, TextWidth>();

/**
 * Widths in a font, measured once per letter, or per text where letters join.
 * `family` as CSS writes it, `size` in px.
 */
export function measuredWidth(family: string, size: number): TextWidth {
  const key = `${size}px ${family}`;
  let width = known.get(key);
  if (width) return width;
  known.set(key, (width = measure(key) ?? estimatedWidth(size)));
  for (const font of [key, bold(key)]) awaitFont(font);
  return width;
}

const bold = (font: string) => `600 ${font}`;

/** WebKit tells nobody when a font has come; whoever has asked for it, it answers. */
function awaitFont(font: string): void {
  const fonts = globalThis.document?.fonts;
  if (fonts && !fonts.check(font)) fonts.load(font).then(measureAnew, () => {}); // texts stay in the next font
}

const waiting = new Set<() => void>();

/**
 * Tells when a font of the page has come, in which texts that were measured
 * before are of other width. Answers with what ends it.
 */
export function watchFonts(changed: () => void): () => void {
  if (!waiting.size) globalThis.document?.fonts?.addEventListener('loadingdone', measureAnew);
  waiting.add(changed);
  return () => void waiting.delete(changed);
}

function measureAnew(): void {
  known.clear();
  for (const changed of waiting) changed();
}

const DIGITS = [...'0123456789'];

/** Widths with `tabular-nums`, which a canvas does not know: every digit as wide as the widest. */
function measure(font: string): TextWidth | undefined {
  const pen = globalThis.document?.createElement('canvas').getContext('2d');
  if (!pen) return undefined;
  const cache = new Map<string, number>();
  const measured = (text: string, isBold: boolean) => {
    const key = isBold ? `*${text}` : text;
    let width = cache.get(key);
    if (width === undefined) {
      pen.font = isBold ? bold(font) : font;
      cache.set(key, (width = pen.measureText(text).width));
    }
    return width;
  };
  const widest = (isBold: boolean) =>
    DIGITS.reduce((most, digit) => (measured(digit, isBold) > measured(most, isBold) ? digit : most));
  const tabular = [widest(false), widest(true)] as const;
  return (words, isBold = false) => {
    const text = words.replace(/\d/g, tabular[Number(isBold) as 0 | 1]);
    if (!/^[\0-\u024f\u2000-\u2212]*$/.test(text)) return measured(text, isBold);
    let width = 0;
    for (const letter of text) width += measured(letter, isBold);
    return width;
  };
}
