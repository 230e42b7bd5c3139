import { columnKey } from '../../src/adapters/tables/column-key.ts';
import type { Column, Columns, Lookup, MappingOptions } from '../../src/adapters/tables/mapping.ts';
import { fieldOf, type FileKind } from './mapping-edit.ts';
import type { LookupBy, OwnFile, Place } from './own-file.ts';

export type Files = ReadonlyMap<FileKind, OwnFile>;

const FIELDS = { sales: ['user', 'group'], targets: ['owner:user', 'owner:group'] } as const;

/** Where there are ids or names of people and groups. */
export function placesIn(files: Files): readonly Place[] {
  return (['sales', 'targets'] as const).flatMap((kind) => {
    const { suggestion, mapping } = files.get(kind) ?? {};
    const fields: readonly string[] = FIELDS[kind];
    return (suggestion?.columns ?? []).flatMap((column) => {
      const field = fieldOf(column, mapping!, kind);
      return fields.includes(field) ? [{ kind, field, column }] : [];
    });
  });
}

/** The lookup that a file is for: as its reader says, else by a column that is called the same in both. */
export function lookupBy(file: OwnFile, files: Files): LookupBy {
  const places = placesIn(files);
  const { columns } = file.suggestion;
  const said = file.lookup;
  if (said) return { ...said, place: said.place && places.find((place) => idOf(place) === idOf(said.place!)) };
  const id = file.kind === 'people' ? idColumn(file) : undefined;
  for (const place of places) {
    const key = columns.find((name) => name !== id && columnKey(name) === columnKey(place.column));
    const isOf = file.kind === 'names' || (id !== undefined && place.field.endsWith('user') && key !== undefined);
    if (key !== undefined && isOf) return { place, key, value: id ?? nextTo(key, columns) };
  }
  const [first = '', second = first] = columns;
  return { key: id === undefined ? first : (columns.find((name) => name !== id) ?? first), value: id ?? second };
}

export const idOf = ({ kind, field }: Place) => `${kind} ${field}`;

const nextTo = (key: string, columns: readonly string[]) => columns.find((name) => name !== key) ?? key;

/** The column by which sales and targets are to name people. */
function idColumn({ suggestion, mapping }: OwnFile): string | undefined {
  const of = (field: string) => suggestion.columns.find((name) => fieldOf(name, mapping, 'people') === field);
  return of('id') ?? of('name');
}

/** Mapping of a file with the lookups of the others laid over it. */
export function mappingOf(file: OwnFile, files: Files): MappingOptions {
  return (['people', 'names'] as const).reduce((mapping, kind) => {
    const by = files.get(kind);
    if (!by?.isReady || by.organisation) return mapping;
    const { place, key, value } = lookupBy(by, files);
    if (place?.kind !== file.kind || key === value) return mapping;
    return withLookup(mapping, place, { src: by.file.name, key, value });
  }, file.mapping);
}

function withLookup(mapping: MappingOptions, { field, column }: Place, lookup: Lookup): MappingOptions {
  const [key = '', level] = field.split(':');
  const looked: Column = { from: column, lookup };
  const columns: Columns = {
    ...(mapping.columns as Columns),
    [key]: level ? ({ [level]: looked } as unknown as Column) : looked,
  };
  return { ...mapping, columns };
}

/** Answers the files of lookups from what the reader has chosen: nothing is fetched. */
export function fetchOf(files: Files): typeof globalThis.fetch {
  return (input) => {
    const found = [...files.values()].find(({ file }) => file.name === input);
    return found
      ? Promise.resolve(new Response(found.file))
      : Promise.reject(new TypeError(`no such file: ${String(input)}`));
  };
}

/**
 * Whether a file that is nothing else, or a second list of people, may turn ids
 * of another into names. It never takes the place of sales that can be read.
 */
export function isOfNames(file: OwnFile, before: readonly OwnFile[], after: readonly OwnFile[]): boolean {
  const isNoSales = file.kind === 'sales' && file.missing.includes('date');
  const isSecond = file.kind === 'people' && before.some(({ kind }) => kind === 'people');
  if (!isNoSales && !isSecond) return false;
  const keys = new Set(file.suggestion.columns.map(columnKey));
  return [...before, ...after].some(
    ({ kind, suggestion, missing }) =>
      (kind !== 'people' && suggestion.columns.some((name) => keys.has(columnKey(name)))) ||
      (isNoSales && kind === 'sales' && !missing.length),
  );
}
