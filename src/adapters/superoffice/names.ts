/**
 * Names by which the Web API is asked, and by which its answers are read. The
 * reference documentation has those of archives, lists and carriers; what it
 * leaves open is listed in docs/superoffice.md and stands here, so that an
 * installation that calls it otherwise hands in its own.
 */
export const NAMES = {
  /** Archive of sales, one row each. Rows with one `saleId` are lines of one sale. */
  saleArchive: 'FindSale',
  saleId: 'saleId',
  saleDate: 'date',
  saleStatus: 'saleStatus',
  saleOwner: 'associate/associateDbId',
  /** The owner’s group at the time of the sale. */
  saleGroup: 'userGroup',
  saleName: 'heading',
  amount: 'amount',
  profit: 'earning',
  /** Amount and profit in the base currency, as the CRM converts them. */
  baseAmount: 'CurrencyConvert(amount;Base)',
  baseProfit: 'CurrencyConvert(earning;Base)',
  currency: 'currencyId',
  probability: 'probPercent',
  /** Archive of people, retired ones among them. */
  userArchive: 'AllUsers',
  userId: 'associateDbId',
  userName: 'fullName',
  userLogin: 'assocName',
  userGroup: 'usergroupId',
  userActive: 'isActive',
  /** Lists of groups and currencies. */
  groupList: 'usergroup',
  currencyList: 'currency',
  entityType: 'Sale',
  /** Level of types without targets of users, and of those with them. */
  groupLevel: 'Company, Group',
  userLevel: 'Company, Group, Associate',
};

export type SuperOfficeNames = Readonly<typeof NAMES>;

/** A list that splits sales: how target types, the archive of sales and lists call it. */
export interface SuperOfficeDimension {
  /** `DimensionListField` of target types. */
  readonly field: string;
  /** Column of the archive of sales. Default: `field`. */
  readonly column?: string;
  /** The list of its items. Default: `field`. */
  readonly list?: string;
}

export type SuperOfficeDimensions = Readonly<Record<string, SuperOfficeDimension>>;

export const DIMENSIONS: SuperOfficeDimensions = {
  'sale-type': { field: 'saleType', list: 'saletype' },
  'sale-source': { field: 'source', list: 'source' },
  'sale-credited': { field: 'credited', list: 'credited' },
  'sale-competitor': { field: 'competitor', list: 'comptr' },
  'company-category': { field: 'contact/category', list: 'category' },
  'company-business': { field: 'contact/business', list: 'business' },
  'company-country': { field: 'contact/country', list: 'country' },
};

/** Ids of the states of a sale. */
export const STATUS_IDS = { open: 1, sold: 2, lost: 3, stalled: 4 } as const;

/** Types of all sales name no list. */
export const ALL_SALES = 'all-sales';

/** Our id of a field of target types; a field that nobody listed is its own. */
export function dimensionOf(field: string, dimensions: SuperOfficeDimensions): string {
  if (!field) return ALL_SALES;
  return Object.entries(dimensions).find(([, one]) => one.field === field)?.[0] ?? field;
}

/** How the Web API calls one of our dimensions. */
export function fieldOf(id: string, dimensions: SuperOfficeDimensions): Required<SuperOfficeDimension> {
  const own = Object.hasOwn(dimensions, id) ? dimensions[id]! : { field: id === ALL_SALES ? '' : id };
  return { column: own.field, list: own.field, ...own };
}
