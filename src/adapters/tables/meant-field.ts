import { changesBetween } from '../../model/edit-distance.ts';
import { badOption } from './bad-option.ts';

/** Fields of sales, beside those of dimensions. */
export const SALES_FIELDS = ['date', 'user', 'amount', 'currency', 'id', 'group', 'status', 'profit', 'probability'];

/** Fields by the attribute that says where they stand. */
export const FIELDS_BY_OPTION: Readonly<Record<string, readonly string[]>> = {
  'target-columns': [
    ...['year', 'period', 'date', 'owner', 'value'],
    ...['interval', 'target-type', 'item', 'currency', 'locked'],
  ],
  'organisation-columns': ['id', 'user', 'name', 'group', 'former'],
};

const ALL = [...SALES_FIELDS, ...Object.values(FIELDS_BY_OPTION).flat()];

/** Words that people write for a field, in small letters and without signs between them. */
const MEANINGS: Readonly<Record<string, string>> = {
  date: 'datum day dato orderdate closedate closingdate saledate dates',
  user: 'seller rep salesrep salesperson person employee verkoper medewerker owner userid who',
  amount: 'value revenue total turnover sum price sales bedrag omzet betrag umsatz belob',
  currency: 'valuta cur currencycode wahrung',
  group: 'team department afdeling groep region branch gruppe',
  status: 'stage phase fase state',
  profit: 'margin marge winst grossprofit',
  probability: 'prob chance kans likelihood propability',
  owner: 'user who wie person seller ownerid',
  value: 'amount target goal plan budget quota doel',
  period: 'month quarter maand monat months',
  year: 'jaar jahr fiscalyear',
  'target-type': 'type targettype measure',
  name: 'naam fullname person',
  former: 'left inactive gone',
  id: 'key code number nr',
};

/** The one of the fields that another word means, or differs from in few letters. */
function meantField(field: string, fields: readonly string[]): string | undefined {
  const plain = field.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  const same = fields.find((one) => one.replace('-', '') === plain || MEANINGS[one]?.split(' ').includes(plain));
  return same ?? fields.find((one) => one.length > 3 && changesBetween(plain, one) <= one.length / 4);
}

/**
 * Throws `SourceError` for a field of a mapping that there is not, with the one that is meant. `dimensions` are the
 * columns of those of sales: where nothing is meant, a field of sales may be one that the organisation does not name yet.
 * A mapping the wrong way round is left to the table, which tells the right one.
 */
export function checkFields(
  given: readonly (readonly [field: string, column: unknown])[],
  option: string | undefined,
  dimensions?: readonly string[],
): void {
  const fields = FIELDS_BY_OPTION[option ?? ''] ?? (dimensions && SALES_FIELDS);
  if (!fields) return;
  for (const [name, column] of given) {
    const isReversed = typeof column === 'string' && fields.includes(column);
    if (isReversed || fields.includes(name) || dimensions?.includes(name)) continue;
    const meant = meantField(name, fields);
    if (meant || !dimensions) throw badOption(option ?? 'columns', name, meant ?? fields.join(', '));
  }
}

/** The attribute form of a mapping that is written as an object: `datum: Date, user: 'Sales Rep'`. */
export function asAttribute(text: string): string | undefined {
  const parts = text
    .replace(/^\s*\{|\}\s*$/g, '')
    .split(/[,;\n]+/)
    .filter((part) => part.trim());
  const pairs = parts.map((part) => /^\s*['"]?([\w-]+)['"]?\s*:\s*['"]?([^'":=]+?)['"]?\s*$/.exec(part));
  if (!pairs.length || pairs.includes(null)) return undefined;
  return pairs
    .map((pair) => {
      const [, field = '', column = ''] = pair!;
      const name = ALL.includes(field) ? field : (meantField(field, ALL) ?? field);
      return `${name}=${/\s/.test(column) ? `'${column}'` : column}`;
    })
    .join(' ');
}
