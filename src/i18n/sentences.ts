import type { Status } from '../model/figures.ts';
import type { FigureFacts, PaceFacts, Write } from './facts.ts';
import type { Locale } from './locale.ts';

export interface StatusWords {
  readonly text: string;
  /** Goes before the text, for the eye only (`aria-hidden`): it tells the judgement without colour (N12). */
  readonly sign: string;
  readonly tone: 'good' | 'bad' | 'neutral';
}

const SIGNS: Readonly<Record<Status, string>> = {
  'on-pace': '▲',
  behind: '▼',
  'at-risk': '▼▼',
  reached: '✓',
  'too-early': '◔',
  'no-target': '–',
  'zero-target': '–',
  'not-begun': '○',
  missed: '✕',
};

const TONES: Readonly<Partial<Record<Status, StatusWords['tone']>>> = {
  'on-pace': 'good',
  reached: 'good',
  behind: 'bad',
  'at-risk': 'bad',
  missed: 'bad',
};

/** Tone of a status; neutral where nothing is judged yet, or nothing can be (M6). */
export function statusTone(status: Status | undefined): StatusWords['tone'] {
  return (status && TONES[status]) ?? 'neutral';
}

/**
 * Tone of a difference: that of its figure's status, so that nothing is called
 * good or bad which the status does not call so (N5). Neutral where the
 * difference goes the other way, such as −3 of a figure that is on pace.
 */
export function differenceTone(
  difference: number,
  status: Status | undefined,
  lowerIsBetter: boolean,
): StatusWords['tone'] {
  const impact = difference > 0 === lowerIsBetter ? 'bad' : 'good';
  return difference !== 0 && impact === statusTone(status) ? impact : 'neutral';
}

/** Status as sign and word; undefined where there is none to judge. `slipping`: was on pace an interval ago. */
export function statusWords(locale: Locale, status: Status | undefined, slipping = false): StatusWords | undefined {
  if (!status) return undefined;
  const { statuses, also } = locale.messages;
  const bad = status === 'behind' || status === 'at-risk';
  const slips = slipping && bad;
  const text = !slips
    ? statuses[status]
    : status === 'behind'
      ? statuses.slipping
      : also(statuses[status], statuses.slipping);
  return { text, sign: SIGNS[status], tone: statusTone(status) };
}

/** The sentence that helps: how far off, and what remains to be done. Either may be missing. */
export interface Help {
  /** `22 k ahead of 3.77 M expected` */
  readonly gap?: string;
  /** `26 k a day needed · 76 working days left` */
  readonly todo?: string;
}

/** `write` makes amounts in the tile's way; by default each with a unit of its own. */
export function help(locale: Locale, figure: FigureFacts, pace: PaceFacts, write: Write = own(locale, pace)): Help {
  return { gap: gapOf(locale, figure, pace, write), todo: todoOf(locale, figure, pace, write) };
}

/** There is no target: said of the period that runs by its kind, else by its name. */
export function noTarget(
  locale: Locale,
  { period, begun, ended }: Pick<PaceFacts, 'period' | 'begun' | 'ended'>,
): string {
  return begun && !ended
    ? locale.messages.noTargetForThis[period.kind]
    : locale.messages.noTargetFor(locale.period(period));
}

/** The words in place of a target, if there is none above or below 0. */
function targetLack(
  locale: Locale,
  status: Status | undefined,
  pace: Pick<PaceFacts, 'period' | 'begun' | 'ended'>,
): string | undefined {
  if (status === 'no-target') return noTarget(locale, pace);
  return status === 'zero-target' ? locale.messages.statuses[status] : undefined;
}

function gapOf(locale: Locale, figure: FigureFacts, pace: PaceFacts, write: Write): string | undefined {
  const { messages } = locale;
  const { actual, target, expected, status } = figure;
  if (status === 'no-target' || status === 'zero-target') return targetLack(locale, status, pace);
  if (status === 'not-begun') return messages.begins(locale.day(pace.period.from));
  if (status === 'too-early')
    return messages.daysGone(locale.count(pace.daysGone), locale.count(pace.daysTotal), pace.dayKind);
  if (actual === undefined || target === undefined) return undefined;
  if (status === 'reached' || status === 'missed') return toTarget(locale, actual - target, write);
  return expected === undefined
    ? undefined
    : toExpected(locale, actual - expected, expected, pace.lowerIsBetter, write);
}

function toTarget({ messages }: Locale, gap: number, write: Write): string {
  if (gap === 0) return messages.onTarget;
  return messages[gap > 0 ? 'aboveTarget' : 'belowTarget'](write(Math.abs(gap), 2));
}

function toExpected({ messages }: Locale, gap: number, expected: number, less: boolean, write: Write): string {
  if (gap === 0) return messages.onExpected(write(expected));
  // Where less is better, being ahead would sound like praise.
  const way = gap > 0 ? (less ? 'above' : 'ahead') : less ? 'below' : 'behind';
  return messages[way](write(Math.abs(gap), 2), write(expected));
}

function todoOf(locale: Locale, figure: FigureFacts, pace: PaceFacts, write: Write): string | undefined {
  const { messages } = locale;
  const { actual, target, status } = figure;
  if (!pace.begun) return target ? messages.targetIs(write(target)) : undefined;
  if (pace.ended || pace.daysLeft === 0) return messages.periodOver;
  const left = messages.daysLeft(locale.count(pace.daysLeft), pace.dayKind);
  const open = status !== 'reached' && actual !== undefined && target !== undefined && actual < target;
  if (!open || status === 'zero-target') return left;
  if (pace.lowerIsBetter) return `${messages.roomLeft(write(target - actual, 2))} · ${left}`;
  return pace.needed ? `${messages.neededPerDay(write(pace.needed, 2))} · ${left}` : left;
}

function own(locale: Locale, { decimals }: PaceFacts): Write {
  return (value, digits = 3) => locale.amount(value, { digits, decimals });
}

/**
 * Comparisons of a single figure besides its target, as `compare` names them:
 * `last year to date 3.41 M (+11%)`, `forecast 5.60 M`.
 */
export function comparisons(
  locale: Locale,
  figure: FigureFacts,
  pace: Pick<PaceFacts, 'begun' | 'ended' | 'growth'>,
  compare: readonly string[],
  write: (value: number) => string,
): readonly string[] {
  const last = pace.begun && !pace.ended ? 'previousYearToDate' : 'previousYear';
  const growth = pace.growth === undefined ? '' : ` (${locale.percent(pace.growth, { sign: true })})`;
  const said = (asked: string, field: 'forecast' | 'pipeline' | typeof last, more = '') => {
    const value = figure[field];
    const isSaid = value !== undefined && compare.includes(asked);
    return isSaid ? [`${locale.messages.fields[field]} ${write(value)}${more}`] : [];
  };
  return [...said('previous-year', last, growth), ...said('forecast', 'forecast'), ...said('pipeline', 'pipeline')];
}

export interface SpokenFacts {
  /** ISO 4217; without it numbers are said plainly. */
  readonly currency?: string;
  /** Comparisons told besides the target, as in the attribute. */
  readonly compare?: readonly string[];
}

/** For `aria-valuetext`: value, target, per cent, status, gap, time left and comparisons in one phrase (E1). */
export function valueText(
  locale: Locale,
  figure: FigureFacts,
  pace: PaceFacts,
  { currency, compare = [] }: SpokenFacts = {},
): string {
  const { messages } = locale;
  const { actual, target, attainment, status } = figure;
  const write: Write = (value, digits) =>
    locale.amount(value, { digits, decimals: pace.decimals, spoken: currency ?? true });
  const { gap, todo } = help(locale, figure, pace, write);
  const judged = statusWords(locale, status, pace.slipping)?.text;
  const value = actual === undefined ? undefined : write(actual);
  return [
    target && value ? messages.of(value, write(target)) : value,
    attainment === undefined ? undefined : locale.percent(attainment),
    status === 'no-target' || status === 'zero-target' ? undefined : judged,
    gap,
    todo?.replace(' · ', ', '),
    ...comparisons(locale, figure, pace, compare, write),
  ]
    .filter(Boolean)
    .join(', ');
}
