import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { answered, suggestMapping, type Suggestion } from '../../src/adapters/suggest.ts';
import type { MappingOptions } from '../../src/adapters/tables/mapping.ts';
import { bytesOf, salesOnPage, targetsOf, type Said } from './written.ts';

/** Which choice is taken of each question, by what it is about. */
type Answers = Readonly<Record<string, number>>;

function mappingOf({ mapping, questions }: Suggestion, answers: Answers): MappingOptions {
  const asked = questions.filter(({ about }) => about in answers);
  return answered(
    mapping,
    asked.map(({ about, choices }) => choices[answers[about]!]!),
  );
}

const SALES: readonly (readonly [what: string, text: string, asked: Answers, read: Said])[] = [
  ['our own form', 'id,date,user,amount\n1,2026-01-10,ann,100.50\n', {}, ['2026-01-10 ann 100.50']],
  [
    'Dutch, with a title and a row of totals',
    'Verkopen;;\nDatum;Verkoper;Bedrag\n31-01-2026;Jan;1.234,50\n01-02-2026;Piet;€ 1.500\nTotaal;;2.734,50\n',
    {},
    [
      '2026-01-31 Jan 1234.50',
      '2026-02-01 Piet 1500',
      'note lines-skipped 1 line 1 “Verkopen”',
      'note numbers-assumed line 3 “1.234,50” → numbers="nl"',
    ],
  ],
  [
    'of a CRM, with stages',
    'Close Date,Sales Rep,Deal Value,Deal Stage\n01/14/2026,Ann,"$12,500.00",Closed Won\n02/03/2026,Ben,$200.50,Closed Lost\n',
    {},
    ['2026-01-14 Ann 12500', 'note numbers-assumed line 2 “$12,500.00” → numbers="en"'],
  ],
  [
    'with pieces and a price',
    'OrderDate\tEmployee\tQuantity\tUnitPrice\n2026-01-05\tann\t3\t0.10\n',
    {},
    ['2026-01-05 ann 0.30'],
  ],
  ['of nobody in particular', 'day,revenue\n2026-01-05,10\n', {}, ['2026-01-05 10']],
  [
    'with dates and numbers that may be read in two ways',
    'date,rep,amount\n01/02/2026,ann,1.500\n03/04/2026,ben,2.000\n',
    { numbers: 1, dates: 0 },
    ['2026-02-01 ann 1500', '2026-04-03 ben 2000'],
  ],
  ['with two amounts', 'date,rep,Net,Gross\n2026-01-02,ann,10,12\n', { amount: 1 }, ['2026-01-02 ann 12']],
  [
    'with a stage that nobody knows',
    'date,user,amount,status\n2026-01-02,ann,10,Engaging\n2026-01-03,ann,5,Won\n',
    { status: 0 },
    ['2026-01-03 ann 5'],
  ],
  [
    'in an encoding that no other one reads otherwise, with a sign of money',
    'date;user;amount\n2026-01-10;Jos\\xE9;\\xA3 100.50\n',
    {},
    ['2026-01-10 José 100.50', 'note encoding-assumed “windows-1252”'],
  ],
  [
    'in an encoding of the middle of Europe',
    'date;user;amount\n2026-01-10;\\xA3ukasz;100\n',
    { encoding: 1 },
    ['2026-01-10 Łukasz 100'],
  ],
  [
    'in an encoding of the east',
    'date;user;amount\n2026-01-10;\\xC8\\xE2\\xE0\\xED;100\n',
    { encoding: 2 },
    ['2026-01-10 Иван 100'],
  ],
  ['with serial numbers', 'date,user,amount\n46032,ann,5\n', { dates: 0 }, ['2026-01-10 ann 5']],
  [
    'with dates in words',
    'date,user,amount\nFriday December 1 2017,ann,5\nMonday January 1 2018,ann,6\n',
    {},
    ['2017-12-01 ann 5', '2018-01-01 ann 6'],
  ],
  [
    'with NULL where there is no profit',
    'date,user,amount,profit\n2026-01-05,ann,5,NULL\n2026-01-06,ann,6,2\n',
    {},
    ['2026-01-05 ann 5', '2026-01-06 ann 6'],
  ],
];

const TARGETS: readonly (readonly [what: string, text: string, asked: Answers, read: Said])[] = [
  ['our own form', 'year,period,owner,value\n2026,1,company,150\n', {}, ['company 2026-01 150']],
  [
    'of people',
    'Month,Rep,Quota\n2026-01,ann,100\nFeb-26,ben,110\n',
    {},
    ['user:ann 2026-01 100', 'user:ben 2026-02 110'],
  ],
  [
    'a month in each column',
    'Rep;2026-01;2026-02;2026-03\nann;100;110;120\nben;50;50;50\nTotal;150;160;170\n',
    {},
    [
      'user:ann 2026-01 100',
      'user:ann 2026-02 110',
      'user:ann 2026-03 120',
      'user:ben 2026-01 50',
      'user:ben 2026-02 50',
      'user:ben 2026-03 50',
      'note total-rows 1 line 4 “Total”',
    ],
  ],
  [
    'a month in each column of the year above',
    'Plan 2026\nRegion,Jan,Feb,Mrz\nNorth,1,2,3\n',
    { year: 0 },
    [
      'group:North 2026-01 1',
      'group:North 2026-02 2',
      'group:North 2026-03 3',
      'note lines-skipped 1 line 1 “Plan 2026”',
    ],
  ],
  ['of the company', 'date;Ziel\n2026-01;100\n', {}, ['company 2026-01 100']],
  [
    'of owners of whom the name says nothing',
    'year,period,owner,target\n2026,1,north,100\n',
    { owner: 1 },
    ['group:north 2026-01 100'],
  ],
  [
    'of names that no column is known to hold',
    'month,name,quota\n2026-01,Ada,20\n2026-01,Bob,30\n2026-02,Ada,40\n2026-02,Bob,50\n',
    { owner: 0 },
    ['user:Ada 2026-01 20', 'user:Ada 2026-02 40', 'user:Bob 2026-01 30', 'user:Bob 2026-02 50'],
  ],
  [
    'of the company, with rows per product',
    'month,Artikel,quota\n2026-01,A,20\n2026-01,B,30\n2026-02,A,40\n',
    { owner: 2 },
    ['company 2026-01 50', 'company 2026-02 40', 'note targets-added 2 line 2 “company 2026-1”'],
  ],
];

/** Heads of exports of CRMs, and what date, amount, person, number, status, currency and probability are in each. */
const CRMS: readonly (readonly [what: string, heads: string])[] = [
  ['Dutch', 'Sluitingsdatum;Bedrag;Eigenaar;Kans-ID;Fase;Valuta;Slagingskans'],
  [
    'Dutch, of deals',
    'Verwachte sluitingsdatum;Dealwaarde;Verantwoordelijke;Dealnummer;Dealfase;Munteenheid;Waarschijnlijkheid',
  ],
  ['English', 'Close Date;Amount;Opportunity Owner;Opportunity ID;Stage;Currency;Probability (%)'],
  [
    'English, of deals',
    'Deal - Won time;Deal - Value;Deal - Owner;Deal - ID;Deal - Status;Deal - Currency of Value;Deal - Probability',
  ],
  [
    'German',
    'Schlusstermin;Betrag;Opportunity-Inhaber;Verkaufschancen-ID;Verkaufsphase;Währung;Wahrscheinlichkeit (%)',
  ],
  ['Danish', 'Lukkedato;Beløb;Ejer;Salgs-ID;Salgsfase;Valutakode;Sandsynlighed'],
  ['Norwegian', 'Salgsdato;Beløp;Eier;Salgsnummer;Salgstrinn;Valuta;Sannsynlighet'],
  ['Swedish', 'Stängningsdatum;Belopp;Ägare;Affärs-ID;Fas;Valuta;Sannolikhet'],
  ['French', 'Date de clôture;Montant;Propriétaire de l’opportunité;ID de l’opportunité;Étape;Devise;Probabilité (%)'],
  ['Spanish', 'Fecha de cierre;Importe;Propietario de oportunidad;ID de oportunidad;Etapa;Moneda;Probabilidad (%)'],
  ['Italian', 'Data di chiusura;Ammontare;Titolare opportunità;ID opportunità;Fase;Valuta;Probabilità (%)'],
];
const CRM_FIELDS = ['date', 'amount', 'user', 'id', 'status', 'currency', 'probability'];

const PEOPLE = { users: ['Ann', 'Ben', 'Cem'], groups: ['North', 'South'] };

describe('suggestMapping', () => {
  for (const [what, text, answers, read] of SALES)
    it(`suggests how sales are read, and asks what they leave open: ${what}`, async () => {
      const bytes = bytesOf(text);
      const suggestion = suggestMapping(bytes, { kind: 'sales' });
      expect(suggestion.questions.map(({ about }) => about).sort()).to.deep.equal(Object.keys(answers).sort());
      expect(suggestion.missing).to.deep.equal([]);
      const mapping = mappingOf(suggestion, answers);
      expect(await salesOnPage('sales.csv', mapping, { 'sales.csv': bytes })).to.deep.equal(read);
    });

  for (const [what, text, answers, read] of TARGETS)
    it(`suggests how targets are read, and asks what they leave open: ${what}`, async () => {
      const suggestion = suggestMapping(text);
      expect(suggestion.kind).to.equal('targets');
      expect(suggestion.questions.map(({ about }) => about)).to.deep.equal(Object.keys(answers));
      const mapping = mappingOf(suggestion, answers);
      expect(await targetsOf('targets.csv', mapping, { 'targets.csv': text })).to.deep.equal(read);
    });

  it('says why in words, and how sure it is', () => {
    const { reasons } = suggestMapping('Sales 2026\n\nOrderDate;Rep;Total\n2026-01-05;ann;1\n');
    expect(reasons.map(({ text }) => text)).to.deep.equal([
      'The text is in UTF-8.',
      'A semicolon stands between the fields.',
      'The header is on line 3; what stands above is passed over.',
      '“OrderDate” is the date, by its name.',
      '“Total” is the amount, by its name.',
      '“Rep” is the person who sold, by its name.',
    ]);
    for (const { sure } of reasons) expect(sure).to.be.within(0.5, 1);
  });

  it('shows readings by what they make of a value, not by the name of a form', () => {
    const { questions } = suggestMapping('date,rep,amount\n3/3/2026,ann,"$25,000"\n3/4/2026,ben,"$1,000"\n');
    expect(questions.map(({ text, choices }) => [text, ...choices.map((choice) => choice.text)])).to.deep.equal([
      [
        'Numbers such as “$25,000” may mean two things. What is “$25,000”?',
        '25000 – the comma separates thousands',
        '25 – the comma stands before decimals',
      ],
      [
        'Dates such as “3/4/2026” in “date” may be read in 2 ways. What is “3/4/2026”?',
        '3 April 2026 (dd/MM/yyyy)',
        '4 March 2026 (MM/dd/yyyy)',
      ],
    ]);
  });

  it('says what is missing, and asks for the year that stands above the table', () => {
    const { missing, questions } = suggestMapping('Plan 2026\nRep,Jan,Feb,Mar\nann,1,2,3\n');
    expect(missing).to.deep.equal(['year']);
    expect(questions.map(({ choices }) => choices)).to.deep.equal([
      [{ text: '2026', mapping: { columns: { year: { value: 2026 } } } }],
    ]);
    expect(suggestMapping('a,b\nx,y\n', { kind: 'sales' }).missing).to.deep.equal(['date', 'amount']);
  });

  it('asks whose the targets are where each stands once, without a month', () => {
    const { questions, missing } = suggestMapping('Name,Doel per maand\nJan,1000\nPiet,2000\n');
    expect(questions.map(({ text }) => text)).to.deep.equal(['Whose are the targets of “Jan”, “Piet”?']);
    expect(missing).to.deep.equal(['year', 'period']);
  });

  it('knows columns by the words of those who sell', () => {
    const of = (header: string) => suggestMapping(`${header}\n2026-01-05;R1;Ann;10\n`).mapping.columns;
    const german = { date: 'Rechnungsdatum', amount: 'Betrag', user: 'Vertreter', id: 'Belegnr.' };
    expect(of('Rechnungsdatum;Belegnr.;Vertreter;Betrag')).to.deep.equal(german);
    const dutch = { date: 'Datum', amount: 'Omzet', user: 'Vertegenwoordiger', id: 'Factuur' };
    expect(of('Datum;Factuur;Vertegenwoordiger;Omzet')).to.deep.equal(dutch);
  });

  for (const [what, heads] of CRMS)
    it(`knows the columns of a CRM by their words: ${what}`, () => {
      const row = '2026-01-05;10;Ann;VK-1;Won;EUR;75%';
      const { mapping, questions } = suggestMapping(`${heads}\n${row}\n${row.replace('Ann', 'Ben')}\n`, {
        kind: 'sales',
      });
      const columns = mapping.columns as Readonly<Record<string, string | { readonly from: string }>>;
      const nameOf = (field: string) => {
        const column = columns[field];
        return typeof column === 'object' ? column.from : (column ?? field);
      };
      expect(CRM_FIELDS.map((field) => nameOf(field).toLowerCase())).to.deep.equal(heads.toLowerCase().split(';'));
      expect(questions).to.deep.equal([]);
    });

  it('knows a word with letters that no accent makes', () => {
    const { mapping } = suggestMapping('Dato;Rabatt;Beløp\n2026-01-05;1;10\n2026-01-06;2;20\n', { kind: 'sales' });
    expect(mapping.columns).to.deep.include({ amount: 'Beløp' });
  });

  it('takes the column of who sold from the names that another file has, whatever its own name', () => {
    const text = 'date;amount;Rep;X9\n2026-01-05;1;r1;Ann\n2026-01-05;1;r2;Ben\n2026-01-06;2;r1;Zoe\n';
    const of = (known?: typeof PEOPLE) => suggestMapping(text, { kind: 'sales', known });
    expect(of().mapping.columns).to.deep.equal({ user: 'Rep' });
    const { mapping, reasons } = of(PEOPLE);
    expect(mapping.columns).to.deep.equal({ user: 'X9' });
    expect(reasons.map((each) => each.text)).to.include(
      '“X9” is the person who sold, by the names in it, which another file has.',
    );
  });

  it('asks which column is who sold where two have the names of people, and neither is called so', () => {
    const text = 'date;amount;A;B\n2026-01-05;1;Ann;Ben\n';
    expect(suggestMapping(text, { kind: 'sales', known: PEOPLE }).questions.map(({ about }) => about)).to.deep.equal([
      'user',
    ]);
  });

  it('tells targets of people and groups in one column by the names that another file has, and asks what a total is', () => {
    const text = (...rows: string[]) =>
      `Naam;2026-01;2026-02;2026-03\n${rows.map((name) => `${name};1;2;3\n`).join('')}`;
    const of = (...rows: string[]) => suggestMapping(text(...rows), { kind: 'targets', known: PEOPLE });
    const ownerOf = ({ mapping }: Pick<Suggestion, 'mapping'>) => (mapping.columns as Record<string, unknown>).owner;
    expect(ownerOf(of('North', 'Ann', 'Ben'))).to.equal('Naam');
    expect(ownerOf(of('Ann', 'Ben'))).to.deep.equal({ user: 'Naam' });
    expect(ownerOf(of('North', 'South'))).to.deep.equal({ group: 'Naam' });
    const [total] = of('North', 'Ann', 'Totaal').questions;
    expect(total!.text).to.equal('“Naam” names people and groups. What is “Totaal”?');
    expect(total!.choices.map(ownerOf)).to.deep.equal([{ from: 'Naam', values: { Totaal: 'company' } }, 'Naam']);
    const [stranger] = of('North', 'Ann', 'Zoe').questions;
    expect(stranger!.choices.map((choice) => choice.text)).to.deep.equal([
      'Of people and groups, by their names; “Zoe” is neither and left out',
      'Of the people in “Naam”',
      'Of the groups in “Naam”',
    ]);
  });

  it('knows stages of open, lost and won sales by their words, and asks for none of them', () => {
    const stages =
      'Offerte Onderhandeling Angebot Tilbud Åben Åpen Öppen Devis Négociation Propuesta Trattativa Proposal';
    const text = stages
      .split(' ')
      .map((stage) => `2026-01-05;1;${stage}`)
      .join('\n');
    const { mapping, questions } = suggestMapping(`date;amount;status\n${text}\n`, { kind: 'sales' });
    const { status } = mapping.columns as unknown as Readonly<
      Record<string, { readonly values: Readonly<Record<string, string>> }>
    >;
    expect(new Set(Object.values(status!.values))).to.deep.equal(new Set(['open']));
    expect(questions).to.deep.equal([]);
  });

  it('asks for stages that come only further down than the sample, where all values are told', () => {
    const text = 'date;amount;Fase\n2026-01-05;1;Gewonnen\n';
    const { questions } = suggestMapping(text, {
      kind: 'sales',
      values: { Fase: ['Gewonnen', 'Gepland', 'constructor'] },
    });
    expect(questions.map((question) => question.text)).to.deep.equal([
      'What are sales that are “Gepland”, “constructor”?',
    ]);
    expect(questions[0]!.choices[0]!.mapping.columns).to.deep.equal({
      status: { from: 'Fase', values: { Gewonnen: 'sold', Gepland: 'open', constructor: 'open' } },
    });
  });

  it('takes a column for the field that somebody says, for no other one, and asks of no rival', () => {
    const of = (fields?: Readonly<Record<string, string>>) =>
      suggestMapping('date;Revenue;Gross;Rep\n2026-01-05;1;2;Ann\n', { kind: 'sales', fields });
    expect(of().questions.map(({ about }) => about)).to.deep.equal(['amount']);
    const said = of({ amount: 'Gross', status: 'Rep' });
    expect(said.questions.map(({ about }) => about)).to.deep.equal(['status']);
    expect(said.mapping.columns).to.deep.include({ amount: 'Gross', user: { value: '' } });
    expect(of({ user: '' }).mapping.columns).to.deep.include({ user: { value: '' } });
  });

  it('takes a column of many words for no stage', () => {
    const rows = Array.from({ length: 50 }, (_, at) => `2026-01-05;1;S${at}`).join('\n');
    const { mapping, questions } = suggestMapping(`date;amount;State\n${rows}\n`, { kind: 'sales' });
    expect(mapping.columns).to.deep.include({ status: { value: '' } });
    expect(questions).to.deep.equal([]);
  });

  it('tells the fiscal year by twelve months in a row', () => {
    const start = (...names: string[]) =>
      suggestMapping(`Rep,${names.join()}\nann,${names.map(() => 1).join()}\n`).fiscalYearStart;
    const months = 'Jan Feb Mrz Apr Mai Jun Jul Aug Sep Okt Nov Dez'.split(' ');
    expect(start(...months)).to.equal(1);
    expect(start(...months.slice(3), ...months.slice(0, 3))).to.equal(4);
    expect(start(...months.slice(3))).to.equal(undefined);
    expect(start(...months.slice(0, 3).reverse(), ...months.slice(3))).to.equal(undefined);
    expect(start('2026-07', '2026-08', '2026-09')).to.equal(undefined);
    expect(
      start(...[7, 8, 9, 10, 11, 12].map((m) => `2026-${m}`), ...[1, 2, 3, 4, 5, 6].map((m) => `2027-0${m}`)),
    ).to.equal(7);
  });

  it('sees a column per month or quarter as a wide sheet', () => {
    const across = (text: string) => (suggestMapping(text).mapping.columns as { readonly value?: unknown }).value;
    expect(across('Rep,Jan,Feb,Mrz\nann,1,2,3\n')).to.deep.equal({ across: ['Jan', 'Feb', 'Mrz'], as: 'period' });
    expect(across('Team;2026-01;2026-02;2026-03\nn;1;2;3\n')).to.deep.equal({
      across: ['2026-01', '2026-02', '2026-03'],
      as: 'date',
    });
    expect(across('Region,Q1,Q2,Q3,Q4\nn,1,2,3,4\n')).to.deep.equal({ across: ['Q1', 'Q2', 'Q3', 'Q4'], as: 'period' });
  });

  it('counts a column of a wide sheet in that holds few numbers: its texts are refused by name, not left out', () => {
    const columns = (text: string) => (suggestMapping(text).mapping.columns as { readonly value?: unknown }).value;
    const rows = 'Rep,Jan,Feb,Mar,Apr\nann,1,x,3,4\nben,1,y,3,4\n';
    expect(columns(rows)).to.deep.equal({ across: ['Jan', 'Feb', 'Mar', 'Apr'], as: 'period' });
    const words = 'Rep,Jan,Feb,Mar\nann,a,b,c\n';
    expect(columns(words)).to.equal(undefined);
  });

  it('takes rows of a workbook or JSON as it takes lines', () => {
    const rows = [['Sales'], ['date', 'Rep', 'amount'], ['2026-01-05', 'ann', 5], [null, 'ben']];
    const suggestion = suggestMapping(rows, { kind: 'sales' });
    expect(suggestion.mapping).to.deep.equal({ columns: { user: 'Rep' } });
    expect(suggestion.rows).to.deep.equal([
      ['2026-01-05', 'ann', 5],
      ['', 'ben'],
    ]);
    const json = suggestMapping('[{"day":"2026-01-05","rep":"ann","amount":5},{"day":"2026-01-06","rep":"b');
    expect(json.mapping).to.deep.equal({ columns: { date: 'day', user: 'rep' } });
  });

  it('tells people by their names', () => {
    expect(suggestMapping('id,name,team\n1,Ann,North\n').kind).to.equal('people');
    expect(suggestMapping('date,rep,amount\n').kind).to.equal('sales');
    expect(suggestMapping('').rows).to.deep.equal([]);
  });

  it('is never lost, whatever the sample', () => {
    const sample = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.string({ unit: fc.constantFrom(...'a;,"\n1.-/ÿ[{}]|\t') }),
    );
    fc.assert(
      fc.property(sample, (bytes) => suggestMapping(bytes).columns !== undefined),
      { numRuns: 2000 },
    );
  });

  it('changes nothing and is told nothing but the sample: the same one has the same answer', () => {
    const text = 'date,user,amount\n2026-01-10,ann,100\n';
    expect(suggestMapping(text)).to.deep.equal(suggestMapping(new TextEncoder().encode(text)));
    expect(JSON.parse(JSON.stringify(suggestMapping(text)))).to.deep.equal(suggestMapping(text));
  });
});
