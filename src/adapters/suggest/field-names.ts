import { columnKey } from '../tables/column-key.ts';

/** Subject of a table. */
export type TableKind = 'sales' | 'targets' | 'people';

/** Words by which people call the columns of each field, in some languages; without blanks, hyphens and case. */
const WORDS = {
  date: 'date saledate orderdate closedate closeddate closingdate invoicedate bookingdate day datum verkoopdatum orderdatum factuurdatum buchungsdatum rechnungsdatum belegdatum fecha fechadeventa data datadavenda dato paivamaara timestamp createdat closedat closedon closedtime wontime wondate expectedclosedate expectedclosingdate actualclosedate estclosedate estimatedclosedate dealclosedate dealclosedon dealwontime dealexpectedclosedate transactiondate sluitingsdatum sluitdatum afsluitdatum afsluitingsdatum verwachtesluitingsdatum verwachtesluitdatum werkelijkesluitingsdatum geschatteafsluitingsdatum transactiedatum boekdatum boekingsdatum besteldatum gewonnenop abschlussdatum schlussdatum schlusstermin abschlusstermin verkaufsdatum auftragsdatum bestelldatum voraussichtlichesabschlussdatum geschlossenam gewonnenam tag salgsdato ordredato fakturadato lukkedato lukkingsdato avslutningsdato afslutningsdato slutdato forventetlukkedato forventetafslutningsdato forventetsluttdato dag forsaljningsdatum affarsdatum fakturadatum stangningsdatum avslutsdatum slutdatum bokforingsdatum forvantatavslutsdatum datedecloture datecloture datedevente datedefacture datefacture datedefacturation datedecommande datedesignature jour fechadecierre fechacierre fechaventa fechadefactura fechafactura fechadepedido fechapedido fechaprevistadecierre dia datachiusura datadichiusura datavendita datadivendita datafattura dataordine giorno',
  user: 'user userid rep salesrep salesperson salesman seller agent employee employeeid employeekey associate accountmanager owner opportunityowner dealowner verkoper medewerker vertegenwoordiger verkaufer verkaeufer mitarbeiter vertriebler vertreter aussendienst berater vendeur commercial representant vendedor comercial venditore saljare selger saelger person staff recordowner saleowner ourcontact assignedto assignee responsible responsibleperson accountexecutive accountowner username ownername ownerid eigenaar dealeigenaar kanseigenaar eigenaaropportunity opportunityeigenaar opportunityeigenaars eigenaarverkoopkans eigenaarvandedeal eigenaarvandeverkoopkans eigenaardeal verkoopkanseigenaar accounteigenaar verantwoordelijke verantwoordelijk verkoopmedewerker toegewezenaan gebruiker onzecontactpersoon eigentumer eigentuemer inhaber besitzer opportunityinhaber opportunitybesitzer dealinhaber dealeigentumer verkaufschanceninhaber eigentumerderverkaufschance verantwortlich verantwortlicher verantwortliche zustandig zustaendig zustandiger zugewiesenan bearbeiter betreuer kundenbetreuer benutzer sachbearbeiter vertriebsmitarbeiter aussendienstmitarbeiter ejer dealejer handelsejer salgsmulighedsejer ejerafsalgsmulighed ansvarlig salgsansvarlig kundeansvarlig medarbejder konsulent bruger tildelttil voreskontakt saelgernavn eier dealeier avtaleeier salgsmulighetseier eieravsalgsmulighet kundeansvarligselger ansatt medarbeider bruker tilordnet varkontakt agare affarsagare dealagare agareavaffar affarsmojlighetsagare agaretillaffarsmojlighet ansvarig kundansvarig ansvarigsaljare medarbetare anvandare tilldeladtill proprietaire proprietairedelopportunite proprietaireopportunite proprietairedudeal proprietairedelatransaction responsable responsablecommercial commerciale representante chargedaffaires chargedaffaire attribuea assignea utilisateur collaborateur gestionnaire conseiller propietario propietariodeoportunidad propietariodelaoportunidad propietariodelnegocio propietariodeltrato responsableventas asesor asignadoa usuario empleado vendedora proprietario titolare titolareopportunita titolaredellopportunita proprietariodelladeal proprietarioopportunita responsabile responsabilecommerciale assegnatoa utente agente venditrice',
  amount:
    'amount salesamount saleamount netamount totalamount ordertotal linetotal invoicetotal revenue netrevenue sales netsales turnover total value closevalue dealvalue dealamount net gross grossamount price bedrag omzet nettobedrag brutobedrag brutto umsatz betrag nettobetrag nettoumsatz montant chiffredaffaires ventes importe monto ventas valor importo fatturato vendite belopp belob omsetning omsaetning opportunityamount opportunityvalue estimatedrevenue estrevenue expectedrevenue actualrevenue actualvalue amountincompanycurrency saletotal dealwaarde waarde totaalbedrag bedragexclbtw bedragexcl omzetexclbtw geschatteomzet werkelijkeomzet verwachteomzet orderbedrag factuurbedrag factuurtotaal totaalexclbtw opportunitybedrag wert auftragswert dealwert summe gesamtbetrag erlos erloes erwarteterumsatz tatsachlicherumsatz geschatzterumsatz rechnungsbetrag auftragssumme opportunitybetrag verkaufspreis ordrebelob fakturabelob vaerdi handelsvaerdi salgsbelob omsaetningexmoms belop salgsbelop ordrebelop fakturabelop verdi avtaleverdi ordersumma ordervarde affarsvarde varde omsattning forsaljning summa salg intaekt inntekt intakt chiffredaffaire ca montantht montanttotal montantdelopportunite montantdudeal valeur valeurdelaffaire prix revenu revenuestime revenureel totalht importetotal importedelnegocio valordelnegocio ingresos ingresosestimados ingresosreales facturacion precio ammontare importototale valore valoredeltrattativa ricavo ricavi prezzo ricavostimato ricavoeffettivo opbrengst',
  id: 'id saleid salesid orderid ordernumber orderno salesordernumber invoice invoiceid invoiceno invoicenumber dealid opportunityid transactionid documentno ordernr bestelnummer factuurnummer factuur factuurnr bonnummer rechnung rechnungsnr beleg belegnr auftragsnr auftragsnummer rechnungsnummer belegnummer numerocommande numfacture numerodepedido recordid dealnumber salenumber saleno opportunitynumber quoteid ordernum transactionno kansid verkoopkansid verkoopkansnummer kansnummer dealnummer verkoopid verkoopnummer ordernummer bestelnr bestelling boekstuknummer transactieid bonnr recordnummer verkaufschancenid verkaufschanceid opportunitynummer verkaufsid verkaufsnummer bestellnummer bestellnr bestellung datensatzid transaktionsid auftrag vorgangsnummer salgsid salgsnummer salgsmulighedsid ordrenummer ordrenr fakturanummer fakturanr faktura handelsid salgsmulighetsid avtaleid bilagsnummer affarsid affarsnummer forsaljningsid affarsmojlighetsid verifikationsnummer idopportunite iddelopportunite iddudeal iddelatransaction numerodopportunite numerofacture numerodefacture nfacture ncommande numerodecommande idvente iddeoportunidad idoportunidad iddelnegocio numerodeoportunidad numerofactura numerodefactura factura pedido numeropedido idventa idopportunita idtrattativa numeroopportunita numerofattura fattura numeroordine ordine idvendita',
  group:
    'group groupid team teamid region district territory branch store shop office department division country groep afdeling vestiging filiaal regio gruppe abteilung niederlassung filiale groupe equipe agence secteur grupo equipo sucursal tienda zona squadra regione avdeling afdelingen salesteam usergroup businessunit salesoffice salesgroup costcenter owningteam verkoopteam verkoopgroep filialen bedrijfsonderdeel kantoor winkel rayon verkooporganisatie businessunits vertriebsteam vertriebsgruppe bereich geschaftsbereich bezirk verkaufsgruppe hold salgsteam salgsgruppe omrade distrikt gren kontor lag forsaljningsteam saljteam enhet enhed equipecommerciale agences departement magasin equipodeventas departamento oficina delegacion gruppo reparto sede ufficio divisione',
  currency:
    'currency currencycode cur curr valuta munt wahrung waehrung devise monnaie moneda divisa currencyofvalue dealcurrency dealcurrencyofvalue currencyisocode isocode opportunitycurrency munteenheid valutacode valutasoort geldeenheid wahrungscode valutakod valutakode codedevise codedelamonnaie codigodemoneda monedadelnegocio codicevaluta',
  profit:
    'profit grossprofit margin grossmargin marge winst brutowinst gewinn rohertrag deckungsbeitrag benefice beneficio ganancia margen profitto margine earning earnings contribution contributionmargin brutomarge nettowinst bruttogewinn bruttomarge ertrag db fortjeneste bruttofortjeneste avance daekningsbidrag dekningsbidrag vinst bruttovinst marginal bruttomarginal tackningsbidrag bruttoresultat margebrute profits margenbruto ganancias utile guadagno marginelordo verdienst',
  status:
    'status stage state dealstage opportunitystage phase fase statut etape estado etapa stato dealstatus salestage salesstage salestatus opportunitystatus statusreason pipelinestage verkoopfase dealfase kansfase verkoopstadium stadium fasen fasenaam statusvandedeal verkaufsphase vertriebsphase dealphase verkaufsstufe stufe stadion salgsfase salgstrin trin trinn salgstrinn salgsstatus tilstand dealtrin avtalefase fas forsaljningsfas affarsfas forsaljningsstatus steg skede etapedelavente etapedelopportunite phasedevente statutdelopportunite avancement etapadelnegocio etapadeventa estadodelaoportunidad fasediventa fasedeventas situacion fasedivendita fasetrattativa statoopportunita',
  probability:
    'probability prob chance likelihood kans slagingskans wahrscheinlichkeit probabilite probabilidad probabilita dealprobability winprobability winchance closeprobability confidence kanspercentage waarschijnlijkheid scoringskans winkans succeskans slaagkans verkoopkans dealkans abschlusswahrscheinlichkeit erfolgswahrscheinlichkeit erfolgschance chanceinprozent sandsynlighed vindersandsynlighed sannsynlighet vinnersannsynlighet sannolikhet vinstsannolikhet chans probabilitedereussite chancedereussite probabilidaddeexito probabilidaddecierre probabilitadichiusura probabilitadisuccesso',
  year: 'year fiscalyear fy jaar boekjaar jahr geschaftsjahr annee exercice ano anno ar budgetjaar kalenderjaar planjahr kalenderjahr wirtschaftsjahr regnskabsar regnskapsar rakenskapsar budgetar annees anneefiscale exercicefiscal ejercicio anofiscal annofiscale esercizio',
  period:
    'period month quarter monthnumber fiscalmonth maand kwartaal periode monat quartal mois trimestre mes mese maned manad kvartal kvartaal quartaal trimester mesi',
  owner:
    'owner for who target owner rep salesrep salesperson seller employee employeeid user team group region branch store verkoper medewerker verkaufer mitarbeiter vertreter berater vendeur vendedor dealowner assignedto responsible accountmanager eigenaar verantwoordelijke vertegenwoordiger eigentumer eigentuemer inhaber besitzer verantwortlicher zustandig ejer ansvarlig eier agare ansvarig saljare selger saelger salgsperson proprietaire responsable commercial propietario titolare responsabile venditore agente afdeling vestiging regio gruppe abteilung equipe equipo squadra avdeling avdelning',
  value:
    'value target targetamount targetvalue salestarget quota goal budget plan objective doel doelstelling streefbedrag ziel zielwert soll planwert objectif objetivo meta obiettivo mal amount bedrag betrag montant importe targets quotas budgetamount salesbudget salesgoal doelen doelbedrag omzetdoel verkoopdoel begroting budgetbedrag verkaufsziel umsatzziel vorgabe planumsatz budsjett salgsmal salgsbudget salgsbudsjett belob belop omsaetningsmal forsaljningsmal budgeten objectifs objectifdevente objetivos objetivodeventas cuota presupuesto previsto obiettivi budgetvendite',
  interval: 'interval',
  'target-type': 'targettype',
  item: 'item',
  locked: 'locked',
  name: 'name fullname employeename naam nom nombre nome navn namn salesperson rep seller employee verkoper mitarbeiter vendeur vendedor username displayname volledigenaam medewerker collega gebruiker gebruikersnaam mitarbeitername vollstandigername benutzer benutzername medarbejder medarbejdernavn fuldtnavn ansatt medarbeider fulltnavn bruker fullstandigtnamn medarbetare anvandare nomcomplet collaborateur utilisateur nombrecompleto empleado usuario nomecompleto dipendente utente',
  former:
    'former left inactive exemployee uitdienst ausgeschieden terminated disabled vertrokken nietactief inactief inaktiv fratradt sluttet sluttat slutat inactif parti inactivo baja inattivo cessato',
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

/** Letters that are no other one with a mark on it. */
const LETTERS: Readonly<Record<string, string>> = { ø: 'o', æ: 'ae', œ: 'oe', ß: 'ss', ł: 'l', đ: 'd' };

const unaccented = (name: string) => name.normalize('NFD').replace(/\p{M}/gu, '');

/** Names without accents, so that `Verkäufer` is `verkaufer`, and `Beløb` is `belob`. */
export const nameKeyOf = (name: string) =>
  isAscii(name)
    ? columnKey(name).replace(/[^a-z\d]/g, '')
    : plainLetters(unaccented(columnKey(name))).replace(/[^\p{L}\p{N}]/gu, '');

const plainLetters = (text: string) => text.replace(/[øæœßłđ]/g, (letter) => LETTERS[letter]!);

/** Words that say little beside others: `Sales Territory` is no amount. */
const WEAK = new Set(
  'sales net gross total price state country division day time left name number target plan ar an mal meta data all dag tag dia jour hold lag parti prix prezzo precio'.split(
    ' ',
  ),
);

/** A name as it is compared: whole, and its words that may say which field it is. */
export interface NameKey {
  readonly key: string;
  readonly parts: readonly string[];
}

export function nameKey(name: string): NameKey {
  const parts = partsOf(name).map((word) => plainLetters(word.toLowerCase()));
  return { key: nameKeyOf(name), parts: parts.filter((part) => part.length > 2 && !WEAK.has(part)) };
}

/** Words of a name, as blanks, signs and capital letters part them. */
function partsOf(name: string): readonly string[] {
  if (isAscii(name)) return name.match(/[A-Z]?[a-z]+|[A-Z]+/g) ?? [];
  return unaccented(name).match(/\p{Lu}?\p{Ll}+|\p{Lu}+|\p{Lo}+/gu) ?? [];
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
  /^(?:(?:grand|sub)?[ -]?totals?|all|sum|totaal|eindtotaal|gesamt(?:summe|ergebnis)?|summe|alle|total (?:general|général)|somme|suma|totale|totali|totaux|totalt|i ?alt|summa|sum total|yhteensä)$/i;
