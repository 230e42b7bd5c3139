import { css } from 'lit';

/** Looks of the way through the period, beside the number or in a large tile. */
export const trendStyles = css`
  .trend {
    display: none;
    order: 1;
    margin: 0.5rem 0 0;
  }
  /* Beside a number, where its line has room. */
  @container (width >= 18rem) and (height >= 7.5rem) and ((width < 24rem) or (height < 18rem)) {
    .top:has(.trend):not(:has([class*='long-'])) {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      /* Of a line that wraps, nothing peeps out. */
      gap: 0.25rem 0.75rem;
      max-block-size: calc(min(0.75rem + 8.75cqi, 26cqb, 4rem) + 0.125rem);
      overflow: clip;
      > .value {
        flex: 0 1 max-content;
        min-inline-size: 0;
      }
      > .trend {
        display: block;
        flex: 1 0 3.25rem;
        max-inline-size: 7rem;
        margin: 0;
        margin-inline-start: auto;
      }
      svg {
        display: block;
        block-size: clamp(1.25rem, 10cqb, 2.25rem);
      }
      p {
        display: none;
      }
      .now {
        stroke-width: 6;
      }
    }
  }
  .trend svg {
    /* The dot lies beyond its end. */
    inline-size: calc(100% - 8px);
    margin-inline: 4px;
    overflow: visible;
  }
  /* The way through the period takes the room that is left. */
  @container (width >= 24rem) and (height >= 18rem) {
    .body:has(.trend) {
      flex-wrap: nowrap;
    }
    :is(.main, .top):has(.trend) {
      display: contents;
    }
    .trend {
      flex: 1 1 4rem;
      min-block-size: 0;
      display: flex;
      flex-direction: column;
    }
    .trend svg {
      flex: 1;
      min-block-size: 0;
    }
    .trend p {
      display: flex;
      justify-content: space-between;
      margin-block-start: 0.25rem;
    }
  }
  /* Beside a message it would be too low to say anything. */
  @container (height < 24rem) {
    .tile.stale.ways .trend {
      display: none;
    }
  }
  /* A bar in the same tile comes first. */
  @container (height < 26rem) {
    .body:has(.row > .plot) {
      flex-wrap: wrap;
    }
    .main:has(.row > .plot) {
      display: flex;
    }
    .row:has(> .plot) ~ .trend {
      display: none;
    }
  }
  .keys {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 0 1em;
    block-size: 1lh;
    overflow: clip;
  }
  .keys > ::before {
    content: '';
    display: inline-block;
    inline-size: 1.25em;
    margin-inline-end: 0.4em;
    vertical-align: 0.3em;
    border-block-start: 2px solid var(--_actual);
  }
  .keys > .ahead::before {
    border-block-start-style: dashed;
  }
  .keys > .planned::before {
    border-block-start: 1px solid var(--_muted);
  }
  .trend path {
    fill: none;
    stroke: var(--_actual);
    stroke-width: 2;
    stroke-linejoin: round;
    vector-effect: non-scaling-stroke;
  }
  .trend path.base {
    stroke: var(--_hairline);
    stroke-width: 1;
  }
  .trend path.planned {
    stroke: var(--_muted);
    stroke-width: 1;
  }
  .trend path.ahead {
    stroke-dasharray: 3 3;
  }
  .trend path.now {
    stroke-width: 8;
    stroke-linecap: round;
  }
`;
