import type { Counted } from './counted.ts';
import { firstTexts } from './en-first.ts';

const one = (count: Counted, singular: string, plural: string): string =>
  `${count.text} ${count.plural === 'one' ? singular : plural}`;

/** Words of filling in, import and export in English; part of the editor's. */
export const fillingTexts = {
  ...firstTexts.filling,
  // Row menu
  adjust: 'Adjust numbers …',
  adjustThese: (count: Counted) => `Adjust ${one(count, 'row', 'rows')} …`,
  spreadBelow: 'Spread to those below …',

  // Adjust numbers
  adjustTitle: 'Adjust numbers',
  rowsOf: (count: Counted) => one(count, 'row', 'rows'),
  mode: 'Way',
  modes: {
    amount: 'Yearly amount',
    row: 'From another row',
    'last-year': 'From last year',
    'catch-up': 'Catch up',
  },
  amount: 'Amount for the year',
  amountHint: '560k, 1.2m and +8% are understood too.',
  spread: 'Spread',
  spreads: {
    'as-now': 'As it is now',
    equal: 'Equally',
    'calendar-days': 'By calendar days',
    'working-days': 'By working days',
    'last-year': 'Like last year’s sales',
  },
  season: (name: string) => `Season “${name}”`,
  changeToNow: 'Change to now',
  percent: 'Change',
  percentRange: 'A change is from −100 % to +1000 %.',
  copyFrom: 'Copy from',
  chooseRow: 'Choose a row to copy from',
  noLastYear: (year: string) => `${year} has no targets to copy`,
  catchUpHint:
    'Months that have ended stay. What was missed so far goes onto the others, what was sold beyond lowers them.',
  quartersHint:
    'Quarters that have ended stay. What was missed so far goes onto the others, what was sold beyond lowers them.',
  noSales: 'There are no sales to go by',
  salesLoading: 'Loading the sales …',
  addsUp: (sum: string) => `Adds up to exactly ${sum}.`,
  closed: (names: string) => `Books are closed, kept as they are: ${names}.`,
  converted: (from: string) => `Converted from ${from}.`,
  surplusLeft: (amount: string) => `${amount} more was sold than the rest can be lowered by.`,
  leftOut: (rows: string) => `Left out. ${rows}.`,
  sumOfRows: 'Together',
  changeCells: (count: Counted) => `Change ${one(count, 'cell', 'cells')}`,
  nothingToChange: 'Nothing would change',

  // Seasons that are kept
  seasons: {
    own: 'Your own seasons',
    from: 'Spread of',
    sources: {
      now: 'The row as it is now',
      shown: 'The row as shown here',
      targets: 'Last year’s targets',
      sold: 'Last year’s sales',
    },
    name: 'Name',
    keep: 'Keep',
    isKept: (name: string) => `Season “${name}” is kept.`,
    rename: 'Rename',
    renameOne: (name: string) => `Rename “${name}”`,
    delete: 'Delete',
    deleteOne: (name: string) => `Delete “${name}”`,
    isDeleted: (name: string) => `Season “${name}” is deleted.`,
    putBack: 'Put back',
    problems: {
      'no-name': 'A season needs a name.',
      'long-name': 'A name has at most 40 characters.',
      'name-taken': 'There is a season of this name already.',
      'nothing-to-keep': 'There are no values to go by.',
      'below-zero': 'A season has no values below 0.',
    },
    onPageOnly: 'Kept until this page is closed: the browser gives no storage.',
  },

  // New year
  newYearTitle: (year: string) => `New targets for ${year}`,
  newYearHas: (year: string, groups: Counted, people: Counted, sum: string) =>
    `${year} has ${one(groups, 'group', 'groups')}, ${one(people, 'person', 'people')}, ${sum}`,
  startFrom: (year: string) => `Start from ${year}`,
  startSold: (year: string) => `Start from what was sold in ${year}`,
  startSoldHint: 'Until today, months to come by their targets',
  startEmpty: 'Start empty',
  startEmptyHint: (year: string) => `Groups and people as in ${year}, no values`,
  roundTo: 'Round to',
  noRounding: 'not rounded',
  becomes: (company: string, groups: string, difference: string) =>
    `Becomes company ${company} · groups ${groups}${difference && ` (${difference})`}`,
  becomesEmpty: (rows: Counted) => `Becomes ${one(rows, 'row', 'rows')} without values.`,
  leftReasons: {
    former: 'has left',
    unknown: 'is listed no more',
    'retired-item': 'item is gone',
    level: 'no targets for people',
    'too-large': 'too large to be kept exactly',
    'missing-rate': 'no exchange rate for its sales',
    denied: 'may not be set',
  },
  leftOne: (name: string, why: string) => `${name} (${why})`,
  leftNames: (names: string) => `Left out: ${names}.`,
  notCopied: 'Locks and history are not copied.',
  makeYear: (year: string) => `Make ${year}`,

  // Spread
  spreadTitle: (name: string) => `Spread ${name}`,
  spreadHint: 'The year is spread over the intervals first, then each over those below by what they have.',
  overIntervals: 'Over the year',
  asParent: 'Interval by interval, as it is',

  // Export
  exports: {
    xlsx: 'Workbook (XLSX)',
    csv: 'Table (CSV)',
    pdf: 'PDF',
    print: 'Print …',
  },
  exportHints: {
    xlsx: 'All types; can be edited and imported again',
    csv: 'The type on show',
    pdf: 'All types, landscape',
    print: 'All types, landscape',
  },
  exported: (form: string) => `${form} is ready`,
  exportFailed: 'The file could not be made.',
  page: (number: number, of: number) => `Page ${number} of ${of}`,

  // Import
  importTitle: (file: string) => `Import ${file}`,
  importOwn: 'written here: only cells that were changed in it come in',
  importSheet: (sheet: string) => `sheet “${sheet}”`,
  importReading: 'Reading the file …',
  whichSheet: 'Sheet',
  inFile: 'In the file',
  cellsInFile: 'cells',
  changedCells: 'changed',
  wrong: 'what is wrong',
  nearest: 'nearest name: choose',
  leaveOut: 'left out',
  whoIs: (name: string) => `Who “${name}” is`,
  meanwhile: (count: Counted) => `${one(count, 'cell was', 'cells were')} changed here meanwhile`,
  missing: (fields: string) =>
    `The file does not tell: ${fields}. Name its columns so, or use a workbook that was exported here.`,
  fields: {
    year: 'the year',
    period: 'the month or quarter',
    value: 'the value',
    owner: 'whose the targets are',
  } as Readonly<Record<string, string>>,
  importProblems: {
    'not-a-number': (text: string) => `“${text}” is not a number`,
    'not-read': 'cannot be read',
    'unknown-owner': (text: string) => `nobody is called “${text}”`,
    'other-currency': (text: string) => `${text} is not the row’s currency`,
    'other-interval': 'the year is by other intervals',
  },
  atInterval: (interval: string, what: string) => `${interval}: ${what}`,
  importSum: (cells: Counted, emptied: string, sums: string) =>
    `${one(cells, 'cell changes', 'cells change')}${emptied && `, ${emptied}`}${sums && `, sum ${sums}`}`,
  emptied: (count: Counted) => `${count.text} become empty`,
  fromTo: (from: string, to: string) => `${from} → ${to}`,
  takeOver: (count: Counted) => `Take ${one(count, 'cell', 'cells')} over`,
  moreRows: (count: Counted) => `and ${one(count, 'more row', 'more rows')} without anything wrong`,
  importedNothing: 'Nothing in the file differs from the targets',

  // Paste of rows with names
  pasting: {
    byName: (count: Counted) => `${one(count, 'cell', 'cells')} pasted, each row to its owner`,
    rows: (count: Counted, year: string) => `${one(count, 'row has', 'rows have')} no place in ${year}:`,
    strangers: {
      unknown: 'is not listed',
      former: 'has left',
      several: 'several are called so',
      twice: 'stands there twice',
      'other-currency': 'is in another currency there',
    },
  },
};
