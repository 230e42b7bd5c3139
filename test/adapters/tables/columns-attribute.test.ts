import { expect } from '@open-wc/testing';
import { parseColumns } from '../../../src/adapters/tables/columns-attribute.ts';
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
});
