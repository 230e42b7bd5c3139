import type { FigureFacts, PaceFacts } from './facts.ts';
import { help, type Manner, writeIn } from './help.ts';
import type { Locale } from './locale.ts';
import { comparisons } from './sentences.ts';

export interface SpokenFacts extends Omit<Manner, 'spoken'> {
  /** ISO 4217; without it numbers are said plainly. */
  readonly currency?: string;
  /** Comparisons told besides the target, as in the attribute. */
  readonly compare?: readonly string[];
}

/** For `aria-valuetext`: verdict, value, target, per cent, gap, outlook, time left and comparisons in one phrase (E1, E10). */
export function valueText(
  locale: Locale,
  figure: FigureFacts,
  pace: PaceFacts,
  { currency, compare = [], ...rest }: SpokenFacts = {},
): string {
  const manner: Manner = { ...rest, spoken: currency ?? true };
  const write = writeIn(locale, figure, pace.decimals, manner);
  const { status, gap, part, basis, scope, todo, outlook } = help(locale, figure, pace, manner);
  return [
    status?.text,
    amountsText(locale, figure, write),
    figure.attainment === undefined ? undefined : locale.percent(figure.attainment),
    gap,
    part,
    basis,
    scope,
    outlook,
    ...todo,
    ...comparisons(locale, figure, pace, outlook ? compare.filter((one) => one !== 'forecast') : compare, write),
    pace.judgedBy,
  ]
    .filter(Boolean)
    .join(', ');
}

/** `1.94 of 3.53 million euros`: a unit that both have is said once. */
export function amountsText(
  { messages }: Locale,
  { actual, target }: FigureFacts,
  write: (value: number) => string,
): string | undefined {
  if (actual === undefined) return undefined;
  const value = write(actual);
  if (!target) return value;
  const whole = write(target);
  const unitOf = (text: string) => text.replace(/^\S+/, '');
  return messages.of(unitOf(value) === unitOf(whole) ? value.replace(/\s.*/, '') : value, whole);
}
