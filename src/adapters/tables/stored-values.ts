import { SourceError } from '../../source/source-error.ts';

/** A cell and its formula, of which the workbook holds no value. */
const FORMULA = /^[A-Z]{1,3}\d+ =/;

/** Says of a table of which most rows lack values that these were never worked out, as where a program has written it. */
export async function storedValues<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof SourceError) || error.detail.problem !== 'too-many-refused') throw error;
    if (!FORMULA.test(error.detail.value ?? '')) throw error;
    throw new SourceError(
      error.code,
      error.message,
      { ...error.detail, problem: 'no-stored-values' },
      { cause: error },
    );
  }
}
