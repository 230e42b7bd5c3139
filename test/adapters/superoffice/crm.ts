import { targetsAgent, type CrmTargets } from './crm-targets.ts';

export const CRM_URL = 'http://crm.test/Cust1/api/v1';

/** A sale as the archive shows it, beside what it is filtered by. */
export interface CrmSale {
  readonly PrimaryKey: number;
  readonly saleId: number;
  readonly date: string;
  readonly status: number;
  readonly columns: Readonly<Record<string, unknown>>;
}

export interface CrmUser {
  readonly id: number;
  readonly name: string;
  readonly group?: number;
  readonly isRetired?: boolean;
}

export interface CrmItem {
  readonly Id: number;
  readonly Name: string;
  readonly ChildItems?: readonly CrmItem[];
}

export interface CrmData {
  users?: readonly CrmUser[];
  lists?: Readonly<Record<string, readonly CrmItem[]>>;
  sales?: readonly CrmSale[];
  targets?: Partial<CrmTargets>;
  /** Most rows of a page, whatever is asked for. */
  cap?: number;
}

type Intercept = (request: Request, answer: () => Promise<Response>) => Promise<Response> | Response;

/**
 * A stand-in for a tenant's Web API, asked by the `fetch` that it comes with:
 * paths, parameters and carriers are those of the reference documentation.
 * `intercept` may do something to an answer.
 */
export class Crm {
  readonly asked: { readonly method: string; readonly path: string; readonly body: unknown }[] = [];
  readonly tokens = new Set(['secret']);
  readonly targets: CrmTargets;
  data: CrmData;
  intercept: Intercept = (_, answer) => answer();

  constructor(data: CrmData = {}) {
    this.data = data;
    this.targets = { dimensions: [], groups: [], histories: new Map(), nextId: 1000, ...data.targets };
  }

  /** How an adapter reaches it. */
  get options() {
    return { url: CRM_URL, token: 'secret', currency: 'EUR', fetch: this.fetch };
  }

  readonly fetch = (async (input: RequestInfo | URL, init?: RequestInit) => {
    const request = new Request(input, init);
    const text = await request.clone().text();
    const path = decodeURIComponent(request.url.slice(CRM_URL.length + 1));
    this.asked.push({ method: request.method, path, body: text ? (JSON.parse(text) as unknown) : undefined });
    return this.intercept(request, async () => this.#answer(request, text));
  }) as typeof globalThis.fetch;

  /** Names of what was asked for, without parameters. */
  get calls(): readonly string[] {
    return this.asked.map(({ path }) => path.split('?')[0]!.replace('Agents/Targets/', ''));
  }

  #answer(request: Request, body: string): Response {
    const [, token] = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '') ?? [];
    if (!token || !this.tokens.has(token)) return failed(401, 'Authentication failed');
    const { pathname, searchParams } = new URL(request.url);
    const [, kind, name = ''] = /\/api\/v1\/([^/]+)\/(.+)$/.exec(pathname) ?? [];
    if (kind === 'MDOList' && request.method === 'GET') return this.#list(name);
    if (kind === 'Archive' && request.method === 'GET') return this.#archive(decodeURIComponent(name), searchParams);
    const [, method] = /^Targets\/(\w+)$/.exec(name) ?? [];
    if (kind !== 'Agents' || !method || request.method !== 'POST') return failed(404, 'No such resource');
    const { status, answer } = targetsAgent(this.targets, method, {
      ...Object.fromEntries(searchParams),
      ...parsed(body),
    });
    if (status === 204) return new Response(null, { status });
    return status === 200 ? Response.json(answer) : failed(status, String(answer));
  }

  #list(name: string): Response {
    const items = this.data.lists?.[name];
    return items ? Response.json(items.map((item) => itemCarrier(item))) : failed(404, `No list ${name}`);
  }

  #archive(name: string, asked: URLSearchParams): Response {
    const rows =
      name === 'FindSale' ? this.#sales(asked.get('$filter') ?? '') : name === 'AllUsers' ? this.#users() : undefined;
    if (!rows) return failed(404, `No archive ${name}`);
    const columns = asked.get('$select')!.split(',');
    const skip = Number(asked.get('$skip') ?? 0);
    const top = Math.min(Number(asked.get('$top') ?? 50), this.data.cap ?? Infinity);
    const value = rows.slice(skip, skip + top).map(({ PrimaryKey, EntityName, ...cells }) => ({
      PrimaryKey,
      EntityName,
      ...Object.fromEntries(columns.flatMap((column) => (column in cells ? [[column, cells[column]]] : []))),
    }));
    const more = skip + top < rows.length && { 'odata.nextLink': `${CRM_URL}/Archive/${name}?$skip=${skip + top}` };
    return Response.json({ 'odata.metadata': `${CRM_URL}/Archive$metadata`, ...more, value });
  }

  #sales(filter: string): Readonly<Record<string, unknown>>[] {
    const [, from, to, status] =
      /^date dateBetween \('([\d-]{10})','([\d-]{10})'\) and saleStatus oneOf \((\d)\)$/.exec(filter) ?? [];
    if (!from) return [];
    // Neither the first nor the last day, which the documentation does not promise.
    return (this.data.sales ?? [])
      .filter((sale) => sale.date > from && sale.date < to! && sale.status === Number(status))
      .toSorted((a, b) => a.saleId - b.saleId)
      .map(({ PrimaryKey, saleId, date, columns }) => ({
        ...{ PrimaryKey: String(PrimaryKey), EntityName: 'sale', saleId, date: `${date}T00:00:00`, ...columns },
      }));
  }

  #users(): Readonly<Record<string, unknown>>[] {
    return (this.data.users ?? []).map(({ id, name, group, isRetired = false }) => ({
      ...{
        PrimaryKey: String(id),
        EntityName: 'associate',
        associateDbId: id,
        fullName: name,
        assocName: `login${id}`,
      },
      ...{ usergroupId: group ?? 0, isActive: !isRetired },
    }));
  }
}

function itemCarrier({ Id, Name, ChildItems = [] }: CrmItem): object {
  const children = ChildItems.map((child) => itemCarrier(child));
  return {
    Id,
    Name,
    ToolTip: '',
    Deleted: false,
    Rank: Id,
    Type: '',
    ChildItems: children,
    ExtraInfo: '',
    StyleHint: '',
  };
}

/** What columns hold of a sale that has nothing else. */
export const SALE_COLUMNS = {
  'associate/associateDbId': 0,
  userGroup: '',
  heading: '',
  amount: 0,
  earning: null,
  'CurrencyConvert(amount;Base)': 0,
  'CurrencyConvert(earning;Base)': null,
  currencyId: 0,
  probPercent: 0,
  saleType: '',
  source: '',
};

export function failed(status: number, message: string): Response {
  return Response.json({ Error: true, ErrorType: 'Exception', Message: message }, { status });
}

function parsed(body: string): object {
  return body ? (JSON.parse(body) as object) : {};
}
