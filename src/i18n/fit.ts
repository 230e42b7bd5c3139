/** Widths of a digit and of what stands between digits, in parts of the font size, generously. */
const DIGIT = 0.7;
const OTHER = 0.4;
/** Widths that the styles know (`--_ems`), in parts of the font size; what is narrower than the first fits anyway. */
const STEPS = [6, 8, 11, 15, 20] as const;

/** Name of the style for a number so long that a narrow tile must write it smaller (E7); empty if it is not. */
export function fitOf(text: string, unit = ''): string {
  const wide = widthOf(text) + widthOf(unit);
  const step = STEPS.findIndex((most) => wide <= most);
  return step === 0 ? '' : `long-${step < 0 ? STEPS.length - 1 : step}`;
}

function widthOf(text: string): number {
  let wide = 0;
  for (const letter of text) wide += /[\d\p{L}]/u.test(letter) ? DIGIT : OTHER;
  return wide;
}
