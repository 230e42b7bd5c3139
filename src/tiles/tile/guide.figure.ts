import type { GuideTexts } from '../../i18n/guide.ts';
import type { Locale } from '../../i18n/locale.ts';
import { type GuideMark, marksOf } from './guide-marks.figure.ts';
import { daysGone, type GuideFacts, type GuideLine, sumsOf } from './guide-sums.figure.ts';

/** How to read a tile, as plain data: its marks, how its numbers come about, and what they rest on. */
export interface Guide {
  readonly marks: readonly GuideMark[];
  readonly sums: readonly GuideLine[];
  readonly facts: readonly GuideLine[];
}

/** Facts of a tile's data beside its figures, in words. */
export interface GuideOrigin {
  /** How old the data are. */
  readonly age?: string;
  /** When the targets were set, and by whom. */
  readonly set?: { readonly when: string; readonly who?: string };
}

/** Explains a tile whose picture draws these looks. */
export function guideOf(
  locale: Locale,
  texts: GuideTexts,
  facts: GuideFacts,
  looks: readonly string[],
  origin: GuideOrigin,
): Guide {
  return {
    marks: marksOf(locale, texts, facts, looks),
    sums: sumsOf(locale, texts, facts),
    facts: factsOf(locale, texts, facts, origin),
  };
}

const PACES = { linear: 'linear', 'working-days': 'workingDays', profile: 'profile' } as const;

/** Days, calendar, day and age of the figures, revision of the targets, and whether the books are closed (M10, A6). */
function factsOf(
  locale: Locale,
  texts: GuideTexts,
  { figures: { asOf, total }, insight }: GuideFacts,
  { age, set }: GuideOrigin,
): readonly GuideLine[] {
  const { pace, calendar, open, begun, targetRevision, daysTotal } = insight;
  // Numbers of the page may be of no days.
  const hasDays = daysTotal > 0 || !insight.known;
  const revision = targetRevision && total.target !== undefined ? locale.count(targetRevision).text : '';
  const lines: readonly (readonly [name: string, text: string | undefined | false])[] = [
    [locale.messages.open, open && begun && texts.notClosed],
    [texts.days, hasDays && `${daysGone(locale, insight)}. ${pace === 'none' ? '' : texts[PACES[pace]]}`.trim()],
    [texts.calendar, calendar],
    [texts.asOf, hasDays && locale.day(asOf)],
    [texts.dataFrom, age],
    [
      texts.targets,
      revision && [texts.version(revision), set && texts.setOn(set.when, set.who)].filter(Boolean).join(', '),
    ],
  ];
  return lines.flatMap(([name, text]) => (text ? [{ name, text }] : []));
}
