import { dayNumber } from '../../model/day.ts';
import { decimalText, minorOf } from '../tables/decimal-text.ts';
import type { Field } from '../tables/layout.ts';
import type { Row } from '../tables/row.ts';
import type { FieldReaders } from './sale-writer.ts';
import { Dictionary, MISSED, NONE } from './names.ts';

/** Reads fields by their values: of small tables, of JSON, and of rows of the page. */
export const valueReaders: FieldReaders<Row> = {
  day(field: Field) {
    const known = new Map<string, number>();
    return {
      field,
      read(row) {
        const raw = String(row.value(field.columns[0]!));
        let number = known.get(raw);
        if (number === undefined) {
          const day = field.dayOf(raw);
          known.set(raw, (number = day === undefined ? NaN : dayNumber(day)));
        }
        return number;
      },
    };
  },

  coded(field, codeOf) {
    const [column = NONE] = field.columns;
    return {
      field,
      read(row) {
        const value = row.value(column);
        const isNumber = typeof value === 'number';
        const text = field.textOf(isNumber ? decimalText(value) : value);
        return text === undefined ? MISSED : codeOf(text, isNumber);
      },
    };
  },

  money(field) {
    return {
      field,
      read(row, decimals) {
        const text = field.decimal(row);
        if (text === '') return NaN;
        return minorOf(text ?? '', decimals) ?? Infinity;
      },
    };
  },

  ids(field) {
    const ids = new Dictionary();
    return { field, read: (row) => ids.maybe(field.text(row) ?? '') };
  },
};
