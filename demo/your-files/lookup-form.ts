import { html, nothing } from 'lit';
import { idOf } from './lookups.ts';
import type { LookupBy, Place } from './own-file.ts';
import type { OwnFile } from './own-file.ts';

export interface LookupView {
  readonly places: readonly Place[];
  readonly by: LookupBy;
  /** Name of the file of each place. */
  nameOf(place: Place): string;
}

/** Choice of what a file of names turns into what; of people, whose ids are others than theirs. */
export function lookupForm(own: OwnFile, { places, by, nameOf }: LookupView, changed: () => void) {
  const { columns } = own.suggestion;
  if (!places.length || columns.length < 2) return nothing;
  const set = (part: Partial<LookupBy>) => {
    own.lookup = { ...by, ...part };
    changed();
  };
  const chosen = (event: Event) => (event.target as HTMLSelectElement).selectedIndex;
  const column = (part: 'key' | 'value', text: string) =>
    html`<label
      >${text}
      <select name="lookup-${part}" @change=${(event: Event) => set({ [part]: columns[chosen(event)] })}>
        ${columns.map((name) => html`<option ?selected=${name === by[part]}>${name}</option>`)}
      </select></label
    >`;
  return html`<div class="forms lookup">
    <label
      >Looks up
      <select name="lookup-place" @change=${(event: Event) => set({ place: places[chosen(event) - 1] })}>
        <option ?selected=${!by.place}>Nothing</option>
        ${places.map((place) => html`<option ?selected=${!!by.place && idOf(place) === idOf(by.place)}>${place.column} (${nameOf(place)})</option>`)}
      </select></label
    >
    ${by.place ? html`${column('key', 'in the column')} ${column('value', 'and takes')}` : nothing}
  </div>`;
}
