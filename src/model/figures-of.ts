import type { Actuals } from './actual.ts';
import { comparedOf } from './compared.ts';
import { decimalsOf } from './currency.ts';
import type { Figures } from './figures.ts';
import { fiscalYearOf } from './fiscal.ts';
import type { Frame } from './frame.ts';
import type { Measured, Words } from './insight.ts';
import { missingIn } from './incomplete.ts';
import { insightOf } from './insight-of.ts';
import { ledgerOf, type Ledger } from './ledger.ts';
import { ownerName } from './names.ts';
import type { ReasonCode } from './note.ts';
import { notesOf } from './notes-of.ts';
import { pacingFor } from './pacing.ts';
import { resolvePeriod } from './period.ts';
import type { PointsOf } from './points.ts';
import type { Roles } from './queries.ts';
import type { Question } from './question.ts';
import type { FiguresRequest, Settings } from './request.ts';
import { measureSpan, present, type MeasuredSpan, type Span } from './span.ts';
import type { Steps } from './steps.ts';
import type { TargetSet } from './target.ts';

/**
 * Holds answers against targets. `actuals` answer `question.queries` in their
 * order, `sets` are those that `question.sets` names. Pure: the same answers,
 * targets and `asOf` give the same figures. In
 * steps, since a question may be about any number of owners.
 */
export function* measure(
  question: Question,
  actuals: readonly Actuals[],
  sets: readonly TargetSet[],
  words: Words,
  pointsOf: PointsOf = () => ({ points: [] }),
): Steps<Measured> {
  const { request, settings, organisation, directory, owner, period } = question;
  const ledger = yield* ledgerOf(question, actuals, sets);
  if (isAllLeftOut(ledger)) {
    const value = ledger.notes().map((note) => note.value);
    return refuse({ reason: 'no-rate', value: value.join(', ') }, request, settings, words);
  }
  const pacing = pacingFor(owner, request.pace, organisation, directory, settings);
  const decimals = question.measure === 'count' ? 0 : decimalsOf(ledger.currency);
  const missingOf = missingIn(question, actuals, sets, ledger);
  const frame: Frame = { question, ledger, pacing, words, decimals, missingOf };
  const total = measureSpan(yield* totalSpan(frame), frame);
  const made = pointsOf(frame);
  const { points, notes = [] } = 'next' in made ? yield* made : made;
  const empty = isEmpty(question, actuals, total);
  return {
    figures: present<Figures>({
      state: empty ? 'empty' : 'ready',
      reason: empty ? 'no-data' : undefined,
      stale: false,
      measure: question.measure,
      currency: ledger.currency,
      owner: { id: owner, name: ownerName(owner, question, words) },
      period: { from: period.from, to: period.to, label: words.period(period) },
      asOf: settings.asOf,
      total: total.figure,
      notes: [...notesOf(frame, actuals, sets, [total, ...points]), ...notes],
      points: points.map(({ figure }) => figure),
    }),
    insight: yield* insightOf(
      frame,
      total,
      points.map(({ insight }) => insight),
      sets,
    ),
  };
}

/** The figures of a question that cannot be asked, or whose answer did not come: nothing but who, when and why. */
export function refuse(
  refusal: { readonly reason: ReasonCode; readonly value?: string },
  request: FiguresRequest,
  settings: Settings,
  words: Words,
): Measured {
  const context = { asOf: settings.asOf, fiscal: fiscalYearOf(settings.fiscalYear), weekStart: settings.weekStart };
  // A period that cannot be read is none.
  const period = refusal.reason === 'unknown-period' ? undefined : resolvePeriod(request.period, context);
  return {
    figures: {
      state: refusal.reason === 'no-source' ? 'empty' : 'error',
      reason: refusal.reason,
      stale: false,
      measure: request.measure ?? unitOf(request.targetType),
      owner: { id: request.owner, name: request.owner === 'company' ? words.company : '' },
      period: period
        ? { from: period.from, to: period.to, label: words.period(period) }
        : { from: '', to: '', label: '' },
      asOf: settings.asOf,
      total: { key: 'total', label: words.total },
      notes: refusal.value === undefined ? [] : [{ code: refusal.reason, value: refusal.value }],
      points: [],
    },
  };
}

function unitOf(targetType: string) {
  const unit = targetType.slice(targetType.lastIndexOf('.') + 1);
  return unit === 'count' || unit === 'profit' ? unit : 'amount';
}

function* totalSpan(frame: Frame): Steps<Span> {
  const { question, ledger, pacing, words } = frame;
  const { owner, period } = question;
  const sum = (whole: keyof Roles, role: keyof Roles) => ledger.sum(question.roles[whole] === undefined ? role : whole);
  return {
    key: 'total',
    label: words.total,
    from: period.from,
    to: period.to,
    slices: ledger.slices(owner),
    pacing,
    actual: sum('actualTotal', 'actual') ?? 0,
    leftOut: ledger.leftOut(question.roles.actualTotal === undefined ? 'actual' : 'actualTotal'),
    compared: yield* comparedOf(frame, { owner }),
    previousYear: sum('previousTotal', 'previousYear'),
    previousYearToDate: sum('previousToDateTotal', 'previousYearToDate'),
    pipeline: ledger.sum('pipeline'),
  };
}

/** Whether nothing that was sold has a rate. */
function isAllLeftOut(ledger: Ledger): boolean {
  return ledger.leftOut('actual').length > 0 && !ledger.cells('actual')?.length;
}

/** Neither a sale nor a target in the period. */
function isEmpty({ roles }: Question, actuals: readonly Actuals[], { judged }: MeasuredSpan): boolean {
  // Sales that cannot be converted were sold all the same.
  const sold = [roles.actual, roles.pipeline].some((role) => actuals[role ?? -1]?.cells.length);
  return !sold && judged.target === undefined;
}
