import type { Column, Columns, MappingOptions } from '../tables/mapping.ts';
import type { Candidate } from './choose-columns.ts';
import type { ColumnValues } from './column-values.ts';
import { nameFit, TOTAL, type FieldName } from './field-names.ts';
import { ownersOf, type KnownNames } from './known-names.ts';
import type { Suggested } from './suggest-sales.ts';
import type { Choice, Question, Reason } from './suggestion.ts';
import type { WideColumns } from './wide-columns.ts';

type Found = ReadonlyMap<FieldName, Candidate>;

export interface Shape {
  readonly wide?: WideColumns;
  /** The header and what stands above it. */
  readonly above: string;
  readonly known?: KnownNames;
}

/** Returns the parts of a mapping that targets need besides the columns that were found. */
export function suggestTargets(
  found: Found,
  columns: readonly ColumnValues[],
  { wide, above, known }: Shape,
): Suggested {
  const parts = [ownerOf(found, columns, wide, known), timeOf(found, wide, above), valueOf(found, wide)];
  return {
    mapping: {
      columns: Object.assign({}, ...parts.map(({ mapping }) => mapping?.columns)) as Columns,
    },
    reasons: parts.flatMap(({ reasons = [] }) => reasons),
    questions: parts.flatMap(({ questions = [] }) => questions),
    missing: parts.flatMap(({ missing = [] }) => missing),
  };
}

const OWN_FORM = /^(?:company|(?:group|user):.+)$/;

/** Whose targets: owners as our form names them, ids of people or of groups; which of both is asked. */
function ownerOf(
  found: Found,
  columns: readonly ColumnValues[],
  wide?: WideColumns,
  known?: KnownNames,
): Partial<Suggested> {
  const column = found.get('owner')?.column;
  if (!column) {
    const names = namesIn(found, columns, wide);
    if (names) return { questions: [namesQuestion(names)] };
    const text = 'No column names whose targets these are: they are the company’s.';
    return { mapping: { columns: { owner: { value: 'company' } } }, reasons: [{ about: 'owner', text, sure: 0.6 }] };
  }
  const values = column.values.map(String);
  if (values.length && values.every((value) => OWN_FORM.test(value))) return {};
  const isKnown = found.get('owner')?.isKnown;
  return (known && isKnown && knownOwners(column, known)) || ownersByName(column);
}

function ownersByName(column: ColumnValues): Partial<Suggested> {
  const isPerson = nameFit('user', column.name) >= 0.6 && !/^owner$/i.test(column.name);
  const isGroup = nameFit('group', column.name) >= 0.6;
  if (isPerson === isGroup)
    return {
      reasons: totalReasons(column),
      questions: [ownersQuestion(column.values.map(String), ownersIn(column.name))],
    };
  return ofLevel(column, isPerson ? 'user' : 'group', '');
}

function ofLevel(column: ColumnValues, level: 'user' | 'group', why: string): Partial<Suggested> {
  const text = `“${column.name}” names ${level === 'user' ? 'people' : 'groups'}${why}.`;
  const reason = { about: 'owner', text, sure: 0.85, column: column.name };
  return { mapping: ownersIn(column.name)(level), reasons: [...totalReasons(column), reason] };
}

const totalsIn = ({ values }: ColumnValues) => values.map(String).filter((value) => TOTAL.test(value));

const totalReasons = (column: ColumnValues): readonly Reason[] =>
  totalsIn(column).map((word) => ({
    about: 'totals',
    text: `“${word}” in “${column.name}” is left out if it adds up the others.`,
    sure: 0.7,
  }));

/** Owners that another file names: people, groups, or both in one column; asked where it has not all of them. */
function knownOwners(column: ColumnValues, { isUser, isGroup }: KnownNames): Partial<Suggested> | undefined {
  const owners = ownersOf(column);
  const others = owners.filter((owner) => !isUser(owner) && !isGroup(owner));
  const [people, groups] = [owners.filter(isUser).length, owners.filter(isGroup).length];
  const why = ', which another file has, too';
  if (!others.length && !groups) return ofLevel(column, 'user', why);
  if (!others.length && !people) return ofLevel(column, 'group', why);
  if (others.length) return people && groups ? { questions: [bothQuestion(column, others)] } : undefined;
  const text = `“${column.name}” names people and groups${why}.`;
  const reasons = [{ about: 'owner', text, sure: 0.9, column: column.name }];
  const [total] = totalsIn(column);
  if (total !== undefined) return { reasons, questions: [totalQuestion(column.name, total)] };
  return { mapping: { columns: { owner: column.name } }, reasons };
}

/** The sum of a sheet with groups and their people may be what the company is to sell, which is as a rule not what people add up to. */
function totalQuestion(name: string, total: string): Question {
  const choices: readonly Choice[] = [
    {
      text: 'The target of the company',
      mapping: { columns: { owner: { from: name, values: { [total]: 'company' } } } },
    },
    { text: 'A sum of the others: left out', mapping: { columns: { owner: name } } },
  ];
  return { about: 'owner', text: `“${name}” names people and groups. What is “${total}”?`, choices };
}

function bothQuestion({ name, values }: ColumnValues, others: readonly string[]): Question {
  const { text, choices } = namesOfLevels(name, values.map(String));
  const both = {
    text: `Of people and groups, by their names; ${shownOf(others)} ${others.length === 1 ? 'is' : 'are'} neither and left out`,
    mapping: { columns: { owner: name } },
  };
  return { about: 'owner', text, choices: [both, ...choices] };
}

const ownersIn = (name: string) => (level: 'user' | 'group') => ({
  columns: { owner: { [level]: name } as unknown as Column },
});

/** A column of words that come again, or stand once each before all that an owner has: they may be whose targets these are. */
function namesIn(found: Found, columns: readonly ColumnValues[], wide?: WideColumns): ColumnValues | undefined {
  const taken = new Set([...found.values()].map(({ column }) => column.name));
  const isOncePerOwner = !!wide || (!found.has('date') && !found.has('period'));
  const most = Math.max(0, ...columns.map(({ filled }) => filled));
  return columns.find(({ name, values, filled, numbers, dates }) => {
    const isFree = !taken.has(name) && !wide?.names.includes(name);
    const isWords = numbers < 0.5 && dates < 0.5 && values.length > 1 && filled >= most * 0.9;
    return isFree && isWords && (isOncePerOwner || values.length < filled);
  });
}

function namesQuestion({ name, values }: ColumnValues): Question {
  const { text, choices } = namesOfLevels(name, values.map(String));
  const company = {
    text: 'Of the company: what stands for one month adds up',
    mapping: { columns: { owner: { value: 'company' } } },
  };
  return { about: 'owner', text, choices: [...choices, company] };
}

function namesOfLevels(name: string, values: readonly string[]): Pick<Question, 'text' | 'choices'> {
  const by = ownersIn(name);
  const choices: readonly Choice[] = [
    { text: `Of the people in “${name}”`, mapping: by('user') },
    { text: `Of the groups in “${name}”`, mapping: by('group') },
  ];
  return { text: `Whose are the targets of ${shownOf(values)}?`, choices };
}

const shownOf = (values: readonly string[]) =>
  values
    .filter((value) => !TOTAL.test(value))
    .slice(0, 3)
    .map((value) => `“${value}”`)
    .join(', ');

function ownersQuestion(values: readonly string[], by: (level: 'user' | 'group') => MappingOptions): Question {
  const choices: readonly Choice[] = [
    { text: 'People', mapping: by('user') },
    { text: 'Groups', mapping: by('group') },
  ];
  return { about: 'owner', isLevel: true, text: `Are ${shownOf(values)} people or groups?`, choices };
}

/** When: a date, or a year with its period; of a wide sheet its columns tell the period. */
function timeOf(found: Found, wide: WideColumns | undefined, above: string): Partial<Suggested> {
  if (wide?.as === 'date') return {};
  if (found.has('date') && !wide) return {};
  const missing = [...(found.has('year') ? [] : ['year']), ...(found.has('period') || wide ? [] : ['period'])];
  const years = [...new Set(above.match(/\b20\d\d\b/g) ?? [])];
  const isOpen = missing.includes('year') && years.length > 0;
  return { missing, questions: isOpen ? [yearQuestion(years)] : [] };
}

/** A year above the table is probably its own; it is asked all the same. */
function yearQuestion(years: readonly string[]): Question {
  const choices = years.map((year) => ({ text: year, mapping: { columns: { year: { value: Number(year) } } } }));
  return { about: 'year', text: 'Which year are the targets for? Above the table stands:', choices };
}

function valueOf(found: Found, wide: WideColumns | undefined): Partial<Suggested> {
  if (!wide) return { missing: found.has('value') ? [] : ['value'] };
  const { names, as } = wide;
  const text = `Each of the columns “${names[0]}” to “${names.at(-1)}” has the targets of one ${/^\D?[1-4]\D?$/.test(names[0]!) ? 'quarter' : 'month'}.`;
  const across: Column = { across: names, as };
  const year = `The fiscal year begins with “${names[0]}”: the columns run through twelve months from it.`;
  const begin = wide.start && wide.start > 1 ? [{ about: 'fiscal-year', text: year, sure: 0.9 }] : [];
  return { mapping: { columns: { value: across } }, reasons: [{ about: 'shape', text, sure: 0.9 }, ...begin] };
}
