import { html } from 'lit';

/** Quiet blocks in place of figures that are to come. */
export const BONES = html`<div class="bones" aria-hidden="true"><i></i><i></i><i></i></div>`;
