import { css } from 'lit';

/** The line of a large tile with one figure. */
export const trendStyles = css`
  .trend {
    display: none;
  }
  /* The way through the period takes the room that is left. */
  @container (width >= 24rem) and (height >= 18rem) {
    .body:has(.trend) {
      flex-wrap: nowrap;
    }
    .main:has(.trend) {
      display: contents;
    }
    .trend {
      order: 1;
      flex: 1 1 4rem;
      min-block-size: 0;
      display: flex;
      flex-direction: column;
      margin-block-start: 0.5rem;
    }
    .trend svg {
      flex: 1;
      min-block-size: 0;
      /* The dot lies beyond its end. */
      inline-size: calc(100% - 8px);
      margin-inline: 4px;
      overflow: visible;
    }
    .trend p {
      display: flex;
      justify-content: space-between;
      margin-block-start: 0.25rem;
    }
  }
  /* A bar in the same tile comes first. */
  @container (height < 26rem) {
    .body:has(.row) {
      flex-wrap: wrap;
    }
    .main:has(.row) {
      display: flex;
    }
    .row ~ .trend {
      display: none;
    }
  }
  .trend path {
    fill: none;
    stroke: var(--_actual);
    stroke-width: 2;
    stroke-linejoin: round;
    vector-effect: non-scaling-stroke;
  }
  .trend .base {
    stroke: var(--_hairline);
    stroke-width: 1;
  }
  .trend .planned {
    stroke: var(--_muted);
    stroke-width: 1.5;
    stroke-dasharray: 3 3;
  }
  .trend .now {
    stroke-width: 8;
    stroke-linecap: round;
  }
`;
