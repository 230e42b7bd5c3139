/** Width in px of a text on one line. */
export type TextWidth = (text: string, bold?: boolean) => number;

/** Widths without a page: half an em for Latin, a whole one for wide scripts. Rather too wide than too narrow. */
export function estimatedWidth(size: number): TextWidth {
  return (text, bold) => {
    let ems = 0;
    for (const letter of text) ems += letter > '\u2e80' ? 1 : letter > '~' || letter === ' ' ? 0.5 : 0.58;
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
  if (!width) known.set(key, (width = measure(key) ?? estimatedWidth(size)));
  return width;
}

function measure(font: string): TextWidth | undefined {
  const pen = globalThis.document?.createElement('canvas').getContext('2d');
  if (!pen) return undefined;
  const cache = new Map<string, number>();
  const measured = (text: string, bold: boolean) => {
    const key = bold ? `*${text}` : text;
    let width = cache.get(key);
    if (width === undefined) {
      pen.font = bold ? `600 ${font}` : font;
      cache.set(key, (width = pen.measureText(text).width));
    }
    return width;
  };
  return (text, bold = false) => {
    if (!/^[\0-\u024f\u2000-\u2212]*$/.test(text)) return measured(text, bold);
    let width = 0;
    for (const letter of text) width += measured(letter, bold);
    return width;
  };
}

/** Whether a text has letters of a script that runs from right to left. */
export function runsFromRight(text: string): boolean {
  return /[\u0590-\u08ff\ufb1d-\ufefc]/.test(text);
}
