import { html } from 'lit';
import type { EditorTexts } from '../../i18n/en-editor.ts';
import type { DialogView, OpenDialog } from '../../ui/dialog.ts';

/** Sheet of all keys. */
export function keysView(texts: EditorTexts, dialog: OpenDialog): DialogView {
  const groups = Object.keys(texts.keyGroups) as (keyof EditorTexts['keyGroups'])[];
  return {
    title: texts.keysTitle,
    width: 'wide',
    body: html`<div class="columns2">
      ${groups.map(
        (group) =>
          html`<section>
            <h3>${texts.keyGroups[group]}</h3>
            <dl class="keys">
              ${texts.keyList[group].map(
                ([key, what]) =>
                  html`<dt>${key}</dt>
                    <dd>${what}</dd>`,
              )}
            </dl>
          </section>`,
      )}
    </div>`,
    buttons: [{ label: texts.close, isPrimary: true, act: () => dialog.close() }],
  };
}
