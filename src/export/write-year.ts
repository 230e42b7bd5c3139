import type { DecimalSign } from './csv-text.ts';
import { fileName, saveFile } from './save-file.ts';
import { type ExportWords, yearSheet, type YearSource } from './year-sheet.ts';

export type ExportForm = 'xlsx' | 'csv' | 'pdf' | 'print';

export interface ExportOptions {
  readonly words: ExportWords;
  /** BCP 47 tag. */
  readonly locale: string;
  readonly isRtl?: boolean;
  /** The decimal sign of the language. */
  readonly sign: DecimalSign;
  /** Name of the company, in titles and names of files. */
  readonly company: string;
  number(value: number, decimals: number): string;
  /** Takes the file. Default: the browser's download. */
  readonly save?: (content: Blob, name: string) => void;
  readonly signal?: AbortSignal;
}

/**
 * Writes years as they stand to a file, or prints them. Of several types a
 * workbook has a sheet each, paper a part each; CSV has the first one alone.
 * The code of each form comes when it is first asked for.
 */
export async function exportYears(
  sources: readonly [YearSource, ...YearSource[]],
  form: ExportForm,
  options: ExportOptions,
): Promise<void> {
  const { words, sign, save = saveFile, company } = options;
  const sheets = sources.map((source) => yearSheet(source, words));
  const { year } = sheets[0]!.key;
  const named = (title: string, end: string) => `${fileName([company, title, year].filter(Boolean).join(' '))}.${end}`;
  if (form === 'print') return (await import('./print-year.ts')).printYears(sheets, options);
  if (form === 'csv') {
    const { writeYearCsv } = await import('./year-csv.ts');
    return save(writeYearCsv(sheets[0]!, sign), named(sheets[0]!.title, 'csv'));
  }
  if (form === 'pdf') {
    const { writeYearPdf } = await import('./year-pdf.ts');
    return save(await writeYearPdf(sheets, options), named('', 'pdf'));
  }
  const { writeYearWorkbook } = await import('./year-workbook.ts');
  return save(await writeYearWorkbook(sheets, options), named('', 'xlsx'));
}
