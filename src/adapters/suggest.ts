import { columnKey } from './tables/column-key.ts';
import type { Column, Columns, MappingOptions } from './tables/mapping.ts';
import { encodingQuestion } from './suggest/encoding-question.ts';
import { candidatesOf, chosen, isCounting, rivals, type Candidate } from './suggest/choose-columns.ts';
import { columnValues, isNumber, type ColumnValues } from './suggest/column-values.ts';
import { nameFit, type FieldName, type TableKind } from './suggest/field-names.ts';
import { findHeader, type FoundTable } from './suggest/find-header.ts';
import { knownNames, type Known, type KnownNames } from './suggest/known-names.ts';
import { rowsOfCells, sampleRows, type SampleCell, type SampleRows } from './suggest/sample-rows.ts';
import { rivalsQuestion, suggestSales, WORD, type Suggested, type ValuesByColumn } from './suggest/suggest-sales.ts';
import { suggestTargets, type Shape } from './suggest/suggest-targets.ts';
import type { Reason, Suggestion } from './suggest/suggestion.ts';
import { wideColumns, type WideColumns } from './suggest/wide-columns.ts';
import { datesOf, numbersOf } from './suggest/written-forms.ts';

export { answered } from './suggest/suggestion.ts';
export type { Choice, Question, Reason, Suggestion } from './suggest/suggestion.ts';
export type { Known } from './suggest/known-names.ts';
export type { TableKind } from './suggest/field-names.ts';
export type { SampleCell } from './suggest/sample-rows.ts';

export interface SuggestOptions {
  /** Subject of the table. Default: the one that its columns look like. */
  readonly kind?: TableKind;
  /** People and groups that another file has: a column of their names or ids is who sold, or whose target it is. */
  readonly known?: Known;
  /** Columns by the field that somebody says they are; an empty name where there is none. */
  readonly fields?: Partial<Readonly<Record<FieldName, string>>>;
  /** All values of columns by name, where more was read than the sample. Of stages a rare one is else not asked. */
  readonly values?: Readonly<Record<string, readonly SampleCell[]>>;
}

/** The first bytes of a file (64 kB do), their text, or rows of cells. */
export type Sample = Uint8Array | string | readonly (readonly (SampleCell | null | undefined)[])[];

const KINDS: readonly TableKind[] = ['sales', 'targets', 'people'];
const ROWS_SHOWN = 8;

/**
 * Tells how a file may be read: encoding, separator, header, how numbers and
 * dates are written, which column is what, and why. What the sample leaves
 * open is not decided but asked. Pure; reads nothing but the sample.
 */
export function suggestMapping(sample: Sample, options: SuggestOptions = {}): Suggestion {
  const read = rowsOf(sample);
  const kinds = options.kind ? [options.kind] : KINDS;
  const table = findHeader(read, kinds);
  if (!table) return nothing(read, options.kind ?? 'sales');
  const columns = columnValues(table.names, table.rows);
  const wide = wideColumns(columns);
  const kind = options.kind ?? kindOf(columns, wide);
  return suggestion(kind, {
    read,
    table,
    columns,
    wide: kind === 'targets' ? wide : undefined,
    known: options.known && knownNames(options.known),
    fields: options.fields,
    values: options.values,
  });
}

function rowsOf(sample: Sample): SampleRows {
  if (typeof sample === 'string') return sampleRows(new TextEncoder().encode(sample));
  return sample instanceof Uint8Array ? sampleRows(sample) : rowsOfCells(sample);
}

function nothing({ form }: SampleRows, kind: TableKind): Suggestion {
  const reasons = [{ about: 'header', text: 'There is no row to read.', sure: 1 }];
  return { kind, form, mapping: {}, reasons, questions: [], missing: [], columns: [], rows: [] };
}

function kindOf(columns: readonly ColumnValues[], wide: WideColumns | undefined): TableKind {
  const fits = (field: FieldName, from = 0.85) => columns.some(({ name }) => nameFit(field, name) >= from);
  const isTarget = columns.some(({ name }) =>
    /target|quota|goal|budget|plan|doel|ziel|objecti|objetiv|obiettiv/i.test(name),
  );
  if (wide || isTarget || (fits('year') && fits('period'))) return 'targets';
  if (fits('date') && fits('amount')) return 'sales';
  const hasNumbers = columns.some((column) => column.filled && column.numbers > 0.9 && !isCounting(column));
  return !columns.some(({ dates }) => dates > 0.5) && fits('name') && !hasNumbers ? 'people' : 'sales';
}

interface Seen {
  readonly read: SampleRows;
  readonly table: FoundTable;
  readonly columns: readonly ColumnValues[];
  readonly wide?: WideColumns;
  readonly known?: KnownNames;
  readonly fields?: SuggestOptions['fields'];
  readonly values?: ValuesByColumn;
}

function suggestion(kind: TableKind, seen: Seen): Suggestion {
  const { read, table, columns, wide, known, fields = {} } = seen;
  const free = wide ? columns.filter(({ name }) => !wide.names.includes(name)) : columns;
  const candidates = candidatesOf(kind, free, known);
  const found = withFields(chosen(candidates), fields, columns);
  if (wide) for (const field of ['value', 'date', 'period'] as const) found.delete(field);
  const above = read.lines
    .filter(({ line }) => line <= table.header.line)
    .flatMap(({ cells }) => cells)
    .join(' ');
  const own = ownParts(kind, found, seen, { wide, above, known });
  const named = [...found].filter(([field]) => !(own.mapping.columns as Columns)?.[field]);
  const asked = named.flatMap(([field, candidate]) => {
    const others = field in fields ? [] : rivals(field, candidates, found);
    return others.length
      ? [rivalsQuestion(field, candidate, others, (name) => ({ [field]: name }), wordOf(field, kind))]
      : [];
  });
  const open = new Set(asked.map(({ about }) => about));
  const forms = formsOf(kind, found, columns, wide);
  const direct = named.filter(([field, { column }]) => !open.has(field) && columnKey(column.name) !== columnKey(field));
  const all: Columns = {
    ...Object.fromEntries(direct.map(([field, { column }]) => [field, column.name as Column])),
    ...(own.mapping.columns as Columns),
  };
  return {
    kind,
    form: read.form,
    mapping: { ...own.mapping, ...forms.mapping, columns: all },
    reasons: [
      ...frameReasons(read, table),
      ...named.flatMap(([field, candidate]) => (open.has(field) ? [] : fieldReason(field, candidate, kind))),
      ...own.reasons,
      ...forms.reasons,
    ],
    questions: [...encodingQuestion(read, table), ...asked, ...own.questions, ...forms.questions],
    missing: own.missing,
    ...(wide?.start && { fiscalYearStart: wide.start }),
    columns: table.names,
    rows: table.rows.slice(0, ROWS_SHOWN).map(({ cells }) => cells),
  };
}

/** Columns of fields as somebody says they are: none of them is another field. */
function withFields(
  chosen: ReadonlyMap<FieldName, Candidate>,
  fields: NonNullable<SuggestOptions['fields']>,
  columns: readonly ColumnValues[],
): Map<FieldName, Candidate> {
  const said = Object.entries(fields) as [FieldName, string][];
  const names = new Set(said.map(([, name]) => name));
  const found = new Map([...chosen].filter(([field, { column }]) => !(field in fields) && !names.has(column.name)));
  for (const [field, name] of said) {
    const column = columns.find((each) => each.name === name);
    if (column) found.set(field, { column, sure: 1 });
  }
  return found;
}

function ownParts(
  kind: TableKind,
  found: ReadonlyMap<FieldName, Candidate>,
  { columns, values }: Seen,
  shape: Shape,
): Suggested {
  if (kind === 'sales') return suggestSales(found, columns, values);
  if (kind === 'targets') return suggestTargets(found, columns, shape);
  return { mapping: {}, reasons: [], questions: [], missing: found.has('id') || found.has('name') ? [] : ['id'] };
}

const NOTHING = /^(?:null|n\/a|na|#n\/a|none|nil)$/i;

/** How numbers and dates of the columns that count are written, and what means nothing. */
function formsOf(
  kind: TableKind,
  found: ReadonlyMap<FieldName, Candidate>,
  columns: readonly ColumnValues[],
  wide?: WideColumns,
) {
  const fields = kind === 'sales' ? (['amount', 'profit'] as const) : (['value'] as const);
  const money = [
    ...fields.flatMap((field) => found.get(field)?.column ?? []),
    ...columns.filter(({ name }) => wide?.names.includes(name)),
  ];
  const numbers = numbersOf(money);
  const date = kind === 'people' ? undefined : found.get('date')?.column;
  const dates = date && datesOf(date);
  const nulls = [
    ...new Set(
      money.flatMap(({ values }) => values.map(String).filter((value) => NOTHING.test(value) && !isNumber(value))),
    ),
  ];
  const mapping: MappingOptions = { ...(dates?.dates && { dates: dates.dates }), ...(nulls.length && { nulls }) };
  const reasons: readonly Reason[] = nulls.length
    ? [{ about: 'nulls', text: `${nulls.join(', ')} means nothing.`, sure: 0.9 }]
    : [];
  return {
    mapping,
    reasons: [...numbers.reasons, ...(dates?.reasons ?? []), ...reasons],
    questions: [...numbers.questions, ...(dates?.questions ?? [])],
  };
}

const SEPARATORS: Readonly<Record<string, string>> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' };

function frameReasons({ form, encoding, separator = '' }: SampleRows, { header }: FoundTable): readonly Reason[] {
  const named = SEPARATORS[separator];
  const reasons: Reason[] = [];
  if (form === 'csv' && encoding !== 'windows-1252')
    reasons.push({ about: 'encoding', text: `The text is in ${encoding?.toUpperCase()}.`, sure: 1 });
  if (form === 'csv' && header.cells.length > 1)
    reasons.push({ about: 'separator', text: `A ${named ?? separator} stands between the fields.`, sure: 1 });
  if (header.line > 1)
    reasons.push({
      about: 'header',
      text: `The header is on line ${header.line}; what stands above is passed over.`,
      sure: 0.9,
    });
  return reasons;
}

/** How a field is called in a sentence; an id of people is not one of sales. */
const wordOf = (field: FieldName, kind: TableKind) =>
  kind === 'people' && field === 'id' ? 'id by which sales and targets name people' : (WORD[field] ?? field);

function fieldReason(field: FieldName, { column, sure, isKnown }: Candidate, kind: TableKind): Reason {
  const why = isKnown
    ? 'by the names in it, which another file has'
    : sure > 0.8
      ? 'by its name'
      : nameFit(field, column.name)
        ? 'by a part of its name'
        : 'by what stands in it';
  const text = `“${column.name}” is the ${wordOf(field, kind)}, ${why}.`;
  return { about: field, text, sure, column: column.name };
}
