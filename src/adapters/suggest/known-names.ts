import { columnKey } from '../tables/column-key.ts';
import type { ColumnValues } from './column-values.ts';
import { TOTAL } from './field-names.ts';
import type { SampleCell } from './sample-rows.ts';

/** Names and ids that another file tells, as values of columns show them. */
export interface Known {
  readonly users: readonly string[];
  readonly groups: readonly string[];
}

/** Which values are known as what. */
export interface KnownNames {
  isUser(value: SampleCell): boolean;
  isGroup(value: SampleCell): boolean;
}

export function knownNames({ users, groups }: Known): KnownNames {
  const [people, teams] = [new Set(users.map(columnKey)), new Set(groups.map(columnKey))];
  return {
    isUser: (value) => people.has(columnKey(String(value))),
    isGroup: (value) => teams.has(columnKey(String(value))),
  };
}

/** Values of a column that are no words of rows of totals. */
export const ownersOf = ({ values }: ColumnValues) => values.map(String).filter((value) => !TOTAL.test(value));

/** Whether most values of a column are of some kind, as those of people who sold are where a list has all who are still there. */
export function isMostly(column: ColumnValues, is: (value: string) => boolean): boolean {
  const values = ownersOf(column);
  return values.length > 0 && values.filter(is).length > values.length / 2;
}
