import { intervalNames } from './interval-names.ts';
import type { PdfOptions } from './year-pdf.ts';
import type { YearLine, YearSheet } from './year-sheet.ts';

const STYLES = `
  @page { size: landscape; margin: 12mm; }
  * { box-sizing: border-box; }
  body { margin: 0; font: 8pt/1.3 Inter, system-ui, sans-serif; color: #000; }
  section { break-after: page; }
  section:last-child { break-after: auto; }
  h1 { margin: 0 0 6pt; font-size: 12pt; }
  h1 span { font-weight: 400; font-size: 9pt; color: #555; margin-inline-start: 8pt; }
  table { inline-size: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
  th, td { padding: 2pt 3pt; text-align: end; white-space: nowrap; border-block-end: 0.5pt solid #bbb; }
  thead th { border-block-end: 1pt solid #000; }
  .name { text-align: start; white-space: normal; font-weight: 400; }
  .user .name { padding-inline-start: 14pt; }
  .hint .name { padding-inline-start: 8pt; }
  .hint { color: #555; font-style: italic; }
  .owner { font-weight: 600; background: #f0f0f0; print-color-adjust: exact; }
  .owner .name, .total { font-weight: 600; }
`;

export interface PrintOptions extends PdfOptions {
  readonly isRtl?: boolean;
  /** Prints a window. Default: the browser's own way. */
  readonly print?: (page: Window) => void;
}

/** Prints the years of several types, each on pages of its own, from a page of their own that is gone afterwards. */
export function printYears(sheets: readonly YearSheet[], options: PrintOptions): void {
  const { print = (window: Window) => window.print() } = options;
  const frame = document.createElement('iframe');
  frame.setAttribute('aria-hidden', 'true');
  frame.tabIndex = -1;
  // Out of sight, and not away: what is not laid out is printed empty.
  for (const [name, value] of [
    ['position', 'fixed'],
    ['inset', '-200vmax auto auto -200vmax'],
    ['border', '0'],
  ] as const)
    frame.style.setProperty(name, value);
  document.body.append(frame);
  const page = frame.contentWindow as Window & typeof globalThis;
  write(page, sheets, options);
  page.addEventListener('afterprint', () => frame.remove(), { once: true });
  page.focus();
  print(page);
}

function write(page: Window & typeof globalThis, sheets: readonly YearSheet[], options: PrintOptions): void {
  const { document: paper } = page;
  const styles = new page.CSSStyleSheet();
  styles.replaceSync(STYLES);
  paper.adoptedStyleSheets = [styles];
  paper.documentElement.lang = options.locale;
  paper.documentElement.dir = options.isRtl ? 'rtl' : 'ltr';
  paper.title = `${options.company} ${[...new Set(sheets.map(({ key }) => key.year))].join(', ')}`;
  paper.body.append(...sheets.map((sheet) => section(paper, sheet, options)));
}

function section(paper: Document, sheet: YearSheet, options: PrintOptions): HTMLElement {
  const { title, key, lines, hasItems, hasCurrency } = sheet;
  const { words, locale, company } = options;
  const whole = make(paper, 'section');
  const heading = make(paper, 'h1', `${title} ${key.year}`);
  heading.append(make(paper, 'span', company));
  const table = make(paper, 'table');
  const head = make(paper, 'thead');
  const labels = [words.owner, ...(hasItems ? [words.item] : []), ...(hasCurrency ? [words.currency] : [])];
  const names = [...intervalNames(sheet, locale), String(key.year)];
  const columns = [...labels, ...names].map((text, index) => {
    const cell = make(paper, 'th', text, index < labels.length ? 'name' : '');
    cell.setAttribute('scope', 'col');
    return cell;
  });
  head.append(row(paper, columns));
  const body = make(paper, 'tbody');
  body.append(...lines.map((line) => lineRow(paper, line, sheet, options)));
  table.append(head, body);
  whole.append(heading, table);
  return whole;
}

function lineRow(paper: Document, line: YearLine, { hasItems, hasCurrency }: YearSheet, options: PrintOptions) {
  const number = (value: number | null) => {
    const { decimals } = line;
    if (value === null) return '–';
    const isWhole = line.values.every((one) => one === null || one % 10 ** decimals === 0);
    return options.number(value / 10 ** decimals, isWhole ? 0 : decimals);
  };
  const name = make(paper, 'th', line.name, 'name');
  name.setAttribute('scope', 'row');
  const cells = [
    name,
    ...(hasItems ? [make(paper, 'td', line.itemName ?? '', 'name')] : []),
    ...(hasCurrency ? [make(paper, 'td', line.currency ?? '', 'name')] : []),
    ...line.values.map((value) => make(paper, 'td', number(value))),
    make(paper, 'td', number(line.total), 'total'),
  ];
  return row(paper, cells, line.isHint ? 'hint' : line.level === 'user' ? 'user' : 'owner');
}

function row(paper: Document, cells: readonly HTMLElement[], name = ''): HTMLElement {
  const made = make(paper, 'tr', '', name);
  made.append(...cells);
  return made;
}

function make(paper: Document, tag: string, text = '', name = ''): HTMLElement {
  const element = paper.createElement(tag);
  element.textContent = text;
  if (name) element.className = name;
  return element;
}
