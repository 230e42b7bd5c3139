/** First signs of files that are no table, whatever their name says. */
const FORMS: readonly (readonly [signs: RegExp, what: string, advice: string])[] = [
  [/^%PDF-/, 'a PDF', 'Export the figures as CSV or Excel where the PDF comes from.'],
  [
    /^\s*<(?:!doctype html|html|table|head|meta)/i,
    'a web page',
    'Open it in a spreadsheet program and save it as .xlsx.',
  ],
  [/^\s*<\?xml/, 'XML', 'Open it in a spreadsheet program and save it as .xlsx.'],
  [/^(?:\x89PNG|\xff\xd8\xff|GIF8)/, 'a picture', 'Export the figures as CSV or Excel.'],
  [/^\{\\rtf/, 'a text document', 'Copy its table into a spreadsheet program and save it as .xlsx.'],
];

/** Says why the first bytes of a file cannot be those of a table, and what to do. */
export function noTable(name: string, first: Uint8Array): string | undefined {
  if (!first.some((byte) => byte > 32)) return `${name} is empty. Export it again, or choose another file.`;
  const text = new TextDecoder('windows-1252').decode(first.subarray(0, 256)).replace(/^ï»¿/, '');
  const [, what, advice] = FORMS.find(([signs]) => signs.test(text)) ?? [];
  return what && `${name} is ${what}, not a table. ${advice}`;
}

/** Members by which an object of JSON is told to be an organisation. */
const MEMBERS = ['company', 'companies', 'groups', 'users', 'currency', 'fiscalYear', 'calendar', 'targetTypes'];

/** Says why an object of JSON is no organisation, and which of its lists may be meant. */
export function noOrganisation(name: string, json: object): string | undefined {
  if (MEMBERS.some((member) => member in json)) return undefined;
  const lists = Object.entries(json).filter(([, value]) => Array.isArray(value));
  const where = lists.map(([member]) => `“${member}”`).join(', ');
  return `${name} is an object of JSON, not a list of rows. ${
    where ? `Save the list in ${where} as a file of its own` : 'Save a list of rows'
  }: [{ … }, { … }].`;
}
