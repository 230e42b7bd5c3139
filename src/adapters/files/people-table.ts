import type { Organisation } from '../../model/organisation.ts';
import { SourceError } from '../../source/source-error.ts';
import type { Field, Layout } from '../tables/layout.ts';
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
  readonly Layout: typeof Layout;
  readonly spec?: MappingSpec;
  /** Name of the option that maps its columns; none for rows of the page. */
  readonly option?: string;
}

/**
 * Reads an organisation from a table of people, of csv or a workbook: their
 * `id` (or `user`; the `name` where there is neither), `name`, `group` and
 * whether they are `former`. Rejects with `SourceError`.
 */
export function readPeople(
  file: string,
  table: SmallTable,
  { spec = NO_MAPPING, option = '', ...tools }: PeopleTools,
): Promise<Organisation> {
  const read = async (reading: Reading) => {
    const layoutOf = (names: readonly string[]) => new tools.Layout(names, spec, reading.forms, { file });
    const sink = new PeopleSink({ file, option, layoutOf, isPlain: !reading.table });
    await table.read(sink, reading);
    const organisation = tools.parseOrganisation({ users: sink.users }, file);
    return { ...organisation, notes: organisation.notes ?? [] };
  };
  return tools.withForms(spec, read, { file, wanted: FIELDS });
}

interface SinkOptions {
  readonly file: string;
  readonly option: string;
  readonly layoutOf: (header: readonly string[]) => Layout;
  /** The names of columns are as they stand in the file, and others than ours may be meant for ours: another reading tells. */
  readonly isPlain: boolean;
}

class PeopleSink implements RowSink {
  readonly users: Person[] = [];
  readonly #options: SinkOptions;
  #fields: ReadonlyMap<string, Field> = new Map();

  constructor(options: SinkOptions) {
    this.#options = options;
  }

  /** Throws `SourceError` where no column says who it is, or one is missing that the mapping names. */
  header(names: readonly string[]) {
    const { file, option, layoutOf, isPlain } = this.#options;
    const layout = layoutOf(names);
    const isNamed = ['id', 'user', 'name'].some((field) => layout.has(field));
    if (!isNamed && !option) layout.needed('id');
    layout.require(option, ...(isNamed ? [] : ['name', 'group']));
    if (isPlain && !names.every((name) => FIELDS.includes(name)))
      throw new SourceError('invalid-data', `other columns in ${file}`, { problem: 'missing-column', file });
    this.#fields = new Map(FIELDS.map((field) => [field, layout.field(field)]));
  }

  row(row: Row) {
    const text = (field: string) => this.#fields.get(field)!.text(row) ?? '';
    const [name, group] = [text('name'), text('group')];
    const id = text('id') || text('user') || name;
    if (!id) return;
    const isFormer = YES.test(text('former'));
    this.users.push({ id, ...(name && { name }), ...(group && { group }), ...(isFormer && { former: true }) });
  }

  /** Throws `SourceError`: whoever is missing in a list of people would count as gone. */
  refuse(line: number, value: string) {
    const { file } = this.#options;
    throw new SourceError('invalid-data', `wrong people in ${file}`, { problem: 'bad-value', file, line, value });
  }
}
