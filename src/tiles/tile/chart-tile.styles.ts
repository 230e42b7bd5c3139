import { css } from 'lit';

/** Where the parts of a chart tile stand, and when they are dropped. */
export const chartTileStyles = css`
  .plot.chart {
    flex: 1 1 7rem;
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
  .as-table {
    margin-block: -0.1875rem;
  }
  @container (height < 13.5rem) or (width < 16rem) {
    .legend {
      display: none;
    }
    .plot.chart {
      flex-basis: 100%;
    }
  }
  @container (height < 6.25rem) or (width < 8.75rem) {
    .plot.chart,
    .as-table {
      display: none;
    }
    .alone {
      display: block;
    }
  }
`;
