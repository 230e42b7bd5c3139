import type { ChartTable, Fact, PointFacts } from '../../charts/view.ts';
import { type FigureField, heldToDate, type PaceFacts } from '../../i18n/facts.ts';
import { headingOf } from '../../i18n/heading.ts';
import { isolated } from '../../i18n/isolated.ts';
import { FIELDS, figureRows, pointText } from '../../i18n/point-text.ts';
import { scaleFor } from '../../i18n/scale.ts';
import { differenceTone, statusWords } from '../../i18n/sentences.ts';
import type { Insight, PointInsight } from '../../model/insight.ts';
import { SERIES, SHOWS } from './chart.figure.ts';
import type { ChartContext, Write } from './chart.figure.ts';

const AMOUNTS: readonly FigureField[] = FIELDS.filter((field) => field !== 'attainment' && field !== 'variancePercent');

/** All there is to say of a point. `chosen`: the board is filtered by it. */
export function factsOf(context: ChartContext, at: number, chosen = false): PointFacts {
  const { ready, locale, options, rules } = context;
  const { digits, overDay } = options;
  const { figures, insight } = ready;
  const point = figures.points[at]!;
  const { open, coming, running, varianceToDate } = insight.points[at]!;
  const figure = heldToDate(point, varianceToDate);
  const { messages } = locale;
  const { currency } = figures;
  const { decimals, lowerIsBetter } = insight;
  const amounts = AMOUNTS.map((field) => figure[field]);
  const scale = scaleFor(amounts, digits === 'full' ? digits : 4, decimals);
  const write: Write = (value, sign) => locale.amount(value, { scale, sign, unit: true });
  const say = (value: number) => locale.amount(value, { digits, decimals, spoken: currency ?? true });
  const { value: difference, expected } = rules.difference(point, insight.points[at]!);
  // The chart shows this one, the variance is of what there is so far.
  const forecastVariance = expected ? difference : undefined;
  const toneOf = (value: number) => differenceTone(value, figure.status, lowerIsBetter);
  const status = statusWords(locale, figure.status);
  const isOpen = open && !coming;
  return {
    label: isolated(locale, point.label),
    rows: figureRows(locale, figure, write).flatMap(({ field, name, text }): Fact[] => {
      const series = SERIES.find((key) => SHOWS[key] === field);
      const tone = field === 'variance' || field === 'varianceToDate' ? toneOf(figure[field]!) : undefined;
      const row = { series, name, text, spoken: series && say(figure[field]!), tone };
      if (field !== 'forecast' || forecastVariance === undefined) return [row];
      const more = { name: messages.forecastVariance, text: write(forecastVariance, true) };
      return [row, { ...more, tone: toneOf(forecastVariance) }];
    }),
    remarks: [
      chosen && messages.chosen,
      status && `${status.sign} ${status.text}`,
      figure.partial && messages.partial[insight.interval],
      isOpen && messages.open,
    ].filter((text) => typeof text === 'string'),
    text: pointText(locale, point.label, point, {
      pace: paceOf(insight, insight.points[at]!),
      running: !insight.by && running,
      chosen,
      currency,
      digits,
      overDay,
      open: isOpen,
      partial: figure.partial ? insight.interval : undefined,
    }),
  };
}

/** The pace of one point. */
function paceOf(insight: Insight, { running, coming, ...point }: PointInsight): PaceFacts {
  const period = { kind: 'range', key: '', from: point.from, to: point.to } as const;
  return {
    ...insight,
    targeted: undefined,
    besides: undefined,
    missing: undefined,
    ...point,
    period,
    slipping: false,
    begun: !coming,
    ended: !running && !coming,
  };
}

/** Every figure there is, with up to four digits; the caption names their unit. */
export function tableOf({ ready: { figures, insight }, locale, options }: ChartContext): ChartTable {
  const { points, total, owner, measure, currency, period } = figures;
  const { interval, by, itemNames, decimals } = insight;
  const { columns, fields } = locale.messages;
  // A total of what is cumulative already would be its last row again.
  const named = options.cumulative ? points : [...points, total];
  const listed = named.map((figure, at) => heldToDate(figure, (insight.points[at] ?? insight).varianceToDate));
  const shown = FIELDS.filter((field) => listed.some((figure) => figure[field] !== undefined));
  const amounts = shown.filter((field) => AMOUNTS.includes(field));
  const digits = options.digits === 'full' ? options.digits : 4;
  const scale = scaleFor(
    listed.flatMap((figure) => amounts.map((field) => figure[field])),
    digits,
    decimals,
  );
  const heading = headingOf(locale, {
    who: owner.name,
    measure: insight.known ? undefined : measure,
    items: itemNames,
    scale,
    currency,
    currencyDisplay: options.currencyDisplay,
    cumulative: options.cumulative,
    period: period.label,
  });
  return {
    caption: `${heading.measure} ${heading.unit}`.trim(),
    head: [columns[by ?? interval], ...shown.map((field) => fields[field]), columns.status],
    rows: listed.map((figure, at) => {
      const texts = new Map(
        figureRows(locale, figure, (value, sign) => locale.amount(value, { scale, sign })).map((row) => [
          row.field,
          row.text,
        ]),
      );
      const status = statusWords(locale, figure.status);
      return { name: named[at]!.label, cells: [...shown.map((field) => texts.get(field) ?? '–'), status?.text ?? '–'] };
    }),
  };
}
