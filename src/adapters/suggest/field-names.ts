import { columnKey } from '../tables/column-key.ts';

/** Subject of a table. */
export type TableKind = 'sales' | 'targets' | 'people';

/** Words by which people call the columns of each field, in some languages; without blanks, hyphens and case. */
const WORDS = {
  date: 'date saledate orderdate closedate closeddate closingdate invoicedate bookingdate day datum verkoopdatum orderdatum factuurdatum buchungsdatum rechnungsdatum belegdatum fecha fechadeventa data datadavenda dato paivamaara timestamp createdat closedat',
  user: 'user userid rep salesrep salesperson salesman seller agent employee employeeid employeekey associate accountmanager owner opportunityowner dealowner verkoper medewerker vertegenwoordiger verkaufer verkaeufer mitarbeiter vertriebler vertreter aussendienst berater vendeur commercial representant vendedor comercial venditore saljare selger saelger person staff',
  amount:
    'amount salesamount saleamount netamount totalamount ordertotal linetotal invoicetotal revenue netrevenue sales netsales turnover total value closevalue dealvalue dealamount net gross grossamount price bedrag omzet nettobedrag brutobedrag brutto umsatz betrag nettobetrag nettoumsatz montant chiffredaffaires ventes importe monto ventas valor importo fatturato vendite belopp belob omsetning omsaetning',
  id: 'id saleid salesid orderid ordernumber orderno salesordernumber invoice invoiceid invoiceno invoicenumber dealid opportunityid transactionid documentno ordernr bestelnummer factuurnummer factuur factuurnr bonnummer rechnung rechnungsnr beleg belegnr auftragsnr auftragsnummer rechnungsnummer belegnummer numerocommande numfacture numerodepedido',
  group:
    'group groupid team teamid region area district territory branch store shop office department division country groep afdeling vestiging filiaal regio gruppe abteilung niederlassung filiale groupe equipe agence secteur grupo equipo sucursal tienda zona squadra regione avdeling afdelingen',
  currency: 'currency currencycode cur curr valuta munt wahrung waehrung devise monnaie moneda divisa',
  profit:
    'profit grossprofit margin grossmargin marge winst brutowinst gewinn rohertrag deckungsbeitrag benefice beneficio ganancia margen profitto margine',
  status: 'status stage state dealstage opportunitystage phase fase statut etape estado etapa stato',
  probability:
    'probability prob chance likelihood kans slagingskans wahrscheinlichkeit probabilite probabilidad probabilita',
  year: 'year fiscalyear fy jaar boekjaar jahr geschaftsjahr annee exercice ano anno ar',
  period:
    'period month quarter monthnumber fiscalmonth maand kwartaal periode monat quartal mois trimestre mes mese maned',
  owner:
    'owner for who target owner rep salesrep salesperson seller employee employeeid user team group region branch store verkoper medewerker verkaufer mitarbeiter vertreter berater vendeur vendedor',
  value:
    'value target targetamount targetvalue salestarget quota goal budget plan objective doel doelstelling streefbedrag ziel zielwert soll planwert objectif objetivo meta obiettivo mal amount bedrag betrag montant importe',
  interval: 'interval',
  'target-type': 'targettype',
  item: 'item',
  locked: 'locked',
  name: 'name fullname employeename naam nom nombre nome navn namn salesperson rep seller employee verkoper mitarbeiter vendeur vendedor',
  former: 'former left inactive exemployee uitdienst ausgeschieden',
} as const;

export type FieldName = keyof typeof WORDS;

/** Fields of each kind of table, those first that it cannot do without. */
export const FIELDS: Readonly<Record<TableKind, readonly FieldName[]>> = {
  sales: ['date', 'amount', 'user', 'id', 'group', 'currency', 'profit', 'status', 'probability'],
  targets: ['value', 'owner', 'date', 'year', 'period', 'interval', 'target-type', 'item', 'currency', 'locked'],
  people: ['id', 'name', 'group', 'former'],
};

let fieldsByWord: Map<string, FieldName[]> | undefined;

/** Returns the fields of which a name is one of the words, by `nameKeyOf` the name. */
export function fieldsNamed(key: string): readonly FieldName[] {
  fieldsByWord ??= indexOfWords();
  return fieldsByWord.get(key) ?? [];
}

function indexOfWords(): Map<string, FieldName[]> {
  const index = new Map<string, FieldName[]>();
  for (const field of Object.keys(WORDS) as FieldName[]) {
    for (const word of new Set([field.replace('-', ''), ...wordsOf(field)])) {
      const fields = index.get(word);
      if (fields) fields.push(field);
      else index.set(word, [field]);
    }
  }
  return index;
}

const words = new Map<FieldName, readonly string[]>();

const wordsOf = (field: FieldName): readonly string[] => {
  const found = words.get(field) ?? WORDS[field].split(' ');
  words.set(field, found);
  return found;
};

/** Whether a text needs no classes of Unicode, for which a browser takes milliseconds when it first sees them. */
export const isAscii = (text: string) => /^[ -~]*$/.test(text);

/** Names without accents, so that `Verkäufer` is `verkaufer`. */
export const nameKeyOf = (name: string) =>
  isAscii(name)
    ? columnKey(name).replace(/[^a-z\d]/g, '')
    : columnKey(name)
        .normalize('NFD')
        .replace(/[^\p{L}\p{N}]/gu, '');

/** Words that say little beside others: `Sales Territory` is no amount. */
const WEAK = new Set(
  'sales net gross total price state country division day time left name number target plan ar an mal meta data all'.split(
    ' ',
  ),
);

/** A name as it is compared: whole, and its words that may say which field it is. */
export interface NameKey {
  readonly key: string;
  readonly parts: readonly string[];
}

export function nameKey(name: string): NameKey {
  const parts = partsOf(name).map((word) => word.toLowerCase());
  return { key: nameKeyOf(name), parts: parts.filter((part) => part.length > 2 && !WEAK.has(part)) };
}

/** Words of a name, as blanks, signs and capital letters part them. */
function partsOf(name: string): readonly string[] {
  if (isAscii(name)) return name.match(/[A-Z]?[a-z]+|[A-Z]+/g) ?? [];
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '');
  return plain.match(/\p{Lu}?\p{Ll}+|\p{Lu}+|\p{Lo}+/gu) ?? [];
}

/** How well a name stands for a field, 0 to 1: it is one of its words, or has one among others. */
export function nameFit(field: FieldName, name: string | NameKey): number {
  const { key, parts } = typeof name === 'string' ? nameKey(name) : name;
  if (key === field.replace('-', '')) return 1;
  const all = wordsOf(field);
  const at = all.indexOf(key);
  if (at >= 0) return 0.95 - Math.min(at, 20) * 0.005;
  return parts.some((part) => all.includes(part)) ? 0.6 : 0;
}

/** Words of rows that add the others up. */
export const TOTAL =
  /^(?:(?:grand|sub)?[ -]?totals?|all|sum|totaal|eindtotaal|gesamt(?:summe|ergebnis)?|summe|alle|total (?:general|général)|somme|suma|totale|sum total|yhteensä)$/i;

/** Meaning of a stage of a sale. */
export const STATUSES: Readonly<Record<string, string>> = {
  sold: 'sold',
  won: 'sold',
  closedwon: 'sold',
  completed: 'sold',
  complete: 'sold',
  shipped: 'sold',
  delivered: 'sold',
  invoiced: 'sold',
  paid: 'sold',
  gewonnen: 'sold',
  verkocht: 'sold',
  gagne: 'sold',
  ganado: 'sold',
  ganada: 'sold',
  lost: 'lost',
  closedlost: 'lost',
  cancelled: 'lost',
  canceled: 'lost',
  verloren: 'lost',
  perdu: 'lost',
  perdido: 'lost',
  perdida: 'lost',
  open: 'open',
  pipeline: 'open',
  offen: 'open',
  ouvert: 'open',
  abierto: 'open',
  abierta: 'open',
  stalled: 'stalled',
  onhold: 'stalled',
};
