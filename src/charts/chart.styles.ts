import { css } from 'lit';

/** Notation in colours of the theme: form carries the meaning, colour repeats it (N1). */
export const chartStyles = css`
  .chart {
    position: relative;
    min-width: 0;
    min-height: 0;
    font-size: 0.75rem;
  }
  .chart svg {
    display: block;
    overflow: visible;
  }
  .chart text {
    fill: var(--_text);
    font: inherit;
    font-variant-numeric: tabular-nums;
    unicode-bidi: plaintext;
  }
  .chart text.muted {
    fill: var(--_muted);
  }
  .chart text.bold {
    font-weight: 600;
  }
  .chart text.good {
    fill: var(--_good);
  }
  .chart text.bad {
    fill: var(--_bad);
  }
  .actual,
  .stripe {
    fill: var(--_actual);
  }
  .previous {
    fill: var(--_previous);
  }
  .ground {
    fill: var(--_surface);
  }
  .outline,
  .hatch,
  .counter {
    stroke-width: 1.25;
  }
  .outline {
    fill: none;
    stroke: var(--_target);
  }
  .hatch,
  .counter {
    stroke: var(--_actual);
  }
  .neutral {
    fill: var(--_muted);
  }
  .good {
    fill: var(--_good);
  }
  .bad {
    fill: var(--_bad);
  }
  .variance.outline {
    fill: none;
    stroke: currentColor;
    stroke-dasharray: 2 1.5;
    color: var(--_muted);
  }
  .variance.outline.good {
    color: var(--_good);
  }
  .variance.outline.bad {
    color: var(--_bad);
  }
  .line {
    fill: none;
    stroke: var(--_muted);
    shape-rendering: crispEdges;
  }
  .line.row {
    stroke: var(--_text);
  }
  .line.open {
    stroke-dasharray: 3 3;
  }
`;
