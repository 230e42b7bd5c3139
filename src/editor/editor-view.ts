import { html, nothing, type TemplateResult } from 'lit';
import type { EditorTexts } from '../i18n/en-editor.ts';
import type { Locale } from '../i18n/locale.ts';
import { redoLabel, undoLabel } from '../model/draft.ts';
import { decimalsOf } from '../model/currency.ts';
import type { EditorHost, EditorParts } from './editor-host.ts';
import { renderFileButtons } from './file-buttons.ts';
import { renderFinder } from './finder.ts';
import { canBegin, itemNameOf, type Sheet } from './sheet.ts';
import { typeName } from './type-name.ts';
import { renderTabs } from './types/tabs.ts';

export function renderEditor(parts: EditorParts): TemplateResult {
  const { editor, locale } = parts;
  const { sheet } = editor.session;
  const isNarrow = editor.isNarrow;
  return html`<section
    class="editor ${isNarrow ? 'narrow' : ''}"
    lang=${locale.tag}
    dir=${locale.dir}
    aria-label=${parts.texts.title}
    aria-busy=${editor.session.state === 'loading'}
  >
    ${renderWhat(parts)} ${sheet ? renderTabs(parts, sheet) : nothing}
    ${sheet && !isNarrow ? renderTools(parts, sheet) : nothing}
    ${sheet ? renderSheet(parts, sheet) : renderMessage(parts)} ${sheet && !isNarrow ? renderFoot(parts) : nothing}
    ${isNarrow && !editor.readonly ? html`<footer class="bar act">${renderSaving(parts)}</footer>` : nothing}
  </section>`;
}

function renderWhat(parts: EditorParts): TemplateResult {
  const { editor, texts } = parts;
  const year = editor.session.key?.year ?? 0;
  const go = (by: number) => () => editor.goToYear(year + by);
  return html`<header class="bar what">
    <h2>${texts.title}</h2>
    <div class="years">
      <button type="button" class="icon" aria-label=${texts.yearBefore(String(year - 1))} @click=${go(-1)}>
        <span aria-hidden="true">‹</span></button
      ><output>${year || ''}</output
      ><button type="button" class="icon" aria-label=${texts.yearAfter(String(year + 1))} @click=${go(1)}>
        <span aria-hidden="true">›</span>
      </button>
    </div>
    <span class="space"></span>
    ${editor.readonly ? nothing : renderSteps(parts)}
    ${editor.readonly || editor.isNarrow ? nothing : renderSaving(parts)}
  </header>`;
}

function renderSteps({ editor, texts }: EditorParts): TemplateResult {
  const { draft } = editor.session;
  const [undo, redo] = [undoLabel(draft), redoLabel(draft)];
  return html`<button
      type="button"
      class=${editor.isNarrow ? 'icon' : 'quiet'}
      aria-disabled=${undo ? 'false' : 'true'}
      title=${undo ? texts.undoOf(texts.actionNames[undo.action]) : nothing}
      @click=${() => editor.undo()}
    >
      <span aria-hidden="true">↶ </span><span class=${editor.isNarrow ? 'heard' : ''}>${texts.undo}</span></button
    ><button
      type="button"
      class="icon"
      aria-disabled=${redo ? 'false' : 'true'}
      aria-label=${texts.redo}
      title=${redo ? texts.redoOf(texts.actionNames[redo.action]) : nothing}
      @click=${() => editor.redo()}
    >
      <span aria-hidden="true">↷</span>
    </button>`;
}

function renderSaving(parts: EditorParts): TemplateResult {
  const { editor, texts } = parts;
  const cannotSave = !editor.unsaved || editor.session.isSaving;
  return html`${renderStatus(parts)} ${editor.isNarrow ? html`<span class="space"></span>` : nothing}
    <button type="button" aria-disabled=${cannotSave ? 'true' : 'false'} @click=${() => editor.save()}>
      ${texts.save}
    </button>
    <button type="button" class="primary" @click=${() => editor.saveAndClose()}>${texts.saveAndClose}</button>`;
}

/** State of the draft in words. */
function renderStatus({ editor, texts, locale, dialogs }: EditorParts): TemplateResult {
  const { session, grid } = editor;
  const { conflicts, saveFailure, meanwhile, lastSave, board } = session;
  const refused = grid.state.refusals.size;
  if (session.isSaving) return renderProgress(texts.saving, session.savedShare, locale);
  if (saveFailure) return html`<span class="status bad" role="status">${texts.notSaved(saveFailure.message)}</span>`;
  if (conflicts.length) {
    const count = locale.count(conflicts.length);
    return html`<span class="status bad" role="status"
      ><button type="button" @click=${() => dialogs.conflicts()}>${texts.conflicts(count)}</button></span
    >`;
  }
  const parts = [
    refused ? texts.notUnderstood(locale.count(refused)) : '',
    editor.unsaved
      ? texts.unsaved(locale.count(editor.unsaved))
      : lastSave
        ? texts.saved(locale.ago(lastSave.at, board!.now(), board!.timeZone))
        : '',
    meanwhile ? texts.meanwhile(editor.personName(meanwhile.by), locale.count(meanwhile.cells)) : '',
    ...keptTexts(editor, texts, locale),
  ];
  const said = parts.filter(Boolean).join(' · ');
  return html`<span class="status" role="status"
    >${editor.unsaved ? html`<button type="button" title=${texts.review} @click=${() => dialogs.review()}>${said}</button>` : said}</span
  >`;
}

/** Says that a save is under way once, and how far it is to whoever asks: a figure that is read at each tenth is noise. */
function renderProgress(saving: string, share: number | undefined, locale: Locale): TemplateResult {
  const done = share && Math.round(share * 100);
  return html`<span class="status"
    ><span role="status">${saving}</span>${
      done
        ? html` <span role="progressbar" aria-label=${saving} aria-valuenow=${done}>${locale.percent(share)}</span>`
        : nothing
    }</span
  >`;
}

/** Sentence about how the draft is kept over reloads. */
function keptTexts({ session, unsaved }: EditorHost, { filling }: EditorTexts, locale: Locale): string[] {
  const { at, note, isElsewhere, isNameless } = session.kept;
  const { now, timeZone } = session.board!;
  return [
    at && unsaved ? filling.kept(locale.ago(Date.parse(at), now(), timeZone)) : '',
    isElsewhere ? filling.elsewhere : '',
    // Without edits there is nothing to lose.
    isNameless && unsaved ? filling.notKept.nameless : '',
    note && (unsaved || note.problem.startsWith('draft')) ? filling.notKept[note.problem] : '',
  ];
}

function renderTools(parts: EditorParts, sheet: Sheet): TemplateResult {
  const { editor, texts, dialogs, options } = parts;
  const { state } = editor.grid;
  const isAnyClosed = state.closed.size > 0;
  return html`<div class="bar tools">
    ${renderFinder(editor, texts, sheet)}
    ${
      editor.readonly
        ? nothing
        : html`<button type="button" @click=${() => dialogs.addOwners()}>
            <span aria-hidden="true">+ </span>${texts.addOwners}
          </button>`
    }
    <button type="button" @click=${() => editor.toggleAll(isAnyClosed)}>
      <span aria-hidden="true">${isAnyClosed ? '⊞ ' : '⊟ '}</span>${isAnyClosed ? texts.expandAll : texts.collapseAll}
    </button>
    ${renderItems(parts, sheet)}
    <span class="space"></span>
    ${renderFileButtons(parts)}
    <button
      type="button"
      aria-haspopup="menu"
      @click=${(event: Event) => dialogs.columns(options, event.currentTarget as Element)}
    >
      ${texts.columns}<span aria-hidden="true"> ▾</span>
    </button>
  </div>`;
}

/** Filter of items, for types that have some. */
function renderItems({ editor, texts, locale }: EditorParts, { type, house }: Sheet): TemplateResult | typeof nothing {
  if (!type.items?.length) return nothing;
  const { state } = editor.grid;
  return html`<select
    class="field items"
    aria-label=${texts.item}
    @change=${(event: Event) => editor.showItem((event.target as HTMLSelectElement).value || undefined)}
  >
    <option value="" ?selected=${state.item === undefined}>${texts.allItems}</option>
    ${type.items.map(
      (item) =>
        html`<option value=${item} ?selected=${state.item === item}>
          ${itemNameOf(item, type, house.organisation, locale.words)}
        </option>`,
    )}
  </select>`;
}

function renderSheet(parts: EditorParts, sheet: Sheet): TemplateResult {
  const { editor, texts, locale, options } = parts;
  const { grid } = editor;
  grid.typeName = typeName(sheet.type, sheet, texts, locale);
  const gridOptions = {
    ...options,
    texts,
    locale,
    isReadOnly: editor.readonly,
    version: editor.version,
    only: editor.isNarrow ? editor.narrowOwner : undefined,
  };
  const isEmpty = sheet.set.rows.size === 0;
  const body = editor.isNarrow ? editor.phone?.(parts, sheet, gridOptions) : grid.render(sheet, gridOptions);
  return html`${isEmpty && !editor.readonly ? renderAdvice(parts, sheet) : nothing}
    <div id="panel" class="panel" role="tabpanel" aria-labelledby="tab-${sheet.type.id}">${body}</div>`;
}

/** Tells of a year without rows how it may begin; before the sheet, so that Tab comes to it first. */
function renderAdvice({ editor, texts, dialogs }: EditorParts, sheet: Sheet): TemplateResult {
  const { year } = sheet.key;
  return html`<p class="advice">
    ${texts.noRows(editor.grid.typeName, String(year))}
    ${
      canBegin(sheet)
        ? html`${texts.filling.yearOffer(String(year - 1))}
            <button type="button" class="primary" @click=${() => dialogs.newYear()}>${texts.filling.newYear}</button>`
        : texts.noRowsHint
    }
  </p>`;
}

function renderMessage({ editor, texts, locale }: EditorParts): TemplateResult {
  const { session } = editor;
  if (session.state === 'denied') {
    return html`<div class="message" role="status"><p>${texts.problems[session.denied!]('')}</p></div>`;
  }
  if (session.state === 'failed') {
    return html`<div class="message" role="alert">
      <p>${session.failure?.message ?? locale.messages.notLoaded}</p>
      <button type="button" @click=${() => session.retry()}>${texts.retry}</button>
    </div>`;
  }
  return html`<div class="message" role="status"><p>${texts.loading}</p></div>`;
}

function renderFoot({ editor, texts, dialogs }: EditorParts): TemplateResult {
  return html`<footer class="bar foot">
    <span class="sum" role="status">${selectionText(editor, texts)}</span>
    <span class="space"></span>
    <span class="wide">${texts.keysHint.replace(/ · \?.*$/, '')}</span>
    <button type="button" class="quiet" @click=${() => dialogs.keys()}>? ${texts.keys}</button>
  </footer>`;
}

/** Sum of the selection by currency, and how many cells it has. */
function selectionText(editor: EditorHost, texts: EditorTexts): string {
  const { state } = editor.grid;
  const { grid, rect, forms } = state;
  const locale = editor.session.board!.locale;
  const sum = grid && state.sum.of(grid, rect, () => editor.requestUpdate());
  if (!sum?.cells) return '';
  const written = sum.sums.map(({ sum: total, currency }) => {
    const decimals = grid!.sheet.type.unit === 'count' ? 0 : decimalsOf(currency);
    const shown = total === undefined ? texts.tooLarge : forms!.text(total, decimals);
    return sum.sums.length > 1 ? `${shown} ${currency ?? ''}`.trim() : shown;
  });
  return texts.selected(written.join(' + ') || '–', locale.count(sum.cells));
}
