/** The words of the demo page itself; the tiles have their own. */
export const texts = {
  en: {
    title: 'Sales against targets',
    today: 'Today',
    show: 'Show',
    everyone: 'Whole company',
    groups: 'Groups',
    users: 'People',
    viewer: 'You are',
    language: 'Language',
    appearance: 'Appearance',
    system: 'System',
    light: 'Light',
    dark: 'Dark',
    roles: 'Boards',
    manager: 'Manager',
    lead: 'Team lead',
    seller: 'Seller',
    wall: 'Wall screen',
    teamTitle: 'My team this quarter',
    sellerTitle: 'My sales',
    wallTitle: 'Sales this year',
    people: 'Who needs help',
    figures: 'Where we stand',
    charts: 'How we got there',
    team: 'Your team and you',
    setTarget: 'Set a target',
    whose: 'Whose',
    month: 'Month',
    target: 'Target',
    save: 'Save',
    invented: 'All names and figures are invented.',
    ownFiles: 'Your own files: see your figures here',
    example: 'Example: another company’s files, by mapping alone',
    saved: (who: string, month: string) =>
      `Saved: ${who}, ${month}. Every tile has followed; it is still there after a reload.`,
    now: (value: string) => `Now ${value}. An empty field means: no target.`,
    none: 'No target yet. 0 would be a target of nothing.',
    locked: 'This row is locked, so it cannot be changed.',
    invalid: 'That is not an amount. Write it without separators of thousands, like 250000 or 250000.50.',
    failed: (why: string) => `Not saved, the old target stands: ${why}.`,
  },
  nl: {
    title: 'Omzet tegenover doelen',
    today: 'Vandaag',
    show: 'Toon',
    everyone: 'Hele bedrijf',
    groups: 'Groepen',
    users: 'Mensen',
    viewer: 'U bent',
    language: 'Taal',
    appearance: 'Weergave',
    system: 'Systeem',
    light: 'Licht',
    dark: 'Donker',
    roles: 'Borden',
    manager: 'Manager',
    lead: 'Teamleider',
    seller: 'Verkoper',
    wall: 'Scherm aan de muur',
    teamTitle: 'Mijn team dit kwartaal',
    sellerTitle: 'Mijn omzet',
    wallTitle: 'Omzet van dit jaar',
    people: 'Wie hulp nodig heeft',
    figures: 'Waar we staan',
    charts: 'Hoe we er kwamen',
    team: 'Uw team en u',
    setTarget: 'Een doel instellen',
    whose: 'Van wie',
    month: 'Maand',
    target: 'Doel',
    save: 'Opslaan',
    invented: 'Alle namen en cijfers zijn verzonnen.',
    ownFiles: 'Uw eigen bestanden: zie uw cijfers hier',
    example: 'Voorbeeld: bestanden van een ander bedrijf, alleen door toewijzing',
    saved: (who: string, month: string) =>
      `Opgeslagen: ${who}, ${month}. Alle tegels zijn bij; na herladen staat het er nog.`,
    now: (value: string) => `Nu ${value}. Een leeg veld betekent: geen doel.`,
    none: 'Nog geen doel. 0 zou een doel van niets zijn.',
    locked: 'Deze rij is vergrendeld en kan niet worden gewijzigd.',
    invalid: 'Dat is geen bedrag. Schrijf het zonder punten voor duizendtallen, zoals 250000 of 250000,50.',
    failed: (why: string) => `Niet opgeslagen, het oude doel blijft: ${why}.`,
  },
} as const;

export type Texts = (typeof texts)[keyof typeof texts];

/** Writes the page's words where `data-text` and `data-label` name them. */
export function sayTexts(said: Texts): void {
  for (const place of document.querySelectorAll<HTMLElement>('[data-text]')) {
    place.textContent = String(said[place.dataset.text as keyof Texts]);
  }
  for (const place of document.querySelectorAll<HTMLElement>('[data-label]')) {
    place.setAttribute('aria-label', String(said[place.dataset.label as keyof Texts]));
  }
}
