import { css } from 'lit';

/** How the picture of a chart tile takes its room, and gives way to the total where that is too little. */
export const chartTileStyles = css`
  /* What it compares is drawn and takes no lines of words. */
  :host {
    contain-intrinsic-size: 20rem 13.75rem;
  }
  .main {
    flex: 1 1 8rem;
  }
  .plot.chart {
    flex: 1 1 1.75rem;
  }
  .plot.chart .content > svg {
    inline-size: auto;
    block-size: auto;
  }
  .line {
    max-block-size: 1lh;
    overflow: clip;
  }
  .as-table {
    margin-block: -0.1875rem;
  }
  @container (height < 12rem) or (width < 16rem) {
    .main {
      flex-basis: 100% !important;
    }
  }
  /* The gap goes before the picture. */
  @container (height < 12rem) and (width < 17rem) {
    .status:not([hidden]) + .gap {
      display: none;
    }
  }
  /* Few bars leave room for words sooner. */
  @container (height < 13.5rem) {
    .main:has(.columns) {
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
