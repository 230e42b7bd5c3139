import { css } from 'lit';

/** Buttons and fields of the editor and its dialogs. Needs the tokens. */
export const controlStyles = css`
  button,
  .field > :is(input, select, textarea),
  input.field,
  select.field {
    box-sizing: border-box;
    min-block-size: 2rem;
    padding: 0.1875rem 0.75rem;
    color: var(--_text);
    background: transparent;
    border: 1px solid var(--_hairline);
    border-radius: 0.375rem;
    font: 500 0.8125rem/1.25rem var(--_font);
  }
  button {
    white-space: nowrap;
    cursor: pointer;
  }
  .field > :is(input, select, textarea),
  input.field,
  select.field {
    inline-size: 100%;
    font-weight: 400;
    background: var(--_ground);
    border-color: var(--_muted);
  }
  button:is(.quiet, .icon) {
    border-color: transparent;
  }
  button.icon {
    min-inline-size: 2rem;
    padding: 0;
  }
  button:hover {
    background: color-mix(in srgb, var(--_text) 6%, transparent);
  }
  button.primary {
    color: var(--_surface);
    color: light-dark(#fff, #10161d);
    background: var(--_actual);
    border-color: var(--_actual);
    font-weight: 600;
  }
  button.primary:hover {
    background: color-mix(in srgb, var(--_actual) 88%, var(--_text));
  }
  button.danger:not(.primary) {
    color: var(--_bad);
  }
  button:is(:disabled, [aria-disabled='true']) {
    color: var(--_muted);
    background: transparent;
    border-color: var(--_hairline);
    opacity: 0.7;
    cursor: default;
  }
  button:is(.quiet, .icon):is(:disabled, [aria-disabled='true']) {
    border-color: transparent;
  }
  :is(button, input, select, textarea, a, summary, [tabindex]):focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }
  input:is([type='checkbox'], [type='radio']) {
    inline-size: 1rem;
    block-size: 1rem;
    margin: 0;
    accent-color: var(--_actual);
  }
  @media (pointer: coarse) {
    button {
      min-block-size: 2.75rem;
    }
    button.icon {
      min-inline-size: 2.75rem;
    }
  }
  @media (forced-colors: active) {
    button.primary {
      forced-color-adjust: none;
      color: HighlightText;
      background: Highlight;
      border-color: Highlight;
    }
    button:is(:disabled, [aria-disabled='true']) {
      color: GrayText;
      border-color: GrayText;
      opacity: 1;
    }
  }
`;
