import { expect } from '@open-wc/testing';
import { parseColumns } from '../../../src/adapters/tables/columns-attribute.ts';
import { checkFields, FIELDS_BY_OPTION } from '../../../src/adapters/tables/meant-field.ts';
import { TARGET_FIELDS } from '../../../src/adapters/tables/target-entry.ts';
import { caught } from '../caught.ts';

describe('parseColumns', () => {
  const attributes: [attribute: string, columns: Record<string, string>][] = [
    ['date=OrderDate', { date: 'OrderDate' }],
    [`date=OrderDate amount='Sales Amount'`, { date: 'OrderDate', amount: 'Sales Amount' }],
    [`  amount="Rep's amount"\n date = OrderDate `, { amount: "Rep's amount", date: 'OrderDate' }],
    [`target-type=type`, { 'target-type': 'type' }],
    ['', {}],
  ];
  for (const [attribute, columns] of attributes) {
    it(`reads the attribute ${JSON.stringify(attribute)}`, () => {
      expect(parseColumns(attribute)).to.deep.equal(columns);
    });
  }

  const wrong: [attribute: string, value: string][] = [
    ['date', 'date'],
    ['date=A amount', 'amount'],
    [`date=A amount='Sales`, `amount='Sales`],
    ['date=A date=B', 'date=B'],
    ['date=', 'date='],
    [`date='A'B`, `date='A'B`],
    ['date=A, user=B=C', 'user=B=C'],
    [`date=''`, `date=''`],
  ];
  for (const [attribute, value] of wrong) {
    it(`shows where an attribute stops making sense: ${JSON.stringify(attribute)}`, async () => {
      const error = await caught(() => parseColumns(attribute));
      expect(error.detail).to.include({ problem: 'bad-value', path: 'columns', value });
    });
  }

  for (const [attribute, expected] of [
    ['datum: Date', 'date=Date'],
    ["date: OrderDate, seller: 'Sales Rep'", "date=OrderDate user='Sales Rep'"],
    ['{date: Date, amount: Total}', 'date=Date amount=Total'],
    ['date:Date;product:Article', 'date=Date product=Article'],
    ['date', "date=OrderDate amount='Sales Amount' currency:=EUR"],
  ] as const) {
    it(`answers another form by ours: ${attribute}`, async () => {
      expect((await caught(() => parseColumns(attribute))).detail.expected).to.equal(expected);
    });
  }
});

describe('fields of a mapping', () => {
  const DIMENSIONS = ['product', 'stage'];
  for (const [field, option, dimensions, expected] of [
    ['datum', undefined, [], 'date'],
    ['Date', undefined, [], 'date'],
    ['seller', undefined, [], 'user'],
    ['prob', undefined, [], 'probability'],
    ['stage', undefined, [], 'status'],
    ['curency', undefined, [], 'currency'],
    ['who', 'target-columns', undefined, 'owner'],
    ['amount', 'target-columns', undefined, 'value'],
    ['type', 'target-columns', undefined, 'target-type'],
    ['colour', 'target-columns', undefined, TARGET_FIELDS.join(', ')],
    ['team', 'organisation-columns', undefined, 'group'],
    ['shoe size', 'organisation-columns', undefined, 'id, user, name, group, former'],
  ] as const) {
    it(`names one that there is not, with the one that is meant: ${option ?? 'columns'} ${field}`, async () => {
      const { detail } = await caught(() => checkFields([[field, 'B']], option, dimensions));
      expect([detail.path, detail.value, detail.expected]).to.deep.equal([option ?? 'columns', field, expected]);
    });
  }

  it('takes dimensions, unknown ones of sales that nothing of ours is like, and mappings that nobody says more of', () => {
    checkFields(
      [
        ['stage', 'A'],
        ['product', 'B'],
      ],
      undefined,
      DIMENSIONS,
    );
    checkFields([['colour', 'A']], undefined, []);
    checkFields([['datum', 'A']], undefined);
  });

  it('leaves a mapping the wrong way round to the table, which tells the right one', () => {
    checkFields(
      [
        ['Datum', 'date'],
        ['Verkoper', 'user'],
      ],
      undefined,
      [],
    );
  });

  it('knows the fields of targets', () => {
    expect(FIELDS_BY_OPTION['target-columns']).to.deep.equal(TARGET_FIELDS);
  });
});
