import type { DataSource } from '../../source/data-source.ts';
import { comingLate } from './coming-late.ts';
import type { FileSource } from './file-source.ts';
import type { FileSourceOptions } from './load-file.ts';
import type { FileSetup } from './file-setup.ts';

/** A data source over a file. */
export interface ClosableSource extends DataSource {
  /** Lets go of the sales and the worker that keeps them. A later question loads them again. */
  close(): void;
}

/** A file of sales, whose reader is fetched while the page goes on. */
export function lateFileSource(options: FileSourceOptions, form: FileSetup['form']): ClosableSource {
  const code = comingLate(() => import('./file-source.ts'));
  let source: FileSource | undefined;
  const opened = async () => {
    const { FileSource } = await code();
    return (source ??= new FileSource(options, form));
  };
  return {
    organisation: async (asking) => (await opened()).organisation(asking),
    actuals: async (queries, asking) => (await opened()).actuals(queries, asking),
    close: () => source?.close(),
  };
}
