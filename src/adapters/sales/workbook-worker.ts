import { serveSales } from './serve-sales.ts';
import { workbookReader } from './workbook-reader.ts';

/** The worker of a workbook, apart from that of other files, which need none of its code. */
serveSales(workbookReader);
