import type { ClipCell } from './clip.ts';

/**
 * The rows of a text from the clipboard: tabs between cells, as all
 * spreadsheets put them; else semicolons, or commas, where every line has as
 * many and `isNumber` does not take a whole line for one number. Quoted cells
 * may hold line breaks. The line break that ends a range is no row.
 */
export function readClipText(text: string, isNumber: (line: string) => boolean): readonly (readonly ClipCell[])[] {
  const separator = separatorOf(text, isNumber);
  const rows: string[][] = [[]];
  for (const { cell, end } of cellsOf(text.replace(/\r\n?/g, '\n'), separator)) {
    rows.at(-1)!.push(cell);
    if (end === '\n') rows.push([]);
  }
  const last = rows.at(-1)!;
  if (rows.length > 1 && last.length === 1 && last[0] === '') rows.pop();
  const width = Math.max(...rows.map((row) => row.length));
  return rows.map((row) => Array.from({ length: width }, (_, index) => ({ text: row[index] ?? '' })));
}

function separatorOf(text: string, isNumber: (line: string) => boolean): string {
  if (text.includes('\t')) return '\t';
  const lines = text.split(/\r\n?|\n/).filter((line) => line !== '');
  const isEven = (separator: string) => {
    const counts = new Set(lines.map((line) => [...cellsOf(line, separator)].length));
    return counts.size === 1 && !counts.has(1) && !lines.some(isNumber);
  };
  return [';', ','].find(isEven) ?? '\t';
}

interface Cut {
  readonly cell: string;
  readonly end: string;
}

/** Cells with what ends each; a quote counts only where a cell begins. */
function* cellsOf(text: string, separator: string): Generator<Cut, undefined> {
  let at = 0;
  for (;;) {
    const quoted = text[at] === '"' ? quotedAt(text, at, separator) : undefined;
    const stop = quoted?.stop ?? nextStop(text, at, separator);
    yield { cell: quoted?.cell ?? text.slice(at, stop), end: text[stop] ?? '' };
    if (stop >= text.length) return;
    at = stop + 1;
  }
}

function nextStop(text: string, from: number, separator: string): number {
  let at = from;
  while (at < text.length && text[at] !== separator && text[at] !== '\n') at += 1;
  return at;
}

/** A quoted cell; undefined where the quote is an ordinary sign of the text. */
function quotedAt(text: string, from: number, separator: string): { cell: string; stop: number } | undefined {
  let cell = '';
  for (let at = from + 1; at < text.length; at += 1) {
    if (text[at] !== '"') cell += text[at];
    else if (text[at + 1] === '"') cell += text[(at += 1)];
    else {
      const next = text[at + 1];
      const isEnd = next === undefined || next === separator || next === '\n';
      return isEnd ? { cell, stop: at + 1 } : undefined;
    }
  }
  return undefined;
}
