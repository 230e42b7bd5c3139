import { filterNames } from '../../board/filter-names.ts';
import { heldToTarget } from '../../i18n/facts.ts';
import { headingOf } from '../../i18n/heading.ts';
import { help, writeIn } from '../../i18n/help.ts';
import type { Locale } from '../../i18n/locale.ts';
import { comparisons, type StatusWords } from '../../i18n/sentences.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { Figure, Figures } from '../../model/figures.ts';
import type { Insight } from '../../model/insight.ts';
import { idOf, isOwnerKey } from '../../model/owner.ts';
import type { BodyOptions } from './tile-kind.ts';
import { type Ready, type TileFigure, type TileOptions, currencyOf } from './tile.figure.ts';

/** State of a tile beside its figures; what is absent is not so. */
export interface TileState {
  /** An answer is under way. */
  readonly busy?: boolean;
  /** It takes so long that the tile says so. */
  readonly slow?: boolean;
  /** The page's policy refuses the figures. */
  readonly refused?: boolean;
  /** Bytes of the file that is being loaded. */
  readonly progress?: { readonly loaded: number; readonly total?: number };
  /** Tiles of its scale group are drawn on another scale. */
  readonly ownScale?: boolean;
  /** The page can set targets. */
  readonly editable?: boolean;
}

/** Everything that words and picture of a tile follow from: plain data, which survives JSON. */
export interface TileFacts {
  readonly figures: Figures;
  /** Present as soon as the period is known, with or without figures in it. */
  readonly insight?: Insight;
  readonly options: TileOptions;
  readonly body: BodyOptions;
  readonly state: TileState;
}

/** Heading in its parts (N4): who | **measure** in unit | more, … */
export interface HeadingView {
  /** All of it, as the name of the picture. */
  readonly text: string;
  /** The page's own heading, or the owner's name; empty until the owner's name is known. */
  readonly who: string;
  readonly measure: string;
  /** The measure names items, of which there may be many. */
  readonly listed?: boolean;
  readonly unit: string;
  readonly period: string;
  /** The part of `more` that says what is compared: a legend says it too. */
  readonly compared: string;
  /** After the period, by which targets it is judged, what is compared and what restricts it; each drops alone where the line is short. */
  readonly more: readonly string[];
}

/** Words below the picture. */
export interface StatusView {
  /** Absent where there is nothing to judge, and where the gap says in more words that there is no target. */
  readonly status?: StatusWords;
  readonly gap?: string;
  /** The total of a picture that shows only its parts, and what it is held against. */
  readonly total?: readonly string[];
  /** The part of it that has a target, where not all has one. */
  readonly part?: string;
  /** The same, where it takes a line of its own below a picture. */
  readonly scope?: string;
  /** By what the status is judged. */
  readonly basis?: string;
  /** Parts of the sentence about what remains to be done. */
  readonly sentence: readonly string[];
  /** Where it will end (N15). */
  readonly outlook?: string;
  readonly comparisons: readonly string[];
}

/** All words of a tile's frame, as plain data: the same for page, picture, paper and server. */
export interface TileView {
  readonly state: Figures['state'];
  readonly stale: boolean;
  readonly busy: boolean;
  readonly heading: HeadingView;
  /** Present where the figures can be drawn. */
  readonly status?: StatusView;
  /** Beside the heading, while old figures are refreshed. */
  readonly refreshing?: string;
  /** In place of the picture, once loading takes long. */
  readonly loading?: string;
  /** Filters of the board that narrow the tile, and the label of the button that clears them; whether the heading names the only one. */
  readonly filters?: { readonly text: string; readonly clear: string; readonly named: boolean };
  readonly message?: string;
  /** Where the message has said how old the figures are, and goes on. */
  readonly ageEnd?: number;
  /** Label of the button that asks again, where that may help. */
  readonly retry?: string;
  /** Label of the button that offers to set the missing target. */
  readonly setTarget?: string;
}

/** View of a tile whose board has not said yet in which language it speaks. */
export function wordlessView(own: string | undefined): TileView {
  const heading = { text: own ?? '', who: own ?? '', measure: '', unit: '', period: '', compared: '', more: [] };
  return { state: 'loading', stale: false, busy: true, heading };
}

/** Says in words all that stands around a tile's picture; `figure` where there is one to be drawn. */
export function tileView(locale: Locale, facts: TileFacts, figure: TileFigure | undefined): TileView {
  const { figures, insight, options, state } = facts;
  const { messages } = locale;
  const { message, stale } = figures;
  const busy = !!state.busy;
  return {
    state: figures.state,
    stale,
    busy,
    heading: headingView(locale, facts, figure),
    status: figure && insight && statusView(locale, { figures, insight }, figure, options),
    refreshing: stale && busy ? messages.refreshing : undefined,
    loading: state.slow && figures.state === 'loading' ? loadingText(locale, state) : undefined,
    filters: filtersView(locale, figures, insight, options.heading),
    message,
    ageEnd: message && stale ? ageEnd(message, messages) : undefined,
    retry: message && mayRetry(figures, state) ? messages.retry : undefined,
    setTarget:
      state.editable && insight && !insight.known && !insight.judgedBy && isUnset(figures.total)
        ? messages.setTarget
        : undefined,
  };
}

/** Whether a target is there to be set: there is none, or one of 0 by which nothing is judged. */
function isUnset({ target, status }: Figure): boolean {
  return target === undefined || status === 'zero-target';
}

/** Where a message that begins with the age of the figures says what failed. */
function ageEnd(message: string, { offline, notRefreshed }: Messages): number | undefined {
  return [offline, notRefreshed('')].map((rest) => message.indexOf(`. ${rest}`)).find((at) => at > 0);
}

function headingView(
  locale: Locale,
  { figures, insight, options, state }: TileFacts,
  figure: TileFigure | undefined,
): HeadingView {
  const { messages } = locale;
  const { owner, measure, currency, period } = figures;
  const drawn = figure && insight;
  const heading = headingOf(locale, {
    who: options.heading || owner.name || (figures.state !== 'loading' && isOwnerKey(owner.id) ? idOf(owner.id) : ''),
    measure: options.known ? undefined : measure,
    items: drawn?.itemNames,
    scale: figure?.scale ?? { power: 0, decimals: 0 },
    currency,
    currencyDisplay: options.currencyDisplay,
    asPercent: options.asPercent,
    cumulative: options.cumulative,
    period: options.known && !insight ? '' : period.label,
    compared: figure?.compared,
  });
  const parts = { ...heading, compared: figure?.versus ?? heading.compared };
  const more = [
    insight?.judgedBy,
    parts.compared,
    figures.notes.some(({ code }) => code === 'not-filtered') && messages.notFiltered,
    state.ownScale && messages.ownScale,
  ];
  return { ...parts, listed: !!drawn?.itemNames?.length, more: more.filter((part) => !!part) as string[] };
}

function statusView(
  locale: Locale,
  ready: Ready,
  { compared, scale, totalText }: TileFigure,
  options: TileOptions,
): StatusView {
  const {
    figures: { total },
    insight,
  } = ready;
  const { digits, compare = [], overDay } = options;
  const manner = {
    digits,
    overDay,
    currency: currencyOf(ready, locale, options),
    // A single number has its unit with it.
    power: scale.power || compared ? scale.power : undefined,
    decimals: compared && scale.decimals,
  };
  const {
    status,
    gap,
    part,
    basis,
    scope: besides,
    todo,
    outlook,
  } = help(locale, heldToTarget(total), insight, manner);
  // The outlook tells it already.
  const others = outlook ? compare.filter((one) => one !== 'forecast') : compare;
  return {
    status,
    gap,
    total: totalText,
    part,
    // Beside a verdict over a picture there is no room for it.
    scope: compared && status && part && [part, besides].filter(Boolean).join(' · '),
    // One thing more is said beside the verdict: the part that is judged comes first.
    basis: part ? undefined : basis,
    // A single figure has said its target.
    sentence: [
      part && basis,
      compared && status && part ? undefined : besides,

      ...(compared || insight.begun ? todo : []),
    ].filter((text) => !!text) as string[],
    outlook,
    comparisons: compared
      ? []
      : comparisons(locale, total, insight, others, writeIn(locale, total, insight.decimals, manner)),
  };
}

/** That it loads, and how far the file has come. */
function loadingText(locale: Locale, { progress }: TileState): string {
  const { loaded = 0, total } = progress ?? {};
  const megabytes = loaded ? ` ${locale.number(loaded / 1e6, 1)} MB` : '';
  return `${locale.messages.loading}${loaded && total ? ` ${locale.percent(loaded / total)}` : megabytes}`;
}

/** Asking again does not help where there is nothing to ask for, or the page refuses it. */
function mayRetry({ reason }: Figures, { refused }: TileState): boolean {
  return !!reason && !refused && !/^(no|unknown)-/.test(reason);
}

function filtersView(
  locale: Locale,
  figures: Figures,
  insight: Insight | undefined,
  heading = '',
): TileView['filters'] {
  const { messages } = locale;
  const names = filterNames(locale, figures, insight);
  const named = !!insight?.filteredBy.owner && names.length === 1 && !heading;
  return names.length ? { text: messages.filteredBy(names.join(', ')), clear: messages.clearFilter, named } : undefined;
}
