import fc from 'fast-check';
import type { MappingOptions } from '../../src/adapters/tables/mapping.ts';

/** A file of known rows, some of which are damaged. */
export interface DamagedFile {
  readonly name: 'sales.csv' | 'targets.csv';
  readonly text: string;
  readonly options: MappingOptions;
  /** Hundredths that the rows have which can be read, together. */
  readonly total: number;
  /** Whether more than half of them can be. */
  readonly isUsable: boolean;
}

/** Ways in which a row is half a row, or none. */
const DAMAGES = ['', '', '', '', 'more', 'less', 'value', 'date', 'owner', 'letters'] as const;
type Damage = (typeof DAMAGES)[number];

interface Way {
  readonly separator: ',' | ';' | '\t' | '|';
  readonly end: '\n' | '\r\n' | '\r';
  readonly numbers: 'plain' | 'en' | 'nl';
  readonly form: 'sales' | 'long' | 'wide';
  readonly title: boolean;
  readonly total: boolean;
}

const ways: fc.Arbitrary<Way> = fc.record({
  separator: fc.constantFrom(',', ';', '\t', '|'),
  end: fc.constantFrom('\n', '\r\n', '\r'),
  numbers: fc.constantFrom('plain', 'en', 'nl'),
  form: fc.constantFrom('sales', 'long', 'wide'),
  title: fc.boolean(),
  total: fc.boolean(),
});

/** No two sums of different values are the same: each is a power of two, in hundredths. */
const hundredthsOf = (place: number) => 2 ** (place % 40);

const MONTHS = ['Jan', 'Feb', 'Mar'];
const MOST_ROWS = 12;

/** Rows of which each value is told from all others by its share of the total. */
export const damagedFiles: fc.Arbitrary<DamagedFile> = fc
  .tuple(ways, fc.array(fc.constantFrom(...DAMAGES), { minLength: 1, maxLength: MOST_ROWS }))
  .map(([way, damages]) => fileOf(way, damages));

function fileOf(way: Way, damages: readonly Damage[]): DamagedFile {
  const { form, numbers, separator, end, title, total } = way;
  const width = form === 'wide' ? MONTHS.length : 1;
  const rows = damages.map((damage, at) => rowOf(way, damage, at, width));
  const header = {
    sales: ['date', 'user', 'amount'],
    long: ['date', 'owner', 'value'],
    wide: ['year', 'owner', ...MONTHS],
  };
  const all = [header[form], ...rows.map(({ fields }) => fields)];
  // Under one name, as the words for a sum are.
  if (total && form === 'wide')
    all.push(['2026', 'Total', ...MONTHS.map((_, column) => sumText(way, damages.length, width, column))]);
  const lines = all.map((fields) => fields.map((text) => quoted(text, separator)).join(separator));
  if (title) lines.unshift(`All teams${separator}`);
  const good = rows.filter(({ total: own }) => own > 0).length;
  return {
    name: form === 'sales' ? 'sales.csv' : 'targets.csv',
    text: lines.join(end),
    options: numbers === 'plain' ? {} : { numbers },
    total: rows.reduce((sum, { total: own }) => sum + own, 0),
    isUsable: good * 2 >= rows.length,
  };
}

function rowOf(way: Way, damage: Damage, at: number, width: number) {
  const places = Array.from({ length: width }, (_, column) => at * width + column);
  const values = places.map((place) => written(hundredthsOf(place), way.numbers));
  const isSales = way.form === 'sales';
  const owner = damage === 'owner' && !isSales ? 'nobody' : isSales ? `u${at}` : `user:u${at}`;
  const day = way.form === 'wide' ? '2026' : `2026-01-${String(at + 1).padStart(2, '0')}`;
  const fields = [damage === 'date' || (damage === 'owner' && isSales) ? '2026-02-3x' : day, owner, ...values];
  const sum = places.reduce((all, place) => all + hundredthsOf(place), 0);
  const first = hundredthsOf(places[0]!);
  if (damage === 'more') return { fields: [...fields, '7'], total: 0 };
  if (damage === 'less') return { fields: fields.slice(0, 2), total: 0 };
  if (damage === 'value') return { fields: fields.with(2, `${fields[2]!}x9`), total: sum - first };
  if (damage === 'letters') return { fields: fields.with(2, 'abc'), total: sum - first };
  return { fields, total: damage ? 0 : sum };
}

function sumText(way: Way, rows: number, width: number, column: number): string {
  const sum = Array.from({ length: rows }, (_, at) => hundredthsOf(at * width + column)).reduce(
    (all, one) => all + one,
    0,
  );
  return written(sum, way.numbers);
}

function written(hundredths: number, numbers: Way['numbers']): string {
  const [whole, fraction] = (hundredths / 100).toFixed(2).split('.') as [string, string];
  const grouped = (sign: string) => whole.replace(/\B(?=(\d{3})+$)/g, sign);
  if (numbers === 'en') return `${grouped(',')}.${fraction}`;
  return numbers === 'nl' ? `${grouped('.')},${fraction}` : `${whole}.${fraction}`;
}

const quoted = (text: string, separator: string) => (text.includes(separator) ? `"${text}"` : text);
