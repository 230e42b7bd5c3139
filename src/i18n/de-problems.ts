import type { Counted } from './counted.ts';
import type { Problems } from './problems.ts';

const one = ({ plural }: Counted): boolean => plural === 'one';
const DATA = 'Die Datei';
const rows = (count: Counted): string => `${count.text} ${one(count) ? 'Zeile' : 'Zeilen'}`;
const was = (count: Counted): string => (one(count) ? 'wurde' : 'wurden');
const within = (place: string): string => (place ? ` (${place})` : '');
/** The first of what was left out, as an example. */
const first = (value: string, place: string): string =>
  value ? ` Erstes Beispiel: „${value}“${within(place)}.` : place && ` Erstes Beispiel: ${place}.`;
/** The option that would read it. */
const helps = (expected: string): string => (expected ? ` Das hilft vielleicht: ${expected}.` : '');
const quoted = (value: string): string => (value ? `: „${value}“` : '');

/** Names an owner who is asked for and not there, such as `group:nord`. */
function unknown(value: string): string {
  const [, turn = '', kind, name] = /^(\u2068?)(group|user):(.+)$/.exec(value) ?? [];
  if (name) return `Es gibt keine ${kind === 'group' ? 'Gruppe' : 'Person'} „${turn}${name}“.`;
  return `Es gibt keine Person oder Gruppe ${value ? `„${value}“` : 'mit diesem Namen'}.`;
}

/** German sentences for what is wrong with data and attributes. */
export const problems: Problems = {
  data: DATA,
  option: (name) => `Die Option „${name}“`,
  line: (line) => `Zeile ${line}`,
  notes: {
    'encoding-assumed': ({ value }) =>
      `Eine Datei ist nicht in UTF-8 und wird als ${value} gelesen. Stimmen Namen nicht, geben Sie „encoding“ an.`,
    'lines-skipped': ({ count, value, place }) =>
      `${rows(count)} über der Kopfzeile ${was(count)} übersprungen.${first(value, place)}`,
    'numbers-assumed': ({ value, expected, place }) =>
      `Zahlen wie „${value}“${within(place)} werden gelesen wie mit ${expected}.`,
    'rows-refused': ({ count, value, place, expected }) =>
      `${rows(count)} mit Verkäufen ${one(count) ? 'ist' : 'sind'} nicht lesbar und ${one(count) ? 'fehlt' : 'fehlen'} hier.${first(value, place)}${helps(expected)}`,
    'duplicate-rows': ({ count, place }) =>
      `${rows(count)} mit Verkäufen ${one(count) ? 'gleicht' : 'gleichen'} einer anderen in jeder Spalte${within(place)}. Sie zählen mit, sind aber wahrscheinlich doppelt.`,
    'missing-profit': ({ count }) => `${rows(count)} ohne Gewinn ${was(count)} beim Gewinn weggelassen.`,
    'missing-probability': ({ count }) =>
      `${rows(count)} mit offenen Verkäufen ohne Wahrscheinlichkeit ${was(count)} weggelassen.`,
    'no-status': ({ count, of, value }) =>
      `Keine Spalte sagt, welche Verkäufe verkauft sind. Deshalb zählen alle ${of.text} Zeilen als verkauft, auch ${count.text} mit einer Wahrscheinlichkeit unter 100 %${value && ` (davon ${value} mit 0 %)`}. Geben Sie in „columns“ an, welche Spalte der Status ist.`,
    'missing-rate': ({ value }) => `Kein Wechselkurs für ${value}: Beträge in ${value} sind weggelassen.`,
    'pro-rata': () => 'Das Ziel ist nach Tagen aus Zielen anderer Zeiträume geschätzt.',
    'targets-as-of': ({ value }) => `Beurteilt nach den Zielen mit Stand ${value}.`,
    'target-as-of-ahead': ({ value }) =>
      `„target-as-of“ ist ${value} und liegt in der Zukunft: Es gelten die Ziele von jetzt.`,
    'before-target-history': ({ value }) =>
      `Die erste aufgezeichnete Änderung der Ziele ist vom ${value}: Dies sind die Ziele davor.`,
    'no-target-history': () => 'Änderungen der Ziele sind nicht aufgezeichnet, daher gelten die von jetzt.',
    'months-without-target': ({ count }) =>
      `${count.text} ${one(count) ? 'Monat des Zeitraums hat' : 'Monate des Zeitraums haben'} kein Ziel: Erwartung, Status und Prognose beruhen auf den anderen.`,
    'not-filtered': ({ value }) =>
      value ? `Der Filter „${value}“ gilt nicht für diese Kachel.` : 'Ein Filter gilt nicht für diese Kachel.',
    'unknown-sellers': ({ count, value }) =>
      `${count.text} Verkäufer in den Verkäufen ${one(count) ? 'steht' : 'stehen'} nicht in der Organisation${value && `: ${value}`}.`,
    'unknown-member': ({ count, value }) =>
      `Die Organisationsdatei hat ein unbekanntes Feld: „${value}“${one(count) ? '' : ` (${count.text}-mal)`}.`,
    'duplicate-target': ({ count, value, place }) =>
      `${rows(count)} mit Zielen ${one(count) ? 'gleicht' : 'gleichen'} einer anderen in jeder Spalte${quoted(value)}${within(place)}. Sie zählen mit, sind aber wahrscheinlich doppelt.`,
    'targets-added': ({ count, value, place }) =>
      `Mehrere Zeilen ergeben zusammen ein Ziel, bis zu ${count.text}${quoted(value)}${within(place)}. Sie sind addiert.`,
    'year-targets': ({ count, value, place }) =>
      `${count.text} ${one(count) ? 'Ziel gilt' : 'Ziele gelten'} für ein ganzes Jahr und ${one(count) ? 'ist' : 'sind'} gleichmäßig verteilt.${first(value, place)}`,
    'owner-assumed': () => 'Die Ziele nennen keinen Verantwortlichen und werden als die des Unternehmens gelesen.',
    'cells-filled': ({ count, value, place }) =>
      `${count.text} ${one(count) ? 'Zelle, die mit der darüber verbunden ist, hat' : 'Zellen, die mit der darüber verbunden sind, haben'} deren Wert.${first(value, place)}`,
    'total-rows': ({ count, value, place }) =>
      `${rows(count)} mit Summen ${was(count)} weggelassen.${first(value, place)}`,
    'total-differs': ({ count, value, place, expected }) =>
      `${count.text} ${one(count) ? 'Summe stimmt' : 'Summen stimmen'} nicht${within(place)}: Angegeben ist „${value}“, es ergibt sich ${expected}.`,
    'targets-read-otherwise': ({ value, expected }) =>
      `Die Ziele wurden mit ${value} aus ihrer Datei gelesen, die Seite hat ${expected}: Monate oder Beträge können andere sein.`,
    'targets-refused': ({ count, value, place, expected }) =>
      `${count.text} ${one(count) ? 'Ziel ist' : 'Ziele sind'} nicht lesbar und ${one(count) ? 'fehlt' : 'fehlen'} hier.${first(value, place)}${helps(expected)}`,
    'target-rows-refused': ({ count, value, place, expected }) =>
      `${rows(count)} mit Zielen ${one(count) ? 'ist' : 'sind'} nicht lesbar und ${one(count) ? 'fehlt' : 'fehlen'} hier.${first(value, place)}${helps(expected)}`,
    'unknown-target-owner': ({ count, value, place }) =>
      one(count)
        ? `Ein Ziel gehört zu jemand Unbekanntem${quoted(value)}${within(place)}.`
        : `Ziele gehören zu ${count.text} unbekannten Personen oder Gruppen.${first(value, place)}`,
    'no-target-type': () => 'Für diese Kennzahl gibt es keine Ziele.',
    'no-items': ({ value }) =>
      `„items“ bewirkt nichts bei target-type=${value}: Diese Verkäufe sind nicht nach Kategorien aufgeteilt.`,
    'count-not-additive': () =>
      'Ein Verkauf mit mehreren Kategorien zählt bei jeder einmal; die Balken können zusammen also mehr ergeben als die Gesamtzahl.',
    'lookup-misses': ({ count, value, place }) =>
      `${count.text} ${one(count) ? 'Wert wurde' : 'Werte wurden'} in der Datei, auf die verwiesen wird, nicht gefunden${quoted(value)}${within(place)}. Tragen Sie ihn dort ein, oder berichtigen Sie die Spalte („lookup“ in „columns“).`,
    'no-season': () => 'Es gibt kein Saisonprofil; alle Tage zählen gleich viel.',
    hidden: () => 'Ein Teil der Zahlen fehlt, weil Sie ihn nicht sehen dürfen.',
    'language-not-loaded': ({ value }) =>
      `Die Texte in „${value}“ konnten nicht geladen werden und sind deshalb auf Englisch.`,
    'chart-not-loaded': () => 'Chart.js konnte nicht geladen werden; das Diagramm ist ohne gezeichnet.',
    'interaction-not-loaded': () =>
      'Tastatur, Tooltip und Tabelle des Diagramms wurden nicht geladen; die nächste Berührung versucht es erneut.',
    'wrong-attribute': ({ value }) =>
      `Eine Einstellung ist nicht verständlich, deshalb gilt der Standardwert: ${value}.`,
  },
  unknownNote: (code) => `Hinweis zu diesen Zahlen: ${code}.`,
  didYouMean: (what) => `Meinen Sie „${what}“?`,
  filterRemoved: 'Filter aufgehoben',
  tilesChanged: (count) => `${count.text} ${count.plural === 'one' ? 'Kachel' : 'Kacheln'} geändert`,
  targetsAsOf: (when) => `Ziele, Stand ${when}`,
  failures: {
    'no-viewer': () => 'Sie sind nicht angemeldet, deshalb sind Ihre eigenen Zahlen nicht zu sehen.',
    'no-group': () => 'Sie gehören zu keiner Gruppe.',
    'unknown-owner': ({ value }) => unknown(value),
    'unknown-period': ({ value, expected }) =>
      `Der Zeitraum ist nicht lesbar${quoted(value)}.${expected && ` Erwartet: ${expected}.`}`,
    'no-rate': ({ value }) =>
      `Es gibt keinen Wechselkurs für ${value}, deshalb lassen sich diese Verkäufe nicht zusammenzählen.`,
    forbidden: ({ file, status }) =>
      status
        ? `Sie dürfen ${file === DATA ? 'die Datei' : file} nicht lesen. Sind Sie angemeldet?`
        : 'Diese Zahlen sind für Sie nicht freigegeben.',
    'not-found': ({ file }) => `${file} wurde nicht gefunden.`,
    offline: ({ file, status }) =>
      status ? `${file} ist gerade nicht verfügbar (Server: ${status}).` : `${file} ist nicht erreichbar.`,
    timeout: ({ file }) => `${file} kam nicht rechtzeitig an.`,
    conflict: ({ value }) => `Jemand anders hat das inzwischen geändert${quoted(value)}.`,
    'invalid-data': ({ file, place, value }) => `${file} ist nicht lesbar${within(place)}${quoted(value)}.`,
    unsupported: ({ file, value }) => `${file} enthält nicht, was verlangt ist${quoted(value)}.`,
  },
  problems: {
    html: ({ file }) => `${file} ist eine Webseite, keine Daten. Stimmt die Adresse, und sind Sie angemeldet?`,
    empty: ({ file }) => `${file} ist leer.`,
    truncated: ({ file, place }) => `${file} ist unvollständig und endet zu früh${within(place)}.`,
    blocked: ({ file, expected }) =>
      `${file} ist nicht erreichbar: Es gibt kein Netz, dort antwortet nichts, oder ${expected} darf die Antworten nicht lesen (Access-Control-Allow-Origin).`,
    'mixed-content': ({ file, expected }) =>
      `${file} kann nicht gelesen werden: Eine Seite über https darf nur Adressen mit https abrufen. Nehmen Sie ${expected}, oder lassen Sie den eigenen Server der Seite die Fragen weiterreichen.`,
    redirected: ({ file }) => `${file} führt zu einer anderen Seite. Müssen Sie sich neu anmelden?`,
    'wrong-version': ({ file, value, expected }) =>
      `${file} antwortet anders, als diese Version der Seite versteht${value && ` (${value}, erwartet ${expected})`}. Stimmt die Adresse?`,
    'other-answer': ({ file, value, expected }) =>
      `${file} hat etwas anderes geantwortet${quoted(value)}.${expected && ` Gefragt war: ${expected}.`}`,
    'request-too-large': ({ file }) =>
      `${file} nimmt nicht so viel auf einmal an. Versuchen Sie es in kleineren Teilen.`,
    'missing-column': ({ file, expected, value, option }) =>
      `${file} hat keine Spalte „${expected}“${value ? `. Die Spalten sind: ${value}` : ''}.${helps(option)}`,
    'two-kinds': ({ file, expected, value, place, option }) =>
      `${file} hat Zeilen mit Zielen und mit anderem${value && `: „${expected}“ und „${value}“`}${within(place)}. Geben Sie an, welche zählen.${helps(option)}`,
    'column-twice': ({ file, expected, value, place }) =>
      `${file} hat zwei Spalten für dasselbe${value && `: „${value}“ und „${expected}“`}${within(place)}. Nennen Sie die, die zählen, in „columns“ (value: across).`,
    'too-many-refused': ({ file, count, of, place, value, expected }) =>
      `${file} ist nicht verwendbar: ${count.text} von ${rows(of)} ${one(count) ? 'ist' : 'sind'} nicht lesbar${within(place)}${quoted(value)}.${helps(expected)}`,
    'two-readings': ({ file, place, value, expected }) =>
      `${file} hat Zahlen, die zweierlei bedeuten können${within(place)}${value ? `: „${value}“ ist ${expected}. Was stimmt?` : '.'}`,
    'broken-off': ({ file }) => `${file} brach beim Laden ab: Die Verbindung ging verloren.`,
    'bad-json': ({ file, place }) => `${file} ist kein gültiges JSON${within(place)}.`,
    'bad-value': ({ file, place, value, expected }) =>
      `${file} hat einen falschen Wert${within(place)}${quoted(value)}.${expected ? ` Erwartet: ${expected}.` : ''}`,
    'duplicate-id': ({ file, place, value }) => `${file} verwendet eine ID zweimal${within(place)}${quoted(value)}.`,
    'unknown-form': ({ file }) => `${file} ist nach Name und Inhaltstyp weder CSV noch JSON noch XLSX.`,
    'no-workbook': ({ file, value }) =>
      `${file} ist keine XLSX-Arbeitsmappe${value && `, sondern ${value}`}. Speichern Sie sie im Ursprungsprogramm als XLSX oder CSV.`,
    'workbook-locked': ({ file }) =>
      `${file} ist durch ein Kennwort geschützt und nicht lesbar. Speichern Sie sie ohne Kennwort oder das Blatt als CSV.`,
    'workbook-broken': ({ file, place }) =>
      `${file} ist eine beschädigte Arbeitsmappe${within(place)}. Öffnen und speichern Sie sie in einer Tabellenkalkulation oder holen Sie sie erneut.`,
    'workbook-too-large': ({ file, value, expected }) =>
      `${file} ist zu groß für eine Arbeitsmappe${value && `: ${value}, gelesen werden ${expected}`}. Speichern Sie das Blatt als CSV, das beliebig groß sein darf.`,
    'no-sheet': ({ file, value, expected }) =>
      `${file} hat kein solches Blatt${quoted(value)}.${expected && ` Die Blätter sind: ${expected}.`}`,
    'which-sheet': ({ file, value, expected }) =>
      `${file} hat mehrere lesbare Blätter${value && `: ${value}`}. Welches soll es sein?${expected && ` Geben Sie ${expected} an.`}`,
    'no-stored-values': ({ file, place, value }) =>
      `${file} hat Formeln ohne ihre Werte${within(place)}${quoted(value)}. Öffnen und speichern Sie sie in einer Tabellenkalkulation.`,
    'no-profit': ({ file }) => `${file} enthält keinen Gewinn.`,
    'no-dimension': ({ file, value }) =>
      value
        ? `${file} teilt die Verkäufe nicht nach ${value} auf.`
        : `${file} teilt die Verkäufe nicht so auf wie verlangt.`,
    'too-large': ({ file, place, value }) => `${file} hat einen zu großen Betrag${within(place)}${quoted(value)}.`,
    'too-many-names': ({ file, count, place, value }) =>
      `${file} hat mehr als ${count.text} verschiedene Werte von ${place}, etwa ${value}. Ist das die richtige Spalte?`,
    'no-repository': () => 'Es gibt keinen Ort, an dem Ziele gespeichert werden.',
    'storage-failed': ({ value }) => `Dieser Browser lässt die Seite keine Ziele speichern${quoted(value)}.`,
    'storage-full': () => 'Der Browser hat keinen Platz mehr für die Ziele.',
    unexpected: () => 'Die Datenquelle ist auf unerwartete Weise ausgefallen.',
    locked: ({ place, value }) => `Die Ziele sind gesperrt${value && `, von ${value}`}${within(place)}.`,
    level: () => 'Diese Zielart hat keine Ziele für Personen.',
    'same-cells': ({ place }) => `Jemand anders hat dieselben Ziele inzwischen geändert${within(place)}.`,
    'type-in-use': ({ value }) => `Es gibt noch Ziele dieser Art${quoted(value)}. Laden Sie sie neu.`,
    'set-twice': ({ value }) => `Die Ziele eines Jahres sollten zweimal zugleich gespeichert werden${quoted(value)}.`,
    'targets-closed': () => 'Sie dürfen die Ziele nicht öffnen.',
    'licence-none': () => 'Ihre Lizenz enthält keine Ziele.',
    'owner-hidden': ({ place }) => `Sie dürfen diese Ziele nicht sehen${within(place)}.`,
    'owner-read-only': ({ place }) => `Sie dürfen diese Ziele nicht ändern${within(place)}.`,
    'lock-denied': ({ place }) => `Sie dürfen diese Ziele nicht sperren oder entsperren${within(place)}.`,
    'types-denied': () => 'Sie dürfen keine Zielarten hinzufügen, ändern oder löschen.',
    'licence-groups': ({ place }) => `Ihre Lizenz enthält Ziele für nur eine Gruppe${within(place)}.`,
    'licence-types': () => 'Ihre Lizenz enthält nur Ziele für den Umsatz aller Verkäufe.',
    'unknown-base': () => 'Die Ziele haben sich inzwischen geändert. Laden Sie sie neu.',
    'bad-interval': ({ place }) => `Diesen Monat oder dieses Quartal gibt es hier nicht${within(place)}.`,
    'bad-currency': ({ place, value }) => `Diese Währung ist hier nicht verwendbar${within(place)}${quoted(value)}.`,
    'bad-owner': ({ value }) =>
      `Ziele gehören zum Unternehmen, zu einer Gruppe oder einer Person, nicht hierzu${quoted(value)}.`,
    'bad-type': ({ value }) => `Die Zielart lässt sich so nicht ändern${quoted(value)}.`,
  },
  attribute: (name, value, allowed) =>
    `${name}: „${value}“ ist hier nicht erlaubt, deshalb gilt der Standardwert. Erlaubt: ${allowed}.`,
};
