import { superofficeSource, type SuperOfficeSourceOptions } from '../../../src/adapters/superoffice.ts';
import type { ContractSale } from '../../../src/source/contract/sales.ts';
import { Crm, type CrmSale, SALE_COLUMNS } from './crm.ts';
import { byNames, Numbered } from './numbered.ts';

interface ContractOrganisation {
  readonly groups?: readonly { readonly id: string }[];
  readonly users?: readonly { readonly id: string; readonly group?: string }[];
  readonly timeZone?: string;
  readonly currency?: string;
}

const STATUS = { open: 1, sold: 2, lost: 3, stalled: 4 };

/** The day that a CRM keeps of an instant: a date of sale has no time. */
function dayIn(timeZone: string | undefined, date: string): string {
  if (!/Z$|[+-]\d\d:\d\d$/.test(date)) return date.slice(0, 10);
  return new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short' }).format(new Date(date));
}

/** A source over a CRM that holds the sales and people of a contract. */
export function filledSource(
  sales: readonly ContractSale[],
  organisation: object | undefined,
  options: Partial<SuperOfficeSourceOptions> = {},
) {
  const ids = new Numbered();
  const { groups = [], users = [], timeZone } = (organisation ?? {}) as ContractOrganisation;
  const codes = [...new Set(['EUR', ...sales.flatMap(({ currency }) => currency ?? [])])];
  const types = ['new', 'old'].map((name) => ({ Id: ids.numberOf(name), Name: `Type ${name}` }));
  const rows = sales.map((sale, index): CrmSale => {
    const { user, group, amount, profit, currency, probability = 0, type, status = 'sold' } = sale;
    const columns = {
      ...SALE_COLUMNS,
      'associate/associateDbId': user ? ids.numberOf(user) : 0,
      userGroup: groups.some(({ id }) => id === group) ? `Group ${group}` : (group ?? ''),
      amount: Number(amount),
      earning: profit === undefined ? null : Number(profit),
      currencyId: currency ? codes.indexOf(currency) + 1 : 0,
      probPercent: probability,
      saleType: type ? `Type ${type}` : '',
    };
    const date = dayIn(timeZone, sale.date);
    const saleId = sale.id === undefined ? 100_000 + index : ids.numberOf(sale.id);
    return { PrimaryKey: index + 1, saleId, date, status: STATUS[status], columns };
  });
  const crm = new Crm({
    users: users.map(({ id, group }) => ({
      id: ids.numberOf(id),
      name: `Person ${id}`,
      ...(group && { group: ids.numberOf(group) }),
    })),
    lists: {
      usergroup: groups.map(({ id }) => ({ Id: ids.numberOf(id), Name: `Group ${id}` })),
      currency: codes.map((Name, index) => ({ Id: index + 1, Name })),
      saletype: types,
    },
    sales: rows,
    cap: 4,
  });
  const source = superofficeSource({ ...crm.options, amounts: 'own', splitBy: ['sale-type'], ...options });
  return { crm, ids, source, named: byNames(source, ids) };
}
