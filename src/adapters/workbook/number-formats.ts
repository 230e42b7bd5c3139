/** Kind of a cell's number, by the format that it is shown with. */
export type NumberKind = 'number' | 'date' | 'percent';

/** Formats that every spreadsheet has without naming them: dates by number, also those of East Asia. */
const DATES: readonly (readonly [from: number, to: number])[] = [
  [14, 17],
  [22, 22],
  [27, 31],
  [36, 36],
  [50, 54],
  [57, 58],
];
const PERCENTS: readonly number[] = [9, 10];

/** Texts, colours, conditions and languages, escaped signs and gaps within a format; not the hours of `[h]:mm`. */
const SAID = /"[^"]*"?|\[(?!h+\]|m+\]|s+\])[^\]]*\]|\\.|_.|\*./gi;

/** Kind of a format by its number, or by its code where the workbook has one. */
export function kindOfFormat(id: number, code: string | undefined): NumberKind {
  if (code === undefined) {
    if (DATES.some(([from, to]) => id >= from && id <= to)) return 'date';
    return PERCENTS.includes(id) ? 'percent' : 'number';
  }
  const bare = code.split(';')[0]!.replace(SAID, '').toLowerCase();
  if (bare.includes('%')) return 'percent';
  // `General`, in any language, and scientific numbers have letters that are none of a date.
  if (/general|standard|[0#?]/.test(bare) && !/y|d/.test(bare)) return 'number';
  const isDate = /[yd]|e/.test(bare) || (bare.includes('m') && !/[hs]/.test(bare));
  return isDate ? 'date' : 'number';
}
