import { unescaped } from './cell-value.ts';
import { kindOfFormat, type NumberKind } from './number-formats.ts';
import { brokenWorkbook, workbookError } from './workbook-error.ts';
import { attributeOf, readXml, type Attributes, type XmlOptions, type XmlSink } from './xml.ts';
import { Zip } from './zip.ts';

/** Signs of all texts of a workbook together: more do not fit into memory. */
const MOST_TEXT = 2 ** 28;

export interface Sheet {
  readonly name: string;
  /** Part of the archive that holds it. */
  readonly part: string;
  readonly isHidden: boolean;
}

/** Parts that the cells of all sheets share. */
export interface Shared {
  readonly strings: readonly string[];
  /** By the style of a cell. */
  readonly kinds: readonly NumberKind[];
  /** Days count from 1904, as on old Macs. */
  readonly is1904: boolean;
}

/** An opened workbook. */
export interface Workbook extends Shared {
  readonly zip: Zip;
  readonly file: string;
  readonly sheets: readonly Sheet[];
  /** Names of ranges, in lower case → `Targets!$B$3:$F$200`. */
  readonly names: ReadonlyMap<string, string>;
}

/** Opens a workbook: all of it but the sheets is read. Throws `SourceError` for an archive that is none. */
export async function openWorkbook(
  bytes: Uint8Array<ArrayBuffer>,
  file: string,
  breathe?: XmlOptions['breathe'],
): Promise<Workbook> {
  const zip = new Zip(bytes, file);
  const main = await mainPart(zip, file);
  const targets = await relations(zip, file, main);
  const { names, is1904, sheets } = await readSheets(zip, file, main, targets);
  const shared = { strings: new Array<string>(), kinds: new Array<NumberKind>() };
  const [strings, styles] = ['sharedStrings', 'styles'].map((type) => partOfType(targets, type));
  if (strings && zip.has(strings)) await readStrings(zip, { file, part: strings, breathe }, shared.strings);
  if (styles && zip.has(styles)) shared.kinds.push(...(await readKinds(zip, file, styles)));
  return { zip, file, sheets, names, is1904, ...shared };
}

interface Relation {
  readonly type: string;
  readonly part: string;
}

type Relations = ReadonlyMap<string, Relation>;

/** The part that lists the sheets. */
async function mainPart(zip: Zip, file: string): Promise<string> {
  const part = zip.has('_rels/.rels') ? partOfType(await relations(zip, file, ''), 'officeDocument') : undefined;
  if (part?.endsWith('.xml') && zip.has(part) && (await isWorkbook(zip, file, part))) return part;
  const value = part?.endsWith('.bin') ? '.xlsb' : zip.has('content.xml') ? '.ods' : '.zip';
  throw workbookError('no-workbook', file, { value });
}

async function isWorkbook(zip: Zip, file: string, part: string): Promise<boolean> {
  let root = '';
  await readPart(zip, file, part, { open: (name) => (root ||= name) }, () => root !== '');
  return root === 'workbook';
}

/** Relations of a part by their ids; of the whole archive where the part is ''. */
async function relations(zip: Zip, file: string, part: string): Promise<Relations> {
  const [, folder = '', name = ''] = /^(.*\/)?([^/]*)$/.exec(part) ?? [];
  const found = new Map<string, Relation>();
  await readPart(zip, file, `${folder}_rels/${name}.rels`, {
    open(element, attributes) {
      if (element !== 'Relationship') return;
      const { Id = '', Type = '', Target = '', TargetMode } = attributes();
      if (TargetMode !== 'External') found.set(Id, { type: Type, part: resolved(folder, Target) });
    },
  });
  return found;
}

/** A target relative to the folder of the part that names it. */
function resolved(folder: string, target: string): string {
  const path: string[] = [];
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') path.pop();
    else if (step && step !== '.') path.push(step);
  }
  return path.join('/');
}

/** The type of a relation is an address, of which there are two for one thing. */
function partOfType(found: Relations, type: string): string | undefined {
  return [...found.values()].find((relation) => relation.type.endsWith(`/${type}`))?.part;
}

async function readSheets(zip: Zip, file: string, main: string, targets: Relations) {
  const sheets: Sheet[] = [];
  const names = new Map<string, string>();
  let is1904 = false;
  let naming = '';
  await readPart(zip, file, main, {
    open(element, attributes) {
      if (element === 'workbookPr') is1904 = /^(?:1|true)$/.test(attributes().date1904 ?? '');
      if (element === 'sheet') sheets.push(...sheetOf(attributes(), targets));
      if (element === 'definedName') naming = (attributes().name ?? '').toLowerCase();
    },
    text(text) {
      if (naming) names.set(naming, (names.get(naming) ?? '') + text);
    },
    close: () => void (naming = ''),
  });
  return { sheets, names, is1904 };
}

/** None for what is no sheet of cells, such as a chart. */
function sheetOf(attributes: Attributes, targets: Relations): readonly Sheet[] {
  const { name = '', state } = attributes;
  const relation = targets.get(attributeOf(attributes, 'id') ?? '');
  if (!relation?.type.endsWith('/worksheet')) return [];
  return [{ name, part: relation.part, isHidden: state === 'hidden' || state === 'veryHidden' }];
}

/** Texts that cells refer to by their place; a text may be in pieces of several looks. */
async function readStrings(zip: Zip, options: XmlOptions, strings: string[]): Promise<void> {
  let text = '';
  let length = 0;
  let isText = false;
  let isReading = false;
  const sink: XmlSink = {
    open(element) {
      if (element === 'si') text = '';
      isText = element === 't' && !isReading;
      if (element === 'rPh') isReading = true; // how it is pronounced
    },
    text(piece) {
      if (!isText) return;
      text += piece;
      if ((length += piece.length) > MOST_TEXT) throw workbookError('workbook-too-large', options.file);
    },
    close(element) {
      isText = false;
      if (element === 'rPh') isReading = false;
      if (element === 'si') strings.push(unescaped(text));
    },
  };
  await readXml(zip.chunks(options.part), sink, options);
}

/** Kinds of numbers by the styles of cells. */
async function readKinds(zip: Zip, file: string, part: string): Promise<readonly NumberKind[]> {
  const codes = new Map<number, string>();
  const kinds: NumberKind[] = [];
  let isCells = false;
  await readPart(zip, file, part, {
    open(element, attributes) {
      if (element === 'cellXfs') isCells = true;
      if (element === 'numFmt') codes.set(Number(attributes().numFmtId), attributes().formatCode ?? '');
      if (element !== 'xf' || !isCells) return;
      const id = Number(attributes().numFmtId ?? 0);
      kinds.push(kindOfFormat(id, codes.get(id)));
    },
    close: (element) => void (isCells &&= element !== 'cellXfs'),
  });
  return kinds;
}

function readPart(zip: Zip, file: string, part: string, sink: XmlSink, isDone?: () => boolean): Promise<void> {
  if (!zip.has(part)) throw brokenWorkbook(file, part);
  return readXml(zip.chunks(part), sink, { file, part, isDone });
}
