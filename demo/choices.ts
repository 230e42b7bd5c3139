import type { TargetBoardElement } from '../src/index.ts';
import { languageOf, sayTexts, texts, type Texts } from './texts.ts';

/** One for all languages, or one each. */
type Name = string | Readonly<Record<string, string>>;

export interface Company {
  readonly company: { readonly name: Name };
  readonly groups: readonly { readonly id: string; readonly name: Name }[];
  readonly users: readonly {
    readonly id: string;
    readonly name: Name;
    readonly group?: string;
    readonly former?: boolean;
  }[];
  readonly currency: string;
}

/** What the page shows when it is opened: the day that the demo's figures end. */
export const DEFAULTS = { 'as-of': '2026-09-15', period: '', owner: '', viewer: 'u01', locale: 'en-GB', theme: '' };

/** An option per group and per person, those that have left apart. */
export function ownerOptions(
  { groups, users }: Company,
  said: Texts,
  withPeople = (id: string) => `user:${id}`,
): Element[] {
  const list = (label: string, options: Element[]) => {
    const group = document.createElement('optgroup');
    group.label = label;
    group.append(...options);
    return group;
  };
  return [
    list(
      said.groups,
      groups.map(({ id, name }) => optionFor(name, `group:${id}`)),
    ),
    list(said.users, peopleOptions(users, withPeople)),
  ];
}

export function peopleOptions(users: Company['users'], value = (id: string) => id): HTMLOptionElement[] {
  return users.filter(({ former }) => !former).map(({ id, name }) => optionFor(name, value(id)));
}

export function optionFor(name: Name, value: string): HTMLOptionElement {
  const option = new Option(typeof name === 'string' ? name : name['en'], value);
  if (typeof name !== 'string') Object.assign(option.dataset, name);
  return option;
}

/** Says the names that differ by language in this one. */
function sayNames(language: string): void {
  for (const option of document.querySelectorAll<HTMLOptionElement>('option[data-en]')) {
    option.textContent = option.dataset[language] ?? option.dataset['en']!;
  }
}

/** Ties the choices above the board to its attributes, and to the address, so that a reload keeps them. */
export function followChoices(
  form: HTMLFormElement,
  board: TargetBoardElement,
  company: Company,
  changed: (said: Texts) => void,
): void {
  const owner = form.elements.namedItem('owner') as HTMLSelectElement;
  const period = form.elements.namedItem('period') as HTMLSelectElement;
  const viewer = form.elements.namedItem('viewer') as HTMLSelectElement;
  owner.append(...ownerOptions(company, texts.en));
  viewer.append(...peopleOptions(company.users));
  const address = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(DEFAULTS)) {
    (form.elements.namedItem(name) as HTMLInputElement).value = address.get(name) ?? value;
  }
  const apply = () => {
    const chosen = chosenIn(form);
    if (!chosen['as-of']) return;
    for (const name of ['as-of', 'period', 'owner', 'viewer', 'locale']) {
      if (chosen[name]) board.setAttribute(name, chosen[name]);
      else board.removeAttribute(name);
    }
    document.documentElement.lang = chosen.locale!;
    document.documentElement.dataset.theme = chosen.theme;
    const language = languageOf(chosen.locale!);
    const said = texts[language];
    sayTexts(said);
    sayNames(language);
    document.title = `${said.title} · target-tiles`;
    [...owner.querySelectorAll('optgroup')].forEach((group, index) => (group.label = index ? said.users : said.groups));
    remember(chosen);
    changed(said);
  };
  form.addEventListener('input', apply);
  form.addEventListener('submit', (event) => event.preventDefault());
  // A bar was chosen, or a tile's button clears the filter: the board follows by itself.
  board.addEventListener('target-filter-requested', ({ filters }) => {
    if ('owner' in filters) owner.value = filters.owner ?? '';
    if ('period' in filters) period.value = filters.period ?? '';
    remember(chosenIn(form));
  });
  apply();
}

function chosenIn(form: HTMLFormElement): Record<string, string> {
  return Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]));
}

/** Keeps what is chosen in the address, so that it can be sent as a link. */
function remember(chosen: Record<string, string>): void {
  const kept = Object.entries(chosen).filter(([name, value]) => value !== DEFAULTS[name as keyof typeof DEFAULTS]);
  const query = new URLSearchParams(kept).toString();
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.roles a')) link.search = query;
  history.replaceState(null, '', query ? `?${query}` : location.pathname);
}
