import type { Columns, MappingOptions } from '../tables/mapping.ts';
import type { Candidate, Candidates } from './choose-columns.ts';
import type { ColumnValues } from './column-values.ts';
import { nameKeyOf, TOTAL, type FieldName } from './field-names.ts';
import type { SampleCell } from './sample-rows.ts';
import { stageOf } from './stage-words.ts';
import type { Choice, Question, Reason } from './suggestion.ts';

export interface Suggested {
  readonly mapping: MappingOptions;
  readonly reasons: readonly Reason[];
  readonly questions: readonly Question[];
  readonly missing: readonly string[];
}

type Found = ReadonlyMap<FieldName, Candidate>;

const quoted = (names: readonly string[]) => names.map((name) => `“${name}”`).join(', ');

/** All values of columns by name, where more of the file was read than the sample. */
export type ValuesByColumn = Readonly<Record<string, readonly SampleCell[]>>;

/** Returns the parts of a mapping that sales need besides the columns that were found. */
export function suggestSales(found: Found, columns: readonly ColumnValues[], values: ValuesByColumn = {}): Suggested {
  const parts = [amountOf(found, columns), userOf(found), statusOf(found, values), totalsOf(found, columns)];
  return {
    mapping: Object.assign({}, ...parts.map(({ mapping }) => mapping), {
      columns: Object.assign({}, ...parts.map(({ mapping }) => mapping?.columns)) as Columns,
    }) as MappingOptions,
    reasons: parts.flatMap(({ reasons = [] }) => reasons),
    questions: parts.flatMap(({ questions = [] }) => questions),
    missing: [...(found.has('date') ? [] : ['date']), ...parts.flatMap(({ missing = [] }) => missing)],
  };
}

/** Without an amount: the product of a number of pieces and a price of each. */
function amountOf(found: Found, columns: readonly ColumnValues[]): Partial<Suggested> {
  const sure = found.get('amount')?.sure ?? 0;
  if (sure > 0.6) return {};
  const named = (form: RegExp) => columns.find(({ name, numbers }) => numbers > 0.8 && form.test(nameKeyOf(name)));
  const quantity = named(
    /^(?:quantity|qty|orderqty|orderquantity|units|aantal|menge|anzahl|quantite|cantidad|quantita)$/,
  );
  const price = named(
    /unitprice|priceeach|stukprijs|einzelpreis|stuckpreis|prixunitaire|preciounitario|prezzounitario/,
  );
  if (!quantity || !price) return { missing: sure ? [] : ['amount'] };
  const times = [quantity.name, price.name] as const;
  const text = `The amount is “${times[0]}” × “${times[1]}”: there is no column of it.`;
  return { mapping: { columns: { amount: { times } } }, reasons: [{ about: 'amount', text, sure: 0.8 }] };
}

function userOf(found: Found): Partial<Suggested> {
  if (found.has('user')) return {};
  const text = 'No column names who sold: the sales are nobody’s in particular, and count for groups and the company.';
  return { mapping: { columns: { user: { value: '' } } }, reasons: [{ about: 'user', text, sure: 0.6 }] };
}

const CHOICES: readonly (readonly [status: string, text: string])[] = [
  ['open', 'Still open'],
  ['sold', 'Sold'],
  ['lost', 'Lost'],
  ['stalled', 'Put off, or no sales: left out'],
];
/** More words are none of a stage: `State` may be where the customer lives. */
const MOST_WORDS = 40;
/** Words that a question shows. */
const WORDS_SHOWN = 8;

/** Stages of a sale: known words are told, others asked. */
function statusOf(found: Found, all: ValuesByColumn): Partial<Suggested> {
  const column = found.get('status')?.column;
  if (!column) return {};
  const texts = [...new Set([...column.values, ...(all[column.name] ?? [])].map(String))].filter((text) => text.trim());
  if (texts.length > MOST_WORDS) return noStages(column.name, texts.length);
  const known = stagesIn(texts);
  const values = Object.fromEntries([...known].filter(([text, status]) => text.toLowerCase() !== status));
  const unknown = texts.filter((text) => !known.has(text));
  const status = (more: Readonly<Record<string, string>>) => ({ from: column.name, values: { ...values, ...more } });
  if (!unknown.length && !Object.keys(values).length) return {};
  const said = Object.entries(values).map(([text, word]) => `“${text}” is ${word}`);
  return {
    mapping: { columns: { status: status({}) } },
    reasons: said.length ? [{ about: 'status', text: `${said.join(', ')}.`, sure: 0.9, column: column.name }] : [],
    questions: unknown.length ? [stagesQuestion(unknown, status)] : [],
  };
}

function stagesIn(texts: readonly string[]): ReadonlyMap<string, string> {
  const known = new Map<string, string>();
  for (const text of texts) {
    const status = stageOf(text);
    if (status) known.set(text, status);
  }
  return known;
}

function noStages(name: string, count: number): Partial<Suggested> {
  const text = `“${name}” has more than ${Math.min(count, MOST_WORDS)} values: they are no stages, and every row counts as sold.`;
  return { mapping: { columns: { status: { value: '' } } }, reasons: [{ about: 'status', text, sure: 0.7 }] };
}

/** One answer for all words that are not known, since each more would be one question more. */
function stagesQuestion(
  unknown: readonly string[],
  status: (more: Readonly<Record<string, string>>) => {
    readonly from: string;
    readonly values: Readonly<Record<string, string>>;
  },
): Question {
  const choices = CHOICES.map(([word, text]): Choice => ({
    text,
    mapping: { columns: { status: status(Object.fromEntries(unknown.map((each) => [each, word]))) } },
  }));
  const more = unknown.length - WORDS_SHOWN;
  const shown = quoted(unknown.slice(0, WORDS_SHOWN)) + (more > 0 ? ` and ${more} more` : '');
  return { about: 'status', text: `What are sales that are ${shown}?`, choices };
}

/** Rows that add others up, by the word for it in a column of names. */
function totalsOf(found: Found, columns: readonly ColumnValues[]): Partial<Suggested> {
  const named = (['user', 'group', 'id', 'date'] as const).flatMap((field) => found.get(field)?.column ?? []);
  const others = columns.filter((column) => column.at === 0 && !named.includes(column));
  for (const { name, values } of [...named, ...others]) {
    const words = values.map(String).filter((value) => TOTAL.test(value));
    if (!words.length) continue;
    const text = `Rows with ${quoted(words)} in “${name}” add up others and are left out.`;
    return { mapping: { where: { column: name, not: words } }, reasons: [{ about: 'totals', text, sure: 0.85 }] };
  }
  return {};
}

/** Names the columns of a field, or asks where several are as likely. */
export function rivalsQuestion(
  field: FieldName,
  own: Candidate,
  others: readonly Candidate[],
  columnOf: (name: string) => Columns,
  word: string = WORD[field] ?? field,
): Question {
  const choices = [own, ...others].map(({ column }): Choice => ({
    text: `${column.name}${column.values.length ? ` (${column.values.slice(0, 2).join(', ')} …)` : ''}`,
    mapping: { columns: columnOf(column.name) },
  }));
  return { about: field, text: `Which column is the ${word}?`, choices };
}

export type { Candidates };

/** How a field is called in a sentence. */
export const WORD: Partial<Readonly<Record<FieldName, string>>> = {
  user: 'person who sold',
  id: 'number of the sale',
  group: 'team',
  value: 'target',
  owner: 'one whose target it is',
};
