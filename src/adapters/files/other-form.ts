import { SourceError } from '../../source/source-error.ts';

/**
 * Form of a file that is neither csv nor JSON by name and type (`value`): a workbook.
 * Throws `SourceError` `unknown-form` for any other, and ends its answer.
 */
export function otherForm(src: string, value: string, { body }: Response): 'xlsx' {
  if (/\.xls[xmb]?(?:[?#]|$)/i.test(src) || /spreadsheetml|ms-excel/.test(value)) return 'xlsx';
  body?.cancel().catch(() => {}); // nobody reads it
  throw new SourceError('invalid-data', `form of ${src}: ${value}`, { problem: 'unknown-form', file: src, value });
}
