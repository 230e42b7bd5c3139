import { heldToTarget, type FigureFacts, type FigureField, type PaceFacts } from './facts.ts';
import { help, writeIn } from './help.ts';
import { isolated } from './isolated.ts';
import type { Locale } from './locale.ts';
import type { Interval } from '../model/period.ts';
import { statusWords } from './sentences.ts';
import { amountsText, type SpokenFacts } from './value-text.ts';

export interface FigureRow {
  readonly field: FigureField;
  readonly name: string;
  readonly text: string;
}

/** Everything there may be of a figure, in the order in which it is read out; the columns of a table. */
export const FIELDS: readonly FigureField[] = [
  'actual',
  'compared',
  'target',
  'attainment',
  'variance',
  'variancePercent',
  'expected',
  'varianceToDate',
  'forecast',
  'pipeline',
  'previousYear',
  'previousYearToDate',
];

/** Everything there is of a figure, by name: for a tooltip, a table or a sentence. `write` as in `Locale.amount`. */
export function figureRows(
  locale: Locale,
  figure: FigureFacts,
  write: (value: number, sign: boolean) => string,
): readonly FigureRow[] {
  const rows: FigureRow[] = [];
  for (const field of FIELDS) {
    const value = figure[field];
    if (value === undefined) continue;
    const sign = field === 'variance' || field === 'varianceToDate';
    const text =
      field === 'attainment'
        ? locale.percent(value)
        : field === 'variancePercent'
          ? locale.percent(value, { sign: true })
          : write(value, sign);
    rows.push({ field, name: locale.messages.fields[field], text });
  }
  return rows;
}

export interface PointFacts extends Omit<SpokenFacts, 'compare'> {
  readonly pace: PaceFacts;
  /** It is the interval that runs. */
  readonly running?: boolean;
  /** Its books are not closed yet. */
  readonly open?: boolean;
  /** The board is filtered by it. */
  readonly chosen?: boolean;
  /** Kind of the interval that it cuts, if it does. */
  readonly partial?: Interval;
}

/** Told beside verdict, value and gap. */
const BESIDES = ['forecast', 'pipeline', 'previousYear'] as const;

/**
 * One point in one sentence, for whoever listens, the verdict first:
 * `September 2026, running: at risk, 100 of 318 thousand euros, 30 thousand euros (23%) behind, …`.
 */
export function pointText(locale: Locale, label: string, figure: FigureFacts, facts: PointFacts): string {
  const { messages } = locale;
  const { pace, currency, running, chosen, open, partial, ...rest } = facts;
  const manner = { ...rest, spoken: currency ?? true } as const;
  const write = writeIn(locale, figure, pace.decimals, manner);
  const held = heldToTarget(figure);
  const { status, gap, part, basis, scope } = help(locale, held, pace, manner);
  const isJudged = figure.target && figure.status !== 'not-begun';
  const isolate = isolated(locale, label);
  const name = chosen ? messages.also(isolate, messages.chosen) : isolate;
  const said = [
    isJudged ? status?.text : statusWords(locale, figure.status)?.text,
    figure.actual === undefined && figure.target ? messages.targetIs(write(figure.target)) : undefined,
    amountsText(locale, held, write),
    ...(isJudged ? [gap, part, basis] : []),
    scope,
    ...BESIDES.map((field) => figure[field] !== undefined && `${messages.fields[field]} ${write(figure[field])}`),
    partial && messages.partial[partial],
    open && messages.open,
  ];
  return `${running ? messages.running(name) : name}: ${said.filter(Boolean).join(', ')}`;
}
