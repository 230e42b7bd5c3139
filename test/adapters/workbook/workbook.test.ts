import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { MappingOptions } from '../../../src/adapters/tables/mapping.ts';
import { LARGEST } from '../../../src/adapters/workbook/workbook-error.ts';
import { salesInWorker, salesOnPage, targetsOf, type Said } from '../written.ts';
import { bookByHand, bookOf, cellOf, day, partsByHand, rowOf, zipOf, type BookByHand } from './written-books.ts';

const HEAD = rowOf(1, 'date', 'user', 'amount');

/** Sales of a workbook as page and worker read them; both must say the same. */
async function salesOf(book: Uint8Array, options: MappingOptions = {}, src = 'sales.xlsx'): Promise<Said> {
  const onPage = await salesOnPage(src, options, { [src]: book });
  expect(await salesInWorker(src, options, { [src]: book }), 'as a large file').to.deep.equal(onPage);
  return onPage;
}

const byHand = (rows: string, book: BookByHand = {}, options?: MappingOptions) =>
  salesOf(bookByHand({ ...book, sheets: { Sales: HEAD + rows } }), options);

describe('workbooks', () => {
  it('are read as they are written: dates, texts and numbers as the cells have them', async () => {
    const book = await bookOf({
      Sales: [
        ['date', 'user', 'amount'],
        [day('2026-01-10'), 'Jose\u0301', 1234.5],
        [day('2026-01-11', 'mmm-yy'), 1001, { value: 0.1 + 0.2, type: Number, format: '#,##0.00' }],
        [day('2026-01-12', 'yyyy"/"mm'), '  ann ', '1.234,50'],
      ],
    });
    expect(await salesOf(book)).to.deep.equal([
      '2026-01-10 José 1234.50',
      '2026-01-11 1001 0.30',
      '2026-01-12 ann 1234.50',
      'note numbers-assumed line 4 “1.234,50” → numbers="nl"',
    ]);
  });

  it('are read with what stands around the table, as other files are', async () => {
    const head = ['Date', 'USER', 'Amount', 'Remark'];
    const book = await bookOf({
      Sales: [
        ['Sales of all teams'],
        [],
        head,
        [day('2026-01-10'), 'ann', 100, null, 'beside the table'],
        [null, null, ' '],
        head,
        [day('2026-02-10'), 'ann', 50],
        [null, 'ben'],
      ],
    });
    expect(await salesOf(book)).to.deep.equal([
      '2026-01-10 ann 100',
      '2026-02-10 ann 50',
      'note lines-skipped 1 line 1 “Sales of all teams”',
      'note rows-refused 1 line 8',
    ]);
  });

  it('have the value of a merged cell in each of its rows, but for figures, noted', async () => {
    const rows =
      rowOf(2, '2026-01-10', 'ann', 100) +
      rowOf(3, '', '', 50) +
      rowOf(4, '2026-01-12', '', 25) +
      rowOf(5, '', 'bob', '');
    expect(await byHand(rows, { merged: ['A2:A3', 'B2:B4', 'A4:A5', 'C4:C5'] })).to.deep.equal([
      '2026-01-10 ann 150',
      '2026-01-12 ann 25',
      'note cells-filled 4 line 3 “2026-01-10”',
      'note rows-refused 1 line 5',
    ]);
  });

  it('have targets of merged owners and years, and no figure twice', async () => {
    const owners = {
      Plan:
        rowOf(1, 'Year', 'Owner', 'Period', 'Value') +
        rowOf(2, 2026, 'user:ann', 1, 100) +
        rowOf(3, '', '', 2, '') +
        rowOf(4, '', 'user:bob', 1, 70),
    };
    const read = await targetsOf(
      'plan.xlsx',
      {},
      { 'plan.xlsx': bookByHand({ sheets: owners, merged: ['A2:A4', 'B2:B3', 'D2:D3'] }) },
    );
    expect(read).to.deep.equal(['user:ann 2026-01 100', 'user:bob 2026-01 70', 'note cells-filled 3 line 3 “2026”']);
    const wide = {
      Plan:
        rowOf(1, 'Year', 'Owner', 'Jan', 'Feb') + rowOf(2, 2026, 'user:ann', 1, 2) + rowOf(3, '', 'user:bob', '', 4),
    };
    const months = await targetsOf(
      'plan.xlsx',
      {},
      { 'plan.xlsx': bookByHand({ sheets: wide, merged: ['A2:A3', 'C2:C3'] }) },
    );
    expect(months).to.deep.equal([
      'user:ann 2026-01 1',
      'user:ann 2026-02 2',
      'user:bob 2026-02 4',
      'note cells-filled 1 line 3 “2026”',
    ]);
  });

  it('leave a cell empty that is merged with none above, and below the end of a merged one', async () => {
    const rows = rowOf(2, '2026-01-10', 'ann', 100) + rowOf(3, '2026-01-11', '', 50) + rowOf(4, '2026-01-12', '', 25);
    expect(await byHand(rows, { merged: ['B2:B3', 'B4:C4'] })).to.deep.equal([
      '2026-01-10 ann 100',
      '2026-01-11 ann 50',
      '2026-01-12 25',
      'note cells-filled 1 line 3 “ann”',
    ]);
  });

  it('have targets in a column per month, dates or names, with a row of totals', async () => {
    const book = await bookOf({
      Plan: [
        ['Plan 2026'],
        ['Rep', day('2026-01-01', 'mmm-yy'), day('2026-02-01', 'mmm-yy'), 'Total'],
        ['Ann', 100, 110.5, 210.5],
        ['Ben', 50, null, 50],
        ['Total', 150, 110.5, 260.5],
      ],
    });
    const options = { columns: { owner: { user: 'Rep' } } };
    expect(await targetsOf('plan.xlsx', options, { 'plan.xlsx': book })).to.deep.equal([
      'user:Ann 2026-01 100',
      'user:Ann 2026-02 110.50',
      'user:Ben 2026-01 50',
      'note lines-skipped 1 line 1 “Plan 2026”',
      'note total-rows 1 line 5 “Total”',
    ]);
  });

  const MONTHS = ['year', 'owner', 'Jan', 'Feb', 'Mar'];
  const wide = `${rowOf(1, ...MONTHS)}<row r="2">${cellOf('A2', 2026)}${cellOf('B2', 'company')}${cellOf('C2', 5)}<c r="D2" t="e"><f>1/0</f><v>#DIV/0!</v></c>${cellOf('E2', 7)}</row>`;
  const across = { columns: { value: { across: ['Jan', 'Feb', 'Mar'], as: 'period' } } } as const;
  for (const options of [{}, across]) {
    it(`lose the one month whose formula has an error, ${options === across ? 'mapped' : 'found'}`, async () => {
      const files = { 'plan.xlsx': bookByHand({ sheets: { Plan: wide } }) };
      const others = ['company 2026-01 5', 'company 2026-03 7'];
      expect(await targetsOf('plan.xlsx', options, files)).to.deep.equal([
        ...others,
        'note targets-refused 1 line 2 “D2 #DIV/0!”',
      ]);
      expect(await targetsOf('plan.xlsx', { ...options, nulls: ['#DIV/0!'] }, files)).to.deep.equal(others);
    });
  }

  it('give targets by the same mapping as other files', async () => {
    const book = await bookOf({
      Plan: [
        ['Month', 'Rep', 'Target', 'Locked'],
        [day('2026-02-01', 'mmm-yy'), 'ann', 1500.25, true],
        ['Feb-26', 'ben', '1500', false],
      ],
    });
    const options: MappingOptions = { columns: { date: 'Month', owner: { user: 'Rep' }, value: 'Target' } };
    expect(await targetsOf('plan.xlsx', options, { 'plan.xlsx': book })).to.deep.equal([
      'user:ann 2026-02 1500.25',
      'user:ben 2026-02 1500',
    ]);
  });

  it('give targets of a sheet whose columns are months, written as dates', async () => {
    const months = ['2026-01-01', '2026-02-01', '2026-03-01'].map((iso) => day(iso, 'mmm-yy'));
    const book = await bookOf({
      Plan: [
        ['owner', ...months],
        ['company', 10, 20, 30],
      ],
    });
    expect(await targetsOf('plan.xlsx', {}, { 'plan.xlsx': book })).to.deep.equal([
      'company 2026-01 10',
      'company 2026-02 20',
      'company 2026-03 30',
    ]);
  });

  it('look values up in another workbook', async () => {
    const reps = await bookOf({
      Read: [['Nothing']],
      Reps: [
        ['Nr', 'Name'],
        [7, 'ann'],
      ],
    });
    const files = { 'sales.csv': 'date,user,amount\n2026-01-10,7,100\n', 'reps.xlsx': reps };
    const lookup = { src: 'reps.xlsx', key: 'Nr', value: 'Name' };
    const said = await salesOnPage('sales.csv', { columns: { user: { from: 'user', lookup } } }, files);
    expect(said).to.deep.equal(['2026-01-10 ann 100']);
  });
});

describe('cells of a workbook', () => {
  const dated = (cell: string) => `<row r="2">${cell}${cellOf('B2', 'ann')}${cellOf('C2', 5)}</row>`;

  const DATES: readonly (readonly [format: string, serial: string, day: string])[] = [
    ['yyyy-mm-dd', '46032', '2026-01-10'],
    ['[$-409]mmmm d, yyyy;@', '46032', '2026-01-10'],
    ['d/m/yy h:mm', '46032.9999999', '2026-01-11'],
    ['mmm\\ yy', '46032', '2026-01-10'],
    ['[Red]dd.mm.', '46032.5', '2026-01-10'],
    ['yyyy"年"m"月"', '46032', '2026-01-10'],
  ];
  for (const [format, serial, iso] of DATES)
    it(`are dates where their format is one of dates: ${format}`, async () => {
      const rows = dated(`<c r="A2" s="1"><v>${serial}</v></c>`);
      expect(await byHand(rows, { formats: [format] })).to.deep.equal([`${iso} ann 5`]);
    });

  for (const format of [
    '0.00',
    '#,##0\\d',
    '[h]:mm',
    '"day "0',
    'General',
    '[Blue]#,##0;[Red]-#,##0',
    'h:mm',
    '0.00E+00',
  ])
    it(`are numbers where their format is none of dates: ${format}`, async () => {
      const rows = `<row r="2">${cellOf('A2', '2026-01-10')}${cellOf('B2', 'ann')}<c r="C2" s="1"><v>45000.5</v></c></row>`;
      expect(await byHand(rows, { formats: [format] })).to.deep.equal(['2026-01-10 ann 45000.50']);
    });

  it('count their days from 1904 where the workbook says so', async () => {
    const book = { formats: ['d-m-yy'], workbook: '<workbookPr date1904="1"/>' };
    expect(await byHand(dated('<c r="A2" s="1"><v>44570</v></c>'), book)).to.deep.equal(['2026-01-10 ann 5']);
  });

  it('may say a date in words of their own', async () => {
    const rows = dated('<c r="A2" t="d"><v>2026-01-10T00:00:00</v></c>');
    expect(await byHand(rows)).to.deep.equal(['2026-01-10 ann 5']);
  });

  it('that are dates need no pattern, and those that are texts have that of the mapping', async () => {
    const rows = `${dated('<c r="A2" s="1"><v>46032</v></c>')}${rowOf(3, '2026-03-04', 'ben', 6)}`;
    expect(await byHand(rows, { formats: ['d/m/yyyy'] }, { dates: 'yyyy-dd-MM' })).to.deep.equal([
      '2026-01-10 ann 5',
      '2026-04-03 ben 6',
    ]);
  });

  it('that are serial numbers without a format of dates are read by the mapping', async () => {
    expect(await byHand(rowOf(2, 46032, 'ann', 5), {}, { dates: 'serial' })).to.deep.equal(['2026-01-10 ann 5']);
  });

  it('of per cent mean what they show', async () => {
    const head = rowOf(1, 'date', 'user', 'amount', 'status', 'probability');
    const cells = ['2026-01-10', 'ann', 200, 'open'].map((value, at) => cellOf(`${'ABCD'[at]}2`, value));
    const rows = `<row r="2">${cells.join('')}<c r="E2" s="1"><v>0.07</v></c></row>`;
    const book = bookByHand({ formats: ['0%'], sheets: { Sales: head + rows } });
    const { xlsxSource } = await import('../../../src/adapters/xlsx.ts');
    const source = xlsxSource({ src: new File([book as BlobPart], 'sales.xlsx') });
    const { signal } = new AbortController();
    const query = {
      owner: 'company',
      from: '2026-01-01',
      to: '2026-12-31',
      measure: 'amount',
      status: 'open',
      byItem: false,
      groupBy: 'sale',
    } as const;
    const [answer] = await source.actuals([query], { signal });
    expect(answer!.cells.map(({ value }) => value)).to.deep.equal([14_00]);
  });

  it('have texts in pieces, with signs as codes, and not how they are pronounced', async () => {
    const strings =
      '<si><r><t>an</t></r><r><rPr><b/></rPr><t xml:space="preserve">n &amp; </t></r><r><t>co_x0041_</t></r><rPh sb="0" eb="1"><t>say</t></rPh></si>';
    const rows = `<row r="2">${cellOf('A2', '2026-01-10')}<c r="B2" t="s"><v>0</v></c>${cellOf('C2', 5)}</row>`;
    expect(await byHand(rows, { strings })).to.deep.equal(['2026-01-10 ann & coA 5']);
  });

  it('need neither places nor names without prefix', async () => {
    const cell = (text: string) => `<x:c t="str"><x:v>${text}</x:v></x:c>`;
    const rows = [
      ['date', 'user', 'amount'],
      ['2026-01-10', 'ann', '5'],
    ].map((row) => `<x:row>${row.map(cell).join('')}</x:row>`);
    const sheet = `<x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData>${rows.join('')}</x:sheetData></x:worksheet>`;
    const book = bookByHand({ sheets: { Sales: '' }, more: { 'xl/worksheets/sheet0.xml': sheet } });
    expect(await salesOf(book)).to.deep.equal(['2026-01-10 ann 5']);
  });

  it('are numbers of fifteen digits, as spreadsheets show them: what lies beyond comes of binary sums', async () => {
    const rows = `<row r="2">${cellOf('A2', '2026-01-10')}${cellOf('B2', 'ann')}<c r="C2"><v>0.034999999999999996</v></c></row>`;
    expect(await byHand(rows)).to.deep.equal(['2026-01-10 ann 0.04']);
  });

  it('with a formula have the value that is stored', async () => {
    const rows = `<row r="2">${cellOf('A2', '2026-01-10')}<c r="B2" t="str"><f>A1&amp;"x"</f><v>ann</v></c><c r="C2"><f>2+3</f><v>5</v></c></row>`;
    expect(await byHand(rows)).to.deep.equal(['2026-01-10 ann 5']);
  });

  const fault = (cell: string) =>
    `${rowOf(2, '2026-01-10', 'ann', 5)}<row r="3">${cellOf('A3', '2026-01-11')}${cell}${cellOf('C3', 7)}${cellOf('D3', 'x')}</row>`;

  it('with the error of a formula leave their row out, by the cell', async () => {
    expect(await byHand(fault('<c r="B3" t="e"><f>1/0</f><v>#DIV/0!</v></c>'))).to.deep.equal([
      '2026-01-10 ann 5',
      `note rows-refused 1 line 3 “B3 #DIV/0!” → nulls: ['#DIV/0!']`,
    ]);
  });

  it('with an error mean nothing where the mapping says so, and where nobody asks for their column', async () => {
    const error = '<c r="B3" t="e"><v>#N/A</v></c>';
    expect(await byHand(fault(error), {}, { nulls: ['#N/A'] })).to.deep.equal(['2026-01-10 ann 5', '2026-01-11 7']);
    const beside = fault(`${cellOf('B3', 'ben')}<c r="E3" t="e"><v>#N/A</v></c>`);
    expect(await byHand(beside)).to.deep.equal(['2026-01-10 ann 5', '2026-01-11 ben 7']);
  });

  it('with a formula of which no value is stored leave their row out', async () => {
    expect(await byHand(fault('<c r="B3"><f>A3*2</f><v></v></c>'))).to.deep.equal([
      '2026-01-10 ann 5',
      'note rows-refused 1 line 3 “B3 =A3*2”',
    ]);
    const rows = `<row r="2">${cellOf('A2', '2026-01-10')}${cellOf('B2', 'ann')}<c r="C2"><f>2+3</f></c></row>`;
    expect(await byHand(rows)).to.deep.equal(['error no-stored-values line 2 “C2 =2+3”']);
  });
});

describe('sheets of a workbook', () => {
  const sales = (amount: number) => HEAD + rowOf(2, '2026-01-10', 'ann', amount);
  const other = rowOf(1, 'Read', 'this', 'first');

  it('are found by their columns', async () => {
    const book = bookByHand({ sheets: { Read: other, Sales: sales(5) } });
    expect(await salesOf(book)).to.deep.equal(['2026-01-10 ann 5']);
  });

  it('are not guessed where several would do', async () => {
    const book = bookByHand({ sheets: { North: sales(5), South: sales(6) } });
    expect(await salesOf(book)).to.deep.equal([`error which-sheet “North, South” → sheet: 'North'`]);
  });

  it('are passed over where they are hidden, unless they are named', async () => {
    const book = bookByHand({ sheets: { Old: sales(6), Sales: sales(5) }, states: { Old: 'veryHidden' } });
    expect(await salesOf(book)).to.deep.equal(['2026-01-10 ann 5']);
    expect(await salesOf(book, { sheet: 'OLD' })).to.deep.equal(['2026-01-10 ann 6']);
  });

  it('are named by the mapping, or by the address', async () => {
    const book = bookByHand({ sheets: { North: sales(5), "It's South": sales(6) } });
    expect(await salesOf(book, { sheet: 'North' })).to.deep.equal(['2026-01-10 ann 5']);
    expect(await salesOf(book, {}, "sales.xlsx#'It''s%20South'!A1:C2")).to.deep.equal(['2026-01-10 ann 6']);
    expect(await salesOf(book, { sheet: 'East' })).to.deep.equal([`error no-sheet “East” → North, It's South`]);
  });

  it('without the columns say what the closest one lacks', async () => {
    const book = bookByHand({ sheets: { Read: other, Sales: rowOf(1, 'date', 'user', 'total', 'remark') } });
    expect(await salesOf(book)).to.deep.equal(['error missing-column “date, user, total, remark” → amount']);
    expect(await salesOf(bookByHand({ sheets: { Empty: '', Bare: '' } }))).to.deep.equal(['error empty']);
  });

  const two =
    rowOf(1, 'date', 'user', 'amount', 'date', 'user', 'amount') +
    rowOf(2, '2026-01-10', 'ann', 5, '2026-01-20', 'ben', 6) +
    rowOf(3, '2026-01-11', 'ann', 7, '2026-01-21', 'ben', 8);
  const RANGES: readonly (readonly [range: string, read: Said])[] = [
    ['D:F', ['2026-01-20 ben 6', '2026-01-21 ben 8']],
    ['A1:C2', ['2026-01-10 ann 5']],
    ['$D$1:$F$2', ['2026-01-20 ben 6']],
    ['D1', ['2026-01-20 ben 6', '2026-01-21 ben 8']],
    ['Plan', ['2026-01-21 ben 8']],
    ['C3:A1', ['error bad-value range “C3:A1” → B3:F200, B:F, 3:200, B3']],
    ['here', ['error bad-value range “here” → B3:F200, B:F, 3:200, B3']],
  ];
  for (const [range, read] of RANGES)
    it(`are read in part: ${range}`, async () => {
      const second = rowOf(1, 'x') + rowOf(2, 'date', 'user', 'amount') + rowOf(3, '2026-01-21', 'ben', 8);
      const book = bookByHand({
        sheets: { Sales: two, 'The plan': second },
        workbook: '<definedNames><definedName name="Plan">\'The plan\'!$A$2:$C$3</definedName></definedNames>',
      });
      expect(await salesOf(book, { range, ...(range !== 'Plan' && { sheet: 'Sales' }) })).to.deep.equal(read);
    });
});

describe('what is no workbook', () => {
  const good = bookByHand({ sheets: { Sales: HEAD + rowOf(2, '2026-01-10', 'ann', 5) } });
  const compound = (name: string) => {
    const bytes = new Uint8Array(2048);
    bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    bytes.set(Uint8Array.from([...name].flatMap((sign) => [sign.charCodeAt(0), 0])), 1024);
    return bytes;
  };
  const xlsb = partsByHand({});
  const BAD: readonly (readonly [what: string, bytes: Uint8Array, said: string])[] = [
    ['one with a password', compound('EncryptedPackage'), 'error workbook-locked'],
    ['parts with a password', bookByHand({ sheets: { Sales: HEAD } }, { flags: 1 }), 'error workbook-locked'],
    ['one of before 2007', compound('Workbook'), 'error no-workbook “.xls”'],
    ['half of one', good.slice(0, good.length / 2), 'error workbook-broken'],
    ['a zip of something else', zipOf({ 'a.txt': 'a' }), 'error no-workbook “.zip”'],
    [
      'a document',
      zipOf({ '_rels/.rels': xlsb['_rels/.rels']!, 'xl/workbook.xml': '<document/>' }),
      'error no-workbook “.zip”',
    ],
    ['one of another office', zipOf({ mimetype: 'x', 'content.xml': '<x/>' }), 'error no-workbook “.ods”'],
    [
      'a binary one',
      zipOf({
        '_rels/.rels': String(xlsb['_rels/.rels']).replace('workbook.xml', 'workbook.bin'),
        'xl/workbook.bin': '',
      }),
      'error no-workbook “.xlsb”',
    ],
    [
      'one with a broken sheet',
      bookByHand({ sheets: { Sales: `${HEAD}<row><c></row>` } }),
      'error workbook-broken xl/worksheets/sheet0.xml',
    ],
    [
      'one whose sheet is missing',
      zipOf(
        Object.fromEntries(
          Object.entries(partsByHand({ sheets: { Sales: HEAD } })).filter(([name]) => !/sheet0/.test(name)),
        ),
      ),
      'error workbook-broken xl/worksheets/sheet0.xml',
    ],
    [
      'one packed in an unknown way',
      bookByHand({ sheets: { Sales: HEAD } }, { method: 99 }),
      'error workbook-broken _rels/.rels',
    ],
    [
      'parts that cannot be unpacked',
      bookByHand({ sheets: { Sales: HEAD } }, { method: 8 }),
      'error workbook-broken _rels/.rels',
    ],
    ['bytes that mean nothing', new Uint8Array(5000).fill(0x81, 0, 100), 'error workbook-broken'],
  ];
  for (const [what, bytes, said] of BAD)
    it(`is refused with its reason: ${what}`, async () => {
      expect(await salesOf(bytes)).to.deep.equal([said]);
      expect(await targetsOf('plan.xlsx', {}, { 'plan.xlsx': bytes })).to.deep.equal([said]);
    });

  it('is refused by its size before it is unpacked', async () => {
    const bytes = new Uint8Array(LARGEST + 2 ** 20);
    bytes.set(good);
    expect(await targetsOf('plan.xlsx', {}, { 'plan.xlsx': bytes })).to.deep.equal([
      'error workbook-too-large “51 MB” → ≤ 50 MB',
    ]);
  });

  it('is read where a workbook has the places of a large archive, or a name of another file', async () => {
    const long = bookByHand({ sheets: { Sales: HEAD + rowOf(2, '2026-01-10', 'ann', 5) } }, { isLong: true });
    expect(await salesOf(long)).to.deep.equal(['2026-01-10 ann 5']);
    expect(await salesOnPage('sales.csv', {}, { 'sales.csv': good })).to.deep.equal(['2026-01-10 ann 5']);
    const csv = 'date,user,amount\n2026-01-10,ann,5\n';
    expect(await salesOnPage('sales.xlsx', {}, { 'sales.xlsx': csv })).to.deep.equal(['2026-01-10 ann 5']);
  });

  it('is never read without a reason, whatever bytes are changed', async () => {
    const changed = fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(changed, fc.nat(good.length), async (changes, end) => {
        const bytes = good.slice(0, end % 3 ? good.length : end);
        for (const [at, value] of changes) bytes[at] = value;
        const said = await salesOnPage('sales.xlsx', {}, { 'sales.xlsx': bytes }).catch((error: unknown) => error);
        expect(said, String((said as Error)?.stack)).not.to.be.instanceOf(Error);
      }),
      { numRuns: 300 },
    );
  });

  it('gives up where it is told to', async () => {
    const leaving = new AbortController();
    const { xlsxSource } = await import('../../../src/adapters/xlsx.ts');
    const asked = xlsxSource({ src: new File([good as BlobPart], 'a.xlsx') }).organisation({ signal: leaving.signal });
    leaving.abort('left');
    expect(await asked.catch((error: unknown) => error)).to.equal('left');
  });
});
