import { columnLetters, escaped } from './workbook-text.ts';
import { type CellStyle, StyleTable } from './workbook-styles.ts';
import { type ZipPart, zipped } from './zip-writer.ts';

/** A cell to be written. */
export interface WorkbookCell {
  /** Text; a number as decimal text with a point where `isNumber`. */
  readonly value?: string;
  readonly isNumber?: boolean;
  /** Formula without `=`, by the English names of functions. `value` is its result. */
  readonly formula?: string;
  readonly style?: CellStyle;
}

export interface WorkbookSheet {
  readonly name: string;
  /** Hides the sheet, in the list of hidden ones too. */
  readonly isHidden?: boolean;
  readonly columns?: readonly { readonly width?: number; readonly isHidden?: boolean }[];
  /** Rows and columns that stay in view, and are printed on each page. */
  readonly frozen?: { readonly rows: number; readonly columns: number };
  readonly isRtl?: boolean;
  readonly rows: Iterable<readonly (WorkbookCell | undefined)[]>;
}

const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
/** Rows of one piece. */
const PIECE = 50;

/** Writes an XLSX workbook. Texts are texts: what looks like a formula stays one when it is edited. */
export async function writeWorkbook(sheets: readonly WorkbookSheet[], signal?: AbortSignal): Promise<Blob> {
  const named = withNames(sheets);
  const styles = new StyleTable();
  const parts: ZipPart[] = [
    { name: '[Content_Types].xml', pieces: [contentTypes(named.length)] },
    { name: '_rels/.rels', pieces: [relations([['officeDocument', 'xl/workbook.xml']])] },
    { name: 'xl/workbook.xml', pieces: [workbookXml(named)] },
    { name: 'xl/_rels/workbook.xml.rels', pieces: [relations(workbookParts(named.length))] },
    ...named.map((sheet, index) => ({ name: `xl/worksheets/sheet${index + 1}.xml`, pieces: sheetXml(sheet, styles) })),
    // Written last, when it is known which looks there are.
    { name: 'xl/styles.xml', pieces: styles.pieces() },
  ];
  return zipped(parts, TYPE, signal);
}

/** Sheets with names that a workbook can have: without some signs, 31 long at most, each once. */
function withNames(sheets: readonly WorkbookSheet[]): readonly WorkbookSheet[] {
  const taken = new Set<string>();
  return sheets.map((sheet) => {
    const plain =
      sheet.name
        .replace(/[[\]/\\:*?]/g, ' ')
        .replace(/^'+|'+$/g, '')
        .trim() || 'Sheet';
    let name = plain.slice(0, 31).trim();
    for (let count = 2; taken.has(name.toLowerCase()); count += 1) name = `${plain.slice(0, 27)} ${count}`;
    taken.add(name.toLowerCase());
    return { ...sheet, name };
  });
}

function contentTypes(count: number): string {
  const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const sheets = Array.from(
    { length: count },
    (_, index) => `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${kind}.worksheet+xml"/>`,
  );
  return (
    `${HEAD}<Types xmlns="${PACKAGE}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    `<Override PartName="/xl/workbook.xml" ContentType="${kind}.sheet.main+xml"/>` +
    `<Override PartName="/xl/styles.xml" ContentType="${kind}.styles+xml"/>${sheets.join('')}</Types>`
  );
}

function workbookParts(count: number): [string, string][] {
  const sheets = Array.from({ length: count }, (_, index): [string, string] => [
    'worksheet',
    `worksheets/sheet${index + 1}.xml`,
  ]);
  return [...sheets, ['styles', 'styles.xml']];
}

function relations(parts: readonly (readonly [string, string])[]): string {
  const all = parts.map(
    ([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${RELATIONS}/${type}" Target="${target}"/>`,
  );
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${all.join('')}</Relationships>`;
}

function workbookXml(sheets: readonly WorkbookSheet[]): string {
  const listed = sheets.map(({ name, isHidden }, index) => {
    const state = isHidden ? ' state="veryHidden"' : '';
    return `<sheet name="${escaped(name)}" sheetId="${index + 1}"${state} r:id="rId${index + 1}"/>`;
  });
  const titles = sheets.flatMap(({ name, frozen, isHidden }, index) => {
    if (!frozen || isHidden) return [];
    const sheet = `'${name.replaceAll("'", "''")}'`;
    const [last, row] = [columnLetters(frozen.columns - 1), frozen.rows];
    const areas = [
      ...(frozen.columns ? [`${sheet}!$A:$${last}`] : []),
      ...(frozen.rows ? [`${sheet}!$1:$${row}`] : []),
    ];
    return [`<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${escaped(areas.join(','))}</definedName>`];
  });
  return (
    `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><bookViews><workbookView/></bookViews>` +
    `<sheets>${listed.join('')}</sheets>` +
    `${titles.length ? `<definedNames>${titles.join('')}</definedNames>` : ''}` +
    '<calcPr calcId="191029" fullCalcOnLoad="1"/></workbook>'
  );
}

function* sheetXml(sheet: WorkbookSheet, styles: StyleTable): Generator<string, undefined> {
  const { columns = [], frozen, isRtl, rows } = sheet;
  yield `${HEAD}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>${viewXml(frozen, isRtl)}`;
  const widths = columns.map(({ width, isHidden }, index) => {
    const place = `min="${index + 1}" max="${index + 1}"`;
    return `<col ${place} width="${width ?? 9.14}"${width ? ' customWidth="1"' : ''}${isHidden ? ' hidden="1"' : ''}/>`;
  });
  yield `<sheetFormatPr defaultRowHeight="15"/>${widths.length ? `<cols>${widths.join('')}</cols>` : ''}<sheetData>`;
  let [piece, row] = ['', 0];
  for (const cells of rows) {
    piece += rowXml(cells, row, styles);
    if (++row % PIECE) continue;
    yield piece;
    piece = '';
  }
  yield piece;
  yield '</sheetData><pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>';
  yield '<pageSetup orientation="landscape" fitToWidth="1" fitToHeight="0"/>';
  yield '<headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter></worksheet>';
}

function viewXml(frozen: WorkbookSheet['frozen'], isRtl = false): string {
  const direction = isRtl ? ' rightToLeft="1"' : '';
  if (!frozen) return `<sheetViews><sheetView workbookViewId="0"${direction}/></sheetViews>`;
  const { rows, columns } = frozen;
  const cell = `${columnLetters(columns)}${rows + 1}`;
  const pane = `<pane xSplit="${columns}" ySplit="${rows}" topLeftCell="${cell}" activePane="bottomRight" state="frozen"/>`;
  const at = `<selection pane="bottomRight" activeCell="${cell}" sqref="${cell}"/>`;
  return `<sheetViews><sheetView workbookViewId="0"${direction}>${pane}${at}</sheetView></sheetViews>`;
}

function rowXml(cells: readonly (WorkbookCell | undefined)[], row: number, styles: StyleTable): string {
  const written = cells.map((cell, column) =>
    cell ? cellXml(cell, `${columnLetters(column)}${row + 1}`, styles) : '',
  );
  return `<row r="${row + 1}">${written.join('')}</row>`;
}

function cellXml({ value, isNumber, formula, style }: WorkbookCell, place: string, styles: StyleTable): string {
  const isRisky = !isNumber && formula === undefined && /^[=+\-@\t\r]/.test(value ?? '');
  const number = styles.of(isRisky ? { ...style, isText: true } : style);
  const look = number ? ` s="${number}"` : '';
  if (formula !== undefined) {
    const result = value ? `<v>${escaped(value)}</v>` : '<v></v>';
    return `<c r="${place}"${look}${value && isNumber ? '' : ' t="str"'}><f>${escaped(formula)}</f>${result}</c>`;
  }
  if (value === undefined || value === '') return look ? `<c r="${place}"${look}/>` : '';
  if (isNumber) return `<c r="${place}"${look}><v>${value}</v></c>`;
  return `<c r="${place}"${look} t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
}
