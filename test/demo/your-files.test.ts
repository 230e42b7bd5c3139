import { expect } from '@open-wc/testing';
import { render } from 'lit';
import { cardOf } from '../../demo/your-files/card.ts';
import { snippetsOf } from '../../demo/your-files/code-text.ts';
import { learn } from '../../demo/your-files/learn.ts';
import { mappingOf } from '../../demo/your-files/lookups.ts';
import type { FileKind } from '../../demo/your-files/mapping-edit.ts';
import { assigned } from '../../demo/your-files/mapping-edit.ts';
import { askMoney, rateIn, ratesText } from '../../demo/your-files/money.ts';
import { OwnFile } from '../../demo/your-files/own-file.ts';
import { portsOf } from '../../demo/your-files/ports.ts';

const PEOPLE = 'Naam;Team\nAnn;Noord\nBen;Noord\nCem;Zuid\n';
const TARGETS = 'Naam;Apr;May;Jun;Jul;Aug;Sep;Oct;Nov;Dec;Jan;Feb;Mar\n';
const twelve = (name: string, value: number) => `${name}${`;${value}`.repeat(12)}\n`;

async function opened(texts: Readonly<Record<string, string>>): Promise<ReadonlyMap<FileKind, OwnFile>> {
  const files = new Map<FileKind, OwnFile>();
  for (const [name, text] of Object.entries(texts)) {
    const [file] = await OwnFile.open(new File([text], name));
    files.set(file!.kind, file!);
  }
  await learn(files);
  return files;
}

describe('your own files: what they tell of each other', () => {
  it('the people’s names tell who sold, and the reasons no longer say that nobody is named', async () => {
    const sales = 'Datum;Bedrag;X9\n2026-01-05;1;Ann\n2026-01-06;2;Cem\n';
    const alone = await opened({ 's.csv': sales });
    const file = alone.get('sales')!;
    const said = () => file.reasons.map(({ text }) => text).join(' ');
    expect(said()).to.include('No column names who sold');
    file.correct('user', (mapping) => assigned(mapping, 'X9', 'user', 'sales'));
    expect(said()).not.to.include('No column names who sold');
    const both = await opened({ 's.csv': sales, 'p.csv': PEOPLE });
    expect(both.get('sales')!.mapping.columns).to.deep.include({ user: 'X9' });
  });

  it('a stage in the last of many lines is asked', async () => {
    const lines = Array.from({ length: 400 }, () => '2026-01-05;1;Gewonnen').join('\n');
    const files = await opened({ 's.csv': `Datum;Bedrag;Fase\n${lines}\n31-31-2026;x;Gepland\n` });
    const [question, ...others] = files.get('sales')!.open;
    expect(question!.text).to.equal('What are sales that are “Gepland”?');
    expect(others).to.deep.equal([]);
  });

  it('the words of a column that the reader takes for the status are asked, and no longer when it is not used', async () => {
    const files = await opened({ 's.csv': 'Datum;Bedrag;X9\n2026-01-05;1;Gewonnen\n2026-01-05;2;Gepland\n' });
    const sales = files.get('sales')!;
    expect(sales.open).to.deep.equal([]);
    sales.setStages('X9');
    await learn(files);
    expect(sales.open.map(({ text }) => text)).to.deep.equal(['What are sales that are “Gepland”?']);
    expect(sales.mapping.columns).to.deep.include({ status: { from: 'X9', values: { Gewonnen: 'sold' } } });
    sales.setStages('');
    await learn(files);
    expect(sales.open).to.deep.equal([]);
    expect(sales.mapping.columns).to.not.have.property('status');
  });

  it('the choice over a column shows what the column is, also after another one has taken its place', async () => {
    const sales = (await opened({ 's.csv': 'Datum;Bedrag;Rep;X9\n2026-01-05;1;Ann;Ben\n' })).get('sales')!;
    const host = document.createElement('div');
    const show = () => render(cardOf(sales, { state: 'good', text: '' }, { changed: show, removed() {} }), host);
    show();
    const choose = (name: string, value: string) => {
      const select = [...host.querySelectorAll('select')].find((each) => each.ariaLabel?.includes(name))!;
      select.value = value;
      select.dispatchEvent(new Event('change'));
    };
    choose('Rep', '');
    choose('Rep', 'user');
    choose('X9', 'user');
    const shown = [...host.querySelectorAll('th select')].map((select) => (select as HTMLSelectElement).value);
    expect(shown).to.deep.equal(['date', 'amount', '', 'user']);
  });

  it('an answer stays where the question is asked anew', async () => {
    const files = await opened({ 's.csv': 'Datum;Bedrag;Fase\n2026-01-05;1;Gepland\n' });
    const sales = files.get('sales')!;
    sales.answers.set('status', sales.open[0]!.choices[2]!);
    const [people] = await OwnFile.open(new File([PEOPLE], 'p.csv'));
    await learn(new Map([...files, ['people', people!] as const]));
    expect(sales.open).to.deep.equal([]);
    expect(sales.mapping.columns).to.deep.include({ status: { from: 'Fase', values: { Gepland: 'lost' } } });
    expect([...sales.answers.values()]).to.deep.equal([sales.suggestion.questions[0]!.choices[2]]);
  });

  it('targets of groups, people and the company in one column are read by their names', async () => {
    const files = await opened({
      't.csv': TARGETS + twelve('Noord', 5) + twelve('Ann', 3) + twelve('Ben', 3) + twelve('Totaal', 5),
      'p.csv': PEOPLE,
    });
    const targets = files.get('targets')!;
    targets.answers.set('owner', targets.open[0]!.choices[0]!);
    targets.correct('year', (mapping) => ({
      ...mapping,
      columns: { ...(mapping.columns as object), year: { value: 2026 } },
    }));
    const said = await portsOf(files, { currency: 'EUR', start: 4 }).saidOf(targets);
    expect(said).to.deep.equal({
      state: 'good',
      text: 'Targets of the company, 1 group, and 2 people, 2026 (April 2026 to March 2027): the company 60.00, groups 60.00, and people 72.00.',
      notes: [],
    });
    expect(targets.suggestion.fiscalYearStart).to.equal(4);
  });
});

describe('your own files: money', () => {
  it('reads a rate with a point or a comma, and nothing else', () => {
    expect(['1.15', ' 1,15 ', '0', '-1', '', 'x', '1.1.1'].map(rateIn)).to.deep.equal([
      1.15,
      1.15,
      ...Array<undefined>(5),
    ]);
  });

  it('writes no rate of the base, none before there is one, and none that is not said', () => {
    const of = (base: string | undefined) =>
      ratesText({
        base,
        currencies: ['EUR', 'GBP', 'USD'],
        rates: new Map([
          ['EUR', '2'],
          ['GBP', '1,15'],
          ['USD', ''],
        ]),
      });
    expect(of('EUR')).to.equal('GBP=1.15');
    expect(of(undefined)).to.equal(undefined);
  });

  it('asks for the currency of the figures first, then for the rate of each other one', () => {
    const host = document.createElement('p');
    const chosen: string[] = [];
    const on = { chosen: (code: string) => chosen.push(code), rated: (...all: string[]) => chosen.push(all.join(' ')) };
    const ask = (base?: string) => askMoney(host, { base, currencies: ['EUR', 'GBP'], rates: new Map() }, on);
    const text = () => host.textContent.replace(/\s+/g, ' ').trim();
    ask();
    expect(text()).to.include('The sales are in EUR and GBP. In which currency are the figures?');
    host.querySelector('button')!.click();
    ask('EUR');
    expect(text()).to.equal('1 GBP = EUR until it is said, what is sold in GBP is left out');
    const input = host.querySelector('input')!;
    input.value = '1,15';
    input.dispatchEvent(new Event('change'));
    expect(chosen).to.deep.equal(['EUR', 'GBP 1,15']);
  });
});

describe('your own files: the page that is written', () => {
  it('is whole, and takes tiles and adapters from lib/', async () => {
    const files = await opened({ 's.csv': 'Datum;Bedrag\n2026-01-05;1\n' });
    const sales = files.get('sales')!;
    const named = { name: 's.csv', form: sales.form, mapping: mappingOf(sales, files) };
    const [page, script] = snippetsOf({
      sales: named,
      currency: 'EUR',
      rates: 'GBP=1.15',
      start: 4,
      tiles: ['target-number owner="company"'],
    });
    const made = new DOMParser().parseFromString(page!.text, 'text/html');
    expect([made.compatMode, made.documentElement.lang, made.title]).to.deep.equal([
      'CSS1Compat',
      'en',
      'Sales against targets',
    ]);
    expect(made.querySelector('meta[charset]')!.getAttribute('charset')).to.equal('utf-8');
    expect([...made.querySelectorAll('script')].map((each) => each.getAttribute('src'))).to.deep.equal([
      'lib/target-tiles.js',
      'dashboard.js',
    ]);
    expect(page!.text).to.include('<target-board currency="EUR" rates="GBP=1.15" fiscal-year-start="4">');
    expect(script!.text).to.include(`import { csvSource } from './lib/adapters.js';`);
  });
});
