import type { Counted } from './counted.ts';
import type { Problems } from './problems.ts';

const one = ({ plural }: Counted): boolean => plural === 'one';
const DATA = 'Filen';
const rows = (count: Counted): string => `${count.text} ${one(count) ? 'række' : 'rækker'}`;
const within = (place: string): string => (place ? ` (${place})` : '');
/** The first of what was left out, as an example. */
const first = (value: string, place: string): string =>
  value ? ` Første eksempel: ”${value}”${within(place)}.` : place && ` Første eksempel: ${place}.`;
/** The option that would read it. */
const helps = (expected: string): string => (expected ? ` Måske hjælper dette: ${expected}.` : '');
const quoted = (value: string): string => (value ? `: ”${value}”` : '');

/** Names an owner who is asked for and not there, such as `group:nord`. */
function unknown(value: string): string {
  const [, turn = '', kind, name] = /^(\u2068?)(group|user):(.+)$/.exec(value) ?? [];
  if (name) return `Der er ingen ${kind === 'group' ? 'gruppe' : 'person'} ”${turn}${name}”.`;
  return `Der er ingen person eller gruppe ${value ? `”${value}”` : 'med dette navn'}.`;
}

/** Danish sentences for what is wrong with data and attributes. */
export const problems: Problems = {
  data: DATA,
  option: (name) => `Indstillingen ”${name}”`,
  line: (line) => `linje ${line}`,
  notes: {
    'encoding-assumed': ({ value }) =>
      `En fil er ikke i UTF-8 og læses som ${value}. Ser navne forkerte ud, så angiv ”encoding”.`,
    'lines-skipped': ({ count, value, place }) =>
      `${count.text} ${one(count) ? 'linje' : 'linjer'} over overskriften er sprunget over.${first(value, place)}`,
    'numbers-assumed': ({ value, expected, place }) => `Tal som ”${value}”${within(place)} læses som med ${expected}.`,
    'rows-refused': ({ count, value, place, expected }) =>
      `${rows(count)} med salg kunne ikke læses og er udeladt.${first(value, place)}${helps(expected)}`,
    'duplicate-rows': ({ count, place }) =>
      `${rows(count)} med salg er magen til en anden i alle kolonner${within(place)}. De tæller med, men er nok dubletter.`,
    'missing-profit': ({ count }) => `${rows(count)} uden fortjeneste er udeladt under Fortjeneste.`,
    'missing-probability': ({ count }) => `${rows(count)} med åbne salg uden sandsynlighed er udeladt.`,
    'no-status': ({ count, of, value }) =>
      `Ingen kolonne siger, hvilke salg der er solgt. Derfor tæller alle ${of.text} rækker som solgt, også ${count.text} med en sandsynlighed under 100 %${value && ` (heraf ${value} med 0 %)`}. Angiv i “columns”, hvilken kolonne der er status.`,
    'missing-rate': ({ value }) => `Der er ingen valutakurs for ${value}: beløb i ${value} er udeladt.`,
    'pro-rata': () => 'Målet er anslået efter dage ud fra mål for andre perioder.',
    'targets-as-of': ({ value }) => `Bedømt efter målene, som de var pr. ${value}.`,
    'target-as-of-ahead': ({ value }) =>
      `”target-as-of” er ${value} og ligger i fremtiden: Målene er dem, der gælder nu.`,
    'before-target-history': ({ value }) =>
      `Den første registrerede ændring af målene er fra ${value}: Dette er målene før den.`,
    'no-target-history': () => 'Ændringer af målene er ikke registreret, så det er dem, der gælder nu.',
    'months-without-target': ({ count }) =>
      `${count.text} ${one(count) ? 'måned' : 'måneder'} i perioden har intet mål: forventning, status og prognose bygger på de andre.`,
    'not-filtered': ({ value }) =>
      value ? `Filteret ”${value}” gælder ikke for dette felt.` : 'Et filter gælder ikke for dette felt.',
    'unknown-sellers': ({ count, value }) =>
      `${count.text} ${one(count) ? 'sælger' : 'sælgere'} i salget står ikke i organisationen${value && `: ${value}`}.`,
    'unknown-member': ({ count, value }) =>
      `Organisationsfilen har en ukendt oplysning: ”${value}”${one(count) ? '' : ` (${count.text} gange)`}.`,
    'duplicate-target': ({ count, value, place }) =>
      `${rows(count)} med mål er magen til en anden i alle kolonner${quoted(value)}${within(place)}. De tæller med, men er nok dubletter.`,
    'targets-added': ({ count, value, place }) =>
      `Flere rækker udgør tilsammen ét mål, op til ${count.text}${quoted(value)}${within(place)}. De er lagt sammen.`,
    'year-targets': ({ count, value, place }) =>
      `${count.text} mål gælder for et helt år og er delt i lige store dele.${first(value, place)}`,
    'owner-assumed': () => 'Målene nævner ingen ejer og læses som virksomhedens.',
    'cells-filled': ({ count, value, place }) =>
      `${count.text} ${one(count) ? 'celle' : 'celler'}, der er flettet med den ovenover, har dens værdi.${first(value, place)}`,
    'total-rows': ({ count, value, place }) => `${rows(count)} med totaler er udeladt.${first(value, place)}`,
    'total-differs': ({ count, value, place, expected }) =>
      `${count.text} ${one(count) ? 'total' : 'totaler'} stemmer ikke${within(place)}: der står ”${value}”, summen er ${expected}.`,
    'targets-read-otherwise': ({ value, expected }) =>
      `Målene er læst fra deres fil med ${value}, siden har ${expected}: måneder eller beløb kan være andre.`,
    'targets-refused': ({ count, value, place, expected }) =>
      `${count.text} mål ${one(count) ? 'er ulæseligt' : 'er ulæselige'} og er udeladt.${first(value, place)}${helps(expected)}`,
    'target-rows-refused': ({ count, value, place, expected }) =>
      `${rows(count)} med mål kunne ikke læses og er udeladt.${first(value, place)}${helps(expected)}`,
    'unknown-target-owner': ({ count, value, place }) =>
      one(count)
        ? `Et mål hører til en ukendt${quoted(value)}${within(place)}.`
        : `Mål hører til ${count.text} ukendte personer eller grupper.${first(value, place)}`,
    'no-target-type': () => 'Der er ingen mål for dette nøgletal.',
    'no-items': ({ value }) => `”items” gør ingenting ved target-type=${value}: salgene er ikke delt i kategorier.`,
    'count-not-additive': () =>
      'Et salg med flere kategorier tæller én gang i hver, så søjlerne kan tilsammen være mere end totalen.',
    'lookup-misses': ({ count, value, place }) =>
      `${count.text} ${one(count) ? 'værdi' : 'værdier'} blev ikke fundet i den fil, der henvises til${quoted(value)}${within(place)}. Tilføj den dér, eller ret kolonnen (”lookup” i ”columns”).`,
    'no-season': () => 'Der er ingen sæsonprofil, så alle dage tæller lige meget.',
    hidden: () => 'Nogle tal er udeladt, fordi du ikke må se dem.',
    'language-not-loaded': ({ value }) => `Teksterne på ”${value}” kunne ikke indlæses og er derfor på engelsk.`,
    'chart-not-loaded': () => 'Chart.js kunne ikke indlæses, så diagrammet er tegnet uden.',
    'interaction-not-loaded': () =>
      'Taster, værktøjstip og tabel til diagrammet blev ikke indlæst; næste berøring prøver igen.',
    'wrong-attribute': ({ value }) => `En indstilling kan ikke forstås, så standardværdien bruges: ${value}.`,
  },
  unknownNote: (code) => `Bemærkning til disse tal: ${code}.`,
  didYouMean: (what) => `Mente du ”${what}”?`,
  filterRemoved: 'Filter ryddet',
  tilesChanged: (count) => `${count.text} ${count.plural === 'one' ? 'felt' : 'felter'} ændret`,
  targetsAsOf: (when) => `mål pr. ${when}`,
  failures: {
    'no-viewer': () => 'Du er ikke logget ind, så dine egne tal kan ikke vises.',
    'no-group': () => 'Du hører ikke til en gruppe.',
    'unknown-owner': ({ value }) => unknown(value),
    'unknown-period': ({ value, expected }) =>
      `Perioden kan ikke læses${quoted(value)}.${expected && ` Forventet: ${expected}.`}`,
    'no-rate': ({ value }) => `Der er ingen valutakurs for ${value}, så disse salg kan ikke lægges sammen.`,
    forbidden: ({ file, status }) =>
      status
        ? `Du må ikke læse ${file === DATA ? 'filen' : file}. Er du logget ind?`
        : 'Du har ikke adgang til disse tal.',
    'not-found': ({ file }) => `${file} blev ikke fundet.`,
    offline: ({ file, status }) =>
      status
        ? `${file} er ikke tilgængelig lige nu (server: ${status}).`
        : `Der er ingen forbindelse til ${file === DATA ? 'filen' : file}.`,
    timeout: ({ file }) => `${file} kom ikke frem i tide.`,
    conflict: ({ value }) => `En anden har ændret dette i mellemtiden${quoted(value)}.`,
    'invalid-data': ({ file, place, value }) => `${file} kan ikke læses${within(place)}${quoted(value)}.`,
    unsupported: ({ file, value }) => `${file} har ikke det, der er spurgt om${quoted(value)}.`,
  },
  problems: {
    html: ({ file }) => `${file} er en webside, ikke data. Er adressen rigtig, og er du logget ind?`,
    empty: ({ file }) => `${file} er tom.`,
    truncated: ({ file, place }) => `${file} er ufuldstændig: den slutter for tidligt${within(place)}.`,
    blocked: ({ file, expected }) =>
      `${file} kan ikke nås: der er intet netværk, intet svarer dér, eller ${expected} må ikke læse svarene (Access-Control-Allow-Origin).`,
    'mixed-content': ({ file, expected }) =>
      `${file} kan ikke læses: en side via https må kun hente adresser med https. Brug ${expected}, eller lad sidens egen server sende spørgsmålene videre.`,
    redirected: ({ file }) => `${file} fører til en anden side. Skal du logge ind igen?`,
    'wrong-version': ({ file, value, expected }) =>
      `${file} svarer anderledes, end denne version af siden forstår${value && ` (${value}, forventet ${expected})`}. Er adressen rigtig?`,
    'other-answer': ({ file, value, expected }) =>
      `${file} svarede noget andet${quoted(value)}.${expected && ` Der blev spurgt om: ${expected}.`}`,
    'request-too-large': ({ file }) => `${file} tager ikke imod så meget på én gang. Prøv i mindre dele.`,
    'missing-column': ({ file, expected, value, option }) =>
      `${file} har ingen kolonne ”${expected}”${value ? `. Kolonnerne er: ${value}` : ''}.${helps(option)}`,
    'two-kinds': ({ file, expected, value, place, option }) =>
      `${file} har rækker med mål og med andet${value && `: ”${expected}” og ”${value}”`}${within(place)}. Angiv, hvilke der tæller.${helps(option)}`,
    'column-twice': ({ file, expected, value, place }) =>
      `${file} har to kolonner for det samme${value && `: ”${value}” og ”${expected}”`}${within(place)}. Nævn dem, der tæller, i ”columns” (value: across).`,
    'too-many-refused': ({ file, count, of, place, value, expected }) =>
      `${file} kan ikke bruges: ${count.text} af ${rows(of)} kan ikke læses${within(place)}${quoted(value)}.${helps(expected)}`,
    'two-readings': ({ file, place, value, expected }) =>
      `${file} har tal, der kan betyde to ting${within(place)}${value ? `: ”${value}” er ${expected}. Hvad passer?` : '.'}`,
    'broken-off': ({ file }) => `${file} blev afbrudt under indlæsningen: forbindelsen gik tabt.`,
    'bad-json': ({ file, place }) => `${file} er ikke gyldig JSON${within(place)}.`,
    'bad-value': ({ file, place, value, expected }) =>
      `${file} har en forkert værdi${within(place)}${quoted(value)}.${expected ? ` Forventet: ${expected}.` : ''}`,
    'duplicate-id': ({ file, place, value }) => `${file} bruger et id to gange${within(place)}${quoted(value)}.`,
    'unknown-form': ({ file }) => `${file} er efter navn og indholdstype hverken CSV, JSON eller XLSX.`,
    'no-workbook': ({ file, value }) =>
      `${file} er ikke en XLSX-projektmappe${value && `, men ${value}`}. Gem den som XLSX eller CSV i det program, den kommer fra.`,
    'workbook-locked': ({ file }) =>
      `${file} er beskyttet med en adgangskode og kan ikke læses. Gem den uden adgangskode, eller gem arket som CSV.`,
    'workbook-broken': ({ file, place }) =>
      `${file} er en beskadiget projektmappe${within(place)}. Åbn og gem den i et regneark, eller hent den igen.`,
    'workbook-too-large': ({ file, value, expected }) =>
      `${file} er for stor til en projektmappe${value && `: ${value}, der læses ${expected}`}. Gem arket som CSV, der må have enhver størrelse.`,
    'no-sheet': ({ file, value, expected }) =>
      `${file} har ikke et sådant ark${quoted(value)}.${expected && ` Arkene er: ${expected}.`}`,
    'which-sheet': ({ file, value, expected }) =>
      `${file} har flere ark, der kan læses${value && `: ${value}`}. Hvilket?${expected && ` Angiv ${expected}.`}`,
    'no-stored-values': ({ file, place, value }) =>
      `${file} har formler uden deres værdier${within(place)}${quoted(value)}. Åbn og gem den i et regneark.`,
    'no-profit': ({ file }) => `${file} har ingen fortjeneste.`,
    'no-dimension': ({ file, value }) => `${file} deler ikke salgene efter ${value || 'det, der er spurgt om'}.`,
    'too-large': ({ file, place, value }) => `${file} har et for stort beløb${within(place)}${quoted(value)}.`,
    'too-many-names': ({ file, count, place, value }) =>
      `${file} har mere end ${count.text} forskellige værdier af ${place}, f.eks. ${value}. Er det den rigtige kolonne?`,
    'no-repository': () => 'Der er ikke noget sted at gemme mål.',
    'storage-failed': ({ value }) => `Denne browser lader ikke siden gemme mål${quoted(value)}.`,
    'storage-full': () => 'Browseren har ikke mere plads til målene.',
    unexpected: () => 'Datakilden svigtede på en uventet måde.',
    locked: ({ place, value }) => `Målene er låst${value && ` af ${value}`}${within(place)}.`,
    level: () => 'Denne måltype har ingen mål for personer.',
    'same-cells': ({ place }) => `En anden har ændret de samme mål i mellemtiden${within(place)}.`,
    'type-in-use': ({ value }) => `Der er stadig mål af denne type${quoted(value)}. Indlæs dem igen.`,
    'set-twice': ({ value }) => `Målene for ét år skulle gemmes to gange på én gang${quoted(value)}.`,
    'targets-closed': () => 'Du må ikke åbne målene.',
    'licence-none': () => 'Din licens har ingen mål.',
    'owner-hidden': ({ place }) => `Du må ikke se disse mål${within(place)}.`,
    'owner-read-only': ({ place }) => `Du må ikke ændre disse mål${within(place)}.`,
    'lock-denied': ({ place }) => `Du må ikke låse disse mål eller låse dem op${within(place)}.`,
    'types-denied': () => 'Du må ikke tilføje, ændre eller slette måltyper.',
    'licence-groups': ({ place }) => `Din licens har kun mål for én gruppe${within(place)}.`,
    'licence-types': () => 'Din licens har kun mål for omsætningen af alle salg.',
    'unknown-base': () => 'Målene er ændret i mellemtiden. Indlæs dem igen.',
    'bad-interval': ({ place }) => `Den måned eller det kvartal findes ikke her${within(place)}.`,
    'bad-currency': ({ place, value }) => `Denne valuta kan ikke bruges her${within(place)}${quoted(value)}.`,
    'bad-owner': ({ value }) => `Mål hører til virksomheden, en gruppe eller en person, ikke hertil${quoted(value)}.`,
    'bad-type': ({ value }) => `Måltypen kan ikke ændres på den måde${quoted(value)}.`,
  },
  attribute: (name, value, allowed) =>
    `${name}: ”${value}” er ikke tilladt her, så standardværdien bruges. Tilladt: ${allowed}.`,
};
