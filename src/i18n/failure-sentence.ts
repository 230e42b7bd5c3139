import type { SourceError } from '../source/source-error.ts';
import { en } from './en.ts';
import { failureText } from './explain.ts';
import { createLocale } from './locale.ts';
import type { Messages } from './messages.ts';

/** Language of the sentence: a tag, which writes its numbers, and texts, such as `nl` of `target-tiles/locales/nl.js`. English by default. */
export interface SentenceLanguage {
  readonly locale?: string;
  readonly messages?: Messages;
}

/**
 * The sentence that a tile shows for a failure, for pages that save targets or ask a source themselves:
 * `board.save(…).catch(async (error) => (note.textContent = await failureSentence(error)))`. An error that is no
 * `SourceError` gets the general sentence.
 */
export async function failureSentence(
  error: unknown,
  { messages = en, locale = 'en' }: SentenceLanguage = {},
): Promise<string> {
  const { name, code = 'invalid-data', detail } = (error ?? {}) as Partial<SourceError>;
  if (detail?.problem === 'not-loaded') return messages.notLoaded;
  const isOurs = name === 'SourceError' && !!detail;
  const problems = await messages.problems();
  return failureText(createLocale(locale, messages), problems, isOurs ? code : 'invalid-data', isOurs ? detail : {});
}
