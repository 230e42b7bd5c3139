import { loadSales } from '../../board/edit-sales.ts';
import { type RowSales, rowSales } from '../../model/row-sales.ts';
import type { TargetInterval } from '../../model/target.ts';
import type { EditorHost } from '../editor-host.ts';
import type { Sheet } from '../sheet.ts';

/** Sales of a year, by the intervals that they are put beside. Rejects with `SourceError` or the signal's reason. */
export async function salesOf(
  { session }: Pick<EditorHost, 'session'>,
  { type, house }: Pick<Sheet, 'type' | 'house'>,
  year: { readonly year: number; readonly interval: TargetInterval },
  signal: AbortSignal,
): Promise<RowSales> {
  const { organisation, fiscal } = house;
  const cells = await loadSales(session.board!, { year: year.year, type, organisation, fiscal }, signal);
  const { rates, currency: base } = organisation;
  const exchange = { ...(rates && { rates }), ...(base && { base }) };
  return rowSales(cells, { ...exchange, ...year, fiscal, unit: type.unit });
}
