import { badOption } from './bad-option.ts';
import type { Columns } from './mapping.ts';

const PAIR = /\s*([^\s='"]+)\s*=\s*(?:'([^']*)'|"([^"]*)"|([^\s='"]+))(?=\s|$)/y;

/**
 * Reads the attribute form of a mapping: `date=OrderDate amount='Sales Amount'`,
 * names with blanks in single or double quotes. Throws `SourceError` that
 * shows where it stops making sense.
 */
export function parseColumns(attribute: string): Columns {
  const text = attribute.trim();
  const columns = new Map<string, string>();
  PAIR.lastIndex = 0;
  for (let at = 0; at < text.length; at = PAIR.lastIndex) {
    const [, field, single, double, bare] = PAIR.exec(text) ?? [];
    const name = single ?? double ?? bare;
    if (!field || !name || columns.has(field))
      throw badOption('columns', text.slice(at).trim(), "date=OrderDate amount='Sales Amount'");
    columns.set(field, name);
  }
  return Object.fromEntries(columns);
}
