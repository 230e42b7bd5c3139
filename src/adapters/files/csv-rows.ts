import { SourceError } from '../../source/source-error.ts';

/** One line of a small table. */
export interface Row {
  /** Physical line in a csv file, the header being 1; place in a JSON list, the first being 1. */
  readonly line: number;
  /** Texts; from JSON also numbers, whose separators are known. */
  readonly fields: readonly (string | number)[];
}

export interface Table {
  readonly header: readonly string[];
  readonly rows: readonly Row[];
}

/**
 * Reads a small comma, semicolon or tab separated text whole; not for sales.
 * Lines without any value are left out. Throws `SourceError` for a text
 * without a header (`empty`) and one that ends inside quotes (`truncated`).
 */
export function parseCsv(text: string, file: string): Table {
  const content = text.replace(/^\uFEFF/, '');
  const separator = separatorOf(content);
  const pattern = fieldPattern(separator);
  const rows: Row[] = [];
  let fields: string[] = [];
  let line = 1;
  let first = 1;
  while (pattern.lastIndex < content.length) {
    const [whole, quoted, tail, plain, end] = pattern.exec(content)!;
    if (plain?.trimStart().startsWith('"')) throw unreadable('truncated', file, line);
    fields.push(plain ?? quoted!.replaceAll('""', '"') + tail);
    line += whole.match(/\r\n?|\n/g)?.length ?? 0;
    if (end === separator) {
      if (pattern.lastIndex < content.length) continue;
      fields.push('');
    }
    if (fields.some((field) => field.trim())) rows.push({ line: first, fields });
    fields = [];
    first = line;
  }
  const header = rows.shift();
  if (!header) throw unreadable('empty', file);
  return { header: header.fields.map((name) => String(name).trim()), rows };
}

function unreadable(problem: string, file: string, line?: number): SourceError {
  return new SourceError('invalid-data', `file ${problem}: ${file}`, { problem, file, line });
}

/** A field, quoted or plain (a quote that nothing closes is plain), and what ends it. */
function fieldPattern(separator: string): RegExp {
  const rest = `[^${separator}\\r\\n]*`;
  return new RegExp(`(?: *"([^"]*(?:""[^"]*)*)"(${rest})|(${rest}))(${separator}|\\r\\n?|\\n|$)`, 'y');
}

/** The one that stands most often in the first line, outside quotes. */
function separatorOf(text: string): string {
  const header = /^(?:"[^"]*"|[^"\r\n])*/.exec(text.trimStart())![0].replace(/"[^"]*"/g, '');
  const [best] = [',', ';', '\t'].map((sign) => [header.split(sign).length, sign] as const).sort(([a], [b]) => b - a);
  return best![1];
}
