import { html, nothing, type TemplateResult } from 'lit';
import type { EditorParts } from '../editor-host.ts';
import { firstIsFixed, type Sheet } from '../sheet.ts';
import { typeName } from '../type-name.ts';

/** A wheel with eight teeth, in a square of 16. */
const WHEEL =
  'M6.76 2.85L6.9 1.09L9.1 1.09L9.24 2.85L10.77 3.48L12.11 2.34L13.66 3.89L12.52 5.23L13.15 6.76L14.91 6.9L14.91 9.1L13.15 9.24L12.52 10.77L13.66 12.11L12.11 13.66L10.77 12.52L9.24 13.15L9.1 14.91L6.9 14.91L6.76 13.15L5.23 12.52L3.89 13.66L2.34 12.11L3.48 10.77L2.85 9.24L1.09 9.1L1.09 6.9L2.85 6.76L3.48 5.23L2.34 3.89L3.89 2.34L5.23 3.48Z';

/** Target types as tabs; the one on show has what changes it beside it, and at the end more can be added. */
export function renderTabs(parts: EditorParts, sheet: Sheet): TemplateResult {
  const { editor, texts, locale, dialogs } = parts;
  const { types } = editor.session.draft.state;
  const known = types.some(({ id }) => id === sheet.type.id) ? types : [...types, sheet.type];
  const name = typeName(sheet.type, sheet, texts, locale);
  return html`<div class="which">
    <div class="tabs" role="tablist" aria-label=${texts.types} @keydown=${walkTabs}>
      ${firstIsFixed(known).map((type) => {
        const isOn = type.id === sheet.type.id;
        return html`<button
          type="button"
          role="tab"
          id="tab-${type.id}"
          aria-selected=${isOn}
          aria-controls="panel"
          tabindex=${isOn ? 0 : -1}
          @click=${() => editor.goToType(type.id)}
        >
          ${typeName(type, sheet, texts, locale)}
        </button>`;
      })}
    </div>
    ${
      editor.readonly
        ? nothing
        : html`<button
              type="button"
              class="icon gear"
              aria-haspopup="dialog"
              title=${texts.typed.configure(name)}
              @click=${() => dialogs.targetType(sheet.type.id)}
            >
              <svg viewBox="0 0 16 16" aria-hidden="true">
                <circle cx="8" cy="8" r="2.25" />
                <path d=${WHEEL} />
              </svg></button
            ><button type="button" class="quiet add" aria-haspopup="dialog" @click=${() => dialogs.targetType()}>
              <span aria-hidden="true">+ </span>${texts.typed.add}
            </button>`
    }
  </div>`;
}

/** Arrows go from tab to tab, as the pattern of tabs has it. */
function walkTabs(event: KeyboardEvent): void {
  const tabs = [...(event.currentTarget as Element).querySelectorAll<HTMLElement>('[role=tab]')];
  const at = tabs.findIndex((tab) => tab === event.target);
  const isRtl = getComputedStyle(event.currentTarget as Element).direction === 'rtl';
  const by = { ArrowRight: isRtl ? -1 : 1, ArrowLeft: isRtl ? 1 : -1 }[event.key];
  const next = by ? tabs[(at + by + tabs.length) % tabs.length] : { Home: tabs[0], End: tabs.at(-1) }[event.key];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
