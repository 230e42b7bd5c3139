import type { Counted } from './counted.ts';
import type { Problems } from './problems.ts';

const one = ({ plural }: Counted): boolean => plural === 'one';
const rows = (count: Counted): string => `${count.text} ${one(count) ? 'regel' : 'regels'}`;
const is = (count: Counted): string => (one(count) ? 'is' : 'zijn');
const within = (place: string): string => (place ? ` (${place})` : '');
const quoted = (value: string): string => (value ? `: “${value}”` : '');

/** Dutch sentences for what is wrong with data and attributes. */
export const problems: Problems = {
  data: 'Het bestand',
  line: (line) => `regel ${line}`,
  notes: {
    'rows-refused': ({ count, value, place }) =>
      `${rows(count)} van de verkopen ${one(count) ? 'was' : 'waren'} niet te lezen en ${is(count)} weggelaten${quoted(value)}${within(place)}.`,
    'duplicate-rows': ({ count, place }) =>
      `${rows(count)} van de verkopen ${is(count)} in elke kolom gelijk aan een andere${within(place)}. Ze tellen mee, maar zijn waarschijnlijk dubbel.`,
    'missing-profit': ({ count }) => `${rows(count)} zonder winst ${is(count)} bij Winst weggelaten.`,
    'missing-probability': ({ count }) => `${rows(count)} van open verkopen zonder kans ${is(count)} weggelaten.`,
    'missing-rate': ({ value }) => `Er is geen wisselkoers voor ${value}: bedragen daarin zijn weggelaten.`,
    'pro-rata': () => 'Het doel is een deel naar dagen: de doelen zijn voor andere periodes gesteld dan deze.',
    'months-without-target': ({ count }) =>
      `${count.text} ${one(count) ? 'maand van de periode heeft' : 'maanden van de periode hebben'} geen doel: verwachting, status en prognose berusten op de andere.`,
    'not-filtered': ({ value }) =>
      `Niet gefilterd${value ? ` op ${value}` : ''}: dat valt buiten wat deze tegel toont.`,
    'unknown-member': ({ count, value }) =>
      `Het organisatiebestand heeft een onbekend veld: “${value}”${one(count) ? '' : ` (${count.text} keer)`}.`,
    'duplicate-target': ({ count, value, place }) =>
      `${count.text} ${one(count) ? 'doel is' : 'doelen zijn'} dubbel gegeven${quoted(value)}${within(place)}. Het laatste telt.`,
    'target-rows-refused': ({ count, value, place }) =>
      `${rows(count)} van de doelen ${one(count) ? 'was' : 'waren'} niet te lezen en ${is(count)} weggelaten${quoted(value)}${within(place)}.`,
    'unknown-target-owner': ({ count, value, place }) =>
      `${one(count) ? 'Een eigenaar' : `${count.text} eigenaren`} van doelen ${is(count)} niet bekend${quoted(value)}${within(place)}.`,
    'no-target-type': () => 'Er zijn geen doelen voor deze maat.',
    'no-items': ({ value }) =>
      `“items” doet niets bij target-type=${value}: die verkopen zijn niet in onderdelen gesplitst.`,
    'count-not-additive': () =>
      'Een verkoop met meer onderdelen telt bij elk eenmaal; de balken kunnen samen dus meer zijn dan het totaal.',
    'lookup-misses': ({ count, value, place }) =>
      `${count.text} ${one(count) ? 'waarde is' : 'waarden zijn'} niet gevonden in het bestand waarnaar ze verwijzen${quoted(value)}${within(place)}.`,
    'no-season': () => 'Er is geen seizoensprofiel; alle dagen wegen even zwaar.',
    hidden: () => 'Een deel van de cijfers mag u niet zien en is weggelaten.',
    'language-not-loaded': ({ value }) =>
      `De teksten in “${value}” konden niet worden geladen en zijn daarom in het Engels.`,
    'chart-not-loaded': () => 'Chart.js kon niet worden geladen; de grafiek is zonder getekend.',
    'interaction-not-loaded': () =>
      'Toetsen, tooltip en tabel van de grafiek zijn niet geladen; de volgende aanraking probeert het opnieuw.',
    'wrong-attribute': ({ value }) =>
      `Een instelling is niet te begrijpen; de standaardwaarde wordt gebruikt: ${value}.`,
  },
  unknownNote: (code) => `Er is iets bijzonders met deze cijfers (${code}).`,
  failures: {
    'no-viewer': ({ value }) =>
      `“${value || 'me'}” is niemand, want er is niemand aangemeld. Het attribuut viewer van het bord zegt wie er kijkt.`,
    'no-group': () => 'U zit in geen groep.',
    'unknown-owner': ({ value }) => `Er is niemand bekend ${value ? `als “${value}”` : 'onder deze naam'}.`,
    forbidden: ({ file, status }) =>
      status ? `${file} mag niet worden gelezen. Bent u aangemeld?` : 'U mag deze cijfers niet zien.',
    'not-found': ({ file }) => `${file} is niet gevonden.`,
    offline: ({ file, status }) =>
      status
        ? `${file} is op dit moment niet te krijgen: de server antwoordde ${status}.`
        : `${file} is niet bereikbaar.`,
    timeout: ({ file }) => `${file} liet te lang op zich wachten.`,
    conflict: ({ value }) => `Iemand anders heeft dit intussen gewijzigd${quoted(value)}.`,
    'invalid-data': ({ file, place, value }) => `${file} is niet te lezen${within(place)}${quoted(value)}.`,
    unsupported: ({ file, value }) => `${file} heeft niet wat er gevraagd wordt${quoted(value)}.`,
  },
  problems: {
    html: ({ file }) => `${file} is een webpagina, geen gegevens. Klopt het adres, en bent u aangemeld?`,
    empty: ({ file }) => `${file} is leeg.`,
    truncated: ({ file, place }) => `${file} is niet volledig: het houdt te vroeg op${within(place)}.`,
    'missing-column': ({ file, expected, value }) =>
      `${file} heeft geen kolom “${expected}”${value ? `. De kolommen zijn: ${value}` : ''}.`,
    'too-many-refused': ({ file, count, of, place, value }) =>
      `${file} is niet te gebruiken: ${count.text} van ${rows(of)} ${is(count)} niet te lezen${within(place)}${quoted(value)}.`,
    'broken-off': ({ file }) => `${file} is tijdens het laden afgebroken: de verbinding viel weg.`,
    'bad-json': ({ file, place }) => `${file} is geen geldige JSON${within(place)}.`,
    'bad-value': ({ file, place, value, expected }) =>
      `${file} heeft een verkeerde waarde${within(place)}${quoted(value)}.${expected ? ` Verwacht: ${expected}.` : ''}`,
    'duplicate-id': ({ file, place, value }) => `${file} gebruikt een id tweemaal${within(place)}${quoted(value)}.`,
    'unknown-form': ({ file }) => `${file} is naar naam en inhoudstype geen CSV en geen JSON.`,
    'no-profit': ({ file }) => `${file} heeft geen winst.`,
    'no-dimension': ({ file, value }) => `${file} verdeelt de verkopen niet naar ${value || 'wat er gevraagd wordt'}.`,
    'too-large': ({ file, place, value }) =>
      `${file} heeft een bedrag dat te groot is${within(place)}${quoted(value)}.`,
    'too-many-names': ({ file, count, place, value }) =>
      `${file} heeft meer dan ${count.text} verschillende waarden van ${place}, zoals ${value}. Is dit de juiste kolom?`,
    'no-repository': () => 'Er is geen plaats om doelen te bewaren.',
    'storage-failed': ({ value }) => `De browser geeft geen opslag voor de doelen${quoted(value)}.`,
    'storage-full': () => 'De browser heeft geen ruimte meer voor de doelen.',
    unexpected: () => 'De gegevensbron liet het op een onverwachte manier afweten.',
    locked: ({ place, value }) => `De doelen zijn vergrendeld${value && ` door ${value}`}${within(place)}.`,
    level: () => 'Dit doeltype heeft geen doelen voor gebruikers.',
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
    'unknown-base': () => 'De doelen zijn niet meer die welke hier zijn gewijzigd. Laad ze opnieuw.',
    'bad-interval': ({ place }) => `Die maand of dat kwartaal bestaat hier niet${within(place)}.`,
    'bad-currency': ({ place, value }) => `Deze valuta kan hier niet worden gebruikt${within(place)}${quoted(value)}.`,
    'bad-owner': ({ value }) =>
      `Doelen horen bij het bedrijf, een groep of een gebruiker, niet hierbij${quoted(value)}.`,
    'bad-type': ({ value }) => `Het doeltype kan zo niet worden gewijzigd${quoted(value)}.`,
  },
  attribute: (name, value, allowed) =>
    `${name}: “${value}” is hier niet toegestaan; de standaardwaarde wordt gebruikt. Toegestaan: ${allowed}.`,
};
