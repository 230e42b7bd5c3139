import { failureText as textOf } from '../i18n/explain.ts';
import type { SourceErrorDetail } from '../source/source-error.ts';

/** Failures that whoever builds the page can mend. Of others the browser tells the console itself, or the reader must act. */
const MENDABLE: ReadonlySet<string> = new Set(['invalid-data', 'unsupported']);

const told = new Set<string>();

/** Says a failure, and tells the console of one of data or attributes, once. */
export function failureText(...[locale, problems, code, detail = {}]: Parameters<typeof textOf>): string {
  const text = textOf(locale, problems, code, detail);
  if (MENDABLE.has(code) && !isOfTile(detail) && !told.has(text)) {
    told.add(text);
    console.warn(`<target-board> ${text}`);
  }
  return text;
}

/** A wrong attribute of a tile, which tells the console by itself. */
const isOfTile = ({ problem, file = '' }: SourceErrorDetail) => problem === 'bad-value' && file.startsWith('target-');
