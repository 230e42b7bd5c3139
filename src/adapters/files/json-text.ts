/** Parses JSON; what cannot be read is `SourceError` `invalid-data`: `truncated` where it ends too early, else `bad-json`. */
export function parseJson(text: string, file: string): unknown {
  throw new Error(`to be written: ${file} ${text}`);
}
