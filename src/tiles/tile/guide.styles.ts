import { css } from 'lit';

/** How to read a tile: names and what is said of them, in as many columns as there is room for. */
export const guideStyles = css`
  #notes {
    overscroll-behavior: contain;
    scrollbar-width: thin;
  }
  #notes:focus-visible {
    outline-offset: -2px;
  }
  /* Where there is more below, the last line fades and is not cut; at the end it stands over the fade. */
  #notes::after {
    content: '';
    display: block;
    position: sticky;
    inset-block-end: -0.5rem;
    block-size: 1.25lh;
    margin-block-end: -0.5rem;
    background: linear-gradient(transparent, var(--_ground));
    pointer-events: none;
  }
  .close {
    float: inline-end;
    margin-inline-end: -0.25rem;
    position: sticky;
    inset-block-start: 0;
    background: var(--_ground);
    color: var(--_muted);
  }
  #notes > ul {
    margin: 0 0 0.5rem;
    padding: 0.25rem 0 0 1rem;
  }
  .title {
    padding-block: 0.25rem;
    font-weight: 600;
  }
  .guide {
    columns: 17rem;
    column-gap: 2rem;
  }
  .guide > dl {
    margin: 0 0 0.75rem;
    break-inside: avoid;
  }
  .guide > dl:not(:has(div)) {
    display: none;
  }
  .guide div {
    position: relative;
    margin-block-end: 0.25rem;
    break-inside: avoid;
  }
  .guide .marks > div {
    padding-inline-start: 1.5rem;
  }
  .guide dt,
  .guide dd {
    display: inline;
    margin: 0;
    unicode-bidi: plaintext;
  }
  .guide dt {
    font-weight: 600;
  }
  .guide dd {
    color: var(--_muted);
  }
  .guide svg {
    position: absolute;
    inset-inline-start: 0;
    inset-block-start: calc(0.5lh - 0.375rem);
    inline-size: 1rem;
    block-size: 0.75rem;
    direction: inherit;
  }
  .guide :is(.sold, .ahead) {
    stroke: var(--_actual);
    stroke-width: 2;
  }
  .guide .ahead {
    stroke-dasharray: 3 3;
  }
  .guide .planned {
    stroke: var(--_muted);
  }
  [dir='rtl'] .guide svg {
    transform: scaleX(-1);
  }
`;
