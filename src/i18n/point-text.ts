import type { FigureFacts, FigureField } from './facts.ts';
import { isolated } from './isolated.ts';
import type { Locale } from './locale.ts';
import { type SpokenFacts, statusWords } from './sentences.ts';

export interface FigureRow {
  readonly field: FigureField;
  readonly name: string;
  readonly text: string;
}

/** Everything there may be of a figure, in the order in which it is read out; the columns of a table. */
export const FIELDS: readonly FigureField[] = [
  'actual',
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

export interface PointFacts extends SpokenFacts {
  readonly decimals?: number;
  readonly open?: boolean;
  /** Of a running interval: its forecast less its target. */
  readonly forecastVariance?: number;
}

/** One point in one sentence, for screen readers: `September 2026: actual 398 thousand euros, target …, 95%, behind`. */
export function pointText(
  locale: Locale,
  label: string,
  figure: FigureFacts,
  { currency, decimals = 0, open = false, forecastVariance }: PointFacts = {},
): string {
  const { messages } = locale;
  const write = (value: number, sign: boolean) => locale.amount(value, { decimals, sign, spoken: currency ?? true });
  const said = figureRows(locale, figure, write).map(({ name, text }) => `${name} ${text}`);
  if (forecastVariance !== undefined) said.push(`${messages.forecastVariance} ${write(forecastVariance, true)}`);
  const status = statusWords(locale, figure.status)?.text;
  const more = [status, figure.partial && messages.partial, open && messages.open];
  return `${isolated(locale, label)}: ${[...said, ...more].filter(Boolean).join(', ')}`;
}
