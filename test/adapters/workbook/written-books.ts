import writeExcelFile, { type Cell, type Sheet } from 'write-excel-file/universal';

/** A workbook as a program for them writes it. */
export async function bookOf(sheets: Readonly<Record<string, readonly (readonly Cell[])[]>>): Promise<Uint8Array> {
  const written = Object.entries(sheets).map(([sheet, data]) => ({ sheet, data })) as unknown as Sheet<Blob>[];
  return bytesOfBlob(await writeExcelFile(written).toBlob());
}

const bytesOfBlob = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());

export const day = (iso: string, format = 'dd/mm/yyyy') => ({ value: new Date(iso), type: Date, format });

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const TYPES = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export type Parts = Readonly<Record<string, string | Uint8Array>>;

export interface BookByHand {
  /** Rows of cells in XML, by sheet. */
  readonly sheets?: Readonly<Record<string, string>>;
  readonly strings?: string;
  /** Codes of formats; the style of a cell is the place of its format, from 1. */
  readonly formats?: readonly string[];
  readonly workbook?: string;
  readonly states?: Readonly<Record<string, string>>;
  /** Ranges of merged cells, of every sheet. */
  readonly merged?: readonly string[];
  readonly more?: Parts;
}

const xml = (text: string) => `<?xml version="1.0" encoding="UTF-8"?>\n${text}`;
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** Parts of a workbook written by hand, of what no writer at hand can make. */
export function partsByHand({
  sheets = {},
  strings,
  formats = [],
  workbook = '',
  states = {},
  merged = [],
  more,
}: BookByHand): Parts {
  const names = Object.keys(sheets);
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${TYPES}/${type}" Target="${target}"/>`;
  const listed = names.map(
    (name, at) =>
      `<sheet name="${escaped(name)}" sheetId="${at + 1}" state="${states[name] ?? 'visible'}" r:id="r${at}"/>`,
  );
  const parts = {
    '_rels/.rels': xml(
      `<Relationships xmlns="${RELATIONS}">${relation('r', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    ),
    'xl/workbook.xml': xml(
      `<workbook xmlns="${MAIN}" xmlns:r="${TYPES}">${workbook}<sheets>${listed.join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': xml(
      `<Relationships xmlns="${RELATIONS}">${names.map((_, at) => relation(`r${at}`, 'worksheet', `worksheets/sheet${at}.xml`)).join('')}${relation('s', 'sharedStrings', '/xl/sharedStrings.xml')}${relation('f', 'styles', 'styles.xml')}</Relationships>`,
    ),
    'xl/sharedStrings.xml': xml(`<sst xmlns="${MAIN}">${strings ?? ''}</sst>`),
    'xl/styles.xml': xml(
      `<styleSheet xmlns="${MAIN}"><numFmts>${formats.map((code, at) => `<numFmt numFmtId="${200 + at}" formatCode="${escaped(code)}"/>`).join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${formats.map((_, at) => `<xf numFmtId="${200 + at}"/>`).join('')}</cellXfs></styleSheet>`,
    ),
    ...Object.fromEntries(
      Object.values(sheets).map((rows, at) => [
        `xl/worksheets/sheet${at}.xml`,
        xml(`<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData>${mergedOf(merged)}</worksheet>`),
      ]),
    ),
  };
  return { ...parts, ...more };
}

const mergedOf = (ranges: readonly string[]) =>
  ranges.length ? `<mergeCells>${ranges.map((range) => `<mergeCell ref="${range}"/>`).join('')}</mergeCells>` : '';

export const bookByHand = (book: BookByHand, options?: ZipOptions) => zipOf(partsByHand(book), options);

/** A row of inline texts and numbers. */
export const rowOf = (line: number, ...cells: readonly (string | number)[]) =>
  `<row r="${line}">${cells.map((cell, at) => cellOf(`${String.fromCharCode(65 + at)}${line}`, cell)).join('')}</row>`;

export const cellOf = (place: string, value: string | number) =>
  typeof value === 'number'
    ? `<c r="${place}"><v>${value}</v></c>`
    : `<c r="${place}" t="inlineStr"><is><t>${escaped(value)}</t></is></c>`;

export interface ZipOptions {
  readonly flags?: number;
  readonly method?: number;
  /** Sizes and places as archives of more than 4 GB write them. */
  readonly isLong?: boolean;
}

/** A zip archive whose parts are not packed. */
export function zipOf(parts: Parts, { flags = 0, method = 0, isLong = false }: ZipOptions = {}): Uint8Array {
  const local: Uint8Array[] = [];
  const central: Uint8Array[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(parts)) {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    const path = new TextEncoder().encode(name);
    const head = numbers(
      [4, 0x04034b50],
      [2, 20],
      [2, flags],
      [2, method],
      [8, 0],
      [4, bytes.length],
      [4, bytes.length],
      [2, path.length],
      [2, 0],
    );
    const extra = isLong
      ? numbers([2, 1], [2, 24], [8, bytes.length], [8, bytes.length], [8, offset])
      : new Uint8Array();
    const shown = (value: number) => (isLong ? 0xffffffff : value);
    local.push(head, path, bytes);
    central.push(
      numbers(
        [4, 0x02014b50],
        [2, 20],
        [2, 20],
        [2, flags],
        [2, method],
        [8, 0],
        [4, shown(bytes.length)],
        [4, shown(bytes.length)],
        [2, path.length],
        [2, extra.length],
        [2, 0],
        [4, 0],
        [4, 0],
        [4, shown(offset)],
      ),
      path,
      extra,
    );
    offset += head.length + path.length + bytes.length;
  }
  const count = Object.keys(parts).length;
  const size = central.reduce((sum, { length }) => sum + length, 0);
  const end = numbers([4, 0x06054b50], [4, 0], [2, count], [2, count], [4, size], [4, offset], [2, 0]);
  return joined([...local, ...central, end]);
}

/** Little-endian numbers of some bytes each. */
function numbers(...fields: readonly (readonly [bytes: number, value: number])[]): Uint8Array {
  return Uint8Array.from(
    fields.flatMap(([bytes, value]) => Array.from({ length: bytes }, (_, at) => Math.floor(value / 256 ** at) % 256)),
  );
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(parts.flatMap((part) => [...part]));
}
