import { changedTypes, type ChangedType } from '../../model/changed-types.ts';
import { rowsIn } from '../../model/draft.ts';
import { setsOfType } from '../../model/draft-type-dispute.ts';
import { ALL_SALES_AMOUNT, type TargetType } from '../../model/organisation.ts';
import type { EditorHost } from '../editor-host.ts';
import { itemNameOf } from '../sheet.ts';
import { nameOfType } from './type-words.ts';

/** Most items that are named; of more their number is said. */
const NAMED = 4;

/** A change of a target type in words. */
export interface TypeChange {
  readonly type: TargetType;
  readonly name: string;
  readonly kind: string;
  readonly from: string;
  readonly to: string;
}

/** Changes of target types that a save will make. */
export function typeChanges(editor: EditorHost): readonly TypeChange[] {
  return changedTypes(editor.session.draft).map((change) => changeOf(editor, change));
}

function changeOf(editor: EditorHost, { kind, type, before }: ChangedType): TypeChange {
  const { kinds } = editor.texts.typed;
  const named = { type, name: nameOfType(editor, type), kind: kinds[kind] };
  if (kind === 'removed') return { ...named, from: rowsText(editor, type), to: kinds.removed };
  return { ...named, from: before ? typeText(editor, before) : '–', to: typeText(editor, type) };
}

/** Items and levels of a type. */
function typeText(editor: EditorHost, type: TargetType): string {
  const { texts, session } = editor;
  const { board, house } = session;
  const { items = [] } = type;
  const names = items.map((item) => itemNameOf(item, type, house!.organisation, board!.locale.words));
  const few = items.length > NAMED ? texts.typed.itemCount(board!.locale.count(items.length)) : names.join(', ');
  const whole = type.dimension === ALL_SALES_AMOUNT.dimension ? '' : texts.typed.notSplit;
  const users = type.levels === 'company-and-group' ? texts.typed.noUsers : texts.typed.withUsers;
  return [few || whole, users].filter(Boolean).join(' · ');
}

/** How many rows go with a type, and of which years. */
function rowsText({ texts, session }: EditorHost, { id }: TargetType): string {
  const filled = setsOfType(session.draft, id).filter(({ base }) => base.rows.length > 0);
  if (!filled.length) return texts.typed.deleteNothing;
  const years = filled.map(({ base }) => base.year).sort((a, b) => a - b);
  const rows = filled.reduce((count, { start }) => count + rowsIn({ rows: start }).length, 0);
  return texts.typed.withRows(session.board!.locale.count(rows), years.join(', '));
}
