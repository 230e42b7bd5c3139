/**
 * Makes the function that reads numbers with a locale's separators (default:
 * a point and no grouping) and answers canonical decimal text such as
 * `-1234.5`, or `undefined`. Currency signs and codes and blanks around are
 * ignored; parentheses are a minus. Throws `SourceError` for an unknown locale.
 */
export function numberReader(locale: string | undefined): (text: string) => string | undefined {
  void locale;
  throw new Error('to be written');
}

/** a − b of canonical decimal texts, exactly. */
export function subtractDecimals(a: string, b: string): string {
  throw new Error(`to be written: ${a} ${b}`);
}
