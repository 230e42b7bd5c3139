import type { Note } from '../../model/note.ts';
import { SourceError } from '../../source/source-error.ts';
import { formsOf } from './forms.ts';
import type { MappingSpec } from './mapping.ts';
import { NoteCount } from './note-count.ts';
import type { Noted, ReadingOf, WrittenReading } from './reading.ts';
import type { Row } from './row.ts';
import { textBytes } from './text-bytes.ts';
import { OTHER_MARK, type DecimalMark } from './written-numbers.ts';
import { WrittenRows } from './written-rows.ts';

/**
 * Reads a small table as people write it, by all forms, with notes of what was
 * taken for what. Numbers of which nobody says how they are written have a
 * point, or, if that turns out wrong, a comma.
 */
export async function readAsWritten<T extends Noted>(
  spec: MappingSpec,
  read: (reading: WrittenReading) => Promise<T>,
  of: ReadingOf = {},
): Promise<T> {
  return (await readWith('.', spec, read, of)) ?? (await readWith(',', spec, read, of))!;
}

/** Rows after which one kind of numbers is that of the whole file. */
const ENOUGH = 1000;

/** Reads with one decimal mark; answers with nothing where the other one is right. */
async function readWith<T extends Noted>(
  decimal: DecimalMark,
  spec: MappingSpec,
  read: (reading: WrittenReading) => Promise<T>,
  { file, wanted }: ReadingOf,
): Promise<T | undefined> {
  const forms = formsOf(spec, decimal);
  const { numbers } = forms;
  if (numbers && decimal === '.') numbers.patience = ENOUGH;
  let notes: readonly Note[] = [];
  const filled = new NoteCount('cells-filled');
  let rows: WrittenRows<Row> | undefined;
  let isDate: ((text: string) => boolean) | undefined;
  const reading: WrittenReading = {
    forms: { ...forms, day: (text) => (isDate?.(text) ? text.slice(0, 10) : forms.day(text)) },
    filled: (line, value) => filled.add(line, value),
    useDates: (tells) => void (isDate = tells),
    text(bytes) {
      const text = textBytes(bytes, spec.encoding);
      notes = text.notes;
      return text.bytes;
    },
    rows: (sink) => (rows = new WrittenRows(sink, spec, { file, wanted, numbers, misread: forms.misread })),
  };
  try {
    const result = await read(reading);
    if (numbers?.isOther) return undefined;
    numbers?.check(file);
    const own = [...notes, ...(rows?.notes() ?? []), ...filled.notes(), ...(numbers?.notes() ?? [])];
    return { ...result, notes: [...own, ...forms.helped(result.notes)] };
  } catch (error) {
    if (numbers?.isOther && (error === OTHER_MARK || error instanceof SourceError)) return undefined;
    if (!(error instanceof SourceError)) throw error;
    numbers?.check(file);
    throw forms.helpedError(error);
  }
}
