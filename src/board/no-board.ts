import { en } from '../i18n/en.ts';
import { createLocale } from '../i18n/locale.ts';

export { explain } from './failure.ts';

/** The words of a tile that stands in no board, and so knows no language. */
export const locale = createLocale('en', en);
