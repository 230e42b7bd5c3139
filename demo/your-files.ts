import { render } from 'lit';
import '../src/define/all.ts';
import { cardOf, type CardEvents, type Said } from './your-files/card.ts';
import { snippetsOf, tilesIn } from './your-files/code-text.ts';
import { EXAMPLES } from './your-files/examples.ts';
import { learn } from './your-files/learn.ts';
import { isOfNames, lookupBy, mappingOf, placesIn } from './your-files/lookups.ts';
import { KINDS, type FileKind } from './your-files/mapping-edit.ts';
import { askMoney, ratesText, type Money } from './your-files/money.ts';
import { OwnFile } from './your-files/own-file.ts';
import { portsOf, sentenceOf, type Facts, type Ports } from './your-files/ports.ts';
import { showSnippets } from './your-files/snippets.ts';

const byId = (id: string) => document.getElementById(id)!;
const board = document.querySelector('target-board')!;
const settings = byId('settings') as HTMLFormElement;
const field = (name: string) => settings.elements.namedItem(name) as HTMLInputElement;

const own = new Map<FileKind, OwnFile>();
const said = new Map<OwnFile, Said>();
/** Files that could not be opened, with the reason. */
const failed = new Map<string, string>();
/** Exchange rates as they are typed, by currency. */
const rates = new Map<string, string>();
/** Of the sales. */
let currencies: readonly string[] = [];
let round = 0;

const events: CardEvents = {
  changed(file) {
    const kind = [...own].find(([, each]) => each === file)![0];
    if (kind !== file.kind) {
      own.delete(kind);
      settle(file);
    }
    void show();
  },
  removed(file) {
    own.delete(file.kind);
    void show();
    byId('files').focus();
  },
};

/** Puts a file in the place of its kind; the one that stood there is put aside, which is said. */
function settle(file: OwnFile) {
  const before = own.get(file.kind);
  if (before && before.file.name !== file.file.name)
    failed.set(
      before.file.name,
      `${before.file.name} is put aside: ${file.file.name} is of the same kind, and one file of each counts. Join them into one file, or choose this one again when the other is removed.`,
    );
  own.set(file.kind, file);
}

/** Takes files, each for what it looks like. */
async function take(files: Iterable<File>) {
  failed.clear();
  const opened: OwnFile[] = [];
  for (const file of files) {
    try {
      opened.push(...(await OwnFile.open(file)));
    } catch (error) {
      failed.set(file.name, await sentenceOf(error));
    }
  }
  for (const [at, file] of opened.entries()) {
    const before = [...own.values(), ...opened.slice(0, at)];
    if (isOfNames(file, before, opened.slice(at + 1))) file.change({ kind: 'names' });
    settle(file);
  }
  await show();
}

function facts(): Facts {
  const currency = field('currency').value.trim().toUpperCase();
  return { currency: /^[A-Z]{3}$/.test(currency) ? currency : undefined, start: Number(field('start').value) || 1 };
}

/** Shows the cards at once, and figures when they stand; what a later change has overtaken is dropped. */
async function show() {
  const mine = ++round;
  for (const file of own.values()) said.set(file, beforeReading(file));
  showCards();
  await learn(own);
  if (mine !== round) return;
  presetStart();
  for (const file of own.values()) said.set(file, beforeReading(file));
  showCards();
  const ports = portsOf(own, facts());
  showCode();
  const told = await Promise.all(
    [...own.values()].filter((file) => file.isReady).map(async (file) => [file, await ports.saidOf(file)] as const),
  );
  if (mine !== round) return;
  for (const [file, each] of told) said.set(file, each);
  showCards();
  await showBoard(ports, mine);
  if (mine === round) showCode();
}

function beforeReading(file: OwnFile): Said {
  const { open, missing } = file;
  if (open.length)
    return {
      state: 'open',
      text: `${open.length === 1 ? 'One question' : `${open.length} questions`} before it can be read.`,
    };
  if (missing.length) return { state: 'open', text: 'Something is missing before it can be read.' };
  return { state: 'busy', text: 'Reading …' };
}

function showCards() {
  const order = Object.keys(KINDS) as FileKind[];
  const files = order.flatMap((kind) => own.get(kind) ?? []);
  byId('drop').toggleAttribute('data-has', own.size > 0);
  render(
    [
      ...[...failed].map(([name, text]) => failure(name, text)),
      ...files.map((file) => cardOf(file, said.get(file)!, events, lookupOf(file))),
    ],
    byId('cards'),
  );
}

/** Of people and of names: what may be looked up in them. */
function lookupOf(file: OwnFile) {
  if (file.kind !== 'people' && file.kind !== 'names') return undefined;
  return {
    places: placesIn(own),
    by: lookupBy(file, own),
    nameOf: ({ kind }: { readonly kind: FileKind }) => own.get(kind)!.file.name,
  };
}

function failure(name: string, text: string) {
  const card = document.createElement('article');
  card.className = 'own-card';
  const title = Object.assign(document.createElement('h2'), { textContent: name });
  const why = Object.assign(document.createElement('p'), { className: 'said', textContent: text });
  why.dataset.state = 'bad';
  card.append(title, why);
  return card;
}

async function showBoard(
  { source, repository, lastDay, groups, isOfMembers, currencies: currenciesOf }: Ports,
  mine: number,
): Promise<void> {
  byId('dashboard').hidden = !source;
  if (!source) return;
  const [day, parts, canAddUp, named] = await Promise.all([
    lastDay().catch(() => undefined), // its card says what is wrong
    groups().catch(() => 0),
    isOfMembers().catch(() => false),
    currenciesOf().catch(() => []),
  ]);
  if (mine !== round) return;
  currencies = named;
  if (presetCurrency()) return show();
  if (day && !isSaid('as-of')) field('as-of').value = day;
  showPresets(day);
  if (!showMoney()) return;
  if (field('as-of').value) board.asOf = field('as-of').value;
  // Tiles without a source would say so.
  if (!board.childElementCount) board.append((byId('tiles') as HTMLTemplateElement).content.cloneNode(true));
  byId('parts').setAttribute('by', parts > 1 ? 'group' : 'user');
  byId('people').hidden = parts < 2; // the other bar has them
  byId('from-members').hidden = !canAddUp;
  const from = canAddUp && field('from').checked ? 'members' : 'own';
  for (const tile of board.querySelectorAll('[owner]')) {
    if (from === 'own') tile.removeAttribute('target-from');
    else tile.setAttribute('target-from', from);
  }
  const { start } = facts();
  board.fiscalYearStart = start > 1 ? start : undefined;
  board.rates = ratesText(money());
  board.source = source;
  board.repository = repository;
}

const isSaid = (name: string) => !!field(name).dataset.said;

const money = (): Money => ({ base: facts().currency, currencies, rates });

/** The only currency of the sales is that of the figures, as long as the reader does not say another. */
function presetCurrency(): boolean {
  const [only] = currencies;
  if (!only || currencies.length > 1 || field('currency').value || isSaid('currency')) return false;
  field('currency').value = only;
  return true;
}

/** Asks for currency and rates; answers whether figures can be shown already. */
function showMoney(): boolean {
  board.hidden = currencies.length > 1 && !facts().currency;
  askMoney(byId('money'), money(), {
    chosen(currency) {
      field('currency').value = currency;
      void show();
      field('currency').focus();
    },
    rated(currency, text) {
      rates.set(currency, text);
      void show();
    },
  });
  return !board.hidden;
}

/** The fiscal year begins as a wide sheet of targets does, as long as the reader does not say another month. */
function presetStart() {
  const start = own.get('targets')?.suggestion.fiscalYearStart;
  if (start && !isSaid('start')) field('start').value = String(start);
}

/** Says what the page has chosen by itself, and from what. */
function showPresets(day: string | undefined) {
  const targets = own.get('targets');
  const { fiscalYearStart = 1 } = targets?.suggestion ?? {};
  const texts = [
    ...(day && !isSaid('as-of') ? ['As of the day of the newest sale that is sold.'] : []),
    ...(targets && fiscalYearStart > 1 && !isSaid('start')
      ? [`The fiscal year begins in ${monthName(fiscalYearStart)}, as the columns of ${targets.file.name} do.`]
      : []),
  ];
  byId('presets').textContent = texts.join(' ');
}

/** The tiles, or before there are figures what they will be. */
const tilesHost = () => (board.childElementCount ? board : (byId('tiles') as HTMLTemplateElement).content);

function showCode() {
  const files = [...own].filter(([kind, file]) => file.isReady && kind !== 'names');
  byId('code').hidden = !own.get('sales')?.isReady;
  byId('next').hidden = !own.size || own.has('sales');
  const named = Object.fromEntries(
    files.map(([kind, each]) => [kind, { name: each.file.name, form: each.form, mapping: mappingOf(each, own) }]),
  );
  showSnippets(
    byId('snippets'),
    snippetsOf({ ...named, ...facts(), rates: ratesText(money()), asOf: board.asOf, tiles: tilesIn(tilesHost()) }),
  );
}

const monthName = (number: number) =>
  new Intl.DateTimeFormat('en', { month: 'long' }).format(new Date(2001, number - 1));

function fillSettings() {
  const months = Array.from({ length: 12 }, (_, at) => monthName(at + 1));
  byId('settings')
    .querySelector('select')!
    .append(...months.map((name, at) => new Option(name, String(at + 1))));
  byId('currencies').append(
    ...['EUR', 'USD', 'GBP', 'CHF', 'SEK', 'NOK', 'DKK', 'PLN', 'INR', 'JPY'].map((code) => new Option(code)),
  );
  byId('dashboard').addEventListener('change', ({ target }) => {
    if (!(target instanceof Element) || ![...settings.elements].includes(target)) return;
    if (target instanceof HTMLElement) target.dataset.said = 'yes';
    void show();
  });
  settings.addEventListener('submit', (event) => event.preventDefault());
}

function listenForFiles() {
  const drop = byId('drop');
  const input = byId('files') as HTMLInputElement;
  input.addEventListener('change', () => {
    void take([...input.files!]).then(() => (input.value = ''));
  });
  byId('example').addEventListener('click', () => void take(EXAMPLES.map(([name, text]) => new File([text], name))));
  // The whole page takes files: one that misses would else replace the page.
  addEventListener('dragover', (event) => {
    event.preventDefault();
    drop.dataset.over = 'yes';
  });
  addEventListener('dragleave', ({ relatedTarget }) => {
    if (!relatedTarget) delete drop.dataset.over;
  });
  addEventListener('drop', (event) => {
    event.preventDefault();
    delete drop.dataset.over;
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length) void take(files);
  });
}

fillSettings();
listenForFiles();
