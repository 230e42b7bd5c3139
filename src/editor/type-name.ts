import type { EditorTexts } from '../i18n/en-editor.ts';
import type { Locale } from '../i18n/locale.ts';
import { nameOf } from '../model/names.ts';
import { ALL_SALES_AMOUNT, type TargetType } from '../model/organisation.ts';
import type { Sheet } from './sheet.ts';

type House = Pick<Sheet['house'], 'organisation'>;

/** Name of a target type: what is split, and what is counted. */
export function typeName(
  { dimension, unit }: TargetType,
  { house }: { readonly house: House },
  texts: EditorTexts,
  locale: Locale,
): string {
  return texts.typeName(dimensionName(dimension, house, texts, locale), texts.units[unit]);
}

/** Name of what splits the sales. */
export function dimensionName(id: string, { organisation }: House, texts: EditorTexts, locale: Locale): string {
  if (id === ALL_SALES_AMOUNT.dimension) return texts.allSales;
  const found = organisation.dimensions?.find((one) => one.id === id);
  return nameOf(locale.words, found?.name, id);
}
