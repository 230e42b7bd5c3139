import { html, nothing, type TemplateResult } from 'lit';
import type { EditorTexts } from '../../i18n/en-editor.ts';
import type { KeptSeason } from '../../model/kept-season.ts';
import { isKept, nameOfSeason, type SpreadName } from './adjust-plan.ts';

type Spread = SpreadName | 'as-parent';

/** Field in which a way to spread is chosen, and its request. */
export interface SpreadField<S extends Spread> {
  readonly label: string;
  readonly choices: readonly S[];
  readonly seasons: readonly KeptSeason[];
  readonly chosen: S;
  choose(spread: S): void;
}

/** The ways to spread, and the seasons that the reader has kept under a head of their own. */
export function renderSpreadField<S extends Spread>(
  { filling }: Pick<EditorTexts, 'filling'>,
  { label, choices, seasons, chosen, choose }: SpreadField<S>,
): TemplateResult {
  const names: Readonly<Record<string, string>> = { ...filling.spreads, 'as-parent': filling.asParent };
  const option = (spread: Spread, name: string) =>
    html`<option value=${spread} .selected=${spread === chosen}>${name}</option>`;
  const kept = seasons.map(({ name }) => option(`kept:${name}`, name));
  return html`<label class="field spread"
    >${label}<select @change=${(event: Event) => choose((event.target as HTMLSelectElement).value as S)}>
      ${choices.map((spread) => option(spread, names[spread] ?? filling.season(nameOfSeason(spread as SpreadName))))}
      ${kept.length ? html`<optgroup label=${filling.seasons.own}>${kept}</optgroup>` : nothing}
    </select></label
  >`;
}

/** The spread, or another one where it is a season that is kept no more. */
export function stillThere<S extends Spread>(spread: S, seasons: readonly KeptSeason[], otherwise: S): S {
  const isGone = isKept(spread) && !seasons.some(({ name }) => name === nameOfSeason(spread));
  return isGone ? otherwise : spread;
}
