import { css } from 'lit';

/** Styles of all that a touch brings: markers, tooltip and table. */
export const interactionStyles = css`
  .marker {
    position: absolute;
    background: var(--_selection);
    border-radius: 2px;
  }
  /* A frame, inside the ring of the focus. */
  .marker.chosen {
    outline: 2px solid var(--_focus);
    outline-offset: -4px;
  }
  .tip {
    position: fixed;
    inset: auto;
    inline-size: max-content;
    margin: 0;
    max-width: min(20rem, 90vw);
    padding: 0.5rem 0.75rem;
    border: 1px solid var(--_hairline);
    border-radius: 4px;
    background: var(--_ground);
    color: var(--_text);
    font: 0.75rem/1.35 var(--_font);
    font-variant-numeric: tabular-nums;
  }
  .tip dl,
  .tip p {
    margin: 0.25rem 0 0;
  }
  .tip dl > div {
    display: flex;
    justify-content: space-between;
    gap: 1.5rem;
  }
  .tip :is(dt, dd) {
    unicode-bidi: plaintext;
  }
  .tip dt {
    color: var(--_muted);
  }
  .tip dd {
    margin: 0;
  }
  .tip .good {
    color: var(--_good);
  }
  .tip .bad {
    color: var(--_bad);
  }
  .tip .on {
    font-weight: 600;
  }
  .tip .hint {
    color: var(--_muted);
  }
  /* A click acts on the point under the mouse. */
  .content:has(.here) > :is(.walk, canvas) {
    cursor: pointer;
  }
  .chart table {
    width: 100%;
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }
  .chart caption {
    color: var(--_muted);
    text-align: start;
  }
  .chart :is(th, td) {
    padding: 0.25rem 0.5rem;
    border-block-end: 1px solid var(--_hairline);
    text-align: end;
    white-space: nowrap;
  }
  .chart th:first-child {
    padding-inline-start: 0;
    text-align: start;
    font-weight: 400;
  }
  .chart [aria-current] {
    background: var(--_selection);
  }
  .chart [aria-current] > :is(th, td) {
    font-weight: 600;
  }
  .chart thead th {
    position: sticky;
    inset-block-start: 0;
    background: var(--_ground);
    font-weight: 600;
  }
  @media (forced-colors: active) {
    .marker,
    .chart [aria-current] {
      background: none;
    }
    .chart [aria-current] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
    .marker.here {
      outline: 1px dashed Highlight;
      outline-offset: -1px;
    }
  }
`;
