import { da } from '../../src/i18n/da.ts';
import { de } from '../../src/i18n/de.ts';
import { en } from '../../src/i18n/en.ts';
import type { Messages } from '../../src/i18n/messages.ts';
import { nb } from '../../src/i18n/nb.ts';
import { nl } from '../../src/i18n/nl.ts';
import { sv } from '../../src/i18n/sv.ts';

/** The languages that the tiles have texts in. */
export const LANGUAGES: readonly (readonly [tag: string, messages: Messages])[] = Object.entries({
  en,
  nl,
  de,
  da,
  nb,
  sv,
});

/** Every text below `table`, functions called with a sample; what is loaded later is not among them. */
export function textsOf(
  table: object,
  sample: (path: string) => readonly unknown[],
  path = '',
): [path: string, text: string][] {
  return Object.entries(table).flatMap(([key, entry]: [string, unknown]): [string, string][] => {
    const at = path ? `${path}.${key}` : key;
    if (/^(problems|guideTexts|editorTexts)$/.test(at) && typeof entry === 'function') return [];
    if (typeof entry === 'function') return [[at, String(entry(...sample(at)))]];
    if (typeof entry === 'object') return textsOf(entry!, sample, at);
    return [[at, String(entry)]];
  });
}

const params: readonly unknown[] = [1, 2].map((n) => ({ text: String(n), plural: n === 1 ? 'one' : 'other' }));

/** What a text of first paint is called with: those that count take counted numbers, all others texts. */
export function sampleFor(path: string): readonly unknown[] {
  if (path === 'neededPerDay') return ['17', 'working'];
  if (path === 'daysLeft') return [params[0], 'working'];
  if (path === 'daysGone') return [params[1], params[1], 'calendar'];
  if (path === 'targetFor') return [params[1], params[1]];
  if (path === 'unread.targets') return [params[1]];
  if (/^(notes|more)$/.test(path)) return [params[1]];
  return ['17', '20'];
}

/** The detail of a note or failure. */
export const PROBLEM_WORDS = {
  file: 'a.csv',
  place: 'line 3',
  value: 'x',
  expected: 'y',
  option: 'z',
  count: params[0],
  of: params[1],
  status: '500',
};
