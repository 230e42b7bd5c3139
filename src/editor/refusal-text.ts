import type { EditorTexts } from '../i18n/en-editor.ts';
import type { Locale } from '../i18n/locale.ts';
import type { RefusedCell } from '../model/change-refused.ts';
import type { EditProblem, EditRefusal } from '../model/draft.ts';
import { lockedName, type LockHouse } from './lock-text.ts';

/** Most rows that a sentence names. */
const NAMED = 3;

/** Sentences about refused edits, one per reason, with the rows that they are about (T27); without any, that code of edits did not come. */
export function refusalText(
  refused: readonly EditRefusal[],
  texts: EditorTexts,
  locale: Locale,
  house: LockHouse,
): string {
  if (!refused.length) return locale.messages.notLoaded;
  return refused.map(({ problem, cells }) => problemText(problem, cells, texts, locale, house)).join(' ');
}

function problemText(
  problem: EditProblem,
  cells: readonly RefusedCell[],
  texts: EditorTexts,
  locale: Locale,
  house: LockHouse,
): string {
  const owners = new Map(cells.map((cell) => [cell.owner, cell]));
  const names = [...owners.values()].slice(0, NAMED).map((cell) => {
    return problem === 'locked' ? lockedName(cell.owner, cell, locale, house) : house.nameOf(cell.owner);
  });
  const rest = owners.size - names.length;
  const list = [...names, ...(rest > 0 ? [locale.messages.more(locale.count(rest))] : [])].join(', ');
  return texts.problems[problem](list);
}
