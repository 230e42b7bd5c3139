import { escaped } from './workbook-text.ts';

/** Look of a cell. */
export interface CellStyle {
  readonly isBold?: boolean;
  readonly isItalic?: boolean;
  /** RGB as six digits. */
  readonly color?: string;
  readonly fill?: string;
  /** Number format, such as `#,##0.00`. */
  readonly format?: string;
  readonly align?: 'left' | 'right' | 'center';
  /** Steps from the beginning of the line. */
  readonly indent?: number;
  readonly hasLine?: boolean;
  /** Stays a text, whatever it looks like. */
  readonly isText?: boolean;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
/** Numbers of formats below it are the spreadsheet's own. */
const FIRST_FORMAT = 164;

/** Looks of a workbook, each once; 0 is the plain one. */
export class StyleTable {
  readonly #styles = new Map<string, number>([['{}', 0]]);
  readonly #fonts = new Numbered('<font><sz val="11"/><name val="Calibri"/><family val="2"/></font>');
  readonly #fills = new Numbered(
    '<fill><patternFill patternType="none"/></fill>',
    '<fill><patternFill patternType="gray125"/></fill>',
  );
  readonly #borders = new Numbered('<border><left/><right/><top/><bottom/><diagonal/></border>');
  readonly #formats = new Numbered();
  readonly #looks: string[] = ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'];

  /** Number of a look. */
  of(style: CellStyle = {}): number {
    const key = JSON.stringify(style);
    let number = this.#styles.get(key);
    if (number === undefined) this.#styles.set(key, (number = this.#looks.push(this.#look(style)) - 1));
    return number;
  }

  /** The part that says the looks, as they are when it is read. */
  *pieces(): Generator<string, undefined> {
    const formats = this.#formats.all.map(
      (code, index) => `<numFmt numFmtId="${FIRST_FORMAT + index}" formatCode="${escaped(code)}"/>`,
    );
    yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="${MAIN}">`;
    yield list('numFmts', formats) + list('fonts', this.#fonts.all) + list('fills', this.#fills.all);
    yield list('borders', this.#borders.all);
    yield '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>';
    yield list('cellXfs', this.#looks);
    yield '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';
  }

  #look({ isBold, isItalic, color, fill, format, align, indent, hasLine, isText }: CellStyle): string {
    const face = `${isBold ? '<b/>' : ''}${isItalic ? '<i/>' : ''}`;
    const ink = color ? `<color rgb="FF${color}"/>` : '';
    const font = this.#fonts.of(`<font>${face}<sz val="11"/>${ink}<name val="Calibri"/><family val="2"/></font>`);
    const wash = fill
      ? this.#fills.of(`<fill><patternFill patternType="solid"><fgColor rgb="FF${fill}"/></patternFill></fill>`)
      : 0;
    const line = '<bottom style="thin"><color rgb="FFB6C3D1"/></bottom>';
    const border = hasLine ? this.#borders.of(`<border><left/><right/><top/>${line}<diagonal/></border>`) : 0;
    const number = format ? FIRST_FORMAT + this.#formats.of(format) : 0;
    const place = `${align ? ` horizontal="${align}"` : indent ? ' horizontal="left"' : ''}${indent ? ` indent="${indent}"` : ''}`;
    const applied = `${number ? ' applyNumberFormat="1"' : ''} applyFont="1"${fill ? ' applyFill="1"' : ''}${hasLine ? ' applyBorder="1"' : ''}`;
    const ids = `numFmtId="${number}" fontId="${font}" fillId="${wash}" borderId="${border}" xfId="0"`;
    const text = isText ? ' quotePrefix="1"' : '';
    return place
      ? `<xf ${ids}${text}${applied} applyAlignment="1"><alignment${place}/></xf>`
      : `<xf ${ids}${text}${applied}/>`;
  }
}

function list(name: string, entries: readonly string[]): string {
  return entries.length ? `<${name} count="${entries.length}">${entries.join('')}</${name}>` : '';
}

/** Texts with their places, each once. */
class Numbered {
  readonly all: string[];

  constructor(...first: string[]) {
    this.all = first;
  }

  of(text: string): number {
    const known = this.all.indexOf(text);
    return known < 0 ? this.all.push(text) - 1 : known;
  }
}
