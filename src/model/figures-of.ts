import type { Actuals } from './actual.ts';
import { decimalsOf } from './currency.ts';
import { addDays } from './day.ts';
import { isKnown } from './directory.ts';
import type { Figures } from './figures.ts';
import { fiscalYearOf } from './fiscal.ts';
import { statusOf, variancePercent, type Standard } from './judgement.ts';
import { cellsIn, ledgerOf, sumIn, sumOf, sumsByMonth, type Ledger } from './ledger.ts';
import { measureSpan, present, shareOf, type MeasuredSpan, type Span } from './span.ts';
import { nameOf, type Insight, type Measured, type PointInsight, type Words } from './insight.ts';
import { addExact, toMajor } from './money.ts';
import type { Note, ReasonCode } from './note.ts';
import { idOf, isOwnerKey, levelOf, type OwnerKey } from './owner.ts';
import { pacingFor, pacingNotes, type Pacing } from './pacing.ts';
import { itemNames, partSpans } from './parts.ts';
import { intervalHolding, intervalsOf, resolvePeriod, yearBefore, type Period } from './period.ts';
import type { Question } from './question.ts';
import type { FiguresRequest, Settings } from './request.ts';
import { bareMonths, spanTarget } from './target-slices.ts';
import type { TargetSet } from './target.ts';

/** Values that all figures of one answer share. */
interface Frame {
  readonly question: Question;
  readonly ledger: Ledger;
  readonly pacing: Pacing;
  readonly words: Words;
  readonly decimals: number;
  readonly standard: Standard;
  /** Of the points, where they are intervals. */
  readonly intervals: readonly Period[];
}

/**
 * Holds answers against targets. `actuals` answer `question.queries` in their
 * order, `sets` are those that `question.sets` names. Pure: the same answers,
 * targets and `asOf` give the same figures.
 */
export function measure(
  question: Question,
  actuals: readonly Actuals[],
  sets: readonly TargetSet[],
  words: Words,
): Measured {
  const { request, settings, organisation, directory, owner, period } = question;
  const ledger = ledgerOf(question, actuals, sets);
  const pacing = pacingFor(owner, request.pace, organisation, directory, settings);
  const decimals = question.measure === 'count' ? 0 : decimalsOf(ledger.currency);
  const intervals = request.shape === 'intervals' ? intervalsOf(period, question.interval, question.fiscal) : [];
  const frame: Frame = { question, ledger, pacing, words, decimals, standard: request, intervals };
  const whole = totalSpan(frame);
  const total = measureSpan(whole, settings.asOf, decimals, request);
  const spans = pointSpans(frame);
  const points = spans.map((span) => measureSpan(span, settings.asOf, decimals, request));
  const empty = isEmpty(question, actuals, total);
  return {
    figures: present<Figures>({
      state: empty ? 'empty' : 'ready',
      reason: empty ? 'no-data' : undefined,
      stale: false,
      measure: question.measure,
      currency: ledger.currency,
      owner: { id: owner, name: ownerName(frame, owner) },
      period: { from: period.from, to: period.to, label: words.period(period) },
      asOf: settings.asOf,
      total: total.figure,
      notes: notesOf(frame, actuals, sets, [total, ...points]),
      points: points.map(({ figure }) => figure),
    }),
    insight: insightOf(frame, whole, total, spans, points, sets),
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
  const period = resolvePeriod(request.period, context) ?? resolvePeriod('this-year', context)!;
  return {
    figures: {
      state: refusal.reason === 'no-source' ? 'empty' : 'error',
      reason: refusal.reason,
      stale: false,
      measure: request.measure ?? unitOf(request.targetType),
      owner: { id: request.owner, name: request.owner === 'company' ? words.company : '' },
      period: { from: period.from, to: period.to, label: words.period(period) },
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

function ownerName({ question, words }: Frame, owner: OwnerKey): string {
  const { organisation, directory } = question;
  if (owner === 'company') return nameOf(words, organisation.company?.name, words.company);
  const known = levelOf(owner) === 'group' ? directory.groups : directory.users;
  return nameOf(words, known.get(idOf(owner))?.name, idOf(owner));
}

function sumRole(ledger: Ledger, role: Parameters<Ledger['cells']>[0]): number | undefined {
  const cells = ledger.cells(role);
  return cells && sumOf(cells);
}

function totalSpan({ question, ledger, pacing, words }: Frame): Span {
  const { owner, period } = question;
  return {
    key: 'total',
    label: words.total,
    from: period.from,
    to: period.to,
    slices: ledger.slices(owner),
    pacing,
    actual: sumRole(ledger, 'actualTotal') ?? sumRole(ledger, 'actual') ?? 0,
    previousYear: sumRole(ledger, 'previousTotal') ?? sumRole(ledger, 'previousYear'),
    previousYearToDate: sumRole(ledger, 'previousToDateTotal') ?? sumRole(ledger, 'previousYearToDate'),
    pipeline: sumRole(ledger, 'pipeline'),
  };
}

function pointSpans(frame: Frame): Span[] {
  const { question, ledger, words, pacing } = frame;
  if (question.request.shape === 'parts') return partSpans(question, ledger, words, pacing);
  const { intervals } = frame;
  const { cumulative } = question.request;
  const slices = ledger.slices(question.owner);
  const soldIn = salesByInterval(frame);
  let sold: Sold | undefined;
  return intervals.map((now) => {
    sold = cumulative && sold ? added(sold, soldIn(now)) : soldIn(now);
    return {
      key: now.key,
      label: words.period(now),
      from: cumulative ? intervals[0]!.from : now.from,
      to: now.to,
      begins: now.from,
      partial: now.partial,
      slices,
      pacing,
      ...sold,
    };
  });
}

type Sold = Pick<Span, 'actual' | 'previousYear' | 'previousYearToDate' | 'pipeline'>;

/** Tells what was sold in an interval and in its earlier counterpart. Cells are walked once, however many intervals ask. */
function salesByInterval({ question, ledger }: Frame): (interval: Period) => Sold {
  const { fiscal, settings } = question;
  const [actual, previous, pipeline] = (['actual', 'previousYear', 'pipeline'] as const).map((role) =>
    sumsByMonth(ledger.cells(role)),
  );
  const running = sumRole(ledger, 'previousRunning') ?? 0;
  return (interval) => {
    const before = previous && sumIn(previous, yearBefore(interval, fiscal));
    const toDate = interval.to <= settings.asOf ? before : previous && running;
    return {
      actual: actual ? sumIn(actual, interval) : 0,
      previousYear: before,
      previousYearToDate: interval.from <= settings.asOf ? toDate : undefined,
      pipeline: pipeline && sumIn(pipeline, interval),
    };
  };
}

function added(a: Sold, b: Sold): Sold {
  const both = (x: number | undefined, y: number | undefined) =>
    x === undefined || y === undefined ? undefined : addExact(x, y);
  return {
    actual: addExact(a.actual, b.actual),
    previousYear: both(a.previousYear, b.previousYear),
    previousYearToDate: both(a.previousYearToDate, b.previousYearToDate),
    pipeline: both(a.pipeline, b.pipeline),
  };
}

/** Neither a sale nor a target in the period. */
function isEmpty({ roles }: Question, actuals: readonly Actuals[], { judged }: MeasuredSpan): boolean {
  // Sales that cannot be converted were sold all the same.
  const sold = [roles.actual, roles.pipeline].some((role) => actuals[role ?? -1]?.cells.length);
  return !sold && judged.target === undefined;
}

function notesOf(
  frame: Frame,
  actuals: readonly Actuals[],
  sets: readonly TargetSet[],
  spans: readonly MeasuredSpan[],
): Note[] {
  const { question, ledger, pacing } = frame;
  const { request, by, type, period } = question;
  // An empty month is no target of nothing (T6), so that a year of three months is said to be one.
  const bare = bareMonths(ledger.slices(question.owner), period.from, period.to);
  const itemsOverlap = by === 'item' && question.measure === 'count' && type.dimension !== 'all-sales';
  const said: Note[] = [];
  if (spans.some(({ proRata }) => proRata)) said.push({ code: 'pro-rata' });
  if (bare) said.push({ code: 'months-without-target', count: bare });
  if (itemsOverlap) said.push({ code: 'count-not-additive' });
  const all = [
    ...question.notes.map((note) => named(note, frame)),
    ...answerNotes(question, actuals),
    ...sets.flatMap(({ notes }) => notes ?? []),
    ...ledger.notes(),
    ...pacingNotes(request.pace, pacing),
    ...said,
  ];
  return distinct(all, (before, note) => ((note.count ?? 0) > (before.count ?? 0) ? note : before));
}

/** A filter by an owner is said by the owner's name. */
function named(note: Note, frame: Frame): Note {
  const { code, value = '' } = note;
  if (code !== 'not-filtered' || !isOwnerKey(value) || !isKnown(value, frame.question.directory)) return note;
  return { ...note, value: ownerName(frame, value) };
}

/** Notes counted among the days of the question; all other notes are about the data as a whole, in every answer. */
const OF_ITS_DAYS: ReadonlySet<string> = new Set(['missing-profit', 'missing-probability']);

/** Notes of the answers, counts of this year and last added up. Other answers are about days of theirs. */
function answerNotes({ roles }: Question, actuals: readonly Actuals[]): Note[] {
  const whole = [roles.actual, roles.previousYear, roles.pipeline];
  const own = whole.flatMap((role) => notesIn(actuals[role ?? -1]).filter(({ code }) => OF_ITS_DAYS.has(code)));
  const said = actuals.flatMap(notesIn).filter(({ code }) => !OF_ITS_DAYS.has(code));
  const added = distinct(own, (before, note) => ({ ...note, count: (before.count ?? 0) + (note.count ?? 0) }));
  return [...said, ...added];
}

/** A source of the host may leave them out. */
function notesIn(answer: Actuals | undefined): readonly Note[] {
  return (answer as Partial<Actuals> | undefined)?.notes ?? [];
}

/** Each note once, `join` deciding between two that differ in their count. */
function distinct(notes: readonly Note[], join: (before: Note, note: Note) => Note): Note[] {
  const found = new Map<string, Note>();
  for (const note of notes) {
    const key = `${note.code}\n${note.line}\n${note.value}`;
    const before = found.get(key);
    found.set(key, before ? join(before, note) : note);
  }
  return [...found.values()];
}

function insightOf(
  frame: Frame,
  whole: Span,
  total: MeasuredSpan,
  spans: readonly Span[],
  points: readonly MeasuredSpan[],
  sets: readonly TargetSet[],
): Insight {
  const { question, pacing, decimals } = frame;
  const { period, settings } = question;
  const { judged } = total;
  const days = dayCounts(pacing, period);
  return present<Insight>({
    type: question.type,
    measure: question.measure,
    period,
    interval: question.interval,
    by: question.by,
    items: question.items,
    itemNames: itemNames(question, frame.words),
    pace: pacing.pace,
    dayKind: pacing.dayKind,
    ...days,
    elapsed: ratioOf(judged),
    needed: neededPerDay(total, days.daysLeft, decimals),
    growth: growthOf(whole, total),
    slipping: isSlipping(frame, whole, total),
    begun: judged.begun,
    ended: judged.ended,
    open: isOpen(period.to, question),
    lowerIsBetter: question.request.lowerIsBetter === true,
    decimals,
    allowed: question.allowed,
    filteredBy: question.filteredBy,
    groupBy: settings.groupBy ?? question.organisation.groupBy ?? 'sale',
    targetRevision: Math.max(0, ...sets.map(({ revision }) => revision)),
    points: points.map((point, index) => pointInsight(frame, spans[index]!, point, index)),
  });
}

function dayCounts({ days, elapsedTo }: Pacing, { from, to }: Pick<Period, 'from' | 'to'>) {
  const daysTotal = days.sum(from, to);
  const daysGone = days.sum(from, elapsedTo < to ? elapsedTo : to);
  return { daysGone, daysTotal, daysLeft: daysTotal - daysGone };
}

/** max(0, target − actual) ÷ days left (M4). */
function neededPerDay({ judged }: MeasuredSpan, daysLeft: number, decimals: number): number | undefined {
  if (judged.target === undefined || !judged.begun || daysLeft <= 0) return undefined;
  return toMajor(Math.max(0, judged.target - (judged.actual ?? 0)), decimals) / daysLeft;
}

/** Compares sales to date with the same part of last year, and a whole period with the whole (M8). */
function growthOf({ previousYearToDate: before }: Span, { judged }: MeasuredSpan): number | undefined {
  return judged.actual === undefined || before === undefined ? undefined : variancePercent(judged.actual, before);
}

/** Behind or at risk now, on pace at the end of the previous interval (M6). */
function isSlipping(
  { question, ledger, pacing, standard }: Frame,
  whole: Span,
  { figure, judged }: MeasuredSpan,
): boolean {
  if (figure.status !== 'behind' && figure.status !== 'at-risk') return false;
  const { period, settings, fiscal } = question;
  const end = addDays(intervalHolding(settings.asOf, question.interval, fiscal).from, -1);
  const then = spanTarget(whole.slices, period.from, period.to, end, pacing.weights);
  const actual = sumOf(cellsIn(ledger.cells('actualTotal') ?? ledger.cells('actual') ?? [], period.from, end));
  const elapsed = shareOf(then, { ...pacing, elapsedTo: end }, period.from, period.to);
  const status = statusOf({ ...judged, actual, expected: then.expected, elapsed }, standard);
  return status === 'on-pace' || status === 'reached';
}

function ratioOf({ elapsed: { part, whole } }: MeasuredSpan['judged']): number {
  return part / whole;
}

function pointInsight(
  { question, intervals }: Frame,
  span: Span,
  { judged }: MeasuredSpan,
  index: number,
): PointInsight {
  const { asOf } = question.settings;
  const { from, to } = intervals[index] ?? question.period;
  return {
    from,
    to,
    running: from <= asOf && !judged.ended,
    open: isOpen(to, question),
    coming: from > asOf,
    since: span.from,
    elapsed: ratioOf(judged),
    ...dayCounts(span.pacing, span),
  };
}

/** Books are closed until a day that the organisation may name (A6). */
function isOpen(to: string, { organisation }: Question): boolean {
  return organisation.closedUntil !== undefined && to > organisation.closedUntil;
}
