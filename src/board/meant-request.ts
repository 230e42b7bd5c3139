import { meantPeriod, nearestPeriods, type MeantContext } from '../model/meant-period.ts';
import type { Measured } from '../model/insight.ts';
import type { resolvePeriod } from '../model/period.ts';
import type { FiguresRequest, Settings } from '../model/request.ts';
import type { BoardState } from './board-state.ts';

/**
 * Loads figures of a period that is written in another form than ours, where it means one thing only. Else nothing is
 * loaded, and the note of `refused` names our forms, those first that are nearest.
 */
export async function loadMeant<M extends Measured>(
  refused: M,
  [request, settings, board]: readonly [FiguresRequest, Settings, BoardState],
  resolve: typeof resolvePeriod,
  load: (request: FiguresRequest, settings: Settings) => Promise<M>,
): Promise<M> {
  const { filters } = settings;
  const context = contextOf(settings, board, resolve);
  const text = filters.period || request.period;
  const period = meantPeriod(text, context);
  if (!period) return withForms(refused, nearestPeriods(text, context));
  return filters.period
    ? load(request, { ...settings, filters: { ...filters, period } })
    : load({ ...request, period }, settings);
}

/** Days and calendar of a request, by the organisation as far as it is known. */
function contextOf({ asOf, weekStart, fiscalYear }: Settings, { store }: BoardState, resolve: typeof resolvePeriod) {
  const own = store.organisation.held?.value.fiscalYear;
  const fiscal = { start: fiscalYear?.start ?? own?.start ?? 1, name: fiscalYear?.name ?? own?.name ?? 'start' };
  const context = { asOf, weekStart, fiscal };
  const year = resolve('this-year', context)!.year!;
  return { ...context, year, resolve: (text) => resolve(text, context) } satisfies MeantContext;
}

function withForms<M extends Measured>(refused: M, forms: readonly string[]): M {
  const { figures } = refused;
  const notes = figures.notes.map((note) =>
    note.code === 'unknown-period' ? { ...note, expected: forms.join(', ') } : note,
  );
  return { ...refused, figures: { ...figures, notes } };
}
