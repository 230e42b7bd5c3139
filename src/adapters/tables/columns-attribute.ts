import { badOption } from './bad-option.ts';
import type { Column, Columns } from './mapping.ts';
import { asAttribute } from './meant-field.ts';

const EXAMPLE = "date=OrderDate amount='Sales Amount' currency:=EUR";
const PAIR = /\s*([^\s='"]+?)\s*(:?)=\s*(?:'([^']*)'|"([^"]*)"|([^\s='"]+))(?=\s|$)/y;

/**
 * Reads the attribute form of a mapping: `date=OrderDate amount='Sales Amount'`,
 * names with blanks in single or double quotes; `currency:=EUR` is one value for
 * all rows. The mapping as JSON is read too. Throws `SourceError` that
 * shows where it stops making sense.
 */
export function parseColumns(attribute: string): Columns {
  const text = attribute.trim();
  if (text.startsWith('{')) return parsedJson(text);
  const columns = new Map<string, Column>();
  PAIR.lastIndex = 0;
  for (let at = 0; at < text.length; at = PAIR.lastIndex) {
    const [, field, colon, single, double, bare] = PAIR.exec(text) ?? [];
    const name = single ?? double ?? bare;
    if (!field || !name || columns.has(field))
      throw badOption('columns', text.slice(at).trim(), asAttribute(text) ?? EXAMPLE);
    columns.set(field, colon ? { value: name } : name);
  }
  return Object.fromEntries(columns);
}

function parsedJson(text: string): Columns {
  try {
    return JSON.parse(text) as Columns;
  } catch (cause) {
    throw badOption('columns', text, asAttribute(text) ?? EXAMPLE, cause);
  }
}
