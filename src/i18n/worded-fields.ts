/** Words that a field of a file takes, and one that a value may mean; absent where no one word would be right. */
type Words = readonly [words: string, example?: string];

/** Of sales. */
const SALES: Readonly<Record<string, Words>> = {
  status: ['sold, open, lost, stalled', 'sold'],
  currency: ['EUR, USD, …', 'EUR'],
  probability: ['0 – 100', '50'],
};

/** Of targets. */
const TARGETS: Readonly<Record<string, Words>> = {
  owner: ['company, group:<id>, user:<id>', 'company'],
  interval: ['month, quarter', 'month'],
  'target-type': ['all-sales.amount, all-sales.count, <dimension>.<amount, count, profit>', 'all-sales.amount'],
  locked: ['true, false', 'true'],
  period: ['1 – 12, Jan, Q1, 2026-01'],
  year: ['2026, FY26, 2025/26'],
};

/**
 * Tells how to write a value in the words of its field, or to translate it, in signs that need no language:
 * `sold, open, lost, stalled: columns='{"status":{"from":"Fase","values":{"Won":"sold"}}}'`.
 * `path`: the field and its column, `status=Fase`.
 */
export function wordsFor(path: string, value: string): string | undefined {
  const [, field = '', column = field] = /^([\w-]+)(?:=([^]+))?$/.exec(path) ?? [];
  const isOfSales = Object.hasOwn(SALES, field);
  if (!isOfSales && !Object.hasOwn(TARGETS, field)) return undefined;
  const [words, example] = (isOfSales ? SALES : TARGETS)[field]!;
  if (!example || value === `(${field})`) return words;
  const option = isOfSales ? 'columns' : 'target-columns';
  if (column === '\0') return `${words}: ${option}="${field}:=${example}"`;
  const mapping = { [field]: { from: column, values: { [value]: example } } };
  return `${words}: ${option}='${JSON.stringify(mapping)}'`;
}
