import { tokens } from '../theme/tokens.ts';
import { controlStyles } from '../ui/control.styles.ts';
import { editorStyles } from './editor.styles.ts';
import { gridStyles } from './grid/grid.styles.ts';
import { overRowsStyles } from './grid/over-rows.styles.ts';
import { tabsStyles } from './types/tabs.styles.ts';

/** Looks of the editor and its grid, in the order in which they count; those of its late parts come with them. */
export const allStyles = [tokens, controlStyles, editorStyles, gridStyles, overRowsStyles, tabsStyles];
