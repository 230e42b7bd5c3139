import { badOption } from './bad-option.ts';
import { columnKey } from './column-key.ts';
import type { MappingOptions, Wanted, Where } from './mapping.ts';
import { missingColumn } from './missing-column.ts';
import type { Row } from './row.ts';

type Test = (row: Row) => boolean;

const EXAMPLE = '{ "column": "Rep", "not": ["Total"] }';

/** The rules as the option or the attribute has them, which is JSON. Throws `SourceError` for a text that is none. */
export function parsedWhere(where: NonNullable<MappingOptions['where']>): readonly Where[] {
  if (typeof where !== 'string') return [where].flat();
  try {
    return [JSON.parse(where) as Where | readonly Where[]].flat();
  } catch (cause) {
    throw badOption('where', where, ruleFor(where) ?? EXAMPLE, cause);
  }
}

/** The rule that `Fase=Gewonnen` or `Fase != Verloren` means. */
function ruleFor(text: string): string | undefined {
  const [, column, sign, value] = /^\s*([^=<>!:{}[\]"]+?)\s*(!=|<>|==?|:)\s*["']?([^"']+?)["']?\s*$/.exec(text) ?? [];
  if (!column) return undefined;
  const key = /[!<]/.test(sign!) ? 'not' : 'is';
  return `{ "column": ${JSON.stringify(column)}, "${key}": [${JSON.stringify(value)}] }`;
}

/** Checks `where`, and makes what finds its columns in a header. Throws `SourceError` for a form that is none. */
export function whereOf(where: readonly Where[]): (header: readonly string[], file?: string) => Test {
  const rules = where.map((rule) => {
    const { column, is, not } = rule ?? {};
    const isRule = typeof column === 'string' && (is ?? not) != null && [is ?? [], not ?? []].flat().every(isWanted);
    if (!isRule) throw badOption('where', JSON.stringify(rule), EXAMPLE);
    return { column: column.normalize(), is: textsOf(is), not: textsOf(not) };
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

const isWanted = (value: unknown) => typeof value === 'string' || typeof value === 'number';

const textsOf = (texts: Wanted | readonly Wanted[] | null | undefined) =>
  texts == null ? undefined : new Set([texts].flat().map((text) => String(text).trim().normalize()));
