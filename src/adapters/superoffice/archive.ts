import { SourceError } from '../../source/source-error.ts';
import type { Api } from './api.ts';

/** A row of an archive, by its columns. */
export type ArchiveRow = Readonly<Record<string, unknown>>;

interface Question {
  readonly archive: string;
  readonly columns: readonly string[];
  readonly filter?: string;
  readonly orderBy: string;
}

/** Most rows of one request. */
const PAGE = 1000;
/** How often a list is begun anew that changes while it is read. */
const TRIES = 3;

/** All rows of an archive, page by page. Rejects with `missing-column` where the first lacks one that was asked for. */
export async function archiveRows(api: Api, question: Question, signal: AbortSignal): Promise<readonly ArchiveRow[]> {
  for (let tries = 1; tries <= TRIES; tries++) {
    const rows = await read(api, question, signal);
    if (rows) return rows;
  }
  const file = question.archive;
  throw new SourceError('offline', `changes while it is read: ${file}`, { problem: 'broken-off', file });
}

/** `undefined` where a row has come or gone before the place that was reached: each page begins with the last row of the one before. */
async function read(api: Api, question: Question, signal: AbortSignal): Promise<ArchiveRow[] | undefined> {
  const rows: ArchiveRow[] = [];
  for (;;) {
    const last = rows.at(-1);
    const page = await api.page(pathOf(question, Math.max(0, rows.length - 1)), signal);
    const found = page.rows as readonly ArchiveRow[];
    if (last && found[0]?.PrimaryKey !== last.PrimaryKey) return undefined;
    if (!last && found[0]) checkColumns(found[0], question);
    rows.push(...(last ? found.slice(1) : found));
    const isEnd = found.length <= (last ? 1 : 0) || (!page.isMore && found.length < PAGE);
    if (isEnd) return rows;
  }
}

function pathOf({ archive, columns, filter, orderBy }: Question, skip: number): string {
  const asked = {
    $select: columns.join(','),
    ...(filter && { $filter: filter }),
    $orderBy: orderBy,
    $top: String(PAGE),
    ...(skip && { $skip: String(skip) }),
    $output: 'Logical',
    $format: 'JSON',
  };
  const query = Object.entries(asked).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `Archive/${encodeURIComponent(archive)}?${query.join('&')}`;
}

function checkColumns(row: ArchiveRow, { archive, columns }: Question): void {
  const missing = columns.find((column) => keyOf(row, column) === undefined);
  if (missing === undefined) return;
  const names = Object.keys(row).filter((name) => name !== 'PrimaryKey' && name !== 'EntityName');
  const detail = { problem: 'missing-column', file: archive, path: missing, names, of: names.length } as const;
  throw new SourceError('invalid-data', `missing column: ${missing} of ${archive}`, { ...detail, option: 'names' });
}

/** Answers name a column as it was asked for, or with `_` for what is no letter and no digit. */
function keyOf(row: ArchiveRow, column: string): string | undefined {
  return [column, column.replace(/\W/g, '_')].find((name) => name in row);
}

/** The text of a cell: values may come marked by their kind, as in `[I:12]`. Empty where there is none. */
export function cellOf(row: ArchiveRow, column: string): string {
  const value = row[keyOf(row, column) ?? column];
  // A rest of binary fractions near 0 has an exponent, which is no decimal text.
  const isNothing = typeof value === 'number' && Math.abs(value) < 1e-6;
  const text = isNothing ? '0' : typeof value === 'object' ? '' : String(value ?? '');
  return (/^\[[A-Z]{1,2}:(.*)\]$/.exec(text)?.[1] ?? text).trim();
}
