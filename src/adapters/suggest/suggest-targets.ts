import type { Column, Columns, MappingOptions } from '../tables/mapping.ts';
import type { Candidate } from './choose-columns.ts';
import { nameFit, TOTAL, type FieldName } from './field-names.ts';
import type { Suggested } from './suggest-sales.ts';
import type { Choice, Question, Reason } from './suggestion.ts';
import type { WideColumns } from './wide-columns.ts';

type Found = ReadonlyMap<FieldName, Candidate>;

/** Returns the parts of a mapping that targets need besides the columns that were found. */
export function suggestTargets(found: Found, wide: WideColumns | undefined, above: string): Suggested {
  const parts = [ownerOf(found), timeOf(found, wide, above), valueOf(found, wide)];
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
function ownerOf(found: Found): Partial<Suggested> {
  const column = found.get('owner')?.column;
  if (!column) {
    const text = 'No column names whose targets these are: they are the company’s.';
    return { mapping: { columns: { owner: { value: 'company' } } }, reasons: [{ about: 'owner', text, sure: 0.6 }] };
  }
  const values = column.values.map(String);
  if (values.length && values.every((value) => OWN_FORM.test(value))) return {};
  const totals = values.filter((value) => TOTAL.test(value));
  const reasons: Reason[] = totals.map((word) => ({
    about: 'totals',
    text: `“${word}” in “${column.name}” is left out if it adds up the others.`,
    sure: 0.7,
  }));
  const isPerson = nameFit('user', column.name) >= 0.6 && !/^owner$/i.test(column.name);
  const isGroup = nameFit('group', column.name) >= 0.6;
  const by = (level: 'user' | 'group') => ({ columns: { owner: { [level]: column.name } as unknown as Column } });
  if (isPerson === isGroup) return { reasons, questions: [ownersQuestion(values, by)] };
  const level = isPerson ? 'user' : 'group';
  const text = `“${column.name}” names ${isPerson ? 'people' : 'groups'}.`;
  return { mapping: by(level), reasons: [...reasons, { about: 'owner', text, sure: 0.85, column: column.name }] };
}

function ownersQuestion(values: readonly string[], by: (level: 'user' | 'group') => MappingOptions): Question {
  const shown = values.slice(0, 3).map((value) => `“${value}”`);
  const choices: readonly Choice[] = [
    { text: 'People', mapping: by('user') },
    { text: 'Groups', mapping: by('group') },
  ];
  return { about: 'owner', text: `Are ${shown.join(', ')} people or groups?`, choices };
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
  return { mapping: { columns: { value: across } }, reasons: [{ about: 'shape', text, sure: 0.9 }] };
}
