import { css } from 'lit';

/** Where the parts of a chart tile stand, and when they are dropped. */
export const chartTileStyles = css`
  .body::before {
    content: none;
  }
  .picture {
    flex: 1 1 8rem;
    min-block-size: 0;
    display: flex;
    flex-direction: column;
    gap: 0.25rem;
  }
  .plot.chart svg {
    inline-size: auto;
    block-size: auto;
  }
  .legend {
    flex: none;
    margin-block: -0.25rem;
  }
  .alone {
    display: none;
  }
  .alone > span {
    display: block;
  }
  .as-table {
    margin-block: -0.1875rem;
  }
  @container (height < 11rem) {
    .rest {
      display: none;
    }
  }
  @container (height < 13.5rem) or (width < 16rem) {
    .legend {
      display: none;
    }
    .picture {
      flex-basis: 100% !important;
    }
  }
  @container (height < 7.5rem) or (width < 8.75rem) {
    .picture,
    .as-table {
      display: none;
    }
    .alone {
      display: block;
    }
  }
`;
