import type { ImportedRow, ImportedSet, UnreadValue } from '../model/import-plan.ts';
import type { Note } from '../model/note.ts';
import type { TargetRow, TargetSet } from '../model/target.ts';
import { rowId } from '../model/owner.ts';
import { loadCode } from '../source/load-code.ts';
import type { ImportTable, OpenedImport } from '../source/target-import.ts';
import { type Sample, suggestMapping } from './suggest.ts';
import { answered } from './suggest/suggestion.ts';
import { readTargets } from './tables/read-targets.ts';
import type { TableBytes } from './tables/reading.ts';
import { tableOf } from './tables/small-table.ts';

/** Bytes that tell how a text is written. */
const SAMPLE = 2 ** 16;

/** Opens a file of targets, text or workbook. Rejects with `SourceError` for what is neither. */
export async function openImport(file: Blob, signal: AbortSignal): Promise<OpenedImport> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const name = (file as Partial<File>).name || 'file';
  const isWorkbook = bytes[0] === 0x50 || bytes[0] === 0xd0;
  const table: TableBytes = { file: name, form: isWorkbook ? 'xlsx' : 'csv', bytes, signal };
  if (!isWorkbook) return { kind: 'tables', tables: [tableFrom(table, bytes.subarray(0, SAMPLE))] };
  const { keptTargets, sheetSamples } = await loadCode(() => import('./workbook/import-workbook.ts'));
  const sets = await keptTargets(bytes, name, signal);
  if (sets) return { kind: 'own', sets };
  const samples = await sheetSamples(bytes, name);
  return { kind: 'tables', tables: samples.map(({ name: sheet, rows }) => tableFrom(table, rows, sheet)) };
}

function tableFrom(bytes: TableBytes, sample: Sample, sheet?: string): ImportTable {
  const { mapping, reasons, questions, missing, columns } = suggestMapping(sample, { kind: 'targets' });
  return {
    ...(sheet !== undefined && { sheet }),
    reasons,
    questions,
    missing,
    columns,
    async read(answers, options) {
      const chosen = questions.map(({ choices }, index) => choices[answers[index] ?? 0]!);
      const read = { ...answered(mapping, chosen), ...(sheet !== undefined && { sheet }), ...options };
      const { sets, notes } = await readTargets(bytes.file, tableOf({ ...bytes, signal: options.signal }), read);
      return { sets: sets.map((set) => importedSet(set, notes)), notes };
    },
  };
}

function importedSet({ year, targetType, interval, rows }: TargetSet, notes: readonly Note[]): ImportedSet {
  const unread = unreadValues({ year, targetType }, notes);
  const known = new Set(rows.map(rowId));
  const others = [...unread].flatMap(([id, { row, values }]) => (known.has(id) ? [] : [importedRow(row, values)]));
  const all = rows.map((row) => importedRow(row, unread.get(rowId(row))?.values));
  return { year, targetType, interval, rows: [...all, ...others] };
}

function importedRow({ owner, item, currency, values }: TargetRow, unread: readonly UnreadValue[] = []): ImportedRow {
  return {
    owner,
    ...(item !== undefined && { item }),
    ...(currency && { currency }),
    values: values.map((value) => value ?? undefined),
    ...(unread.length > 0 && { unread }),
  };
}

interface Unread {
  readonly row: TargetRow;
  readonly values: UnreadValue[];
}

/** Values that could not be read, by row; the notes tell the text of the first one. */
function unreadValues(
  key: Pick<TargetSet, 'year' | 'targetType'>,
  notes: readonly Note[],
): ReadonlyMap<string, Unread> {
  const rows = new Map<string, Unread>();
  for (const { cells = [], value = '' } of notes) {
    for (const [place, { owner, item, year, targetType, index }] of cells.entries()) {
      if (year !== key.year || targetType !== key.targetType) continue;
      const row = { owner, ...(item !== undefined && { item }), values: [] };
      const own: Unread = rows.get(rowId(row)) ?? { row, values: [] };
      own.values.push({ index, text: place === 0 ? value : '' });
      rows.set(rowId(row), own);
    }
  }
  return rows;
}
