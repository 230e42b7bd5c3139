import { csvSource } from '../src/adapters/csv.ts';
import { memoryRepository } from '../src/adapters/memory-repository.ts';
import { targetsFile, type Lookup } from '../src/adapters/targets-file.ts';
import '../src/define/all.ts';

const FOLDER = 'adventureworks-data';

const lookup = (file: string, key: string, value: string): Lookup => ({ src: `${FOLDER}/${file}`, key, value });

/** What is not in the files: how the company is called and counts, and by what its sales are split. */
const organisation = {
  company: { name: 'AdventureWorks' },
  currency: 'USD',
  fiscalYear: { start: 7 },
  dimensions: [{ id: 'category', name: 'Category' }],
  targetTypes: [{ id: 'category.amount' }],
};

/** People's names serve as their ids, so that they are read on the tiles. */
const source = csvSource({
  src: `${FOLDER}/FactResellerSales.csv`,
  organisation,
  columns: {
    id: 'SalesOrderNumber',
    date: 'OrderDate',
    user: { from: 'EmployeeKey', lookup: lookup('Salesperson.csv', 'EmployeeKey', 'Salesperson') },
    group: { from: 'SalesTerritoryKey', lookup: lookup('Region.csv', 'SalesTerritoryKey', 'Group') },
    category: { from: 'ProductKey', lookup: lookup('Product.csv', 'ProductKey', 'Category') },
    amount: 'SalesAmount',
    profit: { minus: ['SalesAmount', 'TotalProductCost'] },
  },
  // 76 costs are the text "NULL": these rows count for sales and are left out of Profit.
  nulls: ['NULL'],
});

const repository = memoryRepository({
  fill: targetsFile({
    src: `${FOLDER}/Targets.csv`,
    fiscalYear: organisation.fiscalYear,
    currency: organisation.currency,
    columns: {
      date: 'TargetMonth',
      owner: { user: { from: 'EmployeeID', lookup: lookup('Salesperson.csv', 'EmployeeID', 'Salesperson') } },
      value: 'Target',
    },
    // "Friday December 1 2017" and "$500,000 "
    dates: 'EEEE MMMM d yyyy',
    numbers: 'en',
  }),
});

/** The files, and the columns of them that the mapping names. */
const WANTED = {
  'FactResellerSales.csv':
    'SalesOrderNumber, OrderDate, ProductKey, EmployeeKey, SalesTerritoryKey, TotalProductCost, SalesAmount',
  'Targets.csv': 'EmployeeID, Target, TargetMonth',
  'Salesperson.csv': 'EmployeeKey, EmployeeID, Salesperson',
  'Region.csv': 'SalesTerritoryKey, Group',
  'Product.csv': 'ProductKey, Category',
};

const byId = (id: string) => document.getElementById(id)!;

/** A server may answer an unknown address with the start page. */
async function isHere(file: string): Promise<boolean> {
  const { ok, headers } = await fetch(`${FOLDER}/${file}`, { method: 'HEAD' });
  return ok && !headers.get('content-type')?.includes('html');
}

function showWhatIsMissing(files: readonly string[]): void {
  byId('missing-files').textContent = files.join(', ');
  byId('wanted').append(
    ...Object.entries(WANTED).map((cells) => {
      const row = document.createElement('tr');
      row.append(...cells.map((text) => Object.assign(document.createElement('td'), { textContent: text })));
      return row;
    }),
  );
  byId('missing').hidden = false;
}

/** Says whom the tiles show, by what the sales name. */
async function showBoard(): Promise<void> {
  const board = document.querySelector('target-board')!;
  const form = byId('choices') as HTMLFormElement;
  const choice = (name: string) => form.elements.namedItem(name) as HTMLInputElement | HTMLSelectElement;
  board.source = source;
  board.repository = repository;
  const { groups, users } = await source.organisation({ signal: new AbortController().signal });
  const options = (ids: readonly { readonly id: string }[]) => ids.map(({ id }) => new Option(id)).sort(byText);
  choice('group').append(...options(groups));
  choice('user').append(...options(users));
  choice('as-of').value = '2019-12-31';
  choice('group').value = 'North America';
  choice('user').value = 'Linda Mitchell';
  const apply = () => {
    if (choice('as-of').value) board.asOf = choice('as-of').value;
    for (const tile of board.querySelectorAll<HTMLElement>('[data-owner]')) {
      const level = tile.dataset.owner!;
      tile.setAttribute('owner', `${level}:${choice(level).value}`);
    }
  };
  form.addEventListener('input', apply);
  form.addEventListener('submit', (event) => event.preventDefault());
  apply();
  form.hidden = board.hidden = false;
}

const byText = (a: HTMLOptionElement, b: HTMLOptionElement) => a.text.localeCompare(b.text);

const files = Object.keys(WANTED);
const here = await Promise.all(files.map(isHere));
const missing = files.filter((_, index) => !here[index]);
if (missing.length) showWhatIsMissing(missing);
else await showBoard();
