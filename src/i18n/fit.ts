/** Widths of a digit, of what stands between digits and of a sign (per cent, minus), in parts of the font size, generously. */
const DIGIT = 0.7;
const OTHER = 0.4;
const SIGN = 0.95;
/** Size of a unit, in parts of that of its number. */
const UNIT = 0.7;
/** Widths that the styles know (`--_ems`), in parts of the font size; what is narrower than the first fits anyway. */
const STEPS = [5.2, 6.4, 8, 11, 15, 20] as const;

/**
 * Names of the styles for a number so long that a narrow tile must write it
 * smaller (E7), and for one that is a target (`due`), which the word beside it
 * must say: there is no actual yet.
 */
export function fitOf(text: string, unit: string, actual: number | undefined): string {
  const isDue = actual === undefined;
  // Of a target the word beside it needs room too.
  const wide = widthOf(text) + UNIT * widthOf(unit) + Number(isDue);
  const step = STEPS.findIndex((most) => wide <= most);
  const long = step === 0 ? '' : `long-${step < 0 ? STEPS.length - 1 : step}`;
  return isDue ? `${long} due`.trim() : long;
}

function widthOf(text: string): number {
  let wide = 0;
  for (const letter of text) wide += /[%٪\u2212]/.test(letter) ? SIGN : /[\d\p{L}]/u.test(letter) ? DIGIT : OTHER;
  return wide;
}
