import { edit } from '../model/draft-edit.ts';
import type { DraftEdit, EditAction, EditRefusal } from '../model/draft.ts';
import type { EditorSession } from './session.ts';

/** Why edits would be refused, without making them; undefined where they would not. */
export function checkEdits(
  { draft, editContext }: EditorSession,
  action: EditAction,
  edits: readonly DraftEdit[],
): readonly EditRefusal[] | undefined {
  return edit(draft, action, edits, editContext).refused;
}
