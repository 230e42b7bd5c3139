import type { Status } from '../model/figures.ts';
import type { FigureFacts, PaceFacts } from './facts.ts';
import type { Locale } from './locale.ts';

export interface StatusWords {
  readonly text: string;
  /** Its first word or words, where there is no room for the difference that `text` says as well. */
  readonly short?: string;
  /** Said after `short`: its difference as a share, in brackets. */
  readonly share?: string;
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
  incomplete: '⚠',
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

/** There is no target: said of the period that runs by its kind, else by its name. */
export function noTarget(
  locale: Locale,
  { period, begun, ended }: Pick<PaceFacts, 'period' | 'begun' | 'ended'>,
): string {
  return begun && !ended
    ? locale.messages.noTargetForThis[period.kind]
    : locale.messages.noTargetFor(locale.period(period));
}

/** Numbers that a single figure is compared with besides its target, as `compare` names them. */
export function comparedFields(
  figure: FigureFacts,
  { begun, ended }: Pick<PaceFacts, 'begun' | 'ended'>,
  compare: readonly string[],
) {
  const last = begun && !ended ? 'previousYearToDate' : 'previousYear';
  const asked = [
    [last, 'previous-year'],
    ['forecast', 'forecast'],
    ['pipeline', 'pipeline'],
  ] as const;
  return asked.flatMap(([field, name]) => (figure[field] !== undefined && compare.includes(name) ? field : []));
}

/** The same in words: `last year to date 3.41 M (+11%)`, `forecast 5.60 M`. */
export function comparisons(
  locale: Locale,
  figure: FigureFacts,
  pace: Pick<PaceFacts, 'begun' | 'ended' | 'growth'>,
  compare: readonly string[],
  write: (value: number) => string,
): readonly string[] {
  const { growth } = pace;
  return comparedFields(figure, pace, compare).map((field) => {
    const text = `${locale.messages.fields[field]} ${write(figure[field]!)}`;
    const grows = growth !== undefined && field.startsWith('previous');
    return grows ? `${text} (${locale.percent(growth, { sign: true })})` : text;
  });
}
