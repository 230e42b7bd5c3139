import type { EditorTexts } from '../i18n/en-editor.ts';
import type { Locale } from '../i18n/locale.ts';
import { nameOf } from '../model/names.ts';
import type { TargetType } from '../model/organisation.ts';
import type { Sheet } from './sheet.ts';

/** Name of a target type: what is split, and what is counted. */
export function typeName(type: TargetType, sheet: Pick<Sheet, 'house'>, texts: EditorTexts, locale: Locale): string {
  const { dimensions = [] } = sheet.house.organisation;
  const found = dimensions.find(({ id }) => id === type.dimension);
  const dimension = type.dimension === 'all-sales' ? texts.allSales : nameOf(locale.words, found?.name, type.dimension);
  return texts.typeName(dimension, texts.units[type.unit]);
}
