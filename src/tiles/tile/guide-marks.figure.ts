import type { ScenePath } from '../../charts/scene.ts';
import type { GuideTexts } from '../../i18n/guide.ts';
import type { Locale } from '../../i18n/locale.ts';
import { bandEdges } from '../../model/judgement.ts';
import type { GuideFacts, GuideLine } from './guide-sums.figure.ts';

/** One kind of mark that a picture draws: a sample of it, its name and a line about it. */
export interface GuideMark extends GuideLine {
  readonly key: MarkKey;
  readonly sample: ScenePath;
}

/** Size of a sample, px. */
export const SAMPLE = { width: 16, height: 12 };

const BOX = 'M1 1h14v10h-14z';
const FRAME = 'M1.5 1.5h13v9h-13z';
const LEFT = 'M4 6l8-4.5v9z';
const UP = 'M8 1.5l5 9h-10z';
const ACROSS = 'M8 0V12';

/** Marks in the order in which they are explained: the words that a look must have, and the form of its sample. */
const MARKS = {
  actual: [['actual'], 'M0 3h16v6h-16z'],
  target: [['target'], FRAME],
  tick: [['tick'], ACROSS],
  rail: [['rail'], 'M0 3h16v6h-16z'],
  pace: [['pace'], UP],
  paceTick: [['tick', 'thin'], ACROSS],
  'band-1': [['band-1'], BOX],
  'band-2': [['band-2'], BOX],
  'band-3': [['band-3'], BOX],
  forecast: [['forecast'], `${FRAME}M2 7l5-5M2 10.5l8.5-8.5M7 10l7.5-7.5M11 10.5l3.5-3.5`],
  pipeline: [['pipeline'], `${FRAME}M 14 7l-5-5M 14 10.5l-8.5-8.5M9 10l-7.5-7.5M5 10.5l-3.5-3.5`],
  previous: [['previous'], BOX],
  lastYear: [['previous', 'triangle'], LEFT],
  row: [['row'], 'M0 4.5H16M0 7.5H16'],
  variance: [['variance'], BOX],
  outlook: [['variance', 'outline'], FRAME],
  cut: [['variance', 'triangle'], UP],
  sold: [['sold'], 'M1 10L8 7L15 2'],
  ahead: [['ahead'], 'M1 9L15 3'],
  planned: [['planned'], 'M1 10L8 6L15 2'],
  zero: [['zero'], ACROSS],
  broken: [['axis', 'open'], 'M0 6H16'],
} as const satisfies Readonly<Record<string, readonly [words: readonly string[], sample: string]>>;

export type MarkKey = keyof typeof MARKS;

const KEYS = Object.keys(MARKS) as MarkKey[];

/** The mark that a look draws: the one that asks for most of its words; none for axes and what only sets off another. */
function markOf(look: string): MarkKey | undefined {
  const words = look.split(' ');
  const found = KEYS.filter((key) => MARKS[key][0].every((word) => words.includes(word)));
  return found.sort((a, b) => MARKS[b][0].length - MARKS[a][0].length)[0];
}

/** The looks that are drawn, by their marks. One band alone is no band but the rail of a track. */
function looksByMark(looks: readonly string[]): ReadonlyMap<MarkKey | undefined, string> {
  const isTrack = !looks.some((look) => /band-[13]/.test(look));
  return new Map(
    [...looks].reverse().map((look) => {
      const mark = markOf(look);
      return [mark === 'band-2' && isTrack ? 'rail' : mark, look];
    }),
  );
}

/** Explains each mark that is drawn, once. */
export function marksOf(
  locale: Locale,
  texts: GuideTexts,
  facts: GuideFacts,
  looks: readonly string[],
): readonly GuideMark[] {
  const drawn = looksByMark(looks);
  return KEYS.flatMap((key) => {
    const look = drawn.get(key);
    if (look === undefined) return [];
    return [{ key, sample: { look, d: MARKS[key][1] }, ...lineOf(locale, texts, facts, key) }];
  });
}

function lineOf(locale: Locale, texts: GuideTexts, facts: GuideFacts, key: MarkKey): GuideLine {
  const { fields, forecastVariance, markOfPace } = locale.messages;
  const { figures, insight, options } = facts;
  const { asOf, period, owner } = figures;
  const { members, lowerIsBetter } = insight;
  const own = lowerIsBetter ? texts.limit : texts.target;
  const target = members?.isUsed ? locale.messages.members[members.by].target : own;
  const due = { name: markOfPace(options.overDay && locale.dayOfYear(options.overDay)), text: texts.pace };
  // Numbers of the page may be of no days: then their name says what they are.
  const hasDays = !insight.known || insight.daysTotal > 0;
  const sold = hasDays ? texts.actual(locale.day(asOf < period.to ? asOf : period.to)) : owner.name;
  // Several are carried on each by itself, and the total of the tile by its own sum (M5).
  const isEach = figures.points.length > 1 && !options.cumulative;
  const lines: Readonly<Record<Exclude<MarkKey, BandKey>, GuideLine>> = {
    actual: { name: fields.actual, text: sold },
    target: { name: fields.target, text: target },
    tick: { name: fields.target, text: target },
    rail: { name: texts.needed, text: texts.rail },
    pace: due,
    paceTick: due,
    forecast: { name: fields.forecast, text: isEach ? texts.forecastEach : texts.forecast },
    pipeline: { name: fields.pipeline, text: texts.pipeline },
    previous: { name: fields.previousYear, text: texts.previous },
    lastYear: { name: fields.previousYear, text: texts.previous },
    row: { name: texts.rowName, text: texts.row },
    variance: { name: fields.variance, text: texts.variance },
    outlook: { name: forecastVariance, text: texts.outlook },
    cut: { name: texts.cutName, text: texts.cut },
    sold: { name: fields.actual, text: texts.sold },
    ahead: { name: fields.forecast, text: texts.forecast },
    planned: { name: fields.target, text: texts.planned },
    zero: { name: locale.number(0), text: texts.zero },
    broken: { name: texts.brokenName, text: texts.broken },
  };
  return isBand(key) ? bandLine(locale, texts, facts, key) : lines[key];
}

type BandKey = 'band-1' | 'band-2' | 'band-3';

function isBand(key: MarkKey): key is BandKey {
  return key.startsWith('band');
}

const JUDGED = { 'band-1': 'on-pace', 'band-2': 'behind', 'band-3': 'at-risk' } as const;

/** A band from one threshold to the next: shares of what is expected while that is judged, else of the target. */
function bandLine(
  locale: Locale,
  texts: GuideTexts,
  { figures, insight, thresholds }: GuideFacts,
  band: BandKey,
): GuideLine {
  const shares = bandEdges(thresholds, insight.lowerIsBetter);
  const [behind, onPace] = shares.map((share) =>
    locale.percent(share, { decimals: Number(!Number.isInteger(Math.round(share * 1000) / 10)) }),
  );
  const { from, between, below, upTo, above } = texts;
  const names = insight.lowerIsBetter
    ? { 'band-1': upTo(onPace!), 'band-2': between(onPace!, behind!), 'band-3': above(behind!) }
    : { 'band-1': from(onPace!), 'band-2': between(behind!, onPace!), 'band-3': below(behind!) };
  const { expected } = figures.total;
  const judged = insight.begun && !insight.ended && expected;
  return {
    name: names[band],
    text: judged ? texts.ofExpected(locale.messages.statuses[JUDGED[band]]) : texts.ofTarget,
  };
}
