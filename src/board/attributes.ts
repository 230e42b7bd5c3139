import type { Note } from '../model/note.ts';

/** Reading of one attribute. */
export interface Form<T> {
  /** The value of a text; undefined if the text is wrong. */
  read(text: string): T | undefined;
  /** The value of an empty text; none by default. */
  readonly empty?: T;
  /** Allowed texts, for the sentence about a wrong one. */
  readonly allowed?: readonly string[];
}

/** The reading of attributes by their names. */
export type Forms = Readonly<Record<string, Form<unknown>>>;

/** One of some words; `also` are other words for them. */
export function word<W extends string>(allowed: readonly W[], also: Readonly<Record<string, W>> = {}): Form<W> {
  return { allowed, read: (text) => allowed.find((one) => one === text || one === also[text]) };
}

/** Whether a boolean attribute or property is on: `as-percent="false"` is not, as frameworks and people write it. */
export function isOn(value: unknown): boolean {
  return `${value ?? false}` !== 'false';
}

/** Words separated by blanks, if all of them are allowed. */
export function words<W extends string>(allowed: readonly W[], also?: Readonly<Record<string, W>>): Form<readonly W[]> {
  const one = word(allowed, also);
  const read = (text: string) => {
    const found = text.split(/\s+/).map(one.read);
    return found.every((each) => each !== undefined) ? found : undefined;
  };
  return { allowed, read };
}

/** Text of an attribute, or of a property in its place. Empty counts as absent. */
function textOf(value: unknown): string {
  if (value === undefined || value === null || value === false) return '';
  return (Array.isArray(value) ? value.join(' ') : String(value)).trim();
}

/** The value that a form reads; undefined if there is none, or a wrong one. */
export function valueOf<T>(form: Form<T>, value: unknown): T | undefined {
  const text = textOf(value);
  if (text) return form.read(text);
  return typeof value === 'string' ? form.empty : undefined;
}

/** A note for each wrong text: `wrong-attribute`, value `pace=fast`. */
export function wrongAttributes(forms: Forms, read: (name: string) => unknown): readonly Note[] {
  const texts = Object.keys(forms).map((name) => [name, textOf(read(name))] as const);
  return texts
    .filter(([name, text]) => text && forms[name]!.read(text) === undefined)
    .map(([name, text]) => ({ code: 'wrong-attribute', value: `${name}=${text}` }));
}

/** Property of an attribute: `target-type` is `targetType`. */
export function propertyOf<N extends string>(attribute: N): PropertyOf<N> {
  return attribute.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase()) as PropertyOf<N>;
}

export type PropertyOf<N extends string> = N extends `${infer First}-${infer More}`
  ? `${First}${Capitalize<PropertyOf<More>>}`
  : N;
