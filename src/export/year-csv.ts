import { csvLine, type DecimalSign } from './csv-text.ts';
import { decimalText, type YearSheet } from './year-sheet.ts';

/**
 * A year as CSV, in UTF-8 with a mark that tells spreadsheets so: one line per
 * row of targets and one column per interval, in the form that target files have.
 * `sign` is the decimal sign of the reader; a comma makes a semicolon stand
 * between the cells, as spreadsheets of such languages expect.
 */
export function writeYearCsv(sheet: YearSheet, sign: DecimalSign): Blob {
  const { key, interval, starts, lines, hasItems, hasCurrency } = sheet;
  const names = starts.map((start, index) => (interval === 'month' ? start.slice(0, 7) : `Q${index + 1} ${key.year}`));
  const header = [
    'owner',
    'name',
    'target-type',
    ...(hasItems ? ['item'] : []),
    ...(hasCurrency ? ['currency'] : []),
    ...names,
  ];
  const rows = lines
    .filter(({ isHint }) => !isHint)
    .map(({ owner, name, item = '', currency = '', decimals, values }) => [
      owner,
      name,
      key.targetType,
      ...(hasItems ? [item] : []),
      ...(hasCurrency ? [currency] : []),
      ...values.map((value) => ({ number: decimalText(value, decimals) })),
    ]);
  const text = [header, ...rows].map((cells) => csvLine(cells, sign)).join('');
  return new Blob(['\ufeff', text], { type: 'text/csv;charset=utf-8' });
}
