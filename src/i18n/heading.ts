import type { Measure } from '../model/actual.ts';
import type { FigureField } from './facts.ts';
import { isolated } from './isolated.ts';
import type { CurrencyDisplay, Locale } from './locale.ts';
import type { Scale } from './scale.ts';

export interface HeadingFacts {
  /** Name of the owner. */
  readonly who: string;
  /** Absent where the name of the owner says it. */
  readonly measure?: Measure;
  /** Names of the items that alone count, if not all do. */
  readonly items?: readonly string[];
  readonly scale: Scale;
  readonly currency?: string;
  readonly currencyDisplay?: CurrencyDisplay;
  readonly asPercent?: boolean;
  readonly cumulative?: boolean;
  /** The period's label. */
  readonly period: string;
  /** Fields that are drawn, if more than one is. */
  readonly compared?: readonly FigureField[];
}

/** A heading in its parts (N4): who | **measure** in unit | period, what is compared. */
export interface Heading {
  readonly who: string;
  readonly measure: string;
  /** `in k EUR`, `in k EUR, cumulative`, `in % of target`, or empty. */
  readonly unit: string;
  readonly period: string;
  /** `actual, target, last year`, or empty. */
  readonly compared: string;
  /** All of it, for a name or a title. */
  readonly text: string;
}

export function headingOf(locale: Locale, facts: HeadingFacts): Heading {
  const { messages } = locale;
  const { period, items = [], compared = [] } = facts;
  const who = isolated(locale, facts.who);
  const named = facts.measure ? messages.measures[facts.measure] : '';
  const measure = items.length ? `${named} (${items.map((item) => isolated(locale, item)).join(', ')})` : named;
  const money = facts.measure === 'count' ? undefined : facts.currency;
  const inside = facts.asPercent ? messages.ofTarget : locale.unit(facts.scale, money, facts.currencyDisplay);
  const unit = [inside && messages.inUnit(inside), facts.cumulative && messages.cumulative].filter(Boolean).join(', ');
  const drawn = compared.map((field) => messages.fields[field]).join(', ');
  const second = [measure, unit].filter(Boolean).join(' ');
  const third = [period, drawn].filter(Boolean).join(', ');
  return { who, measure, unit, period, compared: drawn, text: [who, second, third].filter(Boolean).join(' · ') };
}
