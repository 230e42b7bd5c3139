import type { Counted } from './counted.ts';
import { firstTexts } from './en-first.ts';

const one = (count: Counted, singular: string, plural: string): string =>
  `${count.text} ${count.plural === 'one' ? singular : plural}`;

/** Words of target types and their dialogs in English; part of the editor's. */
export const typeTexts = {
  ...firstTexts.typed,
  // Target type
  title: 'Target type',
  newTitle: 'New target type',
  split: 'What is split',
  unit: 'Measured in',
  fixed: 'Both are fixed after the first save.',
  taken: (names: string) => `There already: ${names}`,
  items: 'Separate targets',
  itemsHint: 'Chosen items get rows of their own. Without a choice there is one row for all of them.',
  sold: 'The organisation lists no items; these were sold.',
  noItems: 'Nothing is split: each owner has one row.',
  findItem: 'Find an item',
  noItem: (text: string) => `No item is called “${text}”`,
  otherItem: 'Another item, as the sales name it',
  addItem: 'Add',
  retired: 'no longer in the list',
  up: (name: string) => `Move ${name} up`,
  down: (name: string) => `Move ${name} down`,
  levels: 'For company and groups only',
  values: (count: Counted, sum: string) => `${one(count, 'value', 'values')} (${sum})`,
  go: (what: string) => `has ${what}: they go when you save`,
  usersGo: (users: Counted, what: string) =>
    `${one(users, 'person has', 'people have')} ${what}: they go when you save`,
  wholeGoes: (what: string) => `The row for all items has ${what}: they go when you save`,
  newGoes: (what: string) => `What is set so far, ${what}, goes with the change`,
  addIt: 'Add target type',
  always: 'This type is always there. It is not split, and it cannot be changed or deleted.',

  // Delete
  delete: 'Delete type …',
  deleteTitle: (name: string) => `Delete ${name}`,
  deleteNothing: 'It has no targets in any year.',
  deleteYears: 'All its targets go when you save:',
  year: 'Year',
  rows: 'Rows',
  company: 'Company',
  groups: 'Groups',
  users: 'People',
  deleteHint: 'Tiles have no target of this type then. What was saved stays in the history.',
  deleteIt: 'Delete type',
  listed: 'The organisation lists this type, so it would come back. Take it out of that list instead.',

  // Review before a save
  typesOf: (count: Counted) => one(count, 'target type', 'target types'),
  kinds: { added: 'new', changed: 'changed', removed: 'deleted' },
  itemCount: (count: Counted) => one(count, 'item', 'items'),
  notSplit: 'one row for all items',
  noUsers: 'company and groups only',
  withUsers: 'people too',
  withRows: (rows: Counted, years: string) => `${one(rows, 'row', 'rows')} in ${years}`,

  // Conflict
  rowsSet: (rows: Counted) => `${one(rows, 'row', 'rows')} set`,
};
