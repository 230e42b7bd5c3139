import { memorySource } from '../../src/adapters/memory.ts';
import { targetRows } from '../../src/adapters/target-rows.ts';
import type { Filling } from '../../src/adapters/targets/filling.ts';
import { membersOf, SalesEngine } from '../../src/adapters/sales/engine.ts';
import { csvSource } from '../../src/adapters/csv.ts';
import { xlsxSource } from '../../src/adapters/xlsx.ts';
import { workbookReader } from '../../src/adapters/sales/workbook-reader.ts';
import { jsonSource } from '../../src/adapters/json.ts';
import type { FileSourceOptions } from '../../src/adapters/csv.ts';
import { salesReader } from '../../src/adapters/sales/sales-reader.ts';
import { mappingSpec } from '../../src/adapters/tables/mapping-spec.ts';
import { loadTargets } from '../../src/adapters/tables/read-targets.ts';
import type { TargetsOptions } from '../../src/adapters/tables/target-table.ts';
import type { MappingOptions } from '../../src/adapters/tables/mapping.ts';
import type { Actuals, ActualsQuery } from '../../src/model/actual.ts';
import { atOnce } from '../../src/model/steps.ts';
import { SourceError } from '../../src/source/source-error.ts';

/** What is read of a file: `2026-01-10 José 100.00` per day and user, `note …` per note; or the failure. */
export type Said = readonly string[];

const ALL: ActualsQuery = {
  owner: 'company',
  from: '1999-01-01',
  to: '2030-12-31',
  measure: 'amount',
  status: 'sold',
  byItem: false,
  groupBy: 'sale',
  grain: 'day',
};
const { signal } = new AbortController();

export type Files = Readonly<Record<string, Uint8Array | string>>;

/** A `fetch` of files by address. */
export const served = (files: Files) =>
  (async (src: string) => {
    const file = files[src];
    return file === undefined ? new Response('', { status: 404 }) : new Response(file as BodyInit);
  }) as typeof globalThis.fetch;

/** Bytes of a text in which `\xE9` stands for a byte. */
export function bytesOf(text: string, encoding = 'utf-8'): Uint8Array {
  if (encoding === 'utf-16le') return utf16(`\uFEFF${text}`);
  const parts = text.split(/\\x([0-9A-F]{2})/);
  return new Uint8Array(
    parts.flatMap((part, at) => (at % 2 ? [Number.parseInt(part, 16)] : [...new TextEncoder().encode(part)])),
  );
}

function utf16(text: string): Uint8Array {
  return new Uint8Array([...text].flatMap((sign) => [sign.charCodeAt(0) & 255, sign.charCodeAt(0) >> 8]));
}

/** Sales as the page reads a small file. */
export async function salesOnPage(src: string, options: Partial<FileSourceOptions>, files: Files): Promise<Said> {
  const make = src.endsWith('.json') ? jsonSource : src.includes('.xlsx') ? xlsxSource : csvSource;
  const source = make({ src, ...options, fetch: served(files) });
  return saying(async () => [(await source.actuals([ALL], { signal }))[0]!]);
}

/** Sales as a worker reads a large file, in pieces of some bytes. */
export async function salesInPieces(
  src: string,
  options: Partial<FileSourceOptions>,
  files: Files,
  size = 7,
): Promise<Said> {
  return saying(async () => {
    const mapping = await mappingSpec(options, { signal, fetch: served(files) });
    const form = src.endsWith('.json') ? 'json' : 'csv';
    const { currency } = options;
    const reader = salesReader({ file: src, form, mapping, dimensions: [], currency });
    const bytes = files[src] as Uint8Array;
    for (let at = 0; at < bytes.length; at += size) reader.push(bytes.slice(at, at + size));
    const { columns, notes } = await reader.end();
    return [atOnce(new SalesEngine(columns, notes, membersOf(undefined)).actuals(ALL))];
  });
}

/** Sales of a large workbook, in pieces. */
export async function salesInWorker(src: string, options: Partial<FileSourceOptions>, files: Files): Promise<Said> {
  return saying(async () => {
    const mapping = await mappingSpec(options, { signal, fetch: served(files) });
    const reader = workbookReader({ file: src, form: 'xlsx', mapping, dimensions: [], currency: options.currency });
    const bytes = files[src] as Uint8Array;
    for (let at = 0; at < bytes.length; at += 1000) reader.push(bytes.slice(at, at + 1000));
    const { columns, notes } = await reader.end();
    return [atOnce(new SalesEngine(columns, notes, membersOf(undefined)).actuals(ALL))];
  });
}

/** Rows of a text as a page has them; nothing of a text whose rows only a parser finds. */
function rowsOfText(text: string): readonly object[] | undefined {
  const [header = '', ...lines] = text.trim().split('\n');
  if (/["\r\\]/.test(text) || lines.some((line) => !line.trim())) return undefined;
  const [separator] = /[;\t,]/.exec(header) ?? [];
  if (!separator) return undefined;
  const names = header.split(separator);
  return lines.map((line) => Object.fromEntries(line.split(separator).map((value, at) => [names[at], value])));
}

/** What a file says, of rows of the page: their lines are counted without the header, and they have no file. */
const ofRows = (said: Said) =>
  said.map((line) => line.replace(/\bline (\d+)/, (_, number: string) => `line ${Number(number) - 1}`));

/** Whether rows of the page take all of these options. */
const isOfRows = (options: MappingOptions) => Object.keys(options).length > 0 && !options.encoding;

/** Throws by itself: the program that reads files of nonsense runs without a library of tests. */
function checkAlike(read: Said, said: Said) {
  if (read.join('\n') === said.join('\n')) return;
  throw new Error(`as rows of the page: ${read.join(' / ')}, not ${said.join(' / ')}`);
}

/** Checks that mapped rows of the page are read as those of a file of csv, of which the rest is `said`. */
export async function checkSalesOfRows(text: string, options: MappingOptions, files: Files, said: Said) {
  const sales = isOfRows(options) && rowsOfText(text);
  if (!sales) return;
  const source = memorySource({ sales, columns: {}, ...options, fetch: served(files) });
  const read = await saying(async () => [(await source.actuals([ALL], { signal }))[0]!]);
  checkAlike(read, ofRows(said));
}

/** The same of targets. */
export async function checkTargetsOfRows(
  text: string,
  options: TargetsOptions & MappingOptions,
  files: Files,
  said: Said,
) {
  const targets = rowsOfText(text);
  if (!targets || !isOfRows(options)) return;
  const fill = targetRows({ targets, currency: 'EUR', ...options, fetch: served(files) });
  checkAlike(await sayingTargets(() => fill({ signal })), ofRows(said));
}

/** Targets by owner, type where it is not the usual one, and interval: `company 2026-1 100`. */
export async function targetsOf(src: string, options: TargetsOptions & MappingOptions, files: Files): Promise<Said> {
  return sayingTargets(() => loadTargets(src, { currency: 'EUR', ...options, signal, fetch: served(files) }));
}

async function sayingTargets(read: () => Promise<Filling>): Promise<Said> {
  try {
    const { sets, notes = [] } = await read();
    const rows = sets.flatMap(({ year, targetType, interval, rows }) =>
      rows.flatMap(({ owner, values, item }) =>
        [...values.entries()]
          .filter(([, value]) => value !== null)
          .map(([index, value]) => {
            const type = targetType === 'all-sales.amount' ? '' : ` ${targetType}`;
            const place = interval === 'quarter' ? `Q${index + 1}` : String(index + 1).padStart(2, '0');
            return `${owner}${type}${item ? ` ${item}` : ''} ${year}-${place} ${major(value!, targetType)}`;
          }),
      ),
    );
    return [...rows, ...notes.map(noteLine)];
  } catch (error) {
    return failed(error);
  }
}

const major = (minor: number, type = '') =>
  type.endsWith('.count') ? String(minor) : (minor / 100).toFixed(2).replace(/\.00$/, '');

async function saying(read: () => Promise<readonly Actuals[]>): Promise<Said> {
  try {
    const [{ cells, notes = [] }] = (await read()) as [Actuals];
    const rows = cells.map(({ day, user, group, currency, value }) =>
      [day, user, group && `(${group})`, major(value), currency].filter(Boolean).join(' '),
    );
    return [...rows.sort(), ...notes.map(noteLine)];
  } catch (error) {
    return failed(error);
  }
}

function noteLine({
  code,
  count,
  line,
  value,
  expected,
}: Actuals['notes'] extends readonly (infer N)[] | undefined ? N & { expected?: string } : never): string {
  const words = [code, count, line && `line ${line}`, value && `“${value}”`, expected && `→ ${expected}`];
  return `note ${words.filter((word) => word !== undefined && word !== '').join(' ')}`;
}

function failed(error: unknown): Said {
  if (!(error instanceof SourceError)) throw error;
  const { problem, path, line, value, expected } = error.detail;
  const words = [
    problem ?? error.code,
    path,
    line && `line ${line}`,
    value && `“${value}”`,
    expected && `→ ${expected}`,
  ];
  return [`error ${words.filter(Boolean).join(' ')}`];
}
