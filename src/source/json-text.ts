import { SourceError } from './source-error.ts';

/**
 * Parses JSON. What cannot be read is `SourceError` `invalid-data`: `truncated`
 * where text, list or object ends too early, else `bad-json`, with the line
 * where the browser tells it.
 */
export function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    const problem = endsEarly(text) ? 'truncated' : 'bad-json';
    const line = Number(/line (\d+)/.exec(String(cause))?.[1]) || undefined;
    throw new SourceError('invalid-data', `json ${problem}: ${file}`, { problem, file, line }, { cause });
  }
}

/** Browsers word it each in their own way, so we count ourselves what is open at the end. */
function endsEarly(text: string): boolean {
  const outside = text.replace(/"(?:[^"\\]|\\[^])*"/g, '');
  const count = (signs: RegExp) => outside.match(signs)?.length ?? 0;
  return outside.includes('"') || count(/[[{]/g) > count(/[\]}]/g);
}
