import type { SampleLine, SampleRows } from './sample-rows.ts';
import { FIELDS, fieldsNamed, isAscii, nameKeyOf, type TableKind } from './field-names.ts';

export interface FoundTable {
  readonly header: SampleLine;
  readonly names: readonly string[];
  readonly rows: readonly SampleLine[];
}

/** A header is looked for among so many lines. */
const MOST_ABOVE = 50;

/**
 * The first line that looks like a header: as wide as the table, of different
 * texts; of several that do, the one whose names are best known.
 */
export function findHeader({ form, lines }: SampleRows, kinds: readonly TableKind[]): FoundTable | undefined {
  if (!lines.length) return undefined;
  const widths = lines.map(({ cells }) => filled(cells));
  const usual = median(widths.slice(-Math.ceil(widths.length / 2)));
  let best = { at: 0, score: -1 };
  for (const [at, { cells }] of (form === 'json' ? lines.slice(0, 1) : lines.slice(0, MOST_ABOVE)).entries()) {
    const score = scoreOf(cells, usual, kinds) - at * 0.01;
    if (score > best.score) best = { at, score };
  }
  const header = lines[best.at]!;
  const names = header.cells.map((cell) => String(cell).trim());
  const key = names.join('\n');
  const rows = lines
    .slice(best.at + 1)
    .filter(({ cells }) => cells.map((cell) => String(cell).trim()).join('\n') !== key);
  return { header, names, rows };
}

const filled = (cells: readonly unknown[]) => cells.filter((cell) => String(cell).trim()).length;

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

function scoreOf(cells: readonly (string | number)[], usual: number, kinds: readonly TableKind[]): number {
  const texts = cells.map((cell) => String(cell).trim()).filter(Boolean);
  if (texts.length < Math.max(1, usual * 0.6) || new Set(texts).size < texts.length * 0.8) return -1;
  const worded = texts.filter((text) => /[a-z]/i.test(text) || (!isAscii(text) && /\p{L}/u.test(text)));
  const named = new Set(worded.flatMap((text) => fieldsNamed(nameKeyOf(text))));
  const known = Math.max(...kinds.map((kind) => FIELDS[kind].filter((field) => named.has(field)).length));
  const wordy = worded.length / texts.length;
  return known * 3 + wordy * 2;
}
