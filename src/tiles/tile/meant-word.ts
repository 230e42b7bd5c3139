import { changesBetween } from '../../model/edit-distance.ts';

/** Words that people write, by the one of ours that they mean. */
const MEANINGS: Readonly<Record<string, string>> = {
  amount: 'revenue sales turnover money value sum umsatz omzet omsetning',
  count: 'number deals orders quantity units volume sold',
  profit: 'margin gross-profit contribution',
  target: 'goal budget plan quota targets',
  'previous-year': 'py ly prior-year previous last yoy year-ago year-before',
  forecast: 'projection outlook prediction',
  pipeline: 'open weighted funnel',
  none: 'no off false never nothing',
  user: 'person people users rep reps seller sellers salesperson employee member members owner',
  group: 'groups teams department departments region branch office',
  item: 'items product products category dimension',
  month: 'months monthly mo week weeks weekly day days daily',
  quarter: 'quarters quarterly qtr q',
  'half-year': 'half halfyear semester h',
  year: 'years yearly annual annually',
  linear: 'calendar calendar-days day days even',
  'working-days': 'workdays work-days business-days weekdays workingdays',
  profile: 'season seasons seasonal',
  short: 'compact abbreviated k',
  full: 'long all complete exact',
  code: 'iso EUR',
  symbol: 'sign €',
  hide: 'hidden none no off',
  canvas: 'chartjs chart.js',
  svg: 'vector',
  own: 'self direct',
  EUR: '€ euro euros',
  USD: '$ us$ dollar dollars',
  GBP: '£ pound pounds',
  sale: 'sales deal',
  start: 'starting begin beginning first from',
  end: 'ending last to until',
};

/** The allowed word that another one means, or that it differs from in few letters. */
export function meantWord(text: string, allowed: readonly string[]): string | undefined {
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');
  const meant = allowed.find((word) => word.toLowerCase() === plain || MEANINGS[word]?.split(' ').includes(plain));
  const near = allowed
    .map((word) => ({ word, distance: changesBetween(plain, word) }))
    .filter(({ word, distance }) => distance <= word.length / 4)
    .sort((a, b) => a.distance - b.distance)[0];
  return meant ?? near?.word;
}
