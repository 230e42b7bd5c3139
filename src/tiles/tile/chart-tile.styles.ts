import { css } from 'lit';

/** How the picture of a chart tile takes its room, and gives way to the total where that is too little. */
export const chartTileStyles = css`
  /* What it compares is drawn and takes no lines of words. */
  :host {
    contain-intrinsic-size: 20rem var(--_height, 10.5rem);
  }
  .body::before {
    content: none;
  }
  .plot.chart {
    flex: 1 1 8rem;
  }
  .plot.chart .content > svg {
    inline-size: auto;
    block-size: auto;
  }
  .alone > span {
    display: block;
  }
  .as-table {
    margin-block: -0.1875rem;
  }
  @container (height < 12rem) or (width < 16rem) {
    .plot.chart {
      flex-basis: 100% !important;
    }
  }
  /* Few bars leave room for words sooner. */
  @container (height < 13.5rem) {
    .plot.columns {
      flex-basis: 100% !important;
    }
  }
  /* Rather the status with what fits beside it than neither. */
  @container (height < 20rem) {
    .line {
      max-block-size: 1lh;
      overflow: clip;
    }
  }
`;
