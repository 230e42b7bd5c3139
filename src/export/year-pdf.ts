import { slices } from '../timing/slices.ts';
import { intervalNames } from './interval-names.ts';
import { fitted, widthOf } from './pdf-text.ts';
import { PdfPages } from './pdf-pages.ts';
import type { ExportWords, YearLine, YearSheet } from './year-sheet.ts';

export interface PdfOptions {
  readonly words: ExportWords;
  /** BCP 47 tag. */
  readonly locale: string;
  readonly isRtl?: boolean;
  /** Name of the company, beside the title. */
  readonly company: string;
  /** A whole or decimal number as the reader writes it. */
  number(value: number, decimals: number): string;
  readonly signal?: AbortSignal;
}

/** A4 and Letter, on their side. */
const [A4, LETTER] = [
  [842, 595],
  [792, 612],
] as const;
const LETTER_REGIONS = /^(?:US|CA|MX|PH|CL|CO|VE|GT|PA|CR|DO)$/;
const MARGIN = 32;
const GAP = 6;
const [LARGEST, SMALLEST] = [8, 5];
const [FOOT, TITLE] = [24, 34];
const [WASH, RULE, MUTED] = [0.94, 0.72, 0.38];

/** The years of several types as a PDF: landscape, the head repeated on each page, pages numbered. */
export async function writeYearPdf(sheets: readonly YearSheet[], options: PdfOptions): Promise<Blob> {
  const breathe = slices(options.signal);
  const size = LETTER_REGIONS.test(new Intl.Locale(options.locale).maximize().region ?? '') ? LETTER : A4;
  const pages = new PdfPages(size);
  for (const sheet of sheets) await new YearTable(sheet, options, pages, size).draw(breathe);
  for (let page = 0; page < pages.count; page += 1) {
    const text = options.words.page(page + 1, pages.count);
    const x = options.isRtl ? MARGIN : size[0] - MARGIN;
    pages.text({ text, x, y: FOOT, size: 8, grey: MUTED, isRight: !options.isRtl }, page);
  }
  const years = [...new Set(sheets.map(({ key }) => key.year))].join(', ');
  return pages.end({ title: `${options.company} ${years}`, language: options.locale });
}

type Breathe = ReturnType<typeof slices>;

interface Column {
  readonly name: string;
  readonly isNumber: boolean;
  of(line: YearLine): string;
  /** Of the widest text, in units of its size. */
  units: number;
  /** Points; 0 until it is known. */
  width: number;
}

/** One type's table over as many pages as it needs. */
class YearTable {
  readonly #sheet: YearSheet;
  readonly #options: PdfOptions;
  readonly #pages: PdfPages;
  readonly #width: number;
  readonly #height: number;
  readonly #columns: readonly Column[];
  #font = LARGEST;
  /** Texts of the lines, by column. */
  readonly #texts: string[][] = [];
  #y = 0;

  constructor(sheet: YearSheet, options: PdfOptions, pages: PdfPages, [width, height]: readonly [number, number]) {
    this.#sheet = sheet;
    this.#options = options;
    this.#pages = pages;
    this.#width = width - 2 * MARGIN;
    this.#height = height;
    this.#columns = this.#makeColumns();
  }

  async draw(breathe: Breathe): Promise<void> {
    for (const line of this.#sheet.lines) {
      this.#measure(line);
      await breathe();
    }
    this.#font = this.#setWidths();
    this.#begin();
    for (const [index, line] of this.#sheet.lines.entries()) {
      if (this.#y < FOOT + 2 * this.#font) this.#begin();
      this.#drawLine(line, this.#texts[index]!);
      await breathe();
    }
  }

  #measure(line: YearLine): void {
    const isBold = line.level !== 'user';
    this.#texts.push(
      this.#columns.map((column) => {
        const text = column.of(line);
        column.units = Math.max(column.units, widthOf(text, isBold || column.isNumber));
        return text;
      }),
    );
  }

  #makeColumns(): readonly Column[] {
    const { hasItems, hasCurrency, key, lines } = this.#sheet;
    const { words, locale } = this.#options;
    const text = (name: string, of: Column['of']): Column => ({
      name,
      of,
      isNumber: false,
      units: widthOf(name, true),
      width: 0,
    });
    const number = (name: string, value: (line: YearLine) => number | null): Column => ({
      name,
      isNumber: true,
      units: widthOf(name, true),
      width: 0,
      of: (line) => this.#numberText(value(line), line, decimals),
    });
    const isFine = ({ decimals: count, values }: YearLine) =>
      values.some((one) => one !== null && one % 10 ** count !== 0);
    const decimals = lines.some(isFine);
    return [
      text(words.owner, ({ name, isHint, level }) => `${' '.repeat(isHint ? 2 : level === 'user' ? 4 : 0)}${name}`),
      ...(hasItems ? [text(words.item, ({ itemName = '' }) => itemName)] : []),
      ...(hasCurrency ? [text('', ({ currency = '' }) => currency)] : []),
      ...intervalNames(this.#sheet, locale).map((name, index) => number(name, ({ values }) => values[index] ?? null)),
      number(String(key.year), ({ total }) => total),
    ];
  }

  #numberText(value: number | null, { decimals }: YearLine, isFine: boolean): string {
    if (value === null) return '–';
    return this.#options.number(value / 10 ** decimals, isFine ? decimals : 0);
  }

  /** Gives each column its width, and answers the largest size of the text in which all of them fit. */
  #setWidths(): number {
    const units = this.#columns.map((column) => column.units);
    const [names = 0, ...others] = units;
    const fixed = GAP * units.length;
    const least = others.reduce((sum, unit) => sum + unit, 0) + Math.min(names, 14);
    const font = Math.max(SMALLEST, Math.min(LARGEST, (this.#width - fixed) / least));
    others.forEach((unit, index) => (this.#columns[index + 1]!.width = unit * font + GAP));
    const left = this.#width - this.#columns.reduce((sum, { width }) => sum + width, 0);
    this.#columns[0]!.width = Math.max(left, 60);
    return font;
  }

  /** A page with title and head. */
  #begin(): void {
    const { title, key } = this.#sheet;
    const pages = this.#pages;
    pages.addPage();
    const top = this.#height - TITLE;
    const name = `${title} ${key.year}`;
    const isRight = !!this.#options.isRtl;
    const after = widthOf(name, true) * 12 + 10;
    pages.text({ text: name, x: this.#at(0), y: top, size: 12, isBold: true, isRight });
    pages.text({ text: this.#options.company, x: this.#at(after), y: top, size: 9, grey: MUTED, isRight });
    this.#y = top - 22;
    this.#drawCells(
      this.#columns.map(({ name: label }) => label),
      { isBold: true },
    );
    pages.line(MARGIN, this.#y - this.#font * 0.5, this.#width, 0.8, 0.2);
    this.#y -= this.#font * 1.8;
  }

  #drawLine(line: YearLine, texts: readonly string[]): void {
    const height = this.#font * 1.8;
    const isBold = !line.isHint && line.level !== 'user';
    const grey = line.isHint ? MUTED : 0;
    if (isBold) this.#pages.area(MARGIN, this.#y - this.#font * 0.6, this.#width, height, WASH);
    this.#drawCells(texts, { isBold, grey });
    this.#pages.line(MARGIN, this.#y - this.#font * 0.6, this.#width, 0.25, RULE);
    this.#y -= height;
  }

  #drawCells(texts: readonly string[], look: { readonly isBold: boolean; readonly grey?: number }): void {
    let from = 0;
    const last = this.#columns.at(-1);
    for (const [index, column] of this.#columns.entries()) {
      const isBold = look.isBold || column === last;
      const text = texts[index]!;
      const place = { y: this.#y, size: this.#font, grey: look.grey ?? 0, isBold };
      if (column.isNumber) {
        const end = this.#options.isRtl ? this.#at(from) : this.#at(from + column.width);
        this.#pages.text({ ...place, text, x: end - 2, isRight: true });
      } else {
        const indent = 3 * (text.length - text.trimStart().length);
        const shown = fitted(text.trimStart(), isBold, (column.width - GAP - indent) / this.#font);
        this.#pages.text({ ...place, text: shown, x: this.#at(from + 2 + indent), isRight: !!this.#options.isRtl });
      }
      from += column.width;
    }
  }

  /** Points from the left of the page, by points from where a line begins. */
  #at(distance: number): number {
    return this.#options.isRtl ? MARGIN + this.#width - distance : MARGIN + distance;
  }
}
