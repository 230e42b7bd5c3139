import { Parser } from 'saxen';
import { brokenWorkbook } from './workbook-error.ts';

export type Attributes = Readonly<Record<string, string>>;

/** Told of the elements of an XML part; names come without their prefix. */
export interface XmlSink {
  open?(name: string, attributes: () => Attributes): void;
  close?(name: string): void;
  text?(text: string): void;
}

/** Signs without any tag among them, of which a cell has 32,767 at most. */
const LONGEST_TEXT = 2 ** 22;

/**
 * Reads a part of XML as it comes, with a pause after each piece where there
 * is a function to `breathe`; `isDone` ends it early. Throws `SourceError`
 * where it is no XML.
 */
export async function readXml(
  chunks: AsyncIterable<Uint8Array>,
  sink: XmlSink,
  { file, part, breathe, isDone }: XmlOptions,
): Promise<void> {
  const parser = new Parser();
  let failure: Error | undefined;
  let quiet = 0;
  const heard = () => (quiet = 0);
  parser.on('error', (error) => (failure ??= error));
  parser.on('openTag', (name, attributes) => (heard(), sink.open?.(localName(name), attributes)));
  parser.on('closeTag', (name) => sink.close?.(localName(name)));
  parser.on('text', (found, decode) => sink.text?.(decode(found)));
  parser.on('cdata', (found) => sink.text?.(found));
  for await (const piece of decoded(chunks)) {
    parser.write(piece);
    if ((quiet += piece.length) > LONGEST_TEXT) throw brokenWorkbook(file, part);
    if (failure) break;
    if (isDone?.()) return;
    await breathe?.();
  }
  failure ??= parser.end();
  if (failure) throw brokenWorkbook(file, part, failure);
}

export interface XmlOptions {
  readonly file: string;
  readonly part: string;
  readonly breathe?: () => Promise<void> | undefined;
  readonly isDone?: () => boolean;
}

/** UTF-8, or UTF-16 by its byte-order mark: the two that every reader of XML must know. */
export async function* decoded(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  for await (const chunk of chunks) {
    decoder ??= new TextDecoder(utf16Of(chunk) ?? 'utf-8');
    yield decoder.decode(chunk, { stream: true });
  }
}

function utf16Of([first, second]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1);

/** An attribute whatever the prefix of its name. */
export function attributeOf(attributes: Attributes, name: string): string | undefined {
  return attributes[name] ?? Object.entries(attributes).find(([key]) => localName(key) === name)?.[1];
}
