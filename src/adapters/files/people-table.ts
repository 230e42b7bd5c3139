import type { Organisation } from '../../model/organisation.ts';
import { SourceError, type SourceErrorDetail } from '../../source/source-error.ts';
import type { MappingSpec } from '../tables/mapping.ts';
import type { withForms } from '../tables/with-forms.ts';
import type { Reading } from '../tables/reading.ts';
import type { Row, RowSink } from '../tables/row.ts';
import type { SmallTable } from '../tables/small-table.ts';

/** A person as an organisation file names one. */
interface Person {
  readonly id: string;
  readonly name?: string;
  readonly group?: string;
  readonly former?: boolean;
}

const FIELDS = ['id', 'user', 'name', 'group', 'former'];
const NO_MAPPING: MappingSpec = { columns: new Map(), nulls: [] };
/** Words for yes in a column. */
const YES = /^(?:true|yes|ja|oui|s[ií]|x|1)$/i;

/** Parts that a page which reads files has already, so that this file comes without them. */
interface PeopleTools {
  /** Reads what an organisation file holds. */
  readonly parseOrganisation: (json: unknown, file: string) => Organisation;
  readonly withForms: typeof withForms;
  readonly spec?: MappingSpec;
}

/**
 * Reads an organisation from a table of people, of csv or a workbook: their
 * `id` (or `user`; the `name` where there is neither), `name`, `group` and
 * whether they are `former`. Rejects with `SourceError`.
 */
export function readPeople(
  file: string,
  table: SmallTable,
  { spec = NO_MAPPING, ...tools }: PeopleTools,
): Promise<Organisation> {
  const read = async (reading: Reading) => {
    const sink = new PeopleSink(file, spec, !reading.table);
    await table.read(sink, reading);
    const organisation = tools.parseOrganisation({ users: sink.users }, file);
    return { ...organisation, notes: organisation.notes ?? [] };
  };
  return tools.withForms(spec, read, { file, wanted: FIELDS });
}

class PeopleSink implements RowSink {
  readonly users: Person[] = [];
  readonly #file: string;
  readonly #isPlain: boolean;
  readonly #spec: MappingSpec;
  #header: readonly string[] = [];

  /** `isPlain`: the names of columns are as they stand in the file, and others than ours may be meant for ours: another reading tells. */
  constructor(file: string, spec: MappingSpec, isPlain: boolean) {
    this.#file = file;
    this.#spec = spec;
    this.#isPlain = isPlain;
  }

  /** Throws `SourceError` where no column says who it is. */
  header(names: readonly string[]) {
    this.#header = names;
    const isOdd = this.#isPlain && !names.every((name) => FIELDS.includes(name));
    const missing = [...this.#spec.columns.keys()].find((field) => this.#placeOf(field) < 0);
    if (!isOdd && !missing && ['id', 'user', 'name'].some((field) => this.#placeOf(field) >= 0)) return;
    throw this.#wrong({ problem: 'missing-column', expected: this.#columnOf(missing ?? 'id') });
  }

  row(row: Row) {
    const text = (name: string) => this.#textOf(row, name);
    const [name, group] = [text('name'), text('group')];
    const id = text('id') || text('user') || name;
    if (!id) return;
    const isFormer = YES.test(text('former'));
    this.users.push({ id, ...(name && { name }), ...(group && { group }), ...(isFormer && { former: true }) });
  }

  /** Throws `SourceError`: whoever is missing in a list of people would count as gone. */
  refuse(line: number, value: string) {
    throw this.#wrong({ problem: 'bad-value', line, value });
  }

  /** A name of a column by the mapping, else the field's own. */
  #columnOf(field: string): string {
    return this.#spec.columns.get(field)?.from[0] ?? field;
  }

  #placeOf(field: string): number {
    return this.#header.indexOf(this.#columnOf(field));
  }

  #textOf(row: Row, field: string): string {
    const at = this.#placeOf(field);
    return at < 0 ? '' : String(row.value(at)).trim();
  }

  #wrong(detail: SourceErrorDetail): SourceError {
    return new SourceError('invalid-data', `wrong people in ${this.#file}`, { file: this.#file, ...detail });
  }
}
