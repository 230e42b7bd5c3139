import { tokens } from '../theme/tokens.ts';
import { controlStyles } from '../ui/control.styles.ts';
import { dialogStyles } from '../ui/dialog.styles.ts';
import { menuStyles } from '../ui/menu.styles.ts';
import { editorStyles } from './editor.styles.ts';
import { fillingStyles } from './filling/filling.styles.ts';
import { gridStyles } from './grid/grid.styles.ts';
import { overRowsStyles } from './grid/over-rows.styles.ts';
import { phoneStyles } from './phone/phone.styles.ts';
import { typesStyles } from './types/types.styles.ts';

/** Looks of the editor, its grid and its dialogs, in the order in which they count. */
export const allStyles = [
  tokens,
  controlStyles,
  editorStyles,
  gridStyles,
  overRowsStyles,
  phoneStyles,
  dialogStyles,
  menuStyles,
  fillingStyles,
  typesStyles,
];
