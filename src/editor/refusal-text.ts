import type { EditorTexts } from '../i18n/en-editor.ts';
import type { Locale } from '../i18n/locale.ts';
import type { RefusedCell } from '../model/change-refused.ts';
import type { EditProblem, EditRefusal } from '../model/draft.ts';
import type { SheetHouse } from './sheet.ts';

/** Most rows that a sentence names. */
const NAMED = 3;

/** Sentences about refused edits, one per reason, with the rows that they are about (T27); without any, that code of edits did not come. */
export function refusalText(
  refused: readonly EditRefusal[],
  texts: EditorTexts,
  locale: Locale,
  house: Pick<SheetHouse, 'nameOf'>,
): string {
  if (!refused.length) return locale.messages.notLoaded;
  return refused.map(({ problem, cells }) => problemText(problem, cells, texts, locale, house)).join(' ');
}

function problemText(
  problem: EditProblem,
  cells: readonly RefusedCell[],
  texts: EditorTexts,
  locale: Locale,
  house: Pick<SheetHouse, 'nameOf'>,
): string {
  const owners = [...new Set(cells.map(({ owner }) => owner))];
  const names = owners.slice(0, NAMED).map((owner) => house.nameOf(owner));
  const rest = owners.length - names.length;
  const list = [...names, ...(rest > 0 ? [locale.messages.more(locale.count(rest))] : [])].join(', ');
  return texts.problems[problem](list);
}
