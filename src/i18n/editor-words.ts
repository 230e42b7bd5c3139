import type { EditorTexts } from './en-editor.ts';

/** Those texts of a table that a language has; functions and lists are whole. */
type Part<Texts> = {
  readonly [Key in keyof Texts]?: Texts[Key] extends ((...args: never[]) => unknown) | readonly unknown[]
    ? Texts[Key]
    : Texts[Key] extends object
      ? Part<Texts[Key]>
      : string;
};

/** Words of the editor in another language than English, as far as there are any. */
export type EditorWords = Part<EditorTexts>;

/** The words of a language, with the English ones where it has none; those that English will have later stay. */
export function withEnglish<Texts extends object>(english: Texts, words: Part<Texts> | undefined): Texts {
  if (!words) return english;
  const filled = Object.entries(english).map(([key, text]: [string, unknown]) => {
    const own = words[key as keyof Texts] as unknown;
    return [key, isTable(text) && isTable(own) ? withEnglish(text, own) : (own ?? text)];
  });
  return { ...words, ...Object.fromEntries(filled) } as Texts;
}

function isTable(entry: unknown): entry is object {
  return typeof entry === 'object' && entry !== null && !Array.isArray(entry);
}
