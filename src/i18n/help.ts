import { daysIn } from './dates.ts';
import type { FigureFacts, PaceFacts } from './facts.ts';
import type { Locale } from './locale.ts';
import { type Digits, roundedGap, scaleFor } from './scale.ts';
import { noTarget, statusWords, type StatusWords } from './sentences.ts';

/** How numbers of a sentence are told. */
export interface Manner {
  /** 3 by default; `full` is all of them, with the same decimals as in the figure. */
  readonly digits?: Digits;
  /** Decimals of the tile's other numbers, where they are more than those of this figure. */
  readonly decimals?: number;
  /** Said in full, for whoever listens: with this currency, or plainly. */
  readonly spoken?: string | true;
  /** Named by numbers below a thousand beside a figure in thousands, millions, …, as which they would be read. */
  readonly currency?: string;
  /** Power of ten of the heading's unit, where that may be another than the figure's own. */
  readonly power?: number;
  /** Day of the figures, where it is over: it is not called today. */
  readonly overDay?: string;
}

/** The sentence that helps: how it stands, how far off, what remains to be done and where it will end. */
export interface Help {
  /** `behind by 130 k (6%)`. Absent where there is nothing to judge, and where the gap says in more words that there is no target. */
  readonly status?: StatusWords;
  /** `19 k (7%) ahead`, where the status does not say it itself. */
  readonly gap?: string;
  /** `target in 9 of 12 months`, `people have 250 k`: the part that is judged, where it is not all (M11), and what the members have (M13). */
  readonly part?: string;
  /** By what it is judged: `2.07 M expected by today`. */
  readonly basis?: string;
  /** `90 k without a target`, where the part says that there is one for some months only (M11); that the target is the members' (M13). */
  readonly scope?: string;
  /** `26 k a working day needed`, `76 working days left` */
  readonly todo: readonly string[];
  /** `heading for 3.31 M: 220 k (6%) under target` */
  readonly outlook?: string;
}

/** Not more than this share away is on the line: a gap that small is not printed. */
const NEAR = 0.005;

/** A figure and how it is told. */
export interface Telling {
  readonly locale: Locale;
  readonly figure: FigureFacts;
  readonly pace: PaceFacts;
  readonly day: string | undefined;
  write(value: number, digits?: number): string;
  /** Writes an amount with its own currency. */
  money(amount: { readonly value: number; readonly currency: string }): string;
  /** Writes a difference to one of these numbers, with its share of the last. */
  gap(difference: number, from: number, to: number): string;
}

export function help(locale: Locale, figure: FigureFacts, pace: PaceFacts, manner: Manner = {}): Help {
  const telling = tellingOf(locale, figure, pace, manner);
  const { status } = figure;
  const [part, besides] = scopeOf(telling);
  const members = membersOf(telling);
  if (status === 'no-target') return { ...lackOf(telling, members), ...restOf(telling) };
  if (status === 'incomplete') return { ...unreadOf(telling), todo: [] };
  if (status === 'zero-target') return { gap: locale.messages.statuses[status], ...restOf(telling) };
  const scope = [besides, members].filter(Boolean).join(' · ') || undefined;
  const words = statusWords(locale, status, pace.slipping);
  return { ...(words && { ...judgedOf(telling, words), part }), scope, ...restOf(telling) };
}

/** Writes numbers in a manner, for a sentence about a figure. */
export function writeIn(
  locale: Locale,
  figure: FigureFacts,
  currencyDecimals: number,
  manner: Manner,
): Telling['write'] {
  const { digits = 3, spoken } = manner;
  const own = scaleFor([figure.actual, figure.target], 'full', currencyDecimals);
  const decimals = digits === 'full' ? Math.max(own.decimals, manner.decimals ?? 0) : currencyDecimals;
  if (spoken)
    return (value, fewer) => locale.amount(value, { digits: digits === 'full' ? digits : fewer, decimals, spoken });
  const powerOf = (values: readonly (number | undefined)[]) => scaleFor(values, 3, decimals).power;
  if (digits !== 'full')
    return (value, fewer) => {
      if (isUnder(value, manner.power))
        return locale.amount(value, { scale: { power: manner.power!, decimals: 0 }, unit: true });
      const text = locale.amount(value, { digits: fewer, decimals });
      const isLow =
        value !== 0 && powerOf([value]) === 0 && (manner.power || powerOf([figure.actual, figure.target])) > 0;
      return isLow && manner.currency ? `${text}\u00A0${manner.currency}` : text;
    };
  return (value) => locale.amount(value, { scale: { power: 0, decimals } });
}

/** Whether a number of a larger unit is still easily read in that of the heading: `2,071 k` beside `1,941`. */
function isUnder(value: number, power: number | undefined): boolean {
  return power !== undefined && Math.abs(value) >= 10 ** (power + 3) && Math.abs(value) < 10 ** (power + 4);
}

export function tellingOf(locale: Locale, figure: FigureFacts, pace: PaceFacts, manner: Manner): Telling {
  const write = writeIn(locale, figure, pace.decimals, manner);
  return {
    locale,
    figure,
    pace,
    write,
    money: ({ value, currency }) =>
      manner.spoken
        ? locale.amount(value, { decimals: pace.decimals, spoken: currency })
        : `${locale.amount(value, { digits: 3, decimals: pace.decimals })}\u00A0${currency}`,
    day: manner.overDay && locale.dayOfYear(manner.overDay),
    gap(difference, from, to) {
      // Beside `1,941` and `0` in thousands the difference is 1,941 k, and not 1,940 k.
      const most = isUnder(difference, manner.power) ? 4 : 3;
      const { value, digits } = roundedGap(Math.abs(difference), [from, to], pace.decimals, most);
      const amount = manner.digits === 'full' ? write(Math.abs(difference)) : write(value, digits);
      // A share of 0% would say that there is no difference.
      return isNear(difference, to) || !to
        ? amount
        : locale.messages.gap(amount, locale.percent(Math.abs(difference / to)));
    },
  };
}

/** Says what the members have where the owner has no target, or that it is held against that (M13). */
function membersOf({ locale: { messages }, pace: { members }, write }: Telling): string | undefined {
  if (!members) return undefined;
  const { have, target } = messages.members[members.by];
  return members.isUsed ? target : have(write(members.target));
}

/** Says what could not be read or converted, in place of a verdict. */
function unreadOf({ locale, pace: { missing = {} }, money }: Telling): Pick<Help, 'status'> {
  const { unread } = locale.messages;
  const { sales, targets, unrated, unratedTargets } = missing;
  const said = [
    sales && unread.sales(locale.percent(sales.count / sales.of)),
    targets && unread.targets(locale.count(targets)),
    unrated && unread.unrated(unrated.map(money).join(' + ')),
    unratedTargets && unread.unratedTargets(unratedTargets.join(', ')),
  ].filter((text) => !!text);
  const words = statusWords(locale, 'incomplete')!;
  return { status: said.length ? { ...words, text: said.join(', '), short: words.text } : words };
}

/** Says that there is no target, of its period, or beside what the members have. */
function lackOf({ locale, pace }: Telling, members: string | undefined): Pick<Help, 'gap' | 'part'> {
  return members ? { gap: locale.messages.statuses['no-target'], part: members } : { gap: noTarget(locale, pace) };
}

/** Says for which part there is a target, and what was sold besides: the first beside the verdict, the rest below it. */
function scopeOf({ locale, pace: { besides, targeted }, write }: Telling): readonly string[] {
  const { messages } = locale;
  if (besides === undefined) return [];
  const sold = messages.soldBesides(write(besides, 2));
  return targeted ? [messages.targetFor(locale.count(targeted.months), locale.count(targeted.of)), sold] : [sold];
}

/** How it stands, and how far off. */
function judgedOf(telling: Telling, words: StatusWords): Pick<Help, 'status' | 'gap' | 'basis'> {
  const { locale, figure, pace } = telling;
  const { messages } = locale;
  const { actual, target, expected, status } = figure;
  if (status === 'not-begun') return { status: { ...words, text: messages.starts(locale.day(pace.period.from)) } };
  if (status === 'too-early') {
    const { daysGone, daysTotal, dayKind } = pace;
    return { status: words, basis: messages.daysGone(locale.count(daysGone), locale.count(daysTotal), dayKind) };
  }
  if (actual === undefined || target === undefined) return { status: words };
  if (status === 'reached' || status === 'missed') return { status: words, gap: toTarget(telling, actual, target) };
  return expected === undefined ? { status: words } : toExpected(telling, words, actual, expected);
}

function toTarget({ locale: { messages }, gap }: Telling, value: number, target: number): string {
  if (value === target) return messages.onTarget;
  return messages[value > target ? 'aboveTarget' : 'belowTarget'](gap(value - target, value, target));
}

function toExpected(
  telling: Telling,
  words: StatusWords,
  actual: number,
  expected: number,
): Pick<Help, 'status' | 'gap' | 'basis'> {
  const { locale, figure, pace, day, write, gap } = telling;
  const { messages } = locale;
  const { status } = figure;
  const amount = write(expected);
  const basis = messages.expectedBy(amount, day);
  const difference = actual - expected;
  if (isNear(difference, expected))
    return { status: words, basis: words.tone === 'good' ? messages.asExpected(amount, day) : basis };
  const text = gap(difference, actual, expected);
  if (pace.lowerIsBetter)
    return { status: words, gap: messages[difference > 0 ? 'moreThan' : 'lessThan'](text), basis };
  // Of what it is the verdict is said before how far it is off (M11).
  const isAtRisk = status === 'at-risk' && !pace.targeted;
  if (difference > 0 || (status !== 'behind' && !isAtRisk))
    return { status: words, gap: messages[difference > 0 ? 'ahead' : 'behind'](text), basis };
  const by = messages[pace.slipping ? 'slippingBy' : isAtRisk ? 'behind' : 'behindBy'](text);
  const short = isAtRisk ? messages.statuses[status] : words.text;
  const share = `(${locale.percent(Math.abs(difference / expected))})`;
  return { status: { ...words, text: isAtRisk ? messages.also(short, by) : by, short, share }, basis };
}

function isNear(difference: number, whole: number): boolean {
  return Math.abs(difference) <= NEAR * Math.abs(whole);
}

/** Says how much remains to be done, and where the period will end (N15). */
function restOf(telling: Telling): Pick<Help, 'todo' | 'outlook'> {
  const { locale, figure, pace, write } = telling;
  const { messages } = locale;
  if (!pace.begun) return { todo: figure.target ? [messages.targetIs(write(figure.target))] : [] };
  if (pace.ended || pace.daysLeft === 0) return { todo: pace.daysTotal ? [] : missingOf(telling) };
  const left = messages.daysLeft(locale.count(pace.daysLeft), pace.dayKind);
  return {
    todo: [...missingOf(telling), left],
    outlook: outlookOf(telling),
  };
}

function missingOf(telling: Telling): string[] {
  const { locale, figure, pace, write } = telling;
  const { actual, target, status } = figure;
  if (actual === undefined || !target || actual >= target || status === 'reached') return [];
  if (pace.lowerIsBetter) return [locale.messages.roomLeft(write(target - actual, 2))];
  return pace.needed ? [neededOf(telling, pace.needed, target - actual)] : [];
}

/** Less than one a day is said by the week, and less than one a week at once. Sales come whole. */
function neededOf({ locale: { messages }, pace, write }: Telling, perDay: number, missing: number): string {
  const { period, daysTotal, dayKind, decimals } = pace;
  if (!daysTotal) return messages.neededInAll(write(missing));
  if (perDay >= 1) return messages.neededPerDay(write(decimals ? perDay : Math.ceil(perDay), 2), dayKind);
  const perWeek = Math.round((perDay * 7 * daysTotal) / daysIn(period.from, period.to));
  return perWeek >= 1 ? messages.neededPerWeek(write(perWeek)) : messages.neededInAll(write(missing));
}

function outlookOf(telling: Telling): string | undefined {
  const { locale, figure, write } = telling;
  const { messages } = locale;
  const { forecast, status } = figure;
  if (forecast === undefined || status === 'too-early') return undefined;
  return [messages.headingFor(write(forecast)), gapAtEnd(telling)].filter(Boolean).join(': ');
}

/** The gap between the forecast and the target. */
export function gapAtEnd(telling: Telling): string | undefined {
  const { forecast, target } = telling.figure;
  if (forecast === undefined || !target) return undefined;
  return isNear(forecast - target, target) ? telling.locale.messages.nearTarget : toTarget(telling, forecast, target);
}
