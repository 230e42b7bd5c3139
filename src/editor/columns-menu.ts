import { openMenu } from '../ui/menu.ts';
import type { EditorHost } from './editor-host.ts';
import type { ShownOptions } from './grid/grid-state.ts';
import { EXTRA_COLUMNS } from './sheet/columns.ts';

/** Opens the menu in which columns and subtotals are switched on and off; they are attributes of the editor. */
export function columnMenu(
  editor: EditorHost,
  { views, extras }: Pick<ShownOptions, 'views' | 'extras'>,
  anchor: Element,
): void {
  const { texts } = editor;
  const { year } = editor.session.key!;
  const isQuarterly = editor.session.sheet?.set.interval === 'quarter';
  const toggled = (list: readonly string[], one: string) =>
    list.includes(one) ? list.filter((other) => other !== one) : [...list, one];
  const columns = EXTRA_COLUMNS.map((column) => ({
    label: texts.columnNames[column](String(column === 'actual' ? year : year - 1)),
    isChecked: extras.includes(column),
    act: () => (editor.columns = toggled(extras, column).join(' ') || 'none'),
  }));
  const subtotals = (['quarter', 'half-year'] as const)
    .filter((view) => view !== 'quarter' || !isQuarterly)
    .map((view, index) => ({
      label: texts.views[view],
      isChecked: views.includes(view),
      isApart: index === 0,
      act: () => (editor.intervalView = toggled(views, view).join(' ')),
    }));
  openMenu(editor.shadowRoot!, anchor, [...columns, ...subtotals], { label: texts.columns });
}
