import { type Form, word, words } from '../board/attributes.ts';
import { EXTRA_COLUMNS, type ExtraColumn, type IntervalView } from './sheet/columns.ts';

/** Readings of the editor's attributes, by their names. */
export const EDITOR_FORMS = {
  year: { read: (text) => (/^[1-8]\d{3}$/.test(text) ? Number(text) : undefined) } satisfies Form<number>,
  columns: columnsForm(),
  'interval-view': words<IntervalView>(['quarter', 'half-year']),
} as const;

/** Columns beside the year; `none` for none. */
function columnsForm(): Form<readonly ExtraColumn[]> {
  const extras = words<ExtraColumn>(EXTRA_COLUMNS);
  const none = word(['none']);
  return { ...extras, read: (text) => (none.read(text) ? [] : extras.read(text)) };
}
