import { html, type TemplateResult } from 'lit';

/** Quiet blocks in place of figures that are to come. */
export const BONES = html`<div class="bones" aria-hidden="true"><i></i><i></i><i></i></div>`;

/** Frame, heading and quiet blocks of a tile whose board has not said yet in which language. */
export function speechless(heading: string | undefined): TemplateResult {
  return html`<div class="box">
    <div part="tile" class="tile loading bare" role="group" aria-labelledby="heading" aria-busy="true">
      <header role="none">
        <div class="head" part="heading" id="heading">
          <slot name="heading">${heading || html`<i class="bone"></i>`}</slot>
        </div>
      </header>
      <div class="body">${BONES}</div>
    </div>
  </div>`;
}
