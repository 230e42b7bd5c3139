import type { Note } from '../../model/note.ts';
import { formsOf } from './forms.ts';
import type { MappingSpec } from './mapping.ts';
import type { Noted, Reading } from './reading.ts';
import type { Row } from './row.ts';
import { textBytes } from './text-bytes.ts';
import { WrittenRows } from './written-rows.ts';

/** Reads a small table as people write it, by all forms, with notes of what was taken for what. */
export async function readAsWritten<T extends Noted>(
  spec: MappingSpec,
  read: (reading: Reading) => Promise<T>,
  wanted?: readonly string[],
): Promise<T> {
  let notes: readonly Note[] = [];
  let rows: WrittenRows<Row> | undefined;
  const result = await read({
    forms: formsOf(spec),
    text(bytes) {
      const text = textBytes(bytes, spec.encoding);
      notes = text.notes;
      return text.bytes;
    },
    rows: (sink) => (rows = new WrittenRows(sink, spec, wanted)),
  });
  return { ...result, notes: [...notes, ...(rows?.notes() ?? []), ...result.notes] };
}
