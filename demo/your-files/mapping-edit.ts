import { answered, type Choice, type Suggestion, type TableKind } from '../../src/adapters/suggest.ts';
import { columnKey } from '../../src/adapters/tables/column-key.ts';
import type { Column, Columns, MappingOptions } from '../../src/adapters/tables/mapping.ts';

/** What a column may be; `level` of owners by id. */
export interface FieldOption {
  readonly value: string;
  readonly text: string;
}

/** Subject of a file; one of `names` only turns ids of others into names. */
export type FileKind = TableKind | 'names';

export const KINDS: Readonly<Record<FileKind, string>> = {
  sales: 'Sales',
  targets: 'Targets',
  people: 'People',
  names: 'Names for ids',
};

export const FIELD_OPTIONS: Readonly<Record<FileKind, readonly FieldOption[]>> = {
  sales: [
    { value: 'date', text: 'Date' },
    { value: 'amount', text: 'Amount' },
    { value: 'user', text: 'Person' },
    { value: 'group', text: 'Group' },
    { value: 'id', text: 'Number of the sale' },
    { value: 'currency', text: 'Currency' },
    { value: 'profit', text: 'Profit' },
    { value: 'status', text: 'Status' },
    { value: 'probability', text: 'Probability' },
  ],
  targets: [
    { value: 'value', text: 'Target' },
    { value: 'owner:user', text: 'Person' },
    { value: 'owner:group', text: 'Group' },
    { value: 'owner', text: 'Person or group' },
    { value: 'date', text: 'Date, or month with year' },
    { value: 'year', text: 'Year' },
    { value: 'period', text: 'Month or quarter' },
    { value: 'currency', text: 'Currency' },
    { value: 'target-type', text: 'Kind of target' },
    { value: 'item', text: 'Item' },
  ],
  people: [
    { value: 'id', text: 'Id' },
    { value: 'name', text: 'Name' },
    { value: 'group', text: 'Group' },
    { value: 'former', text: 'Has left' },
  ],
  names: [],
};

/** Needed fields by kind, of which one of each list must be there. */
const NEEDED: Readonly<Record<FileKind, readonly (readonly string[])[]>> = {
  sales: [['date'], ['amount']],
  targets: [['value'], ['date', 'year'], ['date', 'period']],
  people: [['id', 'name']],
  names: [],
};

type AnyColumn = Partial<Record<'from' | 'user' | 'group', string>> & {
  readonly across?: readonly string[];
  readonly times?: readonly string[];
  readonly value?: string | number;
  readonly every?: string;
};

/** Which field a column of the file is by a mapping: `owner:user` where it names people. */
export function fieldOf(name: string, { columns = {} }: MappingOptions, kind: FileKind): string {
  const given = columns as Columns;
  for (const [field, column] of Object.entries(given)) {
    if (column === name) return field;
    if (typeof column !== 'object') continue;
    const { from, user, group, across, times } = column as AnyColumn;
    if (from === name) return field;
    if (user === name || group === name) return user === name ? 'owner:user' : 'owner:group';
    if (across?.includes(name)) return 'across';
    if (times?.includes(name)) return 'part';
  }
  const own = FIELD_OPTIONS[kind].find(
    ({ value }) => !value.includes(':') && !(value in given) && columnKey(value) === columnKey(name),
  );
  return own?.value ?? '';
}

/** A mapping in which a column is another field, or none. */
export function assigned(mapping: MappingOptions, name: string, field: string, kind: FileKind): MappingOptions {
  const columns: Record<string, Column> = { ...(mapping.columns as Columns) };
  const before = fieldOf(name, mapping, kind);
  if (before && before !== field) {
    const [key = ''] = before.split(':');
    if (columnKey(key) === columnKey(name)) columns[key] = { value: '' };
    else Reflect.deleteProperty(columns, key);
  }
  const [key = '', level] = field.split(':');
  if (key) columns[key] = level ? ({ [level]: name } as unknown as Column) : name;
  return { ...mapping, columns };
}

/** Needed fields that nothing of the file is yet. */
export function missingOf(kind: FileKind, columns: readonly string[], mapping: MappingOptions): readonly string[] {
  const given = (mapping.columns ?? {}) as Readonly<Record<string, AnyColumn>>;
  const is = new Set(columns.map((name) => fieldOf(name, mapping, kind).split(':')[0]!));
  for (const [field, column] of Object.entries(given)) if (isSaid(column)) is.add(field);
  if (is.has('across') || given.value?.across) is.add('value').add(asOf(given.value));
  return NEEDED[kind].filter((fields) => !fields.some((field) => is.has(field))).map((fields) => fields.at(-1)!);
}

const isSaid = (column: AnyColumn) =>
  typeof column === 'object' &&
  (column.times !== undefined || column.every !== undefined || (column.value !== undefined && column.value !== ''));

const asOf = (column: unknown) => (column as { readonly as?: string } | undefined)?.as ?? 'period';

/** Questions that have no answer yet. */
export function openQuestions({ questions }: Suggestion, answers: ReadonlyMap<string, Choice>) {
  return questions.filter(({ about }) => !answers.has(about));
}

export function mappingWith({ mapping }: Suggestion, answers: ReadonlyMap<string, Choice>): MappingOptions {
  return answered(mapping, [...answers.values()]);
}
