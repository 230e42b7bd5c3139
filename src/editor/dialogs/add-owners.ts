import { html, type TemplateResult } from 'lit';
import { addOwner } from '../../model/draft-rows.ts';
import { levelOf, type OwnerKey } from '../../model/owner.ts';
import type { RowChange } from '../../model/target.ts';
import type { OpenDialog } from '../../ui/dialog.ts';
import { matching } from '../finder.ts';
import type { Dialogs } from '../editor-host.ts';
import { refusalText } from '../refusal-text.ts';
import type { Sheet } from '../sheet.ts';

/** Adds groups with their members, single users with their group, or the company (T6); found by name. */
export function addOwnersDialog(dialogs: Dialogs): void {
  const { editor } = dialogs;
  const { texts, session } = editor;
  const { locale } = session.board!;
  const sheet = session.sheet!;
  const chosen = new Set<OwnerKey>();
  let text = '';
  let refused = '';
  dialogs.open((dialog) => {
    const changes = changesFor(sheet, chosen);
    return {
      title: texts.addTitle,
      subtitle: String(session.key!.year),
      body: html`<label class="field"
          >${texts.addFind}<input
            type="search"
            autocomplete="off"
            @input=${(event: Event) => {
              text = (event.target as HTMLInputElement).value;
              dialog.update();
            }}
            @keydown=${(event: KeyboardEvent) => event.key === 'Enter' && !chosen.size && event.preventDefault()}
        /></label>
        ${renderOwners(dialogs, sheet, text, chosen, dialog)}
        <p role="alert" class="loss">${refused}</p>`,
      footnote: texts.addHint,
      buttons: [
        { label: texts.cancel, act: () => dialog.close() },
        {
          label: texts.addThese(locale.count(changes.length)),
          isPrimary: true,
          disabled: changes.length ? undefined : texts.addNothing,
          act: async () => {
            const why = await session.apply('add', session.rowsEdit(changes));
            refused = why ? refusalText(why, texts, locale, sheet.house) : '';
            if (why) return dialog.update();
            dialog.close();
            const [first] = chosen;
            editor.narrowOwner = first!;
            editor.grid.goTo(first!);
          },
        },
      ],
    };
  });
}

function changesFor(sheet: Sheet, chosen: ReadonlySet<OwnerKey>): readonly RowChange[] {
  const { house, type, set } = sheet;
  const { currency: base } = house.organisation;
  const options = { membership: house.membership, type, ...(base && { base }) };
  const rows = [...chosen].flatMap((owner) => addOwner(set, owner, options));
  // A member may be chosen beside its group.
  return [...new Map(rows.map((row) => [`${row.owner}\u0000${row.item ?? ''}`, row])).values()];
}

function ownersOf({ house, type }: Sheet): readonly OwnerKey[] {
  const { membership, maySee } = house;
  const users =
    type.levels === 'company-and-group'
      ? []
      : membership.groups.flatMap((group) => membership.membersOf(group).filter((one) => !membership.isFormer(one)));
  return ['company' as const, ...membership.groups, ...users].filter((owner) => !maySee || maySee(owner));
}

function renderOwners(
  { editor }: Dialogs,
  sheet: Sheet,
  text: string,
  chosen: Set<OwnerKey>,
  dialog: OpenDialog,
): TemplateResult {
  const { texts, session } = editor;
  const { house, set } = sheet;
  const { locale } = session.board!;
  const named = matching(text, ownersOf(sheet), house);
  // Those that can be added come first.
  const found = [...named].sort((a, b) => Number(!!set.rows.get(a)) - Number(!!set.rows.get(b)));
  if (!found.length) return html`<p>${texts.nobodyFound(text)}</p>`;
  const about = (owner: OwnerKey) => {
    if (set.rows.get(owner)) return texts.added;
    const group = house.membership.parentOf(owner);
    if (levelOf(owner) === 'user') return group ? texts.groupOf(house.nameOf(group)) : '';
    return levelOf(owner) === 'group' ? texts.members(locale.count(house.membership.membersOf(owner).length)) : '';
  };
  return html`<ul class="choices">
    ${found.map(
      (owner) =>
        html`<li>
          <label
            ><input
              type="checkbox"
              .checked=${chosen.has(owner)}
              ?disabled=${!!set.rows.get(owner)}
              @change=${(event: Event) => {
                if ((event.target as HTMLInputElement).checked) chosen.add(owner);
                else chosen.delete(owner);
                dialog.update();
              }}
            /><span class="name">${house.nameOf(owner)}</span><span>${about(owner)}</span></label
          >
        </li>`,
    )}
  </ul>`;
}
