import { isShareOfTarget } from '../../model/explain.ts';
import type { Figure } from '../../model/figures.ts';
import type { Insight } from '../../model/insight.ts';
import type { GuideTexts } from '../../i18n/guide.ts';
import { heldToTarget } from '../../i18n/facts.ts';
import { help, type Manner, type Telling, tellingOf } from '../../i18n/help.ts';
import type { Locale } from '../../i18n/locale.ts';
import { currencyOf, type Ready, type TileOptions } from './tile.figure.ts';

/** Figures that are explained, with all that they were made of. */
export interface GuideFacts extends Ready {
  readonly options: TileOptions;
  /** Where bands and statuses change. */
  readonly thresholds: readonly [behind: number, onPace: number];
}

/** A name and what is said of it. */
export interface GuideLine {
  readonly name: string;
  readonly text: string;
}

/** A figure, how its numbers are written, and the texts around them. */
interface Sum extends Telling {
  readonly texts: GuideTexts;
  readonly figure: Figure;
  readonly insight: Insight;
  readonly manner: Manner;
}

const NBSP = '\u00A0';

/** How the numbers of a figure come about, each as the tile writes it (M10). */
export function sumsOf(
  locale: Locale,
  texts: GuideTexts,
  { figures, insight, options }: GuideFacts,
): readonly GuideLine[] {
  const figure = heldToTarget(figures.total);
  const { digits, overDay } = options;
  const manner = { digits, overDay, currency: currencyOf({ figures, insight }, locale, options) };
  const sum: Sum = { ...tellingOf(locale, figure, insight, manner), texts, figure, insight, manner };
  return [attained, due, difference, needed, carriedOn, lastYear, pipeline].flatMap((line) => line(sum) ?? []);
}

function attained({ locale, figure, write }: Sum): GuideLine | undefined {
  const { actual, target, attainment } = figure;
  if (attainment === undefined) return undefined;
  const text = `${locale.percent(attainment)} = ${write(actual!)} ÷${NBSP}${write(target!)}`;
  return { name: locale.messages.fields.attainment, text };
}

const runs = ({ begun, ended }: Insight) => begun && !ended;

/** The part of the target that is expected by now (M3). */
function due({ locale, texts, figure, insight, write, day }: Sum): GuideLine | undefined {
  const { expected, target } = figure;
  if (!runs(insight) || expected === undefined || target === undefined) return undefined;
  return {
    name: locale.messages.markOfPace(day),
    text: texts.due(write(expected), write(target), daysGone(locale, insight)),
  };
}

export function daysGone(locale: Locale, { daysGone: gone, daysTotal, dayKind }: Insight): string {
  return locale.messages.daysGone(locale.count(gone), locale.count(daysTotal), dayKind);
}

/** The gap to what is expected by now of a running figure, to its target of one that is over (N5). */
function difference({ locale, figure, insight, write, gap }: Sum): GuideLine | undefined {
  const { fields } = locale.messages;
  const { actual, expected, target, variance } = figure;
  const name = insight.varianceToDate === undefined ? fields.variance : fields.varianceToDate;
  const value = insight.varianceToDate ?? (insight.ended || !insight.daysTotal ? variance : undefined);
  const base = insight.varianceToDate === undefined ? target : expected;
  if (value === undefined || actual === undefined || base === undefined) return undefined;
  const sign = value < 0 ? '\u2212' : value > 0 ? '+' : '';
  return { name, text: `${sign}${gap(value, actual, base)} = ${write(actual)} \u2212${NBSP}${write(base)}` };
}

/** The rest of the target over the days left (M4). */
function needed({ locale, texts, figure, insight, manner, write }: Sum): GuideLine | undefined {
  const { actual, target } = figure;
  const { needed: perDay = 0, daysLeft, lowerIsBetter } = insight;
  if (lowerIsBetter || perDay < 1 || !daysLeft || !actual || !target || !runs(insight)) return undefined;
  const [said] = help(locale, figure, insight, manner).todo;
  const text = `${said!} = (${write(target)} \u2212${NBSP}${write(actual)}) ÷${NBSP}${locale.count(daysLeft).text}`;
  return { name: texts.needed, text };
}

/** Run rate (M5). */
function carriedOn({ locale, texts, figure, insight, write }: Sum): GuideLine | undefined {
  const { actual, forecast, status } = figure;
  const { elapsed } = insight;
  if (actual === undefined || forecast === undefined || !runs(insight) || status === 'too-early') return undefined;
  const share = locale.percent(elapsed, { decimals: 1 });
  const what = isShareOfTarget(elapsed, figure) ? texts.shareExpected : texts.shareGone;
  return {
    name: locale.messages.fields.forecast,
    text: `${write(forecast)} = ${write(actual)} ÷${NBSP}${share} (${share} ${what})`,
  };
}

/** Last year as far as it is held against this one (M8). */
function lastYear({ locale, figure, insight, write }: Sum): GuideLine | undefined {
  const field = runs(insight) ? 'previousYearToDate' : 'previousYear';
  const { [field]: value } = figure;
  if (value === undefined) return undefined;
  const { growth } = insight;
  const more = growth === undefined ? '' : ` (${locale.percent(growth, { sign: true })})`;
  return { name: locale.messages.fields[field], text: `${write(value)}${more}` };
}

function pipeline({ locale, figure, write }: Sum): GuideLine | undefined {
  if (figure.pipeline === undefined) return undefined;
  return { name: locale.messages.fields.pipeline, text: write(figure.pipeline) };
}
