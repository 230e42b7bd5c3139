import { PdfFile } from './pdf-file.ts';
import { codesOf, literal, unicodeLiteral, widthOf } from './pdf-text.ts';

export interface PdfText {
  readonly text: string;
  /** Points from the left and from the bottom of the page. */
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly isBold?: boolean;
  /** Of `x`: the end of the text, instead of its beginning. */
  readonly isRight?: boolean;
  /** Grey from 0, black, to 1. */
  readonly grey?: number;
}

interface Picture {
  readonly number: number;
  /** In units of its size. */
  readonly width: number;
}

/** Pixels of a text's size that is drawn as a picture. */
const PICTURE = 48;

/** Pages of a PDF with texts, areas and lines, in the fonts that every reader has. */
export class PdfPages {
  readonly #file = new PdfFile();
  readonly #size: readonly [width: number, height: number];
  readonly #pages: string[][] = [];
  readonly #pictures = new Map<string, Promise<Picture>>();
  readonly #waiting: (() => Promise<void>)[] = [];

  constructor(size: readonly [width: number, height: number]) {
    this.#size = size;
  }

  get count(): number {
    return this.#pages.length;
  }

  addPage(): void {
    this.#pages.push([]);
  }

  area(x: number, y: number, width: number, height: number, grey: number): void {
    this.#pages.at(-1)!.push(`${grey} g ${[x, y, width, height].map(short).join(' ')} re f`);
  }

  line(x: number, y: number, width: number, weight: number, grey: number): void {
    this.area(x, y - weight / 2, width, weight, grey);
  }

  /** A text on the last page, or on that of a number. Signs of scripts that the fonts lack are drawn as a picture. */
  text({ text, x, y, size, isBold = false, isRight, grey = 0 }: PdfText, page = this.#pages.length - 1): void {
    const content = this.#pages[page]!;
    const codes = codesOf(text);
    if (codes) {
      const from = isRight ? x - widthOf(text, isBold) * size : x;
      content.push(
        `BT ${grey} g /${isBold ? 'B' : 'R'} ${short(size)} Tf ${short(from)} ${short(y)} Td ${literal(codes)} Tj ET`,
      );
      return;
    }
    const at = content.push('') - 1;
    this.#waiting.push(async () => {
      const key = `${isBold} ${text}`;
      const drawing = this.#pictures.get(key) ?? this.#draw(text, isBold);
      this.#pictures.set(key, drawing);
      const { number, width } = await drawing;
      const from = isRight ? x - width * size : x;
      const box = `${short(width * size)} 0 0 ${short(size * 1.5)} ${short(from)} ${short(y - size * 0.4)} cm`;
      const name = `/Span <</ActualText ${unicodeLiteral(text)}>> BDC`;
      content[at] = `${name} q ${grey} g ${box} /P${number} Do Q EMC`;
    });
  }

  /** The text as an image that is as dark as its signs. */
  async #draw(text: string, isBold: boolean): Promise<Picture> {
    const font = `${isBold ? 'bold ' : ''}${PICTURE}px Helvetica, Arial, sans-serif`;
    const canvas = new OffscreenCanvas(1, 1);
    const measuring = canvas.getContext('2d')!;
    measuring.font = font;
    canvas.width = Math.ceil(measuring.measureText(text).width) + 2;
    canvas.height = PICTURE * 1.5;
    const context = canvas.getContext('2d')!;
    context.font = font;
    context.fillText(text, 1, PICTURE * 1.1);
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    const alpha = Uint8Array.from({ length: data.length / 4 }, (_, pixel) => data[pixel * 4 + 3]!);
    const size = `/Type/XObject/Subtype/Image/Width ${canvas.width}/Height ${canvas.height}/BitsPerComponent 8/ColorSpace/DeviceGray`;
    const mask = await this.#file.stream(alpha, size);
    const number = await this.#file.stream(new Uint8Array(alpha.length), `${size}/SMask ${mask} 0 R`);
    return { number, width: canvas.width / PICTURE };
  }

  async end({ title, language }: { readonly title: string; readonly language: string }): Promise<Blob> {
    for (const draw of this.#waiting) await draw();
    const file = this.#file;
    const pages = file.reserve();
    const font = (name: string) => file.add(`<</Type/Font/Subtype/Type1/BaseFont/${name}/Encoding/WinAnsiEncoding>>`);
    const fonts = `/Font<</R ${font('Helvetica')} 0 R/B ${font('Helvetica-Bold')} 0 R>>`;
    const pictures = (await Promise.all(this.#pictures.values())).map(({ number }) => `/P${number} ${number} 0 R`);
    const resources = file.add(`<<${fonts}/XObject<<${pictures.join('')}>>>>`);
    const kids: number[] = [];
    for (const content of this.#pages) {
      const stream = await file.stream(content.join('\n'));
      const box = `/MediaBox[0 0 ${this.#size.join(' ')}]`;
      const page = `<</Type/Page/Parent ${pages} 0 R${box}/Resources ${resources} 0 R/Contents ${stream} 0 R>>`;
      kids.push(file.add(page));
    }
    file.write(pages, `<</Type/Pages/Count ${kids.length}/Kids[${kids.map((kid) => `${kid} 0 R`).join(' ')}]>>`);
    const shown = `/Lang ${unicodeLiteral(language)}/ViewerPreferences<</DisplayDocTitle true>>`;
    return file.end(file.add(`<</Type/Catalog/Pages ${pages} 0 R${shown}>>`), title);
  }
}

/** At most two decimals. */
function short(value: number): string {
  return String(Math.round(value * 100) / 100);
}
