import { salesReader } from './sales-reader.ts';
import { serveSales } from './serve-sales.ts';

/** The worker of a file of csv or JSON. */
serveSales(salesReader);
