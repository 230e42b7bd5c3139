import { SourceError, type SourceErrorDetail } from '../../source/source-error.ts';
import { textPrint } from './fingerprint.ts';
import type { Row, RowSink } from './row.ts';

type Member = Readonly<Record<string, unknown>>;

/** Rows that are objects, of JSON or of the page. */
class ListRow implements Row {
  line = 0;
  member: Member = {};
  readonly #header: readonly string[];

  constructor(header: readonly string[]) {
    this.#header = header;
  }

  value(column: number): string | number {
    const name = this.#header[column];
    if (name === undefined) return '';
    // Not what every object has: a column may be called `constructor`.
    if (name in Object.prototype && !Object.hasOwn(this.member, name)) return '';
    const value = this.member[name];
    return typeof value === 'number' ? value : textOf(value ?? '');
  }

  excess(): string {
    return '';
  }

  print(): number {
    return textPrint(printedText(Object.entries(this.member).sort(([a], [b]) => (a < b ? -1 : 1))));
  }
}

/** Rows that are read in some milliseconds. */
const PIECE = 1024;

type Breathe = () => Promise<void> | undefined;

/** Hands on a list of rows, in slices where there is a function to `breathe`. What is no object in it is refused. */
export async function readList(
  list: readonly unknown[],
  header: readonly string[],
  sink: RowSink<Row>,
  breathe?: Breathe,
) {
  sink.header(header, true);
  const row = new ListRow(header);
  for (const [at, member] of list.entries()) {
    row.line = at + 1;
    if (!isMember(member)) sink.refuse(row.line, textOf(member));
    else {
      row.member = member;
      sink.row(row);
    }
    const pause = row.line % PIECE === 0 && breathe?.();
    if (pause) await pause;
  }
}

/**
 * Reads what a JSON file holds, a list: `JSON.parse` knows no lines, so that places in the
 * list stand for them. Its header holds every name that any row uses.
 */
export async function readJson(list: unknown, file: string, sink: RowSink<Row>, breathe?: Breathe) {
  if (!Array.isArray(list)) {
    const value = textOf(list).slice(0, 60);
    const detail: SourceErrorDetail = { problem: 'bad-value', file, value, expected: '[{…}, …]' };
    throw new SourceError('invalid-data', `no list in ${file}: ${value}`, detail);
  }
  const names = new Set<string>();
  for (const member of list) if (isMember(member)) for (const name of Object.keys(member)) names.add(name);
  await readList(list, [...names], sink, breathe);
}

function isMember(value: unknown): value is Member {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string {
  try {
    const text = Array.isArray(value) ? JSON.stringify(value) : String(value);
    return text === '[object Object]' ? JSON.stringify(value) : text;
  } catch {
    return '{…}'; // an object that cannot say what it is
  }
}

/** Members that JSON has no words for, such as cycles, are told by their kind. */
function printedText(entries: readonly (readonly [string, unknown])[]): string {
  try {
    return JSON.stringify(entries);
  } catch {
    return JSON.stringify(entries.map(([name, value]) => [name, typeof value === 'object' ? 'object' : String(value)]));
  }
}
