import { decimalSignOf } from '../sheet/number-text.ts';
import type { GridCell } from '../sheet/paste.ts';
import type { Place } from '../sheet/selection.ts';
import type { RowsScene } from './rows-view.ts';
import { readTyped, type Typed } from '../sheet/typing.ts';

/** Text in a cell that has not been taken over yet. */
export interface Entry {
  readonly place: Place;
  readonly text: string;
  /** `replace`: typing took the place of the value, arrows leave the cell. `change`: arrows move within the text. */
  readonly mode: 'replace' | 'change';
}

/** Reading of an entry in its cell, by the language of the page (T16). */
export function readEntry({ text }: Entry, cell: GridCell & { readonly kind: 'value' }, tag: string): Typed {
  const { decimals, currency, value } = cell;
  return readTyped(text, { sign: decimalSignOf(tag), decimals, current: value, ...(currency && { currency }) });
}

/** Meaning that an entry will have, where its text does not say so itself (T16). */
export function understoodText(entry: Entry, { grid, forms, texts, locale }: RowsScene): string {
  const cell = grid.cellAt(entry.place);
  if (cell.kind !== 'value') return '';
  const typed = readEntry(entry, cell, locale.tag);
  if (typed.problem) return entry.text.length > 1 ? texts.typing[typed.problem](entry.text) : '';
  if (typed.value === null) return texts.clears;
  const text = forms.text(typed.value, cell.decimals);
  return text === entry.text.trim() ? '' : texts.goesTo(`${text} ${cell.currency ?? ''}`.trim());
}
