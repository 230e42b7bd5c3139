import { isolated } from '../i18n/isolated.ts';
import type { Locale } from '../i18n/locale.ts';
import type { Figures } from '../model/figures.ts';
import type { Insight } from '../model/insight.ts';

/** Names of what the board narrows a tile by, each isolated. */
export function filterNames(locale: Locale, { owner, period }: Figures, insight: Insight | undefined): string[] {
  const { filteredBy: by = {}, itemNames = [] } = insight ?? {};
  const all = [by.owner && owner.name, by.period && period.label, by.targetType, ...(by.items ? itemNames : [])];
  return all.flatMap((name) => (name ? isolated(locale, name) : []));
}
