import { SourceError } from '../../source/source-error.ts';
import { parseCsv, type Row, type Table } from './csv-rows.ts';
import { fetchText, formOf, type FetchFileOptions } from './fetch-file.ts';
import { parseJson } from './json-text.ts';

/**
 * Fetches a small table: `.csv` with a header or `.json` with a list of rows,
 * by extension, else by Content-Type, else by its first sign.
 */
export async function loadTable(src: string, options: FetchFileOptions): Promise<Table> {
  const { text, contentType } = await fetchText(src, options);
  const form = formOf(src, contentType) ?? (/^\s*[[{]/.test(text) ? 'json' : 'csv');
  return form === 'json' ? tableOfJson(parseJson(text, src), src) : parseCsv(text, src);
}

/** A JSON list of rows as a table. Its header holds every name that any row uses. */
export function tableOfJson(json: unknown, file: string): Table {
  if (!Array.isArray(json)) throw wrong(file, '', json, '[{…}]');
  const columns = new Map<string, number>();
  const rows = json.map((record: unknown, index): Row => {
    if (typeof record !== 'object' || !record || Array.isArray(record)) throw wrong(file, `[${index}]`, record, '{…}');
    const fields: (string | number)[] = [];
    for (const [name, value] of Object.entries(record)) {
      if (!columns.has(name)) columns.set(name, columns.size);
      fields[columns.get(name)!] = fieldOf(value) ?? refuse(file, `[${index}].${name}`, value);
    }
    return { line: index + 1, fields: Array.from(fields, (field) => field ?? '') };
  });
  return { header: [...columns.keys()], rows };
}

function fieldOf(value: unknown): string | number | undefined {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return String(value);
  return typeof value === 'string' || typeof value === 'number' ? value : undefined;
}

function refuse(file: string, path: string, value: unknown): never {
  throw wrong(file, path, value, '"…", 0.0');
}

function wrong(file: string, path: string, value: unknown, expected: string): SourceError {
  const shown = JSON.stringify(value).slice(0, 60);
  return new SourceError('invalid-data', `wrong value in ${file}: ${path} ${shown}`, {
    problem: 'bad-value',
    file,
    path,
    value: shown,
    expected,
  });
}
