import { isOwnerKey } from '../../model/owner.ts';
import type { ClipCell, CopiedHead } from './clip.ts';

const MOST = 100_000; // of a merged cell that says it spans the whole sheet

/**
 * The rows of the first table of a parsed document, as `new
 * DOMParser().parseFromString(html, 'text/html')` makes it, which runs
 * nothing. Hidden rows are left out; a merged cell has its value in its first
 * place and is empty in the others. Numbers are those that the spreadsheet
 * says: `x:num` of Excel, `sdval` of LibreOffice, `data-sheets-value` of Google
 * Sheets, `data-target-value` of our own copy. Undefined without a table.
 */
export function readClipHtml(
  document: Pick<ParentNode, 'querySelector'>,
): readonly (readonly ClipCell[])[] | undefined {
  const table = document.querySelector('table');
  if (!table) return undefined;
  const rows: ClipCell[][] = [];
  const below: number[] = []; // rows that a merged cell still takes, by column
  for (const row of table.querySelectorAll('tr')) {
    if (row.closest('table') !== table) continue;
    const cells = rowCells(row, below);
    if (!isHidden(row)) rows.push(cells);
  }
  const width = Math.max(0, ...rows.map((row) => row.length));
  return width ? rows.map((row) => Array.from({ length: width }, (_, index) => row[index] ?? { text: '' })) : undefined;
}

/** Whose each row is, where our own copy says it of all. */
export function readClipHeads(document: ParentNode): readonly CopiedHead[] | undefined {
  const heads = [...document.querySelectorAll('table tr')].map((row) => {
    const [owner, item, currency] = ['owner', 'item', 'currency'].map((name) =>
      row.getAttribute(`data-target-${name}`),
    );
    return owner && isOwnerKey(owner)
      ? { owner, ...(typeof item === 'string' && { item }), ...(currency && { currency }) }
      : undefined;
  });
  return heads.every((head) => head !== undefined) && heads.length ? heads : undefined;
}

function rowCells(row: Element, below: number[]): ClipCell[] {
  const cells: ClipCell[] = [];
  const skip = () => {
    while (below[cells.length]) {
      below[cells.length]! -= 1;
      cells.push({ text: '' });
    }
  };
  for (const cell of row.children) {
    if (!/^t[dh]$/i.test(cell.localName)) continue;
    skip();
    const [columns, rows] = [spanOf(cell, 'colspan'), spanOf(cell, 'rowspan')];
    for (let index = 0; index < columns; index += 1) {
      below[cells.length] = rows - 1;
      cells.push(index === 0 ? cellOf(cell) : { text: '' });
    }
  }
  skip();
  return cells;
}

function spanOf(cell: Element, name: string): number {
  const span = Number(cell.getAttribute(name) ?? 1);
  return span >= 1 ? Math.min(Math.floor(span), MOST) : 1;
}

function isHidden(row: Element): boolean {
  return (
    row.hasAttribute('hidden') || /display\s*:\s*none|height\s*:\s*0(?![.\d])/i.test(row.getAttribute('style') ?? '')
  );
}

function cellOf(cell: Element): ClipCell {
  const text = textOf(cell).trim();
  const number = numberOf(cell, text);
  const isDate = isDateCell(cell);
  const isDerived = cell.hasAttribute('data-target-derived');
  return {
    text,
    ...(number !== undefined && !isDate && { number }),
    ...(isDate && { isDate }),
    ...(isDerived && { isDerived }),
  };
}

/** Text with its line breaks. */
function textOf(node: Node): string {
  return [...node.childNodes]
    .map((child) => {
      if (child.nodeType === 3) return (child.nodeValue ?? '').replace(/[ \t\r\n]+/g, ' ');
      return (child as Partial<Element>).localName === 'br' ? '\n' : textOf(child);
    })
    .join('');
}

/** The number that the spreadsheet says. A cell that is empty to the eye has none. */
function numberOf(cell: Element, text: string): string | undefined {
  const own = cell.getAttribute('data-target-value') ?? cell.getAttribute('sdval') ?? cell.getAttribute('x:num');
  const said = own || googleNumber(cell.getAttribute('data-sheets-value')) || (own === '' ? text : undefined);
  return said !== undefined && /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i.test(said) ? said : undefined;
}

/** `{"1":3,"3":1234.5}`: the kind of a value, 3 for numbers, and the value by its kind. */
function googleNumber(json: string | null): string | undefined {
  const value = fieldsOf(json);
  return value?.['1'] === 3 ? String(value['3']) : undefined;
}

const GOOGLE_DATES = [5, 6, 7]; // date, time, both

function isDateCell(cell: Element): boolean {
  const google = Number(fieldsOf(cell.getAttribute('data-sheets-numberformat'))?.['1']);
  const office = cell.getAttribute('sdnum')?.split(';').slice(2).join(';') ?? '';
  const excel = /mso-number-format\s*:\s*"?([^";]*)/i.exec(cell.getAttribute('style') ?? '')?.[1] ?? '';
  return GOOGLE_DATES.includes(google) || /[DMY]{2}/i.test(office) || /date|[dmy]{2}/i.test(excel);
}

function fieldsOf(json: string | null): Readonly<Record<string, unknown>> | undefined {
  try {
    return json ? ((JSON.parse(json) as Readonly<Record<string, unknown>> | null) ?? undefined) : undefined;
  } catch {
    return undefined;
  }
}
