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
    setTargets: 'Set targets',
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
    invented: 'All names and figures are invented.',
    ownFiles: 'Your own files: see your figures here',
    example: 'Example: another company’s files, by mapping alone',
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
    setTargets: 'Doelen instellen',
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
    invented: 'Alle namen en cijfers zijn verzonnen.',
    ownFiles: 'Uw eigen bestanden: zie uw cijfers hier',
    example: 'Voorbeeld: bestanden van een ander bedrijf, alleen door toewijzing',
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
