import { css } from 'lit';

/** Chart and legend; the picture has `sceneStyles`, tooltip and table have `interactionStyles`. */
export const chartStyles = css`
  .chart {
    font-size: clamp(0.75rem, 0.55rem + 0.35cqi, 1.125rem);
  }
  @container (width >= 40rem) and (height >= 24rem) {
    .chart {
      font-size: 0.875em;
    }
  }
  @container (width >= 50rem) and (height >= 24rem) {
    .chart {
      font-size: 1em;
    }
  }
  .chart svg {
    display: block;
    overflow: visible;
  }
  /* Measured so: with digits of one width the hyphens of many faces are wider too. */
  .bars .name {
    font-variant-numeric: normal;
  }
  .chart.columns {
    overflow-clip-margin: 4px;
  }
  .chart.bars,
  .chart.table {
    overflow: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
  }
  .content {
    position: relative;
  }
  /* One bar alone stands in the middle of its room. */
  .chart.alone {
    display: flex;
    flex-direction: column;
  }
  .alone > .content {
    flex: none;
    margin-block: auto;
  }
  .content > :is(svg, canvas, .painted) {
    position: relative;
  }
  /* As words of an SVG. */
  canvas {
    letter-spacing: 0;
    word-spacing: 0;
  }
  .sr {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .walk {
    position: absolute;
    inset: 0;
    border-radius: 2px;
  }
  /* Chart.js listens on the canvas. */
  canvas ~ .walk {
    pointer-events: none;
  }
  /* These reach to where the tile clips, so their ring stands inside. */
  .walk:focus-visible,
  .chart.table:focus-visible,
  .rest:focus-visible,
  .legend button:focus-visible {
    outline-offset: -2px;
  }
  .rest {
    position: sticky;
    bottom: 0;
    display: flex;
    align-items: center;
    justify-content: end;
    background: var(--_ground);
    color: var(--_muted);
    inline-size: 100%;
    min-block-size: 0;
    padding: 0;
    border: 0;
    font: inherit;
    text-decoration: underline dotted;
    text-underline-offset: 0.2em;
    cursor: pointer;
  }
  .rest:hover {
    color: var(--_text);
  }
  .legend {
    position: sticky;
    z-index: 1;
    display: flex;
    flex-wrap: wrap;
    column-gap: 0.75em;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  /* Bars scroll under it; over columns it would wander as the page scrolls. */
  [data-over] {
    inset-block-start: 0;
    background: var(--_ground);
  }
  .legend li {
    position: relative;
  }
  .legend button,
  .legend .key {
    block-size: 2em;
  }
  .legend button,
  .legend .key,
  .as-table {
    display: flex;
    align-items: center;
    gap: 0.4em;
    padding: 0;
    color: var(--_muted);
    white-space: nowrap;
  }
  /* Room for the ring. */
  .legend button {
    padding-inline-end: 0.25em;
  }
  .legend [aria-pressed='false'] {
    text-decoration: line-through;
  }
  .legend [aria-pressed='false'] svg {
    opacity: 0.35;
  }
  .legend svg {
    inline-size: 0.92em;
    block-size: 0.92em;
  }
  .as-table svg {
    inline-size: 0.875rem;
    block-size: 0.875rem;
  }
  .legend .only {
    position: absolute;
    inset-block-start: 100%;
    inset-inline-start: 0;
    z-index: 1;
    padding-inline: 0.5em;
    border: 1px solid var(--_hairline);
    border-radius: 4px;
    background: var(--_ground);
    color: var(--_text);
    /* Not hidden: on its way here the keyboard has left the button before, and what is hidden takes no focus. */
    opacity: 0;
    pointer-events: none;
  }
  .legend li:has(:focus-visible) .only,
  .legend:not(.tapped) li:hover .only {
    opacity: 1;
    pointer-events: auto;
  }
  .legend .all {
    color: var(--_text);
    text-decoration: underline;
  }
  .legend button:hover,
  .as-table:hover {
    color: var(--_text);
  }
  .as-table {
    justify-content: center;
  }
  .stroke {
    fill: none;
    stroke: currentColor;
    stroke-width: 1.25;
  }
  .legend .stroke {
    stroke: var(--_actual);
  }
  @media print {
    .plot.chart .content > svg {
      max-inline-size: 100%;
    }
    .legend [aria-pressed='false'],
    .legend .all,
    .as-table {
      display: none;
    }
  }
`;
