import { css } from 'lit';

/** Dialogs that fill in, import and export. Needs the tokens, the controls and the dialogs. */
export const fillingStyles = css`
  .dialog .modes {
    display: flex;
    flex-wrap: wrap;
    inline-size: fit-content;
    max-inline-size: 100%;
    margin: 0.25rem 0 0.75rem;
    padding: 0;
    overflow: hidden;
    border: 1px solid var(--_hairline);
    border-radius: 0.375rem;
  }
  .modes > label {
    position: relative;
    cursor: pointer;
  }
  .modes > label + label {
    border-inline-start: 1px solid var(--_hairline);
  }
  .modes input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    margin: 0;
    opacity: 0;
    cursor: inherit;
  }
  .modes label > span:not(.heard) {
    display: block;
    padding: 0.3125rem 0.75rem;
    font-weight: 500;
    color: var(--_muted);
  }
  .modes input:checked + span {
    color: var(--_text);
    font-weight: 600;
    background: var(--_selection, light-dark(#e3eefb, #1d3350));
  }
  .modes input:focus-visible + span {
    outline: 2px solid var(--_focus);
    outline-offset: -2px;
  }
  .modes label:has(:disabled) {
    cursor: default;
    opacity: 0.6;
  }
  .dialog .asked {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 0.5rem 0.75rem;
  }
  .asked > label.field {
    flex: 0 1 11rem;
  }
  .asked > label.field:has(> select) {
    flex-basis: 15rem;
  }
  .asked > p:not(.field) {
    flex: 1;
    min-inline-size: 12rem;
    margin: 0.25rem 0;
    color: var(--_muted);
  }
  .asked input.number {
    text-align: end;
  }
  .asked > .change {
    display: grid;
    gap: 0.125rem;
    margin: 0;
    color: var(--_muted);
  }
  .change > span {
    padding-block: 0.375rem;
  }
  .dialog .gain {
    color: var(--_good);
  }
  .dialog .loss {
    color: var(--_bad);
  }
  .dialog .quiet:not(button) {
    color: var(--_muted);
  }
  .dialog .note {
    margin: 0.5rem 0 0;
    color: var(--_muted);
    font-size: 0.75rem;
    line-height: 1rem;
  }
  .dialog .note.loss {
    color: var(--_bad);
  }
  .dialog .across {
    max-inline-size: 100%;
    overflow-x: auto;
  }
  .seasons {
    margin-block: 0.75rem 0.25rem;
  }
  .seasons > summary {
    inline-size: fit-content;
    min-block-size: 1.5rem;
    color: var(--_muted);
    cursor: pointer;
  }
  .seasons > summary:focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }
  .seasons[open] {
    padding: 0.5rem 0.75rem;
    border: 1px solid var(--_hairline);
    border-radius: 0.375rem;
  }
  .seasons ul {
    margin: 0.5rem 0 0;
    padding: 0;
    list-style: none;
  }
  .seasons li {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 0.5rem;
    align-items: center;
    padding-block: 0.25rem;
    border-block-start: 1px solid var(--_hairline);
  }
  .seasons li > :is(.name, input) {
    flex: 1 1 9rem;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .bars {
    margin-block: 0.75rem 0.5rem;
  }
  .bars svg {
    display: block;
    inline-size: 100%;
    block-size: 7rem;
  }
  /* The picture is as wide as its place, its lines are not. */
  .bars :is(rect, line) {
    vector-effect: non-scaling-stroke;
  }
  .bars .letters {
    display: flex;
  }
  .bars .letters > span {
    flex: 1;
    text-align: center;
    color: var(--_muted);
    font-size: 0.75rem;
  }
  .bars .now {
    fill: none;
    stroke: var(--_text);
    stroke-width: 1.25;
  }
  .bars .new {
    fill: var(--_actual);
  }
  .bars line {
    stroke: var(--_text);
    stroke-width: 1.25;
  }
  .dialog table.tight :is(th, td) {
    padding-inline: 0.25rem;
    font-size: 0.75rem;
  }
  .tight .now {
    color: var(--_muted);
  }
  .tight .new {
    font-weight: 600;
  }
  .dialog .starts {
    display: grid;
    gap: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .starts > .choice {
    padding-block: 0.625rem;
    border-block-end: 1px solid var(--_hairline);
  }
  .choice > label {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 0 0.625rem;
    align-items: center;
    font-weight: 600;
  }
  .choice > label > small {
    grid-column: 2;
    color: var(--_muted);
    font-size: 0.75rem;
    font-weight: 400;
  }
  .choice > .asked {
    padding-block: 0.5rem 0.25rem;
    padding-inline-start: 1.625rem;
  }
  .choice > .asked > label.field {
    flex-basis: 9rem;
  }
  .dialog .outcome {
    margin: 0.75rem 0 0;
  }
  .dialog td.wrong > span {
    display: block;
  }
  .dialog th > select.field {
    display: block;
    inline-size: min(14rem, 32vw);
    min-block-size: 1.75rem;
    margin-block-start: 0.25rem;
    padding-block: 0;
    font-weight: 400;
  }
  @media (width < 40rem) {
  }
  @media (forced-colors: active) {
    .bars .new {
      forced-color-adjust: none;
      fill: CanvasText;
    }
    .modes input:checked + span {
      forced-color-adjust: none;
      color: HighlightText;
      background: Highlight;
    }
  }
`;
