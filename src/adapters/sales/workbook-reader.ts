import { textPrint } from '../tables/fingerprint.ts';
import { readAsWritten } from '../tables/as-written.ts';
import { storedValues } from '../tables/stored-values.ts';
import type { WrittenReading } from '../tables/reading.ts';
import { joinedBytes } from '../tables/text-bytes.ts';
import { loadCode } from '../../source/load-code.ts';
import { checkSize } from '../workbook/workbook-error.ts';
import { dimensionColumns, type FileSetup, type SalesReader } from './file-setup.ts';
import { SaleWriter } from './sale-writer.ts';
import { valueReaders } from './value-readers.ts';

/** The reader of a large workbook, whose parts are listed at its end: it begins when all bytes are there. */
export function workbookReader(setup: FileSetup, breathe?: () => Promise<void> | undefined): SalesReader {
  const { file, mapping, size = 0 } = setup;
  const chunks: Uint8Array[] = [];
  let length = 0;
  checkSize(size, file);
  return {
    push(chunk) {
      chunks.push(chunk.slice());
      checkSize((length += chunk.length), file);
    },
    async end() {
      const { readWorkbook } = await loadCode(() => import('../workbook/read-workbook.ts'));
      const bytes = joinedBytes(chunks.splice(0));
      const read = async (reading: WrittenReading) => {
        const writer = new SaleWriter(setup, valueReaders, reading.forms);
        await readWorkbook({ file, bytes }, { reading, sink: writer, spec: mapping, textPrint, breathe });
        return writer.end();
      };
      return storedValues(() => readAsWritten(mapping, read, { file, wanted: dimensionColumns(setup) }));
    },
  };
}
