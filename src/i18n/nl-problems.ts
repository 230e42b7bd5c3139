import type { Counted } from './counted.ts';
import type { Problems } from './problems.ts';

const one = ({ plural }: Counted): boolean => plural === 'one';
const DATA = 'Het bestand';
const rows = (count: Counted): string => `${count.text} ${one(count) ? 'regel' : 'regels'}`;
const is = (count: Counted): string => (one(count) ? 'is' : 'zijn');
/** The first of what was left out, as an example. */
const first = (value: string, place: string): string =>
  value ? ` De eerste: “${value}”${place && ` in ${place}`}.` : place && ` De eerste: ${place}.`;
const within = (place: string): string => (place ? ` (${place})` : '');
/** De optie waarmee het te lezen zou zijn. */
const helps = (expected: string): string => (expected ? ` Dit helpt misschien: ${expected}.` : '');
const quoted = (value: string): string => (value ? `: “${value}”` : '');

/** Names an owner who is asked for and not there, such as `group:nord`. */
function unknown(value: string): string {
  const [, turn = '', kind, name] = /^(\u2068?)(group|user):(.+)$/.exec(value) ?? [];
  if (name) return `Er is geen ${kind === 'group' ? 'groep' : 'persoon'} “${turn}${name}”.`;
  return `Er is geen persoon of groep ${value ? `“${value}”` : 'met deze naam'}.`;
}

/** Dutch sentences for what is wrong with data and attributes. */
export const problems: Problems = {
  data: DATA,
  option: (name) => `De optie “${name}”`,
  line: (line) => `regel ${line}`,
  notes: {
    'encoding-assumed': ({ value }) =>
      `Een bestand is geen UTF-8 en wordt gelezen als ${value}. Kloppen namen niet: geef “encoding” op.`,
    'lines-skipped': ({ count, value, place }) =>
      `${rows(count)} boven de kop ${is(count)} overgeslagen.${first(value, place)}`,
    'numbers-assumed': ({ value, expected, place }) =>
      `Getallen zoals “${value}”${within(place)} zijn gelezen als met ${expected}.`,
    'rows-refused': ({ count, value, place, expected }) =>
      `${rows(count)} met verkopen ${one(count) ? 'was' : 'waren'} niet te lezen en ${is(count)} weggelaten.${first(value, place)}${helps(expected)}`,
    'duplicate-rows': ({ count, place }) =>
      `${rows(count)} van de verkopen ${is(count)} in elke kolom gelijk aan een andere${within(place)}. Ze tellen mee, maar zijn waarschijnlijk dubbel.`,
    'missing-profit': ({ count }) => `${rows(count)} zonder winst ${is(count)} bij Winst weggelaten.`,
    'missing-probability': ({ count }) => `${rows(count)} van open verkopen zonder kans ${is(count)} weggelaten.`,
    'no-status': ({ count, of, value }) =>
      `Geen kolom zegt welke verkopen verkocht zijn. Daarom tellen alle ${of.text} regels als verkocht, ook ${count.text} met een kans onder 100%${value && ` (waarvan ${value} met 0%)`}. Geef in “columns” op welke kolom de status is.`,
    'missing-rate': ({ value }) => `Geen wisselkoers voor ${value}: bedragen in ${value} zijn weggelaten.`,
    'pro-rata': () => 'Het doel is naar rato van dagen geschat uit doelen voor andere periodes.',
    'targets-as-of': ({ value }) => `Beoordeeld naar de doelen zoals die op ${value} waren.`,
    'target-as-of-ahead': ({ value }) => `“target-as-of” is ${value} en moet nog komen: de doelen zijn die van nu.`,
    'before-target-history': ({ value }) =>
      `De eerste vastgelegde wijziging van de doelen is van ${value}: dit zijn de doelen van daarvoor.`,
    'no-target-history': () => 'Hoe de doelen zijn gewijzigd, is niet vastgelegd; daarom zijn het die van nu.',
    'months-without-target': ({ count }) =>
      `${count.text} ${one(count) ? 'maand van de periode heeft' : 'maanden van de periode hebben'} geen doel: verwachting, status en prognose berusten op de andere.`,
    'not-filtered': ({ value }) =>
      value ? `Het filter “${value}” geldt niet voor deze tegel.` : 'Een filter geldt niet voor deze tegel.',
    'unknown-sellers': ({ count, value }) =>
      `${count.text} ${one(count) ? 'verkoper' : 'verkopers'} in de verkopen ${one(count) ? 'staat' : 'staan'} niet in de organisatie${value && `: ${value}`}.`,
    'unknown-member': ({ count, value }) =>
      `Het organisatiebestand heeft een onbekend veld: “${value}”${one(count) ? '' : ` (${count.text} keer)`}.`,
    'duplicate-target': ({ count, value, place }) =>
      `${rows(count)} met doelen ${is(count)} in elke kolom gelijk aan een andere${quoted(value)}${within(place)}. Ze tellen mee, maar zijn waarschijnlijk dubbel.`,
    'targets-added': ({ count, value, place }) =>
      `Meer regels vormen samen één doel, tot ${count.text} toe${quoted(value)}${within(place)}. Ze zijn opgeteld.`,
    'year-targets': ({ count, value, place }) =>
      `${count.text} ${one(count) ? 'doel geldt' : 'doelen gelden'} voor een heel jaar, en ${is(count)} gelijk verdeeld.${first(value, place)}`,
    'owner-assumed': () => 'De doelen noemen geen eigenaar en zijn gelezen als die van het bedrijf.',
    'cells-filled': ({ count, value, place }) =>
      `${count.text} ${count.plural === 'one' ? 'cel die met die erboven is samengevoegd, heeft' : 'cellen die met die erboven zijn samengevoegd, hebben'} de waarde daarvan.${first(value, place)}`,
    'total-rows': ({ count, value, place }) =>
      `${rows(count)} met totalen ${is(count)} weggelaten.${first(value, place)}`,
    'total-differs': ({ count, value, place, expected }) =>
      `${count.text} ${one(count) ? 'totaal klopt' : 'totalen kloppen'} niet${within(place)}: er staat “${value}”, de som is ${expected}.`,
    'targets-read-otherwise': ({ value, expected }) =>
      `De doelen zijn uit hun bestand gelezen met ${value}, de pagina heeft ${expected}: hun maanden of bedragen kunnen andere zijn.`,
    'targets-refused': ({ count, value, place, expected }) =>
      `${count.text} ${one(count) ? 'doel was' : 'doelen waren'} niet te lezen en ${is(count)} weggelaten.${first(value, place)}${helps(expected)}`,
    'target-rows-refused': ({ count, value, place, expected }) =>
      `${rows(count)} met doelen ${one(count) ? 'was' : 'waren'} niet te lezen en ${is(count)} weggelaten.${first(value, place)}${helps(expected)}`,
    'unknown-target-owner': ({ count, value, place }) =>
      one(count)
        ? `Een doel hoort bij een onbekende${quoted(value)}${within(place)}.`
        : `Doelen horen bij ${count.text} onbekende personen of groepen.${first(value, place)}`,
    'no-target-type': () => 'Er zijn geen doelen voor deze maat.',
    'no-items': ({ value }) =>
      `“items” doet niets bij target-type=${value}: die verkopen zijn niet in onderdelen gesplitst.`,
    'count-not-additive': () =>
      'Een verkoop met meer onderdelen telt bij elk eenmaal; de balken kunnen samen dus meer zijn dan het totaal.',
    'lookup-misses': ({ count, value, place }) =>
      `${count.text} ${one(count) ? 'waarde is' : 'waarden zijn'} niet gevonden in het bestand waarnaar ze verwijzen${quoted(value)}${within(place)}. Voeg die daar toe, of verbeter de kolom (“lookup” in “columns”).`,
    'no-season': () => 'Er is geen seizoensprofiel; alle dagen wegen even zwaar.',
    hidden: () => 'Een deel van de cijfers is weggelaten omdat u ze niet mag zien.',
    'language-not-loaded': ({ value }) =>
      `De teksten in “${value}” konden niet worden geladen en zijn daarom in het Engels.`,
    'chart-not-loaded': () => 'Chart.js kon niet worden geladen; de grafiek is zonder getekend.',
    'interaction-not-loaded': () =>
      'Toetsen, tooltip en tabel van de grafiek zijn niet geladen; de volgende aanraking probeert het opnieuw.',
    'wrong-attribute': ({ value }) =>
      `Een instelling is niet te begrijpen; de standaardwaarde wordt gebruikt: ${value}.`,
  },
  unknownNote: (code) => `Opmerking bij deze cijfers: ${code}.`,
  didYouMean: (what) => `Bedoelt u “${what}”?`,
  filterRemoved: 'Filter gewist',
  tilesChanged: (count) => `${count.text} ${count.plural === 'one' ? 'tegel' : 'tegels'} gewijzigd`,
  targetsAsOf: (when) => `doelen, stand ${when}`,
  failures: {
    'no-viewer': () => 'U bent niet aangemeld, dus uw eigen cijfers zijn niet te tonen.',
    'no-group': () => 'U hoort niet bij een groep.',
    'unknown-owner': ({ value }) => unknown(value),
    'unknown-period': ({ value, expected }) =>
      `De periode is niet te lezen${quoted(value)}.${expected && ` Verwacht: ${expected}.`}`,
    'no-rate': ({ value }) => `Er is geen wisselkoers voor ${value}, dus deze verkopen zijn niet op te tellen.`,
    forbidden: ({ file, status }) =>
      status
        ? `U mag ${file === DATA ? 'het bestand' : file} niet lezen. Bent u aangemeld?`
        : 'Deze cijfers zijn niet voor u toegankelijk.',
    'not-found': ({ file }) => `${file} is niet gevonden.`,
    offline: ({ file, status }) =>
      status ? `${file} is nu niet beschikbaar (server: ${status}).` : `${file} is niet bereikbaar.`,
    timeout: ({ file }) => `${file} kwam niet op tijd.`,
    conflict: ({ value }) => `Iemand anders heeft dit intussen gewijzigd${quoted(value)}.`,
    'invalid-data': ({ file, place, value }) => `${file} is niet te lezen${within(place)}${quoted(value)}.`,
    unsupported: ({ file, value }) => `${file} heeft niet wat er gevraagd wordt${quoted(value)}.`,
  },
  problems: {
    html: ({ file }) => `${file} is een webpagina, geen gegevens. Klopt het adres, en bent u aangemeld?`,
    empty: ({ file }) => `${file} is leeg.`,
    truncated: ({ file, place }) => `${file} is niet volledig: het houdt te vroeg op${within(place)}.`,
    blocked: ({ file, expected }) =>
      `${file} is niet te bereiken: er is geen netwerk, er antwoordt niets, of ${expected} mag de antwoorden niet lezen (Access-Control-Allow-Origin).`,
    'mixed-content': ({ file, expected }) =>
      `${file} kan niet worden gelezen: een pagina via https mag alleen adressen met https opvragen. Gebruik ${expected}, of laat de eigen server van de pagina de vragen doorgeven.`,
    redirected: ({ file }) => `${file} leidt naar een andere pagina. Moet u zich opnieuw aanmelden?`,
    'wrong-version': ({ file, value, expected }) =>
      `${file} antwoordt anders dan deze versie van de pagina begrijpt${value && ` (${value}, verwacht ${expected})`}. Klopt het adres?`,
    'other-answer': ({ file, value, expected }) =>
      `${file} antwoordde iets anders${quoted(value)}.${expected && ` Gevraagd: ${expected}.`}`,
    'request-too-large': ({ file }) => `${file} neemt niet zoveel tegelijk aan. Probeer het in kleinere delen.`,
    'missing-column': ({ file, expected, value, option }) =>
      `${file} heeft geen kolom “${expected}”${value ? `. De kolommen zijn: ${value}` : ''}.${helps(option)}`,
    'two-kinds': ({ file, expected, value, place, option }) =>
      `${file} heeft regels met doelen en met iets anders${value && `: “${expected}” en “${value}”`}${within(place)}. Zeg welke tellen.${helps(option)}`,
    'column-twice': ({ file, expected, value, place }) =>
      `${file} heeft twee kolommen voor hetzelfde${value && `: “${value}” en “${expected}”`}${within(place)}. Noem de kolommen die tellen in “columns” (value: across).`,
    'too-many-refused': ({ file, count, of, place, value, expected }) =>
      `${file} is niet te gebruiken: ${count.text} van ${rows(of)} ${is(count)} niet te lezen${within(place)}${quoted(value)}.${helps(expected)}`,
    'two-readings': ({ file, place, value, expected }) =>
      `${file} heeft getallen die twee dingen kunnen betekenen${within(place)}${value ? `: “${value}” is ${expected}. Welk van beide?` : '.'}`,
    'broken-off': ({ file }) => `${file} is tijdens het laden afgebroken: de verbinding viel weg.`,
    'bad-json': ({ file, place }) => `${file} is geen geldige JSON${within(place)}.`,
    'bad-value': ({ file, place, value, expected }) =>
      `${file} heeft een verkeerde waarde${within(place)}${quoted(value)}.${expected ? ` Verwacht: ${expected}.` : ''}`,
    'duplicate-id': ({ file, place, value }) => `${file} gebruikt een id tweemaal${within(place)}${quoted(value)}.`,
    'unknown-form': ({ file }) => `${file} is naar naam en inhoudstype geen CSV, JSON of XLSX.`,
    'no-workbook': ({ file, value }) =>
      `${file} is geen XLSX-werkmap${value && ` maar ${value}`}. Bewaar het als XLSX of CSV in het programma waar het vandaan komt.`,
    'workbook-locked': ({ file }) =>
      `${file} is met een wachtwoord beveiligd en niet te lezen. Bewaar het zonder wachtwoord, of het blad als CSV.`,
    'workbook-broken': ({ file, place }) =>
      `${file} is een beschadigde werkmap${within(place)}. Open en bewaar het in een rekenprogramma, of haal het opnieuw op.`,
    'workbook-too-large': ({ file, value, expected }) =>
      `${file} is te groot voor een werkmap${value && `: ${value}, gelezen wordt ${expected}`}. Bewaar het blad als CSV, dat zo groot mag zijn als u wilt.`,
    'no-sheet': ({ file, value, expected }) =>
      `${file} heeft zo’n blad niet${quoted(value)}.${expected && ` De bladen zijn: ${expected}.`}`,
    'which-sheet': ({ file, value, expected }) =>
      `${file} heeft meer dan één blad dat te lezen is${value && `: ${value}`}. Welk van deze?${expected && ` Zeg ${expected}.`}`,
    'no-stored-values': ({ file, place, value }) =>
      `${file} heeft formules zonder hun waarden${within(place)}${quoted(value)}. Open en bewaar het in een rekenprogramma.`,
    'no-profit': ({ file }) => `${file} heeft geen winst.`,
    'no-dimension': ({ file, value }) => `${file} verdeelt de verkopen niet naar ${value || 'wat er gevraagd wordt'}.`,
    'too-large': ({ file, place, value }) =>
      `${file} heeft een bedrag dat te groot is${within(place)}${quoted(value)}.`,
    'too-many-names': ({ file, count, place, value }) =>
      `${file} heeft meer dan ${count.text} verschillende waarden van ${place}, zoals ${value}. Is dit de juiste kolom?`,
    'no-repository': () => 'Er is geen plaats om doelen te bewaren.',
    'storage-failed': ({ value }) => `Deze browser laat de pagina geen doelen opslaan${quoted(value)}.`,
    'storage-full': () => 'De browser heeft geen ruimte meer voor de doelen.',
    unexpected: () => 'De gegevensbron liet het op een onverwachte manier afweten.',
    locked: ({ place, value }) => `De doelen zijn vergrendeld${value && ` door ${value}`}${within(place)}.`,
    level: () => 'Dit doeltype heeft geen doelen voor personen.',
    'same-cells': ({ place }) => `Iemand anders heeft dezelfde doelen intussen gewijzigd${within(place)}.`,
    'type-in-use': ({ value }) => `Er zijn nog doelen van dit type${quoted(value)}. Laad ze opnieuw.`,
    'set-twice': ({ value }) => `De doelen van één jaar zouden twee keer tegelijk worden opgeslagen${quoted(value)}.`,
    'targets-closed': () => 'U mag de doelen niet openen.',
    'licence-none': () => 'Uw licentie heeft geen doelen.',
    'owner-hidden': ({ place }) => `U mag deze doelen niet zien${within(place)}.`,
    'owner-read-only': ({ place }) => `U mag deze doelen niet wijzigen${within(place)}.`,
    'lock-denied': ({ place }) => `U mag deze doelen niet vergrendelen of ontgrendelen${within(place)}.`,
    'types-denied': () => 'U mag geen doeltypen toevoegen, wijzigen of verwijderen.',
    'licence-groups': ({ place }) => `Uw licentie heeft doelen voor maar één groep${within(place)}.`,
    'licence-types': () => 'Uw licentie heeft alleen doelen voor het bedrag van alle verkopen.',
    'unknown-base': () => 'De doelen zijn ondertussen veranderd. Laad ze opnieuw.',
    'bad-interval': ({ place }) => `Die maand of dat kwartaal bestaat hier niet${within(place)}.`,
    'bad-currency': ({ place, value }) => `Deze valuta kan hier niet worden gebruikt${within(place)}${quoted(value)}.`,
    'bad-owner': ({ value }) => `Doelen horen bij het bedrijf, een groep of een persoon, niet hierbij${quoted(value)}.`,
    'bad-type': ({ value }) => `Het doeltype kan zo niet worden gewijzigd${quoted(value)}.`,
  },
  attribute: (name, value, allowed) =>
    `${name}: “${value}” is hier niet toegestaan; de standaardwaarde wordt gebruikt. Toegestaan: ${allowed}.`,
};
