import type { FigureField } from '../../i18n/facts.ts';
import { gapAtEnd, help, tellingOf } from '../../i18n/help.ts';
import type { Locale } from '../../i18n/locale.ts';
import { comparedFields } from '../../i18n/sentences.ts';
import { type Ready, type TileOptions, currencyOf } from './tile.figure.ts';

/** A number beside the figure, with its name. */
export interface LargeFact {
  readonly field: FigureField;
  readonly name: string;
  readonly value: string;
  /** The gap to the target, or the change since last year. */
  readonly more?: string;
}

/** Numbers that a large tile shows by their names, in place of the sentences that tell them: where it will end, and what it is compared with. */
export function largeFacts(locale: Locale, ready: Ready, options: TileOptions): readonly LargeFact[] {
  const {
    figures: { total },
    insight,
  } = ready;
  const { digits, overDay, compare = [] } = options;
  const manner = { digits, overDay, currency: currencyOf(ready, locale, options) };
  const telling = tellingOf(locale, total, insight, manner);
  const { outlook } = help(locale, total, insight, manner);
  const asked = outlook ? compare.filter((one) => one !== 'forecast') : compare;
  const fields = [...(outlook ? (['forecast'] as const) : []), ...comparedFields(total, insight, asked)];
  const { growth } = insight;
  const besides = {
    forecast: outlook && gapAtEnd(telling),
    pipeline: undefined,
    previousYear: growth === undefined ? undefined : locale.percent(growth, { sign: true }),
  };
  return fields.map((field): LargeFact => ({
    field,
    name: locale.messages.fields[field],
    value: telling.write(total[field]!),
    more: besides[field === 'previousYearToDate' ? 'previousYear' : field],
  }));
}
