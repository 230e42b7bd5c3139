import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { KeptSeasons } from '../../board/kept-seasons.ts';
import {
  type KeptSeason,
  LONGEST_SEASON_NAME,
  plainSeasonName,
  renamedSeason,
  type SeasonNameProblem,
  type SeasonProblem,
  seasonOf,
  withoutSeason,
  withSeason,
} from '../../model/kept-season.ts';
import type { Dialogs } from '../editor-host.ts';
import { repositoryNameOf } from '../repository-name.ts';
import type { SeasonSource, SeasonSourceName } from './season-sources.ts';

export interface SeasonHost {
  readonly dialogs: Dialogs;
  sources(): readonly SeasonSource[];
  /** Asks for the values of a source that are not there yet. */
  want(from: SeasonSourceName): void;
  /** A season has been kept, renamed or deleted; `chosen` is the one to spread by now. */
  changed(chosen?: string): void;
}

/** Part of a dialog in which seasons are kept under a name, renamed and deleted (T13). */
export class SeasonPart {
  readonly #host: SeasonHost;
  readonly #kept: KeptSeasons;
  #from: SeasonSourceName = 'now';
  #renaming?: string;
  #deleted?: KeptSeason;
  #said = '';
  #problem = '';

  constructor(host: SeasonHost) {
    const { session, shadowRoot } = host.dialogs.editor;
    this.#host = host;
    this.#kept = new KeptSeasons(repositoryNameOf(shadowRoot!.host), session.board!.settings.viewer);
    void this.#kept.open().then(() => host.changed());
  }

  get list(): readonly KeptSeason[] {
    return this.#kept.list;
  }

  get #words() {
    return this.#host.dialogs.editor.texts.filling.seasons;
  }

  render(): TemplateResult {
    const words = this.#words;
    return html`<details class="seasons">
      <summary>${words.own}</summary>
      ${this.#host.sources().length ? this.#renderKeep() : nothing}
      <p class="note loss" role="alert">${this.#problem}</p>
      ${
        this.list.length
          ? html`<ul>
              ${repeat(
                this.list,
                ({ name }) => name,
                (season) => html`<li>${this.#renderSeason(season)}</li>`,
              )}
            </ul>`
          : nothing
      }
      <p class="note" role="status">
        ${this.#said}
        ${this.#deleted ? html`<button type="button" @click=${() => this.#putBack()}>${words.putBack}</button>` : nothing}
      </p>
      ${this.#kept.isOnPageOnly ? html`<p class="note">${words.onPageOnly}</p>` : nothing}
    </details>`;
  }

  #renderKeep(): TemplateResult {
    const words = this.#words;
    const sources = this.#host.sources();
    return html`<div class="asked">
      <label class="field"
        >${words.from}<select
          class="from"
          @change=${(event: Event) => this.#choose((event.target as HTMLSelectElement).value as SeasonSourceName)}
        >
          ${sources.map(
            ({ from }) => html`<option value=${from} ?selected=${from === this.#from}>${words.sources[from]}</option>`,
          )}
        </select></label
      >
      <label class="field"
        >${words.name}<input
          class="name"
          autocomplete="off"
          maxlength=${LONGEST_SEASON_NAME}
          @keydown=${onEnter((field) => this.#keep(field))}
      /></label>
      <button
        type="button"
        @click=${(event: Event) =>
          this.#keep((event.currentTarget as Element).parentElement!.querySelector<HTMLInputElement>('.name')!)}
      >
        ${words.keep}
      </button>
    </div>`;
  }

  #renderSeason({ name }: KeptSeason): TemplateResult {
    const words = this.#words;
    if (this.#renaming === name) return this.#renderName(name);
    return html`<span class="name">${name}</span>
      <button
        type="button"
        aria-label=${words.renameOne(name)}
        @click=${(event: Event) => this.#startRenaming(name, event.currentTarget as Element)}
      >
        ${words.rename}
      </button>
      <button type="button" aria-label=${words.deleteOne(name)} @click=${() => this.#delete(name)}>
        ${words.delete}
      </button>`;
  }

  #renderName(name: string): TemplateResult {
    const words = this.#words;
    return html`<input
        aria-label=${words.renameOne(name)}
        autocomplete="off"
        maxlength=${LONGEST_SEASON_NAME}
        .value=${name}
        @keydown=${(event: KeyboardEvent) => {
          onEnter((field) => this.#rename(name, field))(event);
          if (event.key !== 'Escape' || event.isComposing) return;
          event.preventDefault(); // the dialog stays
          this.#stopRenaming(event.target as Element);
        }}
      /><button
        type="button"
        @click=${(event: Event) =>
          this.#rename(name, (event.currentTarget as Element).previousElementSibling as HTMLInputElement)}
      >
        ${words.rename}
      </button>`;
  }

  #choose(from: SeasonSourceName): void {
    this.#from = from;
    this.#host.want(from);
    this.#say('');
  }

  async #keep(field: HTMLInputElement): Promise<void> {
    const sources = this.#host.sources();
    const source = sources.find(({ from }) => from === this.#from) ?? sources[0];
    const parts = source?.values ? this.#seasonOf(source) : 'nothing-to-keep';
    if (typeof parts === 'string') return this.#refuse(parts, field);
    const name = field.value;
    const problem = await this.#kept.change((seasons) => withSeason(seasons, { name, parts }, this.#listed));
    if (problem) return this.#refuse(problem, field);
    field.value = '';
    const kept = plainSeasonName(name);
    this.#say(this.#words.isKept(kept), kept);
    field.focus();
  }

  #seasonOf({ values, year, interval }: SeasonSource) {
    const { fiscal } = this.#host.dialogs.editor.session.house!;
    return seasonOf(values!, { year, interval, fiscal });
  }

  /** Seasons of the organisation stand in the same list. */
  get #listed(): readonly string[] {
    return Object.keys(this.#host.dialogs.editor.session.house?.organisation.seasons ?? {});
  }

  #startRenaming(name: string, button: Element): void {
    const item = button.closest('li')!;
    this.#renaming = name;
    this.#say('');
    const field = item.querySelector('input');
    field?.focus();
    field?.select();
  }

  #stopRenaming(field: Element): void {
    const item = field.closest('li')!;
    this.#renaming = undefined;
    this.#say('');
    item.querySelector('button')?.focus();
  }

  async #rename(from: string, field: HTMLInputElement): Promise<void> {
    const list = field.closest('ul')!;
    const to = field.value;
    const problem = await this.#kept.change((seasons) => renamedSeason(seasons, from, to, this.#listed));
    if (problem) return this.#refuse(problem, field);
    this.#renaming = undefined;
    this.#say('', plainSeasonName(to));
    list.querySelector('button')?.focus();
  }

  async #delete(name: string): Promise<void> {
    const season = this.list.find((one) => one.name === name);
    await this.#kept.change((seasons) => withoutSeason(seasons, name));
    this.#say(this.#words.isDeleted(name));
    this.#deleted = season;
    this.#host.changed();
    this.#find('[role="status"] button')?.focus();
  }

  async #putBack(): Promise<void> {
    const season = this.#deleted!;
    const problem = await this.#kept.change((seasons) => withSeason(seasons, season, this.#listed));
    this.#say(problem ? this.#words.problems[problem] : this.#words.isKept(season.name));
    this.#find('input.name')?.focus();
  }

  #find(selector: string): HTMLElement | null {
    return this.#host.dialogs.editor.shadowRoot!.querySelector(`.seasons ${selector}`);
  }

  #refuse(problem: SeasonNameProblem | SeasonProblem, field: HTMLInputElement): void {
    this.#say('');
    this.#problem = this.#words.problems[problem];
    this.#host.changed();
    field.focus();
  }

  #say(text: string, chosen?: string): void {
    this.#said = text;
    this.#problem = '';
    this.#deleted = undefined;
    this.#host.changed(chosen);
  }
}

/** Enter in a name does what stands beside it, not what the dialog is for. */
function onEnter(act: (field: HTMLInputElement) => unknown) {
  return (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    if (!event.isComposing) act(event.target as HTMLInputElement);
  };
}
