import { setIn } from '../../model/draft.ts';
import type { TargetType } from '../../model/organisation.ts';
import { sheetSums } from '../../model/sheet-sums.ts';
import type { ExportForm } from '../../export/write-year.ts';
import type { YearSource } from '../../export/year-sheet.ts';
import { openMenu } from '../../ui/menu.ts';
import { typeName } from '../type-name.ts';
import type { Dialogs, EditorHost } from '../editor-host.ts';
import { itemNameOf, type Sheet, sumsContext } from '../sheet.ts';
import { decimalSignOf } from '../sheet/number-text.ts';

const FORMS: readonly ExportForm[] = ['xlsx', 'csv', 'pdf', 'print'];

/** Opens the menu of the forms that a year can leave in; each says what it holds. */
export function exportMenu(dialogs: Dialogs, anchor: Element): void {
  const { editor } = dialogs;
  const words = editor.texts.filling;
  const items = FORMS.map((form) => ({
    label: words.exports[form],
    detail: words.exportHints[form],
    isApart: form === 'print',
    act: () => exportAs(editor, form),
  }));
  openMenu(editor.shadowRoot!, anchor, items, { label: words.export, dir: editor.session.board!.locale.dir });
}

/** Writes the year as it stands, unsaved edits among it: of all types, or of the one on show as CSV. */
export async function exportAs(
  editor: EditorHost,
  form: ExportForm,
  save?: (content: Blob, name: string) => void,
): Promise<void> {
  const { session, texts, grid } = editor;
  const words = texts.filling;
  const { locale } = session.board!;
  await grid.commit();
  try {
    const { exportYears } = await import('../../export/write-year.ts');
    await exportYears(await sourcesOf(editor, form), form, {
      words: {
        owner: texts.owner,
        item: texts.item,
        currency: texts.currency,
        sumOfGroups: texts.sumOfGroups,
        allUsers: texts.allUsers,
        page: words.page,
      },
      locale: locale.tag,
      isRtl: locale.dir === 'rtl',
      sign: decimalSignOf(locale.tag),
      company: session.house!.nameOf('company'),
      number: (value, decimals) => locale.number(value, decimals),
      ...(save && { save }),
    });
    if (form !== 'print') editor.say(words.exported(words.exports[form]));
  } catch (error) {
    console.warn('<target-editor> could not export the targets.', error);
    grid.tell(words.exportFailed);
  }
}

/** The sheet on show first, then those of the other types of its year that have targets. */
async function sourcesOf(editor: EditorHost, form: ExportForm): Promise<[YearSource, ...YearSource[]]> {
  const { session } = editor;
  const sheet = session.sheet!;
  const own = sourceOf(editor, sheet, sheet.type);
  if (form === 'csv') return [own];
  const { year } = sheet.key;
  const others = session.draft.state.types.filter(({ id }) => id !== sheet.type.id);
  await session.loadSets(others.map(({ id }) => ({ year, targetType: id })));
  const more = others.flatMap((type) => {
    const set = setIn(session.draft, { year, targetType: type.id });
    if (!set?.rows.size) return [];
    const key = { year, targetType: type.id };
    return sourceOf(
      editor,
      { set, house: sheet.house, sums: sheetSums(set, sumsContext(key, type, sheet.house)) },
      type,
    );
  });
  return [own, ...more];
}

function sourceOf(
  editor: EditorHost,
  { set, sums, house }: Pick<Sheet, 'set' | 'sums' | 'house'>,
  type: TargetType,
): YearSource {
  const { locale } = editor.session.board!;
  return {
    set,
    type,
    sums,
    title: typeName(type, { house }, editor.texts, locale),
    ownerName: house.nameOf,
    itemName: (item) => itemNameOf(item, type, house.organisation, locale.words),
  };
}
