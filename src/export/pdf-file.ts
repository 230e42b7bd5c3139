import { unicodeLiteral } from './pdf-text.ts';

/** Objects of a PDF file, and its bytes. */
export class PdfFile {
  readonly #objects: (Uint8Array<ArrayBuffer> | undefined)[] = [];

  /** Number of an object that is written later. */
  reserve(): number {
    return this.#objects.push(undefined);
  }

  write(number: number, content: string): void {
    this.#objects[number - 1] = encoded(content);
  }

  add(content: string): number {
    const number = this.reserve();
    this.write(number, content);
    return number;
  }

  /** A stream, compressed. */
  async stream(content: string | Uint8Array<ArrayBuffer>, entries = ''): Promise<number> {
    const number = this.reserve();
    const bytes = await deflated(typeof content === 'string' ? encoded(content) : content);
    const head = encoded(`<</Filter/FlateDecode/Length ${bytes.length}${entries}>>stream\n`);
    this.#objects[number - 1] = joined([head, bytes, encoded('\nendstream')]);
    return number;
  }

  /** The file with its root, title and language. */
  end(root: number, title: string): Blob {
    const info = this.add(`<</Title ${unicodeLiteral(title)}/Producer ${unicodeLiteral('target-tiles')}>>`);
    const parts: Uint8Array<ArrayBuffer>[] = [encoded('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n')];
    let length = parts[0]!.length;
    const offsets = this.#objects.map((object, index) => {
      const part = joined([encoded(`${index + 1} 0 obj\n`), object!, encoded('\nendobj\n')]);
      parts.push(part);
      length += part.length;
      return length - part.length;
    });
    const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
    const size = offsets.length + 1;
    parts.push(
      encoded(
        `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<</Size ${size}/Root ${root} 0 R/Info ${info} 0 R>>\nstartxref\n${length}\n%%EOF\n`,
      ),
    );
    return new Blob(parts, { type: 'application/pdf' });
  }
}

/** One byte a sign. */
function encoded(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text, (sign) => sign.charCodeAt(0));
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

async function deflated(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
