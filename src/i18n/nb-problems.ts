import type { Counted } from './counted.ts';
import type { Problems } from './problems.ts';

const one = ({ plural }: Counted): boolean => plural === 'one';
const DATA = 'Filen';
const rows = (count: Counted): string => `${count.text} ${one(count) ? 'rad' : 'rader'}`;
const within = (place: string): string => (place ? ` (${place})` : '');
/** The first of what was left out, as an example. */
const first = (value: string, place: string): string =>
  value ? ` Første eksempel: «${value}»${within(place)}.` : place && ` Første eksempel: ${place}.`;
/** The option that would read it. */
const helps = (expected: string): string => (expected ? ` Kanskje dette hjelper: ${expected}.` : '');
const quoted = (value: string): string => (value ? `: «${value}»` : '');

/** Names an owner who is asked for and not there, such as `group:nord`. */
function unknown(value: string): string {
  const [, turn = '', kind, name] = /^(\u2068?)(group|user):(.+)$/.exec(value) ?? [];
  if (name) return `Det finnes ingen ${kind === 'group' ? 'gruppe' : 'person'} «${turn}${name}».`;
  return `Det finnes ingen person eller gruppe ${value ? `«${value}»` : 'med dette navnet'}.`;
}

/** Norwegian sentences for what is wrong with data and attributes. */
export const problems: Problems = {
  data: DATA,
  option: (name) => `Innstillingen «${name}»`,
  line: (line) => `linje ${line}`,
  notes: {
    'encoding-assumed': ({ value }) =>
      `En fil er ikke i UTF-8 og leses som ${value}. Hvis navn ser feil ut, oppgi «encoding».`,
    'lines-skipped': ({ count, value, place }) =>
      `${count.text} ${one(count) ? 'linje' : 'linjer'} over overskriften er hoppet over.${first(value, place)}`,
    'numbers-assumed': ({ value, expected, place }) => `Tall som «${value}»${within(place)} leses som med ${expected}.`,
    'rows-refused': ({ count, value, place, expected }) =>
      `${rows(count)} med salg kunne ikke leses og er utelatt.${first(value, place)}${helps(expected)}`,
    'duplicate-rows': ({ count, place }) =>
      `${rows(count)} med salg er lik en annen i alle kolonner${within(place)}. De teller med, men er trolig duplikater.`,
    'missing-profit': ({ count }) => `${rows(count)} uten fortjeneste er utelatt under Fortjeneste.`,
    'missing-probability': ({ count }) => `${rows(count)} med åpne salg uten sannsynlighet er utelatt.`,
    'no-status': ({ count, of, value }) =>
      `Ingen kolonne sier hvilke salg som er solgt. Derfor teller alle ${of.text} rader som solgt, også ${count.text} med en sannsynlighet under 100 %${value && ` (herav ${value} med 0 %)`}. Angi i «columns» hvilken kolonne som er status.`,
    'missing-rate': ({ value }) => `Det finnes ingen valutakurs for ${value}: beløp i ${value} er utelatt.`,
    'pro-rata': () => 'Målet er anslått etter dager ut fra mål for andre perioder.',
    'targets-as-of': ({ value }) => `Vurdert etter målene slik de var per ${value}.`,
    'target-as-of-ahead': ({ value }) =>
      `«target-as-of» er ${value} og ligger fram i tid: Målene er de som gjelder nå.`,
    'before-target-history': ({ value }) =>
      `Den første registrerte endringen av målene er fra ${value}: Dette er målene før den.`,
    'no-target-history': () => 'Endringer av målene er ikke registrert, så det er de som gjelder nå.',
    'months-without-target': ({ count }) =>
      `${count.text} ${one(count) ? 'måned' : 'måneder'} i perioden er uten mål: forventning, status og prognose bygger på de andre.`,
    'not-filtered': ({ value }) =>
      value ? `Filteret «${value}» gjelder ikke for denne flisen.` : 'Et filter gjelder ikke for denne flisen.',
    'unknown-sellers': ({ count, value }) =>
      `${count.text} ${one(count) ? 'selger' : 'selgere'} i salget står ikke i organisasjonen${value && `: ${value}`}.`,
    'unknown-member': ({ count, value }) =>
      `Organisasjonsfilen har et ukjent felt: «${value}»${one(count) ? '' : ` (${count.text} ganger)`}.`,
    'duplicate-target': ({ count, value, place }) =>
      `${rows(count)} med mål er lik en annen i alle kolonner${quoted(value)}${within(place)}. De teller med, men er trolig duplikater.`,
    'targets-added': ({ count, value, place }) =>
      `Flere rader utgjør til sammen ett mål, opptil ${count.text}${quoted(value)}${within(place)}. De er lagt sammen.`,
    'year-targets': ({ count, value, place }) =>
      `${count.text} mål gjelder for et helt år og er delt i like deler.${first(value, place)}`,
    'owner-assumed': () => 'Målene nevner ingen eier og leses som bedriftens.',
    'cells-filled': ({ count, value, place }) =>
      `${count.text} ${one(count) ? 'celle' : 'celler'} som er slått sammen med den over, har verdien til denne.${first(value, place)}`,
    'total-rows': ({ count, value, place }) => `${rows(count)} med summer er utelatt.${first(value, place)}`,
    'total-differs': ({ count, value, place, expected }) =>
      `${count.text} ${one(count) ? 'sum' : 'summer'} stemmer ikke${within(place)}: det står «${value}», summen er ${expected}.`,
    'targets-read-otherwise': ({ value, expected }) =>
      `Målene er lest fra filen med ${value}, siden har ${expected}: måneder eller beløp kan være andre.`,
    'targets-refused': ({ count, value, place, expected }) =>
      `${count.text} mål er ${one(count) ? 'uleselig' : 'uleselige'} og utelatt.${first(value, place)}${helps(expected)}`,
    'target-rows-refused': ({ count, value, place, expected }) =>
      `${rows(count)} med mål kunne ikke leses og er utelatt.${first(value, place)}${helps(expected)}`,
    'unknown-target-owner': ({ count, value, place }) =>
      one(count)
        ? `Et mål hører til en ukjent${quoted(value)}${within(place)}.`
        : `Mål hører til ${count.text} ukjente personer eller grupper.${first(value, place)}`,
    'no-target-type': () => 'Det finnes ingen mål for dette nøkkeltallet.',
    'no-items': ({ value }) => `«items» gjør ingenting ved target-type=${value}: salgene er ikke delt i kategorier.`,
    'count-not-additive': () =>
      'Et salg med flere kategorier teller én gang i hver, så stolpene kan til sammen bli mer enn totalen.',
    'lookup-misses': ({ count, value, place }) =>
      `${count.text} ${one(count) ? 'verdi' : 'verdier'} ble ikke funnet i filen det vises til${quoted(value)}${within(place)}. Legg den til der, eller rett kolonnen («lookup» i «columns»).`,
    'no-season': () => 'Det finnes ingen sesongprofil, så alle dager teller like mye.',
    hidden: () => 'Noen tall er utelatt fordi du ikke har lov til å se dem.',
    'language-not-loaded': ({ value }) => `Tekstene på «${value}» kunne ikke lastes inn og er derfor på engelsk.`,
    'chart-not-loaded': () => 'Chart.js kunne ikke lastes inn, så diagrammet er tegnet uten.',
    'interaction-not-loaded': () =>
      'Taster, verktøytips og tabell for diagrammet ble ikke lastet inn; neste berøring prøver igjen.',
    'wrong-attribute': ({ value }) => `En innstilling er ikke forståelig, så standardverdien brukes: ${value}.`,
  },
  unknownNote: (code) => `Merknad til disse tallene: ${code}.`,
  didYouMean: (what) => `Mente du «${what}»?`,
  filterRemoved: 'Filter fjernet',
  tilesChanged: (count) => `${count.text} ${count.plural === 'one' ? 'flis' : 'fliser'} endret`,
  targetsAsOf: (when) => `mål per ${when}`,
  failures: {
    'no-viewer': () => 'Du er ikke logget inn, så dine egne tall kan ikke vises.',
    'no-group': () => 'Du hører ikke til en gruppe.',
    'unknown-owner': ({ value }) => unknown(value),
    'unknown-period': ({ value, expected }) =>
      `Perioden kan ikke leses${quoted(value)}.${expected && ` Forventet: ${expected}.`}`,
    'no-rate': ({ value }) => `Det finnes ingen valutakurs for ${value}, så disse salgene kan ikke legges sammen.`,
    forbidden: ({ file, status }) =>
      status
        ? `Du har ikke lov til å lese ${file === DATA ? 'filen' : file}. Er du logget inn?`
        : 'Du har ikke tilgang til disse tallene.',
    'not-found': ({ file }) => `${file} ble ikke funnet.`,
    offline: ({ file, status }) =>
      status
        ? `${file} er ikke tilgjengelig nå (server: ${status}).`
        : `Får ikke kontakt med ${file === DATA ? 'filen' : file}.`,
    timeout: ({ file }) => `${file} kom ikke fram i tide.`,
    conflict: ({ value }) => `Noen andre har endret dette i mellomtiden${quoted(value)}.`,
    'invalid-data': ({ file, place, value }) => `${file} kan ikke leses${within(place)}${quoted(value)}.`,
    unsupported: ({ file, value }) => `${file} har ikke det som etterspørres${quoted(value)}.`,
  },
  problems: {
    html: ({ file }) => `${file} er en nettside, ikke data. Er adressen riktig, og er du logget inn?`,
    empty: ({ file }) => `${file} er tom.`,
    truncated: ({ file, place }) => `${file} er ufullstendig: den slutter for tidlig${within(place)}.`,
    blocked: ({ file, expected }) =>
      `${file} kan ikke nås: det er ikke noe nett, ingenting svarer der, eller ${expected} får ikke lese svarene (Access-Control-Allow-Origin).`,
    'mixed-content': ({ file, expected }) =>
      `${file} kan ikke leses: en side via https kan bare hente adresser med https. Bruk ${expected}, eller la sidens egen server sende spørsmålene videre.`,
    redirected: ({ file }) => `${file} fører til en annen side. Må du logge inn på nytt?`,
    'wrong-version': ({ file, value, expected }) =>
      `${file} svarer annerledes enn denne versjonen av siden forstår${value && ` (${value}, forventet ${expected})`}. Er adressen riktig?`,
    'other-answer': ({ file, value, expected }) =>
      `${file} svarte noe annet${quoted(value)}.${expected && ` Det ble spurt om: ${expected}.`}`,
    'request-too-large': ({ file }) => `${file} tar ikke imot så mye på én gang. Prøv i mindre deler.`,
    'missing-column': ({ file, expected, value, option }) =>
      `${file} har ingen kolonne «${expected}»${value ? `. Kolonnene er: ${value}` : ''}.${helps(option)}`,
    'two-kinds': ({ file, expected, value, place, option }) =>
      `${file} har rader med mål og med noe annet${value && `: «${expected}» og «${value}»`}${within(place)}. Oppgi hvilke som teller.${helps(option)}`,
    'column-twice': ({ file, expected, value, place }) =>
      `${file} har to kolonner for det samme${value && `: «${value}» og «${expected}»`}${within(place)}. Nevn dem som teller, i «columns» (value: across).`,
    'too-many-refused': ({ file, count, of, place, value, expected }) =>
      `${file} kan ikke brukes: ${count.text} av ${rows(of)} kan ikke leses${within(place)}${quoted(value)}.${helps(expected)}`,
    'two-readings': ({ file, place, value, expected }) =>
      `${file} har tall som kan bety to ting${within(place)}${value ? `: «${value}» er ${expected}. Hva stemmer?` : '.'}`,
    'broken-off': ({ file }) => `${file} ble avbrutt under innlasting: forbindelsen ble brutt.`,
    'bad-json': ({ file, place }) => `${file} er ikke gyldig JSON${within(place)}.`,
    'bad-value': ({ file, place, value, expected }) =>
      `${file} har en feil verdi${within(place)}${quoted(value)}.${expected ? ` Forventet: ${expected}.` : ''}`,
    'duplicate-id': ({ file, place, value }) => `${file} bruker en id to ganger${within(place)}${quoted(value)}.`,
    'unknown-form': ({ file }) => `${file} er etter navn og innholdstype verken CSV, JSON eller XLSX.`,
    'no-workbook': ({ file, value }) =>
      `${file} er ikke en XLSX-arbeidsbok${value && `, men ${value}`}. Lagre den som XLSX eller CSV i programmet den kommer fra.`,
    'workbook-locked': ({ file }) =>
      `${file} er beskyttet med passord og kan ikke leses. Lagre den uten passord, eller lagre arket som CSV.`,
    'workbook-broken': ({ file, place }) =>
      `${file} er en skadet arbeidsbok${within(place)}. Åpne og lagre den i et regneark, eller hent den på nytt.`,
    'workbook-too-large': ({ file, value, expected }) =>
      `${file} er for stor for en arbeidsbok${value && `: ${value}, det leses ${expected}`}. Lagre arket som CSV, som kan ha enhver størrelse.`,
    'no-sheet': ({ file, value, expected }) =>
      `${file} har ikke et slikt ark${quoted(value)}.${expected && ` Arkene er: ${expected}.`}`,
    'which-sheet': ({ file, value, expected }) =>
      `${file} har flere ark som kan leses${value && `: ${value}`}. Hvilket?${expected && ` Oppgi ${expected}.`}`,
    'no-stored-values': ({ file, place, value }) =>
      `${file} har formler uten verdiene deres${within(place)}${quoted(value)}. Åpne og lagre den i et regneark.`,
    'no-profit': ({ file }) => `${file} har ingen fortjeneste.`,
    'no-dimension': ({ file, value }) => `${file} deler ikke salgene etter ${value || 'det som etterspørres'}.`,
    'too-large': ({ file, place, value }) => `${file} har et for stort beløp${within(place)}${quoted(value)}.`,
    'too-many-names': ({ file, count, place, value }) =>
      `${file} har mer enn ${count.text} ulike verdier av ${place}, for eksempel ${value}. Er det riktig kolonne?`,
    'no-repository': () => 'Det finnes ikke noe sted å lagre mål.',
    'storage-failed': ({ value }) => `Denne nettleseren lar ikke siden lagre mål${quoted(value)}.`,
    'storage-full': () => 'Nettleseren har ikke mer plass til målene.',
    unexpected: () => 'Datakilden sviktet på en uventet måte.',
    locked: ({ place, value }) => `Målene er låst${value && ` av ${value}`}${within(place)}.`,
    level: () => 'Denne måltypen har ingen mål for personer.',
    'same-cells': ({ place }) => `Noen andre har endret de samme målene i mellomtiden${within(place)}.`,
    'type-in-use': ({ value }) => `Det finnes fortsatt mål av denne typen${quoted(value)}. Last dem inn på nytt.`,
    'set-twice': ({ value }) => `Målene for ett år skulle lagres to ganger samtidig${quoted(value)}.`,
    'targets-closed': () => 'Du har ikke lov til å åpne målene.',
    'licence-none': () => 'Lisensen din har ingen mål.',
    'owner-hidden': ({ place }) => `Du har ikke lov til å se disse målene${within(place)}.`,
    'owner-read-only': ({ place }) => `Du har ikke lov til å endre disse målene${within(place)}.`,
    'lock-denied': ({ place }) => `Du har ikke lov til å låse disse målene eller låse dem opp${within(place)}.`,
    'types-denied': () => 'Du har ikke lov til å legge til, endre eller slette måltyper.',
    'licence-groups': ({ place }) => `Lisensen din har mål for bare én gruppe${within(place)}.`,
    'licence-types': () => 'Lisensen din har bare mål for omsetningen av alle salg.',
    'unknown-base': () => 'Målene er endret i mellomtiden. Last dem inn på nytt.',
    'bad-interval': ({ place }) => `Den måneden eller det kvartalet finnes ikke her${within(place)}.`,
    'bad-currency': ({ place, value }) => `Denne valutaen kan ikke brukes her${within(place)}${quoted(value)}.`,
    'bad-owner': ({ value }) => `Mål hører til bedriften, en gruppe eller en person, ikke til dette${quoted(value)}.`,
    'bad-type': ({ value }) => `Måltypen kan ikke endres på den måten${quoted(value)}.`,
  },
  attribute: (name, value, allowed) =>
    `${name}: «${value}» er ikke tillatt her, så standardverdien brukes. Tillatt: ${allowed}.`,
};
