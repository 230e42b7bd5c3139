import { decimalsOf } from '../../model/currency.ts';
import { fiscalYearOf } from '../../model/fiscal.ts';
import type { Note, NotedCell } from '../../model/note.ts';
import { ownerFinder } from '../../model/owner-names.ts';
import { splitByWeights } from '../../model/split.ts';
import type { Steps } from '../../model/steps.ts';
import { SourceError } from '../../source/source-error.ts';
import type { Forms } from './forms.ts';
import type { Field, Layout } from './layout.ts';
import type { MappingSpec } from './mapping.ts';
import type { checkRefused, NoteCount } from './note-count.ts';
import { addDecimals } from './number-form.ts';
import { PartRow } from './part-row.ts';
import type { HeaderPlace, Row, RowSink } from './row.ts';
import type { entryReader, neededColumns, RefusedEntry, TargetEntry } from './target-entry.ts';
import { targetForm, withoutOwner, type TargetForm } from './target-form.ts';
import type { OddTargets, OpenCell, TargetsFile, TargetsOptions, TargetTable } from './target-table.ts';
import { decimalOf, hundredths, isSum, minorIn, sumRows, TotalRows } from './total-rows.ts';
import { isOtherWord, isTargetWord } from './target-words.ts';
import { isTotal, mayBeTotal } from './wide-names.ts';
import { ACROSS, NO_COLUMN } from './written-rows.ts';

/** One target of a row, or why there is none. */
type Result = TargetEntry | RefusedEntry;

/** So many missing targets are named in a note. */
const NAMED = 5000;

/** Parts of the plain reading. */
export interface TargetTools {
  readonly Layout: typeof Layout;
  readonly NoteCount: typeof NoteCount;
  readonly TargetTable: typeof TargetTable;
  readonly checkRefused: typeof checkRefused;
  readonly entryReader: typeof entryReader;
  readonly neededColumns: typeof neededColumns;
  /** Names of the fields of a target. */
  readonly fields: readonly string[];
}

/**
 * Reads the rows of a targets file as people write them: one target a row or
 * several, rows that add up, rows and columns of totals.
 */
export class WrittenTargets implements RowSink, OddTargets {
  readonly #forms: Forms;
  readonly #file: string;
  readonly #spec: MappingSpec;
  readonly #options: TargetsOptions;
  readonly #tools: TargetTools;
  readonly #table: TargetTable;
  readonly #totals: TotalRows;
  readonly #rowsRefused: NoteCount;
  readonly #partsRefused: NoteCount;
  readonly #duplicates: NoteCount;
  readonly #years: NoteCount;
  readonly #prints = new Set<number>();
  readonly #missing: NotedCell[] = [];
  /** Missing targets beyond those. */
  #unnamed = 0;
  /** The cell that most rows make together. */
  #most?: { readonly rows: number; readonly line: number; readonly at: NotedCell };
  #form!: TargetForm;
  #part!: PartRow;
  #value!: Field;
  #owner!: Field;
  #labels: readonly number[] = [];
  #read!: (row: Row) => Result;
  #readAny!: (row: Row) => Result;
  /** Of rows that are none of totals. */
  #rows = 0;
  #parts = 0;
  /** Whether a column that nothing is read of has texts that may name owners. */
  #hasTexts = false;
  /** Of columns that nothing is read of: a word for targets, the first one for something else. */
  readonly #targetWords = new Map<number, string>();
  readonly #otherWords = new Map<number, { readonly text: string; readonly line: number }>();

  constructor(forms: Forms, file: string, spec: MappingSpec, options: TargetsOptions, tools: TargetTools) {
    this.#forms = forms;
    this.#file = file;
    this.#spec = spec;
    this.#options = options;
    this.#tools = tools;
    const { NoteCount, TargetTable } = tools;
    this.#table = new TargetTable(file, options, this);
    this.#totals = new TotalRows(new NoteCount('total-rows'), new NoteCount('total-differs'));
    this.#rowsRefused = new NoteCount('target-rows-refused');
    this.#partsRefused = new NoteCount('targets-refused');
    this.#duplicates = new NoteCount('duplicate-target');
    this.#years = new NoteCount('year-targets');
  }

  header(names: readonly string[], list = false, place?: HeaderPlace) {
    const { Layout, entryReader, fields } = this.#tools;
    const fiscal = fiscalYearOf(this.#options.fiscalYear);
    const { organisation, option } = this.#options;
    const header = { fields, file: this.#file, line: place?.line, isList: list, fiscal, option };
    const form = targetForm(names, this.#spec, this.#forms, header);
    const layoutOf = (spec: MappingSpec) => new Layout(form.names, spec, this.#forms, { file: this.#file, list });
    const layout = layoutOf(form.spec);
    if (form.isCompany) this.#requireOwner(layout, layoutOf(this.#spec));
    const ownerOf = organisation && ownerFinder(organisation);
    this.#read = entryReader(layout, fiscal, this.#forms, ownerOf, option);
    const company = { from: [NO_COLUMN], values: new Map([['', 'company']]) } as const;
    const anyone = { ...form.spec, columns: new Map([...form.spec.columns, ['owner', company] as const]) };
    this.#readAny = entryReader(layoutOf(anyone), fiscal, this.#forms);
    this.#form = form;
    this.#part = new PartRow(names.length);
    this.#value = layout.field('value');
    this.#owner = layout.field('owner');
    const labelled = ['owner', 'item', 'date', 'period'].flatMap((name) => layout.field(name).columns);
    const labels = [...labelled, ...form.unread];
    this.#labels = labels.filter((column) => column < names.length);
  }

  /** The owner may be absent, but not where it is one of several columns that have other names. */
  #requireOwner(layout: Layout, bare: Layout): void {
    const needed = this.#tools.neededColumns(layout);
    if (needed.some((name) => !layout.has(name))) bare.require(this.#options.option ?? 'columns', ...needed);
  }

  row(row: Row) {
    const label = this.#totalLabel(row);
    if (label === undefined) return this.#takeRow(row);
    const results = this.#resultsOf(row, this.#read);
    const entries = this.#resultsOf(row, this.#readAny).filter((one): one is TargetEntry => !('refused' in one));
    const print = row.print();
    const { line } = row;
    const keep = () => this.#takeResults(line, results, print);
    this.#totals.take({ line, label, isSure: isTotal(label), entries, keep });
  }

  refuse(line: number, value: string, at?: NotedCell) {
    if (!at) {
      this.#rows++;
      return this.#rowsRefused.add(line, value);
    }
    (this.#isWide ? this.#partsRefused : this.#rowsRefused).add(line, value);
    if (this.#missing.length < NAMED) this.#missing.push(at);
    else this.#unnamed++;
  }

  join(before: OpenCell, value: string, at: NotedCell): OpenCell {
    const cell = { line: before.line, rows: before.rows + 1, value: sumOf(before.value, value) };
    if (cell.rows > (this.#most?.rows ?? 1)) this.#most = { rows: cell.rows, line: cell.line, at };
    return cell;
  }

  *end(): Steps<TargetsFile> {
    this.#checkKinds();
    this.#totals.settle();
    this.#leaveSums();
    if (this.#form?.isCompany && this.#hasTexts) throw withoutOwner(this.#form.names, this.#file, this.#options.option);
    const file = yield* this.#table.finish();
    const { checkRefused } = this.#tools;
    checkRefused(this.#rowsRefused, this.#rows, this.#file);
    checkRefused(this.#partsRefused, this.#parts, this.#file);
    return { ...file, notes: [...this.#notes(), ...file.notes] };
  }

  get #isWide() {
    return this.#form.parts.length > 0;
  }

  #takeRow(row: Row) {
    this.#checkSums(row);
    for (const column of this.#form.unread) this.#seeText(column, row);
    this.#takeResults(row.line, this.#resultsOf(row, this.#read), row.print());
  }

  /** Looks into a column that nothing is read of: it may name owners, or tell targets from what is none. */
  #seeText(column: number, row: Row) {
    const text = String(row.value(column)).trim();
    if (isTargetWord(text)) this.#targetWords.set(column, text);
    else if (isOtherWord(text) && !this.#otherWords.has(column)) this.#otherWords.set(column, { text, line: row.line });
    else this.#hasTexts ||= this.#form.isCompany && isText(row.value(column), this.#forms);
  }

  /** Throws `SourceError` where rows of targets and of what was sold, say, would be added up. */
  #checkKinds() {
    for (const [column, { text: value, line }] of this.#otherWords) {
      const expected = this.#targetWords.get(column);
      if (expected === undefined) continue;
      const path = this.#form.names[column]!;
      const option = `where: { column: ${JSON.stringify(path)}, is: ${JSON.stringify(expected)} }`;
      const detail = { problem: 'two-kinds', file: this.#file, line, path, value, expected, option } as const;
      throw new SourceError('invalid-data', `targets and others in ${this.#file}: ${expected}, ${value}`, detail);
    }
  }

  #takeResults(line: number, results: readonly Result[], print: number) {
    this.#rows++;
    let first: TargetEntry | undefined;
    const isPlaced = this.#form.parts[0]?.place;
    for (const result of isPlaced ? results : results.flatMap((each) => this.#spread(each, line))) {
      this.#parts++;
      if ('refused' in result) this.#refuseResult(line, result);
      else {
        first ??= result;
        this.#totals.count(result);
        this.#table.add(line, result);
      }
    }
    if (first && this.#prints.has(print)) this.#duplicates.add(line, cellName(first));
    this.#prints.add(print);
  }

  /** A year's target split over its intervals, so that they add up to it exactly (T11). */
  #spread(result: Result, line: number): readonly Result[] {
    if ('refused' in result || !result.isYear) return [result];
    const { isYear: _, value, ...rest } = result;
    const { currency = this.#options.currency, type, interval } = rest;
    const decimals = type.unit === 'count' ? 0 : decimalsOf(currency);
    const minor = type.unit === 'count' && /\.\d*[1-9]/.test(value) ? undefined : minorIn(value || '0', decimals);
    if (minor === undefined) return [{ refused: value, rest }];
    this.#years.add(line, String(rest.year));
    const parts = splitByWeights(minor, Array<number>(interval === 'month' ? 12 : 4).fill(1));
    return parts.map((part, index) => ({ ...rest, index, value: value && decimalOf(part, decimals) }));
  }

  #refuseResult(line: number, { refused, rest, field }: RefusedEntry) {
    if (!rest) return void this.#rowsRefused.add(line, refused, this.#pathOf(field));
    const { owner, type, item, year, interval, index } = rest;
    this.refuse(line, refused, { owner, targetType: type.id, ...(item && { item }), year, interval, index });
  }

  /** The field of a value that is wrong, and the column that the mapping takes it from, `interval=Freq`, or by which it looks it up; none of currencies, whose words are known. */
  #pathOf(field: RefusedEntry['field']): string | undefined {
    if (!field || field === 'currency') return undefined;
    const { from: [column] = [''], lookup } = this.#spec.columns.get(field) ?? {};
    if (lookup) return `${this.#options.option ?? 'columns'}.${field}.lookup`;
    return column > ACROSS ? `${field}=${column}` : field;
  }

  /** Targets of a row: one for each of its parts, or one refusal where the row itself cannot be read. */
  #resultsOf(row: Row, read: (row: Row) => Result): readonly Result[] {
    const { parts } = this.#form;
    const part = this.#part;
    if (!parts.length) return [read(row)];
    part.row = row;
    const results: Result[] = [];
    let base: TargetEntry | (RefusedEntry & { readonly rest: object }) | undefined;
    for (const { column = -1, place, told = '' } of parts) {
      part.column = column;
      part.told = told;
      if (!base || !place) {
        const result = read(part);
        if ('refused' in result && !result.rest) return [result];
        base = result as typeof base;
      }
      const result = place ? this.#placed(base!, place, part) : base!;
      const fault = row.fault?.(column);
      const isFault = fault && !this.#spec.nulls.includes(fault.error);
      const rest = 'refused' in result ? result.rest! : result;
      results.push(isFault ? { refused: fault.shown, rest } : result);
    }
    return results;
  }

  /** The target of a part, which differs by its interval and its value from the one that was read first. */
  #placed(
    base: Result,
    { year, index, interval }: NonNullable<TargetForm['parts'][number]['place']>,
    part: PartRow,
  ): Result {
    const shared = 'refused' in base ? base.rest! : base;
    const rest = { ...shared, year: year ?? shared.year, index, interval };
    const value = this.#value.decimal(part);
    return value === undefined ? { refused: this.#value.shown(part), rest } : { ...rest, value };
  }

  /** The text by which a row may be one of totals; empty where it names no owner. Words that the mapping turns into owners are none. */
  #totalLabel(row: Row): string | undefined {
    const [owner] = this.#owner.columns;
    const { values } = this.#form.spec.columns.get('owner') ?? {};
    for (const column of this.#labels) {
      const text = String(row.value(column)).trim();
      if (text && column === owner && values?.has(text)) return undefined;
      if (isTotal(text) || mayBeTotal(text)) return text;
    }
    return this.#labels.includes(owner!) && this.#owner.text(row) === '' ? '' : undefined;
  }

  /** Compares columns of sums with what they are the sums of. */
  #checkSums(row: Row) {
    for (const { column, of } of this.#form.sums) {
      const total = this.#forms.number(String(row.value(column)).trim());
      if (!total) continue;
      const values = of.map((each) => this.#value.decimalOf(String(row.value(each))));
      const sum = values.reduce((all, value) => all + hundredths(value || '0'), 0);
      if (!isSum(total, sum)) this.#totals.differs(row.line, String(row.value(column)).trim(), sum);
    }
  }

  /** Leaves out rows that are the sum of the others, where owners are mere names. */
  #leaveSums() {
    if (!this.#form?.spec.columns.get('owner')?.prefix) return;
    for (const set of this.#table.open) {
      for (const key of sumRows(set)) {
        const { owner, cells } = set.rows.get(key)!;
        set.rows.delete(key);
        this.#totals.left(cells.find((cell) => cell)!.line, owner.slice(owner.indexOf(':') + 1));
      }
    }
  }

  #notes(): readonly Note[] {
    const refused = this.#isWide ? this.#partsRefused : this.#rowsRefused;
    const unnamed = this.#unnamed ? { unnamed: this.#unnamed } : {};
    const cells = this.#missing.length ? { cells: this.#missing, ...unnamed } : {};
    const { rows, line, at } = this.#most ?? {};
    return [
      ...[this.#rowsRefused, this.#partsRefused].flatMap((count) =>
        count.notes().map((note) => (count === refused ? { ...note, ...cells } : note)),
      ),
      ...(this.#form?.isCompany && this.#rows ? [{ code: 'owner-assumed', value: 'company' } as const] : []),
      ...(at ? [{ code: 'targets-added', count: rows, line, value: cellName(at) } as const] : []),
      ...this.#years.notes(),
      ...this.#duplicates.notes(),
      ...this.#totals.notes(),
    ];
  }
}

/** An empty value adds nothing; two of them are no target. */
const sumOf = (a: string, b: string) => (a && b ? addDecimals(a, b) : a || b);

const cellName = ({ owner, year, index }: Pick<NotedCell, 'owner' | 'year' | 'index'>) =>
  `${owner} ${year}-${index + 1}`;

function isText(value: string | number, forms: Forms): boolean {
  return typeof value === 'string' && /\p{L}/u.test(value) && !forms.number(value) && !forms.day(value);
}
