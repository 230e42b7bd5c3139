import type { DraftSet } from '../../model/draft.ts';
import type { CurrencyOf, Holding } from '../../model/draft-types.ts';
import { fillContextOf } from '../../model/fill.ts';
import type { TargetType } from '../../model/organisation.ts';
import { amountText } from '../dialogs/preview.ts';
import type { EditorHost } from '../editor-host.ts';
import { typeName } from '../type-name.ts';

type Unit = TargetType['unit'];

/** Currency of the rows of a type's sets; none for numbers of sales. */
export function currencyIn({ session }: EditorHost, unit: Unit): CurrencyOf {
  const { organisation, membership } = session.house!;
  const contexts = new Map<DraftSet, ReturnType<typeof fillContextOf>>();
  return (set, row) => {
    if (unit === 'count') return undefined;
    const context = contexts.get(set) ?? fillContextOf(set, organisation, membership);
    contexts.set(set, context);
    return context.currencyOf(row) ?? context.base;
  };
}

/** Sums as a reader reads them: with their currency where it is not the only one, or not the organisation's. */
export function sumText(editor: EditorHost, { sums }: Pick<Holding, 'sums'>, unit: Unit): string {
  const { currency: base } = editor.session.house!.organisation;
  const isPlain = sums.length === 1 && (sums[0]!.currency ?? base) === base;
  const written = sums.map(({ currency, sum }) => {
    if (sum === undefined) return editor.texts.tooLarge;
    const text = amountText(editor, sum, currency, unit);
    return isPlain || !currency ? text : `${text} ${currency}`;
  });
  return written.join(' + ') || '–';
}

/** `24 values (310,000)`. */
export function valuesText(editor: EditorHost, holding: Holding, unit: Unit): string {
  const { locale } = editor.session.board!;
  return editor.texts.typed.values(locale.count(holding.values), sumText(editor, holding, unit));
}

/** Name of a type in the reader's language. */
export function nameOfType(editor: EditorHost, type: TargetType): string {
  const { house, board } = editor.session;
  return typeName(type, { house: house! }, editor.texts, board!.locale);
}
