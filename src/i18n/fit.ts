/** Widths of a digit, of what stands between digits and of a sign (per cent, minus), in parts of the font size, generously. */
const DIGIT = 0.7;
const OTHER = 0.4;
const SIGN = 0.95;
/** Size of a unit, in parts of that of its number. */
const UNIT = 0.7;
/** Widths that the styles know (`--_ems`), in parts of the font size; what is narrower than the first fits anyway. */
const STEPS = [5.2, 8, 11, 15, 20] as const;

/** Name of the style for a number so long that a narrow tile must write it smaller (E7); empty if it is not. */
export function fitOf(text: string, unit = ''): string {
  const wide = widthOf(text) + UNIT * widthOf(unit);
  const step = STEPS.findIndex((most) => wide <= most);
  return step === 0 ? '' : `long-${step < 0 ? STEPS.length - 1 : step}`;
}

function widthOf(text: string): number {
  let wide = 0;
  for (const letter of text) wide += /[%٪\u2212]/.test(letter) ? SIGN : /[\d\p{L}]/u.test(letter) ? DIGIT : OTHER;
  return wide;
}
