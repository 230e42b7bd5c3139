import { html, nothing, type TemplateResult } from 'lit';
import type { EditorTexts } from '../i18n/en-editor.ts';
import { levelOf, type OwnerKey } from '../model/owner.ts';
import type { EditorHost, Finding } from './editor-host.ts';
import type { Sheet, SheetHouse } from './sheet.ts';

/** Most names that are listed at once. */
const MOST = 50;

/** Owners of the sheet whose names hold a text, those that begin with it first. */
export function ownersFound(text: string, sheet: Sheet): readonly OwnerKey[] {
  const { house } = sheet;
  return matching(text, ownersOf(sheet), house);
}

/** Names of a list that hold a text; all of them without one. */
export function matching(text: string, owners: readonly OwnerKey[], house: SheetHouse): readonly OwnerKey[] {
  const wanted = plain(text);
  const begins: OwnerKey[] = [];
  const holds: OwnerKey[] = [];
  for (const owner of owners) {
    const name = plain(house.nameOf(owner));
    if (name.startsWith(wanted)) begins.push(owner);
    else if (name.includes(wanted)) holds.push(owner);
  }
  return [...begins, ...holds].slice(0, MOST);
}

function ownersOf({ house, set, type }: Sheet): readonly OwnerKey[] {
  const { membership, maySee } = house;
  const listed = membership.groups.filter(
    (group) => set.rows.get(group) || membership.membersOf(group).some((member) => set.rows.get(member)),
  );
  const users = listed.flatMap((group) =>
    type.levels === 'company-and-group' ? [] : membership.membersOf(group).filter((one) => !membership.isFormer(one)),
  );
  return [...listed, ...users].filter((owner) => !maySee || maySee(owner));
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}

/** Field in which a group or user is looked for; its row then has the cursor. */
export function renderFinder(editor: EditorHost, texts: EditorTexts, sheet: Sheet): TemplateResult {
  const { finding } = editor;
  const found = finding ? ownersFound(finding.text, sheet) : [];
  const at = Math.min(finding?.at ?? 0, found.length - 1);
  const look = (next: Finding | undefined) => (editor.finding = next);
  const choose = (owner: OwnerKey | undefined) => {
    if (!owner) return;
    look(undefined);
    editor.grid.goTo(owner);
    editor.grid.focus();
  };
  return html`<div class="finder">
    <input
      class="field find"
      type="search"
      role="combobox"
      autocomplete="off"
      aria-expanded=${!!finding && found.length > 0}
      aria-controls="found"
      aria-autocomplete="list"
      aria-activedescendant=${finding && found.length ? `found-${at}` : nothing}
      aria-label=${texts.find}
      placeholder=${texts.find}
      .value=${finding?.text ?? ''}
      @focus=${() => look({ text: '', at: 0 })}
      @blur=${() => look(undefined)}
      @input=${(event: Event) => look({ text: (event.target as HTMLInputElement).value, at: 0 })}
      @keydown=${(event: KeyboardEvent) => {
        if (event.isComposing) return;
        const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        if (by && found.length) look({ text: finding?.text ?? '', at: (at + by + found.length) % found.length });
        else if (event.key === 'Enter') choose(found[at]);
        else if (event.key === 'Escape') editor.grid.focus();
        else return;
        event.preventDefault();
      }}
    />
    ${renderFound(found, at, texts, sheet, finding, choose)}
  </div>`;
}

function renderFound(
  found: readonly OwnerKey[],
  at: number,
  texts: EditorTexts,
  sheet: Sheet,
  finding: Finding | undefined,
  choose: (owner: OwnerKey) => void,
): TemplateResult {
  return html`<ul
    class="found"
    id="found"
    role="listbox"
    aria-label=${texts.find}
    ?hidden=${!finding || (!found.length && !finding.text)}
  >
    ${found.map(
      (owner, index) =>
        html`<li
          role="option"
          id="found-${index}"
          aria-selected=${index === at}
          @pointerdown=${(event: Event) => {
            event.preventDefault();
            choose(owner);
          }}
        >
          <span>${sheet.house.nameOf(owner)}</span><span>${placeOf(owner, sheet)}</span>
        </li>`,
    )}
    ${
      finding?.text && !found.length
        ? html`<li role="option" aria-disabled="true" aria-selected="false">${texts.nobodyFound(finding.text)}</li>`
        : nothing
    }
  </ul>`;
}

/** Name of the group that a user is in, to tell namesakes apart. */
function placeOf(owner: OwnerKey, { house }: Sheet): string {
  const parent = levelOf(owner) === 'user' ? house.membership.parentOf(owner) : undefined;
  return parent ? house.nameOf(parent) : '';
}
