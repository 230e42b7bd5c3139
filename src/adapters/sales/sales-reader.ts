import { csvReader } from './csv-reader.ts';
import type { FileSetup, SalesReader } from './file-setup.ts';

/** The reader of a file's form; that of JSON comes when it is needed. */
export async function salesReader(setup: FileSetup): Promise<SalesReader> {
  if (setup.form === 'csv') return csvReader(setup);
  const { jsonReader } = await import('./json-reader.ts');
  return jsonReader(setup);
}
