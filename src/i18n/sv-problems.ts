import type { Counted } from './counted.ts';
import type { Problems } from './problems.ts';

const one = ({ plural }: Counted): boolean => plural === 'one';
const DATA = 'Filen';
const rows = (count: Counted): string => `${count.text} ${one(count) ? 'rad' : 'rader'}`;
const within = (place: string): string => (place ? ` (${place})` : '');
/** The first of what was left out, as an example. */
const first = (value: string, place: string): string =>
  value ? ` Första exemplet: ”${value}”${within(place)}.` : place && ` Första exemplet: ${place}.`;
/** The option that would read it. */
const helps = (expected: string): string => (expected ? ` Det här kan hjälpa: ${expected}.` : '');
const quoted = (value: string): string => (value ? `: ”${value}”` : '');

/** Names an owner who is asked for and not there, such as `group:nord`. */
function unknown(value: string): string {
  const [, turn = '', kind, name] = /^(\u2068?)(group|user):(.+)$/.exec(value) ?? [];
  if (name) return `Det finns ingen ${kind === 'group' ? 'grupp' : 'person'} ”${turn}${name}”.`;
  return `Det finns ingen person eller grupp ${value ? `”${value}”` : 'med detta namn'}.`;
}

/** Swedish sentences for what is wrong with data and attributes. */
export const problems: Problems = {
  data: DATA,
  option: (name) => `Inställningen ”${name}”`,
  line: (line) => `rad ${line}`,
  notes: {
    'encoding-assumed': ({ value }) =>
      `En fil är inte i UTF-8 och läses som ${value}. Ser namn fel ut, ange ”encoding”.`,
    'lines-skipped': ({ count, value, place }) =>
      `${rows(count)} ovanför rubriken har hoppats över.${first(value, place)}`,
    'numbers-assumed': ({ value, expected, place }) => `Tal som ”${value}”${within(place)} läses som med ${expected}.`,
    'rows-refused': ({ count, value, place, expected }) =>
      `${rows(count)} med affärer kunde inte läsas och har utelämnats.${first(value, place)}${helps(expected)}`,
    'duplicate-rows': ({ count, place }) =>
      `${rows(count)} med affärer är ${one(count) ? 'lik' : 'lika'} en annan i alla kolumner${within(place)}. De räknas med, men är troligen dubbletter.`,
    'missing-profit': ({ count }) => `${rows(count)} utan vinst har utelämnats under Vinst.`,
    'missing-probability': ({ count }) => `${rows(count)} med öppna affärer utan sannolikhet har utelämnats.`,
    'no-status': ({ count, of, value }) =>
      `Ingen kolumn säger vilka affärer som är sålda. Därför räknas alla ${of.text} rader som sålda, även ${count.text} med en sannolikhet under 100 %${value && ` (varav ${value} med 0 %)`}. Ange i ”columns” vilken kolumn som är status.`,
    'missing-rate': ({ value }) => `Det finns ingen växelkurs för ${value}: belopp i ${value} har utelämnats.`,
    'pro-rata': () => 'Målet är uppskattat efter dagar utifrån mål för andra perioder.',
    'targets-as-of': ({ value }) => `Bedömt efter målen som de var per ${value}.`,
    'target-as-of-ahead': ({ value }) =>
      `”target-as-of” är ${value} och ligger i framtiden: målen är de som gäller nu.`,
    'before-target-history': ({ value }) =>
      `Den första registrerade ändringen av målen är från ${value}: det här är målen före den.`,
    'no-target-history': () => 'Ändringar av målen är inte registrerade, så det är de som gäller nu.',
    'months-without-target': ({ count }) =>
      `${count.text} ${one(count) ? 'månad' : 'månader'} i perioden saknar mål: det väntade, status och prognos bygger på de andra.`,
    'not-filtered': ({ value }) =>
      value ? `Filtret ”${value}” gäller inte för den här panelen.` : 'Ett filter gäller inte för den här panelen.',
    'unknown-sellers': ({ count, value }) =>
      `${count.text} säljare i försäljningen finns inte i organisationen${value && `: ${value}`}.`,
    'unknown-member': ({ count, value }) =>
      `Organisationsfilen har ett okänt fält: ”${value}”${one(count) ? '' : ` (${count.text} gånger)`}.`,
    'duplicate-target': ({ count, value, place }) =>
      `${rows(count)} med mål är ${one(count) ? 'lik' : 'lika'} en annan i alla kolumner${quoted(value)}${within(place)}. De räknas med, men är troligen dubbletter.`,
    'targets-added': ({ count, value, place }) =>
      `Flera rader utgör tillsammans ett mål, upp till ${count.text}${quoted(value)}${within(place)}. De är summerade.`,
    'year-targets': ({ count, value, place }) =>
      `${count.text} mål gäller för ett helt år och har delats i lika delar.${first(value, place)}`,
    'owner-assumed': () => 'Målen anger ingen ägare och läses som företagets.',
    'cells-filled': ({ count, value, place }) =>
      `${count.text} ${one(count) ? 'cell som är sammanfogad' : 'celler som är sammanfogade'} med den ovanför har dess värde.${first(value, place)}`,
    'total-rows': ({ count, value, place }) => `${rows(count)} med summor har utelämnats.${first(value, place)}`,
    'total-differs': ({ count, value, place, expected }) =>
      `${count.text} ${one(count) ? 'summa' : 'summor'} stämmer inte${within(place)}: det står ”${value}”, summan är ${expected}.`,
    'targets-read-otherwise': ({ value, expected }) =>
      `Målen har lästs från sin fil med ${value}, sidan har ${expected}: månader eller belopp kan vara andra.`,
    'targets-refused': ({ count, value, place, expected }) =>
      `${count.text} mål är ${one(count) ? 'oläsligt' : 'oläsliga'} och har utelämnats.${first(value, place)}${helps(expected)}`,
    'target-rows-refused': ({ count, value, place, expected }) =>
      `${rows(count)} med mål kunde inte läsas och har utelämnats.${first(value, place)}${helps(expected)}`,
    'unknown-target-owner': ({ count, value, place }) =>
      one(count)
        ? `Ett mål hör till någon okänd${quoted(value)}${within(place)}.`
        : `Mål hör till ${count.text} okända personer eller grupper.${first(value, place)}`,
    'no-target-type': () => 'Det finns inga mål för detta nyckeltal.',
    'no-items': ({ value }) =>
      `”items” gör ingenting vid target-type=${value}: affärerna är inte uppdelade i kategorier.`,
    'count-not-additive': () =>
      'En affär med flera kategorier räknas en gång i varje, så staplarna kan tillsammans bli mer än totalen.',
    'lookup-misses': ({ count, value, place }) =>
      `${count.text} ${one(count) ? 'värde' : 'värden'} hittades inte i filen som det hänvisas till${quoted(value)}${within(place)}. Lägg till det där, eller rätta kolumnen (”lookup” i ”columns”).`,
    'no-season': () => 'Det finns ingen säsongsprofil, så alla dagar räknas lika.',
    hidden: () => 'Vissa siffror har utelämnats eftersom du inte får se dem.',
    'language-not-loaded': ({ value }) => `Texterna på ”${value}” kunde inte läsas in och är därför på engelska.`,
    'chart-not-loaded': () => 'Chart.js kunde inte läsas in, så diagrammet är ritat utan.',
    'interaction-not-loaded': () =>
      'Tangenter, knappbeskrivning och tabell för diagrammet lästes inte in; nästa beröring försöker igen.',
    'wrong-attribute': ({ value }) => `En inställning går inte att förstå, så standardvärdet används: ${value}.`,
  },
  unknownNote: (code) => `Notering om dessa siffror: ${code}.`,
  didYouMean: (what) => `Menade du ”${what}”?`,
  filterRemoved: 'Filter rensat',
  tilesChanged: (count) => `${count.text} ${count.plural === 'one' ? 'panel ändrad' : 'paneler ändrade'}`,
  targetsAsOf: (when) => `mål per ${when}`,
  failures: {
    'no-viewer': () => 'Du är inte inloggad, så dina egna siffror kan inte visas.',
    'no-group': () => 'Du hör inte till någon grupp.',
    'unknown-owner': ({ value }) => unknown(value),
    'unknown-period': ({ value, expected }) =>
      `Perioden går inte att läsa${quoted(value)}.${expected && ` Väntat: ${expected}.`}`,
    'no-rate': ({ value }) => `Det finns ingen växelkurs för ${value}, så de här affärerna kan inte läggas ihop.`,
    forbidden: ({ file, status }) =>
      status
        ? `Du får inte läsa ${file === DATA ? 'filen' : file}. Är du inloggad?`
        : 'Du har inte tillgång till dessa siffror.',
    'not-found': ({ file }) => `${file} hittades inte.`,
    offline: ({ file, status }) =>
      status
        ? `${file} är inte tillgänglig just nu (server: ${status}).`
        : `Det går inte att nå ${file === DATA ? 'filen' : file}.`,
    timeout: ({ file }) => `${file} kom inte fram i tid.`,
    conflict: ({ value }) => `Någon annan har ändrat detta under tiden${quoted(value)}.`,
    'invalid-data': ({ file, place, value }) => `${file} kan inte läsas${within(place)}${quoted(value)}.`,
    unsupported: ({ file, value }) => `${file} har inte det som efterfrågas${quoted(value)}.`,
  },
  problems: {
    html: ({ file }) => `${file} är en webbsida, inte data. Är adressen rätt, och är du inloggad?`,
    empty: ({ file }) => `${file} är tom.`,
    truncated: ({ file, place }) => `${file} är ofullständig: den slutar för tidigt${within(place)}.`,
    blocked: ({ file, expected }) =>
      `${file} kan inte nås: det finns inget nät, inget svarar där, eller så får ${expected} inte läsa svaren (Access-Control-Allow-Origin).`,
    'mixed-content': ({ file, expected }) =>
      `${file} kan inte läsas: en sida via https får bara hämta adresser med https. Använd ${expected}, eller låt sidans egen server skicka frågorna vidare.`,
    redirected: ({ file }) => `${file} leder till en annan sida. Behöver du logga in igen?`,
    'wrong-version': ({ file, value, expected }) =>
      `${file} svarar annorlunda än den här versionen av sidan förstår${value && ` (${value}, väntat ${expected})`}. Stämmer adressen?`,
    'other-answer': ({ file, value, expected }) =>
      `${file} svarade något annat${quoted(value)}.${expected && ` Frågan gällde: ${expected}.`}`,
    'request-too-large': ({ file }) => `${file} tar inte emot så mycket på en gång. Försök i mindre delar.`,
    'missing-column': ({ file, expected, value, option }) =>
      `${file} har ingen kolumn ”${expected}”${value ? `. Kolumnerna är: ${value}` : ''}.${helps(option)}`,
    'two-kinds': ({ file, expected, value, place, option }) =>
      `${file} har rader med mål och med annat${value && `: ”${expected}” och ”${value}”`}${within(place)}. Ange vilka som räknas.${helps(option)}`,
    'column-twice': ({ file, expected, value, place }) =>
      `${file} har två kolumner för samma sak${value && `: ”${value}” och ”${expected}”`}${within(place)}. Nämn dem som räknas i ”columns” (value: across).`,
    'too-many-refused': ({ file, count, of, place, value, expected }) =>
      `${file} kan inte användas: ${count.text} av ${rows(of)} kan inte läsas${within(place)}${quoted(value)}.${helps(expected)}`,
    'two-readings': ({ file, place, value, expected }) =>
      `${file} har tal som kan betyda två saker${within(place)}${value ? `: ”${value}” är ${expected}. Vilket stämmer?` : '.'}`,
    'broken-off': ({ file }) => `${file} avbröts under inläsningen: förbindelsen bröts.`,
    'bad-json': ({ file, place }) => `${file} är inte giltig JSON${within(place)}.`,
    'bad-value': ({ file, place, value, expected }) =>
      `${file} har ett felaktigt värde${within(place)}${quoted(value)}.${expected ? ` Väntat: ${expected}.` : ''}`,
    'duplicate-id': ({ file, place, value }) => `${file} använder ett id två gånger${within(place)}${quoted(value)}.`,
    'unknown-form': ({ file }) => `${file} är enligt namn och innehållstyp varken CSV, JSON eller XLSX.`,
    'no-workbook': ({ file, value }) =>
      `${file} är inte en XLSX-arbetsbok${value && `, utan ${value}`}. Spara den som XLSX eller CSV i programmet den kommer från.`,
    'workbook-locked': ({ file }) =>
      `${file} är skyddad med lösenord och kan inte läsas. Spara den utan lösenord, eller spara bladet som CSV.`,
    'workbook-broken': ({ file, place }) =>
      `${file} är en skadad arbetsbok${within(place)}. Öppna och spara den i ett kalkylprogram, eller hämta den igen.`,
    'workbook-too-large': ({ file, value, expected }) =>
      `${file} är för stor för en arbetsbok${value && `: ${value}, det läses ${expected}`}. Spara bladet som CSV, som får vara hur stor som helst.`,
    'no-sheet': ({ file, value, expected }) =>
      `${file} har inget sådant blad${quoted(value)}.${expected && ` Bladen är: ${expected}.`}`,
    'which-sheet': ({ file, value, expected }) =>
      `${file} har flera blad som kan läsas${value && `: ${value}`}. Vilket?${expected && ` Ange ${expected}.`}`,
    'no-stored-values': ({ file, place, value }) =>
      `${file} har formler utan sina värden${within(place)}${quoted(value)}. Öppna och spara den i ett kalkylprogram.`,
    'no-profit': ({ file }) => `${file} har ingen vinst.`,
    'no-dimension': ({ file, value }) => `${file} delar inte upp affärerna efter ${value || 'det som efterfrågas'}.`,
    'too-large': ({ file, place, value }) => `${file} har ett för stort belopp${within(place)}${quoted(value)}.`,
    'too-many-names': ({ file, count, place, value }) =>
      `${file} har fler än ${count.text} olika värden av ${place}, till exempel ${value}. Är det rätt kolumn?`,
    'no-repository': () => 'Det finns ingen plats att spara mål på.',
    'storage-failed': ({ value }) => `Den här webbläsaren låter inte sidan spara mål${quoted(value)}.`,
    'storage-full': () => 'Webbläsaren har inte mer plats för målen.',
    unexpected: () => 'Datakällan fallerade på ett oväntat sätt.',
    locked: ({ place, value }) => `Målen är låsta${value && ` av ${value}`}${within(place)}.`,
    level: () => 'Denna måltyp har inga mål för personer.',
    'same-cells': ({ place }) => `Någon annan har ändrat samma mål under tiden${within(place)}.`,
    'type-in-use': ({ value }) => `Det finns fortfarande mål av denna typ${quoted(value)}. Läs in dem igen.`,
    'set-twice': ({ value }) => `Målen för ett år skulle sparas två gånger samtidigt${quoted(value)}.`,
    'targets-closed': () => 'Du får inte öppna målen.',
    'licence-none': () => 'Din licens har inga mål.',
    'owner-hidden': ({ place }) => `Du får inte se dessa mål${within(place)}.`,
    'owner-read-only': ({ place }) => `Du får inte ändra dessa mål${within(place)}.`,
    'lock-denied': ({ place }) => `Du får inte låsa dessa mål eller låsa upp dem${within(place)}.`,
    'types-denied': () => 'Du får inte lägga till, ändra eller ta bort måltyper.',
    'licence-groups': ({ place }) => `Din licens har mål för bara en grupp${within(place)}.`,
    'licence-types': () => 'Din licens har bara mål för försäljningen av alla affärer.',
    'unknown-base': () => 'Målen har ändrats under tiden. Läs in dem igen.',
    'bad-interval': ({ place }) => `Den månaden eller det kvartalet finns inte här${within(place)}.`,
    'bad-currency': ({ place, value }) => `Denna valuta kan inte användas här${within(place)}${quoted(value)}.`,
    'bad-owner': ({ value }) => `Mål hör till företaget, en grupp eller en person, inte till detta${quoted(value)}.`,
    'bad-type': ({ value }) => `Måltypen kan inte ändras så${quoted(value)}.`,
  },
  attribute: (name, value, allowed) =>
    `${name}: ”${value}” är inte tillåtet här, så standardvärdet används. Tillåtet: ${allowed}.`,
};
