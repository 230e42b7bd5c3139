/** Words that a field of sales takes, and one that a value may mean. */
const WORDS: Readonly<Record<string, readonly [words: string, example: string]>> = {
  status: ['sold, open, lost, stalled', 'sold'],
  currency: ['EUR, USD, …', 'EUR'],
  probability: ['0 – 100', '50'],
};

/**
 * Tells how to write a value in the words of its field, or to translate it, in signs that need no language:
 * `sold, open, lost, stalled: columns='{"status":{"from":"Fase","values":{"Won":"sold"}}}'`.
 * `path`: the field and its column, `status=Fase`.
 */
export function wordsFor(path: string, value: string): string | undefined {
  const [, field = '', column = field] = /^(\w+)(?:=([^]+))?$/.exec(path) ?? [];
  if (!Object.hasOwn(WORDS, field)) return undefined;
  const [words, example] = WORDS[field]!;
  if (column === '\0') return `${words}: columns="${field}:=${example}"`;
  const mapping = { [field]: { from: column, values: { [value]: example } } };
  return `${words}: columns='${JSON.stringify(mapping)}'`;
}
