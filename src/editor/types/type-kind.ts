import { html, nothing, type TemplateResult } from 'lit';
import type { Measure } from '../../model/actual.ts';
import type { EditorHost } from '../editor-host.ts';
import { dimensionName } from '../type-name.ts';
import { type TypeForm, UNITS } from './type-form.ts';

/** Dimension and unit of a type while they are chosen, or as they are for good (T20). */
export interface KindFields {
  readonly editor: EditorHost;
  readonly form: TypeForm;
  /** Id of the type that is changed; absent for a new one. */
  readonly own: string | undefined;
  readonly dimensions: readonly string[];
  readonly isFixed: boolean;
  choose(dimension: string, unit: Measure): void;
}

export function renderKind(fields: KindFields): TemplateResult {
  const { editor, form, isFixed } = fields;
  const words = editor.texts.typed;
  if (!isFixed) return renderChoice(fields);
  return html`<dl class="asked fixed">
      <div>
        <dt>${words.split}</dt>
        <dd>${nameIn(editor, form.dimension)}</dd>
      </div>
      <div>
        <dt>${words.unit}</dt>
        <dd>${editor.texts.units[form.unit]}</dd>
      </div>
    </dl>
    <p class="note">${words.fixed}</p>`;
}

function nameIn({ session, texts }: EditorHost, dimension: string): string {
  return dimensionName(dimension, session.house!, texts, session.board!.locale);
}

function renderChoice(fields: KindFields): TemplateResult {
  const { editor, form, dimensions, choose } = fields;
  const { texts } = editor;
  const taken = UNITS.filter((unit) => isTaken(fields, unit)).map((unit) => texts.units[unit]);
  return html`<div class="asked">
      <label class="field"
        >${texts.typed.split}<select
          @change=${(event: Event) => choose((event.target as HTMLSelectElement).value, form.unit)}
        >
          ${dimensions.map(
            (one) => html`<option value=${one} ?selected=${one === form.dimension}>${nameIn(editor, one)}</option>`,
          )}
        </select></label
      >
      <fieldset class="unit" aria-describedby="unit-note">
        <legend>${texts.typed.unit}</legend>
        <div class="modes">${UNITS.map((unit) => renderUnit(fields, unit))}</div>
      </fieldset>
    </div>
    <p class="note" id="unit-note">
      ${taken.length ? html`${texts.typed.taken(taken.join(', '))}. ` : nothing}${texts.typed.fixed}
    </p>`;
}

function renderUnit(fields: KindFields, unit: Measure): TemplateResult {
  const { editor, form, choose } = fields;
  return html`<label
    ><input
      type="radio"
      name="unit"
      value=${unit}
      .checked=${unit === form.unit}
      ?disabled=${isTaken(fields, unit)}
      @change=${() => choose(form.dimension, unit)}
    /><span>${editor.texts.units[unit]}</span></label
  >`;
}

/** Whether another type has the dimension with this unit (T19). */
function isTaken({ editor, form, own }: KindFields, unit: Measure): boolean {
  const id = `${form.dimension}.${unit}`;
  return id !== own && editor.session.draft.state.types.some((one) => one.id === id);
}
