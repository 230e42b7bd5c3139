import type { Counted } from './counted.ts';
import type { Problems } from './problems.ts';

const DATA = 'The data';
const rows = (count: Counted): string => `${count.text} ${count.plural === 'one' ? 'row' : 'rows'}`;
const was = (count: Counted): string => (count.plural === 'one' ? 'was' : 'were');
/** The first of what was left out, as an example. */
const first = (value: string, place: string): string =>
  value ? ` The first: “${value}”${place && ` in ${place}`}.` : place && ` The first: ${place}.`;
const within = (place: string): string => (place ? ` (${place})` : '');
/** The option that would read it. */
const helps = (expected: string): string => (expected ? ` This may help: ${expected}.` : '');
const quoted = (value: string): string => (value ? `: “${value}”` : '');

/** Names an owner who is asked for and not there, such as `group:nord`. */
function unknown(value: string): string {
  const [, turn = '', kind, name] = /^(\u2068?)(group|user):(.+)$/.exec(value) ?? [];
  if (name) return `There is no ${kind === 'group' ? 'group' : 'person'} “${turn}${name}”.`;
  return `There is no person or group ${value ? `“${value}”` : 'of this name'}.`;
}

/** English sentences for what is wrong with data and attributes. */
export const problems: Problems = {
  data: DATA,
  option: (name) => `The option “${name}”`,
  line: (line) => `line ${line}`,
  notes: {
    'encoding-assumed': ({ value }) =>
      `A file is not in UTF-8, so it is read as ${value}. If names look wrong, say “encoding”.`,
    'lines-skipped': ({ count, value, place }) =>
      `${count.text} ${count.plural === 'one' ? 'line' : 'lines'} above the header ${was(count)} passed over.${first(value, place)}`,
    'numbers-assumed': ({ value, expected, place }) =>
      `Numbers such as “${value}”${within(place)} are read as by ${expected}.`,
    'rows-refused': ({ count, value, place, expected }) =>
      `${count.text} sales ${count.plural === 'one' ? 'row' : 'rows'} could not be read and ${count.plural === 'one' ? 'is' : 'are'} left out.${first(value, place)}${helps(expected)}`,
    'duplicate-rows': ({ count, place }) =>
      `${rows(count)} of the sales ${count.plural === 'one' ? 'is' : 'are'} equal to another in every column${within(place)}. They are counted, but are probably duplicates.`,
    'missing-profit': ({ count }) => `${rows(count)} without profit ${was(count)} left out of Profit.`,
    'missing-probability': ({ count }) => `${rows(count)} of open sales without probability ${was(count)} left out.`,
    'no-status': ({ count, of, value }) =>
      `No column says which sales are sold, so all ${of.text} rows count as sold, also ${count.text} with a probability below 100%${value && ` (${value} of them with 0%)`}. Say in “columns” which column is the status.`,
    'missing-rate': ({ value }) => `There is no exchange rate for ${value}: amounts in ${value} are left out.`,
    'pro-rata': () => 'The target is estimated by days from targets of other periods.',
    'targets-as-of': ({ value }) => `Judged by the targets as they stood on ${value}.`,
    'target-as-of-ahead': ({ value }) =>
      `“target-as-of” is ${value}, which is still to come: the targets are those of now.`,
    'before-target-history': ({ value }) =>
      `The first change of the targets on record is of ${value}: these are the targets before it.`,
    'no-target-history': () => 'How the targets have changed is not on record, so they are those of now.',
    'months-without-target': ({ count }) =>
      `${count.text} ${count.plural === 'one' ? 'month of the period has' : 'months of the period have'} no target: what is expected, the status and the forecast rest on the others.`,
    'not-filtered': ({ value }) =>
      value ? `The filter “${value}” does not apply to this tile.` : 'A filter does not apply to this tile.',
    'unknown-sellers': ({ count, value }) =>
      `${count.text} ${count.plural === 'one' ? 'seller' : 'sellers'} of the sales ${count.plural === 'one' ? 'is' : 'are'} not in the organisation${value && `: ${value}`}.`,
    'unknown-member': ({ count, value }) =>
      `The organisation file has a field that is not known: “${value}”${count.plural === 'one' ? '' : ` (${count.text} times)`}.`,
    'duplicate-target': ({ count, value, place }) =>
      `${rows(count)} of the targets ${count.plural === 'one' ? 'is' : 'are'} equal to another in every column${quoted(value)}${within(place)}. They are counted, but are probably duplicates.`,
    'targets-added': ({ count, value, place }) =>
      `Several rows make one target together, up to ${count.text} of them${quoted(value)}${within(place)}. They are added up.`,
    'year-targets': ({ count, value, place }) =>
      `${count.text} ${count.plural === 'one' ? 'target is' : 'targets are'} for a whole year, and split into equal parts.${first(value, place)}`,
    'owner-assumed': () => 'The targets say no owner, so they are read as the company’s.',
    'cells-filled': ({ count, value, place }) =>
      `${count.text} ${count.plural === 'one' ? 'cell that is' : 'cells that are'} merged with the one above ${count.plural === 'one' ? 'has' : 'have'} its value.${first(value, place)}`,
    'total-rows': ({ count, value, place }) => `${rows(count)} of totals ${was(count)} left out.${first(value, place)}`,
    'total-differs': ({ count, value, place, expected }) =>
      `${count.text} ${count.plural === 'one' ? 'total does' : 'totals do'} not add up${within(place)}: “${value}” is written where the sum is ${expected}.`,
    'targets-read-otherwise': ({ value, expected }) =>
      `The targets were read from their file by ${value}, the page has ${expected}: their months or amounts may be others.`,
    'targets-refused': ({ count, value, place, expected }) =>
      `${count.text} ${count.plural === 'one' ? 'target' : 'targets'} could not be read and ${count.plural === 'one' ? 'is' : 'are'} left out.${first(value, place)}${helps(expected)}`,
    'target-rows-refused': ({ count, value, place, expected }) =>
      `${count.text} target ${count.plural === 'one' ? 'row' : 'rows'} could not be read and ${count.plural === 'one' ? 'is' : 'are'} left out.${first(value, place)}${helps(expected)}`,
    'unknown-target-owner': ({ count, value, place }) =>
      count.plural === 'one'
        ? `A target belongs to somebody unknown${quoted(value)}${within(place)}.`
        : `Targets belong to ${count.text} people or groups that are unknown.${first(value, place)}`,
    'no-target-type': () => 'There are no targets for this measure.',
    'no-items': ({ value }) => `“items” does nothing with target-type=${value}: its sales are not split into items.`,
    'count-not-additive': () =>
      'A sale with several items counts once for each, so the bars may add up to more than the total.',
    'lookup-misses': ({ count, value, place }) =>
      `${count.text} ${count.plural === 'one' ? 'value was' : 'values were'} not found in the file they refer to${quoted(value)}${within(place)}. Add it there, or mend the column (“lookup” in “columns”).`,
    'no-season': () => 'There is no season profile, so days are weighed alike.',
    hidden: () => 'Some figures are left out because you may not see them.',
    'language-not-loaded': ({ value }) => `The texts in “${value}” could not be loaded, so they are in English.`,
    'chart-not-loaded': () => 'Chart.js could not be loaded, so the chart is drawn without it.',
    'interaction-not-loaded': () =>
      'Keys, tooltip and table of the chart could not be loaded; the next touch tries again.',
    'wrong-attribute': ({ value }) => `A setting is not understood and its default is used: ${value}.`,
  },
  unknownNote: (code) => `Note on these figures: ${code}.`,
  didYouMean: (what) => `Did you mean “${what}”?`,
  filterRemoved: 'Filter removed',
  tilesChanged: (count) => `${count.text} ${count.plural === 'one' ? 'tile' : 'tiles'} changed`,
  targetsAsOf: (when) => `targets as of ${when}`,
  failures: {
    'no-viewer': () => 'You are not signed in, so your own figures cannot be shown.',
    'no-group': () => 'You do not belong to a group.',
    'unknown-owner': ({ value }) => unknown(value),
    'unknown-period': ({ value, expected }) =>
      `The period cannot be read${quoted(value)}.${expected && ` Expected: ${expected}.`}`,
    'no-rate': ({ value }) => `There is no exchange rate for ${value}, so these sales cannot be added up.`,
    forbidden: ({ file, status }) =>
      status
        ? `You are not allowed to read ${file === DATA ? 'the data' : file}. Are you signed in?`
        : 'These figures are not open to you.',
    'not-found': ({ file }) => `${file} was not found.`,
    offline: ({ file, status }) =>
      status ? `${file} is not available now (server: ${status}).` : `${file} cannot be reached.`,
    timeout: ({ file }) => `${file} did not arrive in time.`,
    conflict: ({ value }) => `Somebody else has changed this meanwhile${quoted(value)}.`,
    'invalid-data': ({ file, place, value }) => `${file} cannot be read${within(place)}${quoted(value)}.`,
    unsupported: ({ file, value }) => `${file} does not have what is asked for${quoted(value)}.`,
  },
  problems: {
    html: ({ file }) => `${file} is a web page, not data. Is the address right, and are you signed in?`,
    empty: ({ file }) => `${file} is empty.`,
    truncated: ({ file, place }) => `${file} is incomplete: it ends too early${within(place)}.`,
    blocked: ({ file, expected }) =>
      `${file} cannot be reached: there is no network, nothing answers there, or it does not let ${expected} read its answers (Access-Control-Allow-Origin).`,
    'mixed-content': ({ file, expected }) =>
      `${file} cannot be read: a page by https may only ask addresses with https. Use ${expected}, or let the page’s own server pass the questions on.`,
    redirected: ({ file }) => `${file} leads to another page. Do you have to sign in again?`,
    'wrong-version': ({ file, value, expected }) =>
      `${file} does not answer as this version of the page understands${value && ` (${value}, expected ${expected})`}. Is the address right?`,
    'other-answer': ({ file, value, expected }) =>
      `${file} answered something else${quoted(value)}.${expected && ` Asked for: ${expected}.`}`,
    'request-too-large': ({ file }) => `${file} does not take so much at once. Try it in smaller parts.`,
    'missing-column': ({ file, expected, value, option }) =>
      `${file} has no column “${expected}”${value ? `. Its columns: ${value}` : ''}.${helps(option)}`,
    'two-kinds': ({ file, expected, value, place, option }) =>
      `${file} has rows of targets and of something else${value && `: “${expected}” and “${value}”`}${within(place)}. Say which of them count.${helps(option)}`,
    'column-twice': ({ file, expected, value, place }) =>
      `${file} has two columns of the same${value && `: “${value}” and “${expected}”`}${within(place)}. Name those that count in “columns” (value: across).`,
    'too-many-refused': ({ file, count, of, place, value, expected }) =>
      `${file} cannot be used: ${count.text} of ${rows(of)} cannot be read${within(place)}${quoted(value)}.${helps(expected)}`,
    'two-readings': ({ file, place, value, expected }) =>
      `${file} has numbers that may mean two things${within(place)}${value ? `: “${value}” is ${expected}. Which one?` : '.'}`,
    'broken-off': ({ file }) => `${file} broke off while it was loading: the connection was lost.`,
    'bad-json': ({ file, place }) => `${file} is not valid JSON${within(place)}.`,
    'bad-value': ({ file, place, value, expected }) =>
      `${file} has a wrong value${within(place)}${quoted(value)}.${expected ? ` Expected: ${expected}.` : ''}`,
    'duplicate-id': ({ file, place, value }) => `${file} uses an id twice${within(place)}${quoted(value)}.`,
    'unknown-form': ({ file }) => `${file} is neither CSV, JSON nor XLSX by its name or content type.`,
    'no-workbook': ({ file, value }) =>
      `${file} is no XLSX workbook${value && ` but ${value}`}. Save it as XLSX or CSV in the program it comes from.`,
    'workbook-locked': ({ file }) =>
      `${file} is protected by a password and cannot be read. Save it without one, or the sheet as CSV.`,
    'workbook-broken': ({ file, place }) =>
      `${file} is a damaged workbook${within(place)}. Open and save it in a spreadsheet program, or get it again.`,
    'workbook-too-large': ({ file, value, expected }) =>
      `${file} is too large for a workbook${value && `: ${value}, ${expected} are read`}. Save the sheet as CSV, which may have any size.`,
    'no-sheet': ({ file, value, expected }) =>
      `${file} has no such sheet${quoted(value)}.${expected && ` Its sheets: ${expected}.`}`,
    'which-sheet': ({ file, value, expected }) =>
      `${file} has several sheets that can be read${value && `: ${value}`}. Which one?${expected && ` Say ${expected}.`}`,
    'no-stored-values': ({ file, place, value }) =>
      `${file} has formulas without their values${within(place)}${quoted(value)}. Open and save it in a spreadsheet program.`,
    'no-profit': ({ file }) => `${file} has no profit.`,
    'no-dimension': ({ file, value }) => `${file} does not split its sales by ${value || 'what is asked for'}.`,
    'too-large': ({ file, place, value }) => `${file} has an amount that is too large${within(place)}${quoted(value)}.`,
    'too-many-names': ({ file, count, place, value }) =>
      `${file} has more than ${count.text} different values of ${place}, such as ${value}. Is this the right column?`,
    'no-repository': () => 'There is no place to keep targets in.',
    'storage-failed': ({ value }) => `This browser does not let the page store targets${quoted(value)}.`,
    'storage-full': () => 'The browser has no room left for the targets.',
    unexpected: () => 'The data source failed in a way that was not expected.',
    locked: ({ place, value }) => `The targets are locked${value && ` by ${value}`}${within(place)}.`,
    level: () => 'There are no targets for people in this target type.',
    'same-cells': ({ place }) => `Somebody else has changed the same targets meanwhile${within(place)}.`,
    'type-in-use': ({ value }) => `There are still targets of the type${quoted(value)}. Load them again.`,
    'set-twice': ({ value }) => `The targets of one year were to be saved twice at once${quoted(value)}.`,
    'targets-closed': () => 'You may not open the targets.',
    'licence-none': () => 'Your licence has no targets.',
    'owner-hidden': ({ place }) => `You may not see these targets${within(place)}.`,
    'owner-read-only': ({ place }) => `You may not change these targets${within(place)}.`,
    'lock-denied': ({ place }) => `You may not lock or unlock these targets${within(place)}.`,
    'types-denied': () => 'You may not add, change or delete target types.',
    'licence-groups': ({ place }) => `Your licence has targets for one group only${within(place)}.`,
    'licence-types': () => 'Your licence has targets for the amount of all sales only.',
    'unknown-base': () => 'The targets have changed meanwhile. Load them again.',
    'bad-interval': ({ place }) => `There is no such month or quarter${within(place)}.`,
    'bad-currency': ({ place, value }) => `This currency cannot be used here${within(place)}${quoted(value)}.`,
    'bad-owner': ({ value }) => `Targets belong to the company, a group or a person, not to this${quoted(value)}.`,
    'bad-type': ({ value }) => `The target type cannot be changed in this way${quoted(value)}.`,
  },
  attribute: (name, value, allowed) =>
    `${name}: “${value}” is not allowed here, so the default is used. Allowed: ${allowed}.`,
};
