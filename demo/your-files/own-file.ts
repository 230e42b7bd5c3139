import {
  suggestMapping,
  type Choice,
  type Reason,
  type SampleCell,
  type SuggestOptions,
  type Suggestion,
  type TableKind,
} from '../../src/adapters/suggest.ts';
import type { MappingOptions } from '../../src/adapters/tables/mapping.ts';
import { workbookSheets, type SheetSample } from '../../src/adapters/workbook-sheets.ts';
import { parseJson } from '../../src/source/json-text.ts';
import { fieldOf, mappingWith, missingOf, openQuestions, type FileKind } from './mapping-edit.ts';
import { noOrganisation, noTable } from './no-table.ts';

/** Bytes that are looked at before the whole file is read. */
const SAMPLE = 2 ** 16;

/** Column of sales or targets whose values another file can turn into others. */
export interface Place {
  readonly kind: 'sales' | 'targets';
  /** `user`, `group`, and of targets `owner:user`, `owner:group`. */
  readonly field: string;
  readonly column: string;
}

/** What a file turns, found in its column `key`, into what stands in `value`. */
export interface LookupBy {
  readonly place?: Place;
  readonly key: string;
  readonly value: string;
}

/** A file that the reader has chosen, what is understood of it, and what they say besides. */
export class OwnFile {
  readonly file: File;
  readonly form: 'csv' | 'json' | 'xlsx';
  kind: FileKind;
  /** Of a workbook; those that are not hidden. */
  readonly sheets: readonly SheetSample[];
  sheet?: SheetSample;
  suggestion: Suggestion;
  readonly answers = new Map<string, Choice>();
  /** Corrections by the reader, by what they are about: they hold whatever is answered later. */
  readonly #corrections = new Map<string, (mapping: MappingOptions) => MappingOptions>();
  /** What was read besides the first rows. */
  #learned: Learned = {};
  /** What the reader says that it turns into names. */
  lookup?: LookupBy;
  /** What an organisation file in JSON holds. */
  readonly organisation?: object;
  readonly #sample: Uint8Array;

  /**
   * Reads the first bytes of a file, or a whole workbook, which may hold a
   * table of each kind. Rejects with `SourceError`, and with an `Error` that
   * says what a file is that is no table.
   */
  static async open(file: File): Promise<readonly OwnFile[]> {
    const first = new Uint8Array(await file.slice(0, SAMPLE).arrayBuffer());
    const reason = noTable(file.name, first);
    if (reason) throw new Error(reason);
    const isPacked = (first[0] === 0x50 && first[1] === 0x4b) || first[0] === 0xd0 || /\.xls\w?$/i.test(file.name);
    const sheets = isPacked ? await workbookSheets(file) : [];
    const organisation = !isPacked ? await organisationIn(file, first) : undefined;
    const read = { first, sheets, organisation, isPacked };
    const kinds = kindsOf(sheets);
    return kinds.length > 1 ? kinds.map((kind) => new OwnFile(file, { ...read, kind })) : [new OwnFile(file, read)];
  }

  private constructor(file: File, read: Read) {
    const { first, sheets, organisation, kind, isPacked } = read;
    this.file = file;
    this.sheets = sheets;
    this.organisation = organisation;
    this.#sample = first;
    const isJson = !isPacked && /^\s*[[{]/.test(new TextDecoder().decode(first.subarray(0, 64)));
    this.form = isPacked ? 'xlsx' : isJson ? 'json' : 'csv';
    const guess = organisation ? 'people' : guessOf(sheets, first);
    this.kind = kind ?? guess;
    this.suggestion = this.#suggest();
  }

  /** Sheets, kind or both are others: all that was said of columns goes with them. */
  change({ kind = this.kind, sheet = this.sheet }: { readonly kind?: FileKind; readonly sheet?: SheetSample }) {
    const isKind = kind !== this.kind;
    this.kind = kind;
    this.sheet = isKind ? undefined : sheet;
    this.lookup = undefined;
    this.answers.clear();
    this.#corrections.clear();
    this.#learned = {};
    this.suggestion = this.#suggest();
  }

  /** Suggests anew by what other files and further rows tell; what was answered stays where it is still asked. */
  learn(more: Learned) {
    const learned = { ...this.#learned, ...more };
    if (JSON.stringify(learned) === JSON.stringify(this.#learned)) return;
    this.#learned = learned;
    this.suggestion = this.#suggest();
    const before = [...this.answers];
    this.answers.clear();
    for (const [about, { text }] of before) {
      const question = this.suggestion.questions.find((each) => each.about === about);
      const choice = question?.choices.find((each) => each.text === text);
      if (choice) this.answers.set(about, choice);
    }
  }

  /** Why it is read so, as far as the reader has not said something else. */
  get reasons(): readonly Reason[] {
    const { mapping } = this;
    return this.suggestion.reasons.filter(
      ({ about, column }) =>
        !this.#corrections.has(about) &&
        (column === undefined || fieldOf(column, mapping, this.#table).split(':')[0] === about),
    );
  }

  /** Names are read as a table of people is. */
  get #table(): TableKind {
    return this.kind === 'names' ? 'people' : this.kind;
  }

  get mapping(): MappingOptions {
    if (this.kind === 'names') return {};
    let own = mappingWith(this.suggestion, this.answers);
    for (const correct of this.#corrections.values()) own = correct(own);
    const sheet = this.sheets.length > 1 ? this.sheet?.name : undefined;
    return sheet === undefined ? own : { ...own, sheet };
  }

  get open() {
    if (this.organisation || this.kind === 'names') return [];
    return openQuestions(this.suggestion, this.answers).filter(({ about }) => !this.#corrections.has(about));
  }

  /** Corrects the mapping in what it says `about` a field, `numbers` or `dates`. */
  correct(about: string, by: (mapping: MappingOptions) => MappingOptions) {
    this.#corrections.delete(about); // the last word is said last
    this.#corrections.set(about, by);
  }

  /** Takes a column for the stages of sales, or none: what its words mean is asked. */
  setStages(name: string) {
    this.#corrections.delete('status');
    this.#corrections.delete(`not ${name}`);
    this.learn({ fields: { status: name }, values: undefined });
  }

  get missing(): readonly string[] {
    if (this.organisation) return [];
    const asked = new Set(this.open.map(({ about }) => about));
    return missingOf(this.kind, this.suggestion.columns, this.mapping).filter((field) => !asked.has(field));
  }

  get isReady(): boolean {
    return this.open.length === 0 && this.missing.length === 0;
  }

  /** Of several sheets one that is of this kind by itself; of these the one that lacks least, and knows most names. */
  #suggest(): Suggestion {
    const of = (rows: Uint8Array | SheetSample['rows']) =>
      suggestMapping(rows, { kind: this.#table, ...this.#learned });
    if (!this.sheets.length) return of(this.#sample);
    const all = this.sheets.map((sheet) => ({ sheet, said: of(sheet.rows) }));
    const own = all.filter(({ sheet }) => suggestMapping(sheet.rows).kind === this.#table);
    const best = (own.length ? own : all).reduce((a, b) => (fit(b.said) > fit(a.said) ? b : a));
    this.sheet ??= best.sheet;
    return all.find(({ sheet }) => sheet === this.sheet)!.said;
  }
}

type Learned = Pick<SuggestOptions, 'known' | 'values' | 'fields'>;

interface Read {
  readonly first: Uint8Array;
  readonly sheets: readonly SheetSample[];
  readonly organisation?: object;
  readonly kind?: TableKind;
  readonly isPacked: boolean;
}

const fit = ({ missing, reasons, rows }: Suggestion) =>
  reasons.filter(({ column }) => column).length - missing.length * 5 - (rows.length ? 0 : 10);

/** What the sheets of a workbook are about, as far as they lack nothing that is not asked. */
function kindsOf(sheets: readonly SheetSample[]): readonly TableKind[] {
  const said = sheets
    .map(({ rows }) => suggestMapping(rows))
    .filter(({ missing, rows, questions }) => rows.length && missing.every((field) => isAsked(questions, field)));
  return [...new Set(said.map(({ kind }) => kind))];
}

const isAsked = (questions: Suggestion['questions'], field: string) => questions.some(({ about }) => about === field);

function guessOf(sheets: readonly SheetSample[], first: Uint8Array): TableKind {
  if (!sheets.length) return suggestMapping(first).kind;
  const said = sheets.map(({ rows }) => suggestMapping(rows));
  return said.reduce((a, b) => (fit(b) > fit(a) ? b : a)).kind;
}

/** An organisation file: an object of JSON, not a list. */
async function organisationIn(file: File, first: Uint8Array): Promise<object | undefined> {
  if (!/^\s*\{/.test(new TextDecoder().decode(first.subarray(0, 64)))) return undefined;
  const parsed = parseJson(await file.text(), file.name) as object;
  const reason = noOrganisation(file.name, parsed);
  if (reason) throw new Error(reason);
  return parsed;
}

export type { SampleCell };
