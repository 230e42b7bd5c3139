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
  [part='total'] {
    color: var(--_text);
  }
  .as-table {
    margin-block: -0.1875rem;
  }
  @container (height < 12rem) or (width < 16rem) {
    .main {
      flex-basis: 100% !important;
    }
  }
  /* Gap and total go before the picture. */
  @container (height < 12rem) and (width < 17rem) {
    .status:not([hidden]) ~ span {
      display: none;
    }
  }
  @container (width < 11.25rem) or ((height < 20rem) and (width < 17rem)) {
    [part='total'] {
      display: none;
    }
  }
  /* Here it has a line of its own, which a message may need. */
  @container (width < 17rem) {
    .ways [part='total'] {
      display: none;
    }
  }
  /* The number in place of the picture says it. */
  .small ~ .line > [part='total'] {
    display: none;
  }
  /* Few bars leave room for words sooner. */
  @container (height < 13.5rem) {
    .main:has(.columns) {
      flex-basis: 100% !important;
    }
  }
`;
