/** The decimal sign of a language. */
export type DecimalSign = '.' | ',';

/** A text, or a number as decimal text with a point. */
export type CsvCell = string | { readonly number: string };

/** One line of CSV. A text that a spreadsheet would take for a formula gets an apostrophe. */
export function csvLine(cells: readonly CsvCell[], sign: DecimalSign): string {
  const separator = sign === ',' ? ';' : ',';
  const written = cells.map((cell) =>
    typeof cell === 'string' ? quoted(guarded(cell), separator) : cell.number.replace('.', sign),
  );
  return `${written.join(separator)}\r\n`;
}

function guarded(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

function quoted(text: string, separator: string): string {
  return text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
