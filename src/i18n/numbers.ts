const formats = new Map<string, Intl.NumberFormat>();
const plurals = new Map<string, Intl.PluralRules>();

/** Writes a number with a true minus; a format is made once per language and form. */
export function format(tag: string, value: number, options: Intl.NumberFormatOptions): string {
  const key = tag + JSON.stringify(options);
  let made = formats.get(key);
  if (!made) formats.set(key, (made = new Intl.NumberFormat(tag, options)));
  return made.format(value).replace('-', '\u2212');
}

export function plural(tag: string, value: number): Intl.LDMLPluralRule {
  let made = plurals.get(tag);
  if (!made) plurals.set(tag, (made = new Intl.PluralRules(tag)));
  return made.select(value);
}
