import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { EditorHost } from '../editor-host.ts';
import type { TypeForm } from './type-form.ts';

/** Most items that are listed without a field to find one by. */
const FEW = 12;

/** Content of the list of items, and its requests. */
export interface ItemList {
  readonly editor: EditorHost;
  readonly form: TypeForm;
  /** Text that an item is looked for by. */
  readonly text: string;
  /** Items may be added that no list has. */
  readonly isOpen: boolean;
  nameOf(item: string): string;
  /** Words about an item: its targets, or those that go with it. */
  noteOf(item: string): { readonly text: string; readonly isLoss?: boolean } | undefined;
  find(text: string): void;
  choose(item: string, isChosen: boolean): void;
  move(item: string, by: 1 | -1): void;
}

/** Items of a dimension, of which those chosen have rows of their own. */
export function renderItems(list: ItemList): TemplateResult {
  const { editor, form, text } = list;
  const { texts } = editor;
  const wanted = plain(text);
  const found = form.items.filter((item) => plain(list.nameOf(item)).includes(wanted));
  return html`<fieldset class="items">
    <legend>${texts.typed.items}</legend>
    ${form.items.length > FEW || text ? renderFind(list) : nothing}
    ${
      found.length
        ? html`<ul class="choices">
            ${repeat(
              found,
              (item) => item,
              (item) => renderItem(list, item),
            )}
          </ul>`
        : nothing
    }
    ${!found.length && text ? html`<p class="note">${texts.typed.noItem(text)}</p>` : nothing}
    ${list.isOpen ? renderOther(list) : nothing}
    <p class="note">${texts.typed.itemsHint}</p>
  </fieldset>`;
}

function renderFind({ editor, text, find }: ItemList): TemplateResult {
  return html`<label class="field"
    >${editor.texts.typed.findItem}<input
      type="search"
      autocomplete="off"
      .value=${text}
      @input=${(event: Event) => find((event.target as HTMLInputElement).value)}
      @keydown=${keepOpen}
  /></label>`;
}

/** Enter in a field that looks for something does not press what the dialog is for. */
function keepOpen(event: KeyboardEvent): void {
  if (event.key === 'Enter') event.preventDefault();
}

function renderItem(list: ItemList, item: string): TemplateResult {
  const { form } = list;
  const isChosen = form.chosen.has(item);
  const note = list.noteOf(item);
  const at = form.items.indexOf(item);
  return html`<li>
    <label
      ><input
        type="checkbox"
        value=${item}
        .checked=${isChosen}
        aria-describedby=${note ? `item-${at}` : nothing}
        @change=${(event: Event) => list.choose(item, (event.target as HTMLInputElement).checked)}
      /><span class="name">${list.nameOf(item)}</span></label
    >
    ${isChosen && form.chosen.size > 1 ? renderMoves(list, item) : nothing}
    ${note ? html`<small id="item-${at}" class=${note.isLoss ? 'loss' : ''}>${note.text}</small>` : nothing}
  </li>`;
}

function renderMoves(list: ItemList, item: string): TemplateResult {
  const { typed } = list.editor.texts;
  const own = list.form.items.filter((one) => list.form.chosen.has(one));
  const name = list.nameOf(item);
  const button = (by: 1 | -1) =>
    html`<button
      type="button"
      class="icon"
      aria-label=${by > 0 ? typed.down(name) : typed.up(name)}
      aria-disabled=${own.at(by > 0 ? -1 : 0) === item ? 'true' : 'false'}
      @click=${(event: Event) => {
        const button = event.currentTarget as HTMLElement;
        list.move(item, by);
        // The row has moved, and the focus with it.
        button.focus();
      }}
    >
      <span aria-hidden="true">${by > 0 ? '↓' : '↑'}</span>
    </button>`;
  return html`<span class="moves">${button(-1)}${button(1)}</span>`;
}

function renderOther({ editor, choose }: ItemList): TemplateResult {
  const { typed } = editor.texts;
  const add = (field: HTMLInputElement) => {
    const item = field.value.trim();
    if (item) choose(item, true);
    field.value = '';
    field.focus();
  };
  return html`<div class="other">
    <label class="field"
      >${typed.otherItem}<input
        autocomplete="off"
        @keydown=${(event: KeyboardEvent) => {
          keepOpen(event);
          if (event.key === 'Enter' && !event.isComposing) add(event.target as HTMLInputElement);
        }} /></label
    ><button
      type="button"
      @click=${(event: Event) =>
        add((event.currentTarget as Element).parentElement!.querySelector<HTMLInputElement>('input')!)}
    >
      ${typed.addItem}
    </button>
  </div>`;
}

/** Text to be compared, without accents and in small letters. */
function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
