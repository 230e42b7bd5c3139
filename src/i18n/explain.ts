import type { Note } from '../model/note.ts';
import type { SourceErrorDetail } from '../source/source-error.ts';
import { isolated } from './isolated.ts';
import type { Locale } from './locale.ts';
import type { ProblemWords, Problems } from './problems.ts';
import { reasonText } from './reason.ts';
import { wordsFor } from './worded-fields.ts';

/**
 * Says a failure as exactly as its detail allows: file, line, value, how
 * many rows were left out. The reason's general sentence where it knows no
 * more. `detail.value` of `unknown-owner` is what was asked for.
 */
export function failureText(locale: Locale, problems: Problems, code: string, detail: SourceErrorDetail = {}): string {
  const { problem, expected } = detail;
  const sentence = own(problems.problems, problem) ?? own(problems.failures, problem) ?? own(problems.failures, code);
  if (!sentence) return reasonText(locale.messages, code);
  const said = sentence(wordsOf(locale, problems, detail));
  const meant = problem === 'unknown-owner' && expected;
  return meant ? `${said} ${problems.didYouMean(isolated(locale, meant))}` : said;
}

/** A note of the figures as a sentence. */
export function noteText(locale: Locale, problems: Problems, note: Note): string {
  const sentence = own(problems.notes, note.code) ?? own(problems.failures, note.code);
  return sentence ? sentence(wordsOf(locale, problems, note)) : problems.unknownNote(note.code);
}

const OR = { type: 'disjunction' } as const;

/** A wrong attribute value, with what is allowed (at most a dozen are listed). A last `…` says that there is more. */
export function attributeText(
  locale: Locale,
  problems: Problems,
  name: string,
  value: string,
  allowed: readonly string[],
): string {
  const list = allowed.slice(0, 12).map((each) => isolated(locale, each));
  const words = list.at(-1) === '…' ? list.join(', ') : new Intl.ListFormat(locale.tag, OR).format(list);
  return problems.attribute(name, isolated(locale, value), words).replace(/….$/, '…');
}

/** Paths that name an option of a file, and nothing within the data. */
const OPTION = /^((target-|organisation-)?columns|where|dates|numbers|encoding|timeZone|sheet|range)\b/;

function wordsOf(locale: Locale, problems: Problems, detail: SourceErrorDetail): ProblemWords {
  const { file, line, path, value, names = [], option, count, of = 0, status } = detail;
  const expected = detail.expected ?? (path && count ? wordsFor(path, value ?? '') : undefined);
  const said = (text = '') => isolated(locale, text);
  const ofOption = file === undefined && path !== undefined && OPTION.test(path);
  const place = [
    line === undefined ? '' : problems.line(new Intl.NumberFormat(locale.tag, { useGrouping: false }).format(line)),
    ofOption ? '' : said(path),
  ].filter(Boolean);
  return {
    file: ofOption ? problems.option(said(path)) : file === undefined ? problems.data : said(file),
    place: place.join(', '),
    value: names.length ? listText(locale, names, of) : said(value),
    expected: said(expected),
    option: said(option),
    count: locale.count(count ?? 1),
    of: locale.count(of),
    status: status === undefined ? '' : String(status),
  };
}

/** The first of a list and how many more there are. */
function listText(locale: Locale, names: readonly string[], of: number): string {
  const list = names.map((name) => isolated(locale, name)).join(', ');
  return of > names.length ? `${list} ${locale.messages.more(locale.count(of - names.length))}` : list;
}

function own<Code extends string, Sentence>(table: Readonly<Record<Code, Sentence>>, code = ''): Sentence | undefined {
  return Object.hasOwn(table, code) ? table[code as Code] : undefined;
}
