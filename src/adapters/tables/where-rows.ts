import { badOption } from './bad-option.ts';
import { columnKey } from './column-key.ts';
import type { Where } from './mapping.ts';
import { missingColumn } from './missing-column.ts';
import type { Row } from './row.ts';

type Test = (row: Row) => boolean;

/** Checks `where`, and makes what finds its columns in a header. Throws `SourceError` for a form that is none. */
export function whereOf(where: readonly Where[]): (header: readonly string[], file?: string) => Test {
  const rules = where.map((rule) => {
    const { column, is, not } = rule ?? {};
    if (typeof column !== 'string' || (is ?? not) === undefined)
      throw badOption('where', JSON.stringify(rule), "{ column: 'Rep', not: ['Total'] }");
    return {
      column: column.normalize(),
      is: is === undefined ? is : textsOf(is),
      not: not === undefined ? not : textsOf(not),
    };
  });
  return (header, file) => {
    const places = rules.map(({ column }) => placeOf(column, header));
    const missing = places.indexOf(-1);
    if (missing >= 0) throw missingColumn(header, rules[missing]!.column, file);
    return (row) =>
      rules.every(({ is, not }, at) => {
        const text = String(row.value(places[at]!)).trim().normalize();
        return (!is || is.has(text)) && !not?.has(text);
      });
  };
}

function placeOf(column: string, header: readonly string[]): number {
  if (header.includes(column)) return header.indexOf(column);
  const keys = header.map(columnKey);
  const at = keys.indexOf(columnKey(column));
  return keys.indexOf(columnKey(column), at + 1) < 0 ? at : -1;
}

const textsOf = (texts: string | readonly string[]) => new Set([texts].flat().map((text) => text.trim().normalize()));
