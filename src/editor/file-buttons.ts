import { html, nothing, type TemplateResult } from 'lit';
import type { EditorParts } from './editor-host.ts';

/** Buttons of the ways in and out: import, unless nothing may be changed, and export. */
export function renderFileButtons({ editor, texts, dialogs }: EditorParts): TemplateResult {
  return html`${
      editor.readonly
        ? nothing
        : html`<button type="button" @click=${() => dialogs.import()}>${texts.filling.import}</button>`
    }
    <button
      type="button"
      aria-haspopup="menu"
      @click=${(event: Event) => dialogs.export(event.currentTarget as Element)}
    >
      ${texts.filling.export}<span aria-hidden="true"> ▾</span>
    </button>`;
}
