import { slices } from '../../timing/slices.ts';
import { loadCode } from '../../source/load-code.ts';
import { readAsWritten } from './as-written.ts';
import { mappedList } from './mapped-list.ts';
import type { MappingSpec } from './mapping.ts';
import type { Noted, ReadByForms, Reading, ReadingOf, TableBytes, WrittenReading } from './reading.ts';
import { storedValues } from './stored-values.ts';
import type { WorkbookReading } from '../workbook/read-workbook.ts';

/**
 * Reads a small table of any form: csv and JSON as people write them, and workbooks, whatever the file is called;
 * or rows of the page.
 */
export async function readTable<T extends Noted>(
  plain: MappingSpec,
  read: (reading: Reading) => Promise<T>,
  of: ReadingOf | undefined,
  readByForms: ReadByForms,
): Promise<T> {
  const page = of?.given ? await mappedList(of.given, plain, readByForms) : undefined;
  const spec = page?.mapping ?? plain;
  const tableReader =
    (reading: WrittenReading): Reading['table'] =>
    (table, sink, { readText, textPrint }) =>
      isPacked(table)
        ? readBook(table, { reading, sink, spec, textPrint, breathe: slices(table.signal) })
        : readText(table, reading.text(table.bytes), reading.rows(sink));
  return storedValues(() =>
    readAsWritten(
      spec,
      ({ forms, ...reading }) =>
        read({ forms, table: tableReader({ forms, ...reading }), page: page && { ...page, rows: reading.rows } }),
      of,
    ),
  );
}

async function readBook(table: TableBytes, asked: WorkbookReading): Promise<void> {
  const { readWorkbook } = await loadCode(() => import('../workbook/read-workbook.ts'));
  return readWorkbook(table, asked);
}

/** `PK`, by which workbooks and other archives begin, and by which old and encrypted ones do. */
const SIGNATURES: readonly (readonly number[])[] = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x50, 0x4b, 0x05, 0x06],
  [0xd0, 0xcf, 0x11, 0xe0],
];

/** Whether a file is a workbook or something that is taken for one: by its first bytes, or by its name where it is no text. */
function isPacked({ bytes, form, file }: TableBytes): boolean {
  if (SIGNATURES.some((signature) => signature.every((byte, at) => bytes[at] === byte))) return true;
  const isCalled = form === 'xlsx' || /\.xls[xmb]?(?:[?#]|$)/i.test(file);
  return isCalled && bytes.subarray(0, 4096).includes(0);
}
