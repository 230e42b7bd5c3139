import { csvSource } from '../../src/adapters/csv.ts';

/** An export as a spreadsheet in the Netherlands writes it. */
export const EXPORT = `Datum;Verkoper;Bedrag
14/07/2026;Nina Visser;61.200,00
03/08/2026;Jonas Berg;66.010,25
11/09/2026;Nina Visser;31.800,00
Totaal;;159.010,25
`;

export const ownFile = () =>
  csvSource({
    src: new File([EXPORT], 'export.csv'),
    columns: { date: 'Datum', user: 'Verkoper', amount: 'Bedrag' },
    where: { column: 'Datum', not: 'Totaal' },
    dates: 'dd/MM/yyyy',
    numbers: 'nl',
    currency: 'EUR',
  });
