import { css } from 'lit';

/** Tabs of target types, which are there from the first. Needs the tokens and the controls. */
export const tabsStyles = css`
  .which {
    flex: none;
    display: flex;
    overflow-x: auto;
    padding-inline: 0.75rem;
    border-block-end: 1px solid var(--_hairline);
  }
  /* What changes a type stands beside its tab, which it is no part of. */
  .tabs {
    display: contents;
  }
  .which button {
    position: relative;
    flex: none;
    color: var(--_muted);
    border: 0;
    border-radius: 0;
  }
  .which button:focus-visible {
    outline-offset: -2px;
  }
  .which [role='tab'] {
    padding: 0.5rem 0.625rem;
  }
  .which [aria-selected='true'] {
    order: 1;
    color: var(--_text);
    font-weight: 600;
  }
  .tools > select.items {
    inline-size: auto;
    max-inline-size: 14rem;
  }
  .which .gear {
    order: 2;
    inline-size: 2rem;
    margin-inline-start: -0.5rem;
  }
  .which [aria-selected='true'] ~ [role='tab'] {
    order: 3;
  }
  .which .add {
    order: 4;
    padding-inline: 0.625rem;
    font-weight: 500;
  }
  .which :is([aria-selected='true'], .gear)::after {
    content: '';
    position: absolute;
    inset: auto 0 0;
    block-size: 2px;
    background: var(--_actual);
  }
  .gear > svg {
    inline-size: 1rem;
    block-size: 1rem;
    vertical-align: -0.1875rem;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.25;
    stroke-linecap: round;
  }
  .gear:hover {
    color: var(--_text);
  }
  @media (forced-colors: active) {
    .which :is([aria-selected='true'], .gear)::after {
      background: Highlight;
    }
  }
`;
